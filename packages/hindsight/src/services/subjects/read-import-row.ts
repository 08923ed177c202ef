// A row of an import becomes a subject with its place in groups, or a reason. Every party role is screened; a subject
// without an id of its own could never be found again, so its row is rejected (law L6).

import { CommandError } from '../../config/index.ts'
import type { SubjectRecord } from '../../sources/index.ts'
import { readSubject } from '../subject-of-record.ts'
import {
  type DataQuality,
  dataQualities,
  type QualityField,
  qualityFields,
  storedSubject,
  subjectText,
} from './stored-subject.ts'

/** Columns of an import beside those of a subject; all may be absent. */
export const importColumns = ['group_id', 'role', 'valid_from'] as const

export type ImportRow =
  | {
      readonly state: 'read'
      readonly line: number
      readonly subjectId: string
      /** The one text of the subject as it is kept. */
      readonly text: string
      readonly validFrom: string | null
      readonly role: { readonly groupId: string; readonly role: string } | null
      readonly record: SubjectRecord
    }
  | { readonly state: 'rejected'; readonly line: number; readonly reason: string }

export type Quality = Readonly<Partial<Record<QualityField, DataQuality>>>

export function readImportRow(record: SubjectRecord, quality: Quality): ImportRow {
  const { line, fields, kept = {} } = record
  const reject = (reason: string): ImportRow => ({ state: 'rejected', line, reason })
  const reading = readSubject(record)
  if (reading.state === 'rejected') return reject(reading.detail)
  const ids = fields.id ?? []
  if (ids.length !== 1) return reject(ids.length === 0 ? 'the subject has no id' : `the subject has ${ids.length} ids`)
  const [subjectId = ''] = ids
  if (subjectId.includes('\0') || !subjectId.isWellFormed())
    return reject('the id holds a character that cannot be kept')
  const validFrom = instantOf(kept.validfrom)
  if (validFrom === null) return reject(`valid_from "${kept.validfrom ?? ''}" is no ISO date`)
  const groupId = (kept.groupid ?? '').trim()
  const role = (kept.role ?? '').trim()
  if ((groupId === '') !== (role === '')) return reject('group_id and role go together: one of them is empty')
  const { subject, reasons } = reading
  const text = subjectText(storedSubject(subject, { quality, reasons }))
  return {
    state: 'read',
    line,
    subjectId,
    text,
    validFrom: validFrom.instant,
    role: groupId === '' ? null : { groupId, role },
    record,
  }
}

/** Reads `birthDate=verified,name=self-reported`. Throws `CommandError`. */
export function parseQuality(values: readonly string[]): Quality {
  const quality: Partial<Record<QualityField, DataQuality>> = {}
  for (const value of values.flatMap((text) => text.split(','))) {
    const [field = '', state = ''] = value.split('=').map((part) => part.trim())
    const known = qualityFields.find((each) => each === field)
    const stated = dataQualities.find((each) => each === state)
    if (known === undefined || stated === undefined) {
      const reason = `write FIELD=STATE with ${qualityFields.join(', ')} and ${dataQualities.join(', ')}`
      throw new CommandError('option-value', { option: '--quality', value, reason })
    }
    quality[known] = stated
  }
  return quality
}

/** The instant of a cell, null inside where it is empty; null where it is no ISO date. */
function instantOf(cell: string | undefined): { readonly instant: string | null } | null {
  const text = (cell ?? '').trim()
  if (text === '') return { instant: null }
  const isIso = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/u.test(text)
  const time = isIso ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? null : { instant: new Date(time).toISOString() }
}
