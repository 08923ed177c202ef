// What a format's reader hands to `readList`: drafts that are still to become parties or rejects.

import type { PartyDraft } from './party-draft.ts'
import type { Reject } from './reading.ts'

export interface ReadBody {
  /** One per record that could be read. */
  readonly drafts: readonly PartyDraft[]
  /** Records that could not be read at all. */
  readonly rejects: readonly Reject[]
  /** Records that the publisher itself marks as no longer listed, each with its words. */
  readonly removed?: readonly Reject[]
  readonly publishedAt: string | null
  readonly notes: readonly string[]
  /** What is missing of the list although it was read, where the caller accepts that. */
  readonly incomplete?: readonly string[]
}
