// A claim as somebody writes it down in a file becomes a claim, or everything that is wrong with it. Who answers for it and
// when it became known are not for the file to say: the signature and the clock do (law L11).

import { parseGrade, parseIntelligenceReportGrade } from '@hindsight/engine/graph'
import {
  type Claim,
  type ClaimSource,
  findTruncated,
  modalities,
  parseQuantity,
  partialBecause,
  type Quantity,
  type Quotation,
  quote,
  type SourceDocument,
} from '@hindsight/engine/information'

const bearings = ['inculpatory', 'exculpatory', 'neutral'] as const
const bases = ['fact', 'assessment'] as const
const sourceKinds = ['named-person', 'unnamed-persons', 'organization', 'outlet', 'document'] as const
const fields = [
  ...['id', 'subjectId', 'predicate', 'statement', 'objectId', 'quantity', 'qualifiers', 'modality', 'bearing'],
  ...['basis', 'assertedBy', 'reportedBy', 'derivedFrom', 'document', 'quote', 'isHeadline', 'asOf', 'grade'],
  ...['reportGrade', 'handling', 'revises', 'because', 'contradicts'],
]

export interface ClaimDraft {
  readonly claim: Claim
  /** Claims of others that this one denies on record. */
  readonly contradicts: readonly string[]
}

export type ClaimReading =
  | { readonly ok: true; readonly draft: ClaimDraft }
  | { readonly ok: false; readonly problems: readonly string[] }

type Fields = Readonly<Record<string, unknown>>

/** Reads one object of a file of claims as `personId` enters it now. */
export function readClaimDraft(
  value: unknown,
  entry: { readonly personId: string; readonly knownAt: string },
): ClaimReading {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, problems: ['a claim is an object'] }
  const reader = new Reader(value as Fields)
  const claim = claimOf(reader, entry)
  const contradicts = reader.texts('contradicts')
  const { problems } = reader
  return problems.length > 0 ? { ok: false, problems } : { ok: true, draft: { claim, contradicts } }
}

function claimOf(reader: Reader, { personId, knownAt }: { personId: string; knownAt: string }): Claim {
  const { document, quotation } = reader.document()
  const grade = reader.optional('grade')
  const reportGrade = reader.optional('reportGrade')
  const [read, readReport] = [parseGrade(grade ?? ''), parseIntelligenceReportGrade(reportGrade ?? '')]
  if (grade !== null && read === undefined) reader.problems.push(`grade "${grade}" is not one of A1 to F6`)
  if (reportGrade !== null && readReport === undefined)
    reader.problems.push(`reportGrade "${reportGrade}" is not like 2CP: 1 to 3, A to E, P or C`)
  return {
    id: reader.id(),
    subjectId: reader.text('subjectId'),
    predicate: reader.text('predicate'),
    statement: reader.text('statement'),
    objectId: reader.optional('objectId'),
    quantity: reader.quantity(),
    qualifiers: reader.texts('qualifiers'),
    modality: reader.oneOf('modality', modalities),
    bearing: reader.oneOf('bearing', bearings),
    basis: reader.oneOf('basis', bases),
    assertedBy: reader.source(reader.value('assertedBy'), 'assertedBy'),
    reportedBy: reader.sources('reportedBy'),
    derivedFrom: reader.texts('derivedFrom'),
    document,
    quotation,
    isHeadline: reader.value('isHeadline') === true,
    asOf: reader.optional('asOf'),
    knownAt,
    grade: read ?? null,
    reportGrade: readReport ?? null,
    gradedBy: grade === null && reportGrade === null ? null : personId,
    handling: reader.text('handling'),
    enteredBy: personId,
    revises: reader.optional('revises'),
    because: reader.optional('because'),
  }
}

class Reader {
  readonly problems: string[] = []
  readonly #fields: Fields

  constructor(given: Fields) {
    this.#fields = given
    for (const name of Object.keys(given))
      if (!fields.includes(name)) this.problems.push(`"${name}" is no field of a claim: use ${fields.join(', ')}`)
  }

  value(name: string): unknown {
    return this.#fields[name]
  }

  text(name: string): string {
    const value = this.#fields[name]
    if (typeof value === 'string' && value.trim() !== '') return value
    this.problems.push(`${name} is missing: it is a text`)
    return ''
  }

  /** An id can stand in a criterion. */
  id(): string {
    const id = this.text('id')
    if (!/^[^\s(),]*$/u.test(id)) this.problems.push(`id "${id}" has spaces, commas or parentheses`)
    return id
  }

  optional(name: string): string | null {
    const value = this.#fields[name]
    return value === undefined || value === null ? null : this.text(name)
  }

  texts(name: string): readonly string[] {
    const value = this.#fields[name] ?? []
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
    this.problems.push(`${name} is a list of texts`)
    return []
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const found = values.find((one) => one === this.#fields[name])
    if (found === undefined) this.problems.push(`${name} is one of ${values.join(', ')}`)
    return found ?? values[0]!
  }

  source(value: unknown, name: string): ClaimSource {
    const given = (typeof value === 'object' && value !== null ? value : {}) as Fields
    const kind = sourceKinds.find((one) => one === given.kind)
    const { id, name: called, personCount, subsetOf } = given
    if (typeof id === 'string' && typeof called === 'string' && kind !== undefined)
      return {
        id,
        name: called,
        kind,
        ...(typeof personCount === 'number' ? { personCount } : {}),
        ...(typeof subsetOf === 'string' ? { subsetOf } : {}),
      }
    this.problems.push(`${name} has id, name and kind, one of ${sourceKinds.join(', ')}`)
    return { id: '', name: '', kind: 'document' }
  }

  sources(name: string): readonly ClaimSource[] {
    const value = this.#fields[name] ?? []
    if (Array.isArray(value)) return value.map((one) => this.source(one, name))
    this.problems.push(`${name} is a list of sources`)
    return []
  }

  quantity(): Quantity | null {
    const value = this.#fields.quantity
    if (value === undefined || value === null) return null
    const { text, population, axis, unit } = value as Fields
    const isUnit = unit === 'person' || unit === 'event' || unit === 'unknown'
    const isAxis = axis === 'state' || axis === 'event'
    if (typeof text === 'string' && typeof population === 'string' && isUnit && isAxis) {
      const read = parseQuantity(text, { population, axis, unit })
      if (read !== undefined) return read
    }
    this.problems.push(
      'quantity has text with a number, population, axis (state, event) and unit (person, event, unknown)',
    )
    return null
  }

  /** The document, and the quoted words where they stand in it. */
  document(): { readonly document: SourceDocument | null; readonly quotation: Quotation | null } {
    const given = this.#fields.document
    const words = this.optional('quote')
    if (given === undefined || given === null) {
      if (words !== null) this.problems.push('quote needs its document, with the text')
      return { document: null, quotation: null }
    }
    const { id, title, text } = given as Fields
    if (typeof id !== 'string' || typeof title !== 'string' || typeof text !== 'string') {
      this.problems.push('document has id, title and text')
      return { document: null, quotation: null }
    }
    const cut = findTruncated(text)[0]
    const document = { id, title, partialBecause: partialBecause(text) ?? cut?.because ?? null }
    if (words === null) return { document, quotation: null }
    const start = text.indexOf(words)
    const quotation = start === -1 ? undefined : quote(id, text, { start, end: start + words.length })
    if (quotation === undefined) this.problems.push(`the quoted words do not stand in ${id}`)
    return { document, quotation: quotation ?? null }
  }
}
