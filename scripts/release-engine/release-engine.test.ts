// The engine in one file gives the same bytes as its sources: index, hits and explanations (law L3).

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defaultPolicy } from '@hindsight/engine/matching'
import { inventListedParty, resemblingSubject, seededRandom } from '@hindsight/engine/testing'
import { expect, onTestFinished, test } from 'vitest'
import { bundleEngine } from './bundle-engine.ts'
import * as sources from './engine-door.ts'

test('the bundle gives what the sources give', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-engine-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { code, sha256 } = await bundleEngine()
  expect((await bundleEngine()).sha256).toBe(sha256)
  const path = join(folder, 'engine.mjs')
  writeFileSync(path, code)
  const bundle = (await import(pathToFileURL(path).href)) as typeof sources
  expect(bundle.engineVersion).toBe(sources.engineVersion)
  const random = seededRandom(20_261_122)
  const parties = Array.from({ length: 400 }, (_, at) => inventListedParty(random, `p${at}`))
  const images = [sources, bundle].map(({ buildIndex }) => buildIndex(parties, defaultPolicy))
  expect(
    Buffer.from(images[1] ?? new SharedArrayBuffer(0)).equals(Buffer.from(images[0] ?? new SharedArrayBuffer(1))),
  ).toBe(true)
  let hitCount = 0
  for (const [at, party] of parties.slice(0, 120).entries()) {
    const subject = resemblingSubject(party, random, `s${at}`)
    const [ours = '', theirs] = [sources, bundle].map(({ openIndex, explainComparison }, from) => {
      const hits = openIndex(images[from] ?? new SharedArrayBuffer(0), defaultPolicy).examine(subject).hits
      hitCount += hits.length
      return JSON.stringify(
        hits.map((hit) => [
          hit,
          explainComparison({ subject, party: hit.party, policy: defaultPolicy }, hit.comparison),
        ]),
      )
    })
    expect(theirs).toBe(ours)
  }
  expect(hitCount).toBeGreaterThan(100)
})
