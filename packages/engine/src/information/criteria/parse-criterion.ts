// Reads a criterion. The grammar is an allow-list: what it does not name is refused, whatever it means, and the ids must
// be those of recorded claims, parties and lists.

import { type LinkKind, linkKinds, parseGrade } from '../../graph/index.ts'
import { type IdentifierType, identifierTypes } from '../../model/index.ts'
import { type Criterion, type DayRange, type Predicate, restsOnEvidence } from './criterion.ts'
import { proxyRefusal } from './refuse-proxies.ts'

/** What is recorded; a criterion names nothing else. */
export interface CriterionContext {
  /** The party's schema and caption, or undefined where there is no such party. */
  readonly findParty: (id: string) => { readonly schema: string; readonly caption: string } | undefined
  /** A claim with its predicate: one that says where people come from selects nobody either. */
  readonly findClaim: (id: string) => { readonly predicate: string } | undefined
  readonly isList: (id: string) => boolean
}

export type CriterionAnswer =
  | { readonly ok: true; readonly criterion: Criterion }
  | { readonly ok: false; readonly because: string; readonly position: number }

/** Longest criterion that is read, in characters; deepest parentheses. */
const lengthMax = 2000
const depthMax = 8
/** A phone, a page or an address of mail may belong to a house or a shop: one number is not one person. */
const sharedTypes: readonly IdentifierType[] = identifierTypes.filter((type) => type !== 'website')

/**
 * The grammar:
 *
 *   criterion = term { "and" term } | term { "or" term }          (mixed only with parentheses)
 *   term      = "(" criterion ")" | predicate
 *   predicate = "named in claim" ID
 *             | "linked to" ( "party" ID | "parties of claim" ID ) [ "by" KIND { "," KIND } ] [ period ] [ "graded" GRADE ]
 *             | "shares" IDENTIFIER "with party" ID
 *             | ( "screened" | "cleared" ) [ "against list" ID ] [ period ]
 *   period    = "between" DAY "and" DAY | "since" DAY | "until" DAY
 *
 * Reads and checks a criterion, or says why not, and where.
 */
export function parseCriterion(text: string, context: CriterionContext): CriterionAnswer {
  if (text.length > lengthMax)
    return { ok: false, because: `a criterion has ${lengthMax} characters at most`, position: lengthMax }
  try {
    const reader = new Reader(text, context)
    const criterion = reader.criterion(0)
    reader.end()
    if (restsOnEvidence(criterion)) return { ok: true, criterion }
    return {
      ok: false,
      because:
        'when and against what somebody was screened is no reason to look at them: add a claim or a link by "and"',
      position: 0,
    }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, because: error.message, position: error.position }
    throw error
  }
}

class Refused extends Error {
  readonly position: number

  constructor(message: string, position: number) {
    super(message)
    this.position = position
  }
}

interface Token {
  readonly text: string
  readonly position: number
}

class Reader {
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #context: CriterionContext
  #at = 0

  constructor(text: string, context: CriterionContext) {
    this.#text = text
    this.#context = context
    this.#tokens = [...text.matchAll(/[(),]|[^\s(),]+/gu)].map((found) => ({ text: found[0], position: found.index }))
  }

