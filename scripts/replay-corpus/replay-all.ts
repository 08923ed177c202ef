// Replays what is named on standard input, one id on a line, in this process with its own locale and time zone; prints the
// outcomes and one digest over all texts.

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openKeyVault } from '../../packages/hindsight/src/audit/index.ts'
import { replayMany } from '../../packages/hindsight/src/services/index.ts'
import { openStore } from '../../packages/hindsight/src/store/index.ts'

const [location = '', folder = ''] = process.argv.slice(2)
const ids = (await text(process.stdin)).split('\n').filter((id) => id !== '')
const store = await openStore(location)
const vault = openKeyVault(join(folder, 'vault'), randomBytes)
const context = { store, vault, randomBytes, newId: randomUUID, now: () => new Date().toISOString() }
const outcomes: Record<string, number> = {}
const digest = createHash('sha256')
const shown: string[] = []
const startedMs = performance.now()
await replayMany(ids, context, ({ kind, outcome, text: replayed, differences, subjectId }) => {
  const key = `${kind} ${outcome}`
  outcomes[key] = (outcomes[key] ?? 0) + 1
  digest.update(`${replayed ?? ''}\n`)
  if (outcome !== 'same' && shown.length < 5) shown.push(`${subjectId}: ${differences.join('; ')}`)
})
vault.close()
await store.close()
const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
const seconds = Math.round((performance.now() - startedMs) / 1000)
console.log(
  JSON.stringify({ locale, timeZone, ids: ids.length, outcomes, digest: digest.digest('hex'), seconds, shown }),
)
