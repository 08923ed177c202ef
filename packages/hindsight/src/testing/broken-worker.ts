// A worker of a screening that fails in the way that its batch asks for: for law L5.

import type { PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import { type Examination, type ExaminingIndex, examineSubjects } from '../services/examine-subjects.ts'
import { serveBatches } from '../services/serve-batches.ts'
import type { SubjectRecord } from '../sources/index.ts'

serveBatches(examineBadly)

/** The first name of the batch says how to fail. */
function examineBadly(records: readonly SubjectRecord[], index: PartyIndex, policy: Policy): readonly Examination[] {
  if (records[0]?.fields.name?.[0] === 'one subject') return examineSubjects(records, failingOnFirst(index), policy)
  const results = examineSubjects(records, index, policy)
  const how = records[0]?.fields.name?.[0]
  if (how === 'throw') throw new Error('thrown on purpose')
  if (how === 'die') process.exit(9)
  if (how === 'short') return results.slice(0, -1)
  if (how === 'shuffle') return results.toReversed()
  if (how === 'nothing') return []
  if (how === 'skip a party') return results.map(comparedWithOneLess)
  return results
}

function comparedWithOneLess(examination: Examination): Examination {
  if (examination.state !== 'examined') return examination
  return { ...examination, hits: [], partyCount: examination.partyCount - 1 }
}

/** The index with an engine that throws when it is asked about the first subject, and about no other. */
function failingOnFirst(index: PartyIndex): ExaminingIndex {
  return {
    partyCount: index.partyCount,
    examine(subject) {
      if (subject.name[0] === 'one subject') throw new Error('thrown on purpose within the engine')
      return index.examine(subject)
    },
  }
}
