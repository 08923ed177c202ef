// Keys outlive the process and never come back once destroyed; what was sealed says then that it is erased (design §4).

import { appendFileSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { type KeyVault, openKeyVault } from './key-vault.ts'
import { openSealed, seal } from './seal.ts'

const place = 'subject-version:s-1:1'
const plain = Buffer.from('{"name":["Ada Invented"]}')

/** Bytes that are never the same twice. */
function countingBytes(first = 1): (count: number) => Buffer {
  let next = first
  return (count) => {
    next += 1
    return Buffer.alloc(count, `key ${next} `)
  }
}

function keyOf(vault: KeyVault, subjectId: string): Buffer {
  const key = vault.get(subjectId)
  if (key.state !== 'key') throw new Error(`the key of ${subjectId} is ${key.state}`)
  return key.bytes
}

test('a key is made once, and is there for the next process', () => {
  const { path } = temporaryFolder()
  const vault = openKeyVault(join(path, 'keys'), countingBytes())
  const made = vault.ensure(['s-1', 's-2', 's-1'])
  expect(made.get('s-1')).not.toEqual(made.get('s-2'))
  expect(vault.ensure(['s-1']).get('s-1')).toEqual(made.get('s-1'))
  vault.close()
  const again = openKeyVault(join(path, 'keys'), countingBytes(100))
  expect(again.get('s-2')).toEqual(made.get('s-2'))
  expect(again.get('s-3')).toEqual({ state: 'unknown' })
  expect(again.counts()).toEqual({ subjects: 2, damaged: 0 })
  expect(statSync(join(path, 'keys', 'subjects.keys')).mode & 0o077).toBe(0)
  again.close()
})

test('what is sealed opens in its place alone, and a changed bit is seen', () => {
  const { path } = temporaryFolder()
  const vault = openKeyVault(path, countingBytes())
  const key = vault.ensure(['s-1']).get('s-1')!
  const sealed = seal(plain, { key: keyOf(vault, 's-1'), nonce: Buffer.alloc(12, 7), place })
  expect(openSealed(sealed, { key, place })).toEqual({ state: 'open', bytes: plain })
  expect(openSealed(sealed, { key, place: 'elsewhere' })).toEqual({ state: 'damaged' })
  expect(openSealed(sealed, { key: vault.ensure(['s-2']).get('s-2')!, place })).toEqual({ state: 'damaged' })
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(openSealed(changed, { key, place })).toEqual({ state: 'damaged' })
  }
  vault.close()
})

test('an erased key is gone from the file, from every process and for ever', () => {
  const { path } = temporaryFolder()
  const vault = openKeyVault(path, countingBytes())
  const other = openKeyVault(path, countingBytes(50))
  vault.ensure(['s-1', 's-2'])
  const bytes = keyOf(vault, 's-1')
  const kept = keyOf(vault, 's-2')
  const sealed = seal(plain, { key: bytes, nonce: Buffer.alloc(12, 7), place })
  other.ensure(['s-1'])
  vault.erase(['s-1', 'never-seen'])
  expect(readFileSync(join(path, 'subjects.keys')).includes(bytes)).toBe(false)
  for (const one of [vault, other, openKeyVault(path, countingBytes(90))]) {
    expect(one.ensure(['s-1', 'never-seen']).get('s-1')).toEqual({ state: 'erased' })
    expect(one.get('never-seen')).toEqual({ state: 'erased' })
    expect(openSealed(sealed, { key: one.get('s-1'), place })).toEqual({ state: 'erased' })
    expect(keyOf(one, 's-2')).toEqual(kept)
    one.close()
  }
})

test('two processes that make a key for one subject at once come to the same one, and erase both', () => {
  const { path } = temporaryFolder()
  const file = join(path, 'subjects.keys')
  const first = openKeyVault(path, countingBytes())
  const mine = first.ensure(['s-1']).get('s-1')!
  const rival = temporaryFolder()
  const second = openKeyVault(rival.path, countingBytes(70))
  second.ensure(['s-1'])
  const lost = keyOf(second, 's-1')
  appendFileSync(file, readFileSync(join(rival.path, 'subjects.keys')))
  const late = openKeyVault(path, countingBytes(80))
  expect(late.get('s-1')).toEqual(mine)
  expect(first.ensure(['s-1']).get('s-1')).toEqual(mine)
  late.erase(['s-1'])
  expect(readFileSync(file).includes(lost)).toBe(false)
  expect(first.get('s-1')).toEqual({ state: 'erased' })
  for (const one of [first, second, late]) one.close()
})

test('a slot that was torn by a crash loses itself alone', () => {
  const { path } = temporaryFolder()
  const file = join(path, 'subjects.keys')
  const vault = openKeyVault(path, countingBytes())
  vault.ensure(['s-1', 's-2'])
  const kept = keyOf(vault, 's-1')
  vault.close()
  truncateSync(file, statSync(file).size - 20)
  const after = openKeyVault(path, countingBytes(30))
  expect(keyOf(after, 's-1')).toEqual(kept)
  expect(after.get('s-2')).toEqual({ state: 'unknown' })
  const anew = after.ensure(['s-2', 's-3'])
  expect(anew.get('s-2')?.state).toBe('key')
  after.close()
  const last = openKeyVault(path, countingBytes(40))
  expect(last.get('s-3')).toEqual(anew.get('s-3'))
  expect(last.counts()).toEqual({ subjects: 3, damaged: 1 })
  last.close()
})

test('many subjects keep their own keys', () => {
  const { path } = temporaryFolder()
  const vault = openKeyVault(path, countingBytes())
  const ids = Array.from({ length: 3_000 }, (_, index) => `s-${index}`)
  const made = vault.ensure(ids)
  expect(new Set(Array.from(made.values(), (key) => (key.state === 'key' ? key.bytes.toString('hex') : ''))).size).toBe(
    3_000,
  )
  const again = openKeyVault(path, () => Buffer.alloc(32))
  for (const id of ids) expect(again.get(id)).toEqual(made.get(id))
  vault.close()
  again.close()
})
