// The words in which reports state numbers, and what follows from each: `over 400` is at least 401, `about 50` bounds
// nothing. English, as the reports are; a word that is not here leaves a number unqualified and visibly so.

import { atLeast, atMost, type Bounds, exactly, unbounded } from './bounds.ts'

/** What a word before a number leaves of it. `loose` words bound nothing: they are kept and shown. */
export const qualifierBounds: ReadonlyMap<string, (value: number) => Bounds> = new Map([
  ...['more than', 'over', 'above', 'upwards of', 'in excess of', 'exceeding', 'well over'].map(
    (word) => [word, (value: number) => atLeast(value + 1)] as const,
  ),
  ...['at least', 'no fewer than', 'no less than', 'not less than', 'a minimum of'].map(
    (word) => [word, atLeast] as const,
  ),
  ...['fewer than', 'less than', 'under', 'below', 'nearly', 'almost', 'just under'].map(
    (word) => [word, (value: number) => atMost(Math.max(0, value - 1))] as const,
  ),
  ...['up to', 'at most', 'no more than', 'not more than', 'as many as', 'a maximum of'].map(
    (word) => [word, atMost] as const,
  ),
  ...['about', 'around', 'approximately', 'roughly', 'some', 'an estimated', 'estimated', 'circa'].map(
    (word) => [word, () => unbounded] as const,
  ),
  ...['exactly', 'precisely'].map((word) => [word, exactly] as const),
])

/** Words that say "and these are not among those before": they qualify, and bound nothing. */
export const addingWords = ['another', 'additional', 'a further', 'further'] as const

const small = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

export const numberWords: ReadonlyMap<string, Bounds> = new Map<string, Bounds>([
  ...small.map((word, value) => [word, exactly(value)] as const),
  ['none', exactly(0)],
  ['no one', exactly(0)],
  ['nobody', exactly(0)],
  ['a dozen', exactly(12)],
  ['twenty', exactly(20)],
  ['thirty', exactly(30)],
  ['forty', exactly(40)],
  ['fifty', exactly(50)],
  ['a hundred', exactly(100)],
  ['dozens', atLeast(24)],
  ['hundreds', atLeast(200)],
  ['thousands', atLeast(2000)],
])

/** Shares of a whole that is not counted: no number follows from them. */
export const shareWords: ReadonlyMap<string, Share> = new Map<string, Share>([
  ['most', 'more-than-half'],
  ['the majority', 'more-than-half'],
  ['a majority', 'more-than-half'],
  ['all', 'all'],
  ['some of', 'some'],
  ['several', 'some'],
  ['many', 'some'],
  ['a few', 'some'],
  ['a number of', 'some'],
])

export type Share = 'more-than-half' | 'all' | 'some'

/** People are counted once, events as often as they happen; the two never add up (R11). */
export type CountUnit = 'person' | 'event' | 'other' | 'unknown'

const nouns: Readonly<Record<'person' | 'event' | 'other', string>> = {
  person:
    'people persons person individuals individual migrants migrant men women man woman adults children minors passengers ' +
    'members subjects customers officials official facilitators facilitator smugglers smuggler travellers travelers ' +
    'travellers arrivals refugees applicants evacuees suspects partners clients employees nationals citizens relatives ' +
    'sources officers drivers visitors crew workers holders residents detainees',
  event:
    'encounters encounter arrests arrest crossings crossing incidents incident detentions detention bookings booking ' +
    'apprehensions apprehension payments payment transactions visits flights trips deportations removals interviews',
  other:
    'states state countries country months month days day weeks week years year hours percent routes reports articles ' +
    'companies company organisations organizations networks network cities times ports lists accounts',
}

export const unitOfNoun: ReadonlyMap<string, CountUnit> = new Map(
  (['person', 'event', 'other'] as const).flatMap((unit) =>
    nouns[unit].split(' ').map((noun) => [noun, unit] as const),
  ),
)
