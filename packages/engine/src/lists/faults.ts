// Collects every fault of a set, so that a refusal names them all at once (law L12), and keeps the list readable: after
// twenty faults of one kind in one file the rest are counted in one last line.

import type { Fault, Place } from './reading.ts'

const keptPerKind = 20

export class FaultLog {
  readonly #faults: Fault[] = []
  readonly #counts = new Map<string, { count: number; last: Fault }>()

  add(fault: Fault): void {
    const kind = `${fault.code}\n${fault.place.file}`
    const seen = this.#counts.get(kind)
    const count = (seen?.count ?? 0) + 1
    this.#counts.set(kind, { count, last: fault })
    if (count <= keptPerKind) this.#faults.push(fault)
  }

  get isEmpty(): boolean {
    return this.#faults.length === 0
  }

  has(code: string): boolean {
    return this.#faults.some((fault) => fault.code === code)
  }

  /** All faults; where a kind has more than twenty, the last entry says how many more. */
  list(): readonly Fault[] {
    const rest: Fault[] = []
    for (const { count, last } of this.#counts.values()) {
      const hidden = count - keptPerKind
      if (hidden > 0) rest.push({ ...last, message: `${hidden} more of this kind; the last: ${last.message}` })
    }
    return [...this.#faults, ...rest]
  }
}

/** A place; what is not known is null. */
export function placeIn(file: string, known: Partial<Omit<Place, 'file'>> = {}): Place {
  return { file, line: known.line ?? null, offset: known.offset ?? null, recordId: known.recordId ?? null }
}
