// The consonants of a Latin form, coarsened over the ways in which romanisation systems write them. Two forms with
// the same skeleton may sound alike; whether they do is judged by the weighted distance.

const digraphs: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|sch|shch|tsh|dzh|dsch|dj|ch|sh|zh|ts|tz|cz|sz|dz|cs|gy|ty|ci(?=[aou])/g, 's'],
  [/ph/g, 'f'],
  [/ck|kh|gh|qu|kw/g, 'k'],
  [/th|dh/g, 't'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
]

const letters: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  f: 'f',
  v: 'f',
  w: '',
  d: 't',
  t: 't',
  c: 'k',
  g: 'k',
  k: 'k',
  q: 'k',
  j: 's',
  s: 's',
  z: 's',
  l: 'l',
  r: 'r',
  m: 'm',
  n: 'n',
  h: '',
  y: '',
  a: '',
  e: '',
  i: '',
  o: '',
  u: '',
}

/** Skeleton of a form `[a-z0-9]+`; may be empty. `mohammed`, `muhamad` and `mhmd` give `mmt`. */
export function skeletonKey(form: string): string {
  let text = form
  for (const [pattern, replacement] of digraphs) text = text.replace(pattern, replacement)
  let key = ''
  let previous = ''
  for (const letter of text) {
    const mapped = letters[letter] ?? letter
    if (mapped !== '' && mapped !== previous) key += mapped
    previous = mapped === '' ? '' : mapped
  }
  return key
}
