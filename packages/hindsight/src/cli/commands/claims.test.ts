// Claims and links from the command line: signed, refused with everything that is wrong, marked through whatever rests on
// them, and compared with their copies.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from '../../testing/run-in-memory.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

const officials = { id: 'officials', name: 'officials', kind: 'unnamed-persons', personCount: 3 }
const text = 'Over 40 people were carried by a network affiliated with the Varn Front, officials said.'

const claim = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  subjectId: 'network',
  predicate: 'tied-to',
  statement: 'the network has a tie to the Varn Front',
  objectId: 'varn-front',
  modality: 'potential',
  bearing: 'inculpatory',
  basis: 'assessment',
  assertedBy: officials,
  handling: 'P',
  document: { id: 'report', title: 'Report', text },
  quote: text,
  grade: 'B3',
  ...more,
})

let folder = ''
const run = (...words: readonly string[]): Promise<MemoryRun> => {
  const env = { HOME: folder, XDG_DATA_HOME: join(folder, 'data'), XDG_CONFIG_HOME: join(folder, 'config') }
  return runInMemory([...words, '--store', join(folder, 'store')], { env })
}
const file = (...objects: readonly unknown[]): string => {
  const path = join(folder, 'objects.jsonl')
  writeFileSync(path, objects.map((object) => JSON.stringify(object)).join('\n'))
  return path
}
const add = (...objects: readonly unknown[]): Promise<MemoryRun> =>
  run('claims', 'add', file(...objects), '--jsonl', '--as', 'anna')
const rowsOf = ({ rows }: MemoryRun) => rows as unknown as Readonly<Record<string, unknown>>[]

beforeEach(async () => {
  folder = temporaryFolder().path
  for (const id of ['anna', 'bert']) await run('operators', 'enrol', id, '--name', id)
})

it('keeps claims with source and grade, and shows them with what they rest on', async () => {
  const added = await add(claim('tie'), claim('copy', { derivedFrom: ['tie'], modality: 'potential' }))
  expect([added.exit, added.trailer]).toMatchObject([0, { claims: ['tie', 'copy'] }])
  const [shown] = rowsOf(await run('claims', 'show', 'copy', '--jsonl'))
  expect(shown).toMatchObject({ status: 'live', roots: ['officials'], enteredBy: 'anna', notEvidence: [] })
  expect(shown?.text).toContain('it is potentially so that the network has a tie')
  const page = await run('claims', 'show')
  expect(page.stdout).toContain('according to officials (3 unnamed)')
})

it('refuses all of a file with everything that is wrong in it, and an act of nobody', async () => {
  const refused = await add(claim('tie'), claim('copy', { derivedFrom: ['tie'], modality: 'confirmed' }))
  expect([refused.exit, refused.stderr]).toEqual([
    7,
    expect.stringContaining('says "confirmed" where tie says "potential"'),
  ])
  expect((await add(claim('tie', { modality: 'sure', assertedBy: 'me', extra: 1 }))).stderr).toMatch(
    /"extra" is no field.*modality is one of.*assertedBy has id/su,
  )
  expect((await add(claim('tie', { quote: 'words that are not there' }))).exit).toBe(7)
  expect(rowsOf(await run('claims', 'show', '--jsonl'))).toEqual([])
  expect((await run('claims', 'add', file(claim('tie')))).exit).not.toBe(0)
})

it('marks what rests on a claim that is denied on record or taken back', async () => {
  await add(claim('tie'), claim('copy', { derivedFrom: ['tie'] }), claim('other'))
  const links = [
    { id: 'l1', kind: 'facilitated-by', from: 'a', to: 'guide', grade: 'B2', evidenceFor: ['copy'] },
    { id: 'l2', kind: 'facilitates', from: 'guide', to: 'b', grade: 'C3', evidenceFor: ['other'] },
  ]
  await run('links', 'import', file(...links), '--as', 'anna')
  const denial = claim('denial', {
    assertedBy: { id: 'voss', name: 'Secretary Ilmar Voss', kind: 'named-person' },
    modality: 'denied',
    bearing: 'exculpatory',
    contradicts: ['tie'],
  })
  const marked = rowsOf(await add(denial)).map(({ id, status }) => `${String(id)} ${String(status)}`)
  expect(marked).toEqual(['tie contradicted', 'copy contradicted', 'link:l1 contradicted'])
  const [copy] = rowsOf(await run('claims', 'show', 'copy', '--jsonl'))
  expect(copy).toMatchObject({ status: 'contradicted', becauseOf: ['tie'] })
  const retracted = await run('claims', 'retract', 'copy', '--because', 'a copy', '--as', 'bert')
  expect(retracted.stdout).toContain('marked    1 claim, 1 link')
  expect((await run('links', 'show', 'a')).stdout).toContain('no links in force')
  expect((await run('links', 'show', 'b')).stdout).toContain('b (facilitated) and guide (facilitator)')
  expect((await run('claims', 'retract', 'nothing', '--because', 'x', '--as', 'bert')).exit).toBe(2)
})

it('shows how two parties are linked directly, and refuses what is no link', async () => {
  await add(claim('tie'))
  const link = { id: 'l1', kind: 'facilitated-by', from: 'a', to: 'guide', grade: 'B2', evidenceFor: ['tie'] }
  expect((await run('links', 'import', file(link), '--as', 'anna')).stdout).toBe('recorded  1 link\n')
  const again = await run('links', 'import', file(link), '--as', 'anna')
  expect([again.exit, again.stderr]).toEqual([7, expect.stringContaining('l1 is recorded already')])
  const mosque = { ...link, id: 'l2', kind: 'same-mosque' }
  expect((await run('links', 'import', file(mosque), '--as', 'anna')).stderr).toContain('no link')
  const unproved = { ...link, id: 'l3', evidenceFor: ['hearsay'] }
  expect((await run('links', 'import', file(unproved), '--as', 'anna')).stderr).toContain('no claim on record')
  expect((await run('links', 'path', 'guide', 'a')).stdout).toContain('weakest grade: B2')
  expect((await run('links', 'path', 'a', 'guide', '--dot')).stdout).toContain('"a" -> "guide"')
  expect((await run('links', 'path', 'a', 'nobody')).stdout).toContain('not linked directly')
})

it('finds what a headline lost', async () => {
  const headline = 'Varn Front Carried 40 People'
  const document = { id: 'copy', title: 'Copy', text: headline }
  await add(
    claim('tie'),
    claim('headline', {
      derivedFrom: ['tie'],
      document,
      quote: headline,
      isHeadline: true,
      because: 'the copy says so',
    }),
  )
  const drift = rowsOf(await run('claims', 'drift', 'tie', 'headline', '--jsonl')).map(({ kind }) => kind)
  expect(drift).toContain('lost-qualifier')
  expect((await run('claims', 'drift', 'tie', 'tie')).stdout).toContain('Nothing was found')
})
