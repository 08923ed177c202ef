// The consonants of a Latin form, coarsened over the ways in which romanisation systems write them. Two forms that
// share a skeleton may sound alike; whether they do is judged by the weighted distance.

/**
 * What a letter becomes as most of the world writes it, and as German and Slavic (j), pinyin (q, x) and Persian and Urdu
 * (dh for a z) do.
 */
const asUsual = new Map(Object.entries({ j: 's', q: 'k', x: 'ks' }))
const otherwise = new Map(Object.entries({ j: '', q: 's', x: 's' }))
const common = new Map<string, string>()
for (const [key, letters] of Object.entries({ p: 'bp', f: 'fvw', t: 'dt', k: 'cgk', s: 'sz', l: 'l', r: 'r', m: 'm' }))
  for (const letter of letters) common.set(letter, key)
for (const letter of 'hyaeiou') common.set(letter, '')

/** By code: what each letter becomes. Signs that no system knows stay. */
const usual = tableOf(asUsual)
const other = tableOf(otherwise)

function tableOf(own: ReadonlyMap<string, string>): readonly string[] {
  return Array.from({ length: 128 }, (_, code) => {
    const letter = String.fromCharCode(code)
    return own.get(letter) ?? common.get(letter) ?? letter
  })
}

type Codes = [number, number, number, number, number, number, number, number, number, number, number, number, number]
const [c, d, g, h, i, j, k, p, s, t, w, y, z] = Array.from('cdghijkpstwyz', (letter) => letter.charCodeAt(0)) as Codes

/** Letters from `at` on that are written for one hissing sound: tsch, sh, dz, gy; 0 where none are. */
function hissLength(form: string, at: number): number {
  const second = form.charCodeAt(at + 1)
  const third = form.charCodeAt(at + 2)
  const fourth = form.charCodeAt(at + 3)
  switch (form.charCodeAt(at)) {
    case t:
      if (second === s) return third === c && fourth === h ? 4 : third === h ? 3 : 2
      return second === c && third === h ? 3 : second === z || second === y ? 2 : 0
    case s:
      if (second === h) return third === c && fourth === h ? 4 : 2
      return second === c && third === h ? 3 : second === z ? 2 : 0
    case d:
      if (second === z) return third === h ? 3 : 2
      return second === s && third === c && fourth === h ? 4 : second === j ? 2 : 0
    case c:
      if (second === i) return third === 97 || third === 111 || third === 117 ? 2 : 0
      return second === h || second === z || second === s ? 2 : 0
    case z:
      return second === h || second === s ? 2 : 0
    case h:
      return second === s ? 2 : 0
    case g:
      return second === y ? 2 : 0
    default:
      return 0
  }
}

/** What the two or one letters from `at` on become where the pair has a sound of its own, else the empty text. */
function pairSound(form: string, at: number): string {
  const second = form.charCodeAt(at + 1)
  switch (form.charCodeAt(at)) {
    case p:
      return second === h ? 'f' : ''
    case c:
      return second === k ? 'k' : ''
    case k:
      return second === h || second === w ? 'k' : ''
    case g:
      return second === h ? 'k' : ''
    case t:
    case d:
      return second === h ? 't' : ''
    default:
      return ''
  }
}

/**
 * Skeletons of a form that was written without its vowels. Letters that meet there need not have met in the word: `khkhrn`
 * is Khokharani, `hmmd` Ahmed, `rtshv` rtishv. So sounds are also kept apart as they are spelled, and letter by letter.
 */
export function skeletonKeysWithoutVowels(form: string): readonly string[] {
  const spellings = letterGroups.flatMap((group) => {
    const soft = form.replace(group, '$&e')
    return [soft, soft.slice(0, -1), form.replace(group, '$&o')]
  })
  return [...new Set([form, ...spellings].flatMap(skeletonKeys))]
}

/** Sounds of two letters and doubled letters; certain sounds alone; single letters. A c is soft before e, hard before o. */
const letterGroups = [
  /sh|ch|zh|kh|gh|th|ph|ts|tz|dz|zs|sz|cz|(.)\1|./g,
  /sh|ch|zh|kh|gh|th|ph|dz|zs|sz|cz|./g,
  /./g,
] as const

const western = /ch|gh|g[eiy]|[aeou]w/

/** Bach, Leigh, Giovanni, Crowley: letters that western languages say otherwise, or not at all. */
function asInTheWest(form: string): string {
  return form
    .replace(/ch/g, 'k')
    .replace(/gh/g, '')
    .replace(/g(?=[eiy])/g, 'z')
    .replace(/(?<=[aeou])w/g, '')
}

/**
 * Skeletons of a form `[a-z0-9]+`: one, or two that differ, perhaps empty. `mohammed`, `muhamad` and `mhmd` share `mmt`. A word with
 * one consonant besides a first y keeps the y.
 */
export function skeletonKeys(form: string): readonly string[] {
  let first = ''
  let second = ''
  let before = ''
  let beforeOther = ''
  for (let at = 0; at < form.length; ) {
    const code = form.charCodeAt(at)
    const hiss = hissLength(form, at)
    const pair = hiss > 0 ? 's' : pairSound(form, at)
    const next = form.charCodeAt(at + 1)
    const isSoft = pair === '' && code === c && (next === 101 || next === i || next === y)
    const sound = isSoft ? 's' : pair === '' ? usual[code]! : pair
    const soundOther = isSoft || (code === d && pair === 't') ? 's' : pair === '' ? other[code]! : pair
    if (sound !== before) first += sound
    if (soundOther !== beforeOther) second += soundOther
    before = sound
    beforeOther = soundOther
    at += hiss > 0 ? hiss : pair === '' ? 1 : 2
  }
  if (western.test(form)) return [...new Set([first, second, ...skeletonKeys(asInTheWest(form))])]
  if (first === second) return first.length === 1 && form.charCodeAt(0) === y ? [first, `y${first}`] : [first]
  return [first, second]
}
