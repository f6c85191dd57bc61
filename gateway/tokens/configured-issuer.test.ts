import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createCertificate } from '../../test/support/certificates.ts'
import { readIssuer } from '../config.ts'
import { configuredIssuer } from './configured-issuer.ts'

const folder = mkdtempSync(join(tmpdir(), 'nwb-roots-'))
afterAll(() => rmSync(folder, { recursive: true }))

const settings = { ISSUER: 'https://as.example', ISSUER_JWKS_URL: 'https://as.example/jwks' }
const made = (more: Record<string, string>) => configuredIssuer(readIssuer({ ...settings, ...more }))
const file = (text: string) => {
  const path = join(folder, 'roots.pem')
  writeFileSync(path, text)
  return path
}

describe('the configured issuer', () => {
  it('is by RFC 9068 and asks for no certificate, unless the settings say so', async () => {
    for (const empty of [{}, { ISSUER_ROOTS: '', ISSUER_OIN: '' }]) {
      const issuer = await made(empty)
      expect(issuer).toMatchObject({ issuer: 'https://as.example', profile: 'rfc9068' })
      expect(issuer.checkSigner).toBeUndefined()
    }
  })

  it('asks for a certificate where there are roots', async () => {
    const { pem } = await createCertificate({ name: 'root', ca: true })
    const issuer = await made({ ISSUER_PROFILE: 'nlgov', ISSUER_ROOTS: file(`PKIoverheid\n${pem}`) })
    expect(issuer.profile).toBe('nlgov')
    await expect(issuer.checkSigner?.(undefined, new Uint8Array())).rejects.toMatchObject({
      reason: 'SIGNER_CERTIFICATE_MISSING',
    })
  })

  it.each<[string, () => string, RegExp]>([
    ['is not there', () => join(folder, 'absent.pem'), /ISSUER_ROOTS: ENOENT/],
    ['holds nothing', () => file(''), /ISSUER_ROOTS: there are no certificates in it; wanted some as PEM/],
    [
      'holds what is none',
      () => file(`-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`),
      /ISSUER_ROOTS: /,
    ],
  ])('does not start where the file with its roots %s', async (_, path, why) => {
    await expect(made({ ISSUER_ROOTS: path() })).rejects.toThrow(why)
  })

  it.each([
    ['ISSUER_PROFILE', 'eigen'],
    ['ISSUER_OIN', '123'],
  ])('does not start with %s "%s"', (name, value) => {
    expect(() => readIssuer({ ...settings, [name]: value })).toThrow(name)
  })
})
