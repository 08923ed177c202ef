// How much one examination may cost, counted and not timed, so that it ends at the same place on every machine (law L3).
// Whatever is left undone is said (law L5): a search that went beyond its budget gives no hits and clears nobody.

/** Work counts as entries looked at; an alignment and a comparison count as so many of them. */
const alignmentWork = 40
const comparisonWork = 400

/** The work that was allowed is done, and more is left. Caught where the examination began. */
export class BudgetExceededError extends Error {
  override readonly name = 'BudgetExceededError'
}

export class WorkBudget {
  #left: number

  /** `most` is in entries looked at; infinity counts nothing out. */
  constructor(most: number) {
    this.#left = most
  }

  look(): void {
    this.#spend(1)
  }

  align(): void {
    this.#spend(alignmentWork)
  }

  compare(): void {
    this.#spend(comparisonWork)
  }

  #spend(work: number): void {
    this.#left -= work
    if (this.#left < 0) throw new BudgetExceededError('the examination takes more work than it is allowed')
  }
}
