// What a worker does: each record becomes a subject and is compared with every party of the index. An exception stays
// with its own subject. Nothing here can say `clear`: that takes a proof of coverage, which no worker has (law L5).

import type { IndexHit, PartyIndex } from '@hindsight/engine/indexing'
import {
  type Band,
  type Explanation,
  explainComparison,
  type Finding,
  type Policy,
  wordsMax,
} from '@hindsight/engine/matching'
import type { PartySchema, Subject } from '@hindsight/engine/model'
import { limits, reasonOf } from '../config/index.ts'
import type { SubjectRecord } from '../sources/index.ts'
import { readSubject, type UnreadableReason } from './subject-of-record.ts'

export interface SubjectCaption {
  readonly id: string
  readonly schema: PartySchema | null
  readonly name: readonly string[]
}

/** A hit as it is printed; the version of its list is added with the coverage. */
export interface FoundHit {
  readonly listId: string
  readonly partyId: string
  readonly caption: string
  readonly schema: PartySchema
  readonly programs: readonly string[]
  readonly score: number
  readonly band: Band
  readonly findings: readonly Finding[]
  readonly explanation: Explanation
}

export type Examination =
  | {
      readonly state: 'examined'
      readonly row: number
      readonly subject: SubjectCaption
      readonly reasons: readonly UnreadableReason[]
      readonly hits: readonly FoundHit[]
      /** How many parties the subject was compared with. */
      readonly partyCount: number
    }
  | Unexamined<'rejected'>
  | Unexamined<'failed'>
  | Unexamined<'over-budget'>

interface Unexamined<State extends string> {
  readonly state: State
  readonly row: number
  readonly subject: SubjectCaption
  readonly detail: string
}

/** What of the index an examination needs. */
export type ExaminingIndex = Pick<PartyIndex, 'examine' | 'partyCount'>

/** Examines records one by one; gives one examination for each, in order. */
export function examineSubjects(
  records: readonly SubjectRecord[],
  index: ExaminingIndex,
  policy: Policy,
): Examination[] {
  return records.map((record) => examineSubject(record, index, policy))
}

/** An examination that says that there was none, and why. */
export function failedExamination(record: SubjectRecord, cause: unknown): Examination {
  const id = record.fields.id?.[0] ?? `row:${record.row}`
  const subject = { id, schema: null, name: record.fields.name ?? [] }
  return { state: 'failed', row: record.row, subject, detail: reasonOf(cause) }
}

function examineSubject(record: SubjectRecord, index: ExaminingIndex, policy: Policy): Examination {
  try {
    const { row } = record
    const reading = readSubject(record)
    if (reading.state === 'rejected') {
      const subject = { id: reading.id, schema: null, name: [] }
      return { state: 'rejected', row, subject, detail: reading.detail }
    }
    return examineOne({ row, ...reading }, { index, policy, explain: explainComparison })
  } catch (cause) {
    return failedExamination(record, cause)
  }
}

export interface ReadRecord {
  readonly row: number
  readonly subject: Subject
  readonly reasons: readonly UnreadableReason[]
}

export interface ExaminedWith {
  readonly index: ExaminingIndex
  readonly policy: Policy
  /** Of the engine that the index is of. */
  readonly explain: typeof explainComparison
}

/** Compares one subject with every party of the index. What a replay calls, too. */
export function examineOne(
  { row, subject, reasons }: ReadRecord,
  { index, policy, explain }: ExaminedWith,
): Examination {
  const { hits: found, cutNames, isOverBudget } = index.examine(subject, { workMax: limits.subjectWorkMax })
  const hits = found.map((hit) => hitOf(hit, explain({ subject, party: hit.party, policy }, hit.comparison)))
  const caption = { id: subject.id, schema: subject.schema, name: subject.name }
  if (isOverBudget) return { state: 'over-budget', row, subject: caption, detail: tooMuchWork }
  if (cutNames.length > 0 && hits.length === 0) {
    return { state: 'rejected', row, subject: caption, detail: tooManyWords(cutNames[0] ?? '') }
  }
  return { state: 'examined', row, subject: caption, reasons, hits, partyCount: index.partyCount }
}

const tooMuchWork =
  'its names resemble so many listed ones that comparing them all takes more work than one subject is allowed; ' +
  'give each party a row, with its own names'

function tooManyWords(name: string): string {
  return `the name "${name.slice(0, 40)}…" has more than the ${wordsMax} words that are compared; give each party a row`
}

function hitOf({ party, comparison }: IndexHit, explanation: Explanation): FoundHit {
  return {
    listId: party.listId,
    partyId: party.id,
    caption: party.name[0] ?? party.id,
    schema: party.schema,
    programs: party.programs,
    score: comparison.score,
    band: comparison.band,
    findings: comparison.findings,
    explanation,
  }
}
