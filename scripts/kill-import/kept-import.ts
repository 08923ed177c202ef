// What an import left in a store: whether everything that it said is there once, and the same picture of it whether it was
// broken off or not.

import { openStore, type Store, type StoreView } from '../../packages/hindsight/src/store/index.ts'
import { collect } from '../../packages/hindsight/src/testing/collect.ts'
import type { SaidLine } from './import-process.ts'

export interface Kept {
  /** Totals, cases and hits as text: equal where two imports came to the same. */
  readonly picture: string
  readonly faults: readonly string[]
  readonly rows: number
  readonly caseCount: number
  /** The import came to its end; the same file again would be another one. */
  readonly isEnded: boolean
}

/** Looks at a store after an import; `said` is everything that was ever printed of it. */
export async function lookAt(location: string, said: readonly SaidLine[]): Promise<Kept> {
  const store = await openStore(location)
  try {
    const { faults } = await store.check()
    const kept = await store.read((view) => pictureOf(view))
    const lost = await lostOf(store, said)
    return { ...kept, faults: [...faults, ...lost] }
  } finally {
    await store.close()
  }
}

/** Each line that was said has one version, or one reason, and stands in the store as often as it was said: once. */
async function lostOf(store: Store, said: readonly SaidLine[]): Promise<readonly string[]> {
  return store.read(async ({ subjects, screenings, cases }) => {
    const faults: string[] = []
    const lines = new Set<number>()
    const rejected = new Set<number>()
    for (const importId of await importIds({ screenings, subjects })) {
      for await (const rows of subjects.rejectedRows(importId)) for (const { line } of rows) rejected.add(line)
    }
    for (const { line, subjectId } of said) {
      if (lines.has(line)) faults.push(`line ${line} was said twice`)
      lines.add(line)
      if (subjectId === null) {
        if (!rejected.has(line)) faults.push(`line ${line} was said to be rejected, and is not`)
        continue
      }
      const versions = (await subjects.history(subjectId)).filter((version) => version.line === line)
      const kept = (await screenings.ofSubject(subjectId)).filter(
        ({ subjectSequence }) => subjectSequence === versions[0]?.sequence,
      )
      if (versions.length !== 1) faults.push(`line ${line} was said once and has ${versions.length} versions`)
      if (kept.length !== 1) faults.push(`line ${line} was said once and has ${kept.length} screenings`)
      const open = await cases.cases({ subjectId })
      if (open.length === 0) faults.push(`line ${line} was said to be reviewed, and is in no case`)
    }
    return faults
  })
}

/** The import of every version on record. */
async function importIds({ subjects }: Pick<StoreView, 'subjects' | 'screenings'>): Promise<ReadonlySet<string>> {
  const versions = (await collect(subjects.versionsAfter(0))).flat()
  return new Set(versions.flatMap(({ importId }) => importId ?? []))
}

async function pictureOf(view: StoreView): Promise<Omit<Kept, 'faults'>> {
  const { subjects, screenings, cases } = view
  const [importId] = await importIds(view)
  const progress = importId === undefined ? null : await subjects.import(importId)
  const run = progress?.runId == null ? null : await screenings.run(progress.runId)
  const { rows = 0, imported = 0, unchanged = 0, rejected = 0 } = progress ?? {}
  const { population = 0, clear = 0, review = 0, unavailable = 0 } = run ?? {}
  const all = await cases.cases({})
  const items = await cases.items(all.map(({ caseId }) => caseId))
  const ofCase = Map.groupBy(items, ({ caseId }) => caseId)
  const caseRows = all
    .map(({ caseId, subjectId, state }) => {
      const parties = (ofCase.get(caseId) ?? []).map(({ listId, partyId, cause }) => `${listId} ${partyId} ${cause}`)
      return `${subjectId} ${state}: ${parties.sort().join(', ')}`
    })
    .sort()
  const holders = (await collect(cases.allHolders())).flat()
  const standing = [...(await cases.standing(holders))].map(([subjectId, hits]) => {
    return `${subjectId}: ${hits.map(({ listId, partyId, score }) => `${listId} ${partyId} ${score}`).join(', ')}`
  })
  const totals = { rows, imported, unchanged, rejected, population, clear, review, unavailable }
  const counts = await subjects.counts()
  const picture = JSON.stringify({ totals, counts, cases: caseRows, standing: standing.sort() }, null, 1)
  return { picture, rows, caseCount: all.length, isEnded: progress !== null && progress.endedAt !== null }
}
