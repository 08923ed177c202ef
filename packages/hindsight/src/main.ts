// The program: fills what commands may use from the process, and is the only file that touches it.

import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { run } from './app.ts'
import { type Io, OutputClosedError, type TextOutput } from './cli/index.ts'
import { exitCodes, loadConfig } from './config/index.ts'

const interruption = new AbortController()

function outputTo(stream: NodeJS.WriteStream): TextOutput {
  let closed: Error | null = null
  stream.on('error', () => {
    closed = new OutputClosedError('the reader of the output is gone')
  })
  return {
    isTerminal: stream.isTTY === true,
    write(text) {
      if (closed !== null) return Promise.reject(closed)
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      stream.write(text, (cause) => {
        if (cause == null) resolve()
        else reject(new OutputClosedError('the reader of the output is gone', { cause }))
      })
      return promise
    },
  }
}

const io: Io = {
  stdin: process.stdin,
  stdout: outputTo(process.stdout),
  stderr: outputTo(process.stderr),
  config: loadConfig(process.env),
  signal: interruption.signal,
  today: () => new Date().toISOString().slice(0, 10),
  now: () => new Date().toISOString(),
  newId: randomUUID,
  monotonicMs: () => performance.now(),
  availableWorkerCount: availableParallelism,
}

process.on('SIGINT', () => {
  if (interruption.signal.aborted) process.exit(exitCodes.interrupted)
  interruption.abort()
})
process.exit(await run(process.argv.slice(2), io))
