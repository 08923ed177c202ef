// Where a replay computes: lists, policy and engine become an index once and answer about stored subjects, exactly as a
// screening does (laws L3, L5).

import type { PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import type { SubjectVersion } from '../../store/index.ts'
import { type Answer, answerOf } from '../answer.ts'
import { type Coverage, drawCoverage } from '../coverage.ts'
import { examineOne } from '../examine-subjects.ts'
import type { RecordContext } from '../record-context.ts'
import { digestOfText, screeningText } from '../screenings/screening-record.ts'
import { configHashOf } from '../screenings/screening-set.ts'
import type { StoredSubject } from '../subjects/stored-subject.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'
import type { ReplayEngine } from './replay-engine.ts'
import type { ReplayLists } from './replay-lists.ts'

export interface ReplayWith {
  readonly engine: ReplayEngine
  readonly policy: Policy
  readonly lists: ReplayLists
}

export interface OpenedReplay extends ReplayWith {
  readonly index: PartyIndex
  readonly coverage: Coverage
  readonly configHash: string
}

export interface ReplayedAnswer {
  readonly answer: Pick<Answer, 'state' | 'reasons' | 'hits'>
  /** The one text of the screening. */
  readonly text: string
  readonly digest: string
}

/** A version of a subject, opened. */
export interface StoredVersion {
  readonly stored: StoredSubject
  readonly version: number
  /** Of the subject: digests of its answers are made under it. */
  readonly key: Buffer
}

/** The version with its key; null where the subject was erased. */
export function openStored(version: SubjectVersion, { vault }: Pick<RecordContext, 'vault'>): StoredVersion | null {
  const stored = openSubject(version, { vault })
  const key = vault.get(version.subjectId)
  return stored === erased || key.state !== 'key' ? null : { stored, version: version.version, key: key.bytes }
}

/** Makes the index of lists under a policy, with an engine. */
export function openReplay({ engine, policy, lists }: ReplayWith): OpenedReplay {
  const index = engine.openIndex(engine.buildIndex(lists.parties, policy), policy)
  const { rows } = lists
  const coverage = drawCoverage({ lists: rows, requestedCount: rows.length, indexPartyCount: index.partyCount })
  const configHash = configHashOf({ policy, coverage, engine: engine.engineVersion })
  return { engine, policy, lists, index, coverage, configHash }
}

/** Screens a stored subject again. */
export function answerAgain({ stored, version, key }: StoredVersion, opened: OpenedReplay): ReplayedAnswer {
  const { subject, reasons } = stored
  const { engine, policy, index, coverage, configHash } = opened
  const examination = examineOne({ row: 0, subject, reasons }, { index, policy, explain: engine.explainComparison })
  const answer = answerOf({ record: recordOf(subject.id), examination }, coverage)
  const withFacts = { policy, configHash, engine: engine.engineVersion }
  const text = screeningText({ subjectId: subject.id, version, answer }, withFacts)
  return { answer, text, digest: digestOfText(text, key) }
}

/** Answers ask a record only for its line, which is no part of a screening. */
function recordOf(id: string): Parameters<typeof answerOf>[0]['record'] {
  return { line: 0, row: 0, fields: { id: [id] }, fault: null }
}
