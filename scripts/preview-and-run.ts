// What a preview says is what the run then does: over seeded worlds, every proposed change of a list is previewed, published
// and looked back on, and the two are compared subject by subject. npm run preview-and-run -- [--changes N] [--seed N]

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultPolicy } from '@hindsight/engine/matching'
import type { ListId } from '@hindsight/engine/model'
import { seededRandom } from '@hindsight/engine/testing'
import {
  type LookbackPreview,
  loadList,
  previewLookback,
  type ShownRun,
  shownRun,
} from '../packages/hindsight/src/services/index.ts'
import type { LookbackOutcome } from '../packages/hindsight/src/store/index.ts'
import { importSome, publishEntries, varied } from './simulate/steps.ts'
import { listIds, listXml, startWorld, type World } from './simulate/world.ts'

const { values } = parseArgs({
  options: { changes: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
})
const changesPerWorld = 10
const sums = { changes: 0, moved: 0, differing: 0 }
for (let seed = Number(values.seed); sums.changes < Number(values.changes); seed++) await play(seed)
process.stdout.write(`${sums.changes} changes, ${sums.moved} subjects moved, ${sums.differing} previews that differ\n`)
process.exitCode = sums.differing > 0 ? 1 : 0

async function play(seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-preview-'))
  const world = await startWorld(folder, seededRandom(seed), false)
  try {
    for (const listId of listIds) await publishEntries(world, listId, varied(world, listId))
    for (let batch = 0; batch < 5; batch++) await importSome(world)
    await world.record.lookBack()
    for (let change = 0; change < changesPerWorld; change++) await compareOne(world, folder)
  } finally {
    await world.record.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compareOne(world: World, folder: string): Promise<void> {
  const { record, random } = world
  const { context, indexFolder } = record
  world.tick(10)
  const listId = random.pick(listIds)
  const entries = varied(world, listId)
  const path = join(folder, 'proposed.xml')
  writeFileSync(path, listXml(entries, context.now()))
  const loaded = await loadList({
    path,
    listId,
    publishedAt: null,
    format: null,
    profile: 'full',
    acceptIncomplete: false,
    mapping: {},
  })
  const parties = (loaded.reading?.parties ?? []).map((party) => ({ ...party, listId: listId as ListId }))
  const proposal = { kind: 'parties', listId, parties, isWhole: true } as const
  const preview = await previewLookback({ context, policy: defaultPolicy, indexFolder, proposal })
  await publishEntries(world, listId, entries)
  const { runs } = await record.lookBack()
  const [run] = runs
  const outcomes: LookbackOutcome[] = []
  if (run !== undefined) {
    await context.store.read(async ({ lookbacks }) => {
      for await (const some of lookbacks.outcomes(run.runId)) outcomes.push(...some)
    })
  }
  sums.changes++
  sums.moved += outcomes.length
  const [said, done] = [previewText(preview), runText(run === undefined ? null : shownRun(run), outcomes)]
  if (said === done) return
  sums.differing++
  process.stdout.write(`preview ${said}\nrun     ${done}\n`)
}

function previewText({ run, outcomes }: LookbackPreview): string {
  return runText(run, outcomes)
}

function runText(run: ShownRun | null, outcomes: readonly LookbackOutcome[]): string {
  const moved = outcomes.map(({ subjectId, outcome, gained, lost, altered }) => [
    subjectId,
    outcome,
    gained,
    lost,
    altered,
  ])
  if (run === null) return JSON.stringify([null, moved])
  const { touched, newlyReview, stillReview, noLongerReview, stillClear, provenUnaffected, pairsScored } = run
  const counts = [touched, newlyReview, stillReview, noLongerReview, stillClear, provenUnaffected, pairsScored]
  return JSON.stringify([counts, moved])
}
