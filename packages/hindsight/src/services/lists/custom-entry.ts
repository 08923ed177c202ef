// One entry of a list of one's own: a party for whom somebody stands, for a reason, with evidence, and not for ever
// (vetting R6).

export interface CustomEntry {
  readonly owner: string
  readonly reason: string
  readonly evidence: string
  /** ISO day, at most twelve months after the entry was made. */
  readonly reviewOn: string
  /** ISO day from which it no longer alerts. */
  readonly expiresOn: string
}
