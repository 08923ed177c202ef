// A subject as it is on record: every version with when it was recorded and from when it was true, monitoring, roles, and
// what screenings said. An erased one says that it was erased.

import { CommandError } from '../../config/index.ts'
import type { MonitoringChange, SubjectHead, SubjectRole, SubjectVersion } from '../../store/index.ts'
import { type LookFlag, recordLook } from '../looks/record-look.ts'
import type { SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import type { StoredSubject } from './stored-subject.ts'
import { erased, openSubject } from './subject-seal.ts'

export interface ShownSubject {
  readonly head: SubjectHead
  /** Operators whose name the subject may bear. */
  readonly flags: readonly LookFlag[]
  readonly versions: readonly ShownVersion[]
  readonly monitoring: readonly MonitoringChange[]
  readonly roles: readonly SubjectRole[]
  readonly screenings: readonly { readonly screeningId: string; readonly state: string; readonly recordedAt: string }[]
}

export interface ShownVersion
  extends Pick<SubjectVersion, 'version' | 'sequence' | 'recordedAt' | 'validFrom' | 'importId' | 'line'> {
  /** Null where the subject was erased. */
  readonly stored: StoredSubject | null
}

export interface ShowSubject {
  readonly subjectId: string
  /** As it was recorded until then. */
  readonly knownAt: string | null
  readonly signed: SignedAct | null
}

/** Everything on record about a subject, for whoever signed for the look. Throws `CommandError`. */
export async function showSubject(
  context: RecordContext,
  { subjectId, knownAt, signed }: ShowSubject,
): Promise<ShownSubject> {
  return context.store.write(async (transaction) => {
    const { subjects, screenings } = transaction
    const head = await subjects.head(subjectId)
    if (head === null) throw new CommandError('subject-unknown', { subjectId })
    const isKnown = ({ recordedAt }: { readonly recordedAt: string }): boolean =>
      knownAt === null || recordedAt <= knownAt
    const versions = (await subjects.history(subjectId)).filter(isKnown).map((version) => {
      const { version: number, sequence, recordedAt, validFrom, importId, line } = version
      const opened = openSubject(version, context)
      const stored = opened === erased ? null : opened
      return { version: number, sequence, recordedAt, validFrom, importId, line, stored }
    })
    const subject = versions.at(-1)?.stored?.subject ?? null
    const { flags } = await recordLook(transaction, { context, signed, what: 'subject', id: subjectId, subject })
    const kept = (await screenings.ofSubject(subjectId)).filter(isKnown)
    return {
      head,
      flags,
      versions,
      monitoring: (await subjects.monitoringChanges(subjectId)).filter(isKnown),
      roles: (await subjects.roles(subjectId)).filter(isKnown),
      screenings: kept.map(({ screeningId, state, recordedAt }) => ({ screeningId, state, recordedAt })),
    }
  })
}
