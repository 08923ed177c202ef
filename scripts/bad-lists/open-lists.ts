// A store in which every sound list is live, and what becomes of a bad one that is fed to it.

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type AddedList,
  addList,
  type ServiceContext,
  showVersion,
} from '../../packages/hindsight/src/services/index.ts'
import { openStore } from '../../packages/hindsight/src/store/index.ts'
import { arrivalOf } from '../../packages/hindsight/src/testing/arrival-of.ts'
import type { Bad } from './bad-arrivals.ts'
import { type Good, peopleXml, soundLists } from './goods.ts'
import { twoPeople } from './two-people.ts'

export interface FedLists {
  readonly goods: readonly Good[]
  /** `live` only where a party of the sound version is gone; `live, nobody gone` where it is a sound change. */
  feed(bad: Bad): Promise<{ readonly outcome: string; readonly isAnswering: boolean }>
  close(): Promise<void>
}

/** Opens a store in a folder of its own with every sound list live. Throws where one of them is refused. */
export async function openLists(): Promise<FedLists> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-bad-'))
  const store = await openStore(folder, { isForTests: true })
  const context: ServiceContext = { store, now: () => '2026-01-20T00:00:00.000Z', newId: randomUUID }
  const people = await twoPeople(context)
  const goods = soundLists()
  const answers = new Map<string, readonly string[]>()
  await add(context, 'bad_people', { files: new Map([['people.xml', peopleXml({ day: '2026-01-14', count: 200 })]]) })
  for (const good of goods) {
    const { receipt, version, faults } = await add(context, good.listId, good)
    if (version === null)
      throw new Error(`${good.listId} is refused: ${faults.map(({ message }) => message).join(' ')}`)
    // Some samples have a record that cannot become a party, which holds a first version.
    if (receipt.outcome === 'held') await people.release(version.versionId)
    answers.set(good.listId, await answer(context, good.listId))
  }
  return {
    goods,
    async feed({ listId, files }) {
      const good = goods.find((each) => each.listId === listId)
      const before = answers.get(listId) ?? []
      const { receipt } = await add(context, listId, {
        files,
        ...(good === undefined ? {} : { mapping: good.mapping }),
      })
      const after = await answer(context, listId)
      const isAnswering = before.every((line) => after.includes(line))
      if (receipt.outcome === 'live') answers.set(listId, after)
      return { outcome: receipt.outcome === 'live' && isAnswering ? 'live, nobody gone' : receipt.outcome, isAnswering }
    },
    async close() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Ids on what is live. */
async function answer(context: ServiceContext, listId: string): Promise<readonly string[]> {
  const { parties } = await showVersion(context, { reference: listId, times: { asOf: null, knownAt: null } })
  return parties.map(({ id }) => id)
}

function add(
  context: ServiceContext,
  listId: string,
  { files, mapping = {} }: { readonly files: Good['files']; readonly mapping?: Good['mapping'] },
): Promise<AddedList> {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const draft = { listId, source: 'bad-lists', receivedAt: context.now(), mapping, files: Object.fromEntries(sorted) }
  return addList(context, arrivalOf(draft))
}
