import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { readRemembered, writeRemembered } from './remembered-operations.ts'

const folder = mkdtempSync(join(tmpdir(), 'nwb-bewerkingen-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'bewerkingen.json')
const schema = buildSchema('type Query { melding(kenmerk: String): Int  aantal(jaar: Int): Int }')

describe('the operations of an earlier process', () => {
  it('come back as they were asked, for this user only', () => {
    const operations = [
      { text: 'query A($k: String) { melding(kenmerk: $k) }', name: 'A' },
      { text: '{ aantal(jaar: 2024) }', name: undefined },
    ]
    writeRemembered(file, operations)
    expect(readRemembered(file, schema)).toEqual(operations)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(existsSync(`${file}.nieuw`)).toBe(false)
  })

  it('are never written with a text in them, which can be about a person', () => {
    writeRemembered(file, [{ text: '{ melding(kenmerk: "Dorpsstraat 1") }', name: undefined }])
    expect(readFileSync(file, 'utf8')).toBe('[]')
  })

  it('are left out when the schema does not have them any more', () => {
    writeFileSync(file, JSON.stringify([{ text: '{ weg }' }, { text: '{ aantal }' }]))
    expect(readRemembered(file, schema)).toEqual([{ text: '{ aantal }', name: undefined }])
  })

  it.each(['geen JSON', '{}', '[{"text": 1}]', '[{"text": "{"}]'])(
    'are none in a file that holds %s',
    (text) => {
      writeFileSync(file, text)
      expect(readRemembered(file, schema)).toEqual([])
    },
  )

  it('are none where there is no file', () => {
    expect(readRemembered(join(folder, 'geen'), schema)).toEqual([])
  })
})
