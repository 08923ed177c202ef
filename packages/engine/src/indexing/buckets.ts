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
    const bits = bitsFor(members)
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i]!
      // What the number leaves free of 32 bits holds the upper bits of the hash.
      filed[next[hash & (count - 1)]!++] = bits === 32 ? members[i]! : ((hash >>> bits) << bits) | members[i]!
    }
    return { [`${name}Start`]: start, [`${name}Member`]: filed, [`${name}Bits`]: Uint32Array.of(bits) }
  }
}

function bitsFor(members: Uint32Array): number {
  let greatest = 1
  for (let i = 0; i < members.length; i++) greatest = Math.max(greatest, members[i]!)
  return 32 - Math.clz32(greatest)
}

/** Members of bucket `b` stand from `start[b]` to `start[b + 1]`; the number of buckets is a power of two. */
export class Buckets {
  readonly #start: Uint32Array
  readonly #members: Uint32Array
  readonly #bits: number
  readonly #bucketMask: number
  readonly #numberMask: number

  constructor(sections: Readonly<Record<string, SectionArray>>, name: string) {
    this.#start = sections[`${name}Start`] as Uint32Array
    this.#members = sections[`${name}Member`] as Uint32Array
    this.#bits = (sections[`${name}Bits`] as Uint32Array)[0]!
    this.#bucketMask = this.#start.length - 2
    this.#numberMask = this.#bits === 32 ? 0xffffffff : 2 ** this.#bits - 1
  }

  /** Appends what is filed under a hash, and by chance something that is not: whoever asks verifies. */
  collect(hash: number, into: number[]): void {
    const bucket = hash & this.#bucketMask
    const end = this.#start[bucket + 1]!
    for (let i = this.#start[bucket]!; i < end; i++) {
      const member = this.#members[i]!
      if (this.#bits === 32 || (member ^ hash) >>> this.#bits === 0) into.push((member & this.#numberMask) >>> 0)
    }
  }

  membersOf(hash: number): readonly number[] {
    const found: number[] = []
    this.collect(hash, found)
    return found
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
