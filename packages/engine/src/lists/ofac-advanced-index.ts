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
export function meaningOf(index: AdvancedIndex, node: XmlNode, name: string): string {
  return referenceOf(index, node, name)?.text.trim() ?? ''
}

/** The reference value of `FeatureTypeID` or `IssuedBy-CountryID`; null with a fault where it is not defined. */
export function referenceOf(index: AdvancedIndex, node: XmlNode, name: string): XmlNode | null {
  const set = name.slice(name.indexOf('-') + 1, -'ID'.length)
  const id = node.attributes.get(name) ?? ''
  const value = index.values.get(set)?.get(id)
  if (value !== undefined) return value
  addUnresolved(index, node, `${name} "${id}" of <${node.name}> is not among the reference values of ${set}`)
  return null
}

/** A reference that leads nowhere. */
export function addUnresolved(index: AdvancedIndex, node: XmlNode, message: string): void {
  addFault(index, node, { code: 'unresolved', message })
}

/** Adds a fault at a node. */
export function addFault(
  index: AdvancedIndex,
  { line, offset }: XmlNode,
  fault: { readonly code: string; readonly message: string },
): void {
  index.log.add({ ...fault, place: placeIn(index.file, { line, offset }), remedy: selectionRemedy })
}
