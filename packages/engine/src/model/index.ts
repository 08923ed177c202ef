export type { Address } from './address.ts'
export {
  type IdentifierCheck,
  isFillerNumber,
  isShipNumber,
  nearIdentifier,
  validateIdentifier,
} from './check-identifier.ts'
export { countryCode, countryOrRaw } from './country.ts'
export { type Identifier, type IdentifierType, identifierTypes } from './identifier.ts'
export { normalizeIdentifier } from './normalize-identifier.ts'
export { type DateReading, parsePartialDate, partialDateOf } from './parse-partial-date.ts'
export type { DateText, PartialDate } from './partial-date.ts'
export {
  emptyParty,
  type Gender,
  type Identifying,
  type ListedLink,
  type ListedParty,
  type ListId,
  noOrigin,
  type Origin,
  type Party,
  type PartyId,
  type PartySchema,
  partySchemas,
  type Subject,
} from './party.ts'
