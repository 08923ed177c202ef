// One page about one record: proven in every byte, by both verifiers (law L14).

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { isProofPage, verifyProofPage, writeProofPage } from './proof-page.ts'
import { proveInclusion } from './proofs.ts'
import { verifierKeyOf, verifierKeyText } from './signed-note.ts'
import { sampleKey, sampleLog } from './testing/sample-log.ts'
import { hashLeaf } from './tree.ts'

const log = sampleLog({ count: 100, block: 100 })
const leaves = log.records.map(hashLeaf)
const key = verifierKeyOf(sampleKey(1))

/** The page of one record of the sample. */
function pageOf(sequence: number): string {
  const proof = proveInclusion(leaves, sequence)
  return writeProofPage({ record: log.records[sequence]!, sequence, proof, checkpoint: log.checkpoints[0]!.note })
}

test('a page says what was recorded, in 80 columns', () => {
  expect(pageOf(42)).toMatchInlineSnapshot(`
    "Hindsight: proof that a record is in the log

    Record 42
    | {"act":null,"actor":"system","body":{"id":"decision-42"},"kind":"sample","re
    | cordedAt":"2026-01-01T00:00:42.000Z","sequence":42}

    Path to the root
      7CB9beKNrOVd96KfFng598QDyIVDnmYN4c3AAWE8od0=
      j9HarbqBKmQTzkf5N/TswLOd45nBnmkWiRfzLiumPaQ=
      XOhy41KIz+cWmdKXSXjAQ6BJUHo2KjPhLqLUIdZEGiU=
      zU7TxFPQuZDvQwxFeDNDWZbqKR+MQaU563u+bEA2p0o=
      4BpWjy7UEj91ni1rB7JQWH1kmYIDtVKb8X7KkDSFxPI=
      ziim2q+/lnAfdZUuOd8rKsKfXlAeFJ5up4rkZxvShfw=
      zGvjaPmMbo+HP1woS1x61pC0X+gP2JTMZLdqTzyikp8=

    Checkpoint
      hindsight.example/test
      100
      rhAOyOAIzxfolEChm3fEy9xHihjw4TjyXABfl1IJa60=

      — hindsight.example/test 3a5n/six2NJZVDJJZJG0n5eltMyeyQmyv/9QJknnxLk2VIupQ
      + sePEa1xditzM/6TxxqgUsCkRSdzJkcWarRvOiJJEg8=

    To verify: hindsight audit verify --pubkey FILE PAGE, or with any SHA-256 and
    Ed25519 after RFC 6962 section 2.1.1. FILE holds the key of the log, from
    someone whom you trust: a key printed here would prove nothing.
    "
  `)
})

test('the page of every record is verified, and with another key none is', () => {
  for (const sequence of log.records.keys()) {
    const page = pageOf(sequence)
    expect(isProofPage(page)).toBe(true)
    expect(verifyProofPage(page, key)).toMatchObject({ isIntact: true, record: { sequence } })
    expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  }
  expect(verifyProofPage(pageOf(1), verifierKeyOf(sampleKey(2))).isIntact).toBe(false)
})

test('a page with any bit changed, a line more or a line less proves nothing', () => {
  const bytes = Buffer.from(pageOf(42))
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect([bit, verifyProofPage(changed.toString('utf8'), key).isIntact]).toEqual([bit, false])
  }
  const lines = pageOf(42).split('\n')
  for (const index of lines.keys()) {
    expect(verifyProofPage(lines.toSpliced(index, 1).join('\n'), key).isIntact).toBe(false)
    expect(verifyProofPage(lines.toSpliced(index, 0, lines[index]!).join('\n'), key).isIntact).toBe(false)
  }
})

test('the second verifier, in Python, proves the same pages', ({ skip }) => {
  const hasPython = spawnSync('python3', ['--version']).status === 0
  if (!hasPython) {
    console.error('skipped: there is no python3 to run the second verifier with')
    expect(process.env.CI).not.toBe('true')
  }
  skip(!hasPython, 'there is no python3')
  const folder = temporaryFolder()
  const whole = pageOf(42)
  const changed = Array.from({ length: whole.length }, (_, at) =>
    at % 3 === 0 && at > 44 ? [`${whole.slice(0, at)}${whole[at] === 'x' ? 'y' : 'x'}${whole.slice(at + 1)}`] : [],
  ).flat()
  const pages = [...Array.from(log.records.keys(), pageOf), ...changed]
  const paths = pages.map((page, index) => folder.write(`page-${index}`, page))
  const words = ['--pubkey', folder.write('key.pub', verifierKeyText(key)), ...paths]
  const { stdout, stderr } = spawnSync('python3', [join(import.meta.dirname, 'testing', 'verify_log.py'), ...words], {
    encoding: 'utf8',
  })
  const theirs = stdout.split('\n').slice(0, -1)
  expect(theirs.length, stderr).toBe(pages.length)
  for (const [index, page] of pages.entries()) {
    const { isIntact } = JSON.parse(theirs[index] ?? '') as { readonly isIntact: boolean }
    expect([index, isIntact]).toEqual([index, verifyProofPage(page, key).isIntact])
    expect(isIntact).toBe(index < log.records.length)
  }
})
