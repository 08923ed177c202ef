// The classes of variation in which listed names are screened (FCA and EBA: manipulated records): how each writes a name
// otherwise, and the share that must be found.

import { type NameEvasion, nameEvasions, type Random } from '@hindsight/engine/testing'

export interface VariationClass {
  readonly id: string
  readonly kinds: readonly ('person' | 'organization')[]
  /** Least share that must be found, in percent; null where none is promised. */
  readonly wanted: number | null
  /** The name written otherwise; null where the class has nothing to change. */
  write(name: string, random: Random): string | null
}

const both = ['person', 'organization'] as const
const people = ['person'] as const
const firms = ['organization'] as const

/** One of these evasions that changes the name. */
function oneOf(...ids: readonly string[]): (name: string, random: Random) => string | null {
  const evasions = ids.map((id) => nameEvasions.find((evasion) => evasion.id === id) as NameEvasion)
  return (name, random) => {
    for (const evasion of random.shuffle(evasions)) {
      const written = evasion.apply(name, random)
      if (written !== null) return written
    }
    return null
  }
}

const wordsOf = (name: string): string[] => name.split(/\s+/u).filter((word) => word !== '')
const isLatin = (name: string): boolean => /^[\p{Script=Latin}\p{Script=Common}\p{M}]*$/u.test(name)
const oneTypo = oneOf('E01', 'E02', 'E03', 'E05', 'E09')

function twice(write: (name: string, random: Random) => string | null) {
  return (name: string, random: Random): string | null => {
    const once = write(name, random)
    return once === null ? null : write(once, random)
  }
}

/** Another case than the name is written in. */
function otherCase(name: string, random: Random): string | null {
  return random.chance(0.5) ? name.toLowerCase() : name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase()
}

/** Marks on letters that have none, or none where there are some. */
function otherMarks(name: string): string {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '')
  if (bare !== name.normalize('NFD')) return bare
  const marks: Readonly<Record<string, string>> = {
    a: 'á',
    e: 'é',
    i: 'í',
    o: 'ó',
    u: 'ú',
    A: 'Á',
    E: 'É',
    I: 'Í',
    O: 'Ó',
    U: 'Ú',
  }
  return name.replace(/[aeiou]/iu, (letter) => marks[letter] ?? letter)
}

/** Family name last: after the comma first, or the first word last. */
function otherOrder(name: string): string | null {
  const comma = name.indexOf(',')
  if (comma > 0) return `${name.slice(comma + 1).trim()} ${name.slice(0, comma)}`
  const [first, ...rest] = wordsOf(name)
  return rest.length === 0 ? null : `${rest.join(' ')} ${first}`
}

/** One of at least four words left out, not the first: what is left still names somebody. */
function withoutWord(name: string, random: Random): string | null {
  const words = wordsOf(name)
  if (words.length < 4) return null
  words.splice(1 + random.below(words.length - 1), 1)
  return words.join(' ')
}

const patronymic = /[\s,]+(?:\p{L}+(?:ovich|evich|ovna|evna|ichna)|(?:bin|ibn|ben|bint)\s+\p{L}+)\b/iu

function withoutPatronymic(name: string): string | null {
  const left = name.replace(patronymic, '')
  return left === name || wordsOf(left).length < 2 ? null : left
}

/** GARCIA PEREZ, Juan as GARCIA, Juan: only where two plain words stand before the comma. */
function withoutSecondSurname(name: string): string | null {
  const found = /^(\p{L}{3,}) (\p{L}{3,}), (.*)$/u.exec(name)
  const [, first = '', second = '', given = ''] = found ?? []
  return found === null || /^(?:al|bin|ibn|abu|abd|van|von|de|del|da)$/iu.test(`${first}|${second}`)
    ? null
    : `${first}, ${given}`
}

/** Notes around the name until the field is longer than 200 characters. */
function inLongField(name: string): string {
  const before =
    'payment for invoice 4411 of the third quarter, with thanks for the good work that was done in the spring, '
  return `${before.repeat(2)}on behalf of ${name}`
}

const inOneWord = (name: string): string | null => (wordsOf(name).length === 1 && isLatin(name) ? name : null)
const asWritten = (name: string): string => name
const originalScript = (name: string): string | null => (isLatin(name) ? null : name)

export const variationClasses: readonly VariationClass[] = [
  { id: 'exact', kinds: both, wanted: 100, write: asWritten },
  { id: 'one word', kinds: both, wanted: 100, write: inOneWord },
  { id: 'case', kinds: both, wanted: 99.5, write: otherCase },
  { id: 'diacritics', kinds: both, wanted: 99.5, write: otherMarks },
  { id: 'order', kinds: people, wanted: 99.5, write: otherOrder },
  { id: 'legal form', kinds: firms, wanted: 99.5, write: oneOf('B01', 'B02', 'B03') },
  { id: 'title', kinds: people, wanted: 99.5, write: oneOf('K01') },
  { id: 'joined', kinds: both, wanted: 99.5, write: oneOf('S04') },
  { id: 'split', kinds: both, wanted: 99.5, write: oneOf('S03') },
  { id: 'digits', kinds: both, wanted: 99.5, write: oneOf('F07', 'F08') },
  { id: 'over 200 characters', kinds: both, wanted: 99.5, write: inLongField },
  { id: 'extra word', kinds: people, wanted: 99.5, write: oneOf('O07') },
  { id: 'missing word', kinds: both, wanted: null, write: withoutWord },
  { id: 'patronymic', kinds: people, wanted: null, write: withoutPatronymic },
  { id: 'several surnames', kinds: people, wanted: null, write: withoutSecondSurname },
  { id: 'one typo', kinds: both, wanted: 99.5, write: oneTypo },
  { id: 'two typos', kinds: both, wanted: null, write: twice(oneTypo) },
  {
    id: 'romanised otherwise',
    kinds: people,
    wanted: 97,
    write: oneOf('P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08', 'P09', 'P10', 'P12', 'P13'),
  },
  { id: 'in Cyrillic', kinds: people, wanted: 97, write: oneOf('P11') },
  { id: 'original script', kinds: people, wanted: 97, write: originalScript },
]
