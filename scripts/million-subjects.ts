// Puts a million generated subjects on record and screens them against OFAC's and the UN's lists, as an operator would:
// do the rows reconcile, how long does it take, how many bytes and how much memory.
// npm run million -- DATA_FOLDER [--count N] [--store FOLDER|postgres://…] [--workers N]

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import type { ListedParty } from '@hindsight/engine/model'
import { largePopulation } from '@hindsight/engine/testing'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '1000000' },
    store: { type: 'string' },
    workers: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const [dataFolder] = positionals
if (dataFolder === undefined) throw new Error('name the data folder: npm run million -- DATA_FOLDER')
const count = Number(values.count)
const folder = mkdtempSync(join(tmpdir(), 'hindsight-million-'))
const location = values.store ?? join(folder, 'store')
const program = join(import.meta.dirname, '../packages/hindsight/bin/hindsight.js')
const now = '2025-05-26T00:00:00Z'
const megabyte = 1 << 20

/** Newest issues of the data folder by that day; OFAC's whole sets are older, so their age is set to the day. */
const lists = [
  { id: 'us_ofac_sdn', path: 'ofac_sdn/set_2021-07', published: '2025-05-20' },
  { id: 'us_ofac_cons', path: 'ofac_cons/consolidated_2025-05-25.xml.gz', published: null },
  { id: 'un_sc_sanctions', path: 'un_sc/consolidated_2025-05-25.xml.gz', published: '2025-05-25' },
]

try {
  const file = await writeSubjects(join(folder, 'subjects.csv'))
  for (const { id, path, published } of lists) {
    const words = ['lists', 'add', join(dataFolder, path), '--list', `million_${id}`]
    await run([...words, ...(published === null ? [] : ['--published', published]), '--jsonl'])
  }
  const workers = values.workers === undefined ? [] : ['--workers', values.workers]
  const { stdout, seconds, peakBytes, userSeconds } = await run(['subjects', 'import', file, ...workers, '--jsonl'])
  const trailer = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '{}') as Record<string, number>
  const { rows = 0, imported = 0, unchanged = 0, rejected = 0, clear = 0, review = 0, unavailable = 0 } = trailer
  const isEven = rows === imported + unchanged + rejected && imported === clear + review + unavailable && rows === count
  console.log(`rows ${rows} = ${imported} imported + ${unchanged} unchanged + ${rejected} rejected`)
  console.log(`screened ${clear} clear + ${review} to review + ${unavailable} unavailable`)
  console.log(`${seconds.toFixed(1)} s, ${Math.round(count / seconds)} subjects/s, ${userSeconds.toFixed(1)} s of CPU`)
  console.log(`peak memory ${Math.round(peakBytes / megabyte)} MiB`)
  if (values.store === undefined) console.log(`${Math.round(bytesIn(location) / count)} bytes kept per subject`)
  console.log(isEven ? 'the rows reconcile' : 'THE ROWS DO NOT RECONCILE')
  if (!isEven) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function writeSubjects(path: string): Promise<string> {
  const members = largePopulation(count * 2, Number(values.seed))
  const stream = createWriteStream(path)
  stream.write('id,schema,name,alias,birth_date,gender\n')
  for (let at = 0; at < count; at++) {
    if (!stream.write(rowOf(members.party(at), at))) await once(stream, 'drain')
  }
  stream.end()
  await finished(stream)
  return path
}

function rowOf({ schema, name, alias, birthDate, gender }: ListedParty, at: number): string {
  const cells = [`s${at}`, schema, name[0] ?? '', alias.join(';'), birthDate[0]?.value ?? '', gender ?? '']
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`
}

interface Ran {
  readonly stdout: string
  readonly seconds: number
  readonly peakBytes: number
  readonly userSeconds: number
}

/** Runs the program and watches its memory. */
async function run(words: readonly string[]): Promise<Ran> {
  const start = performance.now()
  const child = spawn(process.execPath, [program, '--store', location, '--now', now, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  let peakBytes = 0
  let userSeconds = 0
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, highWaterOf(child.pid ?? 0))
    userSeconds = userSecondsOf(child.pid ?? 0) ?? userSeconds
  }, 500)
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.on('close', resolve)
  const code = await promise
  clearInterval(watch)
  const stdout = Buffer.concat(parts).toString()
  if (code === null || code === 2 || code === 3)
    throw new Error(`${words.slice(0, 2).join(' ')} ended with ${code}: ${stdout.slice(-500)}`)
  return { stdout, seconds: (performance.now() - start) / 1000, peakBytes, userSeconds }
}

function highWaterOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/u.exec(proc(pid, 'status'))?.[1] ?? 0) * 1024
}

function userSecondsOf(pid: number): number | null {
  const fields = proc(pid, 'stat').split(') ')[1]?.split(' ')
  return fields === undefined ? null : Number(fields[11]) / 100
}

function proc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    // It has just ended, or this system has no /proc.
    return ''
  }
}

function bytesIn(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
