/** `npm run voortgangsrapportage`: the progress report to the Tweede Kamer, from the hub. */
import { relative } from 'node:path'
import { changes } from './changes.ts'
import { readCijferbestand } from './cijferbestand.ts'
import { loadWriters } from './formaten/formaten.ts'
import { GeenVerslag } from './hub/geen-verslag.ts'
import { type HubAccess, withHub } from './hub/with-hub.ts'
import { makeVerslag } from './make-verslag.ts'
import { type Options, readOptions, usage } from './options.ts'
import { openOutput } from './output.ts'
import { vandaag } from './taal/datums.ts'
import { staatwoorden } from './taal/woorden.ts'
import { vergelijk } from './vergelijk.ts'
import type { Verslag, Vraag } from './verslag.ts'

/** The report is whole, there is none, or parts of it are missing. */
const uitgang = { heel: 0, geen: 1, deels: 2 } as const

async function main(): Promise<number> {
  const opties = readOptions(process.argv.slice(2), process.env, vandaag())
  switch (opties.taak) {
    case 'hulp':
      console.log(usage)
      return uitgang.heel
    case 'controleer':
      return controleer(opties)
    case 'maak':
      return maak(opties)
  }
}

async function maak(opties: Extract<Options, { taak: 'maak' }>): Promise<number> {
  const { peildatum, uit, formaten, hub } = opties
  const { vorige } = opties
  const eerder = vorige !== null && 'map' in vorige ? await readCijferbestand(vorige.map) : null
  if (eerder !== null && eerder.peildatum >= peildatum) {
    throw new GeenVerslag(`--vorige: het verslag is van ${eerder.peildatum}, niet van vóór ${peildatum}`)
  }
  const uitvoer = await openOutput(uit)
  try {
    // What writes the formats loads while the hub starts.
    const makers = loadWriters(formaten)
    const verslag = await withHub(hub, meld, async (toegang) => {
      const dit = await vraag(toegang, peildatum)
      if (eerder !== null) return vergelijk(dit, eerder)
      return vorige !== null && 'dag' in vorige ? vergelijk(dit, await vraag(toegang, vorige.dag)) : dit
    })
    meld(`Het verslag wordt geschreven (${formaten.join(', ')}) …`)
    const bestanden = await uitvoer.schrijf(verslag, await makers)
    const onvolledig = verslag.hoofdstukken.filter(({ staat }) => staat !== 'heel')
    for (const { nummer, titel, staat } of onvolledig) {
      meld(`Let op: hoofdstuk ${nummer} ${titel} is ${staatwoorden[staat]}.`)
    }
    console.log(bestanden.map((bestand) => relative(process.cwd(), bestand)).join('\n'))
    return onvolledig.length === 0 ? uitgang.heel : uitgang.deels
  } finally {
    await uitvoer.ruimOp()
  }
}

async function controleer({ map, hub }: Extract<Options, { taak: 'controleer' }>): Promise<number> {
  const toen = await readCijferbestand(map)
  if (toen.hub !== null && hub.url === null) {
    throw new GeenVerslag(`Dit verslag komt van de hub op ${toen.hub}; geef die met --url, en een --token.`)
  }
  const nu = await withHub(hub, meld, async (toegang) => {
    const dit = await vraag(toegang, toen.peildatum)
    return toen.vorige === null ? dit : vergelijk(dit, await vraag(toegang, toen.vorige))
  })
  const regels = changes(toen, nu)
  console.log(
    regels.length === 0
      ? `Alle ${toen.cijfers.length} cijfers zijn nog zoals het verslag ze geeft.`
      : regels.join('\n'),
  )
  return regels.length === 0 ? uitgang.heel : uitgang.deels
}

function vraag(toegang: HubAccess, peildatum: string): Promise<Verslag> {
  meld(`De hub op ${toegang.url} wordt bevraagd over ${peildatum} …`)
  return makeVerslag({ ...toegang, peildatum, onVraag })
}

function onVraag(naam: string, { status }: Vraag): void {
  meld(`  ${naam}: ${status ?? 'geen antwoord'}`)
}

/** Progress goes beside the answer, so that the answer can be piped on. */
function meld(regel: string): void {
  console.error(regel)
}

// Whoever stops it finds nothing half done: what was begun goes when the process does.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(uitgang.geen))

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error instanceof GeenVerslag ? error.message : error)
    process.exitCode = uitgang.geen
  },
)
