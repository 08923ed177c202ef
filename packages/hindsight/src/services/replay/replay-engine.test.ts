// The engine of then is run only as it was released; one that is not there, or was changed, is named.

import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { engineVersion } from '@hindsight/engine/matching'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../testing/temporary-folder.ts'
import { loadEngine, presentEngine } from './replay-engine.ts'

function folderWith(version: string, says: string): string {
  const folder = temporaryFolder()
  const code = `export const engineVersion = '${says}'\n`
  const sha256 = createHash('sha256').update(code).digest('hex')
  folder.write('old.mjs', code)
  folder.write('engines.json', JSON.stringify([{ version, file: 'old.mjs', sha256, bytes: code.length }]))
  return folder.path
}

it('runs a released engine from its file', async () => {
  const folder = folderWith('0.0.7', '0.0.7')
  expect((await loadEngine('0.0.7', folder)).engineVersion).toBe('0.0.7')
})

it('runs the present one where its version was not released yet', async () => {
  expect(await loadEngine(engineVersion, temporaryFolder().path)).toBe(presentEngine)
})

it('names an engine that is not there', async () => {
  await expect(loadEngine('0.0.1', temporaryFolder().path)).rejects.toMatchObject({ code: 'engine-missing', exit: 3 })
})

it('runs no engine whose bytes or name are others', async () => {
  const changed = folderWith('0.0.8', '0.0.8')
  appendFileSync(join(changed, 'old.mjs'), '// a change')
  await expect(loadEngine('0.0.8', changed)).rejects.toMatchObject({ code: 'engine-damaged', exit: 6 })
  const other = folderWith('0.0.9', '0.0.5')
  await expect(loadEngine('0.0.9', other)).rejects.toMatchObject({ code: 'engine-damaged' })
})
