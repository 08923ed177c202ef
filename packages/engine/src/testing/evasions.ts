// The evasion corpus: every published way to write a listed name so that a naive screening misses it, as a function.
// Tests use it to show that each is stopped; `floors` says how often each must be, at the least.

import { companyEvasions, formerNameEvasion } from './evasions/company.ts'
import type { NameEvasion, PartyEvasion } from './evasions/evasion.ts'
import { fieldEvasions, knowledgeEvasions } from './evasions/field.ts'
import { lookAlikeEvasions } from './evasions/look-alike.ts'
import { scriptEvasions } from './evasions/script.ts'
import { soundEvasions } from './evasions/sound.ts'
import { orderEvasions, spacingEvasions } from './evasions/spacing.ts'
import { spellingEvasions } from './evasions/spelling.ts'
import { unicodeEvasions } from './evasions/unicode.ts'
import { numberEvasions, vesselEvasions } from './evasions/vessel-and-number.ts'

/** Evasions of people's names, in the order of their ids. */
export const personNameEvasions: readonly NameEvasion[] = [
  ...unicodeEvasions,
  ...lookAlikeEvasions,
  ...spacingEvasions,
  ...orderEvasions,
  ...spellingEvasions,
  ...soundEvasions,
  ...knowledgeEvasions,
  ...fieldEvasions,
]

/** Evasions of any names: of people, of companies, and those that need a script or a custom. */
export const nameEvasions: readonly NameEvasion[] = [...personNameEvasions, ...companyEvasions, ...scriptEvasions]

/** Evasions that change a party rather than its name. */
export const partyEvasions: readonly PartyEvasion[] = [formerNameEvasion, ...vesselEvasions, ...numberEvasions]

const special: Readonly<Record<string, number | null>> = {
  L02: 98,
  H05: 98,
  L04: 95,
  L05: 95,
  O06: null,
  O11: null,
}
/** Companies, vessels and numbers, by the first layer that must stop the evasion: C and F hide nothing, K is a matter of tables. */
const byLayer: Readonly<Record<string, number>> = { C: 100, F: 100, T: 90, E: 95, P: 85, K: 85 }
const byFamily: Readonly<Record<string, number>> = { U: 100, H: 100, L: 100, O: 90, E: 95, P: 95, K: 85, F: 100 }

/**
 * Least percentage of invented parties that must be found although they are written so; null where none is promised: a
 * family name alone is a matter of policy, a reversed word of a signal. A number that is written otherwise is to be found
 * by itself, one that is mistyped, cut or replaced must not keep the party's name from being found.
 */
export function evasionFloor({ id, family, stoppedBy }: NameEvasion | PartyEvasion): number | null {
  const named = special[id]
  if (named !== undefined) return named
  if (family === 'S') return stoppedBy.startsWith('C') ? 100 : 90
  if (family === 'B' || family === 'V' || family === 'D') return byLayer[stoppedBy.slice(0, 1)] ?? null
  return byFamily[family] ?? null
}
