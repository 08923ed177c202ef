// How rare a word is among names, from a frozen table that belongs to the policy (law L8), never from a list.

/** A frozen table of word frequencies, versioned with the policy. */
export interface RarityTable {
  readonly version: string
  /**
   * Information that a Latin form carries as part of a name, 0 (everybody has it) to 1 (rarer than the table's last
   * tier, or unknown to it).
   */
  rarityOf(form: string): number
}
