// Which parties can be the same at all, by their schemata.

import type { PartySchema } from '../model/index.ts'

type Kind = 'person' | 'organization' | 'vessel' | 'aircraft' | 'wallet' | 'any'
const kinds: Readonly<Record<PartySchema, Kind>> = {
  Person: 'person',
  Organization: 'organization',
  Company: 'organization',
  LegalEntity: 'any',
  Vessel: 'vessel',
  Airplane: 'aircraft',
  CryptoWallet: 'wallet',
}

/** Whether parties of these schemata can be the same: the same kind, or a kind not stated on one side. */
export function areComparable(a: PartySchema, b: PartySchema): boolean {
  return (
    kinds[a] === kinds[b] || kinds[a] === 'any' || kinds[b] === 'any' || kinds[a] === 'wallet' || kinds[b] === 'wallet'
  )
}

export function comparesPeople(a: PartySchema, b: PartySchema): boolean {
  return kinds[a] === 'person' || kinds[b] === 'person'
}

/** Both are organisations by their schema: only then is the country of registration their own. */
export function areOrganizations(a: PartySchema, b: PartySchema): boolean {
  return kinds[a] === 'organization' && kinds[b] === 'organization'
}
