// Subjects on record, from the command line: rows add up, equal content is no new version, what was broken off goes on,
// and one clear subject can be proven among all (laws L5, L6).

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { listedPeople, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

const now = '2026-01-20T10:00:00Z'

interface Setup {
  readonly run: (...words: string[]) => Promise<MemoryRun>
  readonly write: (name: string, content: string) => string
}

async function setUp(): Promise<Setup> {
  const folder = temporaryFolder()
  const env = { XDG_CONFIG_HOME: join(folder.path, 'config') }
  const run = (...words: string[]): Promise<MemoryRun> =>
    runInMemory(['--store', join(folder.path, 'store'), '--now', now, ...words], { env })
  const { exit } = await run('lists', 'add', folder.write('un.xml', unList()), '--list', 'demo_un')
  expect(exit).toBe(0)
  return { run, write: folder.write }
}

const header = 'id,name,schema,birth_date,group_id,role\n'
const rows = (count: number): string =>
  Array.from({ length: count }, (_, at) => `c${at},Xenia Quorthley ${at},Person,1980-02-0${1 + (at % 9)},,\n`).join('')

it('puts rows on record, screens each, and gives rejected ones back with line and reason', async () => {
  const { run, write } = await setUp()
  const hit = `h1,${listedPeople[1]},Person,,shipment-7,consignee\n`
  const bad = ',Nobody Nameless,Person,,,\nx1,,Person,,,\nx2,Ada Vorn,Person,,shipment-7,\n'
  const file = write('customers.csv', `${header}${rows(3)}${hit}${bad}`)
  const { exit, rows: lines, trailer } = await run('subjects', 'import', file, '--jsonl')
  expect(exit).toBe(7)
  expect(trailer).toMatchObject({
    rows: 7,
    imported: 4,
    unchanged: 0,
    rejected: 3,
    clear: 3,
    review: 1,
    unavailable: 0,
  })
  expect(lines.filter(({ state }) => state === 'review').map(({ subject }) => subject.id)).toEqual(['h1'])
  const rejected = (lines as unknown as { kind?: string; line: number; reason: string }[]).filter(({ kind }) => kind)
  expect(rejected.map(({ line, reason }) => [line, reason.slice(0, 24)])).toEqual([
    [6, 'the subject has no id'],
    [7, 'the subject has no name'],
    [8, 'group_id and role go tog'],
  ])
  const shown = (await run('subjects', 'show', 'h1', '--jsonl')).rows[0] as unknown as Record<string, unknown>
  expect(shown).toMatchObject({
    roles: [{ groupId: 'shipment-7', role: 'consignee' }],
    screenings: [{ state: 'review' }],
  })
})

it('takes the same content for no new version, and changed content for one', async () => {
  const { run, write } = await setUp()
  await run('subjects', 'import', write('a.csv', header + rows(5)))
  const again = await run(
    'subjects',
    'import',
    write('b.csv', `${header}${rows(4)}c4,Xenia Other,Person,,,\n`),
    '--jsonl',
  )
  expect(again.trailer).toMatchObject({ rows: 5, imported: 1, unchanged: 4, rejected: 0, clear: 1 })
  const twice = `${header}z,Olga Brandt,Person,,,\nz,Olga Brand,Person,,,\nz,Olga Brandt,Person,,,\n`
  const repeated = await run('subjects', 'import', write('c.csv', twice), '--jsonl')
  expect(repeated.trailer).toMatchObject({ rows: 3, imported: 3, unchanged: 0 })
  const shown = (await run('subjects', 'show', 'z', '--jsonl')).rows[0] as unknown as { versions: unknown[] }
  expect(shown.versions).toHaveLength(3)
})

it('goes on with an import that was broken off, and counts every row once', async () => {
  const { run, write } = await setUp()
  const file = write('many.csv', header + rows(2600))
  const folder = temporaryFolder()
  const controller = new AbortController()
  controller.abort()
  const words = ['--store', join(folder.path, 'store'), '--now', now]
  await runInMemory([...words, 'lists', 'add', write('un2.xml', unList()), '--list', 'demo_un'])
  const first = await runInMemory([...words, 'subjects', 'import', file, '--jsonl'], { signal: controller.signal })
  expect([first.exit, first.trailer?.interrupted]).toEqual([130, true])
  const second = await runInMemory([...words, 'subjects', 'import', file, '--jsonl'])
  const whole = await run('subjects', 'import', file, '--jsonl')
  const counts = { rows: 2600, imported: 2600, unchanged: 0, rejected: 0, clear: 2600, review: 0, unavailable: 0 }
  expect(second.trailer).toMatchObject(counts)
  expect(whole.trailer).toMatchObject(counts)
})

it('calls nobody clear where no list was ever loaded', async () => {
  const folder = temporaryFolder()
  const file = folder.write('a.csv', header + rows(2))
  const { exit, trailer } = await runInMemory([
    '--store',
    join(folder.path, 's'),
    'subjects',
    'import',
    file,
    '--jsonl',
  ])
  expect([exit, trailer?.clear, trailer?.unavailable]).toEqual([3, 0, 2])
})

it('proves the screening of one clear subject by a path to the root of its run', async () => {
  const { run, write } = await setUp()
  const { trailer } = await run('subjects', 'import', write('a.csv', header + rows(11)), '--jsonl')
  const proof = (await run('subjects', 'proof', 'c7', '--jsonl')).rows[0] as unknown as {
    state: string
    commitment: string
    inclusion: { index: number; size: number; leaf: string; path: string[]; root: string }
  }
  expect([proof.state, proof.inclusion.size, proof.inclusion.root]).toEqual(['clear', 11, trailer?.populationRoot])
  const leaf = sha256(Buffer.from([0]), Buffer.from(JSON.stringify(['c7', 1, proof.commitment])))
  expect(leaf.toString('hex')).toBe(proof.inclusion.leaf)
})

it('keeps no value of a subject readable in the database', async () => {
  const folder = temporaryFolder()
  const words = ['--store', join(folder.path, 'store'), '--now', now]
  await runInMemory([...words, 'lists', 'add', folder.write('un.xml', unList()), '--list', 'demo_un'])
  const file = folder.write(
    'a.csv',
    `${header}s1,Zebedee Quillfeather,Person,1977-03-04,,\ns2,${listedPeople[0]} Q,Person,,,\n`,
  )
  await runInMemory([...words, 'subjects', 'import', file])
  const bytes = readFileSync(join(folder.path, 'store', 'hindsight.sqlite')).toString('latin1')
  expect(bytes).not.toContain('Quillfeather')
  expect(bytes).not.toContain(`${listedPeople[0]} Q`)
})

it('refuses an id that nobody has, with the remedy', async () => {
  const { run } = await setUp()
  const { exit, stderr } = await run('subjects', 'show', 'nobody')
  expect(exit).toBe(2)
  expect(stderr).toContain('There is no subject nobody on record')
})

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}
