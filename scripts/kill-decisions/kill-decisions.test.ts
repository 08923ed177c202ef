// A few kills of decisions at each run of the tests; hundreds are `npm run kills-decisions`. And the harness itself: it
// sees what is lost and what is half done.

import { join } from 'node:path'
import { listedParty, subject as subjectOf } from '@hindsight/engine/testing'
import { expect, it } from 'vitest'
import { ReviewDesk, trueMatch } from '../../packages/hindsight/src/testing/review-desk.ts'
import { tamper } from '../../packages/hindsight/src/testing/store-places.ts'
import { temporaryFolder } from '../../packages/hindsight/src/testing/temporary-folder.ts'
import { lookAtDecisions } from './look-at-decisions.ts'
import { runRounds } from './run-rounds.ts'

it('kill -9 loses no decision that was acknowledged, and does none by half', { timeout: 60_000 }, async () => {
  const { faults, rounds, said } = await runRounds({ store: 'sqlite', rounds: 2, seed: 5 })
  expect([faults, rounds, said > 0]).toEqual([[], 2, true])
})

it('sees an event, a message and a proposal that do not fit', async () => {
  const { path } = temporaryFolder()
  const location = join(path, 'store')
  const desk = await ReviewDesk.open(location, path)
  const anna = await desk.enrol('anna')
  const subject = subjectOf({ id: 's', name: 'Velmaris Kornwald' })
  await desk.record(subject)
  const { changed } = await desk.screen(subject, [listedParty({ name: 'Velmaris Kornwald' })])
  const caseId = changed[0]?.caseId ?? ''
  await desk.act(anna, 'case-take', { caseId })
  await desk.propose(anna, caseId, trueMatch)
  await desk.close()
  expect(await lookAtDecisions(location, [`${caseId} propose`])).toEqual({ faults: [], cases: 1, closed: 0 })
  await tamper(location, "delete from case_events where act = 'take'; delete from outbox where kind = 'case-propose'")
  await tamper(location, "update proposals set state = 'rejected'; update cases set state = 'closed'")
  const faults = (await lookAtDecisions(location, [`${caseId} take`])).faults.join('\n')
  expect(faults).toContain('take was said, and is not there')
  expect(faults).toContain('is closed, and its events are not')
  expect(faults).toContain('1 messages for 1 acts of people')
  expect(faults).toContain('2 log records for 1 acts of people')
})
