import { type Quotas, quotas } from '../../gateway/fairness/quotas.ts'

const most = Object.fromEntries(
  Object.entries(quotas).map(([name, { hoogstens }]) => [name, hoogstens]),
) as unknown as Quotas

/** For tests that ask thousands of things in a few seconds, as nobody may. */
export const boundless = { afnemer: most, anoniem: most }
