import type { Attack } from './attack.ts'
import { connections } from './attacks/connections.ts'
import { floods } from './attacks/floods.ts'
import { planning } from './attacks/planning.ts'
import { sizes } from './attacks/sizes.ts'

/**
 * Every way that is known; to try another is to add a line. Each is tried as a caller without a token and as the least
 * afnemer, one at a time and all at once.
 */
export const attacks: readonly Attack[] = [...sizes, ...planning, ...floods, ...connections]
