// What is known about each official publisher: where its files lie, which hosts may serve them, how often it publishes,
// when its list is too old, how its end is proven, and under which terms it is given (docs/adr/0013).

import type { ListFormat, ListProfile } from '@hindsight/engine/lists'
import type { FileKind } from './fetch-content.ts'
import { publishers } from './registry-publishers.ts'

/** What a file is within its set. */
export type FileRole = 'whole' | 'primary' | 'aliases' | 'addresses' | 'comments' | 'index'

export interface SourceFile {
  /** The name that it is kept under; never the name that a server gives. */
  readonly name: string
  readonly role: FileRole
  readonly kind: FileKind
  readonly url: string
  /** A real list is never smaller, and never larger. */
  readonly bytesMin: number
  readonly bytesMax: number
}

/** One way in which a publisher gives its list. */
export interface Edition {
  readonly format: ListFormat
  readonly files: readonly SourceFile[]
  /** What the reader takes as proof that nothing is cut off. */
  readonly endProof: 'xml-root' | 'end-mark-1a' | 'zip-directory' | 'index-checksum' | 'none'
  /** Whether the file itself says when it was published. */
  readonly isDated: boolean
}

export type Availability =
  | { readonly kind: 'fetched' }
  /** Without an address that stays: a person gets the file from the page. */
  | { readonly kind: 'by-hand'; readonly why: string }
  | { readonly kind: 'closed'; readonly on: string; readonly successor: string; readonly notice: string }

export interface Ages {
  /** Days since the publisher's own date. */
  readonly staleDays: number
  readonly expiredDays: number
  /** Hours since the publisher was last reached, whatever it said. */
  readonly unreachedStaleHours: number
  readonly unreachedExpiredHours: number
}

/** Something that every sound version of the list has, for the gate: by party or by sub-list. */
export type ListAnchor =
  | { readonly kind: 'party'; readonly partyId: string; readonly subList: string | null }
  | { readonly kind: 'sub-list'; readonly subList: string }

export interface Publisher {
  readonly listId: string
  readonly name: string
  readonly issuer: string
  /** The page that a person reads. */
  readonly page: string
  readonly availability: Availability
  /** The first is fetched unless another format is asked for. */
  readonly editions: readonly [Edition, ...Edition[]] | readonly []
  readonly hosts: readonly string[]
  /** Hosts that `hosts` may redirect to, and no others. */
  readonly redirectHosts: readonly string[]
  /** How often it publishes, as a sentence, and how often it is asked. */
  readonly cadence: { readonly publishes: string; readonly fetchEveryMinutes: number }
  readonly ages: Ages
  readonly licence: { readonly name: string; readonly url: string }
  /** What is fetched today never has fewer parties; issues of earlier years, given by path, may. */
  readonly partiesMin: number
  readonly anchors: readonly ListAnchor[]
}

/** All official publishers, in order of list id. */
export function allPublishers(): readonly Publisher[] {
  return publishers
}

/** The publisher of a list, or of `opensanctions_DATASET`; null where there is none with this id. */
export function findPublisher(listId: string): Publisher | null {
  return publishers.find((one) => one.listId === listId) ?? openSanctionsDataset(listId)
}

/** The edition in this format, or the one that is fetched unless said otherwise; null where the publisher has none. */
export function findEdition(publisher: Publisher, format: ListFormat | null): Edition | null {
  if (format === null) return publisher.editions[0] ?? null
  return publisher.editions.find((edition) => edition.format === format) ?? null
}

/** The files of an edition that a profile declares. */
export function filesOfProfile(edition: Edition, profile: ListProfile): readonly SourceFile[] {
  return edition.files.filter(({ role }) => {
    if (role === 'aliases' || role === 'addresses') return profile !== 'primary-only'
    return role !== 'comments' || profile === 'full'
  })
}

/**
 * A dataset of OpenSanctions as a publisher: its index first, which has the date, count and checksum of the entities.
 * Its data is CC BY-NC 4.0 unless the operator has a licence. It quotes other publishers, so its copy of an official
 * list never goes by that list's own id.
 */
function openSanctionsDataset(listId: string): Publisher | null {
  const dataset = /^opensanctions_([a-z][a-z0-9_]{1,49})$/u.exec(listId)?.[1]
  if (dataset === undefined) return null
  const folder = `https://data.opensanctions.org/datasets/latest/${dataset}`
  return {
    listId,
    name: `OpenSanctions: ${dataset}`,
    issuer: 'OpenSanctions',
    page: `https://www.opensanctions.org/datasets/${dataset}/`,
    availability: { kind: 'fetched' },
    editions: [
      {
        format: 'ftm-json',
        endProof: 'index-checksum',
        isDated: true,
        files: [
          {
            name: 'index.json',
            role: 'index',
            kind: 'json',
            url: `${folder}/index.json`,
            bytesMin: 200,
            bytesMax: 8e6,
          },
          {
            name: 'entities.ftm.json',
            role: 'whole',
            kind: 'json',
            url: `${folder}/entities.ftm.json`,
            bytesMin: 2,
            bytesMax: 2 ** 31,
          },
        ],
      },
    ],
    hosts: ['data.opensanctions.org'],
    redirectHosts: [],
    cadence: { publishes: 'several times a day', fetchEveryMinutes: 360 },
    ages: { staleDays: 3, expiredDays: 10, unreachedStaleHours: 24, unreachedExpiredHours: 240 },
    licence: { name: 'CC BY-NC 4.0, or a licence of its own', url: 'https://www.opensanctions.org/licensing/' },
    partiesMin: 1,
    anchors: [],
  }
}
