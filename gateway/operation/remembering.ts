/** How much is remembered of an operation. */
export interface Remembering {
  /** Of its document. */
  readonly tokens: number
  /** Hears how many bytes more came to be remembered. */
  readonly onGrowth: (bytes: number) => void
}

/** Of an operation that is not remembered itself. */
export const nobody: Remembering = { tokens: 0, onGrowth: () => undefined }
