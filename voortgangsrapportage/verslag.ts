/**
 * A report as data: what every format is made from. Text, tables and charts refer to figures, so that a reader can
 * follow each number to its question, moment and source.
 */
export interface Verslag {
  readonly titel: string
  /** The day the figures are about, `2024-05-14`. */
  readonly peildatum: string
  /** When the report was made, RFC 3339 in UTC. */
  readonly gemaaktOp: string
  /** As whom the hub was asked: its name in the register. */
  readonly afnemer: string
  /** The address of the hub; `null` for the embedded one. */
  readonly hub: string | null
  /** The peildatum of the report it is compared with, if any. */
  readonly vorige: string | null
  /** A few sentences that stand before everything else. */
  readonly samenvatting: readonly Blok[]
  readonly hoofdstukken: readonly Hoofdstuk[]
  readonly cijfers: readonly Cijfer[]
  readonly vragen: readonly Vraag[]
}

/** A chapter or section; `niveau` 1 is a chapter. */
export interface Hoofdstuk {
  /** Stable, for links: `veilig-wonen`. */
  readonly id: string
  readonly nummer: string
  readonly titel: string
  readonly niveau: 1 | 2
  /** Whether its figures came whole; with what is missing and why otherwise. */
  readonly staat: 'heel' | 'deels' | 'mislukt'
  readonly blokken: readonly Blok[]
  readonly paragrafen: readonly Hoofdstuk[]
}

export type Blok = Alinea | Lijst | Tabel | Grafiek | Kennisgeving

export interface Alinea {
  readonly soort: 'alinea'
  readonly tekst: Tekst
}

export interface Lijst {
  readonly soort: 'lijst'
  readonly punten: readonly Tekst[]
}

/** Something the reader must know before reading on: a missing source, a warning about what a figure does not mean. */
export interface Kennisgeving {
  readonly soort: 'kennisgeving'
  readonly ernst: 'uitleg' | 'let-op' | 'mislukt'
  readonly tekst: Tekst
}

/** Running text; a stretch that gives figures says which, so that a footnote can stand behind it. */
export type Tekst = readonly (string | Verwijzing)[]

export interface Verwijzing {
  /** As it is written: "circa 140". */
  readonly tekst: string
  /** Ids of the figures it rests on. */
  readonly cijfers: readonly string[]
  /** Whether these are words of the source itself, a letter or a name, and no sentence of this report. */
  readonly letterlijk?: true
}

export interface Tabel {
  readonly soort: 'tabel'
  readonly id: string
  readonly bijschrift: string
  readonly kolommen: readonly { readonly kop: string; readonly uitlijning: 'links' | 'rechts' }[]
  /** As many cells as columns; the first cell of a row is its heading. */
  readonly rijen: readonly (readonly Tekst[])[]
}

/** A picture of figures, with what it says in words and the table behind it. */
export interface Grafiek {
  readonly soort: 'grafiek'
  readonly id: string
  readonly bijschrift: string
  /** What someone who looks sees, in one to three sentences. */
  readonly alternatief: Tekst
  readonly beeld: Beeld
  readonly tabel: Tabel
}

export type Beeld = Lijnen | Staven | Trechter | Tegelkaart | Hellingen

/** One value in a picture; `null` where there is no figure, which is drawn as such and never as zero. */
export interface Punt {
  readonly naam: string
  readonly waarde: number | null
  /** Why there is no value. */
  readonly reden?: string
  /** How the value is said, where it is a share that cannot be said in full: `<1%`. */
  readonly tekst?: string
  /** Ids of the figures it is drawn from. */
  readonly cijfers?: readonly string[]
}

export type Eenheid = 'aantal' | 'procent' | 'dagen' | 'euro'

/** Trend lines over time; every point's `naam` is the period (`2024-03`, `2024`), in order. */
export interface Lijnen {
  readonly vorm: 'lijnen'
  readonly eenheid: Eenheid
  readonly reeksen: readonly { readonly naam: string; readonly punten: readonly Punt[] }[]
}

