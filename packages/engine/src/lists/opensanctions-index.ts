// OpenSanctions index.json: of one dataset, or a catalogue of many. It is no list; beside the entities of its dataset it
// proves that they are all there, by their number and their bytes (law L12).

import { decodeWhole } from './decode.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { objectOf, textIn } from './json-values.ts'
import type { ListFile } from './reading.ts'

export interface DatasetIndex {
  readonly name: string
  readonly updatedAt: string | null
  readonly lastChange: string | null
  readonly entityCount: number | null
  /** Bytes of each file by its name. */
  readonly sizes: ReadonlyMap<string, number>
}

/** A file whose bytes are counted while it is read. */
export interface CountedFile {
  readonly file: ListFile
  readonly bytes: () => number
}

const remedy = 'Fetch the index and the entities again, of one version.'

/** The datasets that an index describes; null with a fault in the log where it is none. */
export async function readIndex(file: ListFile, log: FaultLog): Promise<readonly DatasetIndex[] | null> {
  const text = await decodeWhole(file, log)
  if (text === null) return null
  const fault = (message: string): null => {
    log.add({ code: 'bad-json', place: placeIn(file.name), message, remedy })
    return null
  }
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return fault(`the index is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'}`)
  }
  const fields = objectOf(document)
  const versions = objectOf(fields?.get('versions'))
  if (versions !== null) {
    const message = `the file is an index of ${versions.size} deltas, the last ${[...versions.keys()].at(-1)}: it lists no party`
    log.add({ code: 'catalogue', place: placeIn(file.name), message, remedy: 'Pass the entities of the dataset.' })
    return null
  }
  const datasets = fields?.get('datasets')
  const values: readonly unknown[] = Array.isArray(datasets) && datasets.some(objectOf) ? datasets : [document]
  const indexes = values.flatMap((value) => datasetOf(value) ?? [])
  if (indexes.length > 0 && indexes.length === values.length) return indexes
  return fault('the index describes no dataset with a name and its files')
}

function datasetOf(value: unknown): DatasetIndex | null {
  const fields = objectOf(value)
  const resources = fields?.get('resources')
  const name = textIn(fields ?? new Map(), 'name')
  if (fields === null || name === '' || !Array.isArray(resources)) return null
  const sizes = new Map<string, number>()
  for (const resource of resources) {
    const facts = objectOf(resource)
    const size = facts?.get('size')
    if (facts !== null && typeof size === 'number') sizes.set(textIn(facts, 'name'), size)
  }
  const count = fields.get('entity_count')
  return {
    name,
    updatedAt: textIn(fields, 'updated_at') || null,
    lastChange: textIn(fields, 'last_change') || null,
    entityCount: typeof count === 'number' ? count : null,
    sizes,
  }
}

/** An index alone is refused as a list, and says what it is. */
export async function refuseIndex(file: ListFile, log: FaultLog): Promise<null> {
  const datasets = await readIndex(file, log)
  if (datasets === null) return null
  const files = datasets.reduce((sum, { sizes }) => sum + sizes.size, 0)
  const known =
    datasets.length === 1 ? `the index of ${datasets[0]?.name}` : `a catalogue of ${datasets.length} datasets`
  const message = `the file is ${known}, with ${files} files: it lists no party`
  const words = 'Pass a folder with this index.json and the entities.ftm.json of its dataset, or the entities alone.'
  log.add({ code: 'catalogue', place: placeIn(file.name), message, remedy: words })
  return null
}

/** The file again, counting its bytes. */
export function countBytes(file: ListFile): CountedFile {
  let bytes = 0
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file.chunks) {
      bytes += chunk.length
      yield chunk
    }
  }
  return { file: { name: file.name, chunks: chunks() }, bytes: () => bytes }
}

/** Adds a fault where the entities that were read are not those that the index tells of. */
export function checkAgainstIndex(
  index: DatasetIndex,
  read: { readonly file: string; readonly bytes: number; readonly entities: number },
  log: FaultLog,
): void {
  const place = placeIn(read.file)
  const size = index.sizes.get(read.file) ?? index.sizes.get('entities.ftm.json')
  if (size !== undefined && size !== read.bytes) {
    const message = `the index says that the file has ${size} bytes, and it has ${read.bytes}`
    log.add({ code: 'size', place, message, remedy })
  }
  if (index.entityCount !== null && index.entityCount !== read.entities) {
    const message = `the index says that there are ${index.entityCount} entities, and the file has ${read.entities}`
    log.add({ code: 'record-count', place, message, remedy })
  }
}
