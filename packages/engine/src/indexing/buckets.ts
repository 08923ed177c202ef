// A hash table of numbers in two typed arrays: who is filed under a hash. Members of one bucket stand together, in the
// order in which they were filed; hashes that share a bucket are told apart by whoever verifies the members.

import { GrowableUint32 } from './growable.ts'
import type { SectionArray, Sections } from './image.ts'

export class BucketsBuilder {
  readonly #hashes = new GrowableUint32()
  readonly #members = new GrowableUint32()

  add(hash: number, member: number): void {
    this.#hashes.push(hash)
    this.#members.push(member)
  }

  /** `load` members share a bucket at most, on average: more make a smaller index and more to verify. */
  sections(name: string, load: number): Sections {
    const hashes = this.#hashes.view()
    const members = this.#members.view()
    let count = 16
    while (count * load < hashes.length) count *= 2
    const start = new Uint32Array(count + 1)
    for (let i = 0; i < hashes.length; i++) start[(hashes[i]! & (count - 1)) + 1]!++
    for (let i = 0; i < count; i++) start[i + 1]! += start[i]!
    const next = start.slice()
    const filed = new Uint32Array(members.length)
    for (let i = 0; i < hashes.length; i++) filed[next[hashes[i]! & (count - 1)]!++] = members[i]!
    return { [`${name}Start`]: start, [`${name}Member`]: filed }
  }
}

/** Members of bucket `b` stand from `start[b]` to `start[b + 1]`; the number of buckets is a power of two. */
export class Buckets {
  readonly start: Uint32Array
  readonly members: Uint32Array
  readonly #mask: number

  constructor(sections: Readonly<Record<string, SectionArray>>, name: string) {
    this.start = sections[`${name}Start`] as Uint32Array
    this.members = sections[`${name}Member`] as Uint32Array
    this.#mask = this.start.length - 2
  }

  bucketOf(hash: number): number {
    return hash & this.#mask
  }

  /** All that is filed in the hash's bucket. */
  membersOf(hash: number): Uint32Array {
    const bucket = this.bucketOf(hash)
    return this.members.subarray(this.start[bucket]!, this.start[bucket + 1]!)
  }
}

/** Lists of numbers, one after the other: list `i` stands from `start[i]` to `start[i + 1]`. */
export class ListsBuilder {
  readonly #start = new GrowableUint32()
  readonly #values = new GrowableUint32()

  /** Appends a list and gives its number. */
  add(values: Iterable<number>): number {
    this.#start.push(this.#values.length)
    for (const value of values) this.#values.push(value)
    return this.#start.length - 1
  }

  sections(name: string): Sections {
    this.#start.push(this.#values.length)
    return { [`${name}Start`]: this.#start.view().slice(), [`${name}Value`]: this.#values.view().slice() }
  }
}

/** Turns "each owner has these values" around: `NAMEStart` and `NAMEMember` list the owners of each value. */
export function turnedLists(
  name: string,
  pairs: { owners: Uint32Array; values: Uint32Array },
  count: number,
): Sections {
  const start = new Uint32Array(count + 1)
  for (let i = 0; i < pairs.values.length; i++) start[pairs.values[i]! + 1]!++
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!
  const next = start.slice()
  const members = new Uint32Array(pairs.values.length)
  for (let i = 0; i < pairs.values.length; i++) members[next[pairs.values[i]!]!++] = pairs.owners[i]!
  return { [`${name}Start`]: start, [`${name}Member`]: members }
}
