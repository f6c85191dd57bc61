import { mostQuotas } from '../../gateway/fairness/quotas.ts'

/** For tests that ask thousands of things in a few seconds, as nobody may. */
export const boundless = { afnemer: mostQuotas, anoniem: mostQuotas }
