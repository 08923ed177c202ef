// The Consolidated Screening List as JSON: one document, its entries under `results`. A key that is not known refuses it;
// `total`, where it is given, must be the number of entries.

import { countryOrRaw } from '../model/index.ts'
import { decodeWhole } from './decode.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { isDeeperThan, objectOf, textIn, textsIn } from './json-values.ts'
import { jsonDepthMax } from './limits.ts'
import { IdMint } from './minted-id.ts'
import type { PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, Reject } from './reading.ts'
import { type CslAddress, type CslDocument, cslColumns, cslDraft } from './us-csl-party.ts'

const known = new Set([...cslColumns, 'id', '_id', 'country', 'score'])
const addressKeys = ['address', 'city', 'state', 'postal_code', 'country']
const documentKeys = new Set(['type', 'number', 'country', 'issue_date', 'expiration_date'])
const remedy = 'Fetch the file again from the issuer.'

/** Reads the list; null when it is no such document. Faults are in the log. */
export async function readCslJson(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const text = await decodeWhole(file, log)
  if (text === null) return null
  const place = placeIn(file.name)
  const fault = (code: string, message: string): null => {
    log.add({ code, place, message, remedy })
    return null
  }
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return fault(
      'bad-json',
      `the file is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'}`,
    )
  }
  if (isDeeperThan(document, jsonDepthMax)) return fault('bad-json', `the file is nested deeper than ${jsonDepthMax}`)
  const results = objectOf(document)?.get('results')
  if (!Array.isArray(results)) return fault('bad-json', 'the file has no list of "results"')
  const total = objectOf(document)?.get('total')
  if (total !== undefined && total !== results.length) {
    return fault('record-count', `total says ${JSON.stringify(total)}, and the file has ${results.length} results`)
  }
  if (results.length === 0) return fault('no-records', 'the list has no entry')
  const others = [...(objectOf(document) ?? new Map()).keys()].filter((key) => key !== 'results' && key !== 'total')
  const body = readResults(results, file.name, log)
  return others.length === 0 ? body : { ...body, notes: [...body.notes, `keys not read: ${others.join(', ')}`] }
}

function readResults(results: readonly unknown[], file: string, log: FaultLog): ReadBody {
  const mint = new IdMint()
  const drafts: PartyDraft[] = []
  const rejects: Reject[] = []
  const seen = new Set<string>()
  for (const [index, result] of results.entries()) {
    const place = placeIn(file, { recordId: `results[${index}]` })
    const fields = objectOf(result)
    if (fields === null) {
      log.add({ code: 'bad-json', place, message: `results[${index}] is not an object`, remedy })
      continue
    }
    for (const key of fields.keys()) {
      if (known.has(key)) continue
      log.add({ code: 'unknown-column', place, message: `the key "${key}" is unknown`, remedy })
    }
    const whole = JSON.stringify(result)
    if (seen.has(whole)) log.add({ code: 'row-repeated', place, message: `results[${index}] repeats an entry`, remedy })
    seen.add(whole)
    const text = (field: string): string => textIn(fields, field)
    const values = (field: string): readonly string[] => textsIn(fields, field)
    const addresses = objectsIn(fields, 'addresses').map(addressOf)
    const documents = objectsIn(fields, 'ids').map((id) => documentOf(id, { place, log }))
    drafts.push(cslDraft({ place, text, values, addresses, documents }, { mint, log }))
  }
  return { drafts, rejects, publishedAt: null, notes: mint.notes() }
}

function objectsIn(fields: ReadonlyMap<string, unknown>, field: string): readonly ReadonlyMap<string, unknown>[] {
  const value = fields.get(field)
  return Array.isArray(value) ? value.flatMap((item) => objectOf(item) ?? []) : []
}

function addressOf(fields: ReadonlyMap<string, unknown>): CslAddress {
  const full = addressKeys.flatMap((key) => textIn(fields, key) || []).join(', ')
  return { full, country: countryOrRaw(textIn(fields, 'country')) }
}

function documentOf(
  fields: ReadonlyMap<string, unknown>,
  { place, log }: { readonly place: ReturnType<typeof placeIn>; readonly log: FaultLog },
): CslDocument {
  for (const key of fields.keys()) {
    if (documentKeys.has(key)) continue
    log.add({ code: 'unknown-column', place, message: `the key "${key}" of an id is unknown`, remedy })
  }
  return { label: textIn(fields, 'type'), number: textIn(fields, 'number'), country: textIn(fields, 'country') || null }
}
