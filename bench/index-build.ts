// Building the index of a list: names per second and bytes per name, against MiniSearch's index of the same names.

import { buildIndex } from '@hindsight/engine/indexing'
import { defaultPolicy, prepareParty } from '@hindsight/engine/matching'
import type { ListedParty } from '@hindsight/engine/model'
import { partyCorpora } from './corpora.ts'
import { namesOf } from './latin-names.ts'
import { measure } from './measure.ts'
import type { Operation, OperationOptions, Table } from './operation.ts'
import { buildFuse, buildMiniSearch, nameDocuments } from './searchers.ts'

const peer = 'MiniSearch'

export const indexBuild: Operation = {
  name: 'index-build',
  async *run(options) {
    for (const { title, parties } of await partyCorpora(options.isQuick))
      yield await buildTable(title, parties, options)
  },
}

async function buildTable(corpus: string, parties: readonly ListedParty[], options: OperationOptions): Promise<Table> {
  const policy = defaultPolicy
  const names = parties.reduce((sum, party) => sum + namesOf(party).length, 0)
  const documents = nameDocuments(parties)
  const bytes = buildIndex(parties, policy).byteLength
  const rows = await measure(
    [
      { what: peer, items: names, run: () => buildMiniSearch(documents) },
      { what: 'fuse.js', items: names, run: () => buildFuse(documents) },
      { what: 'Hindsight, reading the names alone', items: names, run: () => prepareAll(parties) },
      { what: 'Hindsight, names to image', items: names, run: () => buildIndex(parties, policy) },
    ],
    options,
  )
  const text = new TextEncoder()
  const partyBytes = parties.reduce((sum, party) => sum + text.encode(JSON.stringify(party)).length, 0)
  const perName = {
    'bytes/name': ((bytes - partyBytes) / names).toFixed(0),
    'parties, bytes/name': (partyBytes / names).toFixed(0),
  }
  return {
    operation: 'index-build',
    corpus,
    unit: 'names',
    baseline: peer,
    ratioBy: 'cpu',
    rows: rows.map((row, at) => ({
      ...row,
      besides: { seconds: (row.wallMs / 1000).toFixed(2), ...(at === 3 ? perName : {}) },
    })),
    notes: [
      'The peers file canonical names that are made before the clock runs. Our image holds the parties beside the index.',
    ],
  }
}

function prepareAll(parties: readonly ListedParty[]): void {
  for (const party of parties) prepareParty(party, defaultPolicy)
}
