import { describe, expect, it } from 'vitest'
import { policyOf } from '../decision/testing.ts'
import { parseRegister } from '../register/register.ts'
import { accessMatrix } from './access-matrix.ts'

const policy = policyOf(`
  type Query { open: Open  rij: Rij @requiresScopes(scopes: [["rij:lezen"]]) }
  type Open { a: Int }
  type Rij @requiresScopes(scopes: [["rij:lezen"]]) { id: ID  nummer: Int  adres: String @policy(policies: [["doel:uitvoering"]]) }
`)
const register = parseRegister(
  `afnemers:
  vol:
    naam: Volle partij
    oin: "00000099000000000098"
    bereik: landelijk
    scopes: ["rij:lezen"]
    verwerkingsactiviteiten: [uitvoering, rapportage]
  leeg:
    naam: Lege partij
    oin: "00000099000000000097"
    bereik: [gm0344]
    scopes: ["anders:lezen"]
    verwerkingsactiviteiten: [rapportage]
`,
  'test.yaml',
)
const matrix = accessMatrix(policy, register)

describe('accessMatrix', () => {
  it('has a column for who has no token and one for each afnemer', () => {
    expect(matrix).toContain('| veld | vereist | zonder token | vol | leeg |')
  })

  it('says per field what it asks and who meets that, fields that are alike in one row', () => {
    expect(matrix).toContain('| `id`, `nummer` | rij:lezen |  | ● |  |')
  })

  it('names the purpose where a field opens only for that', () => {
    expect(matrix).toContain('| `adres` | rij:lezen **en** doel:uitvoering |  | (uitvoering) |  |')
  })

  it('only names types that are public as a whole', () => {
    expect(matrix).toMatch(/Iedereen ziet alle velden van: .*`Open`/)
    expect(matrix).not.toContain('### Open\n')
  })

  it('says in short how much of a type each may see', () => {
    expect(matrix).toMatch(/\[`Rij`\]\(#rij\) \|\s+\| alles \|\s+\|/)
  })
})
