import { expect, test } from 'vitest'
import { optionalPackage } from './optional-package.ts'

const failing = (error: unknown) => optionalPackage('Composing', () => Promise.reject(error))
const missing = (code: string, message: string) => Object.assign(new Error(message), { code })

test('a package that is there is loaded', async () => {
  expect(await optionalPackage('Composing', async () => 'loaded')).toBe('loaded')
})

test.each([
  ['ERR_MODULE_NOT_FOUND', "Cannot find package '@apollo/composition' imported from /hub/schema/compose.ts"],
  ['MODULE_NOT_FOUND', "Cannot find module '@apollo/composition'\nRequire stack:\n- /hub/a.js"],
])('one that was left out is named, with how to get it (%s)', async (code, message) => {
  await expect(failing(missing(code, message))).rejects.toThrow(
    'Composing: the package "@apollo/composition" was left out; install it with "npm ci", without --omit=optional',
  )
})

test.each([
  missing('ERR_MODULE_NOT_FOUND', "Cannot find module '/hub/schema/geen.ts' imported from /hub/schema/a.ts"),
  missing('MODULE_NOT_FOUND', "Cannot find module './geen.js'\nRequire stack:\n- /hub/a.js"),
  missing('EACCES', "Cannot find package 'a'"),
  new Error("Cannot find package 'a'"),
  'a text',
])('any other fault stays what it is: %s', async (error) => {
  await expect(failing(error)).rejects.toBe(error)
})
