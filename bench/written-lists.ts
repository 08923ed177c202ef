// Invented lists written as files, in those of our formats that are simple to write, so that readers and whole
// screenings have something to read where the real lists are absent.

import type { ListFormat } from '@hindsight/engine/lists'
import type { ListedParty } from '@hindsight/engine/model'

export interface WrittenList {
  readonly format: ListFormat
  readonly files: readonly { readonly name: string; readonly content: Buffer }[]
  readonly mapping: Readonly<Record<string, string>>
}

/** FollowTheMoney JSON lines, one entity per party. */
export function writeFtm(parties: readonly ListedParty[]): WrittenList {
  const lines = parties.map((party) => {
    const { id, schema, name, alias, weakAlias, previousName, birthDate, identifiers } = party
    const dates = birthDate.map(({ raw }) => raw).filter((raw) => /^[\d-]+$/u.test(raw))
    const numbers = identifiers.map(({ value }) => value)
    const properties = { name, alias, weakAlias, previousName, birthDate: dates, idNumber: numbers }
    const filled = Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0))
    return `${JSON.stringify({ id, caption: name[0], schema, properties: filled })}\n`
  })
  return written('ftm-json', 'entities.ftm.json', lines)
}

/** OpenSanctions' simple table of targets. */
export function writeTargets(parties: readonly ListedParty[]): WrittenList {
  const header =
    'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change'
  const lines = parties.map(({ id, schema, name, alias, identifiers }) => {
    const numbers = identifiers.map(({ value }) => value).join(';')
    const seen = '2026-01-02T03:04:05'
    const aliases = alias.map(quoted).join(';')
    return csvLine([id, schema, name[0]!, aliases, '', '', '', numbers, '', '', '', '', 'Invented', seen, seen, seen])
  })
  return written('targets-simple-csv', 'targets.simple.csv', [`${header}\n`, ...lines])
}

/** A table of our own with a mapping. */
export function writeMapped(parties: readonly ListedParty[]): WrittenList {
  const lines = parties.map(({ id, schema, name, alias }) => csvLine([id, schema, name[0]!, alias.join(';')]))
  const mapping = { ref: 'id', kind: 'schema', 'full name': 'name', aka: 'alias' }
  return { ...written('mapped-csv', 'parties.csv', ['ref,kind,full name,aka\n', ...lines]), mapping }
}

function written(format: ListFormat, name: string, lines: readonly string[]): WrittenList {
  return { format, files: [{ name, content: Buffer.from(lines.join('')) }], mapping: {} }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
