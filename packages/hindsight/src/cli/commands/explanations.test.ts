// Journeys of explanations: compare explains a pair, why-not explains what is no possible match, and screen says what
// would settle each. Laws L9 and L4; no message calls a person more than a possible match.

import { describe, expect, it } from 'vitest'
import { runInMemory } from '../../testing/run-in-memory.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

const listHeader = 'id,schema,name,weak_alias,birth_date,gender,imo\n'
const list =
  `${listHeader}p1,Person,Grigor Veltanovik,Grisha,1962-03-04,male,\n` +
  'p2,Person,Tamsin Oradzhieva,,1970-01-01,,\n' +
  'v1,Vessel,Polar Kestrel,,,,9000003\n'

function withList(): { folder: ReturnType<typeof temporaryFolder>; words: string[] } {
  const folder = temporaryFolder()
  return { folder, words: ['--list', folder.write('list.csv', list), '--list-id', 'own_list'] }
}

const names = ['Grigor Veltanovik', 'Grigor Veltanovic'] as const

describe('compare explains a possible match', () => {
  it('with a sentence, rarity in words and what would settle it, in words of the same numbers', async () => {
    const { exit, stdout } = await runInMemory([
      'compare',
      ...names,
      '--schema',
      'Person',
      '--birth-date2',
      '1962-03-04',
      '--gender1',
      'male',
      '--gender2',
      'female',
    ])
    expect(exit).toBe(0)
    expect(stdout).toMatch(/^Possible match, \w+, 0\.\d\d: /mu)
    expect(stdout).toContain('the rare word "veltanovik"')
    expect(stdout).toContain('male and female')
    expect(stdout).toContain('a birth date of the subject would settle it: the list states 1962-03-04')
    const stated = stdout.match(
      /the same day would bring the score to (0\.\d\d), another year .*? to (0\.\d\d), below/u,
    )
    const both = ['--schema', 'Person', '--gender1', 'male', '--gender2', 'female', '--birth-date2', '1962-03-04']
    const scores = await Promise.all(
      ['1962-03-04', '1935-06-15'].map(async (date) => {
        const run = await runInMemory(['compare', ...names, ...both, '--birth-date1', date, '--jsonl'])
        return Number((run.rows[0] as unknown as { score: number }).score).toFixed(2)
      }),
    )
    expect(stated?.slice(1)).toEqual(scores)
  })

  it('as data that holds what is printed', async () => {
    const { rows } = await runInMemory([
      'compare',
      ...names,
      '--schema',
      'Person',
      '--birth-date2',
      '1962-03-04',
      '--jsonl',
    ])
    expect(rows[0]).toMatchObject({
      name1: names[0],
      hit: true,
      explanation: {
        words: [{ ours: 'grigor' }, { ours: 'veltanovik', theirs: 'veltanovic', rarityWord: 'rare' }],
        settle: [{ feature: 'birth-date', missing: 'subject', stated: ['1962-03-04'], settles: true }, {}],
      },
    })
  })

  it('and another pair by what kept it down and what would change the answer', async () => {
    const { exit, stdout } = await runInMemory([
      'compare',
      'Grigor Veltanovik',
      'Grigor Sotiralis',
      '--schema',
      'Person',
    ])
    expect(exit).toBe(0)
    expect(stdout).toContain('only the subject has veltanovik: the names are')
    expect(stdout).toContain('What would change the answer')
    expect(stdout.replaceAll(/possible match(?:es)?/giu, '')).not.toMatch(/\b(?:match|hit)/iu)
  })

  it('says which value of which party cannot be read, and refuses values of a party beside a file', async () => {
    const bad = await runInMemory(['compare', ...names, '--birth-date1', 'yesterday'])
    expect([bad.exit, bad.stdout]).toEqual([2, ''])
    expect(bad.stderr).toContain('the first party (Grigor Veltanovik): the birth date yesterday could not be read')
    const file = await runInMemory(['compare', 'pairs.csv', '--gender2', 'male'])
    expect(file.exit).toBe(2)
    expect(file.stderr).toContain('--gender2')
  })
})

describe('why-not', () => {
  it('explains the nearest listed parties, and what would have made them possible matches', async () => {
    const { words } = withList()
    const { exit, stdout, stderr } = await runInMemory(['why-not', 'Grigor Sotiralis', '--schema', 'Person', ...words])
    expect(exit).toBe(0)
    expect(stdout).toContain('compared with 3 listed parties, 0 possible matches')
    expect(stdout).toContain('Grigor Veltanovik  p1 on own_list')
    expect(stdout).toContain('It would be a possible match with')
    expect(stdout).not.toContain('Oradzhieva')
    expect(stderr).toContain('own_list@unknown-')
  })

  it('says of a party that is not related that it is not, and of a vessel that it is not compared', async () => {
    const { words } = withList()
    const ask = async (party: string): Promise<string> =>
      (await runInMemory(['why-not', 'Grigor Sotiralis', '--schema', 'Person', '--party', party, ...words])).stdout
    expect(await ask('p2')).toContain('Not related: no word that names someone agrees')
    expect(await ask('v1')).toContain('Not compared: a Person is not compared with a Vessel')
  })

  it('names a weak alias, a contradiction and the lower threshold', async () => {
    const { words } = withList()
    const weak = await runInMemory(['why-not', 'Grisha', '--schema', 'Person', ...words])
    expect(weak.stdout).toContain('"Grisha" is a weak alias')
    expect(weak.stdout).toMatch(/A threshold of 0\.\d\d would have included it/u)
    const dated = ['why-not', 'Grigor Veltanovik', '--schema', 'Person', '--birth-date', '1990-10-10', '--party', 'p1']
    const far = await runInMemory([...dated, '--threshold', '0.9', ...words, '--jsonl'])
    expect(far.rows[0]).toMatchObject({ state: 'below-threshold', threshold: 0.9 })
    expect(JSON.stringify(far.rows[0])).toContain('"rule":"birth-date"')
    expect(far.trailer).toMatchObject({ end: true, rows: 1, parties: 3, possibleMatches: 0 })
  })

  it('refuses an unknown party, no list and a refused list', async () => {
    const { folder, words } = withList()
    const unknown = await runInMemory(['why-not', 'Grisha', '--party', 'p9', ...words])
    expect([unknown.exit, unknown.stderr.includes('none of the 3 parties')]).toEqual([2, true])
    expect((await runInMemory(['why-not', 'Grisha'])).exit).toBe(2)
    const cut = folder.write('cut.xml', '<CONSOLIDATED_LIST><INDIVIDUALS>')
    expect((await runInMemory(['why-not', 'Grisha', '--list', cut])).exit).toBe(3)
  })
})

describe('screen explains each possible match', () => {
  it('in text with its sentence and in JSON with what would settle it', async () => {
    const { folder, words } = withList()
    const subjects = folder.write('s.csv', 'id,schema,name\n1,Person,Grigor Veltanovik\n')
    const text = await runInMemory(['screen', subjects, ...words])
    expect(text.stdout).toMatch(/^ {4}the \w+ word "grigor" is the same; the rare word "veltanovik" is the same\.$/mu)
    expect(text.stdout).toContain('? a birth date of the subject would settle it: the list states 1962-03-04')
    const { rows } = await runInMemory(['screen', subjects, ...words, '--jsonl'])
    expect(rows[0]?.hits[0]).toMatchObject({ partyId: 'p1', explanation: { settle: [{ settles: true }, {}] } })
  })
})
