import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { developmentIssuerName, openDevelopmentIssuer } from './development-issuer.ts'
import { createTokenVerifier } from './verify.ts'

let folder: string
const keyFile = () => join(folder, 'ontwikkeling-sleutel.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nwb-issuer-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the development issuer', () => {
  it('signs tokens that the hub accepts for its own audience only', async () => {
    const issuer = await openDevelopmentIssuer(folder)
    const token = await issuer.sign('vng', ['otwb:lezen', 'otwb:statistiek'], 'nwb-hub')
    expect(issuer.issuer).toBe(developmentIssuerName)
    expect(await createTokenVerifier([issuer], 'nwb-hub')(token)).toEqual({
      afnemer: 'vng',
      scopes: ['otwb:lezen', 'otwb:statistiek'],
    })
    await expect(createTokenVerifier([issuer], 'andere')(token)).rejects.toThrow()
  })

  it('makes its key once: tokens of before a restart stay good', async () => {
    const before = await openDevelopmentIssuer(folder)
    const token = await before.sign('vng', [], 'nwb-hub')
    const key = readFileSync(keyFile(), 'utf8')
    const after = await openDevelopmentIssuer(folder)
    expect(readFileSync(keyFile(), 'utf8')).toBe(key)
    expect((await createTokenVerifier([after], 'nwb-hub')(token)).afnemer).toBe('vng')
  })

  it('keeps its key readable by its owner only', async () => {
    await openDevelopmentIssuer(folder)
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
  })

  it('makes the folder where it is not there yet', async () => {
    folder = join(folder, 'diep', 'data')
    await openDevelopmentIssuer(folder)
    expect(readdirSync(folder)).toEqual(['ontwikkeling-sleutel.json'])
  })

  it('shares one key between two that start at once, and leaves nothing else behind', async () => {
    const [one, two] = await Promise.all([openDevelopmentIssuer(folder), openDevelopmentIssuer(folder)])
    const token = await one.sign('vng', [], 'nwb-hub')
    expect((await createTokenVerifier([two], 'nwb-hub')(token)).afnemer).toBe('vng')
    expect(readdirSync(folder)).toEqual(['ontwikkeling-sleutel.json'])
  })

  it('uses a key of its own in another folder', async () => {
    const one = await openDevelopmentIssuer(folder)
    const two = await openDevelopmentIssuer(join(folder, 'ander'))
    const token = await one.sign('vng', [], 'nwb-hub')
    await expect(createTokenVerifier([two], 'nwb-hub')(token)).rejects.toThrow()
  })

  it.each([
    ['text', 'geen json'],
    ['an empty file', ''],
    ['a key that was cut off', '{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c","kid":"d"}'],
    ['a public key', '{"kty":"EC","crv":"P-256","x":"a","y":"b","kid":"c"}'],
    ['another kind of key', '{"kty":"OKP","crv":"Ed25519","d":"a","kid":"c"}'],
  ])('says what to do about a key file that holds %s, without showing it', async (_, content) => {
    writeFileSync(keyFile(), content)
    await expect(openDevelopmentIssuer(folder)).rejects.toThrow(
      `Reading the development key ${keyFile()}: not a private EC key as JWK; remove the file to have a new one made`,
    )
  })
})
