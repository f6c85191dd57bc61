import { type CodeTable, lowerCase, upperCase } from '../kit/lists/known-code.ts'

export const themas: CodeTable = {
  spelled: lowerCase,
  wanted: 'the id of a theme such as vastgoed',
  shape: /^[a-z]+(-[a-z]+)*$/i,
}

export const indicatoren: CodeTable = {
  spelled: lowerCase,
  wanted: 'the id of an indicator such as particuliere-verhuur',
  shape: /^[a-z]+(-[a-z]+)*$/i,
}

export const branches: CodeTable = {
  spelled: (code) => code,
  wanted: 'the SBI code of a branche such as 56.3',
  shape: /^\d{1,2}(\.\d{1,3})*$/,
}

export const gebieden: CodeTable = {
  spelled: areaCode,
  wanted: 'the CBS code of an area such as NL00, PV26, GM0344, WK034401 or BU03440101',
  shape: /^(nl\d{2}|pv\d{2}|gm\d{4}|wk\d{6}|bu\d{8})$/i,
}

/** CBS writes the country as NL00 in its classification of areas and as NL01 in its figures. */
function areaCode(code: string): string {
  const upper = upperCase(code)
  return upper === 'NL01' ? 'NL00' : upper
}
