// What a publisher may do wrong (reliability A6.6, THR-19 to THR-21): each is refused by name, and nothing is kept.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { connect, Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Behavior, headOf, openMisbehavingServer, replyWith } from '../testing/misbehaving-server.ts'
import { contextOf, fileOf, publisherOf } from '../testing/publisher-of.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openExchange } from './fetch-exchange.ts'
import { FetchError } from './fetch-faults.ts'
import type { Validators } from './fetch-file.ts'
import { type FetchContext, type FetchRequest, type FetchResult, fetchList } from './fetch-list.ts'

const table = '1,"INVENTED PARTY"\r\n2,"ANOTHER ONE"\r\n\u001a'
const sha256 = createHash('sha256').update(table).digest('hex')
const one = publisherOf([fileOf('sdn.csv')])

interface Fetched {
  readonly result: FetchResult
  readonly folder: string
  readonly dialed: readonly { readonly host: string; readonly address: string }[]
  readonly headers: readonly Readonly<Record<string, string>>[]
  readonly waits: readonly number[]
}

async function fetchFrom(
  behavior: Behavior,
  request: Partial<FetchRequest> = {},
  change: Partial<FetchContext> = {},
): Promise<Fetched> {
  const server = await openMisbehavingServer(behavior)
  const folder = temporaryFolder().path
  const waits: number[] = []
  const context = contextOf({ folder, wire: server.wire }, { ...change, waits })
  const whole = { publisher: one, format: null, profile: 'full', previous: null, ...request } as const
  const result = await fetchList(whole, context)
  return { result, folder, dialed: server.dialed, headers: server.requests.map(({ headers }) => headers), waits }
}

async function codeOf(
  behavior: Behavior,
  request?: Partial<FetchRequest>,
  change?: Partial<FetchContext>,
): Promise<string> {
  const { result, folder } = await fetchFrom(behavior, request, change)
  expect(readdirSync(folder), 'nothing is kept of a refused fetch').toEqual([])
  if (result.state !== 'refused') return result.state
  const [fault] = result.faults
  expect(fault?.remedy).not.toBe('')
  return fault?.code ?? 'none'
}

/** A redirect to each place in turn, then the table. */
function redirectTo(...places: readonly string[]): Behavior {
  let count = 0
  return (socket, request) => {
    const place = places[count++]
    if (place === undefined) replyWith(table)(socket, request)
    else replyWith('', { location: place }, 302)(socket, request)
  }
}

function drip(socket: Socket, everyMs: number): void {
  socket.write(headOf('', { 'content-length': '1000000' }))
  const timer = setInterval(() => socket.write('1,'), everyMs)
  socket.on('close', () => clearInterval(timer))
}

function endless(socket: Socket): void {
  socket.write(headOf('', { 'content-length': null, 'transfer-encoding': 'chunked' }))
  const chunk = `10000\r\n${'1,"A"\r\n\r\n'.repeat(8192).slice(0, 65_536)}\r\n`
  const more = (): void => {
    while (!socket.destroyed && socket.write(chunk));
  }
  socket.on('drain', more)
  more()
}

const gzipped = gzipSync(table)
const wrongCrc = Buffer.from(gzipped)
wrongCrc.writeUInt32LE((wrongCrc.readUInt32LE(wrongCrc.length - 8) ^ 1) >>> 0, wrongCrc.length - 8)
const wrongLength = Buffer.from(gzipped)
wrongLength.writeUInt32LE(table.length + 1, wrongLength.length - 4)
const asGzip = { 'content-encoding': 'gzip' }

