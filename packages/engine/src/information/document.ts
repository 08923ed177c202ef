// What a statement was taken from, and how much of it was there. A sentence that breaks off is marked, never completed,
// and is no evidence (vetting §5.1, rows 6b and 10).

export interface SourceDocument {
  readonly id: string
  readonly title: string
  /** Why the rest is missing: a wall to log in at, a cut copy; null where the document is whole. */
  readonly partialBecause: string | null
}

/** Words of a document; positions in UTF-16 code units of its text. */
export interface Quotation {
  readonly documentId: string
  readonly start: number
  readonly end: number
  readonly text: string
  /** The document stops inside this sentence. */
  readonly isTruncated: boolean
}

/** A span of a text that breaks off. */
export interface TruncatedSpan {
  readonly start: number
  readonly end: number
  readonly because: string
}

const wall = /\b(?:to read the full (?:story|article)|log in to (?:read|continue)|subscribe to (?:read|continue))\b/iu
/** Words that end no sentence even before a full stop; the others may ("the war is over.") and count without one only. */
const dangling = /\b(?:and|or|of|the|a|an|its|their|our|than|from)[\s.…]*$|[,;:–—-]\s*\.?$/iu
const danglingOpen = /\b(?:to|in|on|at|by|for|with|his|her|that|which|who|as|over|but|because|when|while)\s*$/iu
const cutMark = /(?:\.{3}|…|\[\s*(?:\.{3}|…)\s*\])\s*$/u

/** Sentences that break off: at a cut mark, on a word that cannot end one, or without any end at the end of the text. */
export function findTruncated(text: string): TruncatedSpan[] {
  const spans: TruncatedSpan[] = []
  for (const { start, end } of sentencesOf(text)) {
    const sentence = text.slice(start, end)
    if (cutMark.test(sentence)) spans.push({ start, end, because: 'it ends with a mark of omission' })
    else if (dangling.test(sentence) || danglingOpen.test(sentence))
      spans.push({ start, end, because: 'it ends on a word that cannot end a sentence' })
    else if (end === text.trimEnd().length && !/[.!?)\]"'”’]\s*$/u.test(sentence) && start > 0)
      spans.push({ start, end, because: 'the text ends without the sentence ending' })
  }
  return spans
}

/** Why the text says of itself that the rest is elsewhere; null where it does not. */
export function partialBecause(text: string): string | null {
  const found = wall.exec(text)
  return found === null ? null : `it says "${found[0]}": the rest is behind a wall`
}

/** The words from `start` to `end`, marked if they touch a sentence that breaks off. Refuses an empty or outlying span. */
export function quote(documentId: string, text: string, span: { start: number; end: number }): Quotation | undefined {
  const { start, end } = span
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end || end > text.length)
    return undefined
  const isTruncated = findTruncated(text).some((cut) => cut.start < end && start < cut.end)
  return { documentId, start, end, text: text.slice(start, end), isTruncated }
}

function sentencesOf(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (const { 0: sentence, index } of text.matchAll(/[^.!?…\n]+(?:\.{3}|…|[.!?])*["'”’)\]]*/gu)) {
    const start = index + (sentence.length - sentence.trimStart().length)
    const end = index + sentence.trimEnd().length
    if (start < end) found.push({ start, end })
  }
  return found
}
