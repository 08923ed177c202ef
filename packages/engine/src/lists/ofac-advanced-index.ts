// What parties of OFAC's ADVANCED XML refer to by number, and the fault when a number leads nowhere.

import { type FaultLog, placeIn } from './faults.ts'
import type { XmlNode } from './xml-reader.ts'

export const selectionRemedy = 'The file is cut, or is a selection: fetch the whole file from the issuer.'

/** What parties refer to, filled while the file is read: it stands before them. */
export interface AdvancedIndex {
  readonly file: string
  readonly log: FaultLog
  /** Text of a reference value, by set item and number: `FeatureType` → `8` → `Birthdate`. */
  readonly values: Map<string, Map<string, XmlNode>>
  readonly locations: Map<string, XmlNode>
  /** Documents by the identity that holds them. */
  readonly documents: Map<string, XmlNode[]>
}

/** The text that an attribute's number stands for; a number that is not defined is a fault. */
export function meaningOf(index: AdvancedIndex, set: string, node: XmlNode, name: string): string {
  return referenceOf(index, set, node, name)?.text.trim() ?? ''
}

/** The reference value itself; null with a fault in the log where the number is not defined. */
export function referenceOf(index: AdvancedIndex, set: string, node: XmlNode, name: string): XmlNode | null {
  const id = node.attributes.get(name) ?? ''
  const value = index.values.get(set)?.get(id)
  if (value !== undefined) return value
  addFault(index, node, 'unresolved', `${name} "${id}" of <${node.name}> is not among the reference values of ${set}`)
  return null
}

/** Adds a fault at a node. */
export function addFault(index: AdvancedIndex, node: XmlNode, code: string, message: string): void {
  index.log.add({
    code,
    place: placeIn(index.file, { line: node.line, offset: node.offset }),
    message,
    remedy: selectionRemedy,
  })
}
