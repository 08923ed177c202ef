// A small list of invented people of which every version is known by its number: one person bears the number as a name,
// and each version renames one of the others. Whoever reads it can tell a mixture of versions.

import { assert } from '@hindsight/engine/base'
import type { ListedParty } from '@hindsight/engine/model'

export const listId = 'x_invented_list'
const personCount = 40
/** Hours from one version to the next, so that several share a date. */
const hoursApart = 7

/** The names of all people of version `number`, by id. */
function namesOf(number: number): ReadonlyMap<string, string> {
  const people = Array.from({ length: personCount }, (_, person): [string, string] => {
    const renamed = person === 0 ? number : lastRenaming(person, number)
    return [String(9000 + person), `Person ${word(person)} ${word(renamed)}`]
  })
  return new Map(people)
}

/** Version `number` as the United Nations would publish it. */
export function fileOf(number: number): string {
  const date = new Date(Date.UTC(2026, 0, 1) + number * hoursApart * 3_600_000).toISOString()
  const people = [...namesOf(number)].map(([id, name]) => {
    const [first, ...rest] = name.split(' ')
    return `<INDIVIDUAL><DATAID>${id}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>${first}</FIRST_NAME>
<SECOND_NAME>${rest.join(' ')}</SECOND_NAME><UN_LIST_TYPE>Demo</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.${id}</REFERENCE_NUMBER>
<LISTED_ON>2020-01-01</LISTED_ON></INDIVIDUAL>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="${date}">
<INDIVIDUALS>${people.join('\n')}</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>
`
}

/** Whether these are the parties of version `number`, all of them and no others. */
export function isVersion(parties: readonly ListedParty[], number: number): boolean {
  const names = namesOf(number)
  const isWhole = parties.length === names.size && new Set(parties.map(({ id }) => id)).size === names.size
  return isWhole && parties.every(({ id, name }) => names.get(id) === name[0])
}

/** The number that the first person of a version bears. */
export function numberOf(parties: readonly ListedParty[]): number {
  const marked = parties.find(({ id }) => id === '9000')?.name[0]?.split(' ')[2]
  assert(marked !== undefined, 'the first person bears the number of the version')
  return [...marked.toLowerCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 97, 0)
}

function lastRenaming(person: number, number: number): number {
  const others = personCount - 1
  const back = (number - person + others * personCount) % others
  return Math.max(0, number - back)
}

/** A number in letters, `Baaa` for 17576, so that it can be part of a name. */
function word(number: number): string {
  let letters = ''
  for (let rest = number; letters.length < 4; rest = Math.floor(rest / 26)) {
    letters = String.fromCharCode(97 + (rest % 26)) + letters
  }
  return letters.charAt(0).toUpperCase() + letters.slice(1)
}
