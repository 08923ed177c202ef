// HMAC-SHA-256 (RFC 2104) of short texts by the one-shot hash: an import makes one for every subject, and the object that
// `createHmac` makes for each costs several times the hashing.

import { hash } from 'node:crypto'
import { assert } from '@hindsight/engine/base'

const blockBytes = 64
const digestBytes = 32
const innerPad = 0x36
const outerPad = 0x5c

/** Hex digest of a text under a key of at most 64 bytes. */
export function hmacSha256(key: Uint8Array, text: string): string {
  assert(key.length <= blockBytes, 'a longer key would have to be hashed first')
  const inner = padded(key, innerPad, Buffer.byteLength(text))
  inner.write(text, blockBytes)
  const outer = padded(key, outerPad, digestBytes)
  hash('sha256', inner, 'buffer').copy(outer, blockBytes)
  return hash('sha256', outer)
}

function padded(key: Uint8Array, pad: number, restBytes: number): Buffer {
  const block = Buffer.allocUnsafe(blockBytes + restBytes)
  block.fill(pad, 0, blockBytes)
  for (let at = 0; at < key.length; at++) block[at] = (key[at] ?? 0) ^ pad
  return block
}
