// The engine that a replay computes with: this one, or the one of then, which is kept as one file under its hash (design
// §4). A kept engine whose bytes are not those that were released is never run.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildIndex, openIndex } from '@hindsight/engine/indexing'
import { compareParties, engineVersion, explainComparison } from '@hindsight/engine/matching'
import { CommandError } from '../../config/index.ts'

/** What a replay calls of an engine; every released engine has it. */
export interface ReplayEngine {
  readonly engineVersion: string
  readonly buildIndex: typeof buildIndex
  readonly openIndex: typeof openIndex
  readonly compareParties: typeof compareParties
  readonly explainComparison: typeof explainComparison
}

/** One line of `engines.json`. */
export interface KeptEngine {
  readonly version: string
  readonly file: string
  readonly sha256: string
  readonly bytes: number
}

/** Where released engines lie, in a checkout and in the published package. */
const enginesFolder = fileURLToPath(new URL('../../../engines/', import.meta.url))

export const presentEngine: ReplayEngine = { engineVersion, buildIndex, openIndex, compareParties, explainComparison }

const loaded = new Map<string, Promise<ReplayEngine>>()

/** The engine of a version. Throws `CommandError`: `engine-missing`, `engine-damaged`. */
export function loadEngine(version: string, folder = enginesFolder): Promise<ReplayEngine> {
  const kept = readKeptEngines(folder).find((one) => one.version === version)
  if (kept === undefined) {
    if (version === engineVersion) return Promise.resolve(presentEngine)
    return Promise.reject(new CommandError('engine-missing', { version, folder }))
  }
  const key = `${folder}\0${version}`
  const opening = loaded.get(key) ?? openKept(kept, folder)
  loaded.set(key, opening)
  return opening
}

/** The engines that are kept, as `engines.json` names them. */
function readKeptEngines(folder: string): readonly KeptEngine[] {
  const path = `${folder}/engines.json`
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as readonly KeptEngine[]) : []
}

async function openKept({ version, file, sha256 }: KeptEngine, folder: string): Promise<ReplayEngine> {
  const path = `${folder}/${file}`
  const found = existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null
  if (found !== sha256) {
    const reason = found === null ? 'the file is not there' : `its SHA-256 is ${found}, not ${sha256}`
    throw new CommandError('engine-damaged', { version, path, reason })
  }
  const engine = (await import(pathToFileURL(path).href)) as ReplayEngine
  if (engine.engineVersion === version) return engine
  throw new CommandError('engine-damaged', { version, path, reason: `it says that it is ${engine.engineVersion}` })
}
