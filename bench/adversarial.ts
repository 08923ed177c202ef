// Subjects made to be slow against subjects as they are: each is timed alone, and the slowest are named. Whoever may
// send names could otherwise stop a screening with a few of them.

import { openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import { defaultPolicy } from '@hindsight/engine/matching'
import type { Subject } from '@hindsight/engine/model'
import { analyzeName } from '@hindsight/engine/names'
import {
  adversarialSubjects,
  buildLargeIndex,
  largePopulation,
  type Members,
  streamParties,
} from '@hindsight/engine/testing'
import { namesOf } from './latin-names.ts'
import type { Operation, Row, Table } from './operation.ts'

const policy = defaultPolicy
const seed = 2026
const hotWords = 300
const worstShown = 10
const normalKind = 'normal subjects'

interface Timed {
  readonly kind: string
  readonly subject: Subject
  /** The lesser of two runs: other work on the machine is none of the subject's. */
  readonly ms: number
  readonly hits: number
}

export const adversarial: Operation = {
  name: 'adversarial',
  isOnRequest: true,
  async *run({ isQuick }) {
    for (const names of isQuick ? [28_000] : [28_000, 1_000_000]) yield tableFor(names, isQuick ? 1_000 : 10_000)
  },
}

function tableFor(names: number, count: number): Table {
  const members = largePopulation(names, seed)
  const index = openIndex(buildLargeIndex(members, policy), policy)
  const strangers = Array.from(streamParties(largePopulation(8_000, seed + 1)), (party): Subject => {
    return { ...party, alias: [], weakAlias: [] }
  })
  for (const subject of strangers.slice(0, 1_000)) index.search(subject)
  const normal = strangers.slice(1_000).map((subject) => timed(index, { kind: normalKind, subject }))
  const made = adversarialSubjects(hotWordsOf(members), seed, count).map((each) => timed(index, each))
  const normalMs = at(0.5, normal)
  const byKind = Map.groupBy(made, ({ kind }) => kind)
  const worst = made.toSorted((a, b) => b.ms - a.ms).slice(0, worstShown)
  return {
    operation: 'adversarial',
    corpus: `an invented population of ${names / 1000} thousand names`,
    unit: 'subjects',
    baseline: normalKind,
    ratioBy: 'wall',
    rows: [
      rowOf(normal, normalKind, normalMs),
      rowOf(made, 'all that are made to be slow', normalMs),
      ...[...byKind].map(([kind, each]) => rowOf(each, kind, normalMs)),
    ],
    notes: [
      `Median, p99 and max: × the median of normal subjects, ${normalMs.toFixed(3)} ms; wanted: max below 10.`,
      'The slowest:',
      ...worst.map(({ kind, subject, ms }) => {
        return `  ${(ms / normalMs).toFixed(1)} × (${ms.toFixed(1)} ms) ${kind}: ${shortened(subject.name[0]!)}`
      }),
    ],
  }
}

/** The most common words of the listed names, in Latin letters. */
function hotWordsOf(members: Members): string[] {
  const counts = new Map<string, number>()
  for (const party of streamParties(members, 0, Math.min(members.partyCount, 20_000))) {
    const words = namesOf(party).flatMap((name) => analyzeName(name, 'person').readings[0]?.words ?? [])
    for (const { forms } of words) counts.set(forms[0]!, (counts.get(forms[0]!) ?? 0) + 1)
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  return sorted.slice(0, hotWords).map(([word]) => word)
}

function timed(index: PartyIndex, { kind, subject }: Pick<Timed, 'kind' | 'subject'>): Timed {
  let began = performance.now()
  const hits = index.search(subject).length
  const first = performance.now() - began
  began = performance.now()
  index.search(subject)
  return { kind, subject, hits, ms: Math.min(first, performance.now() - began) }
}

function rowOf(each: readonly Timed[], what: string, normalMs: number): Row {
  const sum = each.reduce((total, { ms }) => total + ms, 0)
  const ratio = (share: number): string => (at(share, each) / normalMs).toFixed(1)
  const hits = each.reduce((total, one) => total + one.hits, 0) / each.length
  const besides = { median: ratio(0.5), p99: ratio(0.99), max: ratio(1), 'hits/subject': hits.toFixed(2) }
  return { what, items: each.length, wallMs: sum, cpuMs: sum, spread: 0, besides }
}

function at(share: number, each: readonly Timed[]): number {
  const sorted = each.map(({ ms }) => ms).toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

function shortened(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}… (${name.length} letters)` : name)
}
