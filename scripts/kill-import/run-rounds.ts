// Many imports, each killed again and again at random moments until it has come to its end, and each held against one that
// nobody disturbed. In PostgreSQL the server is killed, too.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Random, seededRandom } from '@hindsight/engine/testing'
import { unList } from '../../packages/hindsight/src/testing/small-lists.ts'
import { folderPlaces, type Places, serverPlaces } from '../kill-store/places.ts'
import { type ImportPlan, type Moment, runCommand, runImport, type SaidLine } from './import-process.ts'
import { type Kept, lookAt } from './kept-import.ts'
import { subjectFile } from './subject-file.ts'

export interface KillImportOptions {
  readonly store: 'sqlite' | 'postgres'
  readonly rounds: number
  readonly seed: number
  readonly rowCount?: number
  /** The server of PostgreSQL is killed in place of the import every so many rounds. */
  readonly serverKillEvery?: number
  readonly onProgress?: (round: number) => void
}

export interface KillImportResult {
  readonly rounds: number
  /** Kills that came before the import had ended by itself. */
  readonly kills: number
  readonly serverKills: number
  readonly imports: number
  readonly said: number
  readonly cases: number
  readonly faults: readonly string[]
}

/** An import that was killed so often is let run to its end. */
const killsPerImport = 8
const moments = [
  { after: 'start', msMax: 1500 },
  { after: 'first-line', msMax: 50 },
  { after: 'first-line', msMax: 700 },
] as const

/** Kills `rounds` imports and says what was lost, doubled or other than undisturbed; `faults` is empty where nothing was. */
export async function runRounds(options: KillImportOptions): Promise<KillImportResult> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-kill-import-'))
  const places = options.store === 'sqlite' ? folderPlaces(folder) : await serverPlaces()
  try {
    const files = { file: join(folder, 'subjects.csv'), list: join(folder, 'un.xml'), folder }
    writeFileSync(files.file, subjectFile(options.rowCount ?? 1200))
    writeFileSync(files.list, unList())
    return await rounds(options, files, places)
  } finally {
    places.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Files {
  readonly file: string
  readonly list: string
  readonly folder: string
}

async function rounds(options: KillImportOptions, files: Files, places: Places): Promise<KillImportResult> {
  const random = seededRandom(options.seed)
  const undisturbed = await newPlan(files, places, 0)
  const whole = await runImport(undisturbed)
  const { picture, faults: first } = await lookAt(undisturbed.location, whole.said)
  const total = { rounds: 0, kills: 0, serverKills: 0, imports: 0, said: 0, cases: 0 }
  const faults = [...first]
  while (total.rounds < options.rounds) {
    total.imports++
    const plan = await newPlan(files, places, total.imports)
    const said: SaidLine[] = []
    let kept: Kept | null = null
    for (let kill = 0; kill < killsPerImport && total.rounds < options.rounds && kept?.isEnded !== true; kill++) {
      total.rounds++
      const isOfServer = options.store === 'postgres' && total.rounds % (options.serverKillEvery ?? 5) === 0
      const run = await runImport(plan, momentOf(random, isOfServer ? places : null))
      said.push(...run.said)
      total[isOfServer ? 'serverKills' : 'kills'] += run.trailer === null ? 1 : 0
      const rows: number = kept?.rows ?? 0
      kept = await lookAt(plan.location, said)
      faults.push(...faultsOf(run, { kept, rows, isOfServer }).map((fault) => `round ${total.rounds}: ${fault}`))
      options.onProgress?.(total.rounds)
    }
    if (kept?.isEnded !== true) said.push(...(await runImport(plan)).said)
    kept = await lookAt(plan.location, said)
    total.said += said.length
    total.cases += kept.caseCount
    faults.push(...kept.faults.map((fault) => `import ${total.imports}: ${fault}`))
    if (kept.picture !== picture) faults.push(`import ${total.imports} came to something else:\n${kept.picture}`)
  }
  return { ...total, faults }
}

function faultsOf(
  run: Awaited<ReturnType<typeof runImport>>,
  { kept, rows, isOfServer }: { readonly kept: Kept; readonly rows: number; readonly isOfServer: boolean },
): readonly string[] {
  const faults = [...kept.faults]
  if (kept.rows < rows) faults.push(`${rows} rows were done before, and now ${kept.rows} are`)
  const isOver = run.trailer !== null
  if (!isOver && isOfServer && run.exit !== unavailableExit)
    faults.push(`without its server the import ended with ${run.exit}: ${run.errors.trim()}`)
  if (!isOver && !isOfServer && run.exit !== null) faults.push(`the import ended by itself: ${run.errors.trim()}`)
  return faults
}

const unavailableExit = 3

function momentOf(random: Random, server: Places | null): Moment {
  const { after, msMax } = random.pick(moments)
  const moment = { after, delayMs: random.next() * msMax }
  return server === null ? moment : { ...moment, strike: () => server.crash() }
}

async function newPlan({ file, list, folder }: Files, places: Places, number: number): Promise<ImportPlan> {
  const keys = join(folder, `keys-${number}`)
  mkdirSync(keys)
  const plan = { location: await places.next(number), keys, file }
  const { exit, errors } = await runCommand(plan, ['lists', 'add', list, '--list', 'demo_un', '--jsonl'])
  if (exit !== 0) throw new Error(`the list was not taken: ${errors}`)
  return plan
}
