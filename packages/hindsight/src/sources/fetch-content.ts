// What a publisher sent is looked at while it streams: an HTML page, a login, an error message or another kind of file
// is no list, even with status 200; a compressed reply must inflate whole and within bounds (A6.1 step 1, THR-21).

import { FetchError } from './fetch-faults.ts'
import { InflateError, inflate } from './inflate.ts'

/** What a file of a list is, told by its first bytes. */
export type FileKind = 'xml' | 'csv' | 'text' | 'json' | 'xlsx'

/** What no text has; 0x1A is the end mark of some. */
const binaryMarks = /[\u0000-\u0008\u000e-\u0019]/u
/** As many bytes as are looked at before anything is written. */
const headBytes = 16_384

const beginnings: Readonly<Record<FileKind, RegExp>> = {
  xml: /^(?:<\?xml\s|<!--|<[A-Za-z])/u,
  json: /^[[{]/u,
  xlsx: /^PK\u0003\u0004/u,
  // A table begins with a letter, a digit or a quote; markup, JSON, archives and binary files do not.
  csv: /^["\p{L}\p{N}]/u,
  text: /^["\p{L}\p{N}]/u,
}
const pageMarks = /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/iu
const loginMarks = /type\s*=\s*["']?password|<title>[^<]*(?:log\s?in|sign\s?in|anmeld|connexion)/iu
const errorMarks =
  /^(?:<\?xml[^>]*>\s*)?<(?:[A-Za-z]+:)?(?:Error|Fault|Exception)\b|^\{\s*"(?:error|errors|fault|message|detail|exception|statusCode|code)"\s*:/u

export interface Content {
  readonly host: string
  readonly kind: FileKind
  /** Of the reply, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytesMax: number
}

/** The bytes of the file, without the encoding of the transport. Throws `FetchError` before or while it gives them. */
export async function* readContent(body: AsyncIterable<Uint8Array>, content: Content): AsyncGenerator<Uint8Array> {
  let isJudged = false
  let held: Uint8Array[] = []
  let heldBytes = 0
  let bytes = 0
  for await (const chunk of decode(body, content)) {
    bytes += chunk.length
    if (bytes > content.bytesMax) throw tooLarge(content)
    if (isJudged) {
      yield chunk
      continue
    }
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes < headBytes) continue
    const head = Buffer.concat(held)
    judgeHead(head, content)
    isJudged = true
    held = []
    yield head
  }
  if (isJudged) return
  const whole = Buffer.concat(held)
  judgeHead(whole, content)
  yield whole
}

function decode(body: AsyncIterable<Uint8Array>, content: Content): AsyncIterable<Uint8Array> {
  const encoding = (content.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return body
  if (encoding === 'gzip' || encoding === 'x-gzip') return gunzip(body, content)
  throw new FetchError('encoding-unknown', `${content.host} sent the encoding ${encoding}, which was not asked for`)
}

async function* gunzip(body: AsyncIterable<Uint8Array>, content: Content): AsyncGenerator<Uint8Array> {
  try {
    yield* inflate(requireGzip(body, content), { bytesMax: content.bytesMax, allowsZip: content.kind === 'xlsx' })
  } catch (cause) {
    if (!(cause instanceof InflateError)) throw cause
    const code = ({ 'gzip-of-gzip': 'gzip-twice', 'too-large': 'gzip-bomb', 'zip-archive': 'kind-wrong' } as const)[
      cause.code as string
    ]
    throw new FetchError(code ?? 'gzip-broken', `${content.host}: ${cause.message}`, { cause })
  }
}

async function* requireGzip(body: AsyncIterable<Uint8Array>, { host }: Content): AsyncGenerator<Uint8Array> {
  let first: number | null = null
  for await (const chunk of body) {
    if (first === null && chunk.length > 0) first = chunk[0] ?? 0
    if (first !== null && first !== 0x1f)
      throw new FetchError('gzip-broken', `${host} says gzip and sent something else`)
    yield chunk
  }
}

function judgeHead(head: Buffer, { host, kind, headers }: Content): void {
  const text = head
    .subarray(0, headBytes)
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s*/u, '')
  if (text === '') throw new FetchError('too-small', `${host} sent nothing`)
  const type = headers['content-type']?.toLowerCase() ?? ''
  if (type.includes('html') || pageMarks.test(text)) {
    if (loginMarks.test(text)) throw new FetchError('login-instead', `${host} sent a login page with status 200`)
    const title = /<title[^>]*>([^<]{1,80})/iu.exec(text)?.[1]?.trim()
    const named = title === undefined ? '' : ` (${title})`
    throw new FetchError('html-instead', `${host} sent an HTML page${named} with status 200`)
  }
  const isError = errorMarks.test(text) || (kind !== 'json' && /^[[{]/u.test(text))
  if (isError) throw new FetchError('error-instead', `${host} sent a message with status 200: ${firstLine(text)}`)
  const isBinary = kind !== 'xlsx' && binaryMarks.test(text)
  if (isBinary || !beginnings[kind].test(text)) {
    throw new FetchError('kind-wrong', `${host} sent something that is not ${kind}: it begins ${firstLine(text)}`)
  }
}

function firstLine(text: string): string {
  return JSON.stringify(text.slice(0, 80).split(/[\r\n]/u, 1)[0] ?? '')
}

function tooLarge({ host, bytesMax }: Content): FetchError {
  return new FetchError('too-large', `${host} sent more than ${bytesMax} bytes`)
}
