// The versions that went live, as the gate learns from them.

import type { AcceptedVersion, ListFormat, ListProfile } from '@hindsight/engine/lists'
import type { LiveRow, StoredVersion } from '../../store/index.ts'
import { keptStats } from './stored-facts.ts'

/** In the order in which they went live; the last is live. */
export function acceptedVersions(
  history: readonly LiveRow[],
  versions: readonly StoredVersion[],
): readonly AcceptedVersion[] {
  const byId = new Map(versions.map((version) => [version.versionId, version]))
  return history.flatMap(({ versionId, cause }) => {
    const version = byId.get(versionId)
    if (version === undefined) return []
    const { stats, figures, bytes } = keptStats(version)
    const { sha256, publishedAt } = version
    const format = version.format as ListFormat
    const profile = version.profile as ListProfile
    return [
      { versionId, sha256, publishedAt, bytes, format, profile, stats, figures, isReleased: cause === 'released' },
    ]
  })
}
