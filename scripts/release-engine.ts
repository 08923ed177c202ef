// Keeps the engine as it is released: one file under its hash, beside those released before, so that what was decided with
// it can be computed again (design §4). `--check` says whether the sources still give the released bytes.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { engineVersion } from '@hindsight/engine/matching'
import { bundleEngine } from './release-engine/bundle-engine.ts'

interface KeptEngine {
  readonly version: string
  readonly file: string
  readonly sha256: string
  readonly bytes: number
}

const usual = join(import.meta.dirname, '..', 'packages', 'hindsight', 'engines')

async function main(): Promise<void> {
  const options = { check: { type: 'boolean', default: false }, folder: { type: 'string', default: usual } } as const
  const { check, folder } = parseArgs({ options }).values
  const manifest = join(folder, 'engines.json')
  const kept = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as readonly KeptEngine[]) : []
  const { code, sha256 } = await bundleEngine()
  const same = kept.find(({ version }) => version === engineVersion)
  if (same !== undefined && same.sha256 !== sha256) {
    process.stderr.write(
      `Engine ${engineVersion} was released with other bytes (${same.sha256.slice(0, 12)}, now ${sha256.slice(0, 12)}): ` +
        'give it another version in packages/engine/src/matching/engine-version.ts.\n',
    )
    process.exitCode = 1
    return
  }
  if (same !== undefined || check) {
    process.stdout.write(same === undefined ? `${engineVersion} is not released yet\n` : `${engineVersion} is kept\n`)
    return
  }
  const file = `engine-${engineVersion}.mjs`
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, file), code)
  const next = [...kept, { version: engineVersion, file, sha256, bytes: Buffer.byteLength(code) }]
  writeFileSync(manifest, `${JSON.stringify(next, null, 2)}\n`)
  process.stdout.write(`${engineVersion}: ${file}, ${Buffer.byteLength(code)} bytes, sha256 ${sha256}\n`)
}

await main()
