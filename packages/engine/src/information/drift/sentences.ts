// Sentences of two versions side by side: those that speak of the same are found by the words that they share.

/** Sentences of a text, trimmed; a full stop inside a number or an initial ends none. */
export function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=[.!?…]["'”’)\]]*)\s+(?=["'“‘(]*[\p{Lu}\d])|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

export interface AlignedSentence {
  readonly before: string
  /** The later sentence that shares most words, or null where none shares enough. */
  readonly after: string | null
}

/** Share of the words of the shorter sentence that both must have to speak of the same. */
const sharedMin = 0.3

export function alignSentences(before: string, after: string): AlignedSentence[] {
  const later = sentencesIn(after).map((sentence) => ({ sentence, stems: stemsOf(sentence) }))
  return sentencesIn(before).map((sentence) => {
    const stems = stemsOf(sentence)
    let best: { sentence: string; share: number } | null = null
    for (const other of later) {
      const shared = [...stems].filter((stem) => other.stems.has(stem)).length
      const share = shared / Math.max(1, Math.min(stems.size, other.stems.size))
      if (share >= sharedMin && share > (best?.share ?? 0)) best = { sentence: other.sentence, share }
    }
    return { before: sentence, after: best?.sentence ?? null }
  })
}

const empty = new Set(
  (
    'the a an of to in on at by for with and or but is are was were be been being has have had that this these those it its ' +
    'they them their who which as from said says say according not no'
  ).split(' '),
)

/** Content words, cut to six letters so that `released` and `releases` meet. */
function stemsOf(sentence: string): Set<string> {
  const words = sentence.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  return new Set(words.filter((word) => !empty.has(word)).map((word) => word.slice(0, 6)))
}
