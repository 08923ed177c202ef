// Why something is kept and why it may go, as closed lists: reasons are signed and stay in the log for ever, so they hold
// no words about anybody.

/** What is kept serves one of these, in this order; the values may go when none of them holds any more. */
const retentionPurposes = ['legal-hold', 'review', 'monitoring', 'record'] as const
export type RetentionPurpose = (typeof retentionPurposes)[number]

/** Why two people give up the values of a subject. */
export const erasureReasons = ['retention-ended', 'subject-request', 'recorded-in-error', 'authority-order'] as const
export type ErasureReason = (typeof erasureReasons)[number]

/** Years for which what was screened is kept after monitoring ended, where nobody says otherwise: the AML directives' five. */
export const recordYears = 5