const refusals: readonly (readonly [what: string, code: string, behavior: Behavior])[] = [
  [
    'a body cut off',
    'body-cut',
    (socket) => socket.end(Buffer.concat([headOf(table), Buffer.from(table.slice(0, 20))])),
  ],
  [
    'a connection reset in the middle',
    'body-cut',
    (socket) => socket.write(Buffer.concat([headOf(table), Buffer.from('1,')]), () => socket.resetAndDestroy()),
  ],
  ['no reply at all', 'body-cut', (socket) => socket.end()],
  ['more bytes than announced', 'length-wrong', replyWith(table, { 'content-length': '10' })],
  ['fewer bytes than announced', 'body-cut', replyWith(table, { 'content-length': '5000' })],
  ['two lengths', 'reply-broken', replyWith(table, { 'content-length': `${table.length}\r\ncontent-length: 3` })],
  ['a length that is no number', 'reply-broken', replyWith(table, { 'content-length': '0x20' })],
  ['no length', 'length-unknown', replyWith(table, { 'content-length': null })],
  [
    'chunks without their end',
    'body-cut',
    (socket) =>
      socket.end(
        Buffer.concat([
          headOf('', { 'content-length': null, 'transfer-encoding': 'chunked' }),
          Buffer.from('5\r\n1,"A"\r\n'),
        ]),
      ),
  ],
  ['a reply that is no HTTP', 'reply-broken', (socket) => socket.end('220 mail.example ESMTP\r\n')],
  ['a body without end', 'too-large', endless],
  ['a length beyond the limit', 'too-large', replyWith('', { 'content-length': '10000001' })],
  ['a file of 0 bytes', 'too-small', replyWith('')],
  [
    'an HTML page with status 200',
    'html-instead',
    replyWith('\n<!DOCTYPE html><html><title>Maintenance</title></html>'),
  ],
  ['a table said to be HTML', 'html-instead', replyWith(table, { 'content-type': 'text/html; charset=utf-8' })],
  [
    'a login page',
    'login-instead',
    replyWith('<html><body><form><input type="password"></form></body></html>', { 'content-type': 'text/html' }),
  ],
  [
    'a JSON error with status 200',
    'error-instead',
    replyWith('{"error":"over quota"}', { 'content-type': 'application/json' }),
  ],
  [
    'an XML error with status 200',
    'error-instead',
    replyWith('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'),
  ],
  ['a ZIP archive for a table', 'kind-wrong', replyWith(Buffer.from('PK\u0003\u0004and so on'))],
  ['gzip of gzip', 'gzip-twice', replyWith(gzipSync(gzipped), asGzip)],
  ['truncated gzip', 'gzip-broken', replyWith(gzipped.subarray(0, gzipped.length - 9), asGzip)],
  ['gzip with a wrong length', 'gzip-broken', replyWith(wrongLength, asGzip)],
  ['gzip with a wrong checksum', 'gzip-broken', replyWith(wrongCrc, asGzip)],
  ['what is said to be gzip and is not', 'gzip-broken', replyWith(table, asGzip)],
  ['an encoding that was not asked for', 'encoding-unknown', replyWith(table, { 'content-encoding': 'br' })],
  ['a gzip bomb', 'gzip-bomb', replyWith(gzipSync(Buffer.alloc(20_000_000, '1')), asGzip)],
  ['status 404', 'status-wrong', replyWith(table, {}, 404)],
  ['status 203', 'status-wrong', replyWith(table, {}, 203)],
  ['status 206', 'status-wrong', replyWith(table, { 'content-range': 'bytes 0-9/10' }, 206)],
  ['status 503', 'status-busy', replyWith('later', { 'retry-after': '120' }, 503)],
  ['a redirect in a circle', 'redirect-loop', redirectTo('/a', '/b', '/a')],
  ['a redirect to itself', 'redirect-loop', redirectTo('https://lists.example/sdn.csv')],
  ['redirects without end', 'redirect-many', redirectTo('/1', '/2', '/3', '/4', '/5', '/6', '/7')],
  ['a redirect to nowhere', 'redirect-broken', replyWith('', {}, 302)],
  ['a redirect to another host', 'host-refused', redirectTo('https://evil.example/sdn.csv')],
  ['a redirect to plain HTTP', 'url-refused', redirectTo('http://lists.example/sdn.csv')],
  ['a redirect to a file', 'url-refused', redirectTo('file:///etc/passwd')],
  ['a redirect to a cloud’s metadata', 'url-refused', redirectTo('http://169.254.169.254/latest/meta-data/')],
  ['the same by HTTPS', 'address-refused', redirectTo('https://169.254.169.254/latest/meta-data/')],
  ['the same as one number', 'address-refused', redirectTo('https://2852039166/')],
  ['a redirect with a login', 'url-refused', redirectTo('https://lists.example@evil.example/')],
  ['a head without end', 'reply-broken', replyWith(table, { 'x-long': 'x'.repeat(40_000) })],
  ['another protocol', 'status-wrong', replyWith('', { connection: 'upgrade', upgrade: 'other' }, 101)],
  ['304 without a question', 'unasked-304', replyWith('', { 'content-length': null }, 304)],
]

