// A ZIP archive is read whole or refused by name, at whatever byte it is cut or changed.

import { expect, test } from 'vitest'
import { zipOf } from '../testing/zip-of.ts'
import { unzip, ZipError } from './unzip.ts'

const limits = { bytesMax: 1000 }
const archive = zipOf({ 'xl/a.xml': '<a>hats</a>', 'xl/b.xml': '<b>feathers</b>' })

function codeOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    return error instanceof ZipError ? error.code : 'another error'
  }
  return 'read'
}

const readAll = (bytes: Buffer): readonly string[] =>
  unzip(bytes, limits).map((part) => `${part.name} ${new TextDecoder().decode(part.read())}`)

test('the parts of an archive are inflated and checked', () => {
  expect(readAll(archive)).toEqual(['xl/a.xml <a>hats</a>', 'xl/b.xml <b>feathers</b>'])
})

test('cut at any byte, it is refused', () => {
  for (let end = 0; end < archive.length; end++) {
    expect(codeOf(() => readAll(archive.subarray(0, end)))).toBe('zip-damaged')
  }
})

test('with bytes behind its end it is refused', () => {
  expect(codeOf(() => readAll(Buffer.concat([archive, Buffer.from('x')])))).toBe('zip-damaged')
})

test('a changed byte of a part is noticed', () => {
  const at = archive.indexOf('xl/a.xml') + 'xl/a.xml'.length
  const changed = Buffer.from(archive)
  changed[at + 3] = (changed[at + 3] as number) ^ 0x10
  expect(codeOf(() => readAll(changed))).toBe('zip-damaged')
})

test('encrypted, oddly packed, repeated and too large parts are named', () => {
  const at = archive.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  const edited = (offset: number, value: number): Buffer => {
    const bytes = Buffer.from(archive)
    bytes.writeUInt16LE(value, at + offset)
    return bytes
  }
  expect(codeOf(() => readAll(edited(8, 1)))).toBe('zip-encrypted')
  expect(codeOf(() => readAll(edited(10, 12)))).toBe('zip-unsupported')
  expect(codeOf(() => unzip(archive, { bytesMax: 5 }))).toBe('too-large')
  const twice = zipOf([
    ['a', 'x'],
    ['a', 'y'],
  ])
  expect(codeOf(() => readAll(twice))).toBe('zip-damaged')
})

test('a part that inflates to more than the directory says is refused', () => {
  const bomb = zipOf({ a: 'x'.repeat(100) })
  const at = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bomb.writeUInt32LE(10, at + 24)
  expect(codeOf(() => readAll(bomb))).toBe('zip-damaged')
})
