// One HTTPS request to one address that was already judged: no name is resolved here, so nobody can answer differently
// the second time. Gives status, headers and a body that ends in an error unless it came whole (laws L5, L12).

import { type IncomingMessage, request as openRequest } from 'node:http'
import type { Socket } from 'node:net'
import { type ConnectionOptions, connect } from 'node:tls'
import { reasonOf } from '../config/index.ts'
import { FetchError } from './fetch-faults.ts'
import type { Address } from './guard-address.ts'

export interface ExchangeLimits {
  /** Until the connection is open and its certificate is checked. */
  readonly connectMs: number
  /** Longest silence, before and within the reply. */
  readonly idleMs: number
}

export interface ExchangeRequest {
  readonly url: URL
  readonly address: Address
  readonly headers: Readonly<Record<string, string>>
  readonly limits: ExchangeLimits
  /** Aborts with a `FetchError` as its reason. */
  readonly signal: AbortSignal
}

export interface Reply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Read once; throws `FetchError` where it is cut. */
  readonly body: AsyncIterable<Uint8Array>
  close(): void
}

/** Sends a request and resolves with the beginning of the reply. Throws `FetchError`. */
export type Exchange = (request: ExchangeRequest) => Promise<Reply>

/** Opens a connection on which HTTP can be spoken; given so that tests speak to a server of their own. */
export type Wire = (target: { readonly host: string; readonly address: Address }) => {
  readonly stream: Socket
  /** Name of the event that says that it is open and, for TLS, that the certificate is the host's. */
  readonly openEvent: 'secureConnect' | 'connect'
}

/** TLS 1.2 or newer, and the certificate must be the host's, whatever the environment says. */
export function tlsOptions(host: string): ConnectionOptions {
  return { servername: host, ALPNProtocols: ['http/1.1'], minVersion: 'TLSv1.2', rejectUnauthorized: true }
}

const tlsWire: Wire = ({ host, address }) => ({
  stream: connect({ ...tlsOptions(host), host: address.address, port: 443 }),
  openEvent: 'secureConnect',
})

/** The way to publishers over `wire`, which is TLS unless a test says otherwise. */
export function openExchange(wire: Wire = tlsWire): Exchange {
  return async (request) => {
    const stream = await openWire(wire, request)
    try {
      return await askOver(stream, request)
    } catch (cause) {
      stream.destroy()
      throw cause
    }
  }
}

async function openWire(wire: Wire, { url, address, limits, signal }: ExchangeRequest): Promise<Socket> {
  signal.throwIfAborted()
  const { stream, openEvent } = wire({ host: url.hostname, address })
  const where = `${url.hostname} (${address.address})`
  return await new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      stream.destroy()
      reject(error)
    }
    const abort = (): void => fail(signal.reason as Error)
    const timer = setTimeout(() => {
      fail(new FetchError('connect-timeout', `${where} did not answer within ${limits.connectMs} ms`))
    }, limits.connectMs)
    signal.addEventListener('abort', abort, { once: true })
    // Stays attached: an error that comes when nobody listens must not end the process.
    stream.on('error', (cause) => fail(connectError(where, cause)))
    stream.once(openEvent, () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      resolve(stream)
    })
  })
}

function connectError(where: string, cause: NodeJS.ErrnoException): FetchError {
  const isTls = /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|EPROTO)/u.test(
    cause.code ?? '',
  )
  const code = isTls ? 'tls-refused' : 'connect-failed'
  return new FetchError(code, `no trusted connection to ${where}: ${reasonOf(cause)}`, { cause })
}

/** What went wrong after the reply had begun, which Node tells to the request and not to its reader. */
interface Trouble {
  error: Error | null
}

async function askOver(stream: Socket, { url, headers, limits, signal }: ExchangeRequest): Promise<Reply> {
  return await new Promise((resolve, reject) => {
    const trouble: Trouble = { error: null }
    let reply: IncomingMessage | null = null
    const request = openRequest({
      createConnection: () => stream,
      method: 'GET',
      host: url.hostname,
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.hostname, connection: 'close' },
      maxHeaderSize: 32_768,
    })
    const stop = (error: Error): void => {
      trouble.error ??= error
      if (reply === null) request.destroy(error)
      else reply.destroy(error)
      stream.destroy()
      // A request that is no longer Node's, as after an upgrade, tells nobody: so it ends here in any case.
      reject(error)
    }
    const abort = (): void => stop(signal.reason as Error)
    signal.addEventListener('abort', abort, { once: true })
    request.on('close', () => signal.removeEventListener('abort', abort))
    stream.setTimeout(limits.idleMs, () => stop(idleError(url, limits)))
    request.on('error', (cause) => {
      trouble.error ??= cause
      reject(replyError(url, trouble.error))
    })
    request.on('upgrade', ({ statusCode }) => {
      stop(new FetchError('status-wrong', `${url.hostname} answered with status ${statusCode ?? 0}, not 200`))
    })
    request.on('close', () => {
      reject(new FetchError('body-cut', `${url.hostname} ended the connection before a reply`))
    })
    request.on('response', (message) => {
      reply = message
      resolve({
        status: message.statusCode ?? 0,
        headers: headersOf(message),
        body: readBody(message, url, trouble),
        close() {
          stream.destroy()
        },
      })
    })
    request.end()
  })
}

async function* readBody(message: IncomingMessage, url: URL, trouble: Trouble): AsyncGenerator<Uint8Array> {
  const { headers } = message
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
    throw new FetchError('length-unknown', `${url.hostname} does not say how long its reply is`)
  }
  let bytes = 0
  try {
    for await (const chunk of message) {
      bytes += (chunk as Uint8Array).length
      yield chunk as Uint8Array
    }
  } catch (cause) {
    throw bodyError({ url, message, bytes }, trouble.error ?? cause)
  }
  if (trouble.error !== null || !message.complete) throw bodyError({ url, message, bytes }, trouble.error)
}

interface BrokenBody {
  readonly url: URL
  readonly message: IncomingMessage
  readonly bytes: number
}

function bodyError({ url, message, bytes }: BrokenBody, cause: unknown): FetchError {
  if (cause instanceof FetchError) return cause
  const length = message.headers['content-length']
  if (isProtocolError(cause) && message.complete) {
    return new FetchError('length-wrong', `${url.hostname} announced ${length ?? bytes} bytes and sent more`, { cause })
  }
  const of = length === undefined ? '' : ` of ${length}`
  return new FetchError('body-cut', `${url.hostname} ended the reply after ${bytes}${of} bytes`, { cause })
}

function replyError(url: URL, cause: Error): FetchError {
  if (cause instanceof FetchError) return cause
  if (isProtocolError(cause)) {
    return new FetchError('reply-broken', `${url.hostname} does not speak HTTP: ${cause.message}`, { cause })
  }
  return new FetchError('body-cut', `${url.hostname} ended the connection before a reply: ${cause.message}`, { cause })
}

function isProtocolError(cause: unknown): boolean {
  return cause instanceof Error && ((cause as NodeJS.ErrnoException).code ?? '').startsWith('HPE_')
}

function idleError(url: URL, limits: ExchangeLimits): FetchError {
  return new FetchError('idle-timeout', `${url.hostname} was silent for ${limits.idleMs} ms`)
}

function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return headers
}
