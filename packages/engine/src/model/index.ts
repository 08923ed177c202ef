export type { Address } from './address.ts'
export { type Identifier, type IdentifierType, identifierTypes } from './identifier.ts'
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
