// Journeys of `hindsight selftest`: what is found, what is missed and named, floors, sampling, interruption, lists cut off.

import { describe, expect, test } from 'vitest'
import { runInMemory } from '../../testing/run-in-memory.ts'
import { ofacSet, unList } from '../../testing/small-lists.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'

interface Trailer {
  readonly names: Readonly<Record<string, number>>
  readonly missed: number
  readonly lostByIndex: number
  readonly interrupted?: boolean
  readonly scripts: readonly { readonly script: string }[]
  readonly classes: readonly {
    readonly id: string
    readonly isAtFloor: boolean
    readonly found: { readonly found: number; readonly of: number }
  }[]
}

function trailerOf(run: Awaited<ReturnType<typeof runInMemory>>): Trailer {
  return run.trailer as unknown as Trailer
}

describe('selftest', () => {
  test('every name as published and in other writing is found, and each class says of how many', async () => {
    const list = temporaryFolder().write('un.xml', unList())
    const run = await runInMemory(['selftest', '--list', list, '--jsonl'])
    const { classes, names, lostByIndex } = trailerOf(run)
    expect(names).toEqual({ listed: 3, tested: 3, failed: 0 })
    for (const id of ['verbatim', 'upper-case', 'reversed', 'invisible-sign', 'look-alike']) {
      expect(classes.find((each) => each.id === id)?.found).toMatchObject({ found: 3, of: 3 })
    }
    expect(lostByIndex).toBe(0)
    expect(run.stdout).toMatch(/"end":true/u)
  })

  test('what is missed is named with variation, score and reason, and a class below its floor ends with 1', async () => {
    const list = temporaryFolder().write('un.xml', unList())
    const run = await runInMemory(['selftest', '--list', list, '--threshold', '0.999', '--jsonl'])
    expect(run.exit).toBe(1)
    const { missed, classes } = trailerOf(run)
    expect(run.rows).toHaveLength(missed)
    expect(classes.find(({ id }) => id === 'verbatim')?.isAtFloor).toBe(false)
    const [miss] = run.rows as unknown as readonly Record<string, unknown>[]
    expect(miss).toMatchObject({ listId: 'un_sc_sanctions', partyId: '9000', name: 'Ottokar Beskydzan' })
    expect(miss?.variation).toBe('verbatim')
    expect(miss?.because).toContain('threshold')
    const text = await runInMemory(['selftest', '--list', list, '--threshold', '0.999', '--misses', '1'])
    expect(text.stdout).toContain('BELOW ITS FLOOR')
    expect(text.stdout).toContain('Missed, verbatim: 3, 1 of them here')
  })

  test('worker threads give the same classes as this thread, over several lists', async () => {
    const folder = temporaryFolder()
    for (const [name, text] of Object.entries(ofacSet())) folder.write(name, text)
    const un = temporaryFolder().write('un.xml', unList())
    const words = ['selftest', '--list', folder.path, '--list', un, '--jsonl']
    const one = await runInMemory(words)
    const two = await runInMemory([...words, '--workers', '2'])
    expect(trailerOf(two).classes).toEqual(trailerOf(one).classes)
    expect(trailerOf(one).scripts.map(({ script }) => script)).toEqual(['Latn'])
    expect(trailerOf(one).names.listed).toBe(5)
  })

  test('a sample is spread over the list', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `Ottokar Besk${String.fromCodePoint(97 + (at % 26))}dzan`)
    const list = temporaryFolder().write('un.xml', unList(names))
    const run = await runInMemory(['selftest', '--list', list, '--sample', '8', '--jsonl'])
    expect(trailerOf(run).names).toEqual({ listed: 40, tested: 8, failed: 0 })
  })

  test('interrupted, it says so', async () => {
    const list = temporaryFolder().write('un.xml', unList())
    const run = await runInMemory(['selftest', '--list', list, '--jsonl'], { signal: AbortSignal.abort() })
    expect(run.exit).toBe(130)
    expect(trailerOf(run)).toMatchObject({ interrupted: true, names: { listed: 3, tested: 0, failed: 0 } })
  })

  test('a list that is cut off ends with 3, and without a list there is nothing to test', async () => {
    const list = temporaryFolder().write('un.xml', unList().slice(0, 600))
    const cut = await runInMemory(['selftest', '--list', list])
    expect(cut.exit).toBe(3)
    expect(cut.stderr).toContain('refused')
    const none = await runInMemory(['selftest'])
    expect(none.exit).toBe(2)
    expect(none.stderr).toContain('No list was named')
  })
})
