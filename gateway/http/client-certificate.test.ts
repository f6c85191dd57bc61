import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { certificateThumbprint } from './client-certificate.ts'
import { credentialsReader } from './credentials.ts'

const der = Buffer.from('any bytes stand for a certificate here')
const header = `:${der.toString('base64')}:`
const thumbprint = createHash('sha256').update(der).digest('base64url')

describe('certificateThumbprint', () => {
  it('is the SHA-256 of the certificate in the header', () => {
    expect(certificateThumbprint(header)).toBe(thumbprint)
  })

  it.each([undefined, '', 'rubbish', der.toString('base64'), ':not base64!:'])(
    'is absent for %j',
    (value) => {
      expect(certificateThumbprint(value)).toBeUndefined()
    },
  )
})

describe('credentialsReader', () => {
  const headers = { 'client-cert': header, 'x-user': 'bzk', authorization: 'Bearer x' }

  it('reads the certificate only where a terminator is trusted to set it', () => {
    expect(credentialsReader(true)(headers).certificate).toBe(thumbprint)
    expect(credentialsReader(false)(headers).certificate).toBeUndefined()
  })

  it('takes nothing else for identity', () => {
    expect(credentialsReader(false)(headers)).toEqual({
      authorization: 'Bearer x',
      doel: undefined,
      certificate: undefined,
    })
  })
})
