// OpenSanctions entities.delta.json: what one version of a dataset adds, changes and removes. It is no list: read as one,
// it would clear everybody whom it does not name, so it is refused unless an incomplete list is accepted (law L12).

import { type FaultLog, placeIn } from './faults.ts'
import { FtmReading } from './ftm-json.ts'
import { readJsonLines } from './json-lines.ts'
import { objectOf, parseJsonLine, textIn } from './json-values.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile, Place, Reject } from './reading.ts'

const operations = ['ADD', 'MOD', 'DEL'] as const
type Operation = (typeof operations)[number]
const remedy = 'Fetch the file again.'

/** Reads what the delta adds and changes; removals are told apart by the party's id. Null when the file is broken. */
export async function readDelta(file: ListFile, acceptIncomplete: boolean, log: FaultLog): Promise<ReadBody | null> {
  const reading = new FtmReading(log)
  const removed = new Map<string, Reject>()
  const counts = new Map<Operation, number>()
  const onLine = (line: string, place: Place): void => {
    const parsed = parseJsonLine(line)
    const fields = typeof parsed === 'string' ? null : objectOf(parsed.value)
    const operation = operations.find((known) => known === fields?.get('op'))
    const id = textIn(objectOf(fields?.get('entity')) ?? new Map(), 'id')
    if (fields === null || operation === undefined || id === '') {
      const message =
        typeof parsed === 'string' ? parsed : 'the line is not a change: it needs op (ADD, MOD or DEL) and entity'
      log.add({ code: 'bad-json', place, message, remedy })
      return
    }
    counts.set(operation, (counts.get(operation) ?? 0) + 1)
    if (operation !== 'DEL') reading.take(fields.get('entity'), line, place)
    else if (removed.has(id)) {
      log.add({ code: 'duplicate-id', place, message: `the removal of ${id} stands twice`, remedy })
    } else removed.set(id, { place: { ...place, recordId: id }, code: 'removal', reason: `the delta removes ${id}` })
  }
  const lines = await readJsonLines(file, onLine, log)
  if (lines === null) return null
  const place = placeIn(file.name)
  if (counts.size === 0) log.add({ code: 'no-records', place, message: 'the file has no change', remedy })
  for (const id of removed.keys()) {
    if (!reading.drafts.has(id)) continue
    log.add({ code: 'duplicate-id', place, message: `${id} is changed and removed in one delta`, remedy })
  }
  if (!acceptIncomplete) {
    const message = 'the file is a delta: it says what changed in a dataset, not who is listed'
    const words = 'Pass the entities.ftm.json of that version. Or accept an incomplete list, which never gives "clear".'
    log.add({ code: 'not-whole', place, message, remedy: words })
  }
  const told = operations.map((operation) => `${counts.get(operation) ?? 0} ${operation}`).join(', ')
  return {
    drafts: [...reading.drafts.values()],
    rejects: reading.rejects,
    removed: [...removed.values()],
    publishedAt: null,
    notes: [told, ...(lines.isUnterminated ? [`${file.name}: unterminated`] : []), ...reading.join()],
    incomplete: ['every party that the delta does not name'],
  }
}
