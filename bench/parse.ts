// Parsing: bytes per second of each list reader, from the inflated bytes to whole parties, against reading the same
// bytes and splitting them into lines. Disk and gzip are left out: all bytes lie in memory.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type ListFormat, type ListProfile, readList } from '@hindsight/engine/lists'
import { dataPath } from '../packages/hindsight/src/testing/data-folder.ts'
import { inventList } from './corpora.ts'
import { measure } from './measure.ts'
import type { Operation, OperationOptions, Row } from './operation.ts'
import { type WrittenList, writeFtm, writeMapped, writeTargets } from './written-lists.ts'

interface Sample extends WrittenList {
  readonly title: string
  readonly profile: ListProfile
}

const chunkBytes = 65_536
const plain = 'reading and splitting lines'

export const parse: Operation = {
  name: 'parse',
  async *run(options) {
    const parties = inventList(options.isQuick ? 2_000 : 20_000)
    const written = [writeFtm(parties), writeTargets(parties), writeMapped(parties)].map((list) => {
      return { ...list, title: 'an invented list', profile: 'full' as const }
    })
    const rows: Row[] = []
    for (const sample of [...realSamples(), ...written]) rows.push(await parseSample(sample, options))
    const notes = ['Disk and gzip are left out. A party is read with its names, dates, identifiers and remarks.']
    yield { operation: 'parse', corpus: 'whole lists', unit: 'MB', baseline: plain, ratioBy: 'cpu', rows, notes }
  },
}

const real: readonly { readonly format: ListFormat; readonly place: readonly string[]; readonly files: RegExp }[] = [
  { format: 'ofac-csv', place: ['ofac_sdn', 'set_2021-07'], files: /\.csv(?:\.gz)?$/u },
  { format: 'ofac-del', place: ['ofac_cons', 'formats_2018-05-27'], files: /\.del$/u },
  { format: 'ofac-pip', place: ['ofac_cons', 'formats_2018-05-27'], files: /\.pip$/u },
  { format: 'ofac-fixed', place: ['ofac_cons', 'formats_2018-05-27'], files: /\.ff\.gz$/u },
  { format: 'ofac-xml', place: ['ofac_cons', 'consolidated_2025-05-25.xml.gz'], files: /./u },
  { format: 'ofac-advanced-xml', place: ['ofac_cons', 'cons_advanced_2020-10-10.xml.gz'], files: /./u },
  { format: 'un-xml', place: ['un_sc', 'consolidated_2025-05-25.xml.gz'], files: /./u },
]

function realSamples(): Sample[] {
  return real.flatMap(({ format, place, files }) => {
    const path = dataPath(...place)
    if (path === null) return []
    const paths = statSync(path).isFile() ? [path] : readdirSync(path).map((name) => join(path, name))
    const contents = paths
      .filter((each) => files.test(each))
      .map((each) => {
        const bytes = readFileSync(each)
        const isGzip = each.endsWith('.gz')
        return { name: basename(each, '.gz'), content: isGzip ? gunzipSync(bytes) : bytes }
      })
    const profile = place[1]?.startsWith('formats') === true ? 'no-comments' : 'full'
    return [{ format, title: place.join('/'), files: contents, mapping: {}, profile } as const]
  })
}

async function parseSample(sample: Sample, options: OperationOptions): Promise<Row> {
  const bytes = sample.files.reduce((sum, { content }) => sum + content.length, 0)
  const items = Number((bytes / 1e6).toFixed(2))
  const parties = String(await readSample(sample))
  const [against, row] = await measure(
    [
      { what: plain, items, run: () => splitLines(sample) },
      { what: sample.format, items, run: () => readSample(sample) },
    ],
    options,
  )
  return { ...row!, against: against!, besides: { parties, of: sample.title } }
}

async function readSample({ format, files, mapping, profile }: Sample): Promise<number> {
  const given = files.map(({ name, content }) => ({ name, chunks: chunksOf(content) }))
  const reading = await readList(given, { listId: null, format, profile, acceptIncomplete: false, mapping })
  if (reading.state === 'refused') throw new Error(`${format} is refused: ${reading.faults[0]?.message}`)
  return reading.parties.length
}

async function* chunksOf(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += chunkBytes) yield content.subarray(at, at + chunkBytes)
}

async function splitLines({ files }: Sample): Promise<number> {
  let lines = 0
  for (const { content } of files) {
    const decoder = new TextDecoder()
    let rest = ''
    for await (const chunk of chunksOf(content)) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop() ?? ''
      lines += parts.length
    }
  }
  return lines
}
