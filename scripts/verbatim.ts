// Types every name of a real list against that list and prints what is missed. Takes minutes on a large list, so it is a
// script: node scripts/verbatim.ts LIST_PATH…

import { defaultPolicy } from '@hindsight/engine/matching'
import { loadList } from '../packages/hindsight/src/services/index.ts'
import { typeNames, typeWeakAliases } from '../packages/hindsight/src/testing/verbatim.ts'

const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error('Name one or more list paths: node scripts/verbatim.ts LIST_PATH…')
  process.exitCode = 2
}
for (const path of paths) {
  const request = { listId: null, publishedAt: null, format: null, profile: 'full', acceptIncomplete: false } as const
  const { reading, coverage } = await loadList({ ...request, path, mapping: {} })
  if (reading === null)
    throw new Error(`${path} was refused: ${coverage.faults.map(({ message }) => message).join('; ')}`)
  console.log(`${path}: ${reading.parties.length} parties`)
  for (const { typing, names, missed } of typeNames(reading.parties, defaultPolicy)) {
    console.log(`  ${typing}: ${names - missed.length} of ${names} found`)
    for (const name of missed) console.log(`    missed: ${name}`)
  }
  const weak = typeWeakAliases(reading.parties, defaultPolicy)
  console.log(`  weak aliases: ${JSON.stringify(weak)}`)
}
