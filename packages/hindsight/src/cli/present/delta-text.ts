// The delta of two versions of a list as a page that an analyst reads: counts first, by programme, then every party with
// its words marked. Nothing rests on colour; names in other scripts say which.

import type { ChangedParty, FieldChange, ReidentifiedParty } from '@hindsight/engine/lists'
import type { Address, Identifier, ListedLink, ListedParty, PartialDate } from '@hindsight/engine/model'
import { scriptOf } from '@hindsight/engine/text'
import type { ListDiff, ProgramDelta } from '../../services/index.ts'
import { goneText, markWords, newText, sharedWords } from './mark-words.ts'
import { columns, counted, grouped, printable, type Style } from './style.ts'

const shownPartiesMax = 500
/** Values are read as one that was reworded where this share of their words is the same. */
const rewordedShare = 0.4

/** The whole page. */
export function deltaText({ before, after, delta, programs }: ListDiff, style: Style): string {
  const { added, changed, removed, reidentified, unchangedCount } = delta
  const head = `${style.bold(printable(before.listVersion ?? before.source))} → ${style.bold(printable(after.listVersion ?? after.source))}`
  const counts = [
    `${grouped(added.length)} added`,
    `${grouped(removed.length)} removed`,
    `${grouped(changed.length)} changed`,
    `${grouped(reidentified.length)} under another id`,
    `${grouped(unchangedCount)} unchanged`,
  ]
  const parties = `${counted(before.parties, 'party', 'parties')}, then ${grouped(after.parties)}: ${counts.join(', ')}`
  return [
    `${head}\n${parties}\n`,
    programsText(programs),
    section('Added', added, (party) => addedText(party, style)),
    section('Removed', removed, (party) => removedText(party, style)),
    section('Changed', changed, (pair) => changedText(pair, style)),
    section('Under another id', reidentified, (pair) => reidentifiedText(pair, style)),
  ].join('')
}

function programsText(programs: readonly ProgramDelta[]): string {
  const moved = programs.filter((row) => row.added + row.removed + row.movedIn + row.movedOut > 0)
  if (moved.length === 0) return ''
  const signed = (sign: string, count: number): string => (count === 0 ? '' : `${sign}${grouped(count)}`)
  const rows = moved.map(({ program, before, added, removed, movedIn, movedOut, after }) => [
    `  ${program === '' ? '(no programme)' : printable(program)}`,
    grouped(before),
    signed('+', added),
    signed('-', removed),
    signed('+', movedIn),
    signed('-', movedOut),
    grouped(after),
  ])
  const header = ['  Programme', 'before', 'added', 'removed', 'moved in', 'moved out', 'after']
  const rest = programs.length - moved.length
  return `\n${columns([header, ...rows])}${rest === 0 ? '' : `  ${counted(rest, 'other programme')}: the same parties\n`}`
}

function section<T>(title: string, items: readonly T[], text: (item: T) => string): string {
  if (items.length === 0) return ''
  const shown = items.slice(0, shownPartiesMax).map(text)
  const rest = items.length - shown.length
  const more = rest === 0 ? '' : `  and ${grouped(rest)} more: see --jsonl\n`
  return `\n${title} (${grouped(items.length)})\n${shown.join('')}${more}`
}

function addedText(party: ListedParty, style: Style): string {
  return `+ ${headOf(party, style)}${factsOf(party, (text) => newText(text, style))}`
}

function removedText(party: ListedParty, style: Style): string {
  return `- ${headOf(party, style)}${factsOf(party, (text) => goneText(text, style))}`
}

function changedText({ after, fields }: ChangedParty, style: Style): string {
  return `~ ${headOf(after, style)}${fields.map((field) => fieldText(field, style)).join('')}`
}

function reidentifiedText({ previousId, after, fields }: ReidentifiedParty, style: Style): string {
  const what =
    fields.length === 0 ? '    nothing else changed\n' : fields.map((field) => fieldText(field, style)).join('')
  return `= ${printable(previousId)} → ${headOf(after, style)}${what}`
}

function headOf({ id, name, schema, programs }: ListedParty, style: Style): string {
  const where = programs.length === 0 ? '' : `  [${programs.map(printable).join(', ')}]`
  return `${printable(id)}  ${style.bold(withScript(name[0] ?? ''))}  ${schema}${where}\n`
}

/** What tells who it is; the rest is in --jsonl. */
function factsOf(party: ListedParty, mark: (text: string) => string): string {
  const facts: readonly (readonly [string, readonly unknown[]])[] = [
    ['name', party.name.slice(1)],
    ['alias', party.alias],
    ['weakAlias', party.weakAlias],
    ['previousName', party.previousName],
    ['birthDate', party.birthDate],
    ['identifiers', party.identifiers],
  ]
  return facts.flatMap(([property, values]) => values.map((value) => line(property, mark(valueText(value))))).join('')
}

/** Values that stayed are left out; one that was reworded is shown once, with its words marked. */
function fieldText({ property, before, after }: FieldChange, style: Style): string {
  const [old, now] = [textsOf(before), textsOf(after)]
  const came = now.filter((text) => !old.includes(text))
  const lines: string[] = []
  for (const text of old.filter((one) => !now.includes(one))) {
    const [best] = came.map((other) => [sharedWords(text, other), other] as const).sort(([a], [b]) => b - a)
    if (best === undefined || best[0] < rewordedShare) {
      lines.push(goneText(text, style))
      continue
    }
    came.splice(came.indexOf(best[1]), 1)
    lines.push(markWords(text, best[1], style))
  }
  return [...lines, ...came.map((text) => newText(text, style))].map((text) => line(property, text)).join('')
}

function line(property: string, text: string): string {
  return `    ${property.padEnd(12)}  ${text}\n`
}

function textsOf(value: unknown): readonly string[] {
  if (value === null) return []
  return Array.isArray(value) ? value.map(valueText) : [valueText(value)]
}

/** A canonical value in words. */
function valueText(value: unknown): string {
  if (typeof value === 'string') return withScript(value)
  const known = value as Partial<PartialDate & Identifier & Address & ListedLink>
  if (known.raw !== undefined) return known.imputed === true ? `${known.raw} (filled in)` : known.raw
  if (known.toName !== undefined) return `${known.type} ${known.toName === '' ? known.toId : known.toName}`
  if (known.full !== undefined) return known.full === '' ? (known.country ?? '') : known.full
  const label = known.label ?? known.type ?? ''
  if (label.includes(known.value ?? '')) return label
  return `${label} ${known.value}${known.country == null ? '' : ` (${known.country})`}`
}

/** Names and other texts in another script than Latin say which (ISO 15924). */
function withScript(text: string): string {
  const script = scriptOf(text)
  return printable(script === 'Latn' || script === 'Zyyy' ? text : `${text} (${script})`)
}
