// A process that looks back at a store and says how far it is, for a script that kills it: node … FOLDER HOLDER

import { writeSync } from 'node:fs'
import { openRecord } from '../lookback-replay/record.ts'

const [folder = '', holder = 'worker'] = process.argv.slice(2)
const record = await openRecord(folder, {
  start: null,
  holder,
  leaseSeconds: 2,
  output: {
    begin: (run) => Promise.resolve(void writeSync(1, `begun ${run.runId}\n`)),
    write: (_, run) => Promise.resolve(void writeSync(1, `settled ${run.touched + run.overtaken}\n`)),
  },
})
writeSync(1, 'ready\n')
const { runs } = await record.lookBack()
writeSync(1, `done ${runs.length}\n`)
await record.close()
