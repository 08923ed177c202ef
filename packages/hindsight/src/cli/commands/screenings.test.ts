// What was screened, as the command line tells it: runs that add up, what was not clear, and groups that stand as the
// worst of their members stands (laws L5, L6).

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { listedPeople, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

type Row = Readonly<Record<string, unknown>>

async function setUp(): Promise<(words: string) => Promise<MemoryRun>> {
  const folder = temporaryFolder()
  const env = { XDG_CONFIG_HOME: join(folder.path, 'config') }
  const place = ['--store', join(folder.path, 'store'), '--now', '2026-01-20T10:00:00Z']
  const run = (words: string): Promise<MemoryRun> =>
    runInMemory([...place, ...words.split(' ').map((word) => word.replace(/^#/u, `${folder.path}/`))], { env })
  folder.write('un.xml', unList())
  folder.write('longer.xml', unList([...listedPeople, 'Olga Fernquist']).replace('2026-01-15', '2026-01-18'))
  folder.write(
    's.csv',
    `id,name,group_id,role\na,Xenia Quorthley,ship-1,owner\nb,${listedPeople[0]},ship-1,consignee\nb,${listedPeople[0]},ship-1,payer\n` +
      `c,Pavel Ostrogard,ship-2,owner\nd,Olga Fernquist,ship-2,consignee\n`,
  )
  expect((await run('lists add #un.xml --list demo_un')).exit).toBe(0)
  expect((await run('subjects import #s.csv')).exit).toBe(1)
  return run
}

it('lists runs that add up, and shows what was not clear in one', async () => {
  const run = await setUp()
  const { rows, trailer, exit } = await run('screenings list --jsonl')
  const [only] = rows as unknown as readonly [Row]
  expect([exit, trailer]).toEqual([0, { end: true, rows: 1 }])
  expect(only).toMatchObject({ cause: 'import', population: 4, clear: 3, review: 1, unavailable: 0 })
  const shown = await run(`screenings show ${String(only.runId)} --jsonl`)
  expect(shown.rows).toEqual([
    expect.objectContaining({ subjectId: 'b', state: 'review', reasons: ['possible_match'] }),
  ])
  expect(shown.trailer).toMatchObject({ rows: 1, run: { runId: only.runId, population: 4 } })
  expect((await run('screenings list')).stdout).toContain('4 subjects: 3 clear + 1 to review + 0 unavailable')
  const [screening] = shown.rows as unknown as readonly [Row]
  expect(shown.stdout).not.toContain('Beskydzan')
  const one = await run(`screenings show ${String(screening.screeningId)} --jsonl`)
  const [answered] = one.rows as unknown as readonly [{ readonly answer: { readonly hits: readonly Row[] } }]
  expect(answered.answer.hits).toEqual([expect.objectContaining({ caption: listedPeople[0], listId: 'demo_un' })])
  expect((await run(`screenings show ${String(screening.screeningId)}`)).stdout).toContain('possible match')
})

it('shows an answer only to whoever signs for the look', async () => {
  const run = await setUp()
  const [only] = (await run('screenings list --jsonl')).rows as unknown as readonly [Row]
  const [screening] = (await run(`screenings show ${String(only.runId)} --jsonl`)).rows as unknown as readonly [Row]
  await run('operators enrol anna --name Anna')
  const unsigned = await run(`screenings show ${String(screening.screeningId)}`)
  expect([unsigned.exit, unsigned.stdout]).toEqual([4, ''])
})

it('refuses a run, a screening and a group that nobody knows', async () => {
  const run = await setUp()
  const [unknown, group] = [await run('screenings show x'), await run('subjects group x')]
  expect([unknown.exit, group.exit]).toEqual([2, 2])
  expect(unknown.stderr).toContain('no run and no screening x')
  expect(group.stderr).toContain('Nobody on record is in the group x')
})

it('gives a group the state of the worst of its members, and nobody is clear who is behind', async () => {
  const run = await setUp()
  const first = await run('subjects group ship-1 --jsonl')
  expect(first.rows).toMatchObject([
    { subjectId: 'a', roles: ['owner'], state: 'clear', cases: [] },
    { subjectId: 'b', roles: ['consignee', 'payer'], state: 'review', reasons: ['possible_match'] },
  ])
  expect(first.trailer).toMatchObject({ state: 'review', counts: { clear: 1, review: 1, unavailable: 0 } })
  expect((await run('subjects group ship-2 --jsonl')).trailer).toMatchObject({ state: 'clear', reasons: [] })
  await run('lists add #longer.xml --list demo_un --no-lookback')
  const behind = await run('subjects group ship-2 --jsonl')
  const between = [behind.trailer?.state, behind.trailer?.reasons]
  expect([
    ['unavailable', ['index_behind']],
    ['review', ['possible_match']],
  ]).toContainEqual(between)
  await run('lookback run')
  const after = await run('subjects group ship-2')
  expect(after.stdout).toContain('review  ship-2, 2 members  possible_match')
})
