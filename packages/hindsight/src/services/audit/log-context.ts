// What journeys over the log need besides the store: the folder of keys and anchors, which is no part of the database.

import { join } from 'node:path'
import { type AnchorSetting, loadAnchors } from '../../audit/index.ts'
import { CommandError, reasonOf } from '../../config/index.ts'
import type { StoreFacts } from '../../store/index.ts'
import type { ServiceContext } from '../service-context.ts'

export interface LogContext extends ServiceContext {
  /** Holds the keys that sign the log, those of subjects, and the anchors. Backups of the database leave it out. */
  readonly keysFolder: string
}

/** The name under which the log is signed. */
export function originOf({ storeId }: StoreFacts): string {
  return `hindsight/${storeId}`
}

/** The anchors of a log, its own first. Throws `CommandError` (`anchors-damaged`) where nobody can say which they are. */
export function anchorsOf({ keysFolder }: LogContext): AnchorSetting[] {
  try {
    return loadAnchors(keysFolder)
  } catch (cause) {
    throw new CommandError(
      'anchors-damaged',
      { path: join(keysFolder, 'anchors.json'), reason: reasonOf(cause) },
      cause,
    )
  }
}
