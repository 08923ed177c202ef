// The command line as a contract (docs/adr/0009): shapes, exit codes, and messages that name the place and the remedy.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type MemoryRun, runInMemory } from './testing/run-in-memory.ts'
import { listedPeople, ofacSet, unList } from './testing/small-lists.ts'
import { type TemporaryFolder, temporaryFolder } from './testing/temporary-folder.ts'

function withList(): { folder: TemporaryFolder; list: readonly string[] } {
  const folder = temporaryFolder()
  return { folder, list: ['--list', folder.write('un.xml', unList())] }
}

async function screenText(subjects: string | Uint8Array, more: readonly string[] = []): Promise<MemoryRun> {
  const { folder, list } = withList()
  return runInMemory(['screen', folder.write('subjects.csv', subjects), ...list, '--jsonl', ...more])
}

describe('screen --jsonl', () => {
  it('prints the rows and the trailer of the contract', async () => {
    const { exit, rows, trailer } = await screenText(`id,full_name,dob\nA,${listedPeople[0]},1961\n,Somebody Else,\n`)
    expect(exit).toBe(1)
    const [review, clear] = rows
    expect(Object.keys(review ?? {})).toEqual(['line', 'subject', 'state', 'reasons', 'hits'])
    expect(review).toMatchObject({
      line: 2,
      subject: { id: 'A', schema: 'Person', name: [listedPeople[0]] },
      state: 'review',
    })
    expect(Object.keys(review?.hits[0] ?? {}).slice(0, 7)).toEqual([
      'listId',
      'listVersion',
      'partyId',
      'caption',
      'score',
      'band',
      'findings',
    ])
    expect(review?.hits[0]).toMatchObject({
      listId: 'un_sc_sanctions',
      listVersion: 'un_sc_sanctions@2026-01-15',
      partyId: '9000',
    })
    expect(clear).toEqual({
      line: 3,
      subject: { id: 'row:2', schema: 'LegalEntity', name: ['Somebody Else'] },
      state: 'clear',
      reasons: [],
      hits: [],
    })
    expect(trailer).toMatchObject({
      end: true,
      rows: 2,
      clear: 1,
      review: 1,
      unavailable: 0,
      rejected: 0,
      policy: expect.any(String),
    })
    expect((trailer?.coverage as object[] | undefined)?.[0]).toMatchObject({
      listId: 'un_sc_sanctions',
      listVersion: 'un_sc_sanctions@2026-01-15',
      publishedAt: '2026-01-15T00:00:00.000Z',
      profile: 'full',
      parties: 3,
      rejects: 0,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    })
  })

  it('ends with 0 only when all are clear', async () => {
    expect((await screenText('name\nSomebody Else\n')).exit).toBe(0)
  })

  it('gives the same bytes again', async () => {
    const text = `name\n${listedPeople.join('\n')}\nSomebody Else\n`
    const { folder, list } = withList()
    const path = folder.write('subjects.csv', text)
    const first = await runInMemory(['screen', path, ...list, '--jsonl'])
    const second = await runInMemory(['screen', path, ...list, '--jsonl', '--workers', '2'])
    expect(second.stdout).toBe(first.stdout)
  })

  it('reads TSV, semicolons, JSON lines, gzip and standard input alike', async () => {
    const { folder, list } = withList()
    const rows = `name\tdob\n${listedPeople[0]}\t1961\n`
    const forms: readonly [string, string | Uint8Array][] = [
      ['a.tsv', rows],
      ['a.csv', rows.replaceAll('\t', ';')],
      ['a.csv.gz', gzipSync(rows.replaceAll('\t', ','))],
      ['a.jsonl', `{"name":"${listedPeople[0]}","dob":1961}\n`],
      ['a', rows.replaceAll('\t', ',').replaceAll('\n', '\r\n')],
    ]
    for (const [name, content] of forms) {
      const fromFile = await runInMemory(['screen', folder.write(name, content), ...list, '--jsonl'])
      const fromStdin = await runInMemory(['screen', '-', ...list, '--jsonl'], { stdin: content })
      expect([name, fromFile.exit, fromFile.rows[0]?.subject.name]).toEqual([name, 1, [listedPeople[0]]])
      expect(fromStdin.rows).toEqual(fromFile.rows)
    }
  })

  it('takes several values in a cell, mapped columns, and leaves out what it was told to', async () => {
    const text = `Partner,Born,shoe size\n${listedPeople[0]};Somebody Else,1961,44\n`
    const { exit, rows } = await screenText(text, ['--map', 'partner=name,Born=dob', '--ignore-unknown'])
    expect(exit).toBe(1)
    expect(rows[0]?.subject.name).toEqual([listedPeople[0], 'Somebody Else'])
  })

  it('screens without a date that cannot be read, and says so', async () => {
    const { rows } = await screenText('name,dob\nSomebody Else,31 Feb 1980\n')
    expect(rows[0]).toMatchObject({ state: 'clear', reasons: ['birth_date_unreadable'] })
  })

  it('screens against nothing that it cannot read: every row is unavailable', async () => {
    const { folder } = withList()
    const path = folder.write('subjects.csv', `name\n${listedPeople[0]}\n`)
    const { exit, rows, stderr } = await runInMemory([
      'screen',
      path,
      '--list',
      join(folder.path, 'gone.xml'),
      '--jsonl',
    ])
    expect(exit).toBe(3)
    expect(rows[0]).toMatchObject({ state: 'unavailable', reasons: ['list_never_loaded'] })
    expect(stderr).toMatch(/no such file or folder: .*gone\.xml\n +Check the path given to --list/u)
  })

  it('an incomplete list that was accepted gives review, never clear, and says what is missing', async () => {
    const folder = temporaryFolder()
    for (const [name, content] of Object.entries(ofacSet())) if (name !== 'alt.csv') folder.write(name, content)
    const path = folder.write('subjects.jsonl', `{"name":"${listedPeople[0]}"}\n{"name":"Somebody Else"}\n`)
    const words = ['screen', path, '--list', join(folder.path, 'sdn.csv'), '--accept-incomplete', '--jsonl']
    const { exit, rows, trailer } = await runInMemory(words)
    expect(exit).toBe(3)
    expect(rows.map((row) => row.state)).toEqual(['review', 'unavailable'])
    expect(rows.map((row) => row.reasons)).toEqual([['possible_match', 'partial_failure'], ['partial_failure']])
    expect((trailer?.coverage as object[] | undefined)?.[0]).toMatchObject({
      state: 'incomplete',
      incomplete: ['alt.csv'],
    })
  })
})

