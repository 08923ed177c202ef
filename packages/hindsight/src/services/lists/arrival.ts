// Something that arrived for a list, from a path, the net or a bundle, before anybody has read it.

import type { Fault, ListFormat, ListProfile, PublisherWord, TransportFacts } from '@hindsight/engine/lists'
import { type ListPathRefusal, type ReceivedContent, type ReceivedList, receiveListPath } from '../../sources/index.ts'
import type { Instant } from '../../store/index.ts'

export interface Arrival {
  readonly listId: string
  /** Where it came from, for people: a path, a URL, a bundle. */
  readonly source: string
  readonly files: readonly ReceivedContent[]
  /** Why the bytes could not be had whole; empty where they were. */
  readonly faults: readonly Fault[]
  readonly notes: readonly string[]
  /** One for each file that came over the net. */
  readonly transport: readonly TransportFacts[]
  /** How it came, as it is kept with the receipt: of a fetch or a bundle; null for a path. */
  readonly keptTransport: unknown
  readonly published: PublisherWord | null
  /** The date that the operator or the transport gives; the format's own goes before it. */
  readonly publishedAt: string | null
  readonly receivedAt: Instant
  readonly format: ListFormat | null
  readonly profile: ListProfile
  readonly acceptIncomplete: boolean
  readonly mapping: Readonly<Record<string, string>>
}

export type PathArrival = Pick<
  Arrival,
  'listId' | 'publishedAt' | 'receivedAt' | 'format' | 'profile' | 'acceptIncomplete' | 'mapping'
> & { readonly path: string }

/** Takes what lies at a path. */
export async function arriveByPath({ path, ...facts }: PathArrival): Promise<Arrival> {
  const received: ReceivedList | ListPathRefusal = await receiveListPath(path, facts.profile)
  const base = { ...facts, source: path, transport: [], keptTransport: null, published: null }
  if (received.state === 'refused') return { ...base, files: [], notes: [], faults: received.faults }
  return { ...base, files: received.files, notes: received.notes, faults: [] }
}
