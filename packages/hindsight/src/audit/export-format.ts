// The form of an exported log: a line with its name, then frames of u32be length ‖ type ‖ payload. Each block is a table
// of leaf hashes, the records, and the checkpoint that covers them; a last frame says how many there were. The table
// lets a verifier name the very record that was changed (law L14; docs/adr/0014).

import { canonicalJson } from './canonical-json.ts'

export const exportHeader = Buffer.from('hindsight-log/1\n')

/** A record's type is the prefix of a leaf in RFC 6962, so that type and payload together are what is hashed. */
export const frameTypes = { record: 0x00, table: 0x01, checkpoint: 0x02, end: 0x03 } as const

export interface Frame {
  readonly type: number
  /** Type and payload. */
  readonly typed: Buffer
  readonly payload: Buffer
}

const lengthBytes = 4

/** One frame. */
export function encodeFrame(type: number, payload: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(lengthBytes + 1 + payload.length)
  frame.writeUInt32BE(payload.length, 0)
  frame.writeUInt8(type, lengthBytes)
  frame.set(payload, lengthBytes + 1)
  return frame
}

/** The payload of the last frame. */
export function endPayload(records: number, checkpoints: number): Buffer {
  return Buffer.from(canonicalJson({ checkpoints, end: true, records }))
}

/** Cuts a stream of bytes into frames, whatever the sizes of its chunks. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0)
  readonly #payloadMax: number

  constructor(payloadMax: number) {
    this.#payloadMax = payloadMax
  }

  /** The next frame; `more` where bytes are missing, `damaged` where the length cannot be one. */
  next(): Frame | 'more' | 'damaged' {
    if (this.#rest.length < lengthBytes + 1) return 'more'
    const length = this.#rest.readUInt32BE(0)
    if (length > this.#payloadMax) return 'damaged'
    const end = lengthBytes + 1 + length
    if (this.#rest.length < end) return 'more'
    const typed = this.#rest.subarray(lengthBytes, end)
    this.#rest = this.#rest.subarray(end)
    return { type: typed[0] ?? -1, typed, payload: typed.subarray(1) }
  }

  /** Bytes as they come; what is not yet a whole frame is kept. */
  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
  }

  /** Takes the first bytes as they are; null while there are fewer. */
  take(count: number): Buffer | null {
    if (this.#rest.length < count) return null
    const bytes = this.#rest.subarray(0, count)
    this.#rest = this.#rest.subarray(count)
    return bytes
  }

  /** Bytes that no frame has used. */
  get restLength(): number {
    return this.#rest.length
  }
}
