// Everything that must never take the place of a sound version, made from invented lists, one after the other. The same
// seed gives the same arrivals.

import { seededRandom } from '@hindsight/engine/testing'
import { malformedCases } from '../../packages/engine/src/lists/testing/malformed.ts'
import type { Good } from './goods.ts'
import { peopleXml } from './goods.ts'

export interface Bad {
  readonly class: string
  readonly listId: string
  /** What was done, for the message. */
  readonly what: string
  readonly files: ReadonlyMap<string, string | Uint8Array>
}

/** All of them. `cuts` are shared out over the lists. */
export function* badArrivals(
  goods: readonly Good[],
  { cuts, seed }: { readonly cuts: number; readonly seed: number },
): Generator<Bad> {
  yield* wholeClasses(goods)
  for (const good of goods) yield* malformed(good)
  for (const good of goods) yield* subsets(good)
  yield* truncations(goods, { cuts, seed })
}

function* wholeClasses(goods: readonly Good[]): Generator<Bad> {
  for (const [position, { listId, files, primary }] of goods.entries()) {
    const instead = (name: string, what: string, content: string): Bad => {
      return { class: name, listId, what, files: new Map([...files, [primary, content]]) }
    }
    yield instead('empty file', primary, '')
    yield instead('one byte', primary, '<')
    yield instead('web page', primary, '<!DOCTYPE html><html><body><h1>Sign in</h1></body></html>')
    yield instead('error in JSON', primary, '{"error":"temporarily unavailable","status":503}\n')
    const other = goods[(position + 1) % goods.length]
    if (other !== undefined) yield { class: 'other list', listId, what: other.listId, files: other.files }
  }
  const people = goods.find(({ listId }) => listId === 'bad_people')
  if (people === undefined) return
  const from = (name: string, what: string, content: string): Bad => {
    return { class: name, listId: people.listId, what, files: new Map([[people.primary, content]]) }
  }
  yield from('yesterday', 'the version before', peopleXml({ day: '2026-01-14', count: 200 }))
  yield from('yesterday', 'the version before, dated today', peopleXml({ day: '2026-01-16', count: 200 }))
  for (let program = 0; program < 5; program++) {
    const keeps = (at: number): boolean => at % 5 !== program
    yield from('sub-list emptied', `programme ${program}`, peopleXml({ day: '2026-01-16', count: 210, keeps }))
  }
  for (let offset = 0; offset < 10; offset++) {
    const keeps = (at: number): boolean => (at + offset) % 10 >= 3
    yield from('30 % of rows dropped', `from row ${offset}`, peopleXml({ day: '2026-01-16', count: 210, keeps }))
  }
  yield from('all ids changed', 'every id', peopleXml({ day: '2026-01-16', count: 210, idFrom: 70_000 }))
}

function* malformed({ listId, sample, packed }: Good): Generator<Bad> {
  if (sample === null) return
  for (const { name, expected, contents } of malformedCases(sample)) {
    if (expected === 'read') continue
    yield { class: 'malformed', listId, what: name, files: packed(contents) }
  }
}

/** Every proper subset of the files of a set. */
function* subsets({ listId, files }: Good): Generator<Bad> {
  const names = [...files.keys()]
  if (names.length < 2) return
  for (let mask = 1; mask < 2 ** names.length - 1; mask++) {
    const kept = [...files].filter((_, position) => (mask & (1 << position)) !== 0)
    yield { class: 'subset of a set', listId, what: kept.map(([name]) => name).join(' '), files: new Map(kept) }
  }
}

function* truncations(
  goods: readonly Good[],
  { cuts, seed }: { readonly cuts: number; readonly seed: number },
): Generator<Bad> {
  const random = seededRandom(seed)
  for (let round = 0; round < cuts; round++) {
    const { listId, files } = goods[round % goods.length] as Good
    const [name, content] = random.pick([...files])
    const bytes = Buffer.from(content)
    const end = random.below(bytes.length)
    const cut = new Map([...files, [name, bytes.subarray(0, end)]])
    yield { class: 'random cut', listId, what: `${name} cut at byte ${end} of ${bytes.length}`, files: cut }
  }
}
