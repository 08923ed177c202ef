// What a worker does for an evaluation: it compares each subject with the lists down to the lowest threshold that the
// policy allows, so that every threshold can be judged from one run.

import type { IndexHit, PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import { reasonOf } from '../../config/index.ts'
import type { SubjectRecord } from '../../sources/index.ts'
import { readSubject } from '../subject-of-record.ts'
import { evidenceOf, isIdenticalPair, reasonOfComparison } from './judged-case.ts'

/** A listed party that came close. */
export interface ProbeHit {
  readonly listId: string
  readonly partyId: string
  readonly caption: string
  readonly score: number
  readonly isIdentical: boolean
  readonly evidence: string
  readonly because: string
}

export type Probe =
  | { readonly state: 'compared'; readonly name: string; readonly schema: string; readonly hits: readonly ProbeHit[] }
  | { readonly state: 'rejected' | 'failed'; readonly detail: string }

/** Probes records one by one, best hits first. */
export function probeSubjects(records: readonly SubjectRecord[], index: PartyIndex, policy: Policy): Probe[] {
  return records.map((record) => {
    try {
      return probeSubject(record, index, policy)
    } catch (cause) {
      return { state: 'failed', detail: `the comparison did not end: ${reasonOf(cause)}` }
    }
  })
}

function probeSubject(record: SubjectRecord, index: PartyIndex, policy: Policy): Probe {
  const reading = readSubject(record)
  if (reading.state === 'rejected') return { state: 'rejected', detail: reading.detail }
  const { hits } = index.examine(reading.subject, { threshold: policy.lowestThreshold })
  const { name, schema } = reading.subject
  return { state: 'compared', name: name[0] ?? '', schema, hits: hits.map(probeHit) }
}

function probeHit({ party, comparison }: IndexHit): ProbeHit {
  return {
    listId: party.listId,
    partyId: party.id,
    caption: party.name[0] ?? party.id,
    score: comparison.score,
    isIdentical: isIdenticalPair(comparison),
    evidence: evidenceOf(comparison),
    because: reasonOfComparison(comparison),
  }
}
