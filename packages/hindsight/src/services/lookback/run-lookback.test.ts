// Two processes and one store: one looks back at a time, who lost the lease writes nothing more, and whoever comes after
// goes on where the record is; a run that fails again and again is parked with a message. In both databases.

import { randomBytes, randomUUID } from 'node:crypto'
import { defaultPolicy } from '@hindsight/engine/matching'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openKeyVault } from '../../audit/index.ts'
import { openSubjects } from '../../sources/index.ts'
import { openStore } from '../../store/index.ts'
import { unList } from '../../testing/small-lists.ts'
import { postgresPlace, type StorePlace, sqlitePlace } from '../../testing/store-places.ts'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { addList } from '../lists/add-list.ts'
import { arriveByPath } from '../lists/arrival.ts'
import type { RecordContext } from '../record-context.ts'
import { importSubjects } from '../subjects/import-subjects.ts'
import { importColumns } from '../subjects/read-import-row.ts'
import { lookbackGauge, unparkLookback } from './report-lookbacks.ts'
import { type LookbackOutput, runLookbacks } from './run-lookback.ts'

interface Desk {
  readonly context: RecordContext
  readonly folder: string
  /** Looks back as a process of this name. */
  readonly lookBack: (holder: string, output?: Partial<LookbackOutput>) => ReturnType<typeof runLookbacks>
  readonly publish: (names: readonly string[]) => Promise<void>
  setNow(now: string): void
}

const twins = 40
const sleeper = 'Zdravomila Quennerstedt'
const quiet: LookbackOutput = { begin: () => Promise.resolve(), write: () => Promise.resolve() }

/** A store with so many subjects of one name that a lookback at them takes three batches. */
async function openDesk(location: string): Promise<Desk> {
  const { path: folder, write } = temporaryFolder()
  let time = '2026-01-20T10:00:00.000Z'
  const now = (): string => time
  const store = await openStore(location, { isForTests: true, now })
  const vault = openKeyVault(`${folder}/keys`, randomBytes)
  onTestFinished(() => store.close())
  onTestFinished(() => vault.close())
  const context: RecordContext = { store, now, newId: randomUUID, vault, randomBytes }
  const { signal } = new AbortController()
  const desk: Desk = {
    context,
    folder,
    lookBack: (holder, output = {}) => {
      const lease = { holder, seconds: 30 }
      const all = { ...quiet, ...output }
      return runLookbacks({ context, indexFolder: `${folder}/index`, lease, signal, batchSize: 15 }, all)
    },
    async publish(names) {
      const path = write('un.xml', unList(names))
      const facts = { publishedAt: null, format: null, profile: 'full', acceptIncomplete: false, mapping: {} } as const
      await addList(context, await arriveByPath({ path, listId: 'demo_un', receivedAt: time, ...facts }))
    },
    setNow(value) {
      time = value
    },
  }
  await desk.publish(['Ottokar Beskydzan'])
  const rows = Array.from({ length: twins }, (_, at) => `s${at},${sleeper},Person\n`).join('')
  const path = write('subjects.csv', `id,name,schema\n${rows}`)
  const kept = { columns: importColumns, needed: [] }
  const reading = { mapping: new Map(), isUnknownIgnored: false, format: null, stdin: process.stdin, kept }
  const source = await openSubjects(path, reading)
  const nothing = { begin: () => Promise.resolve(), write: () => Promise.resolve() }
  const asked = { context, source, importId: 'i', quality: {}, policy: defaultPolicy, workerCount: 1, signal }
  await importSubjects(asked, nothing)
  return desk
}

const places: readonly (readonly [string, StorePlace])[] = [
  ['a folder', sqlitePlace],
  ['PostgreSQL', postgresPlace],
]
describe.each(places)('in %s', (_, place) => {
  it('has one process look back at a time; who lost its turn writes nothing more', async (test) => {
    const { context, lookBack, publish, setNow } = await openDesk(await place(test))
    await publish(['Ottokar Beskydzan', sleeper])
    let taken = 0
    const first = lookBack('first', {
      async write() {
        if (taken++ > 0) return
        expect(await lookBack('second')).toBeNull()
        // The first sleeps past its lease, and the second takes over, to the end.
        setNow('2026-01-20T10:05:00.000Z')
        const summary = await lookBack('second')
        expect(summary?.runs).toMatchObject([
          { state: 'done', touched: twins, newlyReview: twins, provenUnaffected: 0 },
        ])
      },
    })
    await expect(first).rejects.toMatchObject({ code: 'lookback-lost' })
    const counts = await context.store.read(({ cases }) => cases.counts())
    expect(counts).toMatchObject({ standing: twins, openCases: twins, items: twins })
    expect(await lookbackGauge(context)).toMatchObject({ behind: 0, run: null })
  })
})

it('parks a run that fails again and again, tells of it, and takes it up when somebody lets it', async (test) => {
  const { context, lookBack, publish } = await openDesk(await sqlitePlace(test))
  await publish(['Ottokar Beskydzan', sleeper])
  const failing: Partial<LookbackOutput> = { begin: () => Promise.reject(new Error('the lamp went out')) }
  for (let attempt = 1; attempt <= 5; attempt++) await expect(lookBack('one', failing)).rejects.toThrow('the lamp')
  await expect(lookBack('one')).rejects.toMatchObject({ code: 'lookback-parked' })
  const told = await context.store.read(({ cases }) => cases.outboxAfter(0, 10))
  expect(told.map(({ kind }) => kind)).toEqual(['lookback-parked'])
  expect(await lookbackGauge(context)).toMatchObject({
    behind: twins,
    run: { state: 'parked', fault: 'the lamp went out' },
  })
  await unparkLookback(context.store)
  expect((await lookBack('one'))?.runs).toMatchObject([{ state: 'done', newlyReview: twins }])
})
