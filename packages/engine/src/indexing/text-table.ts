// Short texts by number, as they stand in an image: one byte for each character of `[~=a-z0-9…]`, else UTF-8.

import type { Sections } from './image.ts'

const decoder = new TextDecoder()

export class TextTable {
  readonly count: number
  readonly #start: Uint32Array
  readonly bytes: Uint8Array

  constructor(sections: Sections, name: string) {
    this.#start = sections[`${name}TextStart`] as Uint32Array
    this.bytes = sections[`${name}Text`] as Uint8Array
    this.count = this.#start.length - 1
  }

  /** Where a text stands in `bytes`. */
  place(number: number): { start: number; end: number } {
    return { start: this.#start[number]!, end: this.#start[number + 1]! }
  }

  /** Bytes of a text. */
  length(number: number): number {
    return this.#start[number + 1]! - this.#start[number]!
  }

  text(number: number): string {
    let text = ''
    for (let i = this.#start[number]!; i < this.#start[number + 1]!; i++) {
      const byte = this.bytes[i]!
      // Decoders refuse shared memory, so the bytes are copied where they are more than letters.
      if (byte >= 128) return decoder.decode(this.bytes.slice(this.#start[number]!, this.#start[number + 1]!))
      text += String.fromCharCode(byte)
    }
    return text
  }
}
