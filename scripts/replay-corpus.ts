// Random past screenings and decisions over real versions of the SDN list and several policies, replayed in other
// processes under other locales and time zones, on either store: every one has to give the same bytes (law L3, SLO-11).
// npm run replay-corpus -- DATA_FOLDER [--versions 50] [--policies 5] [--replays 10000] [--postgres]

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { seededRandom } from '@hindsight/engine/testing'
import { startServer } from '../packages/hindsight/src/testing/postgres-server.ts'
import { ReviewDesk } from '../packages/hindsight/src/testing/review-desk.ts'
import { buildRecord } from './replay-corpus/build-record.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    versions: { type: 'string', default: '50' },
    policies: { type: 'string', default: '5' },
    replays: { type: 'string', default: '10000' },
    postgres: { type: 'boolean', default: false },
  },
})
const [dataFolder] = positionals
if (dataFolder === undefined) throw new Error('name the data folder: npm run replay-corpus -- DATA_FOLDER')
const [versions, policies, replays] = [Number(values.versions), Number(values.policies), Number(values.replays)]

const folder = mkdtempSync(join(tmpdir(), 'hindsight-corpus-'))
const location = values.postgres
  ? await startServer(mkdtempSync(join(tmpdir(), 'hindsight-corpus-pg-')), { isDurable: false, goesWith: process.pid })
  : join(folder, 'store')
const desk = await ReviewDesk.open(location, folder, '2021-08-18T00:00:00.000Z')
const startedMs = performance.now()
const size = {
  versions,
  policies,
  subjects: Math.ceil((replays * 1.1) / versions),
  decisions: Math.ceil((replays * 0.06) / versions),
}
const live = await buildRecord(desk, { dataFolder, folder, size })
const ids = await drawIds()
console.log(
  `${live} versions, ${policies} policies, ${ids.length} drawn, ${Math.round((performance.now() - startedMs) / 1000)} s`,
)
await desk.close()

const places = [
  { LC_ALL: 'C', TZ: 'UTC' },
  { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
]
const results: { readonly outcomes: Readonly<Record<string, number>>; readonly digest: string }[] = []
for (const place of places) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./replay-corpus/replay-all.ts', import.meta.url)), location, folder],
    {
      env: { ...process.env, ...place },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  child.stdin.end(ids.join('\n'))
  const line = await text(child.stdout)
  process.stdout.write(line)
  results.push(JSON.parse(line) as (typeof results)[number])
}
rmSync(folder, { recursive: true, force: true })
const areSame = results.every(({ outcomes, digest }) => {
  return digest === results[0]?.digest && Object.keys(outcomes).every((key) => key.endsWith(' same'))
})
console.log(areSame ? 'every replay gives the same bytes' : 'NOT every replay gives the same bytes')
process.exitCode = areSame ? 0 : 1

/** Screenings by subject and version and decisions by id, drawn by seed, then in order so that versions are opened once. */
async function drawIds(): Promise<readonly string[]> {
  const random = seededRandom(7)
  const screenings: string[] = []
  const decisions: string[] = []
  await desk.context.store.read(async ({ subjects, cases }) => {
    for await (const batch of subjects.versionsAfter(0)) {
      for (const { subjectId, version } of batch) screenings.push(`${subjectId}@${version}`)
    }
    for (const { caseId } of await cases.cases({})) {
      const events = await cases.events(caseId)
      decisions.push(
        ...events.filter(({ actId, act }) => actId !== null && act !== 'look').map(({ eventId }) => eventId),
      )
    }
  })
  const wantedDecisions = Math.min(decisions.length, Math.round(replays * 0.1))
  return [...draw(screenings, replays - wantedDecisions), ...draw(decisions, wantedDecisions)]

  function draw(all: readonly string[], count: number): readonly string[] {
    const kept = [...all]
    while (kept.length > count) kept.splice(random.below(kept.length), 1)
    return kept
  }
}
