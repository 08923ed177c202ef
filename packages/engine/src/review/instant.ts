// Instants as text: ISO 8601 in UTC with milliseconds, so that they sort as text and no clock is asked.

const instantPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/** Whether a text is an instant as the record writes it: `2026-11-22T09:30:00.000Z`. */
export function isInstant(text: string): boolean {
  return instantPattern.test(text)
}

/** The same instant a year later; of 29 February, 28 February. */
export function yearAfter(instant: string): string {
  const year = String(Number(instant.slice(0, 4)) + 1).padStart(4, '0')
  const rest = instant.slice(4)
  return year + (rest.startsWith('-02-29') ? `-02-28${rest.slice(6)}` : rest)
}
