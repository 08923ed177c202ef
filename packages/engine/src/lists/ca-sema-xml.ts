// Canada's consolidated autonomous sanctions list (SEMA) as XML, in the element names of 2020 and in the bilingual ones
// since. The issuer gives no identifiers; `Country` is the regulation that lists a party, never where anybody comes from.

import { parsePartialDate } from '../model/index.ts'
import { type FaultLog, placeIn } from './faults.ts'
import { addReading, keepEarliest } from './issuer-dates.ts'
import { IdMint } from './minted-id.ts'
import { addText, draftParty, type PartyDraft } from './party-draft.ts'
import type { ReadBody } from './read-body.ts'
import type { ListFile } from './reading.ts'
import { squeeze } from './text-parts.ts'
import { knownPaths, readXml, type XmlNode } from './xml-reader.ts'

const record = 'data-set/record'
const bilingual = [
  ...['Country-Pays', 'LastName-NomDeFamille', 'GivenName-Prenom', 'EntityOrShip-EntiteOuNavire', 'Aliases-Alias'],
  ...[
    'TitleOrShipType-TitreOuTypeDeNavire',
    'ShipIMONumber-NumeroOMIDuNavire',
    'Schedule-Annexe',
    'Item-NumeroDarticle',
  ],
  ...['DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire', 'DateOfListing-DateDinscription'],
]
const known = knownPaths(`
  data-set: record
  ${record}: Country LastName GivenName Entity EntityOrShip Aliases DateOfBirth DateOfBirthOrShipBuildDate
  ${record}: Title TitleOrShip TitleOrShipType ShipIMONumber Schedule Item DateOfListing ${bilingual.join(' ')}
`)
const remedy = 'Fetch the file again from the issuer.'

/** Reads the list; null when it is not well-formed. Faults are in the log. */
export async function readSemaXml(file: ListFile, log: FaultLog): Promise<ReadBody | null> {
  const drafts: PartyDraft[] = []
  const items = new Map<string, number>()
  const mint = new IdMint()
  const onRecord = (node: XmlNode): void => {
    const fields = fieldsOf(node)
    const item = ['Country', 'Schedule', 'Item'].map((name) => fields.get(name) ?? '').join('; ')
    const twin = items.get(item)
    if (twin !== undefined) {
      const place = placeIn(file.name, { line: node.line, offset: node.offset, recordId: item })
      const message = `the item ${item} stands twice: on lines ${twin} and ${node.line}`
      log.add({ code: 'duplicate-id', place, message, remedy })
    }
    items.set(item, node.line)
    drafts.push(draftFrom(fields, { node, file: file.name, mint }))
  }
  const root = await readXml(file, { root: 'data-set', known, records: new Set([record]), onRecord }, log)
  if (root === null) return null
  if (drafts.length === 0) {
    log.add({ code: 'no-records', place: placeIn(file.name, root), message: 'the list has no record', remedy })
  }
  return { drafts, rejects: [], publishedAt: null, notes: mint.notes() }
}

/** Text by the English name of its element. */
function fieldsOf(node: XmlNode): ReadonlyMap<string, string> {
  return new Map(node.children.map((child) => [child.name.replace(/-.*$/u, ''), squeeze(child.text)]))
}

function draftFrom(
  fields: ReadonlyMap<string, string>,
  { node, file, mint }: { readonly node: XmlNode; readonly file: string; readonly mint: IdMint },
): PartyDraft {
  const field = (...names: readonly string[]): string => names.map((name) => fields.get(name) ?? '').find(Boolean) ?? ''
  const entity = field('Entity', 'EntityOrShip')
  const imo = field('ShipIMONumber').match(/\d{7}/u)?.[0] ?? null
  const id = mint.mint([field('Country'), field('Schedule'), field('LastName'), field('GivenName'), entity, imo])
  const place = placeIn(file, { line: node.line, offset: node.offset, recordId: id })
  const schema = imo !== null ? 'Vessel' : entity === '' ? 'Person' : 'Organization'
  const draft = draftParty(id, schema, place)
  addText(draft.name, entity || [field('GivenName'), field('LastName')].filter((part) => part !== '').join(' '))
  for (const alias of splitAliases(field('Aliases'))) addText(draft.alias, alias)
  // English and French, separated by " / ", in one text.
  addText(draft.programs, field('Country').split(/\s+\/\s+/u)[0])
  const birth = field('DateOfBirth', 'DateOfBirthOrShipBuildDate')
  if (schema === 'Person') {
    for (const part of birth.split(/\s+or\s+|;\s*/iu)) addReading(draft, parsePartialDate(part), part)
    addText(draft.position, field('Title', 'TitleOrShip', 'TitleOrShipType'))
  } else {
    if (birth !== '') addText(draft.remarks, `Built: ${birth}`)
    addText(draft.remarks, field('Title', 'TitleOrShip', 'TitleOrShipType'))
  }
  if (imo !== null) draft.identifiers.push({ type: 'imoNumber', value: imo, country: null, label: null })
  const listed = field('DateOfListing')
  if (listed !== '') keepEarliest(draft, parsePartialDate(listed))
  addText(draft.remarks, `Schedule ${field('Schedule') || 'not given'}, item ${field('Item') || 'not given'}`)
  return draft
}

/** Aliases stand in one text; a comma before a legal form belongs to the name. */
function splitAliases(text: string): readonly string[] {
  if (text.includes(';')) return text.split(';')
  return text.split(/,\s+(?!(?:Ltd|Inc|LLC|L\.L\.C|S\.A|Co|Corp|GmbH|PLC|JSC|OJSC|Limited)\b)/u)
}
