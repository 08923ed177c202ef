// Screens names of the real OFAC and UN lists, written otherwise, against those whole lists: the share found by class of
// variation, and the share of people on no list who would be reviewed. Run by hand: npm run variations [-- CLASS… --show]

import { buildIndex, openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import { defaultPolicy } from '@hindsight/engine/matching'
import type { ListedParty, Subject } from '@hindsight/engine/model'
import { seededRandom, subject } from '@hindsight/engine/testing'
import { loadList } from '../packages/hindsight/src/services/index.ts'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { listRequest, readPeople } from './corpora.ts'
import { percentage } from './operation.ts'
import { type VariationClass, variationClasses } from './variations.ts'

const namesPerClass = 3_500
const missesShown = 25
const strangersMax = 50_000

interface ListedName {
  readonly raw: string
  readonly schema: ListedParty['schema']
  /** Positions of all parties of that name. */
  readonly parties: ReadonlySet<ListedParty>
}

/** Names that alone must be found: all but weak aliases. Each name once, with everybody who bears it. */
function listedNames(parties: readonly ListedParty[]): ListedName[] {
  const found = new Map<string, { raw: string; schema: ListedParty['schema']; parties: Set<ListedParty> }>()
  for (const party of parties) {
    for (const raw of [...party.name, ...party.alias, ...party.previousName]) {
      const key = `${party.schema} ${raw}`
      const known = found.get(key)
      if (known === undefined) found.set(key, { raw, schema: party.schema, parties: new Set([party]) })
      else known.parties.add(party)
    }
  }
  return [...found.values()]
}

interface Row {
  readonly variation: VariationClass
  readonly kind: string
  readonly count: number
  readonly found: number
  readonly misses: readonly string[]
}

function measure(variation: VariationClass, names: readonly ListedName[], { index, kind }: Target): Row {
  const random = seededRandom(2026)
  const misses: string[] = []
  let count = 0
  for (const name of random.shuffle(names)) {
    if (count === namesPerClass) break
    const written = variation.write(name.raw, random)
    if (written === null || (written === name.raw && variation.id !== 'exact' && variation.id !== 'one word')) continue
    count += 1
    const hits = index.search(subject({ id: 's', schema: name.schema, name: written }))
    const isFound = hits.some(({ party }) => isBearer(party, name))
    if (!isFound) misses.push(`${name.raw} → ${written.slice(0, 120)}`)
  }
  return { variation, kind, count, found: count - misses.length, misses }
}

interface Target {
  readonly index: PartyIndex
  readonly kind: string
}

function isBearer(party: ListedParty, { parties }: ListedName): boolean {
  for (const bearer of parties) if (bearer.id === party.id && bearer.listId === party.listId) return true
  return false
}

async function loadParties(): Promise<ListedParty[]> {
  const paths = [dataPath('ofac_sdn', 'set_2021-07'), dataPath('un_sc', 'consolidated_2025-05-25.xml.gz')]
  const parties: ListedParty[] = []
  for (const path of paths.filter((one) => one !== null)) {
    const { reading, coverage } = await loadList(listRequest(path))
    if (reading === null) throw new Error(`${path} is refused: ${coverage.faults[0]?.message}`)
    parties.push(...reading.parties)
  }
  return parties
}

function print({ variation, kind, count, found }: Row): void {
  const cells = [
    variation.id.padEnd(24),
    kind.padEnd(13),
    String(count).padStart(6),
    percentage(found, count).padStart(8),
    variation.wanted === null ? '–' : `${variation.wanted} %`,
    count > 0 && variation.wanted !== null && (100 * found) / count < variation.wanted ? 'BELOW' : '',
  ]
  process.stdout.write(`${cells.join(' ')}\n`)
}

/** Original-script names against lists from which they were taken out: only their romanised names can be found. */
function latinOnly(parties: readonly ListedParty[]): ListedParty[] {
  const isLatin = (name: string): boolean => /^[\p{Script=Latin}\p{Script=Common}\p{M}]*$/u.test(name)
  return parties.map((party) => ({
    ...party,
    name: party.name.filter(isLatin),
    alias: party.alias.filter(isLatin),
    weakAlias: party.weakAlias.filter(isLatin),
  }))
}

async function printStrangers(index: PartyIndex): Promise<void> {
  const fixtures = ['labelled', 'yente', 'candidate_generation_benchmark', 'fixtures'] as const
  const path = dataPath(...fixtures, 'negatives_us.csv.gz')
  if (path === null) return
  const people: readonly Subject[] = await readPeople(path, strangersMax)
  const names = people.map(({ name }) => subject({ id: 's', name }))
  const reviewed = names.filter((person) => index.search(person).length > 0).length
  const shares = `${reviewed} of ${people.length} (${((100 * reviewed) / people.length).toFixed(3)} %)`
  process.stdout.write(`\npeople on no list sent to review, by name alone: ${shares}\n`)
}

const isShown = process.argv.includes('--show')
const chosen = new Set(process.argv.slice(2).filter((argument) => !argument.startsWith('--')))
const parties = await loadParties()
if (parties.length > 0) {
  const index = openIndex(buildIndex(parties, defaultPolicy), defaultPolicy)
  const names = listedNames(parties)
  process.stdout.write(
    `${parties.length} parties, ${names.length} names\nclass                    kind              n    found  wanted\n`,
  )
  for (const variation of variationClasses) {
    if (chosen.size > 0 && !chosen.has(variation.id)) continue
    for (const kind of variation.kinds) {
      const schemata = kind === 'person' ? ['Person'] : ['Organization', 'Company', 'LegalEntity']
      const isOriginal = variation.id === 'original script'
      const target = isOriginal ? openIndex(buildIndex(latinOnly(parties), defaultPolicy), defaultPolicy) : index
      const ofKind = names.filter(({ schema }) => schemata.includes(schema))
      const row = measure(variation, ofKind, { index: target, kind })
      print(row)
      if (isShown) for (const miss of row.misses.slice(0, missesShown)) process.stdout.write(`    ${miss}\n`)
    }
  }
  if (chosen.size === 0) await printStrangers(index)
}
