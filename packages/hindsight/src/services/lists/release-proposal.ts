// A version that is not live goes live because two people say so, with a reason and the publisher's notice: a held one,
// or an earlier one again. Target: version id. Payload: `reason`, `notice` (a web address).

import { CommandError } from '../../config/index.ts'
import type { ProposalKind } from '../operators/proposals.ts'
import { textOf } from '../operators/proposals.ts'
import { keptReading } from './stored-facts.ts'

export const releaseProposal: ProposalKind = {
  async check({ lists }, { target, payload }) {
    textOf(payload, 'reason')
    checkNotice(textOf(payload, 'notice'))
    const version = await lists.version(target)
    if (version === null) throw new CommandError('version-unknown', { versionId: target })
    const live = await lists.live(version.listId)
    if (live?.versionId === target)
      throw new CommandError('version-live', { versionId: target, how: 'Nothing is to be released.' })
    const { incomplete } = keptReading(version)
    if (incomplete.length > 0) {
      throw new CommandError('version-incomplete', { versionId: target, missing: incomplete.join(', ') })
    }
  },
  async apply({ lists }, { proposal, approval }) {
    const version = await lists.version(proposal.target)
    if (version === null) throw new CommandError('version-unknown', { versionId: proposal.target })
    const { listId, versionId } = version
    const { proposalId } = proposal
    await lists.goLive({ listId, versionId, liveFrom: approval.act.at, cause: 'released', proposalId })
  },
}

function checkNotice(notice: string): void {
  const url = URL.parse(notice)
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:')) return
  throw new CommandError('notice-url', { notice })
}
