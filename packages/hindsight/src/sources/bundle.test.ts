// Bundles for sites without a network: what comes out is what went in, and whoever changes a byte is noticed.

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { bundleMagic } from './bundle-manifest.ts'
import { readBundle, type TrustedKey, verifyBundle } from './bundle-reader.ts'
import { type BundleRequest, type BundleSigner, createBundle, type ListToBundle } from './bundle-writer.ts'

interface Person {
  readonly signer: BundleSigner
  readonly key: TrustedKey
}

function personOf(): Person {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = rawOf(publicKey)
  const keyId = createHash('sha256').update(raw).digest('hex').slice(0, 16)
  return {
    signer: { keyId, sign: (bytes) => sign(null, bytes, privateKey) },
    key: { keyId, publicKey: raw.toString('base64') },
  }
}

function rawOf(publicKey: KeyObject): Buffer {
  return Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url')
}

const contents: Readonly<Record<string, string>> = {
  'sdn.csv': '1,"INVENTED PARTY"\r\n\u001a',
  'alt.csv': '1,1,"aka"\r\n',
  'empty.csv': '',
}

function listOf(listId: string, names: readonly string[], change: Partial<ListToBundle> = {}): ListToBundle {
  return {
    listId,
    format: 'ofac-csv',
    profile: 'full',
    receivedAt: '2026-11-22T09:00:00.000Z',
    publishedAt: '2026-11-20',
    source: 'https://lists.example/',
    transport: { etag: '"v1"' },
    files: names.map((name) => {
      const content = Buffer.from(contents[name] ?? '')
      return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
    }),
    async *content({ name }) {
      yield await Promise.resolve(Buffer.from(contents[name] ?? ''))
    },
    ...change,
  }
}

const person = personOf()

async function bundleIn(folder: string, change: Partial<BundleRequest> = {}): Promise<string> {
  const path = join(folder, 'lists.bundle')
  const lists = [listOf('us_ofac_sdn', ['sdn.csv', 'alt.csv']), listOf('own_list', ['empty.csv'])]
  const request = { path, createdAt: '2026-11-22T10:00:00.000Z', lists, signer: person.signer, ...change }
  expect(await createBundle(request)).toMatchObject({ state: 'created', path })
  return path
}

describe('a bundle', () => {
  it('gives back what went in, byte for byte', async () => {
    const folder = temporaryFolder()
    const path = await bundleIn(folder.path)
    const verdict = await verifyBundle(path, [personOf().key, person.key])
    expect(verdict).toMatchObject({ state: 'verified', keyId: person.key.keyId })
    const opened = await readBundle(path, [person.key], folder.path)
    if (opened.state !== 'opened') throw new Error('the bundle was refused')
    expect(opened.lists.map(({ list }) => list.listId)).toEqual(['us_ofac_sdn', 'own_list'])
    for (const { list, folder: at } of opened.lists) {
      for (const { name } of list.files) expect(readFileSync(join(at, name), 'utf8')).toBe(contents[name])
    }
    expect(opened.lists[0]?.list).toMatchObject({ transport: { etag: '"v1"' }, publishedAt: '2026-11-20' })
  })

  it('is the same file for the same lists, time and key', async () => {
    const [a, b] = [await bundleIn(temporaryFolder().path), await bundleIn(temporaryFolder().path)]
    expect(readFileSync(a)).toEqual(readFileSync(b))
  })

  it('never overwrites', async () => {
    const folder = temporaryFolder()
    const path = folder.write('lists.bundle', 'something of value')
    const lists = [listOf('us_ofac_sdn', ['sdn.csv'])]
    const result = await createBundle({ path, createdAt: '2026-11-22T10:00:00Z', lists, signer: person.signer })
    expect(result).toMatchObject({ state: 'refused', faults: [{ code: 'bundle-exists' }] })
    expect(readFileSync(path, 'utf8')).toBe('something of value')
    expect(readdirSync(folder.path)).toEqual(['lists.bundle'])
  })

  it('is not made of what is not what its hash says', async () => {
    const folder = temporaryFolder()
    const path = join(folder.path, 'lists.bundle')
    const wrong = listOf('us_ofac_sdn', ['sdn.csv'], {
      async *content() {
        yield await Promise.resolve(Buffer.from('other bytes'))
      },
    })
    const result = await createBundle({
      path,
      createdAt: '2026-11-22T10:00:00Z',
      lists: [wrong],
      signer: person.signer,
    })
    expect(result).toMatchObject({
      state: 'refused',
      faults: [{ code: 'bundle-source', place: { recordId: 'sdn.csv' } }],
    })
    expect(readdirSync(folder.path)).toEqual([])
  })
})