describe('bad input has its exit code, its place and its remedy', () => {
  const good = 'Somebody Else'
  it('a wrong path', async () => {
    const { list } = withList()
    const { exit, stderr } = await runInMemory(['screen', '/nowhere/subjects.csv', ...list])
    expect(exit).toBe(2)
    expect(stderr).toContain('SUBJECTS: no such file: /nowhere/subjects.csv')
  })

  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'is empty: not even a header was found'],
    ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), 'byte 4 is 0x00, which no text file holds'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004…'), 'ZIP archive (also what spreadsheets save as .xlsx)'],
    ['a file that is not UTF-8', Buffer.from('name\nJos\u00e9\n', 'latin1'), 'line 2, byte 8 is 0xe9'],
    ['UTF-16', Buffer.from('\ufeffname\n', 'utf16le'), 'byte 0 begins UTF-16LE'],
    ['an unknown column', `nmae,dob\n${good},1980\n`, 'line 1: unknown column "nmae" (did you mean "name"?)'],
    ['a column twice', `name,Name\n${good},x\n`, 'line 1: the column "Name" is there twice'],
    ['no column with a name', 'id,dob\n7,1980\n', 'line 1: no column holds a name (columns: id, dob)'],
    ['a gzip that is cut', gzipSync(`name\n${good}\n`).subarray(0, 18), 'could not be read to its end'],
  ])('%s: 7', async (_, content, message) => {
    const { exit, stderr, stdout } = await screenText(content)
    expect(exit).toBe(7)
    expect(stderr).toContain(message)
    expect(stdout).toBe('')
  })

  it.each<[string, string, number, string]>([
    ['a subject without a name', `name,dob\n${good},1980\n,1981\n`, 3, 'line 3: the subject has no name'],
    ['a ragged row', `name,dob\n${good},1980\n${good}\n`, 3, 'line 3: the row has 1 value, the header has 2 columns'],
    ['a 10 MB line', `name\n${good}\n${'x'.repeat(10_000_000)}\n${good}\n`, 3, 'line 3: the line is 1000000'],
    ['a 10,000-letter name', `name\n${good}\n${'x'.repeat(10_000)}\n`, 3, 'has 10000 characters, the limit is 1000'],
    [
      'an unknown kind',
      `name,schema\n${good},\n${good},Shipp\n`,
      3,
      'line 3: the schema "Shipp" is not known (did you mean',
    ],
    ['a broken quote', `name,dob\n${good},1980\nSome"body,1980\n`, 3, 'line 3: value 1 has a quote inside'],
  ])('%s is rejected alone: 7', async (_, text, line, detail) => {
    const { exit, rows, trailer } = await screenText(text)
    expect(exit).toBe(7)
    const rejected = rows.filter((row) => row.reasons.includes('input_rejected'))
    expect(rejected).toMatchObject([{ line, state: 'unavailable', hits: [] }])
    expect(rejected[0]?.detail).toContain(detail)
    expect(trailer).toMatchObject({ rejected: 1, unavailable: 0, clear: rows.length - 1 })
  })

  it('a JSON key that is unknown, a nested value and a line that is no JSON are rejected with their line', async () => {
    const { folder, list } = withList()
    const lines = [
      '{"name":"Somebody Else"}',
      '{"nome":"x"}',
      '{"name":{"a":1}}',
      '{"name":',
      '{"name":"x","__proto__":1}',
    ]
    const { exit, rows } = await runInMemory([
      'screen',
      folder.write('s.jsonl', `${lines.join('\n')}\n`),
      ...list,
      '--jsonl',
    ])
    expect(exit).toBe(7)
    expect(rows.map((row) => row.state)).toEqual(['clear', ...Array.from({ length: 4 }, () => 'unavailable')])
    expect(rows[1]?.detail).toContain('line 2: unknown column "nome" (did you mean "name"?)')
    expect(rows[4]?.detail).toContain('unknown column "__proto__"')
  })
})

