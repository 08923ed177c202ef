// The world of a simulation: a few invented names that meet often, lists and subjects made of them, a clock that only the
// world moves, and one store. Everything follows from a seed.

import type { Random } from '@hindsight/engine/testing'
import { openRecord, type PlayedRecord } from '../lookback-replay/record.ts'
import { crashingStore, type Weather } from './crashing-store.ts'

const firstWords = ['Ottokar', 'Ratimir', 'Mireille', 'Zdravka', 'Osbert', 'Wilhelmina'] as const
const lastWords = ['Beskydzan', 'Velegradskiy', 'Vaucressonne', 'Quennerstedt', 'Quillfeather'] as const
const days = ['1961-12-30', '1975-03-04', '1988-07-21'] as const
export const listIds = ['demo_first', 'demo_second'] as const

export interface ListedEntry {
  readonly id: number
  readonly name: string
  readonly birthDate: string | null
}

export interface World {
  readonly random: Random
  readonly record: PlayedRecord
  readonly weather: Weather
  /** What each list holds now, whether live or on its way. */
  readonly lists: Map<string, readonly ListedEntry[]>
  /** Rows of subjects as they were given last. */
  readonly subjects: Map<string, string>
  readonly told: string[]
  /** Moves the clock. */
  tick(minutes: number): void
  nextId: number
  /** The rule that a batch is compared again where a list went live meanwhile is taken away. */
  readonly isBroken: boolean
}

/** A world with one list live and nobody on record. */
export async function startWorld(folder: string, random: Random, isBroken: boolean): Promise<World> {
  let time = Date.parse('2026-01-01T00:00:00.000Z')
  const record = await openRecord(folder, { start: new Date(time).toISOString(), holder: 'first', leaseSeconds: 60 })
  const weather: Weather = { crashIn: null, isAfterCommit: false, between: null, bend: null, liveAtRead: [] }
  return {
    random,
    record: {
      ...record,
      context: Object.assign(record.context, { store: crashingStore(record.context.store, weather) }),
    },
    weather,
    lists: new Map(),
    subjects: new Map(),
    told: [],
    nextId: 1,
    isBroken,
    tick(minutes) {
      time += minutes * 60_000
      record.setNow(new Date(time).toISOString())
    },
  }
}

export function inventName(random: Random): string {
  const name = `${random.pick(firstWords)} ${random.pick(lastWords)}`
  return random.chance(0.15) ? name.replace('e', '') : name
}

export function inventEntry(world: World): ListedEntry {
  const { random } = world
  return {
    id: world.nextId++,
    name: inventName(random),
    birthDate: random.chance(0.5) ? random.pick(days) : null,
  }
}

export function inventRow(random: Random, id: string): string {
  return `${id},${inventName(random)},Person,${random.chance(0.5) ? random.pick(days) : ''}`
}

/** A list of the Security Council's form. */
export function listXml(entries: readonly ListedEntry[], generated: string): string {
  const people = entries.map(({ id, name, birthDate }) => {
    const [first = '', ...rest] = name.split(' ')
    const birth =
      birthDate === null
        ? ''
        : `<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>${birthDate}</DATE></INDIVIDUAL_DATE_OF_BIRTH>`
    return `<INDIVIDUAL><DATAID>${id}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>${first}</FIRST_NAME>
<SECOND_NAME>${rest.join(' ')}</SECOND_NAME><UN_LIST_TYPE>Demo</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.${id}</REFERENCE_NUMBER>
<LISTED_ON>2020-01-01</LISTED_ON>${birth}</INDIVIDUAL>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="${generated}">
<INDIVIDUALS>${people.join('\n')}</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>
`
}
