// Ordering that is the same on every machine: by UTF-16 code unit, never by locale (law L3, replay).

/** Compares two strings by code unit: -1, 0 or 1. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
