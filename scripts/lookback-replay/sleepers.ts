// Subjects of a replay: people on no list, and sleepers: what a list names later, or no longer, under the name it bears.

import { readList } from '@hindsight/engine/lists'
import { compareParties, defaultPolicy } from '@hindsight/engine/matching'
import { emptyParty, type ListedParty, noOrigin, type Subject } from '@hindsight/engine/model'
import { largePopulation } from '@hindsight/engine/testing'
import { type Snapshot, snapshotsIn } from '../../packages/hindsight/src/testing/sdn-snapshots.ts'

/** A subject that is one listed party, until and from when the list names it so. */
export interface Sleeper {
  readonly subjectId: string
  readonly partyId: string
}

export interface ReplayPeople {
  readonly sleepers: readonly Sleeper[]
  /** Subjects in our own columns. */
  readonly csv: string
  readonly count: number
}

/** The snapshots with what each names, by party. */
async function partiesOf({ content }: Pick<Snapshot, 'content'>): Promise<readonly ListedParty[]> {
  const file = { name: 'sdn.csv', chunks: chunksOf(content) }
  const reading = await readList([file], {
    listId: 'us_ofac_sdn' as never,
    format: null,
    profile: 'primary-only',
    acceptIncomplete: false,
    mapping: {},
  })
  if (reading.state === 'refused') throw new Error(reading.faults.map(({ message }) => message).join('; '))
  return reading.parties
}

/** Sleepers of everything that the snapshots add or remove, among `count` people who are on no list. */
export async function replayPeople(folder: string, count: number, snapshotsMax: number): Promise<ReplayPeople> {
  const moved = new Map<string, ListedParty>()
  let before = new Map<string, ListedParty>()
  let position = 0
  for (const snapshot of snapshotsIn(folder)) {
    if (position++ >= snapshotsMax) break
    const { added, removed } = snapshot.truth
    if (position > 1 && added.size + removed.size === 0) continue
    const parties = new Map((await partiesOf(snapshot)).map((party) => [party.id as string, party]))
    for (const id of added) keep(moved, id, parties.get(id))
    for (const id of removed) keep(moved, id, before.get(id))
    before = parties
  }
  const rows: string[] = ['id,name,schema,birth_date']
  const sleepers: Sleeper[] = []
  for (const [partyId, party] of moved) {
    const subjectId = `sleeper-${partyId}`
    const name = party.name[0] ?? ''
    const birthDate = party.birthDate[0]?.value ?? ''
    if (!isHit({ subjectId, name, party })) continue
    sleepers.push({ subjectId, partyId })
    rows.push([subjectId, quoted(name), party.schema, birthDate].join(','))
  }
  const people = largePopulation(Math.ceil(count * 1.3), 20_261_122)
  for (let at = 0; at < count; at++) {
    const { name, schema, birthDate } = people.party(at)
    rows.push([`person-${at}`, quoted(name[0] ?? ''), schema, birthDate[0]?.value ?? ''].join(','))
  }
  return { sleepers, csv: `${rows.join('\n')}\n`, count: rows.length - 1 }
}

function keep(moved: Map<string, ListedParty>, id: string, party: ListedParty | undefined): void {
  if (party !== undefined && !moved.has(id)) moved.set(id, party)
}

/** Whether the name alone is enough: a subject is a sleeper only if it can be found. */
function isHit({ subjectId, name, party }: { subjectId: string; name: string; party: ListedParty }): boolean {
  const subject: Subject = {
    ...emptyParty,
    origin: noOrigin,
    id: subjectId,
    schema: party.schema,
    name: [name],
    birthDate: party.birthDate.slice(0, 1),
  }
  return name !== '' && compareParties(subject, party, defaultPolicy).isHit
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""').replaceAll(';', ' ')}"`
}

async function* chunksOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content)
}
