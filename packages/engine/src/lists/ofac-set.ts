// Which files of a folder make one OFAC flat set: a primary file and the companions that share its extension.

import { type FaultLog, placeIn } from './faults.ts'
import type { ListFile, ListFormat, ListProfile } from './reading.ts'

export type OfacRole = 'primary' | 'alias' | 'address' | 'comments'

export interface OfacSet {
  readonly format: ListFormat
  readonly family: 'sdn' | 'cons'
  readonly files: ReadonlyMap<OfacRole, ListFile>
  /** Companions that the profile declares and that are not there, by the issuer's name. */
  readonly missing: readonly string[]
}

interface OfacName {
  readonly role: OfacRole
  readonly family: 'sdn' | 'cons'
  readonly extension: string
}

const formatOfExtension: Readonly<Record<string, ListFormat>> = {
  csv: 'ofac-csv',
  del: 'ofac-del',
  pip: 'ofac-pip',
  ff: 'ofac-fixed',
}

const stems: readonly { readonly pattern: RegExp; readonly role: OfacRole; readonly family: 'sdn' | 'cons' }[] = [
  { pattern: /^sdn_comments(?![a-z])/u, role: 'comments', family: 'sdn' },
  { pattern: /^cons_comments(?![a-z])/u, role: 'comments', family: 'cons' },
  { pattern: /^cons_prim(?![a-z])/u, role: 'primary', family: 'cons' },
  { pattern: /^cons_alt(?![a-z])/u, role: 'alias', family: 'cons' },
  { pattern: /^cons_add(?![a-z])/u, role: 'address', family: 'cons' },
  { pattern: /^sdn(?:[._-]\d|\.)/u, role: 'primary', family: 'sdn' },
  { pattern: /^alt(?:[._-]\d|\.)/u, role: 'alias', family: 'sdn' },
  { pattern: /^add(?:[._-]\d|\.)/u, role: 'address', family: 'sdn' },
]

const rolesOfProfile: Readonly<Record<ListProfile, readonly OfacRole[]>> = {
  full: ['primary', 'alias', 'address', 'comments'],
  'no-comments': ['primary', 'alias', 'address'],
  'primary-only': ['primary'],
}

/** Role, list and extension that an OFAC file name stands for (`cons_alt.csv`, also with a date), or null. */
export function ofacName(name: string): OfacName | null {
  const lower = name.toLowerCase()
  const extension = lower.slice(lower.lastIndexOf('.') + 1)
  if (formatOfExtension[extension] === undefined) return null
  const stem = stems.find(({ pattern }) => pattern.test(lower))
  return stem === undefined ? null : { role: stem.role, family: stem.family, extension }
}

/** Picks the set out of the files, with a fault for every ambiguity; null when no set can be named. */
export function pickOfacSet(files: readonly ListFile[], profile: ListProfile, log: FaultLog): OfacSet | null {
  const named = files.flatMap((file) => {
    const name = ofacName(file.name)
    return name === null ? [] : [{ file, name }]
  })
  const first = named[0]
  if (first === undefined) {
    const place = placeIn(files[0]?.name ?? '')
    const message = 'no file has a name that OFAC gives to this format'
    const remedy = "Keep the issuer's names, e.g. sdn.csv, alt.csv, add.csv, sdn_comments.csv."
    log.add({ code: 'unknown-name', place, message, remedy })
    return null
  }
  if (!hasOneEncoding(named, log)) return null
  const byRole = new Map<OfacRole, ListFile>()
  for (const { file, name } of named) {
    const twin = byRole.get(name.role)
    if (twin === undefined) byRole.set(name.role, file)
    else addTwinFault(file.name, twin.name, log)
  }
  const declared = rolesOfProfile[profile]
  const missing = declared.filter((role) => !byRole.has(role)).map((role) => standardName(role, first.name))
  const kept = new Map([...byRole].filter(([role]) => declared.includes(role)))
  const format = formatOfExtension[first.name.extension] as ListFormat
  return { format, family: first.name.family, files: kept, missing }
}

function hasOneEncoding(named: readonly { file: ListFile; name: OfacName }[], log: FaultLog): boolean {
  const kinds = new Map<string, string>()
  for (const { file, name } of named) {
    const kind = `${name.family}.${name.extension}`
    if (!kinds.has(kind) || name.role === 'primary') kinds.set(kind, file.name)
  }
  if (kinds.size <= 1) return true
  const choices = [...kinds.values()].sort()
  const place = placeIn(choices[0] as string)
  const message = `the folder mixes ${kinds.size} encodings or lists (${choices.join(', ')})`
  const remedy = `Choose one: pass the primary file, e.g. ${choices[0]}; its companions are those with the same extension.`
  log.add({ code: 'mixed-encodings', place, message, remedy })
  return false
}

function addTwinFault(name: string, twin: string, log: FaultLog): void {
  const message = `${name} and ${twin} are the same part of the list`
  log.add({ code: 'two-of-one-part', place: placeIn(name), message, remedy: 'Keep the files of one date in a folder.' })
}

function standardName(role: OfacRole, { family, extension }: OfacName): string {
  const stem = {
    primary: family === 'sdn' ? 'sdn' : 'cons_prim',
    alias: family === 'sdn' ? 'alt' : 'cons_alt',
    address: family === 'sdn' ? 'add' : 'cons_add',
    comments: `${family}_comments`,
  }[role]
  return `${stem}.${extension}`
}
