// Typed arrays that grow while an index is built: numbers for millions of names without an object for each.

/** Numbers from 0 to 2^32 - 1. */
export class GrowableUint32 {
  #values = new Uint32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(this.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.length++] = value
  }

  /** The numbers so far; valid until the next `push`. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.length)
  }
}

export class GrowableBytes {
  #bytes = new Uint8Array(4096)
  length = 0

  push(byte: number): void {
    this.#reserve(1)
    this.#bytes[this.length++] = byte
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count))
    larger.set(this.#bytes.subarray(0, this.length))
    this.#bytes = larger
  }
}
