// Looking back, from the command line: who was let through and would not be now is found on the day that a list changes,
// what went is proposed for closing, and a preview says beforehand what the run then does (law L1).

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { listedPeople, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

interface Setup {
  readonly run: (...words: string[]) => Promise<MemoryRun>
  readonly write: (name: string, content: string) => string
}

async function setUp(names: readonly string[]): Promise<Setup> {
  const folder = temporaryFolder()
  const env = { XDG_CONFIG_HOME: join(folder.path, 'config') }
  let minute = 0
  const run = (...words: string[]): Promise<MemoryRun> => {
    const now = `2026-01-20T10:${String(minute++).padStart(2, '0')}:00Z`
    return runInMemory(['--store', join(folder.path, 'store'), '--now', now, ...words], { env })
  }
  await run('lists', 'add', folder.write('un-0.xml', unList(names)), '--list', 'demo_un')
  return { run, write: folder.write }
}

const sleeper = 'Zdravomila Quennerstedt'
const subjects = [
  'id,name,schema,birth_date',
  's1,Zdravomila Quennerstedt,Person,1980-02-01',
  `s2,${listedPeople[1]},Person,`,
  's3,Somebody Elsewhere,Person,1990-05-05',
  's4,Marmaduke Thistlewick,Person,',
].join('\n')

function sums(trailer: MemoryRun['trailer']): unknown {
  const { touched, newlyReview, stillReview, noLongerReview, stillClear } = trailer as Record<string, number>
  return { touched, newlyReview, stillReview, noLongerReview, stillClear }
}

it('finds a sleeper when a list changes, and nobody else', async () => {
  const { run, write } = await setUp(listedPeople)
  expect((await run('subjects', 'import', write('subjects.csv', subjects))).exit).toBe(1)
  expect((await run('lookback', 'behind', '--jsonl')).rows[0]).toMatchObject({ behind: 0, monitored: 4 })
  const list = write('un-1.xml', unList([...listedPeople, sleeper]))
  const preview = await run('lookback', 'preview', list, '--list', 'demo_un', '--jsonl')
  expect(preview.exit).toBe(1)
  await run('lists', 'add', list, '--list', 'demo_un', '--no-lookback')
  expect((await run('lookback', 'behind', '--jsonl')).rows[0]).toMatchObject({ behind: 4, epochsBehind: 1 })
  const done = await run('lookback', 'run', '--jsonl')
  expect(done.exit).toBe(1)
  expect(sums(done.trailer)).toEqual({ touched: 1, newlyReview: 1, stillReview: 0, noLongerReview: 0, stillClear: 0 })
  expect(done.rows).toMatchObject([{ subjectId: 's1', outcome: 'newly-review', gained: [['demo_un', '9003']] }])
  const told = (rows: MemoryRun['rows']): unknown =>
    (rows as unknown as { subjectId: string; outcome: string; gained: unknown; lost: unknown }[]).map(
      ({ subjectId, outcome, gained, lost }) => [subjectId, outcome, gained, lost],
    )
  expect(told(preview.rows)).toEqual(told(done.rows))
  expect((await run('lookback', 'behind', '--jsonl')).rows[0]).toMatchObject({ behind: 0 })
  expect((await run('lookback', 'run', '--jsonl')).trailer).toMatchObject({ runs: [] })
  expect((await run('lookback', 'list')).stdout).toContain('lists')
})

it('proposes for closing what a delisting leaves behind, and closes nothing', async () => {
  const { run, write } = await setUp(listedPeople)
  await run('subjects', 'import', write('subjects.csv', subjects))
  const shorter = write('un-1.xml', unList(listedPeople.slice(0, 1)))
  const added = await run('lists', 'add', shorter, '--list', 'demo_un', '--jsonl')
  const held = added.rows[0] as unknown as { outcome: string; version: string }
  expect(held.outcome).toBe('held')
  const preview = await run('lookback', 'preview', held.version, '--jsonl')
  expect(preview.rows).toMatchObject([{ subjectId: 's2', outcome: 'no-longer-review', lost: [['demo_un', '9001']] }])
})

it('drafts a notice of what fell away, and leaves the case to people', async () => {
  const many = [...listedPeople, ...Array.from({ length: 17 }, (_, at) => `Invented${at} Person${at}`)]
  const { run, write } = await setUp(many)
  await run('subjects', 'import', write('subjects.csv', subjects))
  const shorter = many.filter((name) => name !== listedPeople[1])
  const added = await run('lists', 'add', write('un-1.xml', unList(shorter, many)), '--list', 'demo_un', '--jsonl')
  const [lookback] = (added.trailer as { lookbacks: { runId: string; noLongerReview: number }[] }).lookbacks
  expect(lookback).toMatchObject({ noLongerReview: 1 })
  const notice = (await run('lookback', 'notice', lookback?.runId ?? '', 's2')).stdout
  expect(notice).toContain('demo_un 9001')
  expect(notice).toContain('(open)')
  expect(notice).not.toContain('Velegradskiy')
  expect((await run('lookback', 'notice', lookback?.runId ?? '', 's1')).exit).toBe(2)
})

it('a list that goes live looks back by itself; another threshold can be tried beforehand', async () => {
  const { run, write } = await setUp(listedPeople)
  await run('subjects', 'import', write('subjects.csv', subjects))
  const list = write('un-1.xml', unList([...listedPeople, sleeper]))
  const added = await run('lists', 'add', list, '--list', 'demo_un', '--jsonl')
  expect(added.trailer).toMatchObject({ lookbacks: [{ newlyReview: 1, population: 4, provenUnaffected: 3 }] })
  const stricter = await run('lookback', 'preview', '--threshold', '1', '--jsonl')
  expect(stricter.trailer).toMatchObject({ run: { trigger: 'policy', wholeCount: 2 } })
})

it('says of one subject what was known when they were cleared, what is known now, and when it could be known', async () => {
  const { run, write } = await setUp(listedPeople)
  await run('subjects', 'import', write('subjects.csv', subjects))
  await run('lists', 'add', write('un-1.xml', unList([...listedPeople, sleeper])), '--list', 'demo_un')
  const { rows, trailer } = await run('subjects', 'timeline', 's1', '--jsonl')
  expect(trailer).toMatchObject({
    knownThen: { state: 'clear', parties: [] },
    knownNow: { state: 'review', parties: ['demo_un 9003'] },
    facts: [{ partyId: '9003', publicAt: '2026-01-15T00:00:00.000Z', screenedAt: '2026-01-20T10:02:00.000Z' }],
  })
  const lanes = (rows as unknown as { lane: string; kind: string; at: string }[]).map(
    ({ lane, kind }) => `${lane} ${kind}`,
  )
  expect(lanes).toEqual([
    'valid list',
    'recorded subject',
    'recorded screening',
    'recorded lookback',
    'recorded list',
    'recorded case',
  ])
  const page = (await run('subjects', 'timeline', 's1')).stdout
  expect(page).toContain('demo_un 9003 became a possible match')
  expect(page).not.toContain('Zdravomila')
})
