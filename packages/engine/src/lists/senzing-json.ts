// Senzing JSON lines, as OpenSanctions exports them: one record a line, its features as lists of objects. Attributes that
// are not known are counted by name, never passed over in silence.

import type { ListId, PartySchema } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { readJsonLines } from './json-lines.ts'
import { objectOf, parseJsonLine, textIn } from './json-values.ts'
import { draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, Place, Reject } from './reading.ts'
import { addFeature } from './senzing-attributes.ts'

const schemaOfType: ReadonlyMap<string, PartySchema> = new Map([
  ['PERSON', 'Person'],
  ['ORGANIZATION', 'Organization'],
  ['COMPANY', 'Company'],
  ['VESSEL', 'Vessel'],
  ['AIRCRAFT', 'Airplane'],
  ['', 'LegalEntity'],
])
const remedy = 'Fetch the file again.'

/** Reads the list; null when the file itself is broken. The list id is the data source, where all records share one. */
export async function readSenzingJson(
  file: ListFile,
  log: FaultLog,
): Promise<{ readonly body: ReadBody | null; readonly listId?: ListId }> {
  const reading = new SenzingReading(log)
  const lines = await readJsonLines(file, (text, place) => reading.take(text, place), log)
  if (lines === null) return { body: null }
  const { drafts, rejects, unknown, sources } = reading
  if (drafts.size + rejects.length === 0) {
    log.add({ code: 'no-records', place: placeIn(file.name), message: 'the file has no record', remedy })
  }
  const counts = [...unknown].map(([name, count]) => `${name} (${count})`).sort()
  const notes = counts.length === 0 ? [] : [`attributes not read: ${counts.join(', ')}`]
  const body: ReadBody = {
    drafts: [...drafts.values()],
    rejects,
    publishedAt: null,
    notes: [...notes, ...(lines.isUnterminated ? [`${file.name}: unterminated`] : [])],
  }
  const [source] = sources
  const id = sources.size === 1 ? (source ?? '').toLowerCase().replace(/^os_/u, '') : ''
  return /^[a-z0-9_]+$/u.test(id) ? { body, listId: id as ListId } : { body }
}

class SenzingReading {
  readonly drafts = new Map<string, PartyDraft>()
  readonly rejects: Reject[] = []
  readonly unknown = new Map<string, number>()
  readonly sources = new Set<string>()
  readonly #lines = new Map<string, number | null>()
  readonly #log: FaultLog

  constructor(log: FaultLog) {
    this.#log = log
  }

  take(line: string, place: Place): void {
    const parsed = parseJsonLine(line)
    const fields = typeof parsed === 'string' ? null : objectOf(parsed.value)
    const source = textIn(fields ?? new Map(), 'DATA_SOURCE')
    const id = textIn(fields ?? new Map(), 'RECORD_ID')
    if (fields === null || source === '' || id === '') {
      const message =
        typeof parsed === 'string' ? parsed : 'the line is not a record: it needs DATA_SOURCE and RECORD_ID'
      this.#log.add({ code: 'bad-json', place, message, remedy })
      return
    }
    const at = { ...place, recordId: id }
    if (this.#lines.has(id)) {
      const message = `the RECORD_ID ${id} stands twice: on lines ${this.#lines.get(id)} and ${place.line}`
      this.#log.add({ code: 'duplicate-id', place: at, message, remedy })
      return
    }
    this.#lines.set(id, place.line)
    this.sources.add(source)
    const type = textIn(fields, 'RECORD_TYPE').toUpperCase()
    const schema = schemaOfType.get(type)
    if (schema === undefined) {
      this.rejects.push({ place: at, code: 'not-a-party', reason: `the record type ${type} is not one of a party` })
    } else if (/\\ud[89a-f]/iu.test(line) && /\\ud[89a-f]/iu.test(JSON.stringify([...fields.values()]))) {
      this.rejects.push({ place: at, code: 'bad-text', reason: 'a text holds half a character (a lone surrogate)' })
    } else this.drafts.set(id, this.#read(fields, draftParty(id, schema, at)))
  }

  #read(fields: ReadonlyMap<string, unknown>, draft: PartyDraft): PartyDraft {
    const own = new Map([...fields].filter(([, value]) => typeof value !== 'object'))
    for (const feature of [own, ...featuresOf(fields)]) {
      for (const name of addFeature(draft, feature)) this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1)
    }
    return draft
  }
}

/** The objects of all lists of the record: `NAMES`, `DATES`, `FEATURES` and so on. */
function featuresOf(fields: ReadonlyMap<string, unknown>): readonly ReadonlyMap<string, unknown>[] {
  return [...fields.values()].flatMap((value) =>
    Array.isArray(value) ? value.flatMap((item) => objectOf(item) ?? []) : [],
  )
}
