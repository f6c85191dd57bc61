import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { contradictions } from './checks/contradictions.ts'
import { renderedOtherwise, type Written } from './checks/rendered.ts'
import { cijferbestand, makeCijferbestand } from './cijferbestand.ts'
import type { Writer } from './formaten/formaten.ts'
import { GeenVerslag } from './hub/geen-verslag.ts'
import type { Verslag } from './verslag.ts'

/** Where a report comes: a folder that exists only when everything in it does. */
export interface Output {
  /**
   * Writes the report in each format and its figures, and gives the files.
   *
   * @throws {GeenVerslag} when two places of it disagree about one figure.
   */
  schrijf(verslag: Verslag, makers: readonly Writer[]): Promise<readonly string[]>
  /** Takes away what was begun; nothing once the report stands. */
  ruimOp(): Promise<void>
}

/**
 * Claims the folder before anything is asked, so that a folder that cannot be written ends the work at its start.
 *
 * @throws {GeenVerslag} when it cannot be made, or holds something that is not a report.
 */
export async function openOutput(map: string): Promise<Output> {
  const tijdelijk = join(dirname(map), `.${basename(map)}-${randomBytes(4).toString('hex')}`)
  await alleenEenVerslag(map)
  try {
    await maakMap(tijdelijk)
  } catch (error) {
    throw new GeenVerslag(`In de map ${dirname(map)} kan niet worden geschreven (${codeOf(error)}).`)
  }
  const weg = () => rmSync(tijdelijk, { recursive: true, force: true })
  process.once('exit', weg)
  return {
    async schrijf(verslag, makers) {
      const bestanden = [cijferbestand, ...makers.map(({ bestand }) => bestand)]
      const written: Written[] = []
      for (const { bestand, maak } of makers) written.push({ bestand, inhoud: await maak(verslag) })
      noContradictions(verslag, written)
      await writeFile(join(tijdelijk, cijferbestand), makeCijferbestand(verslag))
      for (const { bestand, inhoud } of written) await writeFile(join(tijdelijk, bestand), inhoud)
      await vervang(tijdelijk, map)
      return bestanden.map((bestand) => join(map, bestand))
    },
    async ruimOp() {
      process.off('exit', weg)
      await rm(tijdelijk, { recursive: true, force: true })
    },
  }
}

/** @throws {GeenVerslag} when the report contradicts itself: better none than one that says two things. */
function noContradictions(verslag: Verslag, written: readonly Written[]): void {
  const found = [...contradictions(verslag), ...renderedOtherwise(verslag, written)]
  if (found.length === 0) return
  throw new GeenVerslag(`Er is geen verslag: het zou zichzelf tegenspreken.\n${found.join('\n')}`)
}

/** Makes a folder and those above it. Node's own way of doing that never ends where a file system refuses folders. */
async function maakMap(map: string): Promise<void> {
  try {
    await mkdir(map)
  } catch (error) {
    const boven = dirname(map)
    if (codeOf(error) !== 'ENOENT' || boven === map || (await bestaat(boven))) throw error
    await maakMap(boven)
    await mkdir(map)
  }
}

async function bestaat(map: string): Promise<boolean> {
  return stat(map).then(
    () => true,
    () => false,
  )
}

async function alleenEenVerslag(map: string): Promise<void> {
  const bestaand = await stat(map).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw new GeenVerslag(`De map ${map} is niet te gebruiken (${codeOf(error)}).`)
  })
  if (bestaand === null) return
  if (!bestaand.isDirectory()) throw new GeenVerslag(`${map} is een bestand; geef met --uit een map.`)
  const inhoud = await readdir(map)
  if (inhoud.length > 0 && !inhoud.includes(cijferbestand)) {
    throw new GeenVerslag(
      `De map ${map} bevat iets anders dan een verslag; geef met --uit een lege of nieuwe map.`,
    )
  }
}

/** The earlier report goes only when the new one stands in its place. */
async function vervang(nieuw: string, map: string): Promise<void> {
  const oud = `${nieuw}-oud`
  const erWasEen = await rename(map, oud).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false
      throw new GeenVerslag(`Het vorige verslag in ${map} kan niet worden vervangen (${codeOf(error)}).`)
    },
  )
  await rename(nieuw, map)
  if (erWasEen) await rm(oud, { recursive: true, force: true })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