describe('wrong words', () => {
  it.each<[string, readonly string[], number, string]>([
    ['a command', ['screne'], 2, 'Did you mean screen?'],
    ['an option', ['screen', 'x', '--tresholt', '1'], 2, 'Did you mean --threshold?'],
    ['no list', ['screen', 'x'], 2, 'Add --list PATH or --list ID'],
    ['a threshold out of range', ['screen', 'x', '--list', 'y', '--threshold', '0.1'], 2, 'the policy'],
    [
      'a property',
      ['screen', 'x', '--list', 'y', '--map', 'a=nmae'],
      2,
      'nmae is not a property of a subject (did you mean "name"?)',
    ],
    ['a policy file', ['screen', 'x', '--list', 'y', '--policy', '/nowhere.json'], 2, '--policy /nowhere.json'],
    ['too many names', ['compare', 'a', 'b', 'c'], 2, 'give one file of pairs, or two names'],
  ])('%s', async (_, words, exit, message) => {
    const run = await runInMemory(words)
    expect(run.exit).toBe(exit)
    expect(run.stderr).toContain(message)
    expect(run.stdout).toBe('')
  })

  it('a mapped column that is not in the file', async () => {
    const { exit, stderr } = await screenText('name\nSomebody\n', ['--map', 'Partner=alias'])
    expect(exit).toBe(2)
    expect(stderr).toContain('has no column partner')
  })

  it('one list twice', async () => {
    const { folder, list } = withList()
    const words = [
      'screen',
      folder.write('s.csv', 'name\nSomebody\n'),
      ...list,
      '--list',
      folder.write('un2.xml', unList()),
    ]
    const { exit, stderr } = await runInMemory(words)
    expect(exit).toBe(2)
    expect(stderr).toContain('Two of the lists given are un_sc_sanctions')
  })

  it.each([[['--help']], [['screen', '--help']], [['compare', '--help']], [['lists', 'inspect', '--help']]])(
    '%j has examples',
    async (words) => {
      const { exit, stdout } = await runInMemory(words)
      expect(exit).toBe(0)
      expect(stdout).toContain('Examples:')
    },
  )
})

