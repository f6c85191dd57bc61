const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' })

/** Today in the Netherlands, `YYYY-MM-DD`: in the evening hours of UTC that is tomorrow there. */
export function vandaag(now: Date = new Date()): string {
  return amsterdam.format(now)
}
