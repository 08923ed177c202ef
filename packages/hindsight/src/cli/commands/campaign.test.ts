// Campaigns from the command line: whom a plan reaches and nobody else, two people, refusals on record, a census that adds
// up at any past time, children one by one, and an end.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

let folder = ''
const run = (...words: readonly string[]): Promise<MemoryRun> => {
  const env = { HOME: folder, XDG_DATA_HOME: join(folder, 'data'), XDG_CONFIG_HOME: join(folder, 'config') }
  return runInMemory([...words, '--store', join(folder, 'store')], { env })
}
const file = (name: string, ...objects: readonly unknown[]): string => {
  const path = join(folder, name)
  writeFileSync(
    path,
    objects.map((object) => (typeof object === 'string' ? object : JSON.stringify(object))).join('\n'),
  )
  return path
}
const rowsOf = ({ rows }: MemoryRun) => rows as unknown as Readonly<Record<string, unknown>>[]

const claim = (id: string, more: Readonly<Record<string, unknown>>) => ({
  id,
  subjectId: 'guide',
  predicate: 'tied-to',
  statement: 'the guide has a tie to the Varn Front',
  modality: 'potential',
  bearing: 'inculpatory',
  basis: 'assessment',
  assertedBy: { id: 'officials', name: 'officials', kind: 'unnamed-persons' },
  handling: 'P',
  ...more,
})
const link = (id: string, from: string, kind = 'facilitated-by') => {
  return { id, kind, from, to: 'guide', grade: 'B2', evidenceFor: ['ledger'] }
}
const plan = {
  id: 'harbour',
  purpose: 'look again at whom the guide carried',
  reason: 'precaution',
  basis: 'screening policy 4.2',
  startsOn: '2026-03-01',
  expiresOn: '2026-05-20',
  criterion: 'linked to parties of claim tie by facilitated-by',
  claims: ['tie'],
  states: [
    { id: 'not-yet-known', definition: 'nobody has looked yet' },
    { id: 'closed', definition: 'looked at, no concern' },
  ],
  firstState: 'not-yet-known',
}

beforeEach(async () => {
  folder = temporaryFolder().path
  for (const id of ['anna', 'bert']) await run('operators', 'enrol', id, '--name', id)
  const people = ['id,schema,name,birth_date', 's1,Person,Orla Venn,1990-05-01', 's2,Person,Timo Harrow,2012']
  await run('subjects', 'import', file('people.csv', ...people, 's3,Person,Una Pell,1985', 's4,Person,Ivo Senn,1970'))
  const said = { subjectId: 'campaign:harbour', statement: 'the people carried are tied to threats', basis: 'fact' }
  const exculpatory = claim('nothing', { ...said, modality: 'no-information', bearing: 'exculpatory' })
  const claims = [claim('ledger', { bearing: 'neutral' }), claim('tie', { grade: 'C3' }), exculpatory]
  await run('claims', 'add', file('claims.jsonl', ...claims), '--as', 'anna')
  const links = [
    link('l1', 's1'),
    link('l2', 's2'),
    link('l3', 's4', 'family-of'),
    link('l4', 'other', 'facilitated-by'),
  ]
  await run('links', 'import', file('links.jsonl', ...links, link('l5', 's3', 'paid-by')), '--as', 'anna')
})

const start = async (more: Readonly<Record<string, unknown>> = {}): Promise<MemoryRun> => {
  await run('campaign', 'start', file('plan.json', { ...plan, ...more }), '--as', 'anna')
  return run('campaign', 'approve', 'harbour', '--as', 'bert')
}

it('says before it starts whom it would reach, and starts by two people', async () => {
  const preview = await run('campaign', 'preview', file('plan.json', plan), '--jsonl')
  expect(rowsOf(preview).map(({ memberId, isUnder18 }) => [memberId, isUnder18])).toEqual([
    ['s1', false],
    ['s2', true],
  ])
  expect(preview.trailer).toMatchObject({ notOnRecord: 1, subjects: 4 })
  expect((await run('campaign', 'list')).stdout).toBe('No campaign was started.\n')
  await run('campaign', 'start', file('plan.json', plan), '--as', 'anna')
  expect((await run('campaign', 'approve', 'harbour', '--as', 'anna')).exit).toBe(4)
  const elsewhere = await run('operators', 'list', '--jsonl')
  expect(elsewhere.exit).toBe(0)
  expect((await run('campaign', 'approve', 'harbour', '--as', 'bert')).stdout).toBe('started  harbour: 2 people\n')
})

