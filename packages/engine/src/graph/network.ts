// Links in force at one time, by the parties at their ends. Building costs what the links cost, asking what a party has.

import { isInForce, type Link, type TwoTimes } from './link.ts'

export class Network {
  readonly times: TwoTimes
  readonly #links = new Map<string, Link[]>()

  constructor(links: Iterable<Link>, times: TwoTimes) {
    this.times = times
    for (const link of links) {
      if (!isInForce(link, times)) continue
      this.#file(link.from, link)
      this.#file(link.to, link)
    }
  }

  /** Links that have the party at either end. */
  linksOf(party: string): readonly Link[] {
    return this.#links.get(party) ?? []
  }

  /** How many other parties it is linked to, by links of any kind. */
  degree(party: string): number {
    return new Set(this.linksOf(party).map((link) => otherEnd(link, party))).size
  }

  #file(party: string, link: Link): void {
    const links = this.#links.get(party)
    if (links === undefined) this.#links.set(party, [link])
    else links.push(link)
  }
}

export function otherEnd({ from, to }: Link, party: string): string {
  return from === party ? to : from
}
