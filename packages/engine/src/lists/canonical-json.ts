// One text for one value: JSON with sorted keys and nothing optional, so that equal content gives equal bytes on every
// machine (law L3).

import { compareText } from '../base/index.ts'

/** JSON of a plain value with the keys of every object in order of code units; what is undefined is left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members: string[] = []
  for (const [key, member] of Object.entries(value).sort(([a], [b]) => compareText(a, b))) {
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
  }
  return `{${members.join(',')}}`
}