/** Bars, one or more series beside or on top of each other. */
export interface Staven {
  readonly vorm: 'staven'
  readonly eenheid: Eenheid
  readonly richting: 'liggend' | 'staand'
  readonly gestapeld: boolean
  readonly reeksen: readonly { readonly naam: string; readonly punten: readonly Punt[] }[]
}

/** Stages of a process in order; how many got at least that far. */
export interface Trechter {
  readonly vorm: 'trechter'
  readonly eenheid: Eenheid
  readonly stappen: readonly Punt[]
}

/** The twelve provincies as tiles, coloured by value. */
export interface Tegelkaart {
  readonly vorm: 'tegelkaart'
  readonly eenheid: Eenheid
  /** What the colour means. */
  readonly legenda: string
  /** By TOOI code, `pv20` to `pv31`. */
  readonly tegels: readonly (Punt & { readonly code: string })[]
}

/** Then and now. */
export interface Hellingen {
  readonly vorm: 'hellingen'
  readonly eenheid: Eenheid
  readonly van: string
  readonly naar: string
  readonly lijnen: readonly {
    readonly naam: string
    readonly van: number | null
    readonly naar: number | null
    /** Ids of the figures of then and of now. */
    readonly cijfers?: readonly string[]
  }[]
}

export type CijferStatus =
  | 'WAARDE'
  | 'ONDERDRUKT'
  | 'ONBEKEND'
  | 'NIET_VAN_TOEPASSING'
  /** The afnemer may not see it. */
  | 'GEWEIGERD'
  /** The source did not answer. */
  | 'MISLUKT'

/**
 * What kind of figure it is: counted by the hub, said by a letter to the Tweede Kamer, or found by public research. What
 * a letter said is never taken for a count.
 */
export type CijferSoort = 'telling' | 'brief' | 'onderzoek'

/** Over how many of the organisations that were asked for a figure was counted. */
export interface Dekking {
  readonly gevraagd: number
  readonly geteld: number
}

/** One figure, and where it comes from. */
export interface Cijfer {
  /** Stable between reports: `veilig-wonen.aanvragen`. */
  readonly id: string
  /** What it counts, in Dutch: "Aanvragen Veilig Wonen sinds 1 januari 2024". */
  readonly naam: string
  readonly soort: CijferSoort
  readonly eenheid: Eenheid
  /** Only with status WAARDE; money in whole euro cents. */
  readonly waarde: number | null
  readonly status: CijferStatus
  /** Why there is no value, in Dutch. */
  readonly reden: string | null
  /** The same as the hub names it: `NIET_BIJGEWERKT`; `null` where it does not say more than the status. */
  readonly code: string | null
  /** `null` where no organisations are counted. */
  readonly dekking: Dekking | null
  /** Until which day the source is complete for what was counted; `null` where it does not tell. */
  readonly bijgewerktTot: string | null
  /** Whether made-up demo data is in what was counted; `null` where the hub does not tell. */
  readonly synthetisch: boolean | null
  /** Between which days the letter that says it appeared, ends included; `null` for what no one letter says. */
  readonly bekendSinds: { readonly vroegst: string; readonly uiterst: string } | null
  readonly peildatum: string
  /** Whose system it comes from: "Veilig Wonen (CCV)". */
  readonly bron: string
  /** The question it was read from. */
  readonly vraag: string
  /** Where in the answer. */
  readonly pad: readonly (string | number)[]
}

/** One request to the hub. */
export interface Vraag {
  readonly id: string
  readonly document: string
  readonly variabelen: Readonly<Record<string, unknown>>
  /** W3C trace id of the request: 32 hex digits. */
  readonly traceId: string
  readonly gesteldOp: string
  /** HTTP status; `null` when no answer came. */
  readonly status: number | null
}
