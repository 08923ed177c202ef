// One file of a list, asked for once: each hop is judged by URL and by address before a connection is opened, and the
// bytes are counted, hashed and looked at while they are written. Nothing that is not whole is given (law L12).

import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { TransportFacts } from '@hindsight/engine/lists'
import { reasonOf } from '../config/index.ts'
import { readContent } from './fetch-content.ts'
import type { Exchange, ExchangeLimits, Reply } from './fetch-exchange.ts'
import { FetchError } from './fetch-faults.ts'
import { type Address, findReservation } from './guard-address.ts'
import { guardUrl } from './guard-url.ts'
import type { SourceFile } from './registry.ts'

/** What the publisher said about a file when it was fetched whole, to ask whether it has changed. */
export interface Validators {
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
  readonly sha256: string
  readonly bytes: number
}

export interface FetchLimits extends ExchangeLimits {
  /** For one file with all its hops. */
  readonly totalMs: number
  readonly hopsMax: number
}

export interface FileContext {
  readonly exchange: Exchange
  /** All addresses of a name; rejects where there are none. Called once for each hop. */
  readonly resolve: (host: string) => Promise<readonly Address[]>
  readonly limits: FetchLimits
  readonly userAgent: string
  /** Interrupts the fetch; null where nobody may. */
  readonly signal: AbortSignal | null
}

export interface FileQuestion {
  readonly file: SourceFile
  readonly hosts: readonly string[]
  readonly redirectHosts: readonly string[]
  /** Ask only for what differs from this; null asks for the file as it is. */
  readonly known: Validators | null
}

/** A file that came whole. */
export interface FetchedFile extends Validators {
  readonly name: string
  readonly role: SourceFile['role']
  /** Where its bytes lie, without the encoding of the transport. */
  readonly path: string
  /** Where it came from after redirects, without the query, which may hold a signature that expires. */
  readonly finalUrl: string
  readonly hops: number
  readonly headers: Readonly<Record<string, string>>
  /** The same as the gate looks at it. */
  readonly transport: TransportFacts
}

const redirects: readonly number[] = [301, 302, 303, 307, 308]
const busy: readonly number[] = [408, 425, 429, 500, 502, 503, 504]
const headerCharactersMax = 1000

/** The file written to `path`, or `unchanged`. Throws `FetchError`; what stands at `path` is then of no use. */
export async function fetchFile(
  question: FileQuestion,
  path: string,
  context: FileContext,
): Promise<FetchedFile | 'unchanged'> {
  return await withinTime(question.file, context, async (signal) => {
    const opened = await openFinal(question, { ...context, signal })
    try {
      if (isUnchanged(opened.reply, opened.url, question.known)) return 'unchanged'
      return await saveReply(question, path, opened)
    } finally {
      opened.reply.close()
    }
  })
}

/** Whether the publisher still has what was fetched: its answer to the same condition, the body left alone. */
export async function isStillCurrent(question: FileQuestion, context: FileContext): Promise<boolean> {
  return await withinTime(question.file, context, async (signal) => {
    const { reply, url } = await openFinal(question, { ...context, signal })
    reply.close()
    if (isUnchanged(reply, url, question.known)) return true
    if (question.known?.etag != null) return reply.headers.etag === question.known.etag
    return reply.headers['last-modified'] === question.known?.lastModified
  })
}

interface Opened {
  readonly reply: Reply
  readonly url: URL
  readonly hops: number
}

type Timed = FileContext & { readonly signal: AbortSignal }

async function withinTime<T>(
  file: SourceFile,
  { limits, signal }: FileContext,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new FetchError('total-timeout', `${file.name} did not arrive within ${limits.totalMs} ms`))
  }, limits.totalMs)
  const passOn = (): void => {
    const { reason } = signal ?? {}
    controller.abort(reason instanceof FetchError ? reason : new FetchError('interrupted', 'the fetch was interrupted'))
  }
  if (signal?.aborted === true) passOn()
  signal?.addEventListener('abort', passOn, { once: true })
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', passOn)
  }
}

/** Follows redirects, each judged anew, to the first reply that is none. */
async function openFinal(question: FileQuestion, context: Timed): Promise<Opened> {
  const { file, hosts, redirectHosts } = question
  let url = allowed(file.url, hosts)
  const seen = new Set<string>()
  for (let hops = 0; hops <= context.limits.hopsMax; hops++) {
    if (seen.has(url.href)) throw new FetchError('redirect-loop', `${url.hostname} redirects in a circle`)
    seen.add(url.href)
    const reply = await ask(url, question, context)
    if (!redirects.includes(reply.status)) return { reply, url, hops }
    reply.close()
    const { location } = reply.headers
    if (location === undefined) throw new FetchError('redirect-broken', `${url.hostname} redirects to nowhere`)
    url = allowed(location, [...hosts, ...redirectHosts], url)
  }
  throw new FetchError('redirect-many', `${file.url} redirects more than ${context.limits.hopsMax} times`)
}

function allowed(text: string, hosts: readonly string[], from?: URL): URL {
  const verdict = guardUrl(text, hosts, from)
  if (verdict.state === 'allowed') return verdict.url
  const by = from === undefined ? '' : `redirected by ${from.hostname}: `
  throw new FetchError(verdict.code, `${by}${verdict.reason}`)
}

