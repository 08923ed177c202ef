// A party is anyone or anything that can be listed or screened. Schema and property names are FollowTheMoney's,
// so that data moves in and out unchanged. Law L4: what identifies a party and where it comes from are apart.

import type { Brand } from '../base/index.ts'
import type { Address } from './address.ts'
import type { Identifier } from './identifier.ts'
import type { PartialDate } from './partial-date.ts'

export type PartyId = Brand<string, 'PartyId'>
export type ListId = Brand<string, 'ListId'>

export const partySchemas = [
  'Person',
  'Organization',
  'Company',
  'LegalEntity',
  'Vessel',
  'Airplane',
  'CryptoWallet',
] as const
/** `LegalEntity` also stands for "kind not stated": it is comparable with every other schema. */
export type PartySchema = (typeof partySchemas)[number]

export type Gender = 'female' | 'male' | 'other'

/** What may identify a party. Origin is left out, so code that takes this type cannot look at it. */
export interface Identifying {
  readonly schema: PartySchema
  /** Primary names, raw as published or given. Never empty. */
  readonly name: readonly string[]
  /** Other names that the issuer grades as strong (OFAC strong AKA, UN good quality). */
  readonly alias: readonly string[]
  /** Other names that the issuer grades as weak (OFAC FAQ 122, UN low quality). */
  readonly weakAlias: readonly string[]
  /** Former names: compared as strong aliases. */
  readonly previousName: readonly string[]
  readonly birthDate: readonly PartialDate[]
  readonly deathDate: readonly PartialDate[]
  readonly gender: Gender | null
  readonly identifiers: readonly Identifier[]
  readonly addresses: readonly Address[]
  /** Father's and mother's names as given on their own, raw. */
  readonly fatherName: readonly string[]
  readonly motherName: readonly string[]
  /** Jurisdiction of registration of a company or flag registry of a vessel, ISO 3166-1 alpha-2 lower case. */
  readonly jurisdiction: readonly string[]
}

/** Where a person comes from. Stored and shown to the human reviewer, never compared (law L4). */
export interface Origin {
  readonly nationality: readonly string[]
  readonly citizenship: readonly string[]
  readonly birthPlace: readonly string[]
  readonly country: readonly string[]
  readonly ethnicity: readonly string[]
  readonly religion: readonly string[]
  readonly language: readonly string[]
}

export interface Party extends Identifying {
  readonly origin: Origin
}

/** A party that we were asked to screen. */
export interface Subject extends Party {
  readonly id: string
}

/** A relation that a list states between two listed parties, e.g. OFAC "Linked To". */
export interface ListedLink {
  /** The issuer's word for the relation, e.g. `linked-to`, `owned-by`, `associate-of`, `family-of`, `acting-for`. */
  readonly type: string
  readonly toName: string
  readonly toId: PartyId | null
  /** The issuer only names the party; the id was found by that name among the parties of the same version. */
  readonly isFoundByName?: true
}

/** A party that a list names. */
export interface ListedParty extends Party {
  /** The issuer's own identifier as published. */
  readonly id: PartyId
  readonly listId: ListId
  readonly programs: readonly string[]
  readonly listedOn: PartialDate | null
  readonly links: readonly ListedLink[]
  /** What the issuer says in prose: remarks, title, position. Raw, shown to people, never compared. */
  readonly remarks: readonly string[]
  readonly position: readonly string[]
}

export const noOrigin: Origin = Object.freeze({
  nationality: [],
  citizenship: [],
  birthPlace: [],
  country: [],
  ethnicity: [],
  religion: [],
  language: [],
})

export const emptyParty: Party = Object.freeze({
  schema: 'LegalEntity',
  name: [],
  alias: [],
  weakAlias: [],
  previousName: [],
  birthDate: [],
  deathDate: [],
  gender: null,
  identifiers: [],
  addresses: [],
  fatherName: [],
  motherName: [],
  jurisdiction: [],
  origin: noOrigin,
})
