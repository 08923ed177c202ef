// What the benchmarks work on: lists invented from a seed, always, and real publications read in place where the data
// folder is there; where it is not, the reason is printed. Positives say which listed parties they stand for.

import { type ListedParty, parsePartialDate, type Subject } from '@hindsight/engine/model'
import {
  evasionFloor,
  inventListedParty,
  inventPerson,
  inventPersonName,
  personNameEvasions,
  type Random,
  seededRandom,
  subject,
} from '@hindsight/engine/testing'
import { type ListRequest, loadList } from '../packages/hindsight/src/services/index.ts'
import { openSubjects } from '../packages/hindsight/src/sources/index.ts'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { namesOf } from './latin-names.ts'
import { levenshteinSimilarity } from './levenshtein.ts'

/** A subject that stands for a listed party: finding any of `partyKeys` is right. */
export interface Positive {
  readonly subject: Subject
  readonly partyKeys: ReadonlySet<string>
}

export interface ScreenCorpus {
  readonly title: string
  readonly parties: readonly ListedParty[]
  /** People who are on no list, as far as their making goes. */
  readonly strangers: readonly Subject[]
  readonly positives: Readonly<Record<string, readonly Positive[]>>
}

/** Names a party among several lists. */
export function partyKey({ listId, id }: ListedParty): string {
  return `${listId}/${id}`
}

const positiveCount = 400
const realTitle = 'the real UN 2025-05, OFAC SDN 2021-07 and OFAC consolidated 2025-12 lists'
const strangerCount = 20_000
const seed = 2026

const inventedTitle = (nameCount: number): string => `an invented list of ${nameCount / 1000} thousand names`

/** A list of invented parties with about `nameCount` names of all cultures and scripts. */
export function inventList(nameCount: number): ListedParty[] {
  const random = seededRandom(seed)
  const parties: ListedParty[] = []
  for (let names = 0; names < nameCount; ) {
    const party = inventListedParty(random, `invented-${parties.length + 1}`)
    parties.push(party)
    names += namesOf(party).length
  }
  return parties
}

/** A list of invented parties, invented strangers, and listed people whose names are written otherwise. */
export function inventedCorpus(nameCount: number): ScreenCorpus {
  const parties = inventList(nameCount)
  const random = seededRandom(seed + 1)
  const people = parties.filter(({ schema }) => schema === 'Person').slice(0, positiveCount)
  const verbatim = people.map((party) => positiveOf(party.name[0]!, new Set([partyKey(party)])))
  return {
    title: inventedTitle(nameCount),
    parties,
    strangers: inventStrangers(parties, random),
    positives: { verbatim, 'hard variants': hardVariants(verbatim, random) },
  }
}

/** Invented people without a namesake on the list. */
function inventStrangers(parties: readonly ListedParty[], random: Random): Subject[] {
  const listed = new Set(parties.flatMap(namesOf).map(sortedWords))
  const strangers: Subject[] = []
  for (let drawn = 0; strangers.length < strangerCount && drawn < 10 * strangerCount; drawn++) {
    const name = inventPersonName(random).latin
    if (listed.has(sortedWords(name))) continue
    const { birthDate, gender } = inventPerson(random)
    strangers.push({ ...subject({ id: `stranger-${drawn}`, name }), birthDate, gender })
  }
  return strangers
}

/** Only the name: all that the peers can use. */
function positiveOf(name: string, partyKeys: ReadonlySet<string>): Positive {
  return { subject: subject({ id: name, name }), partyKeys }
}

/** Each name written with one or two of the evasions for which we promise a floor. */
function hardVariants(positives: readonly Positive[], random: Random): Positive[] {
  const evasions = personNameEvasions.filter((evasion) => evasionFloor(evasion) !== null)
  const vary = (name: string): string | null => random.pick(evasions).apply(name, random)
  return positives.flatMap(({ subject: { name }, partyKeys }) => {
    let written: string | null = null
    for (let attempt = 0; written === null && attempt < 50; attempt++) written = vary(name[0]!)
    if (written === null) return []
    return [positiveOf(random.chance(0.5) ? (vary(written) ?? written) : written, partyKeys)]
  })
}

