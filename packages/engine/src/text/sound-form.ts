// A Latin form as it is heard: letter groups that romanisation systems write for one sound become one letter, vowels
// kept. What two spellings of one sound are compared by, beside their letters.

const steps: readonly (readonly [RegExp, string])[] = [
  [/shch|sch(?=[aeiouy])|sh|sz/g, 's'],
  [/tsch|tch|tsh|ch|cz|cs/g, 'c'],
  [/dzh|dsch|dj|zh/g, 'j'],
  [/hs|ts|tz/g, 's'],
  [/ph/g, 'f'],
  [/kh|gh|ck|q/g, 'k'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/x/g, 'ks'],
  [/oo|ou/g, 'u'],
  [/ee|ie/g, 'i'],
  [/w/g, 'v'],
  [/[yj](?=[aeou])/g, 'i'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
]

/** Every step needs one of these. */
const changing = /[hxqwyz]|cs|ts|dj|ck|oo|ou|ee|ie|j[aeou]|(.)\1/

/** `tscheng` and `cheng`, `youssouf` and `yusuf` come together. */
export function soundForm(form: string): string {
  if (!changing.test(form)) return form
  let text = form
  for (const [pattern, replacement] of steps) text = text.replace(pattern, replacement)
  return text
}
