// The only reader of the environment.

import { join } from 'node:path'

export interface Config {
  /** Colours are wanted where the output is a terminal; meaning never rests on them. */
  readonly isColorWanted: boolean
  /** Folder or `postgres://…` of the store, where `--store` does not name one. */
  readonly storeLocation: string
  /** Folder of what belongs to the person at the keyboard: the keys with which they sign. */
  readonly configFolder: string
  /** Folder of data of this program. */
  readonly dataFolder: string
  /** Folder of the keys of subjects, where it is not the usual one; never in the database or its backups. */
  readonly keysFolder: string | null
}

/**
 * Reads the settings that come from the environment: `NO_COLOR` with any value, `TERM=dumb`, `HINDSIGHT_STORE`,
 * `HINDSIGHT_KEYS`, and the folders of the XDG base directory specification.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const noColor = env.NO_COLOR !== undefined && env.NO_COLOR !== ''
  const home = env.HOME ?? '.'
  const dataHome = absolute(env.XDG_DATA_HOME) ?? join(home, '.local', 'share')
  const configHome = absolute(env.XDG_CONFIG_HOME) ?? join(home, '.config')
  const named = env.HINDSIGHT_STORE ?? ''
  const keys = env.HINDSIGHT_KEYS ?? ''
  const dataFolder = join(dataHome, 'hindsight')
  return Object.freeze({
    isColorWanted: !noColor && env.TERM !== 'dumb',
    storeLocation: named === '' ? dataFolder : named,
    configFolder: join(configHome, 'hindsight'),
    dataFolder,
    keysFolder: keys === '' ? null : keys,
  })
}

/** The specification has relative paths ignored. */
function absolute(path: string | undefined): string | null {
  return path?.startsWith('/') === true ? path : null
}
