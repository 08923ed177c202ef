// Cuts real list files at random bytes and counts how many the readers accept; anything but 0 fails. Takes minutes, so it
// is a script: node scripts/truncations.ts DATA_FOLDER [ROUNDS] [SEED]

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type ListFile, readList } from '@hindsight/engine/lists'
import { seededRandom } from '@hindsight/engine/testing'

interface Target {
  readonly what: string
  readonly cut: string
  /** Other files of the set, read whole. */
  readonly others: readonly string[]
}

const set = ['sdn.csv.gz', 'alt.csv.gz', 'add.csv.gz', 'sdn_comments.csv'].map((name) => `ofac_sdn/set_2021-07/${name}`)
const targets: readonly Target[] = [
  ...['sdn.csv.gz', 'alt.csv.gz'].map((name) => {
    const cut = `ofac_sdn/set_2021-07/${name}`
    return { what: name.replace('.gz', ''), cut, others: set.filter((path) => path !== cut) }
  }),
  { what: 'UN XML', cut: 'un_sc/consolidated_2025-05-25.xml.gz', others: [] },
  { what: 'ADVANCED XML', cut: 'ofac_cons/cons_advanced_2020-10-10.xml.gz', others: [] },
]
const options = { listId: null, format: null, profile: 'full', acceptIncomplete: false, mapping: {} } as const

function load(folder: string, path: string): Uint8Array {
  const bytes = readFileSync(join(folder, path))
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

function fileOf(path: string, content: Uint8Array): ListFile {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536)
  }
  return { name: (path.split('/').at(-1) ?? path).replace(/\.gz$/u, ''), chunks: chunks() }
}

async function countAccepted(folder: string, target: Target, how: { rounds: number; seed: number }): Promise<number> {
  const content = load(folder, target.cut)
  const others = target.others.map((path) => ({ path, content: load(folder, path) }))
  const random = seededRandom(how.seed)
  let accepted = 0
  for (let round = 0; round < how.rounds; round++) {
    const end = random.below(content.length)
    const files = [
      fileOf(target.cut, content.subarray(0, end)),
      ...others.map((other) => fileOf(other.path, other.content)),
    ]
    const result = await readList(files, options)
    if (result.state === 'refused') continue
    accepted++
    console.log(`${target.what}: accepted when cut at byte ${end} of ${content.length}`)
  }
  return accepted
}

const [folder, rounds = '1000', seed = '1'] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node scripts/truncations.ts DATA_FOLDER [ROUNDS] [SEED]')
  process.exitCode = 2
} else {
  for (const target of targets) {
    const accepted = await countAccepted(folder, target, { rounds: Number(rounds), seed: Number(seed) })
    console.log(`${target.what}: ${accepted} of ${rounds} cuts accepted (seed ${seed})`)
    if (accepted > 0) process.exitCode = 1
  }
}
