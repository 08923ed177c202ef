// Counts of what a list holds.

import type { ListReading } from '@hindsight/engine/lists'
import { partySchemas } from '@hindsight/engine/model'

export type { ListReading }

/** Parties of each schema that occurs, in the order of the schemas. */
export function partySchemasOf(reading: ListReading | null): Record<string, number> {
  const parties = reading?.parties ?? []
  const counts = partySchemas.map(
    (schema) => [schema, parties.filter((party) => party.schema === schema).length] as const,
  )
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
