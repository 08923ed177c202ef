// Law L5: whatever fails on the way, nobody is called clear by it. Law L6: every row is in exactly one state.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { defaultPolicy } from '@hindsight/engine/matching'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSubjects } from '../sources/index.ts'
import { listedPeople, ofacSet, unList } from '../testing/small-lists.ts'
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.ts'
import type { Answer } from './answer.ts'
import type { ListRequest } from './load-lists.ts'
import { type ScreenSummary, screenSubjects } from './screen-subjects.ts'

const brokenWorker = new URL('../testing/broken-worker.ts', import.meta.url)

interface Case {
  readonly subjects: string
  readonly lists: readonly string[]
  readonly request?: Partial<ListRequest>
  readonly workerUrl?: URL
  readonly signal?: AbortSignal
}

async function screen(screening: Case): Promise<ScreenSummary & { readonly answers: readonly Answer[] }> {
  const answers: Answer[] = []
  const base = {
    listId: null,
    publishedAt: null,
    format: null,
    profile: 'full',
    acceptIncomplete: false,
    mapping: {},
  } as const
  const lists = screening.lists.map((path) => ({ path, ...base, ...screening.request }))
  const options = { mapping: new Map(), isUnknownIgnored: false, format: null, stdin: process.stdin }
  const subjects = await openSubjects(screening.subjects, options)
  const signal = screening.signal ?? new AbortController().signal
  const broken = screening.workerUrl === undefined ? {} : { workerUrl: screening.workerUrl }
  const output = {
    begin: () => Promise.resolve(),
    write(batch: readonly Answer[]) {
      answers.push(...batch)
      return Promise.resolve()
    },
  }
  const summary = await screenSubjects(
    { subjects, lists, policy: defaultPolicy, workerCount: 2, signal, ...broken },
    output,
  )
  return { ...summary, answers }
}

/** Subjects of whom the first says to the broken worker how to fail; the second is on the list. */
function writeSubjects(folder: TemporaryFolder, first = 'Nobody Inparticular'): string {
  return folder.write('subjects.csv', `name\n${first}\n${listedPeople[0]}\nSomebody Elseentirely\n`)
}

function writeOfac(folder: TemporaryFolder, left: readonly string[] = []): string {
  for (const [name, content] of Object.entries(ofacSet())) if (!left.includes(name)) folder.write(name, content)
  return join(folder.path, 'sdn.csv')
}

describe('without a fault', () => {
  it('says clear for those who resemble nobody and review for the one who is listed', async () => {
    const folder = temporaryFolder()
    const { answers, exit, totals } = await screen({
      subjects: writeSubjects(folder),
      lists: [folder.write('un.xml', unList())],
    })
    expect(answers.map((answer) => answer.state)).toEqual(['clear', 'review', 'clear'])
    expect(exit).toBe(1)
    expect(totals).toEqual({ rows: 3, clear: 2, review: 1, unavailable: 0, rejected: 0 })
  })

  it('reads a set of several files and says which', async () => {
    const folder = temporaryFolder()
    const list = writeOfac(folder)
    const { answers, coverage } = await screen({ subjects: writeSubjects(folder), lists: [list] })
    expect(answers.map((answer) => answer.state)).toEqual(['clear', 'review', 'clear'])
    expect(coverage.lists[0]?.files.map((file) => file.name)).toEqual([
      'add.csv',
      'alt.csv',
      'sdn.csv',
      'sdn_comments.csv',
    ])
  })
})