describe('a publisher that misbehaves', () => {
  it.each(refusals)('sends %s: %s, and nothing is kept', async (_what, code, behavior) => {
    expect(await codeOf(behavior)).toBe(code)
  })

  const patience = { connectMs: 10_000, idleMs: 10_000, totalMs: 30_000, hopsMax: 5 }

  it('is silent, before or after the head of its reply', async () => {
    const limits = { ...patience, idleMs: 100 }
    expect(await codeOf(() => undefined, {}, { limits })).toBe('idle-timeout')
    expect(await codeOf((socket) => socket.write(headOf(table)), {}, { limits })).toBe('idle-timeout')
  })

  it('drips, each drop in time and the whole never', async () => {
    const limits = { ...patience, totalMs: 300 }
    expect(await codeOf((socket) => drip(socket, 20), {}, { limits })).toBe('total-timeout')
  })

  it('does not take the connection, or never opens it', async () => {
    const limits = { ...patience, connectMs: 100 }
    const closed = openExchange(() => ({ stream: connect({ host: '127.0.0.1', port: 1 }), openEvent: 'connect' }))
    expect(await codeOf(replyWith(table), {}, { exchange: closed })).toBe('connect-failed')
    const silent = openExchange(() => ({ stream: new Socket(), openEvent: 'connect' }))
    expect(await codeOf(replyWith(table), {}, { limits, exchange: silent })).toBe('connect-timeout')
  })

  it('is not asked beyond the hop that was refused', async () => {
    const { dialed } = await fetchFrom(redirectTo('https://169.254.169.254/'))
    expect(dialed).toEqual([{ host: 'lists.example', address: '93.184.215.14' }])
  })

  it('sends a spreadsheet that is none', async () => {
    const publisher = publisherOf([fileOf('list.xlsx', { kind: 'xlsx' })])
    expect(await codeOf(replyWith(table), { publisher })).toBe('kind-wrong')
  })

  it('sends fewer bytes than any real list has', async () => {
    const publisher = publisherOf([fileOf('sdn.csv', { bytesMin: 1000 })])
    expect(await codeOf(replyWith(table), { publisher })).toBe('too-small')
  })
})