describe('screen for people and spreadsheets', () => {
  it('says possible match, never match, and adds up', async () => {
    const { folder, list } = withList()
    const path = folder.write('s.csv', `name\n${listedPeople[0]}\nSomebody Else\n""\n`)
    const { exit, stdout } = await runInMemory(['screen', path, ...list])
    expect(exit).toBe(7)
    expect(stdout).toContain('possible match')
    expect(stdout.replaceAll('possible match', '')).not.toMatch(/match/iu)
    expect(stdout).toContain('3 subjects: 1 clear + 1 to review + 0 unavailable + 1 rejected')
    expect(stdout).toContain('45 days old')
  })

  it('colours only on a terminal, and not with NO_COLOR; a name cannot steer the terminal', async () => {
    const { folder, list } = withList()
    const path = folder.write('s.csv', `name\n${listedPeople[0]}\u001b[2J\n`)
    const sequence = '\u001b['
    const words = ['screen', path, ...list, '--no-progress']
    expect((await runInMemory(words)).stdout).not.toContain(sequence)
    expect((await runInMemory(words, { isTerminal: true })).stdout).toContain(`${sequence}33m`)
    expect((await runInMemory(words, { isTerminal: true, env: { NO_COLOR: '1' } })).stdout).not.toContain(sequence)
    expect((await runInMemory(words, { isTerminal: true })).stdout).not.toContain(`${sequence}2J`)
  })

  it('writes CSV rows that no spreadsheet runs', async () => {
    const { folder, list } = withList()
    const path = folder.write('s.csv', `id,name\n=1+1,${listedPeople[0]}\n2,"Else, Somebody"\n`)
    const { stdout, stderr } = await runInMemory(['screen', path, ...list, '--csv'])
    const [header, hit, clear] = stdout.split('\n')
    expect(header).toBe(
      'line,subject_id,schema,name,state,reasons,list_id,list_version,party_id,caption,score,band,because',
    )
    expect(hit).toMatch(/^2,'=1\+1,LegalEntity,Ottokar Beskydzan,review,possible_match,un_sc_sanctions,/u)
    expect(clear).toBe('3,2,LegalEntity,"Else, Somebody",clear,,,,,,,,')
    expect(stderr).toContain('2 subjects: 1 clear + 1 to review')
  })

  it('--out writes a new file, --dry-run none, and nothing is overwritten', async () => {
    const { folder, list } = withList()
    const words = [
      'screen',
      folder.write('s.csv', 'name\nSomebody Else\n'),
      ...list,
      '--jsonl',
      '--out',
      join(folder.path, 'o.jsonl'),
    ]
    const dry = await runInMemory([...words, '--dry-run'])
    expect([dry.exit, dry.stdout, existsSync(join(folder.path, 'o.jsonl'))]).toEqual([0, '', false])
    expect(dry.stderr).toContain('would be screened to')
    expect((await runInMemory(words)).exit).toBe(0)
    expect(readFileSync(join(folder.path, 'o.jsonl'), 'utf8')).toContain('{"end":true')
    expect((await runInMemory(words)).exit).toBe(5)
  })
})

describe('compare', () => {
  it('passes the columns through and adds score, hit and findings', async () => {
    const pairs =
      'case,name1,name2,schema\n1,Anna Karelova,Anna Karelova,Person\n2,Anna Karelova,Otto Beskydzan,Person\n3,,x,\n'
    const { exit, rows, trailer } = await runInMemory(['compare', '-', '--jsonl'], { stdin: pairs })
    expect(exit).toBe(7)
    expect(rows.map((row) => Object.keys(row).slice(0, 7))[0]).toEqual([
      'case',
      'name1',
      'name2',
      'schema',
      'score',
      'hit',
      'findings',
    ])
    expect(rows).toMatchObject([
      { case: '1', hit: true },
      { case: '2', hit: false },
      { case: '3', hit: false, score: null, fault: 'line 4: name1: the subject has no name' },
    ])
    expect(trailer).toMatchObject({ end: true, rows: 3, hits: 1, rejected: 1 })
  })

  it('explains two names', async () => {
    const { exit, stdout } = await runInMemory(['compare', 'Anna Karelova', 'Karelova Anna', '--schema', 'Person'])
    expect(exit).toBe(0)
    expect(stdout).toContain('Words side by side')
    expect(stdout).toContain('identical')
  })

  it('refuses a file without the two columns', async () => {
    const { exit, stderr } = await runInMemory(['compare', '-'], { stdin: 'name1,nome2\na,b\n' })
    expect(exit).toBe(7)
    expect(stderr).toContain('line 1: the column name2 is missing')
  })
})

describe('lists inspect', () => {
  it('says what a list holds', async () => {
    const { folder } = withList()
    const { exit, stdout } = await runInMemory(['lists', 'inspect', join(folder.path, 'un.xml')])
    expect(exit).toBe(0)
    expect(stdout).toContain('un_sc_sanctions@2026-01-15 · 3 parties · un-xml, profile full')
    expect(stdout).toContain('3 records = 3 parties + 0 rejects')
  })

  it('names each fault with its remedy, and ends with 3', async () => {
    const folder = temporaryFolder()
    const path = folder.write('un.xml', unList().slice(0, -30))
    const text = await runInMemory(['lists', 'inspect', path])
    const { exit, rows, trailer } = await runInMemory(['lists', 'inspect', path, '--jsonl'])
    expect([text.exit, exit]).toEqual([3, 3])
    expect(text.stdout).toContain('refused')
    expect(rows[0]).toMatchObject({ kind: 'fault', remedy: expect.any(String), place: { file: 'un.xml' } })
    expect(trailer).toMatchObject({ end: true, state: 'refused', records: 0 })
  })
})

describe('demo', () => {
  it('shows the result, what the next version changes, and what to do next', async () => {
    const { exit, stdout } = await runInMemory(['demo'])
    expect(exit).toBe(0)
    expect(stdout).toContain('200 subjects: ')
    expect(stdout).toContain('is no longer listed')
    expect(stdout).toContain('What to do next')
    expect(stdout.match(/possible match {2}/gu)?.length).toBeGreaterThanOrEqual(12)
  })
})
