// What a variation is: one named way in which a listed name arrives that is still the same name. Supervisors test with
// such "manipulated records" (EBA/GL/2024/14 and 15; FCA review of sanctions systems, 2023 and 2026).

import type { PartySchema } from '@hindsight/engine/model'
import type { Random } from '../seeded-random.ts'

export interface ListedName {
  readonly name: string
  readonly schema: PartySchema
}

export interface Variation {
  readonly id: string
  /** What is done, for the table of results. */
  readonly what: string
  /** Least share that must be found; null where the class is measured and nothing is promised. */
  readonly floor: number | null
  /** The name as it arrives; null where there is nothing to vary. */
  apply(listed: ListedName, random: Random): string | null
}

/** Least shares that are promised: exact spellings, light variations, other romanisations, shortened names. */
export const floors = { exact: 1, light: 0.995, romanized: 0.97, shortened: 0.9, initialed: 0.85 } as const

type Row = readonly [id: string, what: string, floor: number | null, apply: Variation['apply']]

/** Variations from rows; a name that comes out unchanged or empty is not varied. */
export function variationsOf(rows: readonly Row[]): readonly Variation[] {
  return rows.map(([id, what, floor, apply]) => ({
    id,
    what,
    floor,
    apply(listed, random) {
      const varied = apply(listed, random)
      return varied === null || varied === listed.name || varied.trim() === '' ? null : varied
    },
  }))
}

/** The words of a name, at spaces, without the comma between a family name and the names after it. */
export function wordsOf({ name, schema }: ListedName): string[] {
  const text = schema === 'Person' ? name.replace(/,(?=\s|$)/gu, ' ') : name
  return text.split(/\s+/u).filter((word) => word !== '')
}

export function isPerson({ schema }: ListedName): boolean {
  return schema === 'Person'
}

/** Whether a name is that of something that has a legal form. */
export function isEntity({ schema }: ListedName): boolean {
  return schema === 'Organization' || schema === 'Company' || schema === 'LegalEntity'
}

/** How many letters of any script a word has. */
export function letterCount(word: string): number {
  return word.match(/\p{L}/gu)?.length ?? 0
}
