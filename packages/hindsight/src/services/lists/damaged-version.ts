// What is kept of a version is not what was written.

import { CommandError } from '../../config/index.ts'
import type { StoredVersion } from '../../store/index.ts'

/** An integrity fault that names the version. */
export function damagedVersion({ versionId }: StoredVersion, reason: string): CommandError {
  return new CommandError('version-damaged', { versionId, reason })
}
