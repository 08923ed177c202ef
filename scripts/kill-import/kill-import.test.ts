// A few kills of an import at each run of the tests; hundreds are `npm run kills-import`. And the harness itself: it sees
// what is lost.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { unList } from '../../packages/hindsight/src/testing/small-lists.ts'
import { tamper } from '../../packages/hindsight/src/testing/store-places.ts'
import { temporaryFolder } from '../../packages/hindsight/src/testing/temporary-folder.ts'
import { NoServerError } from '../kill-store/places.ts'
import { runCommand, runImport } from './import-process.ts'
import { lookAt } from './kept-import.ts'
import { runRounds } from './run-rounds.ts'
import { subjectFile } from './subject-file.ts'

it('kill -9 of an import loses nothing that it said, and goes on to the same cases, in the embedded store', async () => {
  const { faults, rounds } = await runRounds({ store: 'sqlite', rounds: 2, seed: 11, rowCount: 400 })
  expect([faults, rounds]).toEqual([[], 2])
})

it('kill -9 of the server under an import loses nothing in PostgreSQL', async (context) => {
  const running = runRounds({ store: 'postgres', rounds: 1, seed: 11, rowCount: 400, serverKillEvery: 1 })
  const { faults, rounds } = await running.catch((thrown: unknown) => {
    if (thrown instanceof NoServerError) context.skip(thrown.message)
    throw thrown
  })
  expect([faults, rounds]).toEqual([[], 1])
})

it('sees a version, a case and a reason that are gone', async () => {
  const { path } = temporaryFolder()
  const file = join(path, 'subjects.csv')
  const plan = { location: join(path, 'store'), keys: join(path, 'keys'), file }
  writeFileSync(file, subjectFile(60))
  writeFileSync(join(path, 'un.xml'), unList())
  await runCommand(plan, ['lists', 'add', join(path, 'un.xml'), '--list', 'demo_un', '--jsonl'])
  const { said } = await runImport(plan)
  const whole = await lookAt(plan.location, said)
  expect([whole.faults, said.length, whole.caseCount]).toEqual([[], 4, 2])
  await tamper(plan.location, 'delete from rejected_rows where line = 5; delete from cases where place = 1')
  await tamper(plan.location, 'delete from subject_versions where line = 39')
  const { faults, picture } = await lookAt(plan.location, [...said, ...said.slice(0, 1)])
  expect(picture).not.toBe(whole.picture)
  expect(faults.join('\n')).toContain('line 5 was said to be rejected, and is not')
  expect(faults.join('\n')).toContain('line 9 was said to be reviewed, and is in no case')
  expect(faults.join('\n')).toContain('line 39 was said once and has 0 versions')
  expect(faults.join('\n')).toContain('was said twice')
})
