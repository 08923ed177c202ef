// Labelled pairs of names from a CSV or TSV file: finds which column is which, and says of every row whether it is a
// case, a row without a judgement, or a fault. Lines that begin with `#` are comments, as in published test files.

import { foldColumn } from '@hindsight/engine/lists'
import { CommandError } from '../../config/index.ts'
import { CsvReader, checkText, findDelimiter, openBytes, readLines } from '../../sources/index.ts'

export interface JudgedPair {
  readonly line: number
  readonly name1: string
  readonly name2: string
  readonly schema: string
  /** Null where the label says that it is not known. */
  readonly isMatch: boolean | null
  /** Cells of the columns by which figures are split, by column. */
  readonly by: Readonly<Record<string, string>>
}

export type PairReading = JudgedPair | { readonly line: number; readonly fault: string }

export interface PairColumns {
  /** `column=role` from `--map`, folded column to role. */
  readonly mapping: ReadonlyMap<string, PairRole>
  /** Columns to split figures by, beside those that are known. */
  readonly by: readonly string[]
}

export const pairRoles = ['name1', 'name2', 'schema', 'label'] as const
export type PairRole = (typeof pairRoles)[number]

/** Names of columns as labelled files have them, folded. `expectedmatch` says by itself that all rows are matches. */
const known: Readonly<Record<PairRole, readonly string[]>> = {
  name1: ['name1', 'query', 'left', 'ours', 'subject', 'subjectname', 'namea'],
  name2: ['name2', 'expectedmatch', 'right', 'theirs', 'candidate', 'target', 'nameb', 'listedname'],
  schema: ['schema', 'type'],
  label: ['ismatch', 'label', 'expected', 'shouldmatch', 'match', 'judgement', 'judgment', 'truth', 'class'],
}
/** Columns that figures are split by without being asked, folded. */
export const knownSplits: readonly string[] = [
  'group',
  'casegroup',
  'category',
  'variation',
  'variationclass',
  'treatment',
  'quality',
]

const yes = ['true', '1', 'yes', 'y', 'match', 'positive', 'same', 'tp']
const no = ['false', '0', 'no', 'n', 'nomatch', 'nonmatch', 'negative', 'different', 'none', 'tn']
const open = ['', 'unsure', 'unknown', 'undecided', 'maybe', '?']

interface Plan {
  readonly positions: Readonly<Record<PairRole, number>>
  readonly areAllMatches: boolean
  readonly by: readonly (readonly [string, number])[]
  readonly columnCount: number
}

/** Reads all pairs of a file. Throws `CommandError` where its header is not understood. */
export async function openJudgedPairs(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
  columns: PairColumns,
): Promise<readonly PairReading[]> {
  const file = openBytes(path, stdin, 'PAIRS')
  checkText(path, await file.readHead())
  const readings: PairReading[] = []
  let plan: Plan | null = null
  for await (const record of readRecords(path, file.chunks)) {
    if (plan === null) {
      if (record.fault !== null) {
        throw new CommandError('input-header', { path, line: record.line, reason: record.fault })
      }
      plan = planPairs(record.cells, columns, { path, line: record.line })
    } else readings.push(readPair(record, plan))
  }
  if (plan === null) throw new CommandError('input-empty', { path })
  return readings
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
  readonly fault: string | null
}

/** Records without comments; a comment `# Format: …` above them is their header. */
async function* readRecords(path: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Row> {
  let reader: CsvReader | null = null
  for await (const lines of readLines(chunks)) {
    const kept = []
    for (const line of lines) {
      const isComment = /^\uFEFF?#(?:\s|$)/u.test(line.text)
      const header = reader === null && isComment ? /^\uFEFF?#\s*format:\s*(.+)$/iu.exec(line.text)?.[1] : undefined
      if (header !== undefined) kept.push({ ...line, text: header.trim() })
      else if (!isComment) kept.push(line)
    }
    if (kept.every((line) => line.text.trim() === '')) continue
    reader ??= new CsvReader(path.toLowerCase().replace(/\.gz$/u, '').endsWith('.tsv') ? '\t' : findDelimiter(kept))
    yield* reader.push(kept)
  }
  yield* reader?.end() ?? []
}

function planPairs(
  header: readonly string[],
  { mapping, by }: PairColumns,
  place: { readonly path: string; readonly line: number },
): Plan {
  const columns = header.map((cell) => foldColumn(cell.trim()))
  for (const column of [...mapping.keys(), ...by.map(foldColumn)]) {
    if (columns.includes(column)) continue
    throw new CommandError('column-missing', { ...place, column, suggestion: '', known: header.join(', ') })
  }
  const positionOf = (role: PairRole): number => {
    const mapped = columns.findIndex((column) => mapping.get(column) === role)
    const isFree = (column: string): boolean => columns.includes(column) && !mapping.has(column)
    return mapped === -1 ? columns.indexOf(known[role].find(isFree) ?? '\0') : mapped
  }
  const positions = {
    name1: positionOf('name1'),
    name2: positionOf('name2'),
    schema: positionOf('schema'),
    label: positionOf('label'),
  }
  const areAllMatches = positions.label === -1 && columns[positions.name2] === 'expectedmatch'
  const missing = (['name1', 'name2', 'label'] as const).find(
    (role) => positions[role] === -1 && !(role === 'label' && areAllMatches),
  )
  if (missing !== undefined) {
    const what = { name1: 'the first name', name2: 'the second name', label: 'whether a pair is a match' }[missing]
    throw new CommandError('pairs-not-judged', { ...place, what, columns: header.join(', ') })
  }
  const asked = new Set([...knownSplits, ...by.map(foldColumn)])
  const taken = Object.values(positions)
  const splits = header.flatMap((cell, at) =>
    asked.has(columns[at] ?? '') && !taken.includes(at) ? [[cell.trim(), at] as const] : [],
  )
  return { positions, areAllMatches, by: splits, columnCount: columns.length }
}

function readPair({ line, cells, fault }: Row, plan: Plan): PairReading {
  if (fault !== null) return { line, fault }
  if (cells.length !== plan.columnCount) {
    return { line, fault: `the row has ${cells.length} values, the header has ${plan.columnCount} columns` }
  }
  const { positions } = plan
  const isMatch = plan.areAllMatches ? true : readLabel(cells[positions.label] ?? '')
  if (typeof isMatch === 'string') return { line, fault: isMatch }
  return {
    line,
    name1: cells[positions.name1] ?? '',
    name2: cells[positions.name2] ?? '',
    schema: cells[positions.schema] ?? '',
    isMatch,
    by: Object.fromEntries(plan.by.map(([column, at]) => [column, (cells[at] ?? '').trim()])),
  }
}

/** What a label says: a match, none, null for not known; or a sentence where it cannot be read. */
function readLabel(cell: string): boolean | null | string {
  const word = cell
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, '')
  if (yes.includes(word)) return true
  if (no.includes(word)) return false
  if (open.includes(word)) return null
  return `the label "${cell.trim().slice(0, 40)}" is neither a match (${yes.slice(0, 5).join(', ')}), nor none (${no.slice(0, 5).join(', ')}), nor unsure`
}
