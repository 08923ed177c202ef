// Which network addresses a list may be fetched from: global unicast only. A publisher is never inside our own network,
// so whatever points there is refused before a connection is opened (reliability THR-19).

import { BlockList, isIP } from 'node:net'

/** An address that a name resolved to, as text without zone. */
export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** Special-purpose IPv4 blocks (IANA registry, RFC 6890), and addresses of clouds that look public and are not. */
const reservedV4: readonly (readonly [network: string, prefix: number, what: string])[] = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'a private network'],
  ['100.64.0.0', 10, 'shared by a carrier'],
  ['127.0.0.0', 8, 'this machine'],
  ['169.254.0.0', 16, 'link-local, where clouds serve metadata'],
  ['172.16.0.0', 12, 'a private network'],
  ['192.0.0.0', 24, 'reserved for protocols'],
  ['192.0.2.0', 24, 'for documentation'],
  ['192.31.196.0', 24, 'reserved for protocols'],
  ['192.52.193.0', 24, 'reserved for protocols'],
  ['192.88.99.0', 24, 'a former 6to4 relay'],
  ['192.168.0.0', 16, 'a private network'],
  ['192.175.48.0', 24, 'reserved for protocols'],
  ['198.18.0.0', 15, 'for benchmarks'],
  ['198.51.100.0', 24, 'for documentation'],
  ['203.0.113.0', 24, 'for documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved or broadcast'],
  ['168.63.129.16', 32, 'the metadata service of a cloud'],
]
/** Blocks inside 2000::/3 that are not plain global unicast; all outside it is refused as a whole. */
const reservedV6: readonly (readonly [network: string, prefix: number, what: string])[] = [
  ['2001::', 23, 'reserved for protocols, or a tunnel'],
  ['2001:db8::', 32, 'for documentation'],
  ['2002::', 16, 'a tunnel that embeds an IPv4 address'],
  ['2620:4f:8000::', 48, 'reserved for protocols'],
  ['3fff::', 20, 'for documentation'],
]

const v4 = reservedV4.map(([network, prefix, what]) => ({ list: blockOf(network, prefix, 'ipv4'), what }))
const v6 = reservedV6.map(([network, prefix, what]) => ({ list: blockOf(network, prefix, 'ipv6'), what }))
const globalV6 = blockOf('2000::', 3, 'ipv6')

/** What keeps an address from being fetched from, as words that follow "it is"; null where nothing does. */
export function findReservation(address: string): string | null {
  const family = isIP(address)
  if (family === 4) return v4.find(({ list }) => list.check(address, 'ipv4'))?.what ?? null
  if (family !== 6 || address.includes('%')) return 'no plain address'
  // Mapped, compatible and translated IPv4 (::ffff:0:0/96, ::/96, 64:ff9b::/96), unique local, link-local, multicast.
  if (!globalV6.check(address, 'ipv6')) return 'outside global unicast (2000::/3)'
  return v6.find(({ list }) => list.check(address, 'ipv6'))?.what ?? null
}

function blockOf(network: string, prefix: number, family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  list.addSubnet(network, prefix, family)
  return list
}
