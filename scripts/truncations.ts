// Cuts real list files at random bytes and counts how many the readers accept; anything but 0 fails. Takes minutes, so it
// is a script: node scripts/truncations.ts DATA_FOLDER [ROUNDS] [SEED]

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type ListFile, type ListReading, readList } from '@hindsight/engine/lists'
import { seededRandom } from '@hindsight/engine/testing'
import { unzip } from '../packages/hindsight/src/sources/index.ts'

interface Target {
  readonly what: string
  readonly cut: string
  /** Other files of the set, read whole. */
  readonly others: readonly string[]
  /** Whether the whole sample is itself only a part of a list, and read as such, so that only cuts are refused. */
  readonly isPart?: boolean
}

const set = ['sdn.csv.gz', 'alt.csv.gz', 'add.csv.gz', 'sdn_comments.csv'].map((name) => `ofac_sdn/set_2021-07/${name}`)
const targets: readonly Target[] = [
  ...['sdn.csv.gz', 'alt.csv.gz'].map((name) => {
    const cut = `ofac_sdn/set_2021-07/${name}`
    return { what: name.replace('.gz', ''), cut, others: set.filter((path) => path !== cut) }
  }),
  { what: 'UN XML', cut: 'un_sc/consolidated_2025-05-25.xml.gz', others: [] },
  { what: 'ADVANCED XML', cut: 'ofac_cons/cons_advanced_2020-10-10.xml.gz', others: [] },
  { what: 'UK CSV, 29 columns', cut: 'uk/ofsi_conlist_2020-04-29.csv.gz', others: [] },
  { what: 'UK CSV, 36 columns', cut: 'uk/ofsi_conlist_small_2022-03.csv', others: [], isPart: true },
  { what: 'UK spreadsheet', cut: 'uk/ofsi_conlist_2023-06-06.xlsx', others: [] },
  { what: 'EU XML', cut: 'eu_fsf/fsf_xml_1_0_sample_2020.xml', others: [] },
  { what: 'SECO XML', cut: 'ch_seco/seco_amendment_sample_2024-01-17.xml', others: [], isPart: true },
  { what: 'SEMA XML', cut: 'ca_sema/sema-lmes_2020-04-15.xml', others: [] },
  { what: 'DFAT spreadsheet', cut: 'au_dfat/regulation8_consolidated_2024-12-17.xlsx', others: [] },
  { what: 'CSL CSV, 28 columns', cut: 'us_csl/csl_sample_2019-12.csv', others: [] },
  { what: 'CSL CSV, 29 columns', cut: 'us_csl/consolidated_sample_2025-06-25.csv', others: [] },
  { what: 'denied persons', cut: 'us_csl/dpl_2022-09-07.txt', others: [] },
  { what: 'Senzing JSON lines', cut: 'opensanctions/us_congress_senzing.json.gz', others: [] },
  { what: 'FollowTheMoney JSON lines', cut: 'opensanctions/yente_zala_entities.ftm.json', others: [] },
  { what: 'delta', cut: 'opensanctions/yente_t2/20240527194702-wnk/entities.delta.json', others: [], isPart: true },
  { what: 'targets.simple.csv', cut: 'opensanctions/ua_war_sanctions_targets.simple_2026-03-13.csv.gz', others: [] },
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

/** The files that a path becomes; none where an archive is broken, which refuses it before anything is read. */
function filesOf(path: string, content: Uint8Array): readonly ListFile[] {
  if (!path.endsWith('.xlsx')) return [fileOf(path, content)]
  try {
    const parts = unzip(Buffer.from(content), { bytesMax: 1 << 30 })
    return parts.map((part) => ({ ...fileOf('', part.read()), name: `list.xlsx/${part.name}` }))
  } catch {
    return []
  }
}

/**
 * Whether a cut fell exactly between two records of CSV or JSON lines: nothing in such a file tells how many more were
 * published, only an index or a checksum of the publisher does. What is read must be whole records all the same.
 */
function isBetweenRecords(reading: ListReading, content: Uint8Array, end: number): boolean {
  const isRowEnd = content[end - 1] === 0x0a || content[end] === 0x0a || content[end] === 0x0d
  return isRowEnd && /csv|json|denied|delta/u.test(reading.format) && !reading.format.startsWith('ofac')
}

async function countAccepted(folder: string, target: Target, how: { rounds: number; seed: number }): Promise<number> {
  const content = load(folder, target.cut)
  const others = target.others.map((path) => ({ path, content: load(folder, path) }))
  const random = seededRandom(how.seed)
  let accepted = 0
  let between = 0
  for (let round = 0; round < how.rounds; round++) {
    const end = random.below(content.length)
    const files = [
      ...filesOf(target.cut, content.subarray(0, end)),
      ...others.map((other) => fileOf(other.path, other.content)),
    ]
    const result = await readList(files, { ...options, acceptIncomplete: target.isPart === true })
    if (result.state === 'refused') continue
    if (isBetweenRecords(result, content, end)) {
      between++
      continue
    }
    accepted++
    console.log(`${target.what}: accepted when cut at byte ${end} of ${content.length}`)
  }
  if (between > 0) console.log(`${target.what}: ${between} cuts fell between two records, which no such file can tell`)
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
