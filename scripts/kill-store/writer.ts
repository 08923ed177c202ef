// The process that is killed: takes one version after the other through the whole journey (fetch from a path, parse,
// gate, store, switch) and says on standard output what was acknowledged. node writer.ts STORE FOLDER

import { randomUUID } from 'node:crypto'
import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { addList, arriveByPath } from '../../packages/hindsight/src/services/index.ts'
import { openStore } from '../../packages/hindsight/src/store/index.ts'
import { fileOf, listId } from './numbered-list.ts'

const [location = '', folder = ''] = process.argv.slice(2)
const stdout = 1

async function write(): Promise<void> {
  const store = await openStore(location)
  const now = (): string => new Date().toISOString()
  let number = (await store.read(({ lists }) => lists.versions(listId))).length
  writeSync(stdout, 'ready\n')
  for (;;) {
    number++
    const path = join(folder, 'list.xml')
    writeFileSync(path, fileOf(number))
    const facts = { publishedAt: null, receivedAt: now(), format: null, acceptIncomplete: false, mapping: {} }
    const arrival = await arriveByPath({ path, listId, profile: 'full', ...facts })
    const { version, live } = await addList({ store, now, newId: randomUUID }, arrival)
    const outcome = live !== null && live.versionId === version?.versionId ? 'live' : 'not-live'
    // Written at once, without a buffer of ours: what the reader gets was acknowledged before the kill.
    writeSync(stdout, `${outcome} ${number} ${version?.versionId} ${live?.epoch}\n`)
  }
}

await write()
