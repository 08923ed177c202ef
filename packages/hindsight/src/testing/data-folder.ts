// Where the real lists lie that some tests read in place. They are no part of the repository: a test that needs them is
// skipped, with the reason printed, where the folder is absent.

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = process.env.HINDSIGHT_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data')

/** Path below the data folder, or null with the reason on stderr where it does not exist. */
export function dataPath(...parts: readonly string[]): string | null {
  const path = join(folder, ...parts)
  if (existsSync(path)) return path
  console.error(`skipped: ${parts.join('/')} is not in the data folder; set HINDSIGHT_DATA to the folder of real lists`)
  return null
}
