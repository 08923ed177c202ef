// A record of the log: what happened, when it was recorded, who did it. Written once in canonical form and from then on
// nothing but bytes (law L14). Values about a person stand in it as commitments only (see commitment.ts).

import { canonicalJson, type Json, NotCanonicalError, parseCanonicalJson } from './canonical-json.ts'

export interface RecordDraft {
  /** UTC with milliseconds. */
  readonly recordedAt: string
  /** In kebab-case, such as `list-version-added`. */
  readonly kind: string
  /** The operator's id, or `system`. */
  readonly actor: string
  /** Id and signature of the act by which a person did this; null where no person acted. */
  readonly act: Json
  /** What happened. What is found by an id bears it as `id`, or as `…Id`. */
  readonly body: { readonly [key: string]: Json }
}

export interface LogRecord extends RecordDraft {
  /** The index of its leaf, from 0, without gaps. */
  readonly sequence: number
}

/** More than this is no record: a damaged length in an export is told from a long record by it. */
export const recordBytesMax = 1 << 20

/** The bytes of a record. Throws `NotCanonicalError` for what has no one spelling, or is longer than 1 MiB. */
export function encodeRecord(draft: RecordDraft, sequence: number): Buffer {
  const { act, actor, body, kind, recordedAt } = draft
  // No key may sort after `sequence`: verifiers read it from the end without parsing the rest.
  const bytes = Buffer.from(canonicalJson({ act, actor, body, kind, recordedAt, sequence }))
  if (bytes.length > recordBytesMax)
    throw new NotCanonicalError(`a record of kind ${kind} is ${bytes.length} bytes long; the most is ${recordBytesMax}`)
  return bytes
}

/** Reads a record; null where the bytes are none. */
export function decodeRecord(bytes: Uint8Array): LogRecord | null {
  try {
    const value = parseCanonicalJson(Buffer.from(bytes).toString('latin1'))
    return isRecord(value) ? value : null
  } catch (error) {
    if (error instanceof NotCanonicalError) return null
    throw error
  }
}

/** The sequence that the bytes end with; null where they end otherwise. Does not read the rest. */
export function sequenceOf(bytes: Uint8Array): number | null {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', bytes.length - 30)
  const [, digits] = /,"sequence":(0|[1-9]\d{0,15})\}$/u.exec(tail) ?? []
  return digits === undefined ? null : Number(digits)
}

/** What the record can be found by: the id of its act, and each text in its body whose key is `id` or ends in `Id`. */
export function referencesOf({ act, body }: RecordDraft): string[] {
  const acts = act !== null && typeof act === 'object' && !Array.isArray(act) ? act : {}
  const named = [...Object.entries(body), ...Object.entries(acts)].filter(([key]) => key === 'id' || key.endsWith('Id'))
  return [...new Set(named.map(([, value]) => value).filter((value) => typeof value === 'string'))]
}

function isRecord(value: Json): value is Json & LogRecord {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  const { act, actor, body, kind, recordedAt, sequence } = value as Readonly<Record<string, Json | undefined>>
  const areTexts = [actor, kind, recordedAt].every((one) => typeof one === 'string')
  const isBody = typeof body === 'object' && body !== null && !Array.isArray(body)
  return areTexts && isBody && act !== undefined && typeof sequence === 'number' && Object.keys(value).length === 6
}
