// The index is asked for its word while it works: pairs drawn at random are compared the slow way, and each that is a hit
// has to be among what the index gave (law L7).

import { randomInt } from 'node:crypto'
import { type ChangeExamination, partyKeyText } from '@hindsight/engine/lookback'
import { compareParties, type Policy } from '@hindsight/engine/matching'
import type { ListedParty, Subject } from '@hindsight/engine/model'
import type { RecordContext } from '../record-context.ts'
import { erased, openSubject } from '../subjects/subject-seal.ts'

export interface SampleOptions {
  readonly subjects: readonly Subject[]
  readonly policy: Policy
  /** Draws a whole number below its argument. */
  readonly draw?: (below: number) => number
}

/** Monitored subjects drawn at random, as they are on record. */
export function drawSubjects(context: RecordContext, upToSequence: number): Promise<readonly Subject[]> {
  if (upToSequence === 0) return Promise.resolve([])
  const drawn = new Set(Array.from({ length: subjectCount }, () => 1 + randomInt(upToSequence)))
  return context.store.read(async ({ subjects }) => {
    const versions = await subjects.bySequences([...drawn])
    const heads = await subjects.heads(versions.map(({ subjectId }) => subjectId))
    return versions.flatMap((version) => {
      const head = heads.get(version.subjectId)
      const opened =
        head?.isMonitored === true && head.sequence === version.sequence ? openSubject(version, context) : erased
      return opened === erased ? [] : [opened.subject]
    })
  })
}

/** Subjects drawn, and pairs compared the slow way, in each run. */
const subjectCount = 40
const sampleCount = 400

/** Compares random pairs of subjects and changed parties; says how many, and how many hits the index had hidden. */
export function sampleChecked(
  { changes, found }: ChangeExamination,
  { subjects, policy, draw = randomInt }: SampleOptions,
): { readonly sampled: number; readonly missed: number } {
  const { toCompare } = changes
  if (toCompare.length === 0 || subjects.length === 0) return { sampled: 0, missed: 0 }
  let missed = 0
  for (let at = 0; at < sampleCount; at++) {
    const subject = subjects[draw(subjects.length)]
    const party: ListedParty | undefined = toCompare[draw(toCompare.length)]
    if (subject === undefined || party === undefined || !compareParties(subject, party, policy).isHit) continue
    const hits = found.get(subject.id) ?? []
    if (!hits.some((hit) => partyKeyText(hit.party) === partyKeyText(party))) missed += 1
  }
  return { sampled: sampleCount, missed }
}
