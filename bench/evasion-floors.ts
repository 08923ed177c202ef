// Prints how often a listed name is found although it is written as each evasion writes it, beside the floor that we
// promise, and how many of a million unrelated pairs are alerted when one side is written so. Run by hand: npm run evasions [-- ID|FAMILY…]

import { compareParties, defaultPolicy } from '@hindsight/engine/matching'
import type { ListedParty, Party, Subject } from '@hindsight/engine/model'
import { analyzeName } from '@hindsight/engine/names'
import {
  acronymExpansions,
  evasionFloor,
  inventOrganization,
  inventParty,
  inventPersonName,
  listedParty,
  type NameEvasion,
  nameCultures,
  nameEvasions,
  type PartyEvasion,
  partyEvasions,
  type Random,
  seededRandom,
  subject,
} from '@hindsight/engine/testing'
import { type Asked, inventStrangers, perMillion, priceOf, type StrangerList, strangerList } from './unrelated.ts'

const peopleCount = 300
/** With the names of an evasion they make a million pairs. */
const strangerCount = Math.ceil(1e6 / peopleCount)
const missesShown = 6

interface Row {
  readonly evasion: Pick<NameEvasion, 'id' | 'family' | 'what' | 'stoppedBy'>
  readonly floor: number | null
  readonly applied: number
  readonly found: number
  readonly refused: number
  /** Alarms in a million pairs of the names so written with those of strangers. */
  readonly price: number
  readonly misses: readonly string[]
}

/** The least score that a name may have against itself: without it no evasion can be found. */
const verbatim: NameEvasion = { id: 'none', family: 'U', what: 'verbatim', stoppedBy: 'C', apply: (name) => name }

function inventNames(draw: (random: Random) => string, fits: (name: string) => boolean): string[] {
  const random = seededRandom(2026)
  const names = new Set<string>()
  while (names.size < peopleCount) {
    const name = draw(random)
    if (fits(name)) names.add(name)
  }
  return [...names]
}

function latinPeople(): string[] {
  return inventNames(
    (random) => inventPersonName(random).familyFirst,
    (name) => [2, 3, 4].includes(name.split(' ').length),
  )
}

/** The cultures that an evasion is about; the others are measured over people of all cultures. */
const culturesOf: Readonly<Record<string, readonly string[]>> = {
  O10: ['russian', 'ukrainian', 'kazakh'],
  P01: ['arabic', 'pakistani'],
  P02: ['arabic'],
  P03: ['arabic'],
  P06: ['russian', 'ukrainian', 'kazakh'],
  P10: ['german', 'nordic', 'turkish'],
  P14: ['chinese'],
  K02: ['arabic'],
  K03: ['russian', 'ukrainian', 'irish', 'polish', 'italian'],
  X01: ['arabic', 'persian', 'pakistani'],
  X02: ['arabic', 'persian', 'pakistani'],
  X03: ['arabic'],
  X04: ['persian', 'pakistani'],
  X05: ['hebrew'],
  X06: ['chinese'],
  X07: ['chinese'],
  X08: ['chinese', 'korean', 'japanese', 'hungarian', 'vietnamese'],
  X09: ['korean'],
  X10: ['japanese'],
  X11: ['russian', 'kazakh'],
  X12: ['ukrainian'],
  X13: ['greek'],
  X14: ['hindi'],
  X15: ['turkish'],
  X16: ['russian', 'ukrainian', 'serbian'],
  X17: ['vietnamese'],
  X18: ['spanish', 'portuguese'],
  X19: ['icelandic'],
  X20: ['ethiopian'],
}
const inLatinScript: ReadonlySet<string> = new Set(['X07', 'X15', 'X16'])
const isFamilyFirst = (id: string): boolean => !id.startsWith('X')

/** People of the cultures that the evasion is about, in their own script or, half the time, in Latin letters. */
function peopleOf(id: string): string[] {
  const cultures = nameCultures.filter((culture) => culturesOf[id]?.includes(culture.id) ?? true)
  const random = seededRandom(2026)
  const names = new Set<string>()
  for (let drawn = 0; drawn < peopleCount * 2; drawn++) {
    const { native, latin, familyFirst } = inventPersonName(random, { culture: random.pick(cultures) })
    if (isFamilyFirst(id)) names.add(familyFirst)
    else names.add(native !== null && random.chance(inLatinScript.has(id) ? 0 : 0.5) ? native : latin)
  }
  return [...names].slice(0, peopleCount)
}

function companies(): string[] {
  return inventNames(
    (random) => inventOrganization(random).name[0]!,
    () => true,
  )
}

/** Built when first asked for. */
function once<T>(build: () => T): () => T {
  let built: T | null = null
  return () => (built ??= build())
}

const strangers = {
  people: once(() => strangerList(inventStrangers('Person', strangerCount))),
  firms: once(() => strangerList(inventStrangers('Company', strangerCount))),
  parties: once(() => strangerList(inventStrangers(null, strangerCount))),
}

function alarmsPerMillion(asked: readonly Asked[], list: StrangerList): number {
  return perMillion(priceOf(asked, list, defaultPolicy), defaultPolicy.threshold)
}

/** B07 begins with names that are acronyms, as companies bear them. */
function acronyms(): string[] {
  const forms = ['LLC', 'OOO', 'Ltd', 'GmbH', 'JSC', 'S.A.', 'FZE', 'A.Ş.', 'Sdn Bhd', 'B.V.', '']
  return Object.keys(acronymExpansions).flatMap((acronym) => forms.map((form) => `${acronym} ${form}`.trim()))
}

