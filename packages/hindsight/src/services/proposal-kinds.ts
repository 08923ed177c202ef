// Everything that takes two people, by the name it has in a proposal (law L13).

import { campaignElsewhere, campaignKind } from './campaigns/start-campaign.ts'
import { casePairsElsewhere, pairDecisionKind } from './cases/decide-in-pairs.ts'
import { customEntriesProposal } from './lists/custom-list.ts'
import { releaseProposal } from './lists/release-proposal.ts'
import { settingsProposal } from './lists/settings-proposal.ts'
import { endProposal, enrolmentProposal, revocationProposal } from './operators/enrolment.ts'
import type { ProposalKinds } from './operators/proposals.ts'
import { policyKind, policyProposal } from './policies/policy-proposal.ts'
import { erasureElsewhere, erasureKind } from './retention/erase-subject.ts'

export const proposalKinds: ProposalKinds = {
  'list-release': releaseProposal,
  'list-settings': settingsProposal,
  'custom-entries': customEntriesProposal,
  'operator-enrol': enrolmentProposal,
  'operator-end': endProposal,
  'key-revoke': revocationProposal,
  [pairDecisionKind]: casePairsElsewhere,
  [policyKind]: policyProposal,
  [erasureKind]: erasureElsewhere,
  [campaignKind]: campaignElsewhere,
}
