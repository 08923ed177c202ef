// Journeys of `hindsight eval`: labelled pairs, a screening with known answers, two policies, reports, parity.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runInMemory } from '../../testing/run-in-memory.ts'
import { unList } from '../../testing/small-lists.ts'
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporary-folder.ts'

const pairs = `name1,name2,schema,is_match,group
Ottokar Beskydzan,Ottokar Beskydzan,Person,true,same
Ottokar Beskidzan,Ottokar Beskydzan,Person,true,slip
Ottokar Beskydzan,Mireille Vaucressonne,Person,false,others
Mireille Vaucresson,Mireille Vaucressonne,Person,false,"<R&D>'"
`

interface Trailer {
  readonly sources: readonly Readonly<Record<string, number>>[]
  readonly figures: Readonly<Record<string, unknown>>
  readonly against: Readonly<Record<string, number>>
  readonly exit: number
  readonly interrupted?: boolean
}

function trailerOf(run: Awaited<ReturnType<typeof runInMemory>>): Trailer {
  return run.trailer as unknown as Trailer
}

describe('eval of pairs', () => {
  test('prints figures with counts and exact bounds, and ends with 0', async () => {
    const run = await runInMemory(['eval', '-'], { stdin: pairs })
    expect(run.exit).toBe(0)
    expect(run.stdout).toContain('recall (matches found)             2/2 = 100.0 % (15.8–100.0)')
    expect(run.stdout).toMatch(/By group.*\n.*cases/u)
    expect(run.stdout).toMatch(/By script/u)
    expect(run.stdout).toContain('Matches missed: 0')
  })

  test('--jsonl gives each case with its outcome, then the figures; the counts add up', async () => {
    const run = await runInMemory(['eval', '-', '--jsonl'], { stdin: `${pairs}broken row\nA,B,Person,unsure,none\n` })
    const { sources, figures, exit } = trailerOf(run)
    expect(run.exit).toBe(7)
    expect(exit).toBe(7)
    const [source] = sources
    expect(source).toMatchObject({ rows: 6, cases: 4, unjudged: 1, rejected: 1, failed: 0, interrupted: 0 })
    expect(figures).toMatchObject({ cases: 4, matches: 2, found: 2, missed: 0 })
    const rows = run.rows as unknown as readonly { outcome: string; by: Record<string, string> }[]
    expect(rows.map(({ outcome }) => outcome)).toEqual(['found', 'found', 'passed', 'raised', 'rejected'])
    expect(rows[1]?.by).toEqual({ group: 'slip', schema: 'Person', script: 'Latn' })
  })

  test('two policies on the same pairs: which are caught, lost, raised and released, row by row', async () => {
    const run = await runInMemory(['eval', '-', '--threshold', '0.99', '--against', 'default', '--jsonl'], {
      stdin: pairs,
    })
    expect(trailerOf(run).against).toMatchObject({ caught: 0, lost: 2, raised: 0, released: 1 })
    const text = await runInMemory(['eval', '-', '--threshold', '0.99', '--against', 'default'], { stdin: pairs })
    expect(text.stdout).toMatch(/Newly lost.*: 2\n(?:.*\n){2}.*Ottokar Beskidzan/u)
    expect(text.stdout).toMatch(/Newly released.*: 1\n/u)
  })

  test('a report is Markdown, JSON and pictures, the same bytes each time, and never overwritten', async () => {
    const folder = temporaryFolder()
    const file = folder.write('pairs.csv', pairs)
    const reports = [join(folder.path, 'one'), join(folder.path, 'two')]
    for (const report of reports) {
      expect((await runInMemory(['eval', file, '--report', report, '--at', '2026-02-03'])).exit).toBe(0)
    }
    const [one = '', two = ''] = reports
    const names = readdirSync(one)
    expect(names).toEqual(expect.arrayContaining(['report.md', 'report.json', 'thresholds.svg', 'reliability.svg']))
    expect(readdirSync(two)).toEqual(names)
    for (const name of names) expect(readFileSync(join(one, name))).toEqual(readFileSync(join(two, name)))
    expect(readFileSync(join(one, 'report.md'), 'utf8')).toContain('Date: 2026-02-03.')
    expect(JSON.parse(readFileSync(join(one, 'report.json'), 'utf8'))).toMatchObject({ figures: { cases: 4 } })
    for (const name of names.filter((each) => each.endsWith('.svg'))) {
      expectWellFormed(readFileSync(join(one, name), 'utf8'))
    }
    const again = await runInMemory(['eval', file, '--report', one])
    expect(again.exit).toBe(5)
    expect(again.stderr).toContain('already holds a report.md')
  })

  test.each([
    [['eval'], 'Nothing to evaluate was named', 2],
    [['eval', '-', '--expect', 'none'], 'add --list', 2],
    [['eval', '-', '--map', 'name1'], 'write it as COLUMN=ROLE', 2],
    [['eval', 'no-such-file.csv'], 'no such file', 2],
    [['eval', '-', '--label', 'verdict'], 'no column verdict', 7],
    [['eval', '-', '--parity', '--list', 'x'], 'it invents its own names', 2],
    [['eval', '-', '--list', 'x'], 'nothing says who of it is on the lists', 2],
  ])('%j is refused: %s', async (words, reason, exit) => {
    const run = await runInMemory(words, { stdin: pairs })
    expect(run.stderr).toContain(reason)
    expect(run.exit).toBe(exit)
    expect(run.stdout).toBe('')
  })

  test('interrupted, it says so and accounts for what it left out', async () => {
    const run = await runInMemory(['eval', '-', '--jsonl'], { stdin: pairs, signal: AbortSignal.abort() })
    expect(run.exit).toBe(130)
    const { interrupted, sources } = trailerOf(run)
    expect(interrupted).toBe(true)
    expect(sources[0]).toMatchObject({ rows: 4, cases: 0, interrupted: 4 })
  })
})