function measureNames(evasion: NameEvasion, names: readonly string[], schema: Party['schema']): Row {
  const row = { applied: 0, found: 0, refused: 0, misses: [] as string[] }
  const asked: Asked[] = []
  names.forEach((name, at) => {
    const written = evasion.apply(name, seededRandom(at + 1))
    if (written === null) return
    row.applied += 1
    const ours = subject({ schema, name: written })
    const score = scoreOf(ours, listedParty({ schema, name }))
    if (score >= defaultPolicy.threshold) row.found += 1
    else if (analyzeName(written, schema === 'Person' ? 'person' : 'organization').readings.length === 0)
      row.refused += 1
    else row.misses.push(`${score.toFixed(2)} ${name} → ${written.slice(0, 80)}`)
    asked.push({ subject: ours, realName: name })
  })
  const price = alarmsPerMillion(asked, schema === 'Person' ? strangers.people() : strangers.firms())
  return { evasion, floor: evasion.id === 'none' ? 100 : evasionFloor(evasion), ...row, price }
}

/** Measured under another name, so that only the number can be what is found: numbers that are written otherwise. */
const aboutNumber: ReadonlySet<string> = new Set('V03 V09 D07 D08 D11 D13 D14 D15 D16 D17 D18'.split(' '))

/** Both sides with the number that was rewritten alone, ours under another name. */
function onlyTheNumber(written: Party, party: Party): readonly [Party, Party] {
  const at = party.identifiers.findIndex((one, place) => one !== written.identifiers[place])
  const keep = (side: Party): Party => ({ ...side, identifiers: side.identifiers.slice(at, at + 1), birthDate: [] })
  return [{ ...keep(written), name: ['Nobody Known'], alias: [], weakAlias: [], previousName: [] }, keep(party)]
}

function show({ name, identifiers, birthDate }: Party): string {
  return [name[0], ...identifiers.map(({ value }) => value), ...birthDate.map(({ raw }) => raw)].join(' | ')
}

function measureParties(evasion: PartyEvasion): Row {
  const random = seededRandom(2026)
  const row = { applied: 0, found: 0, refused: 0, misses: [] as string[] }
  const asked: Asked[] = []
  for (let drawn = 0; drawn < 20_000 && row.applied < peopleCount; drawn++) {
    const party = inventParty(random)
    const written = evasion.applyToParty(party, random)
    if (written === null) continue
    row.applied += 1
    const [ours, theirs] = aboutNumber.has(evasion.id) ? onlyTheNumber(written, party) : [written, party]
    const score = scoreOf({ ...ours, id: 's' }, { ...listedParty(), ...theirs })
    asked.push({ subject: { ...written, id: 's' }, realName: party.name[0] ?? '' })
    if (score >= defaultPolicy.threshold) row.found += 1
    else row.misses.push(`${score.toFixed(2)} ${show(theirs)} → ${show(ours)}`)
  }
  return { evasion, floor: evasionFloor(evasion), ...row, price: alarmsPerMillion(asked, strangers.parties()) }
}

function scoreOf(ours: Subject, theirs: ListedParty): number {
  return compareParties(ours, theirs, defaultPolicy).score
}

function percentage(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)
}

function isBelow({ applied, found, refused, floor }: Row): boolean {
  return floor !== null && applied > 0 && (100 * (found + refused)) / applied < floor
}

function print(rows: readonly Row[]): void {
  process.stdout.write('id     applied  found %  refused  floor  alarms/10^6  layer   what\n')
  for (const row of rows) {
    const { evasion, floor, applied, found, refused, price } = row
    const cells = [
      evasion.id.padEnd(5),
      String(applied).padStart(8),
      percentage(found, applied).padStart(8),
      String(refused).padStart(8),
      (floor === null ? '–' : String(floor)).padStart(6),
      (applied === 0 ? '–' : price.toFixed(1)).padStart(12),
      ` ${evasion.stoppedBy.padEnd(7)}`,
      evasion.what,
      isBelow(row) ? ' BELOW' : '',
    ]
    process.stdout.write(`${cells.join(' ')}\n`)
  }
}

function printMisses(rows: readonly Row[]): void {
  for (const { evasion, misses } of rows) {
    if (misses.length === 0) continue
    process.stdout.write(`\n${evasion.id} ${evasion.what}: ${misses.length} missed\n`)
    for (const miss of misses.slice(0, missesShown)) process.stdout.write(`  ${miss}\n`)
  }
}

const people = latinPeople()
const firms = companies()
const wanted = new Set(process.argv.slice(2))
const isWanted = ({ id, family }: { id: string; family: string }): boolean =>
  wanted.size === 0 || wanted.has(id) || wanted.has(family)
const rows = [
  ...[verbatim, ...nameEvasions].filter(isWanted).map((evasion) => {
    if (evasion.family === 'B') return measureNames(evasion, evasion.id === 'B07' ? acronyms() : firms, 'Company')
    return measureNames(evasion, culturesOf[evasion.id] === undefined ? people : peopleOf(evasion.id), 'Person')
  }),
  ...partyEvasions.filter(isWanted).map(measureParties),
]
print(rows)
printMisses(rows.filter((row) => isBelow(row) || wanted.size > 0))
const below = rows.filter(isBelow)
process.stdout.write(
  `\n${below.length} of ${rows.length} rows below their floors: ${below.map(({ evasion }) => evasion.id).join(' ')}\n`,
)
