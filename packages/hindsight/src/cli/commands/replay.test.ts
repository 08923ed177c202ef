// A screening is computed again from the versions on record: the same bytes without its stored result, and exit 6 where
// anything of it was altered (law L3).

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { listedPeople, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

interface Setup {
  readonly run: (...words: string[]) => Promise<MemoryRun>
  readonly at: (now: string, ...words: string[]) => Promise<MemoryRun>
  readonly write: (name: string, content: string) => string
  readonly alter: (statement: string) => void
  readonly query: (statement: string) => readonly Row[]
  readonly screeningId: string
}

const header = 'id,name,schema,birth_date\n'
const subjects = `${header}c1,Xenia Quorthley,Person,1980-02-01\nh1,${listedPeople[1]},Person,\nh2,${listedPeople[0]},Person,\n`

/** Two subjects with hits and a clear one, screened in January; in February one of the listed is gone. */
async function setUp(): Promise<Setup> {
  const folder = temporaryFolder()
  const env = { XDG_CONFIG_HOME: join(folder.path, 'config') }
  const store = join(folder.path, 'store')
  const at: Setup['at'] = (now, ...words) => runInMemory(['--store', store, '--now', now, ...words], { env })
  const run: Setup['run'] = (...words) => at('2026-02-20T10:00:00Z', ...words)
  const january = '2026-01-20T10:00:00Z'
  await at(january, 'lists', 'add', folder.write('un.xml', unList()), '--list', 'demo_un')
  const imported = await at(january, 'subjects', 'import', folder.write('a.csv', subjects), '--jsonl')
  expect(imported.trailer).toMatchObject({ imported: 3, clear: 1, review: 2 })
  const rest = unList(listedPeople.slice(0, 1)).replace('2026-01-15', '2026-02-15')
  await run('lists', 'add', folder.write('un2.xml', rest), '--list', 'demo_un')
  const shown = (await run('subjects', 'show', 'h1', '--jsonl')).rows[0] as unknown as {
    screenings: { screeningId: string }[]
  }
  return {
    run,
    at,
    write: folder.write,
    alter(statement) {
      const database = new DatabaseSync(join(store, 'hindsight.sqlite'))
      database.exec(statement)
      database.close()
    },
    query(statement) {
      const database = new DatabaseSync(join(store, 'hindsight.sqlite'))
      const rows = database.prepare(statement).all() as Row[]
      database.close()
      return rows
    },
    screeningId: shown.screenings[0]?.screeningId ?? '',
  }
}

type Row = Readonly<Record<string, unknown>>

const first = ({ rows }: MemoryRun): Row => rows[0] as unknown as Row

it('gives the same bytes for what had hits and for what was clear', async () => {
  const { run, screeningId } = await setUp()
  const hit = await run('replay', screeningId, '--jsonl')
  expect(hit.exit).toBe(0)
  const row = first(hit)
  expect(row).toMatchObject({ outcome: 'same', subjectId: 'h1', version: 1, state: 'review', isStored: true })
  expect(row['digest']).toBe(row['replayedDigest'])
  const clear = await run('replay', 'c1@1', '--jsonl')
  expect([clear.exit, first(clear)]).toMatchObject([0, { outcome: 'same', state: 'clear', digest: null }])
})

it('does without the stored results', async () => {
  const { run, screeningId, alter } = await setUp()
  const before = first(await run('replay', screeningId, '--text', '--jsonl'))
  expect(String(before['text'])).toContain('"hits":[{')
  alter('delete from screenings')
  for (const id of [screeningId, 'h1', 'h1@1']) {
    const { exit, rows } = await run('replay', id, '--text', '--jsonl')
    expect([exit, rows[0]]).toMatchObject([0, { outcome: 'same', isStored: false, text: before['text'] }])
  }
  expect(first(await run('replay', 'c1', '--jsonl'))).toMatchObject({ outcome: 'same', state: 'clear' })
})

it.each([
  ['a digest', `update screenings set digest = replace(digest, substr(digest, 1, 1), 'x') where subject_id = 'h1'`],
  ['a state', `update screenings set state = 'unavailable' where subject_id = 'h1'`],
  ['reasons', `update screenings set reasons = '[]' where subject_id = 'h1'`],
  ['a commitment', `update subject_versions set commitment = replace(commitment, 'a', 'b') where subject_id = 'c1'`],
  ['a policy of another run', `delete from file_parts`],
])('ends with 6 where %s was altered', async (_, statement) => {
  const { run, screeningId, alter } = await setUp()
  alter(statement)
  const { exit } = await run('replay', screeningId, '--jsonl')
  expect(exit).toBe(6)
})

it('notices that somebody was made clear who was not', async () => {
  const { run, alter } = await setUp()
  alter(`delete from screenings where subject_id = 'h1'`)
  const other = first(await run('replay', 'h1', '--jsonl'))
  expect(other).toMatchObject({ outcome: 'same', state: 'review' })
})

it('tells then from now in eight cells, and which part makes the difference', async () => {
  const { run, screeningId, write } = await setUp()
  await run('subjects', 'import', write('b.csv', `${header}h1,Xenia Quorthley,Person,\n`))
  const strict = write(
    'strict.json',
    JSON.stringify({ version: 'strict', threshold: 0.99, mediumFrom: 0.992, strongFrom: 0.995 }),
  )
  const words = ['--with-data', 'both', '--with-policy', 'both', '--with-engine', 'both', '--policy', strict, '--jsonl']
  const { exit, rows, stderr } = await run('replay', screeningId, ...words)
  expect([exit, stderr]).toEqual([0, ''])
  const cells = rows.slice(1) as unknown as {
    cell: Row
    state: string
    changes: string[]
    because: string[]
    hits: unknown[]
  }[]
  expect(cells).toHaveLength(8)
  const of = (data: string, policy: string): (typeof cells)[number] | undefined =>
    cells.find(({ cell }) => cell['data'] === data && cell['policy'] === policy && cell['engine'] === 'now')
  expect(of('then', 'then')).toMatchObject({ state: 'review', changes: [], because: [] })
  expect(of('now', 'then')).toMatchObject({ state: 'clear', because: ['with the data of then it is otherwise'] })
  expect(of('now', 'now')).toMatchObject({
    state: 'clear',
    because: ['the data of now alone would do it', 'the policy of now alone would do it'],
  })
  expect(of('then', 'now')?.because).toEqual(['with the policy of then it is otherwise'])
})

it('computes what a decision rested on again, and notices what was changed of it', async () => {
  const { run, query, alter } = await setUp()
  for (const who of ['anna', 'bert']) await run('operators', 'enrol', who, '--name', `${who} Operator`)
  const cases = (await run('cases', 'list', '--jsonl')).rows as unknown as { caseId: string; subjectId: string }[]
  const caseOf = (id: string): string => cases.find(({ subjectId }) => subjectId === id)?.caseId ?? ''
  await run('cases', 'take', caseOf('h1'), '--as', 'anna')
  const words = ['--reason', 'other-name', '--note', 'Another one', '--as', 'anna']
  const alone = await run('cases', 'decide', caseOf('h1'), '--verdict', 'false-positive', ...words)
  expect([alone.exit, alone.stderr]).toEqual([0, ''])
  await run('cases', 'take', caseOf('h2'), '--as', 'anna')
  const both = await run(
    'cases',
    'decide',
    caseOf('h2'),
    '--verdict',
    'true-match',
    '--reason',
    'same-identifier',
    '--evidence',
    'document:D-1',
    ...words.slice(2),
  )
  expect([both.exit, both.stderr]).toEqual([1, ''])
  const ids = query(`select event_id as id, act from case_events where act in ('decide', 'propose') order by act`)
  expect(ids.map(({ act }) => act)).toEqual(['decide', 'propose'])
  for (const { id, act } of ids) {
    const { exit, rows } = await run('replay', String(id), '--jsonl')
    expect([exit, rows[0]]).toMatchObject([
      0,
      { kind: 'decision', outcome: 'same', act, by: 'anna', pairs: 1, differences: [] },
    ])
  }
  alter(`update case_events set operator_id = 'bert' where act = 'decide'`)
  const decided = String(ids.find(({ act }) => act === 'decide')?.['id'])
  const changed = await run('replay', decided, '--jsonl')
  expect([changed.exit, changed.rows[0]]).toMatchObject([6, { outcome: 'different' }])
})

it('says why a subject on record and a party that is live are no possible match', async () => {
  const { run } = await setUp()
  const { exit, rows } = await run('why-not', 'c1', '9001', '--jsonl')
  expect([exit, rows]).toMatchObject([0, [{ listId: 'demo_un', partyId: '9001', state: 'unrelated' }]])
  expect((await run('why-not', 'c1', '1234')).exit).toBe(2)
  for (const who of ['anna', 'bert']) await run('operators', 'enrol', who, '--name', `${who} Operator`)
  expect((await run('why-not', 'c1', '9001')).exit).toBe(4)
  expect((await run('why-not', 'c1', '9001', '--as', 'anna', '--purpose', 'review')).exit).toBe(0)
})

it('names an id that nothing bears', async () => {
  const { run } = await setUp()
  const { exit, stderr } = await run('replay', 'nothing')
  expect(exit).toBe(2)
  expect(stderr).toContain('Nothing on record bears the id nothing')
})
