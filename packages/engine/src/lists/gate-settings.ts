// The hand-set bounds of the gate: those of reliability A6.1 for every list, and for the publishers' lists how large
// they are and how they are written. A bound can be tightened by what is learned, never widened (law L12).

import type { ListFormat } from './reading.ts'

/** Counts are parties unless named otherwise; shares are parts of 1. */
export interface GateSettings {
  readonly partiesMin: number
  readonly partiesMax: number
  /** Floors of single programmes or sub-lists. */
  readonly programMin: Readonly<Record<string, number>>
  /** Formats in which the list may come; empty for any. */
  readonly formats: readonly ListFormat[]
  readonly sizeRatioMin: number
  readonly sizeRatioMax: number
  /** How far the share of parties with aliases may move. */
  readonly aliasShiftMax: number
  /** Removals up to this count, or up to this share where that is more, but never more than `removedCap` of the list. */
  readonly removedCount: number
  readonly removedShare: number
  readonly removedCap: number
  readonly programLeftCount: number
  readonly programLeftShare: number
  readonly addedCount: number
  readonly addedShare: number
  readonly changedCount: number
  readonly changedShare: number
  readonly reidentifiedCount: number
  readonly reidentifiedShare: number
  /** Relative shift of names per party, of filled fields and of scripts … */
  readonly shapeShiftMax: number
  /** … counted only where at least this many parties or names account for it. */
  readonly shapeShiftCount: number
  /** How many accepted versions there must be before anything is learned. */
  readonly learnedFrom: number
  /** A version may do this many times what the largest of the accepted ones did. */
  readonly learnedFactor: number
}

const defaults: GateSettings = {
  partiesMin: 1,
  partiesMax: Number.MAX_SAFE_INTEGER,
  programMin: {},
  formats: [],
  sizeRatioMin: 0.5,
  sizeRatioMax: 3,
  aliasShiftMax: 0.05,
  removedCount: 25,
  removedShare: 0.02,
  removedCap: 0.2,
  programLeftCount: 5,
  programLeftShare: 0.2,
  addedCount: 25,
  addedShare: 0.3,
  changedCount: 100,
  changedShare: 0.3,
  reidentifiedCount: 25,
  reidentifiedShare: 0.02,
  shapeShiftMax: 0.1,
  shapeShiftCount: 10,
  learnedFrom: 20,
  learnedFactor: 3,
}

const ofacFormats = ['ofac-csv', 'ofac-del', 'ofac-pip', 'ofac-fixed', 'ofac-xml', 'ofac-advanced-xml'] as const

/** Sizes from the publications of 2014 to 2025, with room on both sides; a list outside them is not that list. */
const publishers: Readonly<Record<string, Partial<GateSettings>>> = {
  us_ofac_sdn: { partiesMin: 5000, partiesMax: 60_000, formats: ofacFormats },
  us_ofac_cons: { partiesMin: 200, partiesMax: 4000, formats: ofacFormats },
  un_sc_sanctions: { partiesMin: 500, partiesMax: 5000, formats: ['un-xml'] },
  gb_hmt_sanctions: {
    partiesMin: 1500,
    partiesMax: 20_000,
    formats: ['gb-ofsi-csv', 'gb-ofsi-xlsx', 'gb-sanctions-xml'],
  },
  eu_fsf: { partiesMin: 1500, partiesMax: 20_000, formats: ['eu-fsf-xml', 'eu-fsf-csv'] },
  ch_seco_sanctions: { partiesMin: 1500, partiesMax: 20_000, formats: ['ch-seco-xml'] },
  ca_dfatd_sema_sanctions: { partiesMin: 800, partiesMax: 20_000, formats: ['ca-sema-xml'] },
  au_dfat_sanctions: { partiesMin: 1500, partiesMax: 20_000, formats: ['au-dfat-xlsx'] },
  us_trade_csl: { partiesMin: 8000, partiesMax: 80_000, formats: ['us-csl-csv', 'us-csl-json'] },
  us_bis_denied: { partiesMin: 200, partiesMax: 4000, formats: ['us-bis-denied'] },
}

/** The settings of a list: the general ones, those of its publisher, and the operator's own over both. */
export function gateSettings(listId: string, own: Partial<GateSettings> = {}): GateSettings {
  return { ...defaults, ...(Object.hasOwn(publishers, listId) ? publishers[listId] : {}), ...own }
}