/** OFAC SDN and consolidated and UN lists with yente's fixtures, or null where the data folder is absent. */
export async function realCorpus(): Promise<ScreenCorpus | null> {
  const parties = await realParties()
  const fixtures = ['labelled', 'yente', 'candidate_generation_benchmark', 'fixtures'] as const
  const positives = dataPath(...fixtures, 'positives_un_untreated.csv')
  const negatives = dataPath(...fixtures, 'negatives_us.csv.gz')
  if (parties === null || positives === null || negatives === null) return null
  const verbatim = linkByName(await readPeople(positives, Number.POSITIVE_INFINITY), parties)
  return {
    title: realTitle,
    parties,
    strangers: await readPeople(negatives, strangerCount),
    positives: { 'UN positives': verbatim, 'hard variants': hardVariants(verbatim, seededRandom(seed)) },
  }
}

export interface PartyCorpus {
  readonly title: string
  readonly parties: readonly ListedParty[]
}

/** The invented lists, and the real ones where they are there. */
export async function partyCorpora(isQuick: boolean): Promise<PartyCorpus[]> {
  const sizes = isQuick ? [2_000] : [2_000, 20_000]
  const corpora = sizes.map((size) => ({ title: inventedTitle(size), parties: inventList(size) }))
  const parties = await realParties()
  return parties === null ? corpora : [...corpora, { title: realTitle, parties }]
}

/** Where the real lists lie, or null. */
export function realListPaths(): string[] | null {
  const paths = [
    dataPath('un_sc', 'consolidated_2025-05-25.xml.gz'),
    dataPath('ofac_sdn', 'set_2021-07'),
    dataPath('ofac_cons', 'set_2025-12-19'),
  ]
  return paths.some((path) => path === null) ? null : paths.filter((path) => path !== null)
}

/** How a list is asked for whose format says all the rest. */
export function listRequest(path: string): ListRequest {
  const nothingSaid = { listId: null, publishedAt: null, format: null, acceptIncomplete: false, mapping: {} }
  return { path, profile: 'full', ...nothingSaid }
}

/** Parties of the real lists, or null. Throws where one is refused. */
export async function realParties(): Promise<ListedParty[] | null> {
  const paths = realListPaths()
  if (paths === null) return null
  const parties: ListedParty[] = []
  for (const path of paths) {
    const { reading, coverage } = await loadList(listRequest(path))
    if (reading === null) throw new Error(`${path} is refused: ${coverage.faults[0]?.message}`)
    parties.push(...reading.parties)
  }
  return parties
}

/** People of a subjects file by name and birth date, no more than `countMax`. */
export async function readPeople(path: string, countMax: number): Promise<Subject[]> {
  const people: Subject[] = []
  const source = await openSubjects(path, {
    mapping: new Map(),
    isUnknownIgnored: true,
    format: null,
    stdin: noInput(),
  })
  for await (const records of source.records) {
    for (const { fields, row } of records) {
      const dates = (fields.birthDate ?? []).flatMap((raw) => parsePartialDate(raw).dates)
      people.push({ ...subject({ id: `row-${row}`, name: fields.name ?? [] }), birthDate: dates })
      if (people.length === countMax) return people
    }
  }
  return people
}

/** In place of standard input, for what reads a file. */
export async function* noInput(): AsyncGenerator<Uint8Array> {}

/** Share of equal letters from which a written name is taken for the listed one. */
const sameNameFrom = 0.75

/** Links people to the listed parties with the nearest name, by sorted words and plain edits: not by our own scorer. */
function linkByName(people: readonly Subject[], parties: readonly ListedParty[]): Positive[] {
  const idsByName = new Map<string, Set<string>>()
  for (const party of parties) {
    if (party.schema !== 'Person') continue
    for (const name of namesOf(party)) {
      const key = sortedWords(name)
      const ids = idsByName.get(key)
      if (ids === undefined) idsByName.set(key, new Set([partyKey(party)]))
      else ids.add(partyKey(party))
    }
  }
  return people.flatMap(({ name }) => {
    const key = nearest(sortedWords(name[0]!), idsByName)
    return key === null ? [] : [positiveOf(name[0]!, idsByName.get(key)!)]
  })
}

function nearest(wanted: string, known: ReadonlyMap<string, unknown>): string | null {
  if (known.has(wanted)) return wanted
  let best: string | null = null
  let bestSimilarity = sameNameFrom
  for (const key of known.keys()) {
    if (Math.abs(key.length - wanted.length) > (1 - bestSimilarity) * Math.max(key.length, wanted.length)) continue
    const similarity = levenshteinSimilarity(wanted, key)
    if (similarity > bestSimilarity) {
      best = key
      bestSimilarity = similarity
    }
  }
  return best
}

/** The words of a name in a fixed order, without case and marks. */
export function sortedWords(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return [...plain.matchAll(/[\p{L}\p{N}]+/gu)]
    .map(([word]) => word)
    .sort()
    .join(' ')
}
