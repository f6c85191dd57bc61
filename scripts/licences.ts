import type { LockedPackage } from './lock-file.ts'

/** Licences, by their SPDX identifiers, that the Open Source Initiative approves of and the EUPL goes with. */
const openSource: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Python-2.0',
])

/** What an optional package may have besides: the source is there, but not all use of it is free. */
const mayBeLeftOut: ReadonlySet<string> = new Set(['Elastic-2.0'])

/** The packages of a running hub, by what their licences allow. */
export interface Licences {
  /** Licence → how many packages that the hub cannot run without have it. */
  readonly required: ReadonlyMap<string, number>
  /** Optional packages that are not open source. */
  readonly notOpenSource: readonly LockedPackage[]
  /** Packages with a licence that is on no list, or with none. */
  readonly refused: readonly LockedPackage[]
}

/** Judges the licences of all that runs; what only developing needs is never part of the hub. */
export function judgeLicences(packages: readonly LockedPackage[]): Licences {
  const required = new Map<string, number>()
  const notOpenSource: LockedPackage[] = []
  const refused: LockedPackage[] = []
  for (const one of packages) {
    if (one.needed === 'dev') continue
    const { licence } = one
    if (licence !== null && isOpenSource(licence)) {
      if (one.needed === 'required') required.set(licence, (required.get(licence) ?? 0) + 1)
    } else if (licence !== null && one.needed === 'optional' && mayBeLeftOut.has(licence)) {
      notOpenSource.push(one)
    } else refused.push(one)
  }
  return { required, notOpenSource, refused }
}

/** An SPDX expression of names with AND or OR: of the first all must be open source, of the second one. */
export function isOpenSource(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1')
  if (/[()]/.test(bare) || (/ AND /.test(bare) && / OR /.test(bare))) return false
  if (bare.includes(' OR ')) return bare.split(' OR ').some((one) => openSource.has(one))
  return bare.split(' AND ').every((one) => openSource.has(one))
}
