// Where a list is never fetched from: sixty URLs that would lead into a network of ours, in all their spellings
// (reliability THR-19). None of them is connected to.

import { describe, expect, it } from 'vitest'
import { openMisbehavingServer, replyWith } from '../testing/misbehaving-server.ts'
import { contextOf, fileOf, publicAddress, publisherOf } from '../testing/publisher-of.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { fetchList } from './fetch-list.ts'
import { findReservation } from './guard-address.ts'
import { guardUrl } from './guard-url.ts'

/** Spellings of places inside; each is tried as a URL, and with its host as if the registry had named it. */
const insideUrls = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://017700000001/',
  'https://127.0.0.1./',
  'https://127.000.000.001/',
  'https://0/',
  'https://0.0.0.0/',
  'https://0x0/',
  'https://00/',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://127.0.0.1.lists.example@127.0.0.1/',
  'https://lists.example:secret@10.0.0.1/',
  'https://10.0.0.1/',
  'https://10.1/',
  'https://167772161/',
  'https://012.0.0.1/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.168.0.1/',
  'https://192.168.1/',
  'https://3232235521/',
  'https://0xc0a80001/',
  'https://100.64.0.1/',
  'https://100.100.100.200/latest/meta-data/',
  'https://169.254.169.254/latest/meta-data/',
  'https://2852039166/latest/meta-data/',
  'https://0xa9fea9fe/',
  'https://0xa9.0xfe.0xa9.0xfe/',
  'https://0251.0376.0251.0376/',
  'https://025177524776/',
  'https://169.254.43518/',
  'https://169.16689662/',
  'https://168.63.129.16/',
  'https://192.0.0.192/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::127.0.0.1]/',
  'https://[64:ff9b::a9fe:a9fe]/',
  'https://[64:ff9b:1::a9fe:a9fe]/',
  'https://[2002:7f00:1::]/',
  'https://[2001:0:7f00:1::]/',
  'https://[fd00:ec2::254]/latest/meta-data/',
  'https://[fc00::1]/',
  'https://[fe80::1]/',
  'https://[ff02::1]/',
  'https://[2001:db8::1]/',
  'https://①②⑦.⓪.⓪.①/',
  'https://１２７.０.０.１/',
  'https://127。0。0。1/',
  'https://metadata.google.internal/computeMetadata/v1/',
]

/** Ways to be led elsewhere by something that is no plain HTTPS URL. */
const otherUrls = [
  'http://lists.example/sdn.csv',
  'file:///etc/passwd',
  'ftp://lists.example/sdn.csv',
  'gopher://127.0.0.1:70/',
  'data:text/csv,1',
  'javascript:1',
  'https://lists.example:8443/sdn.csv',
  'https://lists.example@evil.example/',
  'https://evil.example#lists.example',
  'https://evil.example\\@lists.example/',
  'https://lists.example%2eevil.example/',
  'https://lists.example.evil.example/',
  'https://lists.example\u0000.evil.example/',
  'https://',
  'lists.example/sdn.csv',
  '//evil.example/sdn.csv',
  'https://lists.exam\nple/',
  'https://lists.еxample/',
]

describe('sixty and more URLs that lead inside', () => {
  it('are connected to by nobody, even where the registry had named their host', async () => {
    expect(insideUrls.length).toBeGreaterThanOrEqual(60)
    const server = await openMisbehavingServer(replyWith('1,"A"\r\n'))
    const context = contextOf({ folder: temporaryFolder().path, wire: server.wire })
    // What the system's name server would say of the names among them.
    const inside = { address: '127.0.0.1', family: 4 } as const
    for (const url of [...insideUrls, ...otherUrls]) {
      const host = URL.parse(url)?.hostname ?? 'lists.example'
      const isInside = insideUrls.includes(url)
      const hosts = isInside ? ['lists.example', host] : ['lists.example']
      const resolve = async () => await Promise.resolve([isInside ? inside : publicAddress])
      const publisher = publisherOf([fileOf('sdn.csv', { url })], { hosts })
      const request = { publisher, format: null, profile: 'full', previous: null } as const
      const result = await fetchList(request, { ...context, resolve })
      expect(result.state, url).toBe('refused')
    }
    expect(server.dialed).toEqual([])
  })

  it('are redirected to by nobody', async () => {
    for (const url of [...insideUrls, ...otherUrls]) {
      if (!URL.canParse(url) || /[^\u0021-\u007e]/u.test(url)) continue
      const server = await openMisbehavingServer(replyWith('', { location: url }, 302))
      const context = contextOf({ folder: temporaryFolder().path, wire: server.wire })
      const request = {
        publisher: publisherOf([fileOf('sdn.csv')]),
        format: null,
        profile: 'full',
        previous: null,
      } as const
      const result = await fetchList(request, context)
      expect(result.state, url).toBe('refused')
      expect(server.dialed, url).toEqual([{ host: 'lists.example', address: publicAddress.address }])
    }
  })
})

describe('a URL', () => {
  it.each(['https://lists.example/sdn.csv', 'https://LISTS.example:443/a?b=c', '/other', '../x'])(
    'is asked: %s',
    (text) => {
      const verdict = guardUrl(text, ['lists.example'], new URL('https://lists.example/a/b'))
      expect(verdict.state).toBe('allowed')
    },
  )

  it('is refused by its words, which name what is wrong', () => {
    expect(guardUrl('https://evil.example/', ['lists.example'])).toEqual({
      state: 'refused',
      code: 'host-refused',
      reason: 'evil.example is not among the hosts of this list (lists.example)',
    })
    expect(guardUrl('http://lists.example/', ['lists.example'])).toMatchObject({ code: 'url-refused' })
    expect(guardUrl('https://0xa9fea9fe/', ['lists.example'])).toMatchObject({
      code: 'address-refused',
      reason: expect.stringContaining('169.254.169.254'),
    })
  })
})

describe('an address', () => {
  it.each(['1.1.1.1', '93.184.215.14', '172.15.0.1', '172.32.0.1', '100.63.0.1', '2606:4700::1111', '2a00:1450::1'])(
    'outside is free: %s',
    (address) => expect(findReservation(address)).toBeNull(),
  )

  it.each(['fe80::1%eth0', '', 'lists.example', '127.1', '0x7f000001'])(
    'that is no plain one is reserved: "%s"',
    (address) => expect(findReservation(address)).not.toBeNull(),
  )

  it('at the edges of a block is judged by the block', () => {
    expect(findReservation('169.254.0.0')).toContain('metadata')
    expect(findReservation('169.253.255.255')).toBeNull()
    expect(findReservation('169.255.0.0')).toBeNull()
    expect(findReservation('223.255.255.255')).toBeNull()
    expect(findReservation('239.255.255.255')).toBe('multicast')
    expect(findReservation('1fff::1')).not.toBeNull()
    expect(findReservation('4000::1')).not.toBeNull()
  })
})