describe('a bundle that was tampered with', () => {
  it('is refused for a bit of every byte, with its place', async () => {
    const folder = temporaryFolder()
    const original = readFileSync(await bundleIn(folder.path))
    const codes = new Map<string, number>()
    for (let at = 0; at < original.length; at++) {
      const bytes = Buffer.from(original)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at)
      const path = folder.write('changed.bundle', bytes)
      const verdict = await verifyBundle(path, [person.key])
      if (verdict.state !== 'refused') throw new Error(`byte ${at} was not noticed`)
      const [fault] = verdict.faults
      expect(fault?.place.offset).toBeTypeOf('number')
      codes.set(fault?.code ?? '', (codes.get(fault?.code ?? '') ?? 0) + 1)
    }
    expect([...codes.keys()].toSorted()).toEqual([
      'bundle-damaged',
      'bundle-key-unknown',
      'bundle-signature',
      'bundle-unknown',
    ])
  })

  it('is refused cut short, and with anything behind', async () => {
    const folder = temporaryFolder()
    const original = readFileSync(await bundleIn(folder.path))
    for (let length = 0; length < original.length; length += 3) {
      const path = folder.write('cut.bundle', original.subarray(0, length))
      expect((await verifyBundle(path, [person.key])).state, `${length} bytes`).toBe('refused')
    }
    const longer = folder.write('longer.bundle', Buffer.concat([original, Buffer.from('\n')]))
    expect(await verifyBundle(longer, [person.key])).toMatchObject({
      faults: [{ code: 'bundle-trailing', place: { offset: original.length } }],
    })
  })

  it('names the file that was changed, and opens nothing', async () => {
    const folder = temporaryFolder()
    const bytes = readFileSync(await bundleIn(folder.path))
    bytes.writeUInt8(0x32, bytes.length - 1)
    const path = folder.write('changed.bundle', bytes)
    const result = await readBundle(path, [person.key], folder.path)
    expect(result).toMatchObject({
      state: 'refused',
      faults: [
        { code: 'bundle-damaged', place: { recordId: 'alt.csv' }, message: expect.stringContaining('alt.csv (bytes') },
      ],
    })
    expect(readdirSync(folder.path).filter((name) => name.startsWith('bundle-'))).toEqual([])
  })

  it('is refused where nobody here knows the key, and where another key signed for it', async () => {
    const folder = temporaryFolder()
    const path = await bundleIn(folder.path)
    expect(await verifyBundle(path, [personOf().key])).toMatchObject({ faults: [{ code: 'bundle-key-unknown' }] })
    expect(await verifyBundle(path, [])).toMatchObject({ faults: [{ code: 'bundle-key-unknown' }] })
    const other = personOf()
    const forged = await bundleIn(temporaryFolder().path, {
      signer: { keyId: person.key.keyId, sign: other.signer.sign },
    })
    expect(await verifyBundle(forged, [person.key])).toMatchObject({ faults: [{ code: 'bundle-signature' }] })
    expect(await verifyBundle(forged, [person.key, other.key])).toMatchObject({
      faults: [{ code: 'bundle-signature' }],
    })
  })

  it.each([
    ['../escape.csv', 'name'],
    ['/etc/passwd', 'name'],
    ['a/b.csv', 'name'],
    ['..', 'name'],
    ['', 'name'],
    ['.hidden', 'name'],
    ['a\u0000b', 'name'],
  ])('cannot write outside its folder, though signed: %j', async (name) => {
    const folder = temporaryFolder()
    const file = { name, bytes: 0, sha256: createHash('sha256').digest('hex') }
    const list = { ...listOf('us_ofac_sdn', []), files: [file], content: undefined }
    const text = JSON.stringify({ createdAt: '2026-11-22T10:00:00Z', keyId: person.key.keyId, lists: [list] })
    const signed = Buffer.from(`${bundleMagic}${Buffer.byteLength(text)}\n${text}\n`)
    const signature = Buffer.from(person.signer.sign(signed)).toString('hex')
    const path = folder.write('evil.bundle', Buffer.concat([signed, Buffer.from(`${signature}\n`)]))
    const result = await readBundle(path, [person.key], folder.path)
    expect(result).toMatchObject({ state: 'refused', faults: [{ code: 'bundle-manifest' }] })
    expect(existsSync(join(folder.path, '..', 'escape.csv'))).toBe(false)
  })

  it('is refused where it is not there', async () => {
    expect(await verifyBundle('/nowhere/x.bundle', [person.key])).toMatchObject({
      faults: [{ code: 'bundle-not-readable' }],
    })
  })
})
