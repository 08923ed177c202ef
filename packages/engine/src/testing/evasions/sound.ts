// Family P: the same sound or letter romanised otherwise, by other countries, clerks and centuries.

import type { Random } from '../random.ts'
import { applyOneRule, interchangeable, nameEvasionsOf, replaceOneWord, wordGroups, wordsOf } from './evasion.ts'

const muhammads = wordGroups(
  'mohammed muhammad mohamad mohamed mohammad mehmet, ahmad ahmed ahmet, yusuf yousef youssef, hussein husayn hussain huseyin, mahmoud mahmud, khalid khaled, faisal faysal',
)
const abds = /\b(abd)(?:ul|el|al|[ -]al|[ -]el|[ -]ul)[ -]?(?=\p{L}{3})/giu

function otherArticle(name: string, random: Random): string | null {
  const articles = /(?<![\p{L}-])(?:al|el|ul)[- ]/giu
  if (!articles.test(name)) return null
  return name.replace(articles, (found) => {
    const others = ['El ', 'Al ', 'El-', 'Al-', 'Ul-', 'al-', 'el-'].filter((other) => other !== found)
    return random.pick(others)
  })
}

function otherAbd(name: string, random: Random): string | null {
  const written = random.pick(['Abd al-', 'Abdul ', 'Abdel ', 'Abdul', 'Abdel', 'Abd el-'])
  return name.replace(abds, written)
}

const cyrillicRows =
  'shch щ, zh ж, kh х, ts ц, ch ч, sh ш, yu ю, ya я, yo ё, ye е, ph ф, ck к, a а, b б, c к, d д, e е, f ф, g г, h х, i и, j й, k к, l л, m м, n н, o о, p п, q к, r р, s с, t т, u у, v в, w в, x кс, y й, z з'
    .split(', ')
    .map((row) => row.split(' ') as [string, string])

/** A Latin word in Cyrillic letters, lower case; null where it has signs that the table does not. */
export function inCyrillic(word: string): string | null {
  let rest = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  let written = ''
  while (rest !== '') {
    const row = cyrillicRows.find(([latin]) => rest.startsWith(latin))
    if (row === undefined && /^[a-zþðøłđßæœı]/u.test(rest)) return null
    written += row?.[1] ?? rest.slice(0, 1)
    rest = rest.slice(row?.[0].length ?? 1)
  }
  return written
}

function throughCyrillic(name: string): string | null {
  return /^[\p{Script=Latin}\p{P}\p{Zs}\p{M}]+$/u.test(name) ? inCyrillic(name) : null
}

function doubleOnePerWord(name: string, random: Random): string {
  return wordsOf(name)
    .map((word) => {
      const places = [...word.matchAll(/(?<=[aeiou])[lmnrst](?=[aeiou])/giu)].map(({ index }) => index)
      if (places.length === 0) return word
      const at = random.pick(places)
      return word.slice(0, at) + word[at] + word.slice(at)
    })
    .join(' ')
}

const umlauts: readonly (readonly [RegExp, string])[] = [
  [/ue/giu, 'ü'],
  [/ae/giu, 'ä'],
  [/oe/giu, 'ö'],
  [/ü/giu, 'ue'],
  [/ä/giu, 'ae'],
  [/ö/giu, 'oe'],
  [/ß/gu, 'ss'],
  [/ss/gu, 'ß'],
  [/å/giu, 'aa'],
  [/aa/giu, 'å'],
  [/ø/giu, 'oe'],
  [/æ/giu, 'ae'],
]

const oneOf =
  (...rules: readonly (readonly [RegExp, string])[]) =>
  (name: string, random: Random): string | null =>
    applyOneRule(name, rules, random)

const silent = /(?<=\p{L})h|(?<![\p{L}])gh/giu

function dropSilent(name: string): string {
  return name.replace(silent, (found) => (found.toLowerCase() === 'gh' ? found.slice(0, 1) : ''))
}

export const soundEvasions = nameEvasionsOf([
  [
    'P01',
    'P+K',
    'Mohammed, Muhammad, Mehmet and their like',
    (name, random) => replaceOneWord(name, muhammads, random),
  ],
  ['P02', 'K', 'al, el, ul', otherArticle],
  ['P03', 'P+K', 'Abd al-X, Abdul X, AbdelX', otherAbd],
  [
    'P04',
    'P',
    'q, k, g; kh, h; dh, z, th',
    oneOf(...interchangeable('kh h, q k, dh z, dh d, th t, gh g'), [/q/giu, 'g']),
  ],
  ['P05', 'P', 'ou, u, oo; ee, i, y', oneOf(...interchangeable('ou u, oo u, ee i, y i'))],
  [
    'P06',
    'P',
    'Russian endings -ov, -off; -ev, -eff; -iy, -y, -i, -ij',
    oneOf(
      [/ov\b/giu, 'off'],
      [/[ye]ev\b/giu, 'eff'],
      [/iy\b/giu, 'ij'],
      [/iy\b/giu, 'y'],
      [/skiy\b/giu, 'sky'],
      [/(?<=\p{L})y\b/giu, 'i'],
    ),
  ],
  [
    'P07',
    'P',
    'ch, tch, tsch; sh, sch; zh, j',
    oneOf([/ch/giu, 'tch'], [/ch/giu, 'tsch'], [/(?<!c)sh/giu, 'sch'], [/zh/giu, 'j']),
  ],
  [
    'P08',
    'P',
    'ks, x; ts, tz, c; ya, ia, ja',
    oneOf(...interchangeable('ks x, ts tz, ya ia ja, yu iu ju, ye ie'), [/ts/giu, 'c']),
  ],
  ['P09', 'P', 'ph, f; v, w; j, g', oneOf(...interchangeable('ph f, v w'), [/j(?=[ei])/giu, 'g'])],
  ['P10', 'C/P', 'umlauts written out or drawn together', oneOf(...umlauts)],
  ['P11', 'P', 'through Cyrillic', throughCyrillic],
  ['P12', 'P', 'silent h dropped', dropSilent],
  ['P13', 'E/P', 'doubled letters for single ones', doubleOnePerWord],
  ['P14', 'P', 'Wade–Giles for pinyin', oneOf([/zh/giu, 'ch'], [/x/giu, 'hs'], [/q/giu, 'ch'])],
])
