// Dates that keep the precision of their source: a year, a month or a day, a span of years, and doubts beside them.

/** ISO 8601, cut at what is known: `1962`, `1962-03` or `1962-03-04`. */
export type DateText = string

export interface PartialDate {
  /** The date at its own precision; for a span its first year. */
  readonly value: DateText
  /** Last year of a span ("between 1958 and 1963"), else null. */
  readonly until: DateText | null
  /** The source says circa, approximately or the like. */
  readonly circa: boolean
  /** 1 January (or another day of convenience) marked or suspected as filled in: never confirms, never clears. */
  readonly imputed: boolean
  /** As the source wrote it. */
  readonly raw: string
}
