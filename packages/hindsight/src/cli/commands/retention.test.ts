// An erased subject is gone wherever it lies: in the pages of the database, beside them, in the log, the index and the
// folder of keys. What was done stays, and the log still verifies (SLO-34).

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openKeyVault } from '../../audit/index.ts'
import { openStore } from '../../store/index.ts'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { listedPeople, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

const now = '2026-01-20T10:00:00Z'
const header = 'id,name,schema,birth_date,address,passport\n'
const rows = [
  `e1,${listedPeople[1]} Quillfeather,Person,1977-03-04,Zwirngasse 9 Obertal,XQ7719021`,
  'e2,Zebedee Thistlewick,Person,1966-05-06,Marschweg 3 Untertal,XQ5521077',
  `e3,${listedPeople[0]},Person,,,`,
]
/** Values of the first, as they were given and as an index or a finding may spell them. */
const values = [
  'Quillfeather',
  'quillfeather',
  'QUILLFEATHER',
  'Zwirngasse',
  'zwirngasse',
  'XQ7719021',
  'xq7719021',
  '1977-03-04',
]

interface Setup {
  readonly run: (...words: string[]) => Promise<MemoryRun>
  readonly at: (time: string, ...words: string[]) => Promise<MemoryRun>
  readonly write: (name: string, content: string) => string
  readonly store: string
}

async function setUp(): Promise<Setup> {
  const folder = temporaryFolder()
  const store = join(folder.path, 'store')
  const env = { XDG_CONFIG_HOME: join(folder.path, 'config') }
  const at: Setup['at'] = (time, ...words) => runInMemory(['--store', store, '--now', time, ...words], { env })
  const run: Setup['run'] = (...words) => at(now, ...words)
  await run('lists', 'add', folder.write('un.xml', unList()), '--list', 'demo_un')
  for (const who of ['anna', 'bert']) {
    const enrolled = await run('operators', 'enrol', who, '--name', `${who} Operator`)
    expect([enrolled.exit, enrolled.stderr]).toEqual([0, ''])
  }
  const file = folder.write('a.csv', `${header}${rows.join('\n')}\n`)
  const imported = await run('subjects', 'import', file, '--jsonl')
  expect(imported.trailer).toMatchObject({ imported: 3 })
  return { run, at, write: folder.write, store }
}

/** Every file under a folder, as one text for each. */
function filesUnder(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, text: readFileSync(path).toString('latin1') }))
}

async function erase(run: Setup['run'], id: string): Promise<void> {
  const proposed = await run('subjects', 'erase', id, '--reason', 'subject-request', '--as', 'anna')
  expect([proposed.exit, proposed.stderr]).toEqual([1, ''])
  const approved = await run('subjects', 'erase', id, '--approve', '--as', 'bert')
  expect([approved.exit, approved.stderr]).toEqual([0, ''])
}

async function closeCase(run: Setup['run'], subjectId: string): Promise<void> {
  const { rows: cases } = await run('cases', 'list', '--jsonl')
  expect(cases.map((found) => (found as unknown as { subjectId: string }).subjectId)).toContain(subjectId)
  for (const found of cases as unknown as { caseId: string; subjectId: string }[]) {
    if (found.subjectId !== subjectId) continue
    const words = ['--verdict', 'false-positive', '--reason', 'other-name']
    await run('cases', 'take', found.caseId, '--as', 'anna')
    const decided = await run(
      'cases',
      'decide',
      found.caseId,
      ...words,
      '--note',
      'Quillfeather lives elsewhere',
      '--as',
      'anna',
    )
    expect([decided.exit, decided.stderr]).toEqual([0, ''])
  }
}

it('leaves no value of an erased subject in any file, and the log verifies', async () => {
  const { run, store, write } = await setUp()
  const longer = unList([...listedPeople, 'Oskar Nimmerlein']).replace('2026-01-15', '2026-01-18')
  await run('lists', 'add', write('un2.xml', longer), '--list', 'demo_un')
  await run('lookback', 'run', '--jsonl')
  const indexed = filesUnder(join(store, 'index')).filter(({ text }) => values.some((value) => text.includes(value)))
  expect(indexed.length).toBeGreaterThan(0)
  await closeCase(run, 'e1')
  const before = await run('replay', 'e1', '--jsonl')
  const figuresBefore = (await run('store', 'status', '--jsonl')).rows
  await erase(run, 'e1')
  const found = filesUnder(store).flatMap(({ path, text }) =>
    values.filter((value) => text.includes(value)).map((value) => `${value} in ${path}`),
  )
  expect(found).toEqual([])
  const shown = await run('subjects', 'show', 'e1', '--as', 'anna', '--purpose', 'audit')
  expect(shown.stdout).toContain('erased: its values can be read by nobody')
  const after = await run('replay', 'e1', '--jsonl')
  expect(after.exit).toBe(0)
  expect(after.rows[0]).toMatchObject({ outcome: 'erased', erasure: { actor: 'bert' }, text: null })
  expect(before.rows[0]).toMatchObject({ outcome: 'same' })
  const proof = String((after.rows[0] as unknown as { erasure: { sequence: number } }).erasure.sequence)
  expect((await run('audit', 'proof', proof)).stdout).toContain('"reason":"subject-request"')
  expect((await run('audit', 'verify')).exit).toBe(0)
  const figuresAfter = (await run('store', 'status', '--jsonl')).rows
  const countOf = (rowsOf: MemoryRun['rows'], name: string): unknown =>
    (rowsOf as unknown as { name: string; rows: number }[]).find((row) => row.name === name)?.rows
  for (const name of ['screenings', 'subject_versions', 'cases', 'standing_hits']) {
    expect([name, countOf(figuresAfter, name)]).toEqual([name, countOf(figuresBefore, name)])
  }
  expect((await run('replay', 'e3', '--jsonl')).rows[0]).toMatchObject({ outcome: 'same' })
})

