// What a step of the schema is: statements in words that both databases have. A step that was released is never changed:
// another follows it.

/** The words in which SQLite and PostgreSQL differ. Text compares by its bytes in both. */
export interface ColumnWords {
  readonly text: string
  readonly integer: string
  readonly bytes: string
  readonly real: string
  /** Stands behind the closing bracket of a table. */
  readonly table: string
}

export interface Migration {
  /** From 1, without gaps. */
  readonly version: number
  readonly name: string
  readonly statements: (words: ColumnWords) => readonly string[]
}

export const sqliteWords: ColumnWords = {
  text: 'text',
  integer: 'integer',
  bytes: 'blob',
  real: 'real',
  table: 'strict',
}
export const postgresWords: ColumnWords = {
  text: 'text collate "C"',
  integer: 'bigint',
  bytes: 'bytea',
  real: 'double precision',
  table: '',
}
