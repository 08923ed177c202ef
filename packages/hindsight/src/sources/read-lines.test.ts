// Lines in bounded memory, whatever ends them and however the stream is cut.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../config/index.ts'
import { type Line, readLines } from './read-lines.ts'

async function linesOf(bytes: Uint8Array, chunkSize = bytes.length): Promise<Line[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += chunkSize) yield bytes.subarray(start, start + chunkSize)
  }
  const lines: Line[] = []
  for await (const batch of readLines(chunks())) lines.push(...batch)
  return lines
}

describe('readLines', () => {
  it('gives the same lines however the stream is cut', async () => {
    const piece = fc.constantFrom('a', 'é', '卓', '😀', '\n', '\r\n', '\r', '"', ',', '')
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
        const text = pieces.join('')
        const expected = text.split(/\r\n|\n|\r/u)
        if (expected.at(-1) === '') expected.pop()
        const lines = await linesOf(Buffer.from(text), size)
        expect(lines.map((line) => line.text)).toEqual(expected)
        expect(lines.map((line) => line.line)).toEqual(expected.map((_, position) => position + 1))
      }),
    )
  })

  it('drops a byte order mark', async () => {
    expect(await linesOf(Buffer.from('\ufeffid,name\n'))).toEqual([{ line: 1, text: 'id,name', fault: null }])
  })

  it('names the byte that is not UTF-8 and reads the lines around it', async () => {
    const bytes = Buffer.concat([Buffer.from('one\ntw'), Buffer.from([0xe9]), Buffer.from('\nthree\n')])
    const lines = await linesOf(bytes)
    expect(lines.map((line) => line.text)).toEqual(['one', '', 'three'])
    expect(lines[1]?.fault).toBe('byte 6 (0xe9) is not UTF-8; convert the file to UTF-8')
  })

  it('skips a line of 10 MB without holding it, and counts it', async () => {
    const bytes = Buffer.from(`one\n${'x'.repeat(10_000_000)}\nthree`)
    const lines = await linesOf(bytes, 1 << 16)
    expect(lines.map((line) => line.line)).toEqual([1, 2, 3])
    expect(lines[1]?.fault).toContain(`the line is 10000001 bytes long, the limit is ${limits.recordBytesMax}`)
    expect(lines[2]?.text).toBe('three')
  })
})
