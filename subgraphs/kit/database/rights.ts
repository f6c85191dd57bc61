import type { Caller } from '../../../schema/rights/caller.ts'
import type { Rights, Statement } from './connection.ts'

const known = new WeakMap<Caller, Map<string, Rights>>()

/** What one caller may read as one role: the same each time, so that who asks with the same rights is seen to. */
export function rightsOf(role: string, caller: Caller): Rights {
  const ofCaller = known.get(caller) ?? new Map<string, Rights>()
  known.set(caller, ofCaller)
  const rights = ofCaller.get(role) ?? { take: takeAs(role, caller) }
  ofCaller.set(role, rights)
  return rights
}

/**
 * Nothing can be written, by whoever; then the role, and the caller's bereik, functies, restrictions and purpose, which
 * the row-level security policies read. `*` stands for "no limit". Whatever was set before is set anew, all of it.
 */
function takeAs(role: string, caller: Caller): Statement {
  const settings: Readonly<Record<string, string>> = {
    transaction_read_only: 'on',
    role,
    'nwb.organisaties': list(caller.organisaties),
    'nwb.organisaties_statistiek': list(caller.organisatiesStatistiek),
    'nwb.functies': list(caller.functies),
    'nwb.beperkingen': caller.beperkingen.join(','),
    'nwb.doel': caller.doel ?? '',
  }
  const sets = Object.keys(settings).map((name, at) => `set_config('${name}', $${at + 1}, true)`)
  // Each is set, and none of them, which can be long lists, is sent back.
  return { sql: `select num_nulls(${sets.join(', ')})`, parameters: Object.values(settings) }
}

function list(values: 'ALLE' | readonly string[]): string {
  return values === 'ALLE' ? '*' : values.join(',')
}
