import type { Cijfer } from '../verslag.ts'

/** A figure for a test: of one, or as it says. */
export function figure(rest: Partial<Cijfer> = {}): Cijfer {
  return {
    id: 'c',
    naam: 'Cijfer',
    soort: 'telling',
    eenheid: 'aantal',
    waarde: 1,
    status: 'WAARDE',
    reden: null,
    code: null,
    dekking: null,
    bijgewerktTot: null,
    synthetisch: null,
    bekendSinds: null,
    peildatum: '2024-05-14',
    bron: 'Bron',
    vraag: 'Vraag',
    pad: ['x'],
    ...rest,
  }
}
