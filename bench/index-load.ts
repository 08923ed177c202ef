// Loading the index of a list from a file, with and without the check of its sum, against building it from scratch.

import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIndex, openIndex } from '@hindsight/engine/indexing'
import { defaultPolicy } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import MiniSearch from 'minisearch'
import { partyCorpora } from './corpora.ts'
import { namesOf } from './latin-names.ts'
import { measure } from './measure.ts'
import type { Operation, OperationOptions, Table } from './operation.ts'
import { buildMiniSearch, miniSearchOptions, nameDocuments } from './searchers.ts'

const scratch = 'building from scratch'

export const indexLoad: Operation = {
  name: 'index-load',
  async *run(options) {
    const folder = mkdtempSync(join(tmpdir(), 'hindsight-bench-'))
    try {
      for (const { title, parties } of await partyCorpora(options.isQuick))
        yield await loadTable({ title, parties, folder }, options)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

interface Saved {
  readonly title: string
  readonly parties: readonly ListedParty[]
  readonly folder: string
}

async function loadTable({ title, parties, folder }: Saved, options: OperationOptions): Promise<Table> {
  const policy = defaultPolicy
  const names = parties.reduce((sum, party) => sum + namesOf(party).length, 0)
  const path = join(folder, 'index')
  writeFileSync(path, new Uint8Array(buildIndex(parties, policy)))
  const peerPath = join(folder, 'minisearch.json')
  writeFileSync(peerPath, JSON.stringify(buildMiniSearch(nameDocuments(parties))))
  const rows = await measure(
    [
      { what: scratch, items: names, run: () => openIndex(buildIndex(parties, policy), policy) },
      { what: 'loading', items: names, run: () => openIndex(readShared(path), policy) },
      { what: 'loading and verifying', items: names, run: () => openIndex(readShared(path), policy, { verify: true }) },
      { what: 'MiniSearch from JSON', items: names, run: () => loadMiniSearch(peerPath) },
    ],
    options,
  )
  const bytes = [null, path, path, peerPath]
  return {
    operation: 'index-load',
    corpus: title,
    unit: 'names',
    baseline: scratch,
    ratioBy: 'cpu',
    rows: rows.map((row, at) => ({
      ...row,
      besides: { ms: row.wallMs.toFixed(1), MB: megabytesOf(bytes[at] ?? null) },
    })),
    notes: ['The file comes from the page cache. Parties are read out of the image when a search first meets them.'],
  }
}

/** The file in shared memory, as worker threads want it. */
function readShared(path: string): SharedArrayBuffer {
  const image = new SharedArrayBuffer(statSync(path).size)
  const file = openSync(path, 'r')
  try {
    const view = new Uint8Array(image)
    for (let at = 0; at < view.length; ) at += readSync(file, view, at, view.length - at, at)
  } finally {
    closeSync(file)
  }
  return image
}

function loadMiniSearch(path: string): MiniSearch {
  return MiniSearch.loadJSON(readFileSync(path, 'utf8'), miniSearchOptions)
}

function megabytesOf(path: string | null): string {
  return path === null ? '–' : (statSync(path).size / 1e6).toFixed(1)
}
