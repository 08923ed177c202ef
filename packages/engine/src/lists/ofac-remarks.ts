// OFAC's flat files keep birth dates, nationalities, identifiers, weak aliases and links in one line of remarks, parts
// separated by semicolons. Source: dat_spec.txt, "the disposition of aliases" and "spillover files".

import { countryOrRaw, type Gender } from '../model/index.ts'
import { ofacIdentifier, splitOfacLabel } from './ofac-labels.ts'
import { addDate, addText, type PartyDraft } from './party-draft.ts'

/** Width of the remarks field: longer text is cut there and goes on in the comments file. */
export const remarksWidth = 1000

/** Reads whole remarks into the draft. What is not understood stays readable in `remarks`. */
export function readRemarks(draft: PartyDraft, remarks: string): void {
  draft.remarks.push(remarks)
  const isWhole = remarks.endsWith('.')
  const parts = splitRemarks(isWhole ? remarks.slice(0, -1) : remarks)
  // A part that the field's width cut off would give half a number.
  if (!isWhole && remarks.length >= remarksWidth - 1) parts.pop()
  for (const part of parts) readPart(draft, part.replace(/^alt\. /u, ''))
}

function splitRemarks(text: string): string[] {
  const parts: string[] = []
  for (const piece of text.split(/;\s*/u)) {
    const open = parts.at(-1)
    if (open !== undefined && /^[afn]\.k\.a\. '/u.test(open) && !open.endsWith("'")) {
      parts[parts.length - 1] = `${open}; ${piece}`
    } else parts.push(piece.trim())
  }
  return parts
}

/** Beginnings of a part and what they mean; the first that fits counts. */
const partReaders: readonly (readonly [start: string, read: (draft: PartyDraft, text: string) => void])[] = [
  ['DOB ', (draft, text) => addDate(draft, 'birthDate', text)],
  ['POB ', (draft, text) => addText(draft.birthPlace, text)],
  ['nationality ', (draft, text) => addText(draft.nationality, countryOrRaw(text))],
  ['citizen ', (draft, text) => addText(draft.citizenship, countryOrRaw(text))],
  ['Gender', (draft, text) => setGender(draft, text)],
  ['Nationality of Registration ', (draft, text) => addText(draft.jurisdiction, countryOrRaw(text))],
  ['Aircraft Operator ', (draft, text) => addLink(draft, 'operated-by', text)],
  ['Linked To:', (draft, text) => addLink(draft, 'linked-to', text)],
]

function readPart(draft: PartyDraft, part: string): void {
  const alias = part.match(/^[afn]\.k\.a\. ["'](.+)["']$/u)
  const plain = part.match(/^\((Linked To:.+)\)$/u)?.[1] ?? part
  const reader = partReaders.find(([start]) => plain.startsWith(start))
  if (alias !== null) addText(draft.weakAlias, alias[1])
  else if (reader !== undefined) reader[1](draft, plain.slice(reader[0].length))
  else readIdentifier(draft, part)
}

/** Sets the gender where the text names one. */
export function setGender(draft: PartyDraft, text: string): void {
  const gender = genderOf(text)
  if (gender !== null) draft.gender = gender
}

/** `Female`, `MALE`, `f`, `m`; null for everything else, such as `Unknown`. */
function genderOf(text: string): Gender | null {
  const word = text
    .replace(/^[:\s]+/u, '')
    .trim()
    .toLowerCase()
  if (word === 'female' || word === 'f' || word === 'woman') return 'female'
  if (word === 'male' || word === 'm' || word === 'man') return 'male'
  return word === 'other' ? 'other' : null
}

/** A link to a party that is named only. */
export function addLink(draft: PartyDraft, type: string, toName: string): void {
  const name = toName.trim()
  if (name !== '') draft.links.push({ type, toName: name, toId: null })
}

function readIdentifier(draft: PartyDraft, part: string): void {
  const split = splitOfacLabel(part)
  if (split === null) return
  const { number, country } = splitNumber(split.rest)
  const identifier = ofacIdentifier(split.label, number, country)
  if (identifier !== null) draft.identifiers.push(identifier)
}

/** `0582030 (Connecticut) (United States) issued 1968 expires 12 Nov 2012`: number and the last country named. */
function splitNumber(text: string): { readonly number: string; readonly country: string | null } {
  const undated = text.replace(/\s+(?:issued|expires)\s.*$/u, '')
  const match = undated.match(/^(.*?)((?:\s+\([^()]*\))*)$/u)
  const brackets = [...(match?.[2] ?? '').matchAll(/\(([^()]*)\)/gu)]
  return { number: match?.[1] ?? undated, country: brackets.at(-1)?.[1] ?? null }
}
