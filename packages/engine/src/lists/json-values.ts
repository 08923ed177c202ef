// Values of JSON documents, taken as what they are or not at all. Objects become maps, so no key can reach a prototype.

import { jsonDepthMax } from './limits.ts'

/** The fields of an object; null for everything else. */
export function objectOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return new Map<string, unknown>(Object.entries(value))
}

/** Text or number under a key as trimmed text; empty where there is neither. */
export function textIn(fields: ReadonlyMap<string, unknown>, key: string): string {
  const value = fields.get(key)
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** The texts of a list under a key; a text alone counts as a list of one. */
export function textsIn(fields: ReadonlyMap<string, unknown>, key: string): readonly string[] {
  const value = fields.get(key)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((item) => (typeof item === 'string' ? item.trim() || [] : []))
}

/** Whether a value is nested deeper than `max`. */
export function isDeeperThan(value: unknown, max: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > max) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}

/** The value that a line of JSON stands for, or why there is none. */
export function parseJsonLine(line: string): { readonly value: unknown } | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return `the line is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : 'unreadable'}`
  }
  return isDeeperThan(value, jsonDepthMax) ? `the line is nested deeper than ${jsonDepthMax}` : { value }
}
