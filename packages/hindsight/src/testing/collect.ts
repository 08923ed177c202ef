// Batches as one array: tests compare all of them at once.

/** Everything in the batches, in their order. */
export async function collect<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}
