// Country names of issuers become ISO 3166-1 alpha-2 codes where they can be resolved; otherwise they stay as written.
// Codes are for display, document issuers and registers; a country alone is never compared (law L4).

import { countryRows } from './generated/countries.ts'

const codes = new Map<string, string>()
for (const [alpha2, alpha3, spellings] of countryRows) {
  codes.set(alpha2, alpha2)
  codes.set(alpha3, alpha2)
  for (const spelling of spellings.split(';')) codes.set(foldCountry(spelling), alpha2)
}

/** ISO 3166-1 alpha-2 in lower case of a code or an English country name; `null` when the table does not know it. */
export function countryCode(raw: string): string | null {
  return codes.get(foldCountry(raw)) ?? null
}

/** The code where it can be resolved, otherwise the raw text trimmed; `null` for blank text. */
export function countryOrRaw(raw: string | null): string | null {
  const text = raw?.trim() ?? ''
  return text === '' ? null : (countryCode(text) ?? text)
}

function foldCountry(raw: string): string {
  return raw.normalize('NFC').replaceAll('’', "'").replace(/\s+/gu, ' ').trim().toLowerCase()
}