  criterion(depth: number): Criterion {
    if (depth > depthMax) throw this.#refuse(`parentheses are ${depthMax} deep at most`)
    const parts = [this.#term(depth)]
    const joint = this.#peek('and') ? 'and' : 'or'
    while (this.#take(joint)) parts.push(this.#term(depth))
    if (this.#peek('and') || this.#peek('or')) throw this.#refuse('put parentheses where "and" and "or" meet')
    return parts.length === 1 ? parts[0]! : { kind: joint, parts }
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#unexpected('"and", "or" or the end')
  }

  #term(depth: number): Criterion {
    if (!this.#take('(')) return this.#predicate()
    const inner = this.criterion(depth + 1)
    this.#expect(')')
    return inner
  }

  #predicate(): Predicate {
    if (this.#take('named')) {
      this.#expect('in', 'claim')
      return { kind: 'named-in-claim', claimId: this.#claim() }
    }
    if (this.#take('linked')) return this.#linked()
    if (this.#take('shares')) {
      const identifierType = this.#oneOf(sharedTypes, 'a type of identifier')
      this.#expect('with', 'party')
      return { kind: 'shares-identifier', identifierType, partyId: this.#party() }
    }
    for (const kind of ['screened', 'cleared'] as const)
      if (this.#take(kind)) {
        const listId = this.#take('against') ? this.#list() : null
        return { kind, listId, during: this.#period() }
      }
    throw this.#unexpected('"named", "linked", "shares", "screened", "cleared" or "("')
  }

  #linked(): Predicate {
    this.#expect('to')
    if (this.#take('parties')) {
      this.#expect('of', 'claim')
      return { kind: 'linked-to-claim', claimId: this.#claim(), ...this.#how() }
    }
    this.#expect('party')
    return { kind: 'linked-to-party', partyId: this.#party(), ...this.#how() }
  }

  #how(): { kinds: readonly LinkKind[]; during: DayRange | null; leastGrade: string | null } {
    const kinds: LinkKind[] = []
    if (this.#take('by')) {
      do kinds.push(this.#oneOf(linkKinds, 'a kind of link'))
      while (this.#take(','))
    }
    const during = this.#period()
    const leastGrade = this.#take('graded') ? this.#grade() : null
    return { kinds, during, leastGrade }
  }

  #period(): DayRange | null {
    if (this.#take('since')) return { from: this.#day(), until: null }
    if (this.#take('until')) return { from: null, until: this.#day() }
    if (!this.#take('between')) return null
    const from = this.#day()
    this.#expect('and')
    const position = this.#at
    const until = this.#day()
    if (until < from) throw this.#refuse(`${until} lies before ${from}`, position)
    return { from, until }
  }

  #claim(): string {
    const position = this.#at
    const id = this.#known('claim', (one) => this.#context.findClaim(one) !== undefined)
    const refusal = proxyRefusal(this.#context.findClaim(id)?.predicate ?? '')
    if (refusal !== null) throw this.#refuse(refusal, position)
    return id
  }

  #list(): string {
    this.#expect('list')
    return this.#known('list', this.#context.isList)
  }

  #party(): string {
    const position = this.#at
    const id = this.#known('party', (one) => this.#context.findParty(one) !== undefined)
    const party = this.#context.findParty(id)
    // A person may be called Church, a company Temple: only an organization is a congregation.
    const place = party?.schema === 'Organization' ? proxyRefusal(party.caption) : null
    if (place?.startsWith('place of worship') === true) throw this.#refuse(place, position)
    return id
  }

  #known(what: string, isRecorded: (id: string) => boolean): string {
    const position = this.#at
    const id = this.#next(`the id of a ${what}`)
    if (isRecorded(id)) return id
    throw this.#refuse(proxyRefusal(id) ?? `there is no ${what} "${id}" on record: record it first`, position)
  }

  #grade(): string {
    const position = this.#at
    const grade = this.#next('a grade')
    if (parseGrade(grade) === undefined) throw this.#refuse(`"${grade}" is not one of A1 to F6`, position)
    return grade
  }

  #day(): string {
    const position = this.#at
    const day = this.#next('a day')
    if (/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day)) return day
    throw this.#refuse(`"${day}" is no day such as 2026-03-31`, position)
  }

  #oneOf<T extends string>(values: readonly T[], what: string): T {
    const position = this.#at
    const word = this.#next(what)
    const found = values.find((value) => value === word)
    if (found !== undefined) return found
    throw this.#refuse(proxyRefusal(word) ?? `"${word}" is not ${what}: use one of ${values.join(', ')}`, position)
  }

  #peek(word: string): boolean {
    return this.#tokens[this.#at]?.text === word
  }

  #take(word: string): boolean {
    if (!this.#peek(word)) return false
    this.#at += 1
    return true
  }

  #expect(...words: readonly string[]): void {
    for (const word of words) if (!this.#take(word)) throw this.#unexpected(`"${word}"`)
  }

  #next(what: string): string {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw this.#unexpected(what)
    this.#at += 1
    return token.text
  }

  /** The reason is looked for in what has not been read yet. */
  #unexpected(expected: string): Refused {
    const token = this.#tokens[this.#at]
    const reason = token === undefined ? null : proxyRefusal(this.#text.slice(token.position))
    const found = token === undefined ? 'the end' : `"${token.text}"`
    return this.#refuse(reason ?? `${found} stands where ${expected} is expected`)
  }

  #refuse(message: string, at = this.#at): Refused {
    return new Refused(message, this.#tokens[at]?.position ?? this.#text.length)
  }
}
