// Why a list could not be fetched: code → remedy, whether asking again may help. Every code is a refusal of the whole
// fetch (law L12); the sentence is written where the fault is met, since only there the values are known.

import type { Fault } from '@hindsight/engine/lists'

interface FaultEntry {
  /** Asking again soon may help: the cause is the network, or a publication that was under way. */
  readonly isPassing: boolean
  readonly remedy: string
}

const askAgain = 'It is asked again by itself; if it persists, look at the publisher’s page, or get the file by hand.'
const lookAtPage = 'Look at the publisher’s page; if the list has moved, the registry of publishers has to follow.'
const byHand = 'Get the file by hand and give it to "hindsight lists add".'

const fetchFaults = {
  'url-refused': { isPassing: false, remedy: 'Only HTTPS URLs of the publisher’s own hosts are asked.' },
  'host-refused': { isPassing: false, remedy: lookAtPage },
  'address-refused': {
    isPassing: false,
    remedy: 'Check the name server: a publisher’s name must not lead into a private network.',
  },
  'name-unknown': { isPassing: true, remedy: 'Check the network and its name server.' },
  'connect-failed': { isPassing: true, remedy: 'Check the network, its firewall, and that direct HTTPS is allowed.' },
  'connect-timeout': { isPassing: true, remedy: 'Check the network, its firewall, and that direct HTTPS is allowed.' },
  'tls-refused': {
    isPassing: false,
    remedy:
      'Somebody may stand between us and the publisher. Check the machine’s clock and the proxy; never switch it off.',
  },
  'idle-timeout': { isPassing: true, remedy: askAgain },
  'total-timeout': { isPassing: true, remedy: askAgain },
  'body-cut': { isPassing: true, remedy: askAgain },
  'reply-broken': { isPassing: true, remedy: askAgain },
  'length-wrong': { isPassing: true, remedy: askAgain },
  'length-unknown': { isPassing: true, remedy: `Without a length nobody can tell that it is whole. ${byHand}` },
  'too-large': { isPassing: false, remedy: `${lookAtPage} Its limit stands in the registry.` },
  'too-small': { isPassing: true, remedy: `${askAgain} A real list is never this small.` },
  'status-busy': { isPassing: true, remedy: askAgain },
  'status-wrong': { isPassing: false, remedy: lookAtPage },
  'redirect-broken': { isPassing: false, remedy: lookAtPage },
  'redirect-loop': { isPassing: false, remedy: lookAtPage },
  'redirect-many': { isPassing: false, remedy: lookAtPage },
  'html-instead': { isPassing: true, remedy: `${lookAtPage} A page, even one that was sent as success, is no list.` },
  'login-instead': { isPassing: false, remedy: `${lookAtPage} It now wants a login. ${byHand}` },
  'error-instead': { isPassing: true, remedy: askAgain },
  'kind-wrong': { isPassing: false, remedy: lookAtPage },
  'gzip-broken': { isPassing: true, remedy: askAgain },
  'gzip-twice': { isPassing: false, remedy: lookAtPage },
  'gzip-bomb': { isPassing: false, remedy: `${lookAtPage} Nothing of it was kept.` },
  'encoding-unknown': { isPassing: false, remedy: lookAtPage },
  'unasked-304': { isPassing: true, remedy: 'It is asked again without a condition.' },
  'etag-wrong': { isPassing: true, remedy: 'It is asked again without a condition.' },
  'publication-moved': {
    isPassing: true,
    remedy: 'A new publication came while this one was fetched. It is asked again.',
  },
  'not-writable': { isPassing: false, remedy: 'Check the temporary folder: its rights and the space that is left.' },
  'list-closed': { isPassing: false, remedy: 'Use the list that succeeds it.' },
  'no-fixed-address': { isPassing: false, remedy: byHand },
  interrupted: { isPassing: false, remedy: 'Start it again.' },
} as const satisfies Record<string, FaultEntry>

export type FetchFault = keyof typeof fetchFaults

/** A fault met on the way; becomes the `Fault` of a refused fetch. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
  readonly code: FetchFault
  /** When the publisher asked to be left alone until, in milliseconds from now; null where it did not. */
  readonly retryAfterMs: number | null

  constructor(code: FetchFault, reason: string, options: { cause?: unknown; retryAfterMs?: number | null } = {}) {
    super(reason, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.retryAfterMs = options.retryAfterMs ?? null
  }

  get isPassing(): boolean {
    return fetchFaults[this.code].isPassing
  }
}

/** The fault as every reader of lists prints it. `file` is the name of the file or of the list. */
export function faultOfFetch({ code, message }: Pick<FetchError, 'code' | 'message'>, file: string): Fault {
  const place = { file, line: null, offset: null, recordId: null }
  return { code, place, message: `${file}: ${message}`, remedy: fetchFaults[code].remedy }
}
