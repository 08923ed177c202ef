// Files of a list in memory, as a caller would hand them over: named bytes in chunks.

import { readList } from '../read-list.ts'
import type { ListFile, ListReading, ListRefusal, ReadOptions } from '../reading.ts'

/** Content of the files of one list by name. */
export type FileContents = ReadonlyMap<string, Uint8Array>

/** UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** A file whose content arrives in chunks of `chunkBytes`. */
export function listFile(name: string, content: Uint8Array, chunkBytes = 65_536): ListFile {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < content.length; at += chunkBytes) yield content.subarray(at, at + chunkBytes)
  }
  return { name, chunks: chunks() }
}

/** Reads contents with the default options, of which some may be replaced. */
export async function readContents(
  contents: FileContents,
  options: Partial<ReadOptions> & { readonly chunkBytes?: number } = {},
): Promise<ListReading | ListRefusal> {
  const { chunkBytes = 65_536, ...given } = options
  const files = [...contents].map(([name, content]) => listFile(name, content, chunkBytes))
  const defaults = { listId: null, format: null, profile: 'full', acceptIncomplete: false, mapping: {} } as const
  return readList(files, { ...defaults, ...given })
}

/** The reading, or an error that shows the faults. */
export function mustRead(result: ListReading | ListRefusal): ListReading {
  if (result.state === 'read') return result
  throw new Error(`refused: ${result.faults.map(({ code, message }) => `${code}: ${message}`).join('; ')}`)
}

/** Codes of the faults, sorted, each once; empty when the list was read. */
export function faultCodes(result: ListReading | ListRefusal): readonly string[] {
  return result.state === 'read' ? [] : [...new Set(result.faults.map(({ code }) => code))].sort()
}
