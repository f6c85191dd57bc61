import { isData } from '../data.ts'

/**
 * Whether a value goes out exactly as it came in: of its type all through, with the fields that were asked and no
 * others, in their order. It says yes to nothing that completing would change or refuse; to look is cheaper than to
 * copy, and what is not copied need not be collected.
 */
export type Sound = (value: unknown) => boolean

/** @param required whether no item may be null. */
export function soundList(item: Sound, required: boolean): Sound {
  return (value) => {
    if (!Array.isArray(value)) return false
    for (let index = 0; index < value.length; index++) {
      const one: unknown = value[index]
      if (one === null ? required : !item(one)) return false
    }
    return true
  }
}

/** What must be known of a field. */
export interface SoundField {
  /** Its key in the answer, and in what the sources answered. */
  readonly key: string
  readonly source: string
  readonly required: boolean
  /** Whether its keys are as safe to read and write as they look. */
  readonly plain: boolean
  readonly sound: Sound | null
}

/** @returns null where a field never goes out as it came in. */
export function soundObject(fields: readonly SoundField[]): Sound | null {
  if (!fields.every(({ key, source, plain, sound }) => plain && key === source && sound !== null)) return null
  const sounds = fields.map(({ sound }) => sound as Sound)
  return (value) => {
    if (!isData(value)) return false
    let index = 0
    for (const key in value) {
      const field = fields[index]
      if (field === undefined || key !== field.key) return false
      const one = value[key]
      if (one === null ? field.required : !(sounds[index] as Sound)(one)) return false
      index++
    }
    return index === fields.length
  }
}
