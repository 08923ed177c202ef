// What a Latin form looks like at a glance: letters that are mistaken for each other in print fall together.

const pairs: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/[l1ij]/g, 'i'],
  [/0/g, 'o'],
  [/[5]/g, 's'],
  [/8/g, 'b'],
  [/q/g, 'g'],
]

/** Two forms with the same visual key are hard to tell apart by eye. */
export function visualKey(form: string): string {
  let key = form
  for (const [pattern, replacement] of pairs) key = key.replace(pattern, replacement)
  return key
}