/** Asks the first address that takes the connection; a name with even one reserved address is not asked at all. */
async function ask(url: URL, { known }: FileQuestion, context: Timed): Promise<Reply> {
  const addresses = await resolveAll(url, context)
  const headers = { ...conditions(known), accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': context.userAgent }
  let last: unknown = null
  for (const address of addresses.slice(0, 4)) {
    try {
      return await context.exchange({ url, address, headers, limits: context.limits, signal: context.signal })
    } catch (cause) {
      const isElsewhere = cause instanceof FetchError && cause.code.startsWith('connect-')
      if (!isElsewhere) throw cause
      last = cause
    }
  }
  throw last
}

async function resolveAll(url: URL, { resolve, signal }: Timed): Promise<readonly Address[]> {
  signal.throwIfAborted()
  let addresses: readonly Address[]
  try {
    addresses = await orAborted(resolve(url.hostname), signal)
  } catch (cause) {
    if (cause instanceof FetchError) throw cause
    throw new FetchError('name-unknown', `${url.hostname} could not be resolved: ${reasonOf(cause)}`, { cause })
  }
  if (addresses.length === 0) throw new FetchError('name-unknown', `${url.hostname} has no address`)
  for (const { address } of addresses) {
    const reservation = findReservation(address)
    if (reservation === null) continue
    throw new FetchError('address-refused', `${url.hostname} resolves to ${address}: it is ${reservation}`)
  }
  return addresses
}

/** A name server cannot be interrupted, but nobody has to wait for it. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return await new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

function conditions(known: Validators | null): Record<string, string> {
  if (known === null) return {}
  return {
    ...(known.etag === null ? {} : { 'if-none-match': known.etag }),
    ...(known.lastModified === null ? {} : { 'if-modified-since': known.lastModified }),
  }
}

/** True for a 304 that was asked for and is about what we have. Throws where the status is not 200. */
function isUnchanged({ status, headers }: Reply, url: URL, known: Validators | null): boolean {
  if (status === 200) return false
  if (status === 304) {
    if (known === null || (known.etag === null && known.lastModified === null)) {
      throw new FetchError('unasked-304', `${url.hostname} says "not modified" and was not asked`)
    }
    const isOther = known.etag !== null && headers.etag !== undefined && weakly(headers.etag) !== weakly(known.etag)
    if (!isOther) return true
    throw new FetchError('etag-wrong', `${url.hostname} says "not modified" of ${headers.etag}, not of ${known.etag}`)
  }
  if (busy.includes(status)) {
    const retryAfterMs = waitOf(headers['retry-after'])
    throw new FetchError('status-busy', `${url.hostname} answered with status ${status}`, { retryAfterMs })
  }
  throw new FetchError('status-wrong', `${url.hostname} answered with status ${status}, not 200`)
}

/** Two entity tags are compared without their weakness (RFC 9110, 8.8.3.2). */
function weakly(etag: string): string {
  return etag.replace(/^W\//u, '')
}

/** Seconds only: a date would have to be compared with our clock. */
function waitOf(retryAfter: string | undefined): number | null {
  return retryAfter !== undefined && /^\d{1,6}$/u.test(retryAfter) ? Number(retryAfter) * 1000 : null
}

async function saveReply(question: FileQuestion, path: string, { reply, url, hops }: Opened): Promise<FetchedFile> {
  const { file } = question
  const declared = declaredBytes(reply, url)
  if (declared !== null && declared > file.bytesMax) {
    throw new FetchError('too-large', `${file.name} has ${declared} bytes; at most ${file.bytesMax} are taken`)
  }
  const content = { host: url.hostname, kind: file.kind, headers: reply.headers, bytesMax: file.bytesMax }
  const meter = { receivedBytes: 0 }
  const { bytes, sha256 } = await write(path, readContent(countReceived(reply.body, meter), content))
  if (declared !== null && meter.receivedBytes !== declared) {
    const message = `${url.hostname} announced ${declared} bytes and sent ${meter.receivedBytes}`
    throw new FetchError('length-wrong', message)
  }
  if (bytes < file.bytesMin) {
    throw new FetchError('too-small', `${file.name} has ${bytes} bytes; a real one has at least ${file.bytesMin}`)
  }
  return {
    name: file.name,
    role: file.role,
    path,
    sha256,
    bytes,
    url: file.url,
    finalUrl: `${url.origin}${url.pathname}`,
    hops,
    etag: reply.headers.etag ?? null,
    lastModified: reply.headers['last-modified'] ?? null,
    headers: keptHeaders(reply.headers),
    transport: {
      url: file.url,
      status: reply.status,
      finalHost: url.hostname,
      allowedHosts: [...question.hosts, ...question.redirectHosts],
      contentType: reply.headers['content-type'] ?? null,
      contentLength: declared,
      receivedBytes: meter.receivedBytes,
    },
  }
}

function declaredBytes({ headers }: Reply, { hostname }: URL): number | null {
  const text = headers['content-length']
  if (text === undefined) return null
  if (!/^\d{1,15}$/u.test(text)) throw new FetchError('length-wrong', `${hostname} gives the length ${text}`)
  return Number(text)
}

async function* countReceived(
  body: AsyncIterable<Uint8Array>,
  meter: { receivedBytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    meter.receivedBytes += chunk.length
    yield chunk
  }
}

async function write(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const handle = await writing(path, open(path, 'wx', 0o600))
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      await writeWhole(path, handle, chunk)
    }
    return { bytes, sha256: hash.digest('hex') }
  } finally {
    await handle.close()
  }
}

async function writeWhole(path: string, handle: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await writing(path, handle.write(chunk, at))).bytesWritten
}

async function writing<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw new FetchError('not-writable', `${path} could not be written: ${reasonOf(cause)}`, { cause })
  }
}

/** What is kept as proof of where the file came from; cookies are none. */
function keptHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).filter(([name]) => name !== 'set-cookie')
  return Object.fromEntries(kept.map(([name, value]) => [name, value.slice(0, headerCharactersMax)]))
}
