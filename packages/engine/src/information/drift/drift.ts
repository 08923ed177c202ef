// What a later version of a statement may have done to an earlier one (vetting §5.3).

export type DriftKind =
  | 'lost-qualifier'
  | 'raised-modality'
  | 'changed-referent'
  | 'changed-number'
  | 'changed-unit'
  | 'changed-state'
  | 'dropped-denial'
  | 'raised-attribution'
  | 'lost-attribution'

export interface Drift {
  readonly kind: DriftKind
  /** The words of the earlier version, and of the later one; empty where it has none. */
  readonly before: string
  readonly after: string
  readonly because: string
}

/** One version of a statement: a report, a copy of it, a headline. */
export interface StatementVersion {
  readonly id: string
  readonly text: string
  readonly isHeadline: boolean
  /** Whom a pronoun means, where a person read it in its context: `them` is `the migrants`. */
  readonly referents?: Readonly<Record<string, string>>
}
