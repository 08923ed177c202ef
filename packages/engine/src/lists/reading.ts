// What reading a list gives: every party and every reject, or every fault. Law L6: records published = parties +
// rejects. Law L12: a file that is not whole is refused whole and names what is wrong, where, and what to do.

import type { ListedParty, ListId } from '../model/index.ts'

export const listFormats = [
  'ofac-csv',
  'ofac-del',
  'ofac-pip',
  'ofac-fixed',
  'ofac-xml',
  'ofac-advanced-xml',
  'un-xml',
  'gb-ofsi-csv',
  'gb-ofsi-xlsx',
  'gb-sanctions-xml',
  'eu-fsf-xml',
  'eu-fsf-csv',
  'ch-seco-xml',
  'ca-sema-xml',
  'au-dfat-xlsx',
  'us-csl-csv',
  'us-csl-json',
  'us-bis-denied',
  'opensanctions-delta',
  'opensanctions-index',
  'senzing-json',
  'ftm-json',
  'targets-simple-csv',
  'mapped-csv',
] as const
export type ListFormat = (typeof listFormats)[number]

export const listProfiles = ['full', 'no-comments', 'primary-only'] as const
/** Which companion files a multi-file set has. */
export type ListProfile = (typeof listProfiles)[number]

/** One file of a list, already decompressed, read once. */
export interface ListFile {
  /** Base name without directory and without `.gz`; a part of a spreadsheet has its path behind: `list.xlsx/xl/workbook.xml`. */
  readonly name: string
  readonly chunks: AsyncIterable<Uint8Array>
}

export interface ReadOptions {
  readonly listId: ListId | null
  /** `null` detects the format from names and first bytes. */
  readonly format: ListFormat | null
  readonly profile: ListProfile
  /** Read a set whose companions are missing, say so in `incomplete`; such a reading never gives `clear`. */
  readonly acceptIncomplete: boolean
  /** For `mapped-csv`: column of the file → property of the party (the subject columns of the command line). */
  readonly mapping: Readonly<Record<string, string>>
}

/** Where a record or a fault stands. */
export interface Place {
  readonly file: string
  /** First physical line, from 1; null where the format has no lines. */
  readonly line: number | null
  /** Byte or character offset from 0 where known. */
  readonly offset: number | null
  /** The record's own identifier where known. */
  readonly recordId: string | null
}

/** A record that could not become a party. */
export interface Reject {
  readonly place: Place
  readonly code: string
  readonly reason: string
}

/** Why a whole set is refused. */
export interface Fault {
  readonly code: string
  readonly place: Place
  /** What is wrong, as a sentence that names the thing and the value. */
  readonly message: string
  /** What the operator can do about it. */
  readonly remedy: string
}

export interface ListReading {
  readonly state: 'read'
  readonly listId: ListId
  readonly format: ListFormat
  readonly profile: ListProfile
  /** The issuer's own date of publication, ISO 8601; null where the format carries none. */
  readonly publishedAt: string | null
  readonly parties: readonly ListedParty[]
  readonly rejects: readonly Reject[]
  /** Records in the primary file: always `parties.length + rejects.length`. */
  readonly records: number
  /** Records that the publisher itself marks as no longer listed; they are not counted in `records`. */
  readonly removed: readonly Reject[]
  /** What is missing although the set was read; not empty only with `acceptIncomplete`. Never gives `clear`. */
  readonly incomplete: readonly string[]
  /** Harmless peculiarities for the coverage, e.g. `sdn_comments.csv: unterminated`. */
  readonly notes: readonly string[]
}

export interface ListRefusal {
  readonly state: 'refused'
  readonly format: ListFormat | null
  /** All faults found, never empty. */
  readonly faults: readonly Fault[]
}
