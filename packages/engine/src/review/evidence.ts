// The evidence that a pair is judged by, on both sides: exactly what a comparison of the two may read, and what a person
// cited besides. A fingerprint of it changes if and only if that evidence changes, whatever a file's order or spacing.
// Origin is in it only where a person cited it as their reason, the sole exception to law L4.

import { compareText } from '../base/index.ts'
import { sha256 } from '../lists/index.ts'
import { areOrganizations, comparesPeople, specificAddressWords } from '../matching/index.ts'
import {
  type Address,
  type Identifier,
  type Identifying,
  type ListedParty,
  normalizeIdentifier,
  type PartialDate,
  type Party,
  type PartySchema,
} from '../model/index.ts'

const comparedFields = [
  'schema',
  'name',
  'alias',
  'previousName',
  'weakAlias',
  'birthDate',
  'gender',
  'fatherName',
  'identifiers',
  'addresses',
  'jurisdiction',
] as const satisfies readonly (keyof Identifying)[]
type ComparedField = (typeof comparedFields)[number]
type EvidenceField = ComparedField | CitedField

/** What no comparison reads and a person may cite as the reason of a decision. Ethnicity, religion and language never are. */
export const citableFields = [
  'nationality',
  'citizenship',
  'birthPlace',
  'deathDate',
  'motherName',
  'position',
  'remarks',
] as const
export type CitedField = (typeof citableFields)[number]
const originFields: ReadonlySet<CitedField> = new Set(['nationality', 'citizenship', 'birthPlace'])

/** By field, its values in one form and order; fields without values are left out. */
export type SideEvidence = Readonly<Partial<Record<EvidenceField, readonly string[]>>>

export interface PairEvidence {
  readonly subject: SideEvidence
  readonly party: SideEvidence
}

export interface EvidenceDifference {
  readonly side: 'subject' | 'party'
  readonly field: EvidenceField
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** The relevant evidence of a pair, with what was cited. */
export function evidenceOf(subject: Party, party: ListedParty, cited: readonly CitedField[] = []): PairEvidence {
  const compared = comparedFields.filter((field) => isReadBetween(field, subject.schema, party.schema))
  const fields = [...compared, ...citableFields.filter((field) => cited.includes(field))]
  return { subject: sideEvidence(subject, fields), party: sideEvidence(party, fields) }
}

/** SHA-256 of the relevant evidence of a pair, 64 hex digits. */
export function evidenceFingerprint(evidence: PairEvidence): string {
  return sha256(JSON.stringify([inFieldOrder(evidence.subject), inFieldOrder(evidence.party)]))
}

/**
 * What is other now, side by side and field by field; empty if and only if the fingerprints are equal. Where a change of
 * schema alone made a field count or not, the schema is named and the field is not.
 */
export function evidenceDifferences(before: PairEvidence, after: PairEvidence): readonly EvidenceDifference[] {
  const isRead = (evidence: PairEvidence, field: EvidenceField): boolean =>
    isReadBetween(field, schemaIn(evidence.subject), schemaIn(evidence.party))
  return (['subject', 'party'] as const).flatMap((side) =>
    everyField.flatMap((field) => {
      if (isRead(before, field) !== isRead(after, field)) return []
      const [was, is] = [before[side][field] ?? [], after[side][field] ?? []]
      return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ side, field, before: was, after: is }]
    }),
  )
}

const schemaIn = ({ schema = [] }: SideEvidence): PartySchema => schema[0] as PartySchema

/** Whether any of these is origin: the citation then is recorded by itself. */
export function citesOrigin(cited: readonly CitedField[]): boolean {
  return cited.some((field) => originFields.has(field))
}

const everyField = [...comparedFields, ...citableFields]

function inFieldOrder(side: SideEvidence): (readonly [string, readonly string[]])[] {
  return everyField.flatMap((field) => {
    const values = side[field]
    return values === undefined ? [] : [[field, values] as const]
  })
}

/** Some evidence is read of people only, and a register of organisations only. */
function isReadBetween(field: EvidenceField, ours: PartySchema, theirs: PartySchema): boolean {
  if (field === 'birthDate' || field === 'gender' || field === 'fatherName') return comparesPeople(ours, theirs)
  return field !== 'jurisdiction' || areOrganizations(ours, theirs)
}

function sideEvidence(party: Party, fields: readonly EvidenceField[]): SideEvidence {
  const side: Partial<Record<EvidenceField, readonly string[]>> = {}
  for (const field of fields) {
    const values = [...new Set(valuesOf(party, field))].sort(compareText)
    if (values.length > 0) side[field] = values
  }
  return side
}

function valuesOf(party: Party, field: EvidenceField): readonly string[] {
  switch (field) {
    case 'schema':
      return [party.schema]
    case 'gender':
      return party.gender === null ? [] : [party.gender]
    case 'birthDate':
    case 'deathDate':
      return party[field].map(dateText)
    case 'identifiers':
      return party.identifiers.flatMap(identifierText)
    case 'addresses':
      return party.addresses.flatMap(addressText)
    case 'nationality':
    case 'citizenship':
    case 'birthPlace':
      return party.origin[field].map(plainText)
    case 'position':
    case 'remarks':
      return field in party ? (party as ListedParty)[field].map(plainText) : []
    default:
      return party[field].map(plainText)
  }
}

function plainText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function dateText({ value, until, circa, imputed }: PartialDate): string {
  const span = until === null ? value : `${value} to ${until}`
  return `${circa ? 'circa ' : ''}${span}${imputed ? ' (filled in)' : ''}`
}

/** As it is compared: its type, its normal form and its issuer. One without letters and digits is never compared. */
function identifierText({ type, value, country }: Identifier): readonly string[] {
  const normal = normalizeIdentifier(type, value)
  return normal === '' ? [] : [`${type} ${normal}${country === null ? '' : ` (${country.toLowerCase()})`}`]
}

/** As it is compared: its words. An address that is no more than a country or a city is never compared. */
function addressText(address: Address): readonly string[] {
  const words = specificAddressWords(address)
  return words === null ? [] : [[...words].sort(compareText).join(' ')]
}
