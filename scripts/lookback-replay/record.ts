// A store on disk with its keys and its index of subjects, for scripts that play the record through time.

import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIndex } from '@hindsight/engine/indexing'
import { defaultPolicy, type Policy } from '@hindsight/engine/matching'
import { openKeyVault } from '../../packages/hindsight/src/audit/index.ts'
import {
  importColumns,
  importSubjects,
  type LookbackOutput,
  type LookbackSummary,
  type RecordContext,
  runLookbacks,
} from '../../packages/hindsight/src/services/index.ts'
import { openSubjects } from '../../packages/hindsight/src/sources/index.ts'
import { openStore } from '../../packages/hindsight/src/store/index.ts'
import { openScreeningSet, openSubject } from '../../packages/hindsight/src/testing/record-parts.ts'

export interface PlayedRecord {
  readonly context: RecordContext
  readonly folder: string
  readonly indexFolder: string
  setNow(now: string): void
  /** Imports subjects of a CSV; gives how many rows there were. */
  importCsv(content: string, workerCount: number): Promise<number>
  lookBack(): Promise<LookbackSummary>
  close(): Promise<void>
}

/** Opens a new store for tests in a folder of its own, at a time. */
export function playedRecord(start: string): Promise<PlayedRecord> {
  return openRecord(mkdtempSync(join(tmpdir(), 'hindsight-lookback-')), { start, holder: 'script' })
}

export interface RecordOptions {
  /** The time that its clock shows; null for the clock of the machine. */
  readonly start: string | null
  readonly holder: string
  readonly output?: LookbackOutput
  readonly leaseSeconds?: number
}

/** Opens the store of a folder; a new one is made. */
export async function openRecord(folder: string, options: RecordOptions): Promise<PlayedRecord> {
  const { start, holder, leaseSeconds: seconds = 600, output = quiet } = options
  let set = start
  const now = (): string => set ?? new Date().toISOString()
  const store = await openStore(folder, { isForTests: start !== null, now })
  const vault = openKeyVault(join(folder, 'keys'), randomBytes)
  const context: RecordContext = { store, now, newId: randomUUID, vault, randomBytes }
  const indexFolder = join(folder, 'index')
  const { signal } = new AbortController()
  return {
    context,
    folder,
    indexFolder,
    setNow(value) {
      set = value
    },
    async importCsv(content, workerCount) {
      const path = join(folder, 'subjects.csv')
      writeFileSync(path, content)
      const kept = { columns: importColumns, needed: [] }
      const reading = { mapping: new Map(), isUnknownIgnored: false, format: null, stdin: process.stdin, kept }
      const source = await openSubjects(path, reading)
      const request = {
        context,
        source,
        importId: randomUUID(),
        quality: {},
        policy: defaultPolicy,
        workerCount,
        signal,
      }
      const nothing = { begin: () => Promise.resolve(), write: () => Promise.resolve() }
      return (await importSubjects(request, nothing)).progress.rows
    },
    async lookBack() {
      const summary = await runLookbacks({ context, indexFolder, lease: { holder, seconds }, signal }, output)
      if (summary === null) throw new Error('somebody else holds the lease')
      return summary
    },
    async close() {
      vault.close()
      await store.close()
    },
  }
}

const quiet: LookbackOutput = { begin: () => Promise.resolve(), write: () => Promise.resolve() }

/** Every hit of every monitored subject with what is live, found by comparing everybody: `subject list party score`. */
export async function rescreenAll({ context }: PlayedRecord, policy: Policy = defaultPolicy): Promise<Set<string>> {
  const { image } = await openScreeningSet(context, policy)
  const index = openIndex(image, policy)
  const hits = new Set<string>()
  await context.store.read(async ({ subjects }) => {
    for await (const versions of subjects.monitored()) {
      for (const version of versions) {
        const opened = openSubject(version, context)
        if (typeof opened === 'symbol') continue
        for (const { party, comparison } of index.examine(opened.subject).hits) {
          hits.add(`${version.subjectId} ${party.listId} ${party.id} ${comparison.score}`)
        }
      }
    }
  })
  return hits
}

/** Every hit that stands by the record, in the same words. */
export function standingHits({ context }: PlayedRecord): Promise<Set<string>> {
  return context.store.read(async ({ cases }) => {
    const hits = new Set<string>()
    for await (const ids of cases.allHolders()) {
      for (const rows of (await cases.standing(ids)).values()) {
        for (const { subjectId, listId, partyId, score } of rows) hits.add(`${subjectId} ${listId} ${partyId} ${score}`)
      }
    }
    return hits
  })
}
