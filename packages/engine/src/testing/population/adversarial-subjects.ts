// Subjects made to be slow to screen: most common words only, dozens of words, words said again and again, initials,
// fragments, mixed scripts, many long aliases. Whoever may send names can send these, so the worst case is measured.

import type { Subject } from '../../model/index.ts'
import { subject } from '../builders.ts'
import { type Random, seededRandom } from '../random.ts'
import { mixSeeds } from './mix-seeds.ts'
import { nativeOf } from './population-words.ts'

export interface AdversarialSubject {
  readonly kind: string
  readonly subject: Subject
}

/** Words of a list, the most common first, in Latin letters. */
type HotWords = readonly string[]
type Writer = (hot: HotWords, random: Random) => string

const many = (random: Random, least: number, most: number): number => least + random.below(most - least + 1)

function repeat(count: number, write: () => string, separator = ' '): string {
  return Array.from({ length: count }, write).join(separator)
}

const letter = (random: Random): string => random.pick([...'abcdefghijklmnopqrstuvwxyz'])
/** The very first words most often. */
const hotWord: Writer = (hot, random) => hot[Math.floor(hot.length * random.next() ** 3)]!

function editedWord(hot: HotWords, random: Random): string {
  const signs = [...hotWord(hot, random)]
  const at = random.below(signs.length)
  const change = random.below(3)
  signs.splice(at, change === 0 ? 0 : 1, ...(change === 1 ? [] : [letter(random)]))
  return signs.join('')
}

const scripts = ['Cyrillic', 'Arabic', 'Greek', 'Latin', 'Latin'] as const

function inSomeScript(word: string, random: Random): string {
  return nativeOf(word, random.pick(scripts)) ?? word
}

const small = 'al el bin ben abu abd de la von van der ibn haj mr dr sheikh li ng ma an'.split(' ')
const separators = [' aka ', '; ', ' / ', ', ', ' (', ' - ', ' & ', ' @ '] as const
const han = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗']
const hangul = [...'김이박최정강조윤장임한오서신권황안송류전']

const writers: Readonly<Record<string, Writer>> = {
  'common words': (hot, random) => repeat(many(random, 2, 6), () => hotWord(hot, random)),
  'thirty common words': (hot, random) => repeat(30, () => hotWord(hot, random)),
  'two hundred common words': (hot, random) => repeat(200, () => hotWord(hot, random)),
  'one word again and again': (hot, random) => {
    const word = hotWord(hot, random)
    return repeat(many(random, 2, 30), () => word)
  },
  'all initials': (_, random) => repeat(many(random, 2, 12), () => `${letter(random).toUpperCase()}.`),
  'single letters': (_, random) => repeat(many(random, 10, 40), () => letter(random)),
  'an initial and a common word': (hot, random) => `${letter(random).toUpperCase()}. ${hotWord(hot, random)}`,
  'one common word': hotWord,
  'edited common words': (hot, random) => repeat(many(random, 2, 6), () => editedWord(hot, random)),
  'thirty edited words': (hot, random) => repeat(30, () => editedWord(hot, random)),
  'long joined': (hot, random) => repeat(many(random, 6, 40), () => hotWord(hot, random), ''),
  'joined by twos': (hot, random) => repeat(many(random, 2, 8), () => hotWord(hot, random) + hotWord(hot, random)),
  'mixed scripts by word': (hot, random) =>
    repeat(many(random, 3, 12), () => inSomeScript(hotWord(hot, random), random)),
  'mixed scripts in words': (hot, random) =>
    repeat(many(random, 2, 6), () => repeat(many(random, 2, 3), () => inSomeScript(hotWord(hot, random), random), '')),
  'without vowels': (hot, random) =>
    repeat(many(random, 2, 8), () => hotWord(hot, random).replace(/[aeiou]/gu, '') || 'mhmd'),
  'consonants of two letters': (_, random) =>
    repeat(many(random, 3, 20), () => random.pick([...'bdfghjklmnrst']) + random.pick([...'bdfghjklmnrst'])),
  'small words': (_, random) => repeat(many(random, 2, 30), () => random.pick(small)),
  numbers: (_, random) => repeat(many(random, 2, 30), () => String(random.below(100))),
  'a field of many names': (hot, random) =>
    repeat(many(random, 4, 10), () => `${hotWord(hot, random)} ${hotWord(hot, random)}${random.pick(separators)}`),
  'Han signs': (_, random) => repeat(many(random, 2, 30), () => random.pick(han), random.pick(['', ' '])),
  'Hangul signs': (_, random) => repeat(many(random, 2, 30), () => random.pick(hangul), random.pick(['', ' '])),
  'a letter many times': (_, random) => {
    const sign = letter(random)
    return repeat(many(random, 2, 6), () => sign.repeat(many(random, 1, 40)))
  },
  'marks on every letter': (hot, random) =>
    repeat(4, () => [...hotWord(hot, random)].map((sign) => sign + '\u0301\u0323'.repeat(many(random, 1, 8))).join('')),
  'digits in words': (hot, random) =>
    repeat(many(random, 2, 6), () =>
      hotWord(hot, random).replace(/[oile]/gu, (sign) => ({ o: '0', i: '1', l: '1', e: '3' })[sign] ?? sign),
    ),
}

const aliasKind = 'twenty long aliases'

/** Every kind in turn; the same seed and words give the same subjects. */
export function adversarialSubjects(hot: HotWords, seed: number, count: number): AdversarialSubject[] {
  const kinds = [...Object.entries(writers)]
  return Array.from({ length: count }, (_, i) => {
    const random = seededRandom(mixSeeds(seed, i))
    const turn = i % (kinds.length + 1)
    const schema = random.chance(0.7) ? 'Person' : 'LegalEntity'
    const [kind, write] = kinds[turn] ?? [aliasKind, writers['thirty common words']!]
    const alias = kind === aliasKind ? Array.from({ length: 20 }, () => write(hot, random)) : []
    return { kind, subject: subject({ id: `adversarial-${i}`, schema, name: write(hot, random), alias }) }
  })
}
