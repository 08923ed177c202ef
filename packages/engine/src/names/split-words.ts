// Canonical text falls into words at everything that is no letter, mark or digit.

const gap = /[^\p{L}\p{N}\p{M}]+/u

/** The words of canonical text, in order; never an empty word. */
export function splitWords(text: string): readonly string[] {
  return text.split(gap).filter((word) => word !== '')
}
