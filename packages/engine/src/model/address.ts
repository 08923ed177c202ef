// A postal address. A full address is identity evidence; a country alone never is (law L4).

export interface Address {
  /** The whole address on one line, raw. Empty when the source gives only a country. */
  readonly full: string
  readonly street: string | null
  readonly city: string | null
  readonly region: string | null
  readonly postalCode: string | null
  /** ISO 3166-1 alpha-2 in lower case where it could be resolved, otherwise the raw text. Never compared. */
  readonly country: string | null
}
