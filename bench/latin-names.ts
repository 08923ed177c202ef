// Names as the peers get them: our own canonical Latin forms, so that scripts and marks cost them nothing.

import type { Identifying } from '@hindsight/engine/model'
import { analyzeName } from '@hindsight/engine/names'

/** Every name of a party, as published. */
export function namesOf(party: Identifying): string[] {
  return [...party.name, ...party.alias, ...party.previousName, ...party.weakAlias]
}

/** The words of a name in Latin letters, canonical, single spaces; empty where the name has no letter. */
export function latinName(raw: string, schema: Identifying['schema']): string {
  const reading = analyzeName(raw, schema === 'Person' ? 'person' : 'any').readings[0]
  return (reading?.words ?? []).map(({ forms }) => forms[0]!).join(' ')
}
