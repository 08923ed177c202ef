// The real wire: a certificate must be the host's and known, whatever the environment says, and the address dialed is
// the one that was judged. The certificates are made for the test by openssl; without it, it is skipped and says so.

import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMisbehavingServer, replyWith } from '../testing/misbehaving-server.ts'
import { contextOf, fileOf, publisherOf } from '../testing/publisher-of.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openFetchContext } from './fetch-context.ts'
import { type FetchResult, fetchList } from './fetch-list.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
if (!hasOpenssl) console.error('skipped: certificates cannot be made, openssl is not installed')

interface Certificate {
  readonly key: string
  readonly cert: string
}

function certificateFor(host: string, days = '2'): Certificate {
  const folder = temporaryFolder().path
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`]
  execFileSync('openssl', ['req', '-x509', ...curve, ...names, '-days', days, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

async function fetchOver(certificate: Certificate, ca?: string): Promise<{ result: FetchResult; folder: string }> {
  const trust = ca === undefined ? {} : { ca }
  const server = await openMisbehavingServer(replyWith('1,"A"\r\n'), { tls: certificate, ...trust })
  const folder = temporaryFolder().path
  const context = contextOf({ folder, wire: server.wire })
  const request = {
    publisher: publisherOf([fileOf('sdn.csv')]),
    format: null,
    profile: 'full',
    previous: null,
  } as const
  return { result: await fetchList(request, context), folder }
}

describe.runIf(hasOpenssl)('a certificate', () => {
  it('that is the host’s and known is enough', async () => {
    const certificate = certificateFor('lists.example')
    const { result } = await fetchOver(certificate, certificate.cert)
    expect(result.state).toBe('fetched')
  })

  it('that nobody knows is refused', async () => {
    const { result, folder } = await fetchOver(certificateFor('lists.example'))
    expect(result).toMatchObject({ state: 'refused', attempts: 1, faults: [{ code: 'tls-refused' }] })
    expect(readdirSync(folder)).toEqual([])
  })

  it('of another host is refused, though known', async () => {
    const certificate = certificateFor('evil.example')
    const { result } = await fetchOver(certificate, certificate.cert)
    expect(result).toMatchObject({ faults: [{ code: 'tls-refused' }] })
  })

  it('cannot be waived by the environment', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    try {
      const { result } = await fetchOver(certificateFor('lists.example'))
      expect(result).toMatchObject({ faults: [{ code: 'tls-refused' }] })
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before
    }
  })
})

describe('the way to publishers outside of tests', () => {
  it('judges the address before it dials: localhost is refused without a connection', async () => {
    const folder = temporaryFolder().path
    const context = openFetchContext({ folder, now: () => new Date(0), random: () => 0, version: '0', signal: null })
    const publisher = publisherOf([fileOf('sdn.csv', { url: 'https://localhost/sdn.csv' })], { hosts: ['localhost'] })
    const result = await fetchList({ publisher, format: null, profile: 'full', previous: null }, context)
    expect(result).toMatchObject({ state: 'refused', attempts: 1, faults: [{ code: 'address-refused' }] })
  })
})
