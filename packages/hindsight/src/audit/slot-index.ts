// Where the key of a subject lies: an open table from the first 8 bytes of a hashed id to an offset, 16 bytes a place, so
// that a million subjects take 32 MB.

const firstCapacity = 1024

/** Holds the first offset that was given for an id. */
export class SlotIndex {
  #high = new Uint32Array(firstCapacity)
  #low = new Uint32Array(firstCapacity)
  /** Offset plus one; 0 is an empty place. */
  #offsets = new Float64Array(firstCapacity)
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Remembers the offset unless the id is known. */
  add(id: Buffer, offset: number): void {
    if (this.#count * 2 >= this.#offsets.length) this.#grow()
    const place = this.#placeOf(id.readUInt32BE(0), id.readUInt32BE(4))
    if (this.#offsets[place] !== 0) return
    this.#put(place, [id.readUInt32BE(0), id.readUInt32BE(4), offset + 1])
    this.#count += 1
  }

  /** The offset for an id; null where there is none. */
  find(id: Buffer): number | null {
    const stored = this.#offsets[this.#placeOf(id.readUInt32BE(0), id.readUInt32BE(4))] ?? 0
    return stored === 0 ? null : stored - 1
  }

  #placeOf(high: number, low: number): number {
    const mask = this.#offsets.length - 1
    let place = low & mask
    while (this.#offsets[place] !== 0 && (this.#high[place] !== high || this.#low[place] !== low))
      place = (place + 1) & mask
    return place
  }

  #put(place: number, [high, low, stored]: readonly [number, number, number]): void {
    this.#high[place] = high
    this.#low[place] = low
    this.#offsets[place] = stored
  }

  #grow(): void {
    const [high, low, offsets] = [this.#high, this.#low, this.#offsets]
    this.#high = new Uint32Array(high.length * 2)
    this.#low = new Uint32Array(low.length * 2)
    this.#offsets = new Float64Array(offsets.length * 2)
    for (const [at, stored] of offsets.entries())
      if (stored !== 0) this.#put(this.#placeOf(high[at] ?? 0, low[at] ?? 0), [high[at] ?? 0, low[at] ?? 0, stored])
  }
}
