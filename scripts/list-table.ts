// Every dated file of the data folder, read or refused: parties + rejects = records with each reject's reason, or the
// fault that refuses it. What the data page says of a file's faults is set beside what was found; anything else that is
// refused, or whose sums do not hold, ends with 1. npm run list-table -- DATA_FOLDER [--rejects]

import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { ListProfile } from '@hindsight/engine/lists'
import { loadList } from '../packages/hindsight/src/services/index.ts'

interface Expectation {
  /** Pattern of the path below the data folder. */
  readonly path: RegExp
  readonly profile?: ListProfile
  /** Fault that the data page leads one to expect; null where the file is to be read. */
  readonly refusedFor: RegExp | null
  readonly why: string
}

/** Facts of the data page and its traps, in order: the first that fits counts. */
const expectations: readonly Expectation[] = [
  { path: /partial_2025-12-24$/u, refusedFor: /missing|primary/u, why: 'the primary file of that date is not at hand' },
  {
    path: /set_2022-01-31$/u,
    refusedFor: /end-mark|terminat|unknown|missing|twice|duplicate|orphan/u,
    why: 'edited by its mirror: no end marks, an id twice, an orphan',
  },
  {
    path: /set_2019-01$/u,
    refusedFor: /end-mark|terminat|cut|width|columns/u,
    why: 'no end marks, and add.csv is cut',
  },
  { path: /sdn_2015-01-17\.csv\.gz$/u, profile: 'primary-only', refusedFor: null, why: 'the primary file alone' },
  { path: /cons_prim_2025-.*\.csv$/u, profile: 'primary-only', refusedFor: null, why: 'the primary file alone' },
  {
    path: /formats_2018-05-27\/cons_prim\.(?:csv|del|pip|ff|fix)(?:\.gz)?$/u,
    profile: 'no-comments',
    refusedFor: null,
    why: 'one list, four encodings, no comments file',
  },
  { path: /small_fixture/u, refusedFor: /end-mark/u, why: 'cut by its author to a few rows, without end marks' },
  { path: /sdn_advanced_sample/u, refusedFor: /unresolved/u, why: 'cut by its author: what it refers to is left out' },
  { path: /sdn_xml_sample/u, refusedFor: /record-count/u, why: 'a sample of a few entries' },
  { path: /conlist_small_2022-03/u, refusedFor: /primary-name-missing/u, why: 'a sample of a few rows' },
  { path: /fsf_xml_sample_head/u, refusedFor: /duplicate-id/u, why: 'a sample made by its author' },
  { path: /seco_amendment/u, refusedFor: /not-whole/u, why: 'an example of an amendment, not the list' },
  { path: /csl_2023-11-30\.csv/u, refusedFor: /width|cut|header-repeated/u, why: 'cut within a row' },
  {
    path: /fsf_csv_2018-07-04/u,
    refusedFor: /encoding|wrapped/u,
    why: 're-saved by a spreadsheet, rows wrapped in quotes',
  },
  { path: /opensanctions\/.*(?:index\.json|\/delta\.json)/u, refusedFor: /catalogue/u, why: 'an index, not a list' },
  { path: /entities\.delta\.json/u, refusedFor: /not-whole/u, why: 'what changed, not who is listed' },
]
const folders = [
  'ofac_sdn',
  'ofac_cons',
  'un_sc',
  'uk',
  'au_dfat',
  'ca_sema',
  'ch_seco',
  'eu_fsf',
  'us_csl',
  'opensanctions',
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rejects: { type: 'boolean', default: false } },
})
const [data] = positionals
if (data === undefined) throw new Error('name the data folder: npm run list-table -- DATA_FOLDER')
const dataFolder = data

console.log('| file | result | records | parties | rejects | why |\n|---|---|---:|---:|---:|---|')
const tally = { read: 0, refused: 0, unexpected: 0 }
for (const path of folders.flatMap((folder) => listsIn(join(dataFolder, folder)))) await tell(path)
console.log(`\n${tally.read} read, ${tally.refused} refused, ${tally.unexpected} not as expected`)
process.exitCode = tally.unexpected === 0 ? 0 : 1

/** Files and folders that hold one list each. */
function listsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name)
      if (name.startsWith('replay_') || /^(?:README|FORMAT)|\.(?:md|xsd|pdf)$/u.test(name)) return []
      if (!statSync(path).isDirectory()) return [path]
      if (name.startsWith('formats_')) {
        const primaries = readdirSync(path).filter((file) => file.startsWith('cons_prim.'))
        return primaries.map((file) => join(path, file))
      }
      const isSet = readdirSync(path).some((file) => /^(?:sdn|cons_prim|alt|add)\./u.test(file))
      return isSet ? [path] : listsIn(path)
    })
}

async function tell(path: string): Promise<void> {
  const name = relative(dataFolder, path)
  const expected = expectations.find((each) => each.path.test(name)) ?? { refusedFor: null, why: '', path: /./u }
  const { coverage, reading } = await loadList({
    path,
    listId: null,
    publishedAt: null,
    format: null,
    profile: expected.profile ?? 'full',
    acceptIncomplete: false,
    mapping: {},
  })
  if (reading === null) {
    const [fault] = coverage.faults
    const said = `${fault?.code ?? ''}: ${fault?.message ?? ''}`
    const isExpected = expected.refusedFor?.test(said) === true
    count('refused', isExpected)
    row([
      name,
      isExpected ? 'refused' : 'REFUSED',
      '',
      '',
      '',
      `${said} (${coverage.faults.length} faults) ${expected.why}`,
    ])
    return
  }
  const { records, parties, rejects } = reading
  const isWhole = records === parties.length + rejects.length && expected.refusedFor === null
  count('read', isWhole)
  const reasons = new Map<string, number>()
  for (const { code } of rejects) reasons.set(code, (reasons.get(code) ?? 0) + 1)
  const why = [...reasons].map(([code, times]) => `${times} × ${code}`).join(', ')
  const format = `${reading.format}, ${reading.profile}`
  row([name, isWhole ? 'read' : 'READ', `${records}`, `${parties.length}`, `${rejects.length}`, `${format} ${why}`])
  if (!values.rejects) return
  for (const { place, reason } of rejects) console.log(`    ${basename(place.file)}, line ${place.line}: ${reason}`)
}

function count(what: 'read' | 'refused', isExpected: boolean): void {
  tally[what]++
  if (!isExpected) tally.unexpected++
}

function row(cells: readonly string[]): void {
  console.log(`| ${cells.map((cell) => cell.replaceAll('|', '\\|').trim()).join(' | ')} |`)
}
