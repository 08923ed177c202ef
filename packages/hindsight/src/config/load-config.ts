// The only reader of the environment.

export interface Config {
  /** Colours are wanted where the output is a terminal; meaning never rests on them. */
  readonly isColorWanted: boolean
}

/** Reads the settings that come from the environment (`NO_COLOR` with any value, `TERM=dumb`). */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const noColor = env.NO_COLOR !== undefined && env.NO_COLOR !== ''
  return Object.freeze({ isColorWanted: !noColor && env.TERM !== 'dumb' })
}
