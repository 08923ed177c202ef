// Long rows in parts, for statements and packs of bounded size.

/** `values` in parts of `count`; the last may be shorter. */
export function chunksOf<T>(values: readonly T[], count: number): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < values.length; at += count) chunks.push(values.slice(at, at + count))
  return chunks
}
