// How sure a statement says it is. The ladder is ordered, and nothing climbs it but a new claim of a named person (law L11).

/** From what is denied to what is confirmed. */
export const modalities = [
  'denied',
  'no-information',
  'suggested',
  'potential',
  'suspected',
  'assessed',
  'confirmed',
] as const
export type Modality = (typeof modalities)[number]

/** Negative where `a` says less than `b`. */
export function compareModality(a: Modality, b: Modality): number {
  return modalities.indexOf(a) - modalities.indexOf(b)
}

/** What rests on several claims says no more than the least sure of them; of none, nothing is known. */
export function weakestModality(all: readonly Modality[]): Modality {
  return all.toSorted(compareModality)[0] ?? 'no-information'
}

const sentences: Readonly<Record<Modality, string>> = {
  denied: 'it is denied that',
  'no-information': 'there is no information that',
  suggested: 'it is suggested that',
  potential: 'it is potentially so that',
  suspected: 'it is suspected that',
  assessed: 'it is assessed that',
  confirmed: 'it is confirmed that',
}

/** How a statement of this modality begins, wherever it is shown. */
export function presentModality(modality: Modality): string {
  return sentences[modality]
}
