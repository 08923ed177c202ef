// Everything that takes two people, by the name it has in a proposal (law L13).

import { endProposal, enrolmentProposal, revocationProposal } from './operators/enrolment.ts'
import type { ProposalKinds } from './operators/proposals.ts'

export const proposalKinds: ProposalKinds = {
  'operator-enrol': enrolmentProposal,
  'operator-end': endProposal,
  'key-revoke': revocationProposal,
}
