// A process that writes to a store and says so, for a test that watches what it asks of the system: node … STORE COUNT

import { writeSync } from 'node:fs'
import { openStore } from '../store/index.ts'

const [location = '', count = '1'] = process.argv.slice(2)
const store = await openStore(location)
for (let number = 1; number <= Number(count); number++) {
  await store.write(({ log }) => log.append(Buffer.from(`{"number":${number}}`)))
  writeSync(1, `acknowledged ${number}\n`)
}
await store.close()
