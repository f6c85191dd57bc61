import { beforeAll, describe, expect, it } from 'vitest'
import { createCertificate, type TestCertificate } from '../../test/support/certificates.ts'
import { clientCertificate } from './client-certificate.ts'
import { credentialsReader } from './credentials.ts'

const oin = '00000099000000000001'
const header = ({ base64 }: TestCertificate) => `:${base64}:`
const thumbprintOf = ({ x509 }: TestCertificate) =>
  Buffer.from(x509.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
let own: TestCertificate

beforeAll(async () => {
  own = await createCertificate({ name: 'vng', oins: [oin] })
})

describe('clientCertificate', () => {
  it('is the SHA-256 of the certificate in the header, and the OIN in it', () => {
    for (const _ of ['first', 'again'])
      expect(clientCertificate(header(own))).toEqual({ thumbprint: thumbprintOf(own), oin })
  })

  it.each([
    ['none', []],
    ['two', [oin, '00000099000000000002']],
    ['one that is too short', ['0000009900000000001']],
    ['one with something behind it', [`${oin}x`]],
  ])('has no OIN where the certificate names %s', async (_, oins) => {
    const made = await createCertificate({ name: 'vng', oins })
    expect(clientCertificate(header(made))).toEqual({ thumbprint: thumbprintOf(made), oin: undefined })
  })

  it('takes no OIN from the name of who has the certificate', async () => {
    const made = await createCertificate({ name: `vng\nserialNumber=${oin}` })
    expect(clientCertificate(header(made))?.oin).toBeUndefined()
  })

  it.each([
    undefined,
    '',
    'rubbish',
    ':not base64!:',
    `:${Buffer.from('no certificate').toString('base64')}:`,
  ])('is absent for %j', (value) => {
    expect(clientCertificate(value)).toBeUndefined()
  })
})

describe('credentialsReader', () => {
  const headers = () => ({ 'client-cert': header(own), 'x-user': 'bzk', authorization: 'Bearer x' })

  it('reads the certificate only where a terminator is trusted to set it', () => {
    expect(credentialsReader(true)(headers()).certificate?.thumbprint).toBe(thumbprintOf(own))
    expect(credentialsReader(false)(headers()).certificate).toBeUndefined()
  })

  it('takes nothing else for identity', () => {
    expect(credentialsReader(false)(headers())).toEqual({
      authorization: 'Bearer x',
      doel: undefined,
      certificate: undefined,
      certificatesAreSeen: false,
    })
  })
})
