/** Why there is no report at all; its message is for the person who asked for one. */
export class GeenVerslag extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'GeenVerslag'
  }
}
