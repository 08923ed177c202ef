// A publisher that misbehaves: a raw server on this machine that sends whatever bytes a test wants, over TCP or TLS, and
// counts who connects. It speaks for any host: the wire leads every address here.

import { connect as connectPlain, createServer as createPlain, type Server, type Socket } from 'node:net'
import { connect as connectTls, createServer as createTls } from 'node:tls'
import { onTestFinished } from 'vitest'
import { tlsOptions, type Wire } from '../sources/fetch-exchange.ts'

export interface SeenRequest {
  readonly host: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** Answers one request by writing to the connection; the connection is its own to end. */
export type Behavior = (socket: Socket, request: SeenRequest) => void

export interface MisbehavingServer {
  readonly wire: Wire
  /** Hosts and addresses that were connected to, in order. */
  readonly dialed: readonly { readonly host: string; readonly address: string }[]
  readonly requests: readonly SeenRequest[]
}

interface ServerOptions {
  /** Key and certificate; without them it speaks plain TCP. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Trusted by the wire; without it the wire trusts who the machine trusts. */
  readonly ca?: string
}

/** Opens the server for one test; it is closed with it. */
export async function openMisbehavingServer(
  behavior: Behavior,
  options: ServerOptions = {},
): Promise<MisbehavingServer> {
  const dialed: { host: string; address: string }[] = []
  const requests: SeenRequest[] = []
  const sockets = new Set<Socket>()
  const serve = (socket: Socket): void => {
    socket.on('error', () => undefined)
    let head = ''
    socket.on('data', (chunk) => {
      if (head.includes('\r\n\r\n')) return
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      const request = parseHead(head)
      requests.push(request)
      behavior(socket, request)
    })
  }
  const server = options.tls === undefined ? createPlain(serve) : createTls(options.tls, serve)
  server.on('tlsClientError', () => undefined)
  server.on('connection', (socket: Socket) => sockets.add(socket))
  const port = await listen(server)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    dialed,
    requests,
    wire({ host, address }) {
      dialed.push({ host, address: address.address })
      if (options.tls === undefined) return { stream: connectPlain({ port, host: '127.0.0.1' }), openEvent: 'connect' }
      const trust = options.ca === undefined ? {} : { ca: options.ca }
      const stream = connectTls({ ...tlsOptions(host), port, host: '127.0.0.1', ...trust })
      return { stream, openEvent: 'secureConnect' }
    },
  }
}

/** A whole reply as raw bytes: right, unless the headers given say otherwise. */
export function replyWith(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string | null>> = {},
  status = 200,
): Behavior {
  return (socket) => {
    socket.end(Buffer.concat([headOf(body, headers, status), Buffer.from(body)]))
  }
}

/** The head of a reply; a header set to null is left out. */
export function headOf(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string | null>> = {},
  status = 200,
): Buffer {
  const all: Record<string, string | null> = {
    'content-type': 'application/octet-stream',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}\r\n`]))
  return Buffer.from(`HTTP/1.1 ${status} Some Words\r\n${lines.join('')}\r\n`, 'latin1')
}

function parseHead(head: string): SeenRequest {
  const [first = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.flatMap((line) => {
      const colon = line.indexOf(':')
      return colon > 0 ? [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]] : []
    }),
  )
  return { path: first.split(' ')[1] ?? '', host: headers.host ?? '', headers }
}

async function listen(server: Server): Promise<number> {
  return await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      resolve(typeof at === 'object' && at !== null ? at.port : 0)
    })
  })
}
