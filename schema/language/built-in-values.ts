/** Whether a value of a built-in scalar goes out as it is, by the scalar's name. */
export const builtInValues: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['Int', (value: unknown) => typeof value === 'number' && (value | 0) === value],
  ['Float', (value: unknown) => typeof value === 'number' && Number.isFinite(value)],
  ['String', (value: unknown) => typeof value === 'string'],
  ['Boolean', (value: unknown) => typeof value === 'boolean'],
  ['ID', (value: unknown) => typeof value === 'string'],
])
