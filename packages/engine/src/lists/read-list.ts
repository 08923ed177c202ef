// Bytes of a publisher become parties, or a refusal with every fault. Law L6: records = parties + rejects, asserted here.
// Law L12: any fault refuses the whole set.

import { assert } from '../base/index.ts'
import type { ListedParty, ListId } from '../model/index.ts'
import { detectFormat } from './detect-format.ts'
import { FaultLog, placeIn } from './faults.ts'
import { linkParties } from './link-parties.ts'
import { ofacListId, readOfacFlat } from './ofac-flat.ts'
import { pickOfacSet } from './ofac-set.ts'
import { finishParty } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import { readSingle } from './read-single.ts'
import type { ListFile, ListFormat, ListReading, ListRefusal, ReadOptions, Reject } from './reading.ts'

interface Reading {
  readonly body: ReadBody | null
  readonly listId: ListId
  readonly format: ListFormat
  readonly incomplete: readonly string[]
}

/**
 * Reads one list from all its files. Never throws for bad input: the result is a reading, in which every record is a
 * party or a reject, or a refusal with every fault found.
 */
export async function readList(files: readonly ListFile[], options: ReadOptions): Promise<ListReading | ListRefusal> {
  const log = new FaultLog()
  const detected = await detectFormat(files, Object.keys(options.mapping).length > 0)
  const format = options.format ?? detected.format
  if (format === null) {
    for (const fault of detected.faults) log.add(fault)
    return { state: 'refused', format, faults: log.list() }
  }
  const reading =
    format.startsWith('ofac-') && !format.endsWith('xml')
      ? await readSet(detected.files, { ...options, format }, log)
      : await readSingle(detected.files, { ...options, format }, log)
  const { body } = reading
  if (!log.isEmpty || body === null) {
    assert(!log.isEmpty, 'a list that cannot be read has a fault')
    return { state: 'refused', format, faults: log.list() }
  }
  return finishReading({ ...reading, body }, options)
}

async function readSet(
  files: readonly ListFile[],
  options: ReadOptions & { readonly format: ListFormat },
  log: FaultLog,
): Promise<Reading> {
  const set = pickOfacSet(files, options.profile, log)
  const listId = options.listId ?? ofacListId(set?.family ?? 'sdn')
  const nothing = { body: null, listId, format: options.format, incomplete: [] }
  if (set === null) return nothing
  const primary = set.files.get('primary')?.name ?? set.missing[0] ?? ''
  if (!options.acceptIncomplete || !set.files.has('primary')) {
    for (const name of set.missing) {
      const message = `${name} is missing, which the profile "${options.profile}" declares`
      const remedy = set.files.has('primary')
        ? `Put ${name} beside ${primary}, declare another profile if the issuer has no such file, or accept an incomplete list, which never gives "clear".`
        : `Put ${name} beside its companions: without it there is no list.`
      log.add({ code: 'companion-missing', place: placeIn(name), message, remedy })
    }
  }
  const body = await readOfacFlat(set, log)
  return { body, listId, format: set.format, incomplete: set.missing }
}

function finishReading(
  { body, listId, format, incomplete }: Reading & { readonly body: ReadBody },
  { profile }: ReadOptions,
): ListReading {
  const parties: ListedParty[] = []
  const rejects: Reject[] = [...body.rejects]
  for (const draft of body.drafts) {
    const finished = finishParty(draft, listId)
    if ('code' in finished) rejects.push(finished)
    else parties.push(finished)
  }
  const records = body.drafts.length + body.rejects.length
  assert(records === parties.length + rejects.length, 'every record is a party or a reject')
  const { publishedAt, removed = [] } = body
  const gone = removed.length === 1 ? '1 record is' : `${removed.length} records are`
  const told = removed.length === 0 ? [] : [`${gone} no longer listed, as the publisher says`]
  const notes = [...body.notes, ...told]
  const linked = linkParties(parties)
  return {
    state: 'read',
    listId,
    format,
    profile,
    publishedAt,
    parties: linked,
    rejects,
    records,
    removed,
    incomplete,
    notes,
  }
}
