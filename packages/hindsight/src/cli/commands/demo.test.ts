// The demo against what its own files expect of every subject, under both versions of its list; its faults; its words.

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryIo, runInMemory } from '../../testing/run-in-memory.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { demo } from './demo.ts'

const fixtures = resolve(import.meta.dirname, '../../../../../fixtures/demo')
const versions = ['list-2026-01', 'list-2026-02'] as const

interface Expected {
  readonly id: string
  readonly expected: Readonly<Record<(typeof versions)[number], 'clear' | 'review'>>
  readonly partyId: string | null
}

const expectations = readFileSync(join(fixtures, 'expected.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Expected)

describe('demo', () => {
  it.each(versions)(
    'gives each of the 200 subjects the state that %s expects, for the party it names',
    async (version) => {
      const list = join(fixtures, `${version}.csv`)
      const { rows } = await runInMemory(['screen', join(fixtures, 'subjects.csv'), '--list', list, '--jsonl'])
      const wanted = expectations.map(({ id, expected, partyId }) => {
        return `${id} ${expected[version]} ${expected[version] === 'review' ? partyId : '-'}`
      })
      const given = rows.map(({ subject, state, hits }, at) => {
        const partyIds = hits.map((hit) => hit.partyId as string)
        const wantedId = expectations[at]?.partyId ?? '-'
        return `${subject.id} ${state} ${partyIds.includes(wantedId) ? wantedId : (partyIds[0] ?? '-')}`
      })
      expect(given).toEqual(wanted)
      expect(given.length).toBe(200)
    },
  )

  it('shows the totals and the changes that its files expect', async () => {
    const { exit, stdout } = await runInMemory(['demo'])
    const before = expectations.filter(({ expected }) => expected['list-2026-01'] === 'review').length
    const changed = expectations.filter(({ expected }) => expected['list-2026-01'] !== expected['list-2026-02'])
    expect(exit).toBe(0)
    expect(stdout).toContain(`200 subjects: ${200 - before} clear + ${before} to review + 0 unavailable + 0 rejected`)
    expect(stdout).toContain(`gives ${changed.length} subjects another answer`)
    for (const { id, expected } of changed) {
      const line = stdout.split('\n').find((text) => text.startsWith(`  ${id}  `))
      expect(line).toContain(`${expected['list-2026-01']} → ${expected['list-2026-02']}`)
    }
  })

  it('tells the story of new information, from its own store, with what was right then', async () => {
    const { exit, stdout } = await runInMemory(['demo', '--story'])
    expect(exit).toBe(0)
    expect(stdout).toContain('It reaches 400 people of 560 on record, and nobody else')
    expect(stdout).toContain('As known then: 400 of 400 clear, 400 of them the same to the byte')
    expect(stdout).toContain('As known now:  400 of 400 reached by links')
    expect(stdout).not.toContain('NOT THE SAME')
  }, 60_000)

  it('says lines that work when they are typed as they stand', async () => {
    const { stdout } = await runInMemory(['demo'])
    const lines = stdout.split('\n').filter((line) => line.startsWith('  npx hindsight '))
    expect(lines.length).toBe(5)
    for (const line of lines) {
      const words = [...line.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, bare]) => quoted ?? bare ?? '').slice(2)
      const { exit, stderr } = await runInMemory(words)
      expect([line, exit, /hindsight:/u.test(stderr)]).toEqual([line, words[0] === 'screen' && words[2] ? 1 : 0, false])
    }
  })

  it.each<[string, (folder: string) => void, string]>([
    ['a list that is not there', (folder) => rmSync(join(folder, 'list-2026-02.csv')), 'list-2026-02.csv'],
    ['a list that is cut', (folder) => cut(join(folder, 'list-2026-01.csv')), 'list-2026-01.csv'],
    ['no subjects', (folder) => rmSync(join(folder, 'subjects.csv')), 'subjects.csv'],
    ['a subject that is broken', (folder) => writeFileSync(join(folder, 'subjects.csv'), 'id,name\n1,\n'), 'line 2'],
    ['no notes', (folder) => rmSync(join(folder, 'expected.jsonl')), 'expected.jsonl'],
  ])('%s: it shows nothing, says where, and does not end with 0', async (_, damage, place) => {
    const { path } = temporaryFolder()
    cpSync(fixtures, path, { recursive: true })
    damage(path)
    const io = memoryIo()
    const fault: unknown = await demo(io, path).catch((cause: unknown) => cause)
    expect(fault).toMatchObject({ code: 'demo-damaged', exit: 3, message: expect.stringContaining(place) })
    expect(io.stdout.text()).toBe('')
  })
})

function cut(path: string): void {
  writeFileSync(path, readFileSync(path).subarray(0, -100))
}
