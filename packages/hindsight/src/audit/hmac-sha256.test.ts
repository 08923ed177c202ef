// Our HMAC is everybody's HMAC.

import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hmacSha256 } from './hmac-sha256.ts'

it('gives what node:crypto gives for any key and text', () => {
  const key = fc.uint8Array({ minLength: 1, maxLength: 64 })
  fc.assert(
    fc.property(key, fc.string({ unit: 'grapheme' }), (bytes, text) => {
      expect(hmacSha256(bytes, text)).toBe(createHmac('sha256', bytes).update(text).digest('hex'))
    }),
  )
})

it('refuses a key that would have to be hashed first', () => {
  expect(() => hmacSha256(new Uint8Array(65), 'text')).toThrow('a longer key')
})
