// Cases, policies and deliveries from the command line: what is asked for, who signs, what is said, and how it ends.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultPolicy } from '@hindsight/engine/matching'
import { expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { listedPeople, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

interface Setup {
  readonly run: (...words: string[]) => Promise<MemoryRun>
  readonly at: (now: string) => Setup['run']
  readonly folder: string
  readonly caseId: string
}

interface ListedRow {
  readonly caseId: string
  readonly state: string
}

async function setUp(): Promise<Setup> {
  const { path: folder, write } = temporaryFolder()
  const env = { XDG_CONFIG_HOME: join(folder, 'config') }
  const at =
    (now: string) =>
    (...words: string[]): Promise<MemoryRun> =>
      runInMemory(['--store', join(folder, 'store'), '--now', now, ...words], { env })
  const run = at('2026-03-01T12:00:00Z')
  await run('lists', 'add', write('un.xml', unList()), '--list', 'demo_un')
  await run('subjects', 'import', write('s.csv', `id,name\na,${listedPeople[0]}\nb,Xenia Quorthley\n`))
  await run('operators', 'enrol', 'anna', '--name', 'Anna Beispiel')
  await run('operators', 'enrol', 'bert', '--name', 'Bert Muster')
  const { rows } = await run('cases', 'list', '--jsonl')
  return { run, at, folder, caseId: (rows as unknown as readonly ListedRow[])[0]?.caseId ?? '' }
}

const decision = (verdict: string, reason: string): string[] => [
  '--verdict',
  verdict,
  '--reason',
  reason,
  '--note',
  'why',
]

it('lists without names, opens for a purpose, and closes as two people', async () => {
  const { run, caseId } = await setUp()
  const list = await run('cases', 'list')
  expect([list.exit, list.stdout.includes(caseId), list.stdout.includes('Beskydzan')]).toEqual([0, true, false])
  const unsigned = await run('cases', 'show', caseId)
  expect([unsigned.exit, unsigned.stdout, unsigned.stderr.includes('--purpose')]).toEqual([4, '', true])
  expect((await run('cases', 'show', caseId, '--as', 'anna', '--purpose', 'curiosity')).exit).toBe(4)
  await run('cases', 'take', caseId, '--as', 'anna')
  const evidence = ['--evidence', 'document:D1']
  const proposed = await run(
    'cases',
    'decide',
    caseId,
    ...decision('true-match', 'same-identifier'),
    ...evidence,
    '--as',
    'anna',
  )
  expect([proposed.exit, proposed.stdout.startsWith('awaiting-approval')]).toEqual([1, true])
  const shown = await run('cases', 'show', caseId, '--as', 'bert', '--purpose', 'approval')
  expect(shown.stdout).toContain('possible match · awaiting-approval')
  expect(shown.stdout).not.toContain('confirmed match')
  expect((await run('cases', 'approve', caseId, '--as', 'anna')).exit).toBe(4)
  expect((await run('cases', 'approve', caseId, '--as', 'bert')).stdout).toBe(`approved  ${caseId}\n`)
  expect((await run('cases', 'approve', caseId, '--as', 'bert')).exit).toBe(5)
  const after = await run('cases', 'show', caseId, '--as', 'bert', '--purpose', 'audit')
  expect(after.stdout).toContain('confirmed match · closed: true-match')
  expect((await run('audit', 'verify')).exit).toBe(0)
})

it('chooses nothing for anybody, and names what is missing', async () => {
  const { run, caseId } = await setUp()
  await run('cases', 'take', caseId, '--as', 'anna')
  expect((await run('cases', 'decide', caseId, '--as', 'anna')).stderr).toContain("'--verdict <verdict>'")
  const thin = await run('cases', 'decide', caseId, ...decision('false-positive', 'other-birth-date'), '--as', 'anna')
  expect([thin.exit, thin.stderr.includes('wants 1 pointer')]).toEqual([2, true])
  const open = await run(
    'cases',
    'decide',
    caseId,
    ...decision('false-positive', 'other-name'),
    '--suppress',
    '--as',
    'anna',
  )
  expect([open.exit, open.stderr.includes('owner:'), open.stderr.includes('until')]).toEqual([2, true, true])
  const far = ['--suppress', '--owner', 'anna', '--until', '2027-04-01', '--as', 'anna']
  const long = await run('cases', 'decide', caseId, ...decision('false-positive', 'other-name'), ...far)
  expect([long.exit, long.stderr.includes('more than twelve months')]).toEqual([2, true])
  expect((await run('cases', 'show', 'nothing', '--as', 'anna', '--purpose', 'review')).exit).toBe(2)
  expect((await run('cases', 'reasons', '--jsonl')).trailer).toMatchObject({ end: true })
})

it('exempts a pair until somebody ends that', async () => {
  const { run, caseId } = await setUp()
  await run('cases', 'take', caseId, '--as', 'anna')
  const terms = ['--suppress', '--owner', 'anna', '--until', '2026-09-01', '--as', 'anna']
  await run('cases', 'decide', caseId, ...decision('false-positive', 'other-name'), ...terms)
  await run('cases', 'show', caseId, '--as', 'bert', '--purpose', 'approval')
  expect((await run('cases', 'approve', caseId, '--as', 'bert')).exit).toBe(0)
  const { rows } = await run('cases', 'goodguys', 'list', '--jsonl')
  const { goodGuyId = '' } = (rows as unknown as readonly { readonly goodGuyId?: string }[])[0] ?? {}
  const shown = await run('cases', 'goodguys', 'show', goodGuyId, '--as', 'bert', '--purpose', 'quality')
  expect(shown.stdout).toContain('in-force')
  expect(shown.stdout).toContain('confirmed by bert')
  expect((await run('cases', 'goodguys', 'revoke', goodGuyId, '--reason', 'mistake', '--as', 'bert')).exit).toBe(0)
  const list = await run('cases', 'list', '--jsonl')
  expect(list.rows).toMatchObject([{ caseId, state: 'open' }])
})

it('puts a policy into use as two people, and screens under it from then on', async () => {
  const { run, folder } = await setUp()
  const file = join(folder, 'policy.json')
  writeFileSync(file, JSON.stringify({ version: 'ours-1', threshold: 0.95, mediumFrom: 0.96, strongFrom: 0.99 }))
  expect((await run('policies', 'list')).stdout).toContain('in use: the built-in policy')
  expect((await run('policies', 'propose', file, '--reason', 'agreed', '--as', 'anna')).exit).toBe(1)
  expect((await run('policies', 'approve', 'ours-1', '--as', 'anna')).exit).toBe(4)
  expect((await run('policies', 'approve', 'ours-1', '--as', 'bert')).exit).toBe(0)
  expect((await run('policies', 'list', '--jsonl')).trailer).toMatchObject({ live: 'ours-1', rows: 1 })
  expect(JSON.parse((await run('policies', 'show', 'ours-1')).stdout)).toMatchObject({ threshold: 0.95 })
  const subjects = join(folder, 'more.csv')
  writeFileSync(subjects, `id,name\nc,${listedPeople[1]}\n`)
  const imported = await run('subjects', 'import', subjects, '--jsonl')
  expect(imported.trailer).toMatchObject({ clear: 1, review: 0, policy: 'ours-1' })
  writeFileSync(file, JSON.stringify({ version: 'ours-1', threshold: 0.9, mediumFrom: 0.96, strongFrom: 0.99 }))
  expect((await run('policies', 'propose', file, '--reason', 'again', '--as', 'anna')).exit).toBe(5)
  expect((await run('policies', 'use', defaultPolicy.version, '--reason', 'back', '--as', 'bert')).exit).toBe(1)
  expect((await run('policies', 'approve', defaultPolicy.version, '--as', 'anna')).exit).toBe(0)
  expect((await run('policies', 'list', '--jsonl')).trailer).toMatchObject({ live: defaultPolicy.version, rows: 2 })
})

it('tells a file and a command, tries again what failed, and parks it aloud', async () => {
  const { run, at, folder, caseId } = await setUp()
  const [spool, gate] = [join(folder, 'spool.jsonl'), join(folder, 'gate')]
  const add = (kind: string, target: string, name: string): Promise<MemoryRun> =>
    run('deliveries', 'add', kind, target, '--name', name, '--as', 'anna')
  await add('file', spool, 'spool')
  expect((await add('command', `test -e ${gate} && cat >> ${gate}`, 'hook')).exit).toBe(0)
  const first = await run('deliveries', 'run', '--once', '--jsonl')
  expect(first.rows).toMatchObject([{ delivered: 1, failed: 1, parked: [] }])
  const line = readFileSync(spool, 'utf8')
  expect(JSON.parse(line)).toMatchObject({ kind: 'case-open', payload: { caseId, subjectId: 'a' } })
  expect(line).not.toContain('Beskydzan')
  // Too early for another attempt.
  expect((await run('deliveries', 'run', '--once', '--jsonl')).rows).toEqual([])
  for (let day = 2; day <= 7; day++) await at(`2026-03-0${day}T12:00:00Z`)('deliveries', 'run', '--once')
  const last = await at('2026-03-08T12:00:00Z')('deliveries', 'run', '--once')
  expect([last.exit, last.stderr.includes('ALARM: hook')]).toEqual([3, true])
  expect(existsSync(gate)).toBe(false)
  writeFileSync(gate, '')
  await at('2026-03-09T12:00:00Z')('deliveries', 'retry', 'hook')
  expect((await at('2026-03-09T12:00:00Z')('deliveries', 'run', '--once')).exit).toBe(0)
  expect(readFileSync(gate, 'utf8')).toBe(line)
  const log = await run('deliveries', 'log', '--name', 'hook', '--jsonl')
  expect(log.rows.map((row) => (row as unknown as { readonly outcome: string }).outcome)).toEqual([
    'delivered',
    'parked',
    ...Array.from({ length: 7 }, () => 'failed'),
  ])
  expect((await run('deliveries', 'list', '--jsonl')).rows).toMatchObject([
    { name: 'spool', behind: 0, waiting: 0, parked: 0 },
    { name: 'hook', behind: 0, waiting: 0, parked: 0 },
  ])
})

it('keeps who looked at a subject and why, and flags an own name', async () => {
  const { run } = await setUp()
  expect((await run('subjects', 'show', 'a')).exit).toBe(4)
  const shown = await run('subjects', 'show', 'a', '--as', 'anna', '--purpose', 'request')
  expect([shown.exit, shown.stdout.includes('Beskydzan'), shown.stderr]).toEqual([0, true, ''])
  const payload = ['operators', 'enrol', 'carl', '--name', listedPeople[0]]
  await run(...payload, '--as', 'anna')
  const { rows } = await run('operators', 'proposals', '--jsonl')
  const { proposalId = '' } = (rows as unknown as readonly { readonly proposalId?: string }[])[0] ?? {}
  await run('operators', 'approve', proposalId, '--as', 'bert')
  const own = await run('subjects', 'show', 'a', '--as', 'carl', '--purpose', 'request')
  expect(own.stderr).toContain('your own name')
})

it('says with every answer what it was configured with', async () => {
  const { run, folder } = await setUp()
  const subjects = join(folder, 's.csv')
  const hashOf = async (...more: string[]): Promise<unknown> =>
    (await run('screen', subjects, '--list', 'demo_un', '--jsonl', ...more)).trailer?.configHash
  const own = await hashOf()
  expect(own).toMatch(/^[0-9a-f]{64}$/u)
  expect(await hashOf()).toBe(own)
  expect(await hashOf('--threshold', '0.8')).not.toBe(own)
})

it('says how evidence is pointed to where a word of it is not understood', async () => {
  const { run, caseId } = await setUp()
  await run('cases', 'take', caseId, '--as', 'anna')
  const words = decision('false-positive', 'other-name')
  const { exit, stderr } = await run('cases', 'decide', caseId, ...words, '--evidence', 'somewhere', '--as', 'anna')
  expect(exit).toBe(2)
  expect(stderr).toContain('--evidence somewhere: write KIND:REFERENCE with document, finding')
})
