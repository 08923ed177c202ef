// Labelled files as they come: known columns, mapped ones, comments, and what is refused.

import { describe, expect, test } from 'vitest'
import { type JudgedPair, openJudgedPairs, type PairColumns } from './open-judged-pairs.ts'

const plain: PairColumns = { mapping: new Map(), by: [] }

async function readText(text: string, columns: PairColumns = plain): ReturnType<typeof openJudgedPairs> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text)
  }
  return openJudgedPairs('-', chunks(), columns)
}

describe('labelled pairs', () => {
  test('columns of published benchmarks are known, and groups are kept', async () => {
    const text =
      'case_group,schema,name1,name2,is_match,category\nchecks,Person,Ota Vesk,Otto Vesk,true,typo\nchecks,Person,A,B,false,\n'
    const pairs = (await readText(text)) as readonly JudgedPair[]
    expect(pairs).toEqual([
      {
        line: 2,
        name1: 'Ota Vesk',
        name2: 'Otto Vesk',
        schema: 'Person',
        isMatch: true,
        by: { case_group: 'checks', category: 'typo' },
      },
      { line: 3, name1: 'A', name2: 'B', schema: 'Person', isMatch: false, by: { case_group: 'checks', category: '' } },
    ])
  })

  test('a header in a comment, comments between rows and "Expected Match" make every row a match', async () => {
    const text =
      '# Pairs, "open\n# Format: Query,Expected Match,Min Score\n\n# group\nОта,Ota,0.9\n# more\nВеск,Vesk,0.8\n'
    const pairs = (await readText(text)) as readonly JudgedPair[]
    expect(pairs.map(({ line, name1, name2, isMatch }) => [line, name1, name2, isMatch])).toEqual([
      [5, 'Ота', 'Ota', true],
      [7, 'Веск', 'Vesk', true],
    ])
  })

  test('--map and --by name other columns', async () => {
    const mapping = new Map([
      ['left', 'name1'],
      ['listed', 'name2'],
      ['verdict', 'label'],
    ] as const)
    const text = 'left;listed;verdict;desk\nA B;A C;no match;north\nA B;A B;unsure;south\n'
    const pairs = (await readText(text, { mapping, by: ['Desk'] })) as readonly JudgedPair[]
    expect(pairs.map(({ isMatch, by }) => [isMatch, by.desk])).toEqual([
      [false, 'north'],
      [null, 'south'],
    ])
  })

  test('a label that says nothing known, and a row of another width, are faults with their line', async () => {
    const readings = await readText('name1,name2,label\nA,B,perhaps so\nA,B\n')
    expect(readings).toEqual([
      { line: 2, fault: expect.stringContaining('"perhaps so"') as string },
      { line: 3, fault: 'the row has 2 values, the header has 3 columns' },
    ])
  })

  test.each([
    ['name1,name2\nA,B\n', 'whether a pair is a match'],
    ['name1,label\nA,true\n', 'the second name'],
    ['# only a comment\n', 'is empty'],
  ])('%j is refused: %s', async (text, reason) => {
    await expect(readText(text)).rejects.toThrow(reason)
  })

  test('a column that --by names must be there', async () => {
    await expect(readText('name1,name2,label\n', { mapping: new Map(), by: ['desk'] })).rejects.toThrow(
      'no column desk',
    )
  })
})
