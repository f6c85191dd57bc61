import type { Bron, Kanaal, Vorm } from './tables.ts'

/**
 * What each source calls the forms and channels that the hub shares: one word per source and form. ARO follows
 * the Arbocatalogus Rijk, GIR the municipal protocols; the exact words are our assumption until both give an export.
 */
interface Vocabulaire {
  readonly vormen: Readonly<Record<Vorm, string>>
  readonly kanalen: Readonly<Record<Kanaal, string>>
}

export const vocabulaire: Readonly<Record<Bron, Vocabulaire>> = {
  GIR: {
    vormen: {
      VERBAAL_GEWELD: 'Verbale agressie',
      BEDREIGING: 'Bedreiging',
      FYSIEK_GEWELD: 'Fysieke agressie',
      VERNIELING: 'Vernieling',
      DISCRIMINATIE: 'Discriminatie',
      SEKSUELE_INTIMIDATIE: 'Seksuele intimidatie',
      STALKING: 'Hinderlijk volgen',
      ONLINE_HAAT: 'Agressie via internet',
      DOXING: 'Verspreiden van privégegevens',
      JURIDISCHE_INTIMIDATIE: 'Procedures als drukmiddel',
      OVERIGE_INTIMIDATIE: 'Intimidatie anders',
    },
    kanalen: {
      FYSIEK: 'In persoon',
      TELEFOON: 'Telefonisch',
      EMAIL: 'E-mail',
      BRIEF: 'Post',
      SOCIALE_MEDIA: 'Internet of sociale media',
      HUISBEZOEK: 'Bij de woning',
    },
  },
  ARO: {
    vormen: {
      VERBAAL_GEWELD: 'Verbaal geweld',
      BEDREIGING: 'Overige intimidatie: bedreiging',
      FYSIEK_GEWELD: 'Fysiek geweld tegen persoon',
      VERNIELING: 'Fysiek geweld tegen goederen',
      DISCRIMINATIE: 'Discriminatie',
      SEKSUELE_INTIMIDATIE: 'Seksuele intimidatie',
      STALKING: 'Overige intimidatie: stalking',
      ONLINE_HAAT: 'Verbaal geweld: online',
      DOXING: 'Overige intimidatie: doxing',
      JURIDISCHE_INTIMIDATIE: 'Overige intimidatie: juridisch',
      OVERIGE_INTIMIDATIE: 'Overige intimidatie',
    },
    kanalen: {
      FYSIEK: 'Persoonlijk contact',
      TELEFOON: 'Telefoon',
      EMAIL: 'E-mail',
      BRIEF: 'Brief',
      SOCIALE_MEDIA: 'Sociale media',
      HUISBEZOEK: 'Huisbezoek',
    },
  },
}
