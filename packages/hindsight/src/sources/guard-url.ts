// Which URL may be asked: HTTPS, a host that the list's entry names, no login, no other port. Asked again at every
// redirect, so a publisher cannot be made to send us elsewhere (reliability THR-19).

import { isIP } from 'node:net'
import type { FetchFault } from './fetch-faults.ts'

export type UrlVerdict =
  | { readonly state: 'allowed'; readonly url: URL }
  | { readonly state: 'refused'; readonly code: FetchFault; readonly reason: string }

const longestUrl = 4096

/** Judges a URL, absolute or relative to `base`, by its text alone; its address is judged when it is resolved. */
export function guardUrl(text: string, hosts: readonly string[], base?: URL): UrlVerdict {
  const url = parse(text, base)
  if (url === null) return refuse('url-refused', `${shorten(text)} is no URL`)
  if (text.length > longestUrl) return refuse('url-refused', `it is longer than ${longestUrl} characters`)
  if (url.protocol !== 'https:') return refuse('url-refused', `${shorten(url.href)} is not HTTPS`)
  if (url.username !== '' || url.password !== '')
    return refuse('url-refused', `the URL for ${url.hostname} holds a login`)
  if (url.port !== '') return refuse('url-refused', `${url.host} names the port ${url.port}; only 443 is asked`)
  const host = url.hostname.replace(/^\[|\]$/gu, '')
  if (isIP(host) !== 0) return refuse('address-refused', `${host} is an address, not the name of a publisher`)
  if (!hosts.includes(url.hostname)) {
    return refuse('host-refused', `${url.hostname} is not among the hosts of this list (${hosts.join(', ')})`)
  }
  return { state: 'allowed', url }
}

function parse(text: string, base: URL | undefined): URL | null {
  // Control characters, spaces and backslashes are dropped or turned by the URL parser, so what is read is not what is sent.
  if (/[\u0000-\u0020\u007f-\u00a0\\]/u.test(text)) return null
  return URL.parse(text, base?.href)
}

function refuse(code: FetchFault, reason: string): UrlVerdict {
  return { state: 'refused', code, reason }
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