it('leaves none in the write-ahead log and its neighbours while the store is open either', async () => {
  const { run, store } = await setUp()
  const held = await openStore(store)
  try {
    await closeCase(run, 'e1')
    await erase(run, 'e1')
    const found = filesUnder(store).filter(({ text }) => values.some((value) => text.includes(value)))
    expect(found.map(({ path }) => path)).toEqual([])
  } finally {
    await held.close()
  }
})

it('takes two people, and stops at a hold and at an open case', async () => {
  const { run, at } = await setUp()
  const open = await run('subjects', 'erase', 'e3', '--reason', 'subject-request', '--as', 'anna')
  expect([open.exit, open.stderr]).toEqual([4, expect.stringContaining('for the purpose review')])
  const hold = await run(...holdWords('e2'))
  expect([hold.exit, hold.stderr]).toEqual([0, ''])
  const held = await run('subjects', 'erase', 'e2', '--reason', 'subject-request', '--as', 'anna')
  expect([held.exit, held.stderr]).toEqual([4, expect.stringContaining('legal-hold')])
  const [row] = (await run('retention', 'holds', '--jsonl')).rows as unknown as { holdId: string }[]
  await run('retention', 'lift', row?.holdId ?? '', '--reason', 'over', '--as', 'bert')
  await run('subjects', 'erase', 'e2', '--reason', 'subject-request', '--as', 'anna')
  const same = await run('subjects', 'erase', 'e2', '--approve', '--as', 'anna')
  expect([same.exit, same.stderr]).toEqual([4, expect.stringContaining('a second person decides')])
  // A hold that comes between proposal and approval stops it, too.
  await run(...holdWords('e2'))
  expect((await run('subjects', 'erase', 'e2', '--approve', '--as', 'bert')).exit).toBe(4)
  const later = '2027-02-01T00:00:00Z'
  expect((await at(later, 'subjects', 'erase', 'e2', '--approve', '--as', 'bert')).exit).toBe(0)
  const again = await at(later, 'subjects', 'erase', 'e2', '--reason', 'subject-request', '--as', 'anna')
  expect(again.exit).toBe(5)
})

const holdWords = (id: string): string[] => {
  return [
    'retention',
    'hold',
    id,
    '--reason',
    'proceedings',
    '--owner',
    'legal',
    '--until',
    '2026-12-31',
    '--as',
    'anna',
  ]
}

it('says who is due when nothing keeps them any more', async () => {
  const { run, at } = await setUp()
  await run('subjects', 'monitor', 'e2', 'off', '--reason', 'left', '--as', 'anna')
  expect((await at('2030-12-31T00:00:00Z', 'retention', 'due', '--jsonl')).rows).toEqual([])
  const due = (await at('2031-01-21T00:00:00Z', 'retention', 'due', '--jsonl')).rows
  expect(due).toEqual([{ subjectId: 'e2' }])
})

it('calls a destroyed key without an erasure in the log what it is', async () => {
  const { run, store } = await setUp()
  const keys = join(store, 'keys')
  const vault = openKeyVault(keys, () => Buffer.alloc(32, 1))
  vault.erase(['e2'])
  vault.close()
  const { exit, rows: found } = await run('replay', 'e2', '--jsonl')
  expect([exit, found[0]]).toMatchObject([6, { outcome: 'different' }])
})

it('finishes an erasure that a broken process left undone', async () => {
  const { run, store } = await setUp()
  const open = await openStore(store)
  const erasure = { subjectId: 'e2', proposalId: 'p', reason: 'subject-request', decidedAt: now, finishedAt: null }
  await open.write(({ retention }) => retention.addErasure(erasure))
  await open.close()
  expect((await run('subjects', 'show', 'e2', '--as', 'anna', '--purpose', 'audit')).stdout).toContain(
    'erased: its values',
  )
})
