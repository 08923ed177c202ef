// Names in SECO's list come in parts with an order, and each part may have spelling variants by language and script: one
// variant over several parts is one more name.

import { addText, type PartyDraft } from './party-draft.ts'
import { childrenOf, textOf, type XmlNode } from './xml-reader.ts'

const nameTypes = new Set(['primary-name', 'alias', 'formerly-known-as'])
const qualities = new Set(['good', 'low'])
const honorifics = new Set(['title'])
const relatives: ReadonlyMap<string, 'fatherName'> = new Map([['father-name', 'fatherName']])

interface Part {
  readonly type: string
  readonly order: number
  readonly value: string
  readonly variants: ReadonlyMap<string, string>
}

/** Adds a name with its variants to the draft; gives what was not understood. */
export function namesIn(node: XmlNode, isMain: boolean, draft: PartyDraft): readonly string[] {
  const type = node.attributes.get('name-type') ?? ''
  const quality = node.attributes.get('quality') ?? 'good'
  const faults: string[] = []
  if (!nameTypes.has(type)) faults.push(`name-type is "${type}"; known are ${[...nameTypes].join(', ')}`)
  if (!qualities.has(quality)) faults.push(`quality is "${quality}"; known are ${[...qualities].join(', ')}`)
  const parts = childrenOf(node, 'name-part')
    .map(partOf)
    .toSorted((a, b) => a.order - b.order)
  const named = parts.filter((part) => !honorifics.has(part.type))
  for (const part of parts) {
    if (honorifics.has(part.type)) addText(draft.position, part.value)
    const list = relatives.get(part.type)
    if (list !== undefined && isMain) addText(draft[list], part.value)
  }
  const isPrimary = type === 'primary-name' && isMain
  const others = type === 'formerly-known-as' ? draft.previousName : quality === 'low' ? draft.weakAlias : draft.alias
  addText(isPrimary ? draft.name : others, named.map(({ value }) => value).join(' '))
  const scripts = new Set(named.flatMap(({ variants }) => [...variants.keys()]))
  for (const script of scripts) {
    addText(others, named.map(({ value, variants }) => variants.get(script) ?? value).join(' '))
  }
  return faults
}

/** Text of a child with a word before it; null where there is none. */
export function partIn(node: XmlNode, name: string, word: string): string | null {
  const text = textOf(node, name)
  return text === null ? null : `${word}${text}`
}

function partOf(node: XmlNode): Part {
  const variants = new Map<string, string>()
  for (const { attributes, text } of childrenOf(node, 'spelling-variant')) {
    const key = [attributes.get('lang'), attributes.get('script')].join(' ')
    // A second variant of the same language and script is a name of its own.
    variants.set(variants.has(key) ? `${key} ${variants.size}` : key, text.trim())
  }
  const order = Number(node.attributes.get('order') ?? '0')
  return { type: node.attributes.get('name-part-type') ?? '', order, value: textOf(node, 'value') ?? '', variants }
}