/** Every element is closed in order and no bare sign stands in text. */
function expectWellFormed(svg: string): void {
  const open: string[] = []
  for (const [tag, closing, name, empty] of svg.matchAll(/<(\/?)(\w+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/gu)) {
    expect(tag).not.toContain('NaN')
    if (closing === '/') expect(open.pop()).toBe(name)
    else if (empty === '') open.push(name ?? '')
  }
  expect(open).toEqual([])
  expect(svg.replace(/<[^<>]+>/gu, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/u)
}

describe('eval of a screening', () => {
  const subjects = `id,name,birth_date,listed_id,variation
1,Ottokar Beskydzan,1961,9000,same
2,Otokar Beskydzan,,9000,slip
3,Ulrike Haselrieder,1970,none,other
4,Ratimir Velegradskiy,,none,same
5,Konrad Pfefferkorn,,9999,gone
6,,,9000,empty
7,Erna Sommerfeld,,,unknown
8,Ratimir Velegradskiy,,9000,wrong party
`

  function write(folder: TemporaryFolder): readonly string[] {
    const list = folder.write('un.xml', unList())
    const file = folder.write('subjects.csv', subjects)
    return ['eval', file, '--list', list, '--expected', 'listed_id']
  }

  test('finds the expected parties, counts alerts on others, and leaves out what nobody could find', async () => {
    const run = await runInMemory([...write(temporaryFolder()), '--jsonl'])
    expect(run.exit).toBe(7)
    const { sources, figures } = trailerOf(run)
    expect(sources[0]).toMatchObject({ rows: 8, cases: 5, unjudged: 2, rejected: 1 })
    expect(figures).toMatchObject({ matches: 3, found: 2, missed: 1, others: 2, raised: 1, passed: 1 })
    const rows = run.rows as unknown as readonly { ours: string; theirs: string; by: Record<string, string> }[]
    expect(rows[0]?.theirs).toBe('Ottokar Beskydzan (9000 on un_sc_sanctions)')
    expect(rows[0]?.by).toEqual({ variation: 'same', schema: 'Person', script: 'Latn' })
  })

  test('worker threads give the same cases as this thread', async () => {
    const words = write(temporaryFolder())
    const one = await runInMemory([...words, '--jsonl'])
    const two = await runInMemory([...words, '--jsonl', '--workers', '2'])
    expect(two.rows).toEqual(one.rows)
    expect(two.exit).toBe(one.exit)
  })

  test('whole files of listed and of others need no column', async () => {
    const folder = temporaryFolder()
    const list = folder.write('un.xml', unList())
    const listed = folder.write('listed.csv', 'name\nOttokar Beskydzan\nMireille Vaucressonne\n')
    const others = folder.write('others.csv', 'name\nUlrike Haselrieder\n')
    const run = await runInMemory(['eval', listed, others, '--list', list, '--expect', 'listed', '--expect', 'none'])
    expect(run.exit).toBe(0)
    expect(run.stdout).toContain('2/2 = 100.0 %')
    expect(run.stdout).toMatch(/By file/u)
  })

  test('two policies over the same subjects', async () => {
    const run = await runInMemory([
      ...write(temporaryFolder()),
      '--threshold',
      '0.97',
      '--against',
      'default',
      '--jsonl',
    ])
    const { caught, lost, raised, released } = trailerOf(run).against
    expect([caught, raised]).toEqual([0, 0])
    expect((lost ?? 0) + (released ?? 0)).toBeGreaterThan(0)
  })

  test('a list that is not whole ends with 3', async () => {
    const folder = temporaryFolder()
    const list = folder.write('un.xml', unList().slice(0, 600))
    const file = folder.write('subjects.csv', 'name\nUlrike Haselrieder\n')
    const run = await runInMemory(['eval', file, '--list', list, '--expect', 'none', '--jsonl'])
    expect(run.exit).toBe(3)
    expect(run.stderr).toContain('refused')
    expect(run.stderr).toContain('prove nothing')
  })
})

describe('parity', () => {
  test('each tradition and writing has its rate, and a ratio to the median where there is one', async () => {
    const folder = temporaryFolder()
    const list = folder.write('un.xml', unList(['Giorgi Beridze', 'Ivan Smirnov']))
    const report = join(folder.path, 'report')
    const words = ['eval', '--parity', '--list', list, '--names-per-tradition', '200', '--report', report]
    const run = await runInMemory([...words, '--jsonl'])
    expect(run.exit).toBe(0)
    const rows = run.rows as unknown as readonly { tradition: string; script: string; falseAlerts: { of: number } }[]
    expect(rows.filter(({ tradition }) => tradition === 'georgian').map(({ script }) => script)).toEqual([
      'Latn',
      'Geor',
    ])
    expect(rows.every(({ falseAlerts }) => falseAlerts.of === 200)).toBe(true)
    expect(readFileSync(join(report, 'report.md'), 'utf8')).toContain('## False alerts by naming tradition')
    expectWellFormed(readFileSync(join(report, 'parity.svg'), 'utf8'))
  })
})
