// What goes into a column of text: JSON, and identifiers that both databases can hold.

import { StoreError } from './store-error.ts'

/** JSON for a column; `undefined` is kept as `null`. */
export function storedJson(value: unknown): string {
  return JSON.stringify(value ?? null)
}

/** The same text; refuses what PostgreSQL cannot hold or would not give back alike: NUL and half characters. */
export function storedText(text: string, what: string): string {
  if (!text.includes('\0') && text.isWellFormed()) return text
  throw new StoreError('store-text', { what, value: JSON.stringify(text) })
}
