// A listed party while a reader fills it in; `finishParty` makes it a party or says why it cannot be one (law L6).

import type {
  Address,
  Gender,
  Identifier,
  ListedLink,
  ListedParty,
  ListId,
  PartialDate,
  PartyId,
  PartySchema,
} from '../model/index.ts'
import { parsePartialDate } from '../model/index.ts'
import { nameCharactersMax, namesMax } from './limits.ts'
import type { Place, Reject } from './reading.ts'

export interface PartyDraft {
  readonly id: string
  readonly place: Place
  schema: PartySchema
  gender: Gender | null
  listedOn: PartialDate | null
  readonly name: string[]
  readonly alias: string[]
  readonly weakAlias: string[]
  readonly previousName: string[]
  readonly birthDate: PartialDate[]
  readonly deathDate: PartialDate[]
  readonly identifiers: Identifier[]
  readonly addresses: Address[]
  readonly fatherName: string[]
  readonly motherName: string[]
  readonly jurisdiction: string[]
  readonly nationality: string[]
  readonly citizenship: string[]
  readonly birthPlace: string[]
  readonly country: string[]
  readonly ethnicity: string[]
  readonly religion: string[]
  readonly language: string[]
  readonly programs: string[]
  readonly links: ListedLink[]
  readonly remarks: string[]
  readonly position: string[]
}

export function draftParty(id: string, schema: PartySchema, place: Place): PartyDraft {
  return {
    id,
    place,
    schema,
    gender: null,
    listedOn: null,
    name: [],
    alias: [],
    weakAlias: [],
    previousName: [],
    birthDate: [],
    deathDate: [],
    identifiers: [],
    addresses: [],
    fatherName: [],
    motherName: [],
    jurisdiction: [],
    nationality: [],
    citizenship: [],
    birthPlace: [],
    country: [],
    ethnicity: [],
    religion: [],
    language: [],
    programs: [],
    links: [],
    remarks: [],
    position: [],
  }
}

/** Adds text that is not blank, trimmed. */
export function addText(values: string[], text: string | null | undefined): void {
  const trimmed = text?.trim() ?? ''
  if (trimmed !== '') values.push(trimmed)
}

/** Adds the readings of a date; one that cannot be read is kept as a remark, so that a person still sees it. */
export function addDate(draft: PartyDraft, property: 'birthDate' | 'deathDate', raw: string): void {
  if (raw.trim() === '') return
  const { dates, reason } = parsePartialDate(raw)
  if (reason === null) draft[property].push(...dates)
  else draft.remarks.push(`${property} "${raw.trim()}" was not read: ${reason}`)
}

/** The party, or why there is none. A name is needed in letters or digits of any script. */
export function finishParty(draft: PartyDraft, listId: ListId): ListedParty | Reject {
  const count = draft.name.length + draft.alias.length + draft.weakAlias.length + draft.previousName.length
  if (count > namesMax) return reject(draft, 'too-many-names', `${count} names; at most ${namesMax} are read`)
  const seen = new Set<string>()
  const name = distinct(draft.name, seen)
  const previousName = distinct(draft.previousName, seen)
  const alias = distinct(draft.alias, seen)
  const weakAlias = distinct(draft.weakAlias, seen)
  for (const value of seen) {
    if (value.length <= nameCharactersMax) continue
    const reason = `a name of ${value.length} characters; at most ${nameCharactersMax} are read`
    return reject(draft, 'name-too-long', reason)
  }
  if (!name.some((value) => /[\p{L}\p{N}]/u.test(value))) {
    return reject(draft, 'no-name', 'the record has no name with a letter or digit')
  }
  return {
    id: draft.id as PartyId,
    listId,
    schema: draft.schema,
    name,
    alias,
    weakAlias,
    previousName,
    birthDate: distinctBy(draft.birthDate, (date) => `${date.value}|${date.until}|${date.circa}|${date.imputed}`),
    deathDate: distinctBy(draft.deathDate, (date) => `${date.value}|${date.until}|${date.circa}|${date.imputed}`),
    gender: draft.gender,
    identifiers: distinctBy(draft.identifiers, (id) => [id.type, id.value, id.country, id.label].join('\n')),
    addresses: distinctBy(draft.addresses, (address) => JSON.stringify(address)),
    fatherName: unique(draft.fatherName),
    motherName: unique(draft.motherName),
    jurisdiction: unique(draft.jurisdiction),
    origin: {
      nationality: unique(draft.nationality),
      citizenship: unique(draft.citizenship),
      birthPlace: unique(draft.birthPlace),
      country: unique(draft.country),
      ethnicity: unique(draft.ethnicity),
      religion: unique(draft.religion),
      language: unique(draft.language),
    },
    programs: unique(draft.programs),
    listedOn: draft.listedOn,
    links: distinctBy(draft.links, (link) => [link.type, link.toName, link.toId].join('\n')),
    remarks: unique(draft.remarks),
    position: unique(draft.position),
  }
}

/** An address from its parts; `null` when all are blank. `full` stays empty when there is only a country. */
export function addressFrom(parts: {
  readonly street: readonly (string | null | undefined)[]
  readonly city?: string | null | undefined
  readonly region?: string | null | undefined
  readonly postalCode?: string | null | undefined
  readonly country: string | null
  readonly countryText?: string | null | undefined
}): Address | null {
  const street = joinText(parts.street)
  const city = blankToNull(parts.city)
  const region = blankToNull(parts.region)
  const postalCode = blankToNull(parts.postalCode)
  const local = joinText([street, city, region, postalCode])
  if (local === null && parts.country === null) return null
  const full = local === null ? '' : (joinText([local, parts.countryText ?? parts.country]) ?? '')
  return { full, street, city, region, postalCode, country: parts.country }
}

function joinText(parts: readonly (string | null | undefined)[]): string | null {
  const text = parts.flatMap((part) => blankToNull(part) ?? []).join(', ')
  return text === '' ? null : text
}

function blankToNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

function reject(draft: PartyDraft, code: string, reason: string): Reject {
  return { place: { ...draft.place, recordId: draft.id }, code, reason }
}

function distinct(values: readonly string[], seen: Set<string>): readonly string[] {
  const kept: string[] = []
  for (const value of values) {
    if (value === '' || seen.has(value)) continue
    seen.add(value)
    kept.push(value)
  }
  return kept
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

function distinctBy<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const kept = new Map<string, T>()
  for (const value of values) {
    const key = keyOf(value)
    if (!kept.has(key)) kept.set(key, value)
  }
  return [...kept.values()]
}