describe('a name that resolves to where no publisher is', () => {
  it.each(['127.0.0.1', '10.0.0.1', '::1', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe'])(
    'is refused before a connection: %s',
    async (address) => {
      const family = address.includes(':') ? 6 : 4
      const resolve = async () => await Promise.resolve([{ address, family } as const])
      const { result, dialed } = await fetchFrom(replyWith(table), {}, { resolve })
      expect(result).toMatchObject({ state: 'refused', faults: [{ code: 'address-refused' }] })
      expect(dialed).toEqual([])
    },
  )

  it('is refused even where only one of its addresses is reserved', async () => {
    const addresses = [{ address: '93.184.215.14', family: 4 } as const, { address: '192.168.0.1', family: 4 } as const]
    const { result, dialed } = await fetchFrom(
      replyWith(table),
      {},
      { resolve: async () => await Promise.resolve(addresses) },
    )
    expect(result.state).toBe('refused')
    expect(dialed).toEqual([])
  })

  it('cannot answer otherwise the second time: one resolution, and that address is dialed', async () => {
    let count = 0
    const resolve = async () =>
      await Promise.resolve([{ address: count++ === 0 ? '93.184.215.14' : '169.254.169.254', family: 4 } as const])
    const { result, dialed } = await fetchFrom(replyWith(table), {}, { resolve })
    expect(result.state).toBe('fetched')
    expect(dialed).toEqual([{ host: 'lists.example', address: '93.184.215.14' }])
    expect(count).toBe(1)
  })

  it('is judged anew at each hop', async () => {
    let count = 0
    const resolve = async () =>
      await Promise.resolve([{ address: count++ === 0 ? '93.184.215.14' : '169.254.169.254', family: 4 } as const])
    expect(await codeOf(redirectTo('/again'), {}, { resolve })).toBe('address-refused')
  })

  it('is not waited for longer than for the file', async () => {
    const limits = { connectMs: 10_000, idleMs: 10_000, totalMs: 100, hopsMax: 5 }
    expect(await codeOf(replyWith(table), {}, { limits, resolve: () => new Promise(() => undefined) })).toBe(
      'total-timeout',
    )
  })

  it('has no address', async () => {
    const resolve = async () => await Promise.reject(new Error('ENOTFOUND'))
    expect(await codeOf(replyWith(table), {}, { resolve })).toBe('name-unknown')
  })
})

describe('a publisher that behaves', () => {
  it('gives its file with hash, size, headers and place', async () => {
    const headers = { etag: '"v1"', 'last-modified': 'Fri, 20 Nov 2026 10:00:00 GMT', 'set-cookie': 'a=b' }
    const { result } = await fetchFrom(replyWith(table, headers))
    expect(result).toMatchObject({
      state: 'fetched',
      listId: 'invented_list',
      fetchedAt: '2026-11-22T10:00:00.000Z',
      attempts: 1,
      files: [
        { name: 'sdn.csv', sha256, bytes: table.length, etag: '"v1"', finalUrl: 'https://lists.example/sdn.csv' },
      ],
    })
    if (result.state !== 'fetched') return
    expect(readFileSync(result.files[0]?.path ?? '', 'latin1')).toBe(table)
    expect(result.files[0]?.headers).not.toHaveProperty('set-cookie')
  })

  it('may compress, and may send chunks', async () => {
    const behaviors = [
      replyWith(gzipped, asGzip),
      ((socket) => {
        const head = headOf('', { 'content-length': null, 'transfer-encoding': 'chunked' })
        socket.end(
          Buffer.concat([head, Buffer.from(`${table.length.toString(16)}\r\n${table}\r\n0\r\n\r\n`, 'latin1')]),
        )
      }) satisfies Behavior,
    ]
    for (const behavior of behaviors) {
      const { result } = await fetchFrom(behavior)
      expect(result).toMatchObject({ state: 'fetched', files: [{ sha256, bytes: table.length }] })
    }
    const { result } = await fetchFrom(replyWith(gzipped, asGzip))
    const transport = { status: 200, finalHost: 'lists.example', allowedHosts: ['lists.example', 'files.example'] }
    const received = { contentLength: gzipped.length, receivedBytes: gzipped.length }
    expect(result).toMatchObject({ files: [{ transport: { ...transport, ...received } }] })
  })

  it('may redirect to a host that its entry names; the query, which may be signed, is not kept', async () => {
    const { result, dialed } = await fetchFrom(redirectTo('https://files.example/x/sdn.csv?signature=abc'))
    expect(dialed.map(({ host }) => host)).toEqual(['lists.example', 'files.example'])
    expect(result).toMatchObject({ files: [{ finalUrl: 'https://files.example/x/sdn.csv', hops: 1 }] })
  })

  it('is asked by the second address where the first does not take the connection', async () => {
    const server = await openMisbehavingServer(replyWith(table))
    const addresses = [
      { address: '93.184.215.15', family: 4 } as const,
      { address: '93.184.215.14', family: 4 } as const,
    ]
    const context = contextOf({ folder: temporaryFolder().path, wire: server.wire }, {})
    const result = await fetchList(
      { publisher: one, format: null, profile: 'full', previous: null },
      {
        ...context,
        resolve: async () => await Promise.resolve(addresses),
        exchange: async (request) => {
          if (request.address.address === '93.184.215.15') throw new FetchError('connect-failed', 'refused')
          return await context.exchange(request)
        },
      },
    )
    expect(result.state).toBe('fetched')
  })
})

describe('asking whether a list has changed', () => {
  const known: Validators = {
    url: 'https://lists.example/sdn.csv',
    etag: '"v1"',
    lastModified: 'Fri, 20 Nov 2026 10:00:00 GMT',
    sha256,
    bytes: table.length,
  }
  const notModified = replyWith('', { 'content-length': null, etag: 'W/"v1"' }, 304)

  it('sends what the publisher said, and takes "not modified" for unchanged', async () => {
    const { result, headers, folder } = await fetchFrom(notModified, { previous: [known] })
    expect(headers[0]).toMatchObject({ 'if-none-match': '"v1"', 'if-modified-since': known.lastModified })
    expect(result).toMatchObject({ state: 'unchanged', because: 'not-modified', validators: [known] })
    expect(readdirSync(folder)).toEqual([])
  })

  it('tells the same bytes under a new tag from news', async () => {
    const { result } = await fetchFrom(replyWith(table, { etag: '"v2"' }), { previous: [known] })
    expect(result).toMatchObject({ state: 'unchanged', because: 'same-bytes', validators: [{ etag: '"v2"', sha256 }] })
  })

  it('believes the bytes, not the tag: the same tag over other bytes is news', async () => {
    const { result } = await fetchFrom(replyWith('3,"A THIRD"\r\n', { etag: '"v1"' }), { previous: [known] })
    expect(result.state).toBe('fetched')
  })

  it('does not believe "not modified" of another tag, and asks again without a condition', async () => {
    const behaviors = [replyWith('', { 'content-length': null, etag: '"v9"' }, 304), replyWith(table)]
    const { result, headers } = await fetchFrom(
      (socket, request) => behaviors.shift()?.(socket, request),
      { previous: [{ ...known, sha256: 'other' }] },
      { retry: { attemptsMax: 2, firstMs: 1000, longestMs: 8000 } },
    )
    expect(result).toMatchObject({ state: 'fetched', attempts: 2, notes: [expect.stringContaining('"v9"')] })
    expect(headers[1]).not.toHaveProperty('if-none-match')
  })
})

describe('a set of several files', () => {
  const set = publisherOf([
    fileOf('sdn.csv', { role: 'primary' }),
    fileOf('alt.csv', { role: 'aliases' }),
    fileOf('sdn_comments.csv', { role: 'comments' }),
  ])
  const tagged = (tag: string): Behavior => {
    return (socket, request) => {
      if (request.headers['if-none-match'] === tag)
        replyWith('', { 'content-length': null, etag: tag }, 304)(socket, request)
      else replyWith(`1,"${request.path}"\r\n`, { etag: tag })(socket, request)
    }
  }

  it('comes whole, with the files that the profile declares', async () => {
    const full = await fetchFrom(tagged('"a"'), { publisher: set })
    expect(full.result).toMatchObject({
      files: [{ name: 'sdn.csv' }, { name: 'alt.csv' }, { name: 'sdn_comments.csv' }],
    })
    const less = await fetchFrom(tagged('"a"'), { publisher: set, profile: 'primary-only' })
    expect(less.result).toMatchObject({ state: 'fetched', files: [{ name: 'sdn.csv' }] })
    if (less.result.state === 'fetched') expect(less.result.files).toHaveLength(1)
  })

  it('is refused whole where one file fails, whichever it is', async () => {
    for (const missing of ['/sdn.csv', '/alt.csv', '/sdn_comments.csv']) {
      const behavior: Behavior = (socket, request) => {
        replyWith(table, {}, request.path === missing ? 404 : 200)(socket, request)
      }
      const { result, folder } = await fetchFrom(behavior, { publisher: set })
      expect(result).toMatchObject({
        state: 'refused',
        faults: [{ code: 'status-wrong', place: { file: missing.slice(1) } }],
      })
      expect(readdirSync(folder)).toEqual([])
    }
  })

  it('is fetched whole again where one file of it has changed', async () => {
    const first = await fetchFrom(tagged('"a"'), { publisher: set })
    if (first.result.state !== 'fetched') throw new Error('the set was not fetched')
    const previous = first.result.files.map((file) =>
      file.name === 'alt.csv' ? { ...file, etag: '"old"', sha256: 'x' } : file,
    )
    const { result } = await fetchFrom(tagged('"a"'), { publisher: set, previous })
    expect(result.state).toBe('fetched')
    if (result.state !== 'fetched') return
    expect(result.files.map(({ name }) => name)).toEqual(['sdn.csv', 'alt.csv', 'sdn_comments.csv'])
    for (const { path } of result.files) expect(existsSync(path)).toBe(true)
  })

  it('is never of two publications: a change while it is fetched is seen, and it is asked again', async () => {
    let count = 0
    const moving: Behavior = (socket, request) => tagged(count++ < 2 ? '"a"' : '"b"')(socket, request)
    const once = await fetchFrom(moving, { publisher: set })
    expect(once.result).toMatchObject({ state: 'refused', faults: [{ code: 'publication-moved' }] })
    count = 0
    const twice = await fetchFrom(
      moving,
      { publisher: set },
      { retry: { attemptsMax: 2, firstMs: 1000, longestMs: 8000 } },
    )
    expect(twice.result).toMatchObject({
      state: 'fetched',
      attempts: 2,
      files: [{ etag: '"b"' }, { etag: '"b"' }, { etag: '"b"' }],
    })
    expect(readdirSync(twice.folder)).toHaveLength(1)
  })
})

describe('asking again', () => {
  const retry = { attemptsMax: 4, firstMs: 1000, longestMs: 3000 }

  it('is done for what may pass, with waits that grow, are drawn and are bounded', async () => {
    const { result, waits } = await fetchFrom((socket) => socket.end(), {}, { retry })
    expect(result).toMatchObject({ state: 'refused', attempts: 4, faults: [{ code: 'body-cut' }] })
    expect(result.notes).toHaveLength(3)
    expect(waits).toEqual([750, 1500, 2250])
  })

  it('waits as long as the publisher asks, within bounds, and tells the scheduler', async () => {
    const { result, waits } = await fetchFrom(replyWith('', { 'retry-after': '2' }, 429), {}, { retry })
    expect(waits).toEqual([2000, 2000, 2250])
    expect(result).toMatchObject({ state: 'refused', retryAfterMs: 2000 })
  })

  it('is not done for what will not pass', async () => {
    const { result, waits } = await fetchFrom(redirectTo('https://evil.example/'), {}, { retry })
    expect(result).toMatchObject({ state: 'refused', attempts: 1 })
    expect(waits).toEqual([])
  })

  it('ends at an interruption, and keeps nothing', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 40)
    const slow: Behavior = (socket) => drip(socket, 10)
    expect(await codeOf(slow, {}, { retry, signal: controller.signal })).toBe('interrupted')
  })
})

describe('a list that nobody can fetch', () => {
  it('says that it is closed and what succeeds it', async () => {
    const availability = {
      kind: 'closed',
      on: '2026-01-28',
      successor: 'other_list',
      notice: 'https://x.example',
    } as const
    const { result, dialed } = await fetchFrom(replyWith(table), { publisher: { ...one, availability } })
    expect(result).toMatchObject({ state: 'refused', attempts: 0, faults: [{ code: 'list-closed' }] })
    expect(dialed).toEqual([])
  })

  it('says which formats there are', async () => {
    const { result } = await fetchFrom(replyWith(table), { format: 'un-xml' })
    expect(result).toMatchObject({ faults: [{ message: expect.stringContaining('known are: ofac-csv') }] })
  })

  it('says that the folder cannot be written', async () => {
    const { result } = await fetchFrom(replyWith(table), {}, { folder: '/nowhere/at/all' })
    expect(result).toMatchObject({ faults: [{ code: 'not-writable' }] })
  })
})
