// The consonants of a Latin form, coarsened over the ways in which romanisation systems write them. Two forms that
// share a skeleton may sound alike; whether they do is judged by the weighted distance.

const digraphs: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|sch|shch|tsh|dzh|dsch|dj|ch|sh|zh|hs|ts|tz|cz|sz|dz|cs|gy|ty|ci(?=[aou])/g, 's'],
  [/ph/g, 'f'],
  [/ck|kh|gh|qu|kw/g, 'k'],
  [/th|dh/g, 't'],
  [/c(?=[eiy])/g, 's'],
]

type Letters = Readonly<Record<string, string>>

const common: Letters = {
  b: 'p',
  p: 'p',
  f: 'f',
  v: 'f',
  w: 'f',
  d: 't',
  t: 't',
  c: 'k',
  g: 'k',
  k: 'k',
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
/** As most of the world writes them, and as German and Slavic (j) and pinyin (q, x) do. */
const systems: readonly Letters[] = [
  { ...common, j: 's', q: 'k', x: 'ks' },
  { ...common, j: '', q: 's', x: 's' },
]

/**
 * Skeletons of a form `[a-z0-9]+`: one, or two that differ, perhaps empty. `mohammed`, `muhamad` and `mhmd` share `mmt`.
 */
export function skeletonKeys(form: string): readonly string[] {
  let text = form
  for (const [pattern, replacement] of digraphs) text = text.replace(pattern, replacement)
  const first = reduce(text, systems[0]!)
  if (!/[jqx]/.test(text)) return [first]
  const second = reduce(text, systems[1]!)
  return first === second ? [first] : [first, second]
}

function reduce(text: string, letters: Letters): string {
  let key = ''
  let previous = ''
  for (const letter of text) {
    const mapped = letters[letter] ?? letter
    if (mapped !== '' && mapped !== previous) key += mapped
    previous = mapped
  }
  return key
}
