// Notes and checkpoints against published vectors, and against every change of one bit (law L14).

import { createPrivateKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { openCheckpoint, readCheckpoint, signCheckpoint } from './checkpoint.ts'
import { encodeRecord } from './log-record.ts'
import { openNote, parseVerifierKey, signNote, verifierKeyOf, verifierKeyText } from './signed-note.ts'
import { sampleKey } from './testing/sample-log.ts'
import { appendLeaves, emptyFrontier, hashLeaf } from './tree.ts'

// From the documentation of golang.org/x/mod/sumdb/note, whose format this is.
const keyText = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const seedText = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const note = `${text}
\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`

test('the published note opens, and signing its text gives the same bytes', () => {
  const key = parseVerifierKey(keyText)!
  expect(verifierKeyText(key)).toBe(keyText)
  expect(openNote(note, key)).toBe(text)
  const seed = Buffer.from(seedText, 'base64').subarray(1)
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  expect(signNote(text, { name: 'PeterNeumann', privateKey })).toBe(note)
})

test('signatures of unknown keys are passed over; a second one of a known key must be right too', () => {
  const key = parseVerifierKey(keyText)!
  const line = note.slice(note.indexOf('\u2014'))
  const foreign = line.replace('PeterNeumann', 'somebody.else')
  expect(openNote(note + foreign, key)).toBe(text)
  expect(openNote(`${text}\n${foreign}`, key)).toBeNull()
  expect(openNote(note + line.replace('ZJku', 'ZJkv'), key)).toBeNull()
})

test('no key text with a changed bit is a key', () => {
  for (const changed of flips(Buffer.from(keyText))) expect(parseVerifierKey(changed.toString('utf8'))).toBeNull()
})

test('a checkpoint says origin, size and root, and opens in no other spelling', () => {
  const key = sampleKey(1)
  const checkpoint = signCheckpoint(appendLeaves(emptyFrontier, [hashLeaf(Buffer.from('one'))]), key)
  expect(checkpoint).toMatchInlineSnapshot(`
    "hindsight.example/test
    1
    0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+ek=

    — hindsight.example/test 3a5n/ohUWDrj3QXyNLZ9fCkiqd3TmRsr4g7kdQkIpRYM+LlAOjGXoGW6pTqm92IlQauyZDeJ+hAidptglXjdvMS1nQo=
    "
  `)
  expect(openCheckpoint(checkpoint, verifierKeyOf(key))).toEqual(readCheckpoint(checkpoint))
  for (const changed of flips(Buffer.from(checkpoint)))
    expect(openCheckpoint(changed.toString('utf8'), verifierKeyOf(key))).toBeNull()
  expect(openCheckpoint(checkpoint, verifierKeyOf(sampleKey(2)))).toBeNull()
  expect(openCheckpoint(checkpoint, verifierKeyOf(sampleKey(1, 'other.example')))).toBeNull()
})

test('what was signed as something else is no checkpoint', () => {
  const key = sampleKey(1)
  for (const body of [`${key.name}\n01\nAAAA\n`, `${key.name}\n1\n`, `${key.name}\n-1\n${'A'.repeat(43)}=\n`])
    expect(openCheckpoint(signNote(body, key), verifierKeyOf(key))).toBeNull()
  expect(encodeRecord({ recordedAt: '', kind: 'k', actor: 'a', act: null, body: {} }, 3).toString()).toBe(
    '{"act":null,"actor":"a","body":{},"kind":"k","recordedAt":"","sequence":3}',
  )
})

function flips(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const changed = Buffer.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    return changed
  })
}
