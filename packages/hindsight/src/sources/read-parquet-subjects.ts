// Subjects from a Parquet file, a slice of rows at a time so that memory stays bounded by its row groups.

import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { CommandError, reasonOf } from '../config/index.ts'
import type { MappingOptions } from './map-columns.ts'
import { ObjectReader } from './read-jsonl-subjects.ts'
import type { SubjectRecord } from './subject-record.ts'

const sliceRowCount = 4096
const compressors = {
  GZIP: (input: Uint8Array) => new Uint8Array(gunzipSync(input)),
  BROTLI: (input: Uint8Array) => new Uint8Array(brotliDecompressSync(input)),
  ZSTD: (input: Uint8Array) => new Uint8Array(zstdDecompressSync(input)),
}

/** Reads all rows; `line` is the number of the row. Throws `CommandError` when the file is damaged. */
export async function* readParquetSubjects(path: string, options: MappingOptions): AsyncGenerator<SubjectRecord[]> {
  const reader = new ObjectReader(path, options)
  let rowStart = 0
  let rowCount = Number.POSITIVE_INFINITY
  while (rowStart < rowCount) {
    const slice = await readSlice(path, rowStart)
    rowCount = slice.rowCount
    yield slice.rows.map((row, position) => reader.read(rowStart + position + 1, row))
    rowStart += sliceRowCount
  }
}

async function readSlice(
  path: string,
  rowStart: number,
): Promise<{ rowCount: number; rows: Record<string, unknown>[] }> {
  try {
    const file = await asyncBufferFromFile(path)
    const metadata = await parquetMetadataAsync(file)
    const rowCount = Number(metadata.num_rows)
    const rowEnd = Math.min(rowCount, rowStart + sliceRowCount)
    const rows = await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd })
    if (rows.length !== rowEnd - rowStart) throw new Error(`${rows.length} rows came instead of ${rowEnd - rowStart}`)
    return { rowCount, rows }
  } catch (cause) {
    throw new CommandError('input-parquet', { path, reason: reasonOf(cause) }, cause)
  }
}
