// Which properties of two parties differ, each with what it was and what it is, in canonical form.

import type { ListedParty } from '../model/index.ts'
import { canonicalJson } from './canonical-json.ts'
import type { FieldChange } from './delta.ts'

/** The properties of a party under their names, those of origin beside the others; without the ids. */
export function fieldsOf(canonical: ListedParty): Readonly<Record<string, unknown>> {
  const { id: _, listId: __, origin, ...own } = canonical
  return { ...own, ...origin }
}

/** The properties in which two parties in canonical form differ, in a fixed order; the ids do not count. */
export function diffFields(before: ListedParty, after: ListedParty): readonly FieldChange[] {
  const theirs = fieldsOf(after)
  return Object.entries(fieldsOf(before)).flatMap(([property, value]) => {
    const other = theirs[property]
    return canonicalJson(value) === canonicalJson(other) ? [] : [{ property, before: value, after: other }]
  })
}
