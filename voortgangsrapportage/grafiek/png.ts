import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

/** Fonts that come with the project, so that a picture is the same on a machine without any. */
const LETTERS = [
  '400Regular/SourceSans3_400Regular',
  '400Regular_Italic/SourceSans3_400Regular_Italic',
  '600SemiBold/SourceSans3_600SemiBold',
].map((naam) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/source-sans-3/${naam}.ttf`)))

export interface Picture {
  readonly png: Uint8Array
  readonly breedte: number
  readonly hoogte: number
}

/** A drawing as a PNG of `breedte` pixels wide. Whole ones: of a fraction resvg drops all options, fonts too, in silence. */
export function makePng(svg: string, breedte: number): Picture {
  const beeld = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round(breedte) },
    background: '#ffffff',
    font: { fontFiles: LETTERS, loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' },
  }).render()
  return { png: beeld.asPng(), breedte: beeld.width, hoogte: beeld.height }
}
