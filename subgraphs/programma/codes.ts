import { type CodeTable, lowerCase, upperCase } from '../kit/lists/known-code.ts'

/** The letters, by their short names. */
export const brieven: CodeTable = {
  spelled: upperCase,
  wanted: 'the id of a letter such as L2024',
  shape: /^(l|bn)\d{4}$/i,
}

/** The subjects of mijlpalen. */
export const sleutels: CodeTable = {
  spelled: lowerCase,
  wanted: 'the sleutel of a mijlpaal such as aanvragen-veilig-wonen',
  shape: /^[a-z]+(-[a-z]+)+$/i,
}
