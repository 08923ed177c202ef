// A subject as it is kept: everything it was given with, how well each field is known, and nothing that was guessed. One
// text for equal content, so that an unchanged row is no new version (laws L3, L6).

import { emptyParty, noOrigin, type PartialDate, type Subject } from '@hindsight/engine/model'
import { canonicalJson } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { UnreadableReason } from '../subject-of-record.ts'

export const dataQualities = ['verified', 'self-reported', 'imputed', 'missing'] as const
/** Who stands behind a value. An imputed or missing one never confirms and never clears. */
export type DataQuality = (typeof dataQualities)[number]

/** Fields whose quality is kept. */
export const qualityFields = [
  'name',
  'alias',
  'birthDate',
  'gender',
  'identifiers',
  'addresses',
  'fatherName',
  'motherName',
  'jurisdiction',
] as const satisfies readonly (keyof Subject)[]
export type QualityField = (typeof qualityFields)[number]

export interface StoredSubject {
  readonly subject: Subject
  readonly quality: Readonly<Record<QualityField, DataQuality>>
  /** What of the row could not be read: said with every answer. */
  readonly reasons: readonly UnreadableReason[]
}

export interface StoredSubjectOptions {
  /** Quality of the fields of this file, where it is not self-reported. */
  readonly quality: Readonly<Partial<Record<QualityField, DataQuality>>>
  readonly reasons: readonly UnreadableReason[]
}

/** What is kept of a subject that was read. */
export function storedSubject(subject: Subject, { quality, reasons }: StoredSubjectOptions): StoredSubject {
  const states = qualityFields.map((field) => [field, qualityOf(subject, field, quality[field] ?? 'self-reported')])
  return { subject, quality: Object.fromEntries(states) as StoredSubject['quality'], reasons }
}

/** The one text of a stored subject: what it has, without the fields that it has not. */
export function subjectText({ subject, quality, reasons }: StoredSubject): string {
  const { origin, ...identifying } = subject
  const parts = { ...withoutEmpty(identifying), origin: withoutEmpty(origin) }
  return canonicalJson({ subject: parts, quality, reasons })
}

/** The stored subject of a text. Throws `CommandError` where it is none. */
export function readSubjectText(text: string, subjectId: string): StoredSubject {
  const { subject: kept, quality, reasons } = JSON.parse(text) as StoredSubject
  const subject: Subject = { ...emptyParty, ...kept, origin: { ...noOrigin, ...kept.origin } }
  if (subject.id !== subjectId) {
    const reason = 'another subject lies in its place'
    throw new CommandError('record-damaged', { what: `subject ${subjectId}`, reason })
  }
  return { subject, quality, reasons }
}

function withoutEmpty(fields: object): object {
  const isStated = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isStated(value)))
}

function qualityOf(subject: Subject, field: QualityField, stated: DataQuality): DataQuality {
  const value = subject[field]
  if (value === null || value.length === 0) return 'missing'
  if (field === 'birthDate' && (value as readonly PartialDate[]).every((date) => date.imputed)) return 'imputed'
  return stated
}
