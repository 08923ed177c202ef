// Subjects from Parquet: the same answers as from CSV, whatever the compression; a damaged file is refused.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { type ParquetWriteOptions, parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { runInMemory } from '../testing/run-in-memory.ts'
import { listedPeople, unList } from '../testing/small-lists.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const compressors = {
  GZIP: (input: Uint8Array) => new Uint8Array(gzipSync(input)),
  BROTLI: (input: Uint8Array) => new Uint8Array(brotliCompressSync(input)),
  ZSTD: (input: Uint8Array) => new Uint8Array(zstdCompressSync(input)),
}
const columnData = [
  { name: 'id', data: [71n, 72n, 73n] },
  { name: 'full_name', data: [listedPeople[0], 'Somebody Else', null] },
  { name: 'dob', data: [new Date('1961-12-30'), null, null], type: 'TIMESTAMP' },
  { name: 'aka', data: [['Otto', 'Ottokar'], [], null] },
] satisfies ParquetWriteOptions['columnData']

function parquet(options: Partial<ParquetWriteOptions> = {}): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({ columnData, compressors, ...options }))
}

async function screen(content: Uint8Array, name = 's.parquet'): ReturnType<typeof runInMemory> {
  const folder = temporaryFolder()
  const words = ['screen', folder.write(name, content), '--list', folder.write('un.xml', unList()), '--jsonl']
  return runInMemory(words)
}

describe('subjects from Parquet', () => {
  it.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'ZSTD'] as const)('%s', async (codec) => {
    const { exit, rows, trailer } = await screen(parquet({ codec }), 'no-telling-name')
    expect(rows.map(({ line, subject, state }) => [line, subject.id, state])).toEqual([
      [1, '71', 'review'],
      [2, '72', 'clear'],
      [3, '73', 'unavailable'],
    ])
    expect(rows[0]?.subject).toMatchObject({ schema: 'Person', name: [listedPeople[0]] })
    expect(rows[2]).toMatchObject({ reasons: ['input_rejected'], detail: 'line 3: the subject has no name' })
    expect(trailer).toMatchObject({ rows: 3, clear: 1, review: 1, unavailable: 0, rejected: 1 })
    expect(exit).toBe(7)
  })

  it('reads more rows than one slice, each once and in order', async () => {
    const count = 10_000
    const data = Array.from({ length: count }, (_, at) => `Somebody Elseentirely${at}`)
    const { exit, rows } = await screen(parquet({ columnData: [{ name: 'name', data }], rowGroupSize: 3000 }))
    expect(exit).toBe(0)
    expect(rows.map(({ line, subject }) => [line, subject.name[0]])).toEqual(data.map((name, at) => [at + 1, name]))
  })

  it('refuses an unknown column by name, with the nearest that is known', async () => {
    const { exit, stderr } = await screen(parquet({ columnData: [{ name: 'nmae', data: ['x'] }] }))
    expect(exit).toBe(7)
    expect(stderr).toContain('unknown column "nmae" (did you mean "name"?)')
  })

  it.each<[string, (whole: Uint8Array) => Uint8Array]>([
    ['its end is missing', (whole) => whole.subarray(0, -20)],
    ['only its mark is there', (whole) => whole.subarray(0, 4)],
    ['a page was overwritten', (whole) => whole.map((byte, at) => (at >= 4 && at < 60 ? 0xff : byte))],
  ])('is refused with 7 where %s', async (_, damage) => {
    const { exit, stdout, stderr } = await screen(damage(parquet()))
    expect([exit, stdout]).toEqual([7, ''])
    expect(stderr).toMatch(/s\.parquet could not be read as Parquet: .+\n.+export it as CSV/u)
  })

  it('is not read from standard input', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder.path, 'un.xml'), unList())
    const words = ['screen', '-', '--list', join(folder.path, 'un.xml')]
    const { exit, stderr } = await runInMemory(words, { stdin: parquet() })
    expect(exit).toBe(7)
    expect(stderr).toContain('from a file, not from standard input')
  })
})
