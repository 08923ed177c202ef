// SHA-256 (FIPS 180-4) without a platform, for parties whose issuer gives no identifier: anybody can compute the same id.

const roundConstants = primes(64).map((prime) => fractionBits(Math.cbrt(prime)))
const initialState = primes(8).map((prime) => fractionBits(Math.sqrt(prime)))

/** The digest of UTF-8 text, 64 hex digits. Meant for short texts: it holds the whole message. */
export function sha256(text: string): string {
  const bytes = padded(new TextEncoder().encode(text))
  const state = Int32Array.from(initialState)
  const schedule = new Int32Array(64)
  for (let at = 0; at < bytes.byteLength; at += 64) compress(state, schedule, new DataView(bytes.buffer, at, 64))
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

function padded(bytes: Uint8Array): Uint8Array {
  const length = Math.ceil((bytes.length + 9) / 64) * 64
  const message = new Uint8Array(length)
  message.set(bytes)
  message[bytes.length] = 0x80
  const view = new DataView(message.buffer)
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(length - 4, (bytes.length << 3) >>> 0)
  return message
}

function compress(state: Int32Array, schedule: Int32Array, block: DataView): void {
  const word = (at: number): number => schedule[at] as number
  for (let at = 0; at < 16; at++) schedule[at] = block.getInt32(at * 4)
  for (let at = 16; at < 64; at++) {
    const early = word(at - 15)
    const late = word(at - 2)
    const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    schedule[at] = (word(at - 16) + first + word(at - 7) + second) | 0
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let at = 0; at < 64; at++) {
    const choice = (e & f) ^ (~e & g)
    const turned = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const one = (h + turned + choice + (roundConstants[at] as number) + word(at)) | 0
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = ((state[at] as number) + value) | 0
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

/** The first 32 bits of the fraction, as FIPS 180-4 defines its constants. */
function fractionBits(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0
}

function primes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }
  return found
}
