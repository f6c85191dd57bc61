import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'

/** The header in which proxies say for whom they ask. */
export type ForwardedHeader = 'forwarded' | 'x-forwarded-for'

export interface AddressOptions {
  /** Addresses and networks (`10.0.0.0/8`) of the proxies in front; only what comes from one of these is believed. */
  readonly trustedProxies?: readonly string[]
  /** The header that they set (default `x-forwarded-for`); the other may be the caller's own, and is not read. */
  readonly forwardedHeader?: ForwardedHeader
}

export type ReadAddress = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string

/**
 * Reads from which address a request comes: that of the connection, or the last one that the trusted proxies tell of and
 * that is none of theirs. IPv6 is counted by network (/64), of which one subscriber has all addresses.
 */
export function addressReader({
  trustedProxies = [],
  forwardedHeader = 'x-forwarded-for',
}: AddressOptions = {}): ReadAddress {
  if (trustedProxies.length === 0) return ({ socket }) => networkOf(plain(socket.remoteAddress ?? ''))
  const trusted = blockListOf(trustedProxies)
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  return ({ headers, socket }) => {
    let address = plain(socket.remoteAddress ?? '')
    const hops = hopsIn(forwardedHeader, headers[forwardedHeader])
    while (isIP(address) !== 0 && isTrusted(address)) {
      const before = hops.pop()
      // What a proxy could not name says no more than that the proxy asks.
      if (before === undefined || isIP(before) === 0) break
      address = before
    }
    return networkOf(address)
  }
}

/** @throws naming the first that is no address or network. */
export function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', length, ...more] = network.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    const most = family === 'ipv6' ? 128 : 32
    const prefix = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : -1
    if (isIP(address) === 0 || more.length > 0 || prefix < 0 || prefix > most) {
      throw new Error(`"${network}" is no address or network; wanted such as 10.0.0.0/8`)
    }
    list.addSubnet(address, prefix, family)
  }
  return list
}

/** The addresses that a header tells of, from the caller to the last proxy. */
function hopsIn(header: ForwardedHeader, value: string | string[] | undefined): string[] {
  const text = Array.isArray(value) ? value.join(',') : value
  if (text === undefined || text === '') return []
  const hops = text.split(',')
  if (header === 'x-forwarded-for') return hops.map(withoutPort)
  return hops.map((hop) => withoutPort(/(?:^|;)\s*for\s*=\s*("[^"]*"|[^;\s]*)/i.exec(hop)?.[1] ?? ''))
}

/** `192.0.2.1:80` → `192.0.2.1`, `"[2001:db8::1]:80"` → `2001:db8::1`. */
function withoutPort(hop: string): string {
  const text = hop.trim().replace(/^"(.*)"$/, '$1')
  const inBrackets = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1]
  return plain(inBrackets ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1'))
}

/** An IPv4 address that came over IPv6 as what it is. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [before = '', after] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const left = before === '' ? [] : before.split(':')
  const right = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
