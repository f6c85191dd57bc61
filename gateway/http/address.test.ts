import { describe, expect, it } from 'vitest'
import { type AddressOptions, addressReader, blockListOf } from './address.ts'

const from = (options: AddressOptions, remoteAddress: string, headers: Record<string, string> = {}) =>
  addressReader(options)({ headers, socket: { remoteAddress } } as never)

const proxied = { trustedProxies: ['10.0.0.0/8', '2001:db8:1::/48'] }

describe('the address of a request', () => {
  it('is that of the connection, whatever the request says, where no proxy is trusted', () => {
    const headers = { 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.2' }
    expect(from({}, '198.51.100.7', headers)).toBe('198.51.100.7')
    expect(from(proxied, '198.51.100.7', headers)).toBe('198.51.100.7')
  })

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1, 10.1.1.1', '192.0.2.1'],
    ['6.6.6.6, 192.0.2.1, 10.1.1.1, 10.2.2.2', '192.0.2.1'],
    ['192.0.2.1:5123', '192.0.2.1'],
    ['2001:db8:2::1', '2001:db8:2:0::/64'],
    ['10.1.1.1', '10.1.1.1'],
    ['6.6.6.6, onzin', '10.0.0.1'],
    ['6.6.6.6, unknown, 10.1.1.1', '10.1.1.1'],
    ['', '10.0.0.1'],
  ])('is the last one before the trusted proxies, of X-Forwarded-For: %s', (header, address) => {
    expect(from(proxied, '10.0.0.1', { 'x-forwarded-for': header, forwarded: 'for=6.6.6.6' })).toBe(address)
  })

  it.each([
    ['for=192.0.2.1;proto=https', '192.0.2.1'],
    ['for=6.6.6.6, for=192.0.2.1;by=10.0.0.1, for=10.1.1.1', '192.0.2.1'],
    ['For="[2001:db8:2::1]:4711"', '2001:db8:2:0::/64'],
    ['for="192.0.2.1:80"', '192.0.2.1'],
    ['for=_geheim', '10.0.0.1'],
    ['proto=https', '10.0.0.1'],
  ])('is the last one before them, of Forwarded: %s', (header, address) => {
    const options: AddressOptions = { ...proxied, forwardedHeader: 'forwarded' }
    expect(from(options, '10.0.0.1', { forwarded: header, 'x-forwarded-for': '6.6.6.6' })).toBe(address)
  })

  it('is one for a whole network of IPv6, and for IPv4 however it came', () => {
    expect(from({}, '2001:db8:0:7:1:2:3:4')).toBe('2001:db8:0:7::/64')
    expect(from({}, '2001:0db8::0007:0:0:0:9')).toBe('2001:db8:0:7::/64')
    expect(from({}, 'fe80::1%eth0')).toBe('fe80:0:0:0::/64')
    expect(from({}, '::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(
      from({ trustedProxies: ['192.0.2.1'] }, '::ffff:192.0.2.1', { 'x-forwarded-for': '6.6.6.6' }),
    ).toBe('6.6.6.6')
  })

  it.each(['10.0.0.0/33', '10.0.0.0/', 'proxy', '10.0.0.0/8/8', '::/129', ''])(
    'is not read by a network that is none: %s',
    (network) => {
      expect(() => blockListOf([network])).toThrow('wanted such as 10.0.0.0/8')
    },
  )
})
