// What people say about a case is signed as a commitment under the subject's key and kept sealed: the signed act stays on
// record for ever, and the words go when the subject is erased (laws L13, L14).

import { canonicalJson } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { RecordContext } from '../record-context.ts'
import { commitmentOf } from '../subjects/subject-seal.ts'

export type CaseWords = Readonly<Record<string, unknown>>

/** What is signed in place of the words. Throws `CommandError` where the subject was erased. */
export function commitWords(words: CaseWords, subjectId: string, { vault }: Pick<RecordContext, 'vault'>): string {
  const key = vault.get(subjectId)
  if (key.state === 'key') return commitmentOf(canonicalJson(words), key.bytes)
  throw new CommandError('record-damaged', {
    what: subjectId,
    reason: 'it has no key: it was erased, or the vault is not its own',
  })
}

interface SignedWords {
  readonly words: CaseWords
  readonly subjectId: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** Throws `CommandError` unless these are the words that were signed. */
export function checkWords({ words, subjectId, payload }: SignedWords, context: Pick<RecordContext, 'vault'>): void {
  if (payload.words === commitWords(words, subjectId, context)) return
  throw new CommandError('act-refused', { reason: 'what is said is not what was signed' })
}
