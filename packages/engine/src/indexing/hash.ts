// 32-bit hashes that are the same on every machine. Collisions cost time, never a result: what is found is verified.

/** FNV-1a over the UTF-16 code units of a text, mixed at the end. */
export function hashText(text: string, seed = 0): number {
  let hash = startHash ^ seed
  for (let i = 0; i < text.length; i++) hash = continueHash(hash, text.charCodeAt(i))
  return finishHash(hash)
}

export function hashNumber(number: number): number {
  return finishHash(continueHash(startHash, number))
}

export const startHash = 0x811c9dc5 | 0

export function continueHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

export function finishHash(hash: number): number {
  let mixed = hash ^ (hash >>> 15)
  mixed = Math.imul(mixed, 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

/** Two independent FNV-1a passes over bytes: notices damage to a file, not an attacker. */
export function checksum(bytes: Uint8Array): string {
  let a = 0x811c9dc5 | 0
  let b = 0x01000193 | 0
  for (let i = 0; i < bytes.length; i++) {
    a = Math.imul(a ^ bytes[i]!, 0x01000193)
    b = Math.imul(b + bytes[i]!, 0x85ebca6b) ^ (b >>> 11)
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
}
