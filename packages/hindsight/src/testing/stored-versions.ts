// Invented lists for the suites of the store.

import { hash } from 'node:crypto'
import { emptyParty, type ListedParty, type ListId, type PartyId } from '@hindsight/engine/model'
import type { NewVersion } from '../store/index.ts'

export const at = '2026-01-01T00:00:00.000Z'
export const listId = 'x_invented_list'

/** The parties of a version: id → what distinguishes its content. */
export type Content = Readonly<Record<string, string>>

export const digestOf = (content: string): string => hash('sha256', content)

/** A party with text that tries encodings. */
export function partyOf(id: string, content: string): ListedParty {
  return {
    ...emptyParty,
    id: id as PartyId,
    listId: listId as ListId,
    name: [`${content} Ünïcode \u{1f600}`],
    programs: [],
    listedOn: null,
    links: [],
    remarks: ['a line\nand "another"\u2028'],
    position: [],
  }
}

/** A version of these parties. */
export function versionOf(content: Content, facts: Partial<NewVersion> = {}): NewVersion {
  const entries = Object.entries(content)
  return {
    listId,
    publishedAt: '2026-01-01',
    receivedAt: at,
    recordedAt: at,
    receiptId: 'receipt-1',
    format: 'targets-simple-csv',
    profile: 'full',
    sha256: '00',
    records: entries.length,
    parties: entries.length,
    rejects: 0,
    reading: { rejects: [] },
    verdict: 'live',
    report: { steps: ['all'] },
    stats: { rate: 0.25 },
    members: new Map(entries.map(([id, text]) => [id, digestOf(text)])),
    bodies: new Map(entries.map(([id, text]) => [digestOf(text), partyOf(id, text)])),
    ...facts,
  }
}