it('refuses to select by origin or by what is not on record, and keeps that it was tried', async () => {
  const before = (await run('audit', 'verify', '--jsonl')).stdout
  const refused = await run(
    'campaign',
    'start',
    file('plan.json', { ...plan, criterion: 'nationality tj or linked to parties of claim tie' }),
    '--as',
    'anna',
  )
  expect([refused.exit, refused.stderr]).toEqual([7, expect.stringContaining('nationality')])
  expect((await run('audit', 'verify', '--jsonl')).stdout).not.toBe(before)
  for (const wrong of [
    { criterion: 'linked to party nobody' },
    { claims: [] },
    { hops: 2 },
    { expiresOn: '2026-06-20' },
  ])
    expect((await run('campaign', 'preview', file('plan.json', { ...plan, ...wrong }))).exit).toBe(7)
})

it('adds up at any past time, takes acts with a basis of their own only, and ends', async () => {
  await start()
  const record = (...words: readonly string[]) =>
    run('campaign', 'record', 'harbour', ...words, '--evidence', 'n1', '--as', 'anna')
  expect((await record('s1', '--state', 'closed')).exit).toBe(0)
  expect((await record('s1', 's2', '--state', 'closed')).stderr).toContain('under 18')
  expect((await record('s3', '--state', 'closed')).stderr).toContain('not in the population')
  expect((await record('s1')).exit).toBe(2)
  expect((await record('s1', '--finding', 'perhaps')).stderr).toContain('substantiated or unsubstantiated')
  expect((await record('s1', '--act', 'arrested')).stderr).toContain('needs its own basis')
  expect((await record('s1', '--act', 'arrested', '--basis', 'immigration act')).exit).toBe(0)
  const shown = await run('campaign', 'show', 'harbour', '--jsonl')
  expect(rowsOf(shown).map(({ memberId, state }) => `${String(memberId)} ${String(state)}`)).toEqual([
    's1 closed',
    's2 not-yet-known',
  ])
  const census = { population: 2, acts: [{ act: 'arrested', count: 1 }], findings: { none: 2 } }
  expect(shown.trailer).toMatchObject({ status: 'open', claimStatus: 'live', census })
  const then = await run('campaign', 'show', 'harbour', '--as-of', '2026-03-01T11:00:00Z', '--jsonl')
  expect(rowsOf(then).map(({ state }) => state)).toEqual(['not-yet-known', 'not-yet-known'])
  const figure = (...words: readonly string[]) => run('figures', 'show', 'campaign-states:harbour', ...words)
  const now = await figure('--jsonl')
  expect(rowsOf(now).map(({ category, count }) => [category, count])).toEqual([
    ['not-yet-known', 1],
    ['closed', 1],
    ['unknown', 0],
  ])
  expect(now.trailer).toMatchObject({ total: 2, unit: 'people', claimStatus: 'live' })
  expect((await figure()).stdout).toContain('total = not-yet-known + closed + unknown')
  expect((await figure('--known-at', '2026-03-01T11:00:00Z')).stdout).toContain('total: 0')
  expect((await run('figures', 'list')).stdout).toContain('campaign-states:harbour')
  expect((await run('figures', 'show', 'nothing')).exit).toBe(2)
  await run('campaign', 'close', 'harbour', '--because', 'done', '--as', 'anna')
  expect((await record('s1', '--state', 'closed')).exit).toBe(5)
  expect((await run('campaign', 'show', 'harbour')).stdout).toContain('harbour  closed: done')
})

it('shows a member what speaks for them first, and that the claim was taken back', async () => {
  await start()
  const page = (): Promise<MemoryRun> =>
    run('campaign', 'show', 'harbour', '--member', 's1', '--purpose', 'review', '--as', 'anna')
  const [first = '', ...rest] = (await page()).stdout.split('\n')
  expect(first).toContain('For this person: there is no information that the people carried are tied to threats')
  expect(rest.join('\n')).toContain('guide (facilitator) and s1 (facilitated): facilitated-by, grade B2')
  expect((await run('campaign', 'show', 'harbour', '--member', 's1')).exit).not.toBe(0)
  const retracted = await run('claims', 'retract', 'tie', '--because', 'withdrawn', '--as', 'bert')
  expect(retracted.stdout).toContain('hindsight campaign close harbour')
  expect((await page()).stdout).toContain('What this rests on is retracted: tie')
  expect((await run('campaign', 'show', 'harbour')).stdout).toContain('ITS CLAIM IS RETRACTED')
})
