// Ascending or mixed whole numbers in few bytes: differences, folded so that small ones of either sign are short.

import { assert } from '@hindsight/engine/base'

const continues = 0x80
const payload = 0x7f

/** Numbers as varints of their differences (zigzag). Each is a safe integer. */
export function encodeSequences(sequences: readonly number[]): Uint8Array {
  const bytes: number[] = []
  let previous = 0
  for (const sequence of sequences) {
    const difference = sequence - previous
    let rest = difference >= 0 ? difference * 2 : -difference * 2 - 1
    while (rest > payload) {
      bytes.push((rest % (payload + 1)) + continues)
      rest = Math.floor(rest / (payload + 1))
    }
    bytes.push(rest)
    previous = sequence
  }
  return Uint8Array.from(bytes)
}

/** The numbers again. */
export function decodeSequences(bytes: Uint8Array): number[] {
  const sequences: number[] = []
  let previous = 0
  let value = 0
  let scale = 1
  for (const byte of bytes) {
    value += (byte & payload) * scale
    scale *= payload + 1
    if ((byte & continues) !== 0) continue
    previous += value % 2 === 0 ? value / 2 : -(value + 1) / 2
    sequences.push(previous)
    value = 0
    scale = 1
  }
  assert(scale === 1, 'kept sequences end with a whole number')
  return sequences
}