describe('law L5: never clear by failure', () => {
  const listFaults: readonly [string, (folder: TemporaryFolder) => Omit<Case, 'subjects'>][] = [
    ['a list that is not there', (folder) => ({ lists: [join(folder.path, 'gone.xml')] })],
    [
      'one of two lists is not there',
      (folder) => ({ lists: [folder.write('un.xml', unList()), join(folder.path, 'gone.xml')] }),
    ],
    ['a list that is empty', (folder) => ({ lists: [folder.write('un.xml', '')] })],
    ['a list that is cut', (folder) => ({ lists: [folder.write('un.xml', unList().slice(0, -40))] })],
    [
      'a list that is cut within its gzip',
      (folder) => ({ lists: [folder.write('un.xml.gz', gzipSync(unList()).subarray(0, -9))] }),
    ],
    [
      'a list that is gzipped twice',
      (folder) => ({ lists: [folder.write('un.xml.gz', gzipSync(gzipSync(unList())))] }),
    ],
    [
      'a web page in place of a list',
      (folder) => ({ lists: [folder.write('un.xml', '<html><body>Sign in</body></html>')] }),
    ],
    ['a set without its aliases', (folder) => ({ lists: [writeOfac(folder, ['alt.csv'])] })],
    [
      'a set without its aliases, accepted as incomplete',
      (folder) => ({ lists: [writeOfac(folder, ['alt.csv'])], request: { acceptIncomplete: true } }),
    ],
    [
      'a set without its comments, accepted as incomplete',
      (folder) => ({ lists: [writeOfac(folder, ['sdn_comments.csv'])], request: { acceptIncomplete: true } }),
    ],
  ]
  it.each(listFaults)('%s', async (_, breakList) => {
    const folder = temporaryFolder()
    const { answers, exit, totals, coverage } = await screen({ subjects: writeSubjects(folder), ...breakList(folder) })
    expect(totals.clear).toBe(0)
    expect(totals.rows).toBe(3)
    expect(answers.some((answer) => answer.state === 'clear')).toBe(false)
    expect(coverage.complete).toBeNull()
    expect(exit).toBe(3)
  })

  it.each(['throw', 'die', 'short', 'shuffle', 'nothing', 'skip a party'])('a worker that fails: %s', async (how) => {
    const folder = temporaryFolder()
    const lists = [folder.write('un.xml', unList())]
    const { answers, exit, totals } = await screen({
      subjects: writeSubjects(folder, how),
      lists,
      workerUrl: brokenWorker,
    })
    const positionsTouched = how === 'short' ? [2] : how === 'shuffle' ? [0, 2] : [0, 1, 2]
    for (const position of positionsTouched) expect(answers[position]?.state).toBe('unavailable')
    expect(totals.rows).toBe(3)
    expect(exit).toBe(3)
  })

  it('an exception of the engine about one subject is that subject alone', async () => {
    const folder = temporaryFolder()
    const lists = [folder.write('un.xml', unList())]
    const subjects = writeSubjects(folder, 'one subject')
    const { answers, exit, totals } = await screen({ subjects, lists, workerUrl: brokenWorker })
    expect(answers.map((answer) => answer.state)).toEqual(['unavailable', 'review', 'clear'])
    expect(answers[0]).toMatchObject({ line: 2, reasons: ['partial_failure'], hits: [] })
    expect(answers[0]?.detail).toContain('line 2: the comparison did not end: thrown on purpose within the engine')
    expect(totals).toEqual({ rows: 3, clear: 1, review: 1, unavailable: 1, rejected: 0 })
    expect(exit).toBe(3)
  })

  it('other batches are not touched by a worker that dies', async () => {
    const folder = temporaryFolder()
    const many = Array.from({ length: 300 }, (_, position) => `Somebody Elseentirely${position}`)
    const subjects = folder.write('subjects.csv', `name\n${['die', ...many].join('\n')}\n`)
    const lists = [folder.write('un.xml', unList())]
    const { totals } = await screen({ subjects, lists, workerUrl: brokenWorker })
    expect(totals).toEqual({ rows: 301, clear: 173, review: 0, unavailable: 128, rejected: 0 })
  })

  it('a subject file that breaks off gives its rows and then a fault, never an end', async () => {
    const folder = temporaryFolder()
    const rows = Array.from({ length: 40_000 }, (_, position) => `Somebody Else${position * 7919}`).join('\n')
    const whole = gzipSync(`name\n${rows}\n`)
    const subjects = folder.write('subjects.csv.gz', whole.subarray(0, whole.length - 4000))
    const lists = [folder.write('un.xml', unList())]
    await expect(screen({ subjects, lists })).rejects.toMatchObject({ code: 'input-broken-off', exit: 7 })
  })

  it('a list that shrinks while it is read is not taken for whole', async () => {
    const folder = temporaryFolder()
    const list = folder.write('un.xml', unList())
    const subjects = writeSubjects(folder)
    for (let length = 0; length < readFileSync(list).length; length += 97) {
      writeFileSync(list, unList().slice(0, length))
      const { totals, exit } = await screen({ subjects, lists: [list] })
      expect([totals.clear, exit]).toEqual([0, 3])
    }
  })

  it('an interruption ends with what is finished', async () => {
    const folder = temporaryFolder()
    const signal = AbortSignal.abort()
    const { exit, isInterrupted, totals } = await screen({
      subjects: writeSubjects(folder),
      lists: [folder.write('un.xml', unList())],
      signal,
    })
    expect([exit, isInterrupted, totals.rows]).toEqual([130, true, 0])
  })
})

describe('law L6: every row is accounted for', () => {
  const rowKinds = {
    clear: 'Somebody Elseentirely,1980-02-03',
    review: `${listedPeople[1]},`,
    nameless: ',1980-02-03',
    ragged: 'Somebody,Else,1980-02-03',
    stray: 'Some"body,1980',
    opened: '"Somebody,1980',
    undated: 'Somebody Elseentirely,31 Feb 1980',
    long: `${'x'.repeat(10_000)},`,
  } as const
  type RowKind = keyof typeof rowKinds
  const rejectedKinds: readonly RowKind[] = ['nameless', 'ragged', 'stray', 'long']

  it('rows = clear + review + unavailable + rejected, and each row is printed once', async () => {
    const folder = temporaryFolder()
    const list = folder.write('un.xml', unList())
    const kinds = fc.array(fc.constantFrom(...(Object.keys(rowKinds) as RowKind[])), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(kinds, fc.constantFrom('\n', '\r\n', '\r'), async (drawn, lineEnd) => {
        const text = ['name,birth_date', ...drawn.map((kind) => rowKinds[kind])].join(lineEnd)
        const subjects = folder.write('subjects.csv', text)
        const { totals, answers } = await screen({ subjects, lists: [list], workerUrl: localWorker })
        expect(totals.rows).toBe(totals.clear + totals.review + totals.unavailable + totals.rejected)
        expect(answers.length).toBe(totals.rows)
        const isUnquoted = !drawn.includes('opened')
        if (!isUnquoted) return
        const count = (wanted: readonly RowKind[]): number => drawn.filter((kind) => wanted.includes(kind)).length
        expect(totals.rows).toBe(drawn.length)
        expect(totals.rejected).toBe(count(rejectedKinds))
        expect(totals.review).toBe(count(['review']))
        expect(answers.map((answer) => answer.line)).toEqual(drawn.map((_, position) => position + 2))
      }),
      { numRuns: 25 },
    )
  })
})

const localWorker = new URL('./screening-worker.ts', import.meta.url)
