// Types every listed name against its own list, as published and in the ways that a form or a clerk changes it, and
// counts the names that do not find their own party. A regulator's first test of any screening.

import { buildIndex, openIndex, type PartyIndex } from '@hindsight/engine/indexing'
import type { Policy } from '@hindsight/engine/matching'
import { emptyParty, type ListedParty, type Subject } from '@hindsight/engine/model'

/** How a name may arrive without being another name. */
export const typings: Readonly<Record<string, (name: string) => string>> = {
  verbatim: (name) => name,
  'upper case': (name) => name.toUpperCase(),
  'words reversed': (name) => name.split(/\s+/u).reverse().join(' '),
  'no diacritics': (name) => name.normalize('NFD').replace(/\p{M}/gu, ''),
}

export interface TypingResult {
  readonly typing: string
  readonly names: number
  /** Names as typed that did not find their party. */
  readonly missed: readonly string[]
}

export interface WeakAliasResult {
  readonly aliases: number
  readonly foundAlone: number
  /** Aliases whose record has a birth date that is not filled in, or an identifier. */
  readonly corroborable: number
  readonly foundCorroborated: number
  /** Aliases whose record has filled-in dates only: those never confirm. */
  readonly imputedOnly: number
}

/** Types primary names and strong aliases of every `step`-th party. */
export function typeNames(parties: readonly ListedParty[], policy: Policy, step = 1): readonly TypingResult[] {
  const index = openIndex(buildIndex(parties, policy), policy)
  const chosen = parties.filter((_, position) => position % step === 0)
  return Object.entries(typings).map(([typing, type]) => {
    const tried = chosen.flatMap((party) =>
      [...party.name, ...party.alias, ...party.previousName].map((name) => ({ party, name: type(name) })),
    )
    const missed = tried.filter(({ party, name }) => !finds(index, party, { name: [name] })).map(({ name }) => name)
    return { typing, names: tried.length, missed }
  })
}

/** Types weak aliases, alone and with what the record itself offers beside them. */
export function typeWeakAliases(parties: readonly ListedParty[], policy: Policy): WeakAliasResult {
  const index = openIndex(buildIndex(parties, policy), policy)
  const aliases = parties.flatMap((party) => party.weakAlias.map((alias) => ({ party, alias })))
  const corroborable = aliases.filter(({ party }) => evidenceOf(party).length > 0)
  const isFound = ({ party, alias }: (typeof aliases)[number]): boolean =>
    evidenceOf(party).some((evidence) => finds(index, party, { name: [alias], ...evidence }))
  return {
    aliases: aliases.length,
    foundAlone: aliases.filter(({ party, alias }) => finds(index, party, { name: [alias] })).length,
    corroborable: corroborable.length,
    foundCorroborated: corroborable.filter(isFound).length,
    imputedOnly: aliases.filter(({ party }) => evidenceOf(party).length === 0 && party.birthDate.length > 0).length,
  }
}

/** What a record offers beside a name: each date that is not filled in, each identifier. */
function evidenceOf({ birthDate, identifiers }: ListedParty): readonly Partial<Subject>[] {
  return [
    ...birthDate.filter((date) => !date.imputed).map((date) => ({ birthDate: [date] })),
    ...identifiers.map((identifier) => ({ identifiers: [identifier] })),
  ]
}

function finds(index: PartyIndex, party: ListedParty, typed: Partial<Subject>): boolean {
  const subject: Subject = { ...emptyParty, id: 'typed', schema: party.schema, ...typed }
  return index.search(subject).some((hit) => hit.party.id === party.id)
}
