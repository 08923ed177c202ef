// Runs the benchmarks and prints one table per operation: npm run bench [-- NAME… --quick --json FILE].
// Every figure is a ratio to a named baseline of the same run; docs/benchmarks.md says how to read them.

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { adversarial } from './adversarial.ts'
import { compare } from './compare.ts'
import { indexBuild } from './index-build.ts'
import { indexLoad } from './index-load.ts'
import { lists } from './lists.ts'
import { measureOptions } from './measure.ts'
import type { Operation, OperationOptions } from './operation.ts'
import { parse } from './parse.ts'
import { peers } from './peers.ts'
import { recordsOf, tableText } from './print-table.ts'
import { recall } from './recall.ts'
import { scale } from './scale.ts'
import { screen } from './screen.ts'
import { workers } from './workers.ts'

const operations: readonly Operation[] = [
  screen,
  compare,
  parse,
  lists,
  indexBuild,
  indexLoad,
  workers,
  scale,
  adversarial,
  peers,
  recall,
]

/** Writes the data after each table, so that a run that is broken off keeps what it measured. */
async function run(chosen: readonly Operation[], options: OperationOptions, json: string | null): Promise<void> {
  const records: Record<string, unknown>[] = []
  for (const operation of chosen) {
    for await (const table of operation.run(options)) {
      process.stdout.write(`${tableText(table)}\n`)
      records.push(...recordsOf(table))
      if (json !== null) writeFileSync(json, `${JSON.stringify(records, null, 2)}\n`)
    }
  }
}

function readArguments(): { chosen: readonly Operation[]; isQuick: boolean; json: string | null } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
  })
  const names = operations.map(({ name }) => name)
  const unknown = positionals.find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Error(`there is no benchmark "${unknown}"; there are ${names.join(', ')}`)
  const chosen =
    positionals.length === 0
      ? operations.filter(({ isOnRequest }) => isOnRequest !== true)
      : operations.filter(({ name }) => positionals.includes(name))
  return { chosen, isQuick: values.quick, json: values.json ?? null }
}

try {
  const { chosen, isQuick, json } = readArguments()
  await run(chosen, { isQuick, ...measureOptions(isQuick) }, json)
} catch (cause) {
  process.stderr.write(`bench: ${cause instanceof Error ? cause.message : String(cause)}\n`)
  process.exitCode = 2
}
