// What a Latin form looks like at a glance: letters that are mistaken for each other in print fall together.

/** By code: what a letter is mistaken for, where it is. */
const single = new Map<number, string>()
for (const [letters, key] of [
  ['l1j', 'i'],
  ['0', 'o'],
  ['5', 's'],
  ['8', 'b'],
  ['q', 'g'],
] as const)
  for (const letter of letters) single.set(letter.charCodeAt(0), key)
const pairs: Readonly<Record<string, string>> = { rn: 'm', vv: 'w', ci: 'd' }
const changing = /[lj1058q]|rn|vv|ci/

/** Two forms with the same visual key are hard to tell apart by eye. */
export function visualKey(form: string): string {
  if (!changing.test(form)) return form
  let letters = ''
  for (let at = 0; at < form.length; at++) letters += single.get(form.charCodeAt(at)) ?? form[at]!
  // Single letters first, so that what they are mistaken for is also seen inside a pair (cl, c1 look like d).
  let key = ''
  for (let at = 0; at < letters.length; at++) {
    const pair = pairs[letters.slice(at, at + 2)]
    key += pair ?? letters[at]!
    if (pair !== undefined) at += 1
  }
  return key
}
