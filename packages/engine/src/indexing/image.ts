// One index as one block of memory: a header, then typed arrays. The same bytes are the file on disk and the memory
// that worker threads share. A damaged, cut or foreign image is refused (law L5).

import { assert } from '../base/index.ts'
import { engineVersion } from '../matching/index.ts'
import { checksum } from './hash.ts'

const magic = 'HINDSIGHT-INDEX-2'
const alignment = 8
/** Two 32-bit sums in hexadecimal at the end of the image, over all that stands before. */
const checksumLength = 16

export type SectionArray = Uint8Array | Uint32Array | Float64Array
export type Sections = Readonly<Record<string, SectionArray>>

interface SectionHeader {
  readonly name: string
  readonly bytesPerElement: number
  readonly offset: number
  readonly length: number
}

interface ImageHeader {
  readonly magic: string
  readonly engine: string
  readonly policy: string
  readonly sections: readonly SectionHeader[]
}

/** The image cannot be used; the message says why and what to do. */
export class IndexImageError extends Error {
  override readonly name = 'IndexImageError'
}

const align = (offset: number): number => Math.ceil(offset / alignment) * alignment
const bytesOf = (array: SectionArray): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** Lays sections out in one shared block. `policyKey` names the policy that the index was built for. */
export function packImage(sections: Sections, policyKey: string): SharedArrayBuffer {
  const headers: SectionHeader[] = []
  let offset = 0
  for (const [name, array] of Object.entries(sections)) {
    headers.push({ name, bytesPerElement: array.BYTES_PER_ELEMENT, offset, length: array.length })
    offset = align(offset + array.byteLength)
  }
  const header: ImageHeader = {
    magic,
    engine: engineVersion,
    policy: policyKey,
    sections: headers,
  }
  const headerBytes = new TextEncoder().encode(JSON.stringify(header))
  const bodyStart = align(4 + headerBytes.length)
  const image = new SharedArrayBuffer(bodyStart + offset + checksumLength)
  const view = new Uint8Array(image)
  new DataView(image).setUint32(0, headerBytes.length, true)
  view.set(headerBytes, 4)
  for (const { name, offset: start } of headers) view.set(bytesOf(sections[name]!), bodyStart + start)
  view.set(new TextEncoder().encode(checksum(view.subarray(0, -checksumLength))), bodyStart + offset)
  return image
}

/** Views of an image's sections. `verify` recomputes the checksum: for images that come from a file. */
export function unpackImage(image: SharedArrayBuffer | ArrayBuffer, policyKey: string, verify: boolean): Sections {
  const { header, bodyStart } = readHeader(image)
  if (verify && !isIntact(image)) {
    throw new IndexImageError('the index is damaged: its checksum differs; build it again from the list')
  }
  if (header.engine !== engineVersion || header.policy !== policyKey) {
    throw new IndexImageError(
      `the index was built by engine ${header.engine} for policy ${header.policy}, ` +
        `not by ${engineVersion} for ${policyKey}; build it again from the list`,
    )
  }
  const sections: Record<string, SectionArray> = {}
  for (const { name, bytesPerElement, offset, length } of header.sections) {
    const start = bodyStart + offset
    if (start + length * bytesPerElement > image.byteLength - checksumLength) {
      throw new IndexImageError(`the index is cut off in section ${name}; build it again from the list`)
    }
    sections[name] = viewOf(image, start, { length, bytesPerElement })
  }
  return sections
}

function isIntact(image: SharedArrayBuffer | ArrayBuffer): boolean {
  const bytes = new Uint8Array(image)
  const stated = new TextDecoder().decode(bytes.slice(-checksumLength))
  return checksum(bytes.subarray(0, -checksumLength)) === stated
}

function readHeader(image: SharedArrayBuffer | ArrayBuffer): { header: ImageHeader; bodyStart: number } {
  const foreign = new IndexImageError('this is not an index of Hindsight; build it from the list')
  if (image.byteLength < 4) throw foreign
  const length = new DataView(image).getUint32(0, true)
  if (length > image.byteLength - 4) throw foreign
  // Decoders refuse shared memory, so the header is copied.
  const text = new TextDecoder().decode(new Uint8Array(image, 4, length).slice())
  if (!text.startsWith(`{"magic":"${magic}"`)) throw foreign
  try {
    return { header: JSON.parse(text) as ImageHeader, bodyStart: align(4 + length) }
  } catch (cause) {
    throw new IndexImageError('the index is damaged: its header is not readable; build it again from the list', {
      cause,
    })
  }
}

function viewOf(
  image: SharedArrayBuffer | ArrayBuffer,
  start: number,
  { length, bytesPerElement }: { readonly length: number; readonly bytesPerElement: number },
): SectionArray {
  switch (bytesPerElement) {
    case 1:
      return new Uint8Array(image, start, length)
    case 4:
      return new Uint32Array(image, start, length)
    default:
      assert(bytesPerElement === 8, 'sections hold elements of 1, 4 or 8 bytes')
      return new Float64Array(image, start, length)
  }
}
