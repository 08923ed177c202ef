// A handful of kills at each run of the tests; a thousand are `npm run kills`. And the harness itself: it sees what is lost.

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { tamper } from '../../packages/hindsight/src/testing/store-places.ts'
import { temporaryFolder } from '../../packages/hindsight/src/testing/temporary-folder.ts'
import { NoServerError } from './places.ts'
import { runRound } from './round.ts'
import { runRounds } from './run-rounds.ts'

it('kill -9 loses no acknowledged version and leaves no mixture in the embedded store', async () => {
  const { faults, rounds } = await runRounds({ store: 'sqlite', rounds: 4, seed: 7 })
  expect([faults, rounds]).toEqual([[], 4])
})

it('kill -9 of the writer, and of the server, loses nothing in PostgreSQL', async (context) => {
  const running = runRounds({ store: 'postgres', rounds: 2, seed: 7, serverKillEvery: 2 })
  const { faults, serverKills } = await running.catch((thrown: unknown) => {
    if (thrown instanceof NoServerError) context.skip(thrown.message)
    throw thrown
  })
  expect([faults, serverKills]).toEqual([[], 1])
})

it('sees that an acknowledged version is gone, and that a version is a mixture', async () => {
  const folder = temporaryFolder().path
  const plan = { location: join(folder, 'store'), folder, after: 'first', delayMs: 100, isRead: false } as const
  const { known, faults } = await runRound(plan, { versions: 0, epoch: 0 })
  expect([faults, known.versions > 0]).toEqual([[], true])
  await tamper(plan.location, 'update list_members set body = body + 1 where body = 3')
  const mixed = await runRound({ ...plan, after: 'start', delayMs: 0 }, { versions: 0, epoch: 0 })
  expect(mixed.faults.join('\n')).toContain('is a mixture')
  const lost = await runRound({ ...plan, after: 'start', delayMs: 0 }, { versions: known.versions + 1, epoch: 0 })
  expect(lost.faults.join('\n')).toContain('1 acknowledged versions are lost')
})
