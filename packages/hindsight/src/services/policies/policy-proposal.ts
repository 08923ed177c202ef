// Another policy takes two people: who proposes it says why and signs its whole content; who approves it puts it into use.
// The same name never stands for two contents (laws L3, L13).

import { createHash } from 'node:crypto'
import { defaultPolicy, type Policy, parsePolicy } from '@hindsight/engine/matching'
import { canonicalJson } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import type { PolicyUse, Proposal, StoreView } from '../../store/index.ts'
import { type ProposalKind, textOf } from '../operators/proposals.ts'
import { recordFact } from '../record-fact.ts'
import { keepPolicy, loadKeptPolicy } from '../screenings/kept-policy.ts'
import type { ServiceContext } from '../service-context.ts'

export const policyKind = 'policy'

/** Target: the version of the policy. Payload: `policy`, whole or what differs from the built-in one, and `reason`. */
export const policyProposal: ProposalKind = {
  async check(view, { target, payload }) {
    textOf(payload, 'reason')
    const policy = readProposed({ target, payload })
    const sha256 = digestOf(policy)
    const uses = await view.policies.policyUses()
    const other = uses.find((use) => use.version === target && use.sha256 !== sha256)
    if (other !== undefined) throw new CommandError('policy-exists', { version: target })
    const last = uses.at(-1)
    const isLive = last === undefined ? policy.version === defaultPolicy.version : last.sha256 === sha256
    if (isLive) throw new CommandError('policy-live', { version: target })
  },
  async apply(transaction, { proposal, approval, context }) {
    const policy = readProposed(proposal)
    const sha256 = await keepPolicy(transaction, policy)
    const liveFrom = context.now()
    const { proposalId } = proposal
    const use = await transaction.policies.usePolicy({ version: policy.version, sha256, liveFrom, proposalId })
    const body = { id: `policy:${use.sequence}`, proposalId, version: use.version, sha256, sequence: use.sequence }
    await recordFact(transaction, { context, kind: 'policy-live', act: approval.act, body })
  },
}

/** The built-in policy comes back under its own name; any other is read as a policy file is. */
function readProposed({ target, payload }: Pick<Proposal, 'target' | 'payload'>): Policy {
  const json = (payload as Readonly<Record<string, unknown>>).policy
  if (target === defaultPolicy.version) {
    if (json === null) return defaultPolicy
    throw new CommandError('policy-exists', { version: target })
  }
  const reading = parsePolicy(json)
  if (!reading.ok) throw new CommandError('policy-invalid', { path: target, reason: reading.problems.join('; ') })
  if (reading.policy.version !== target) throw new CommandError('act-refused', { reason: 'it names another version' })
  return reading.policy
}

function digestOf(policy: Policy): string {
  return createHash('sha256').update(canonicalJson(policy)).digest('hex')
}

export interface ListedPolicy extends PolicyUse {
  readonly isLive: boolean
  readonly proposedBy: string
  readonly approvedBy: string
  readonly reason: string
}

export interface PolicyList {
  readonly uses: readonly ListedPolicy[]
  readonly open: readonly Proposal[]
  readonly live: string
}

/** Every policy that was in use, with who put it there and why, and what is proposed. */
export function listPolicies({ store }: ServiceContext): Promise<PolicyList> {
  return store.read(async ({ policies, operators }) => {
    const uses = await policies.policyUses()
    const listed: ListedPolicy[] = []
    for (const use of uses) {
      const proposal = await operators.proposal(use.proposalId)
      const { reason = '' } = (proposal?.payload ?? {}) as { readonly reason?: string }
      const [proposedBy, approvedBy] = [proposal?.proposedBy ?? '', proposal?.decidedBy ?? '']
      listed.push({ ...use, isLive: use === uses.at(-1), proposedBy, approvedBy, reason })
    }
    const open = await operators.proposals({ kind: policyKind, state: 'open' })
    return { uses: listed, open, live: uses.at(-1)?.version ?? defaultPolicy.version }
  })
}

/** The content of a policy that is or was in use or is proposed, by its version. Throws `CommandError`. */
export function showPolicy({ store }: ServiceContext, version: string): Promise<Policy> {
  return store.read((view) => findPolicy(view, version))
}

async function findPolicy(view: StoreView, version: string): Promise<Policy> {
  const use = (await view.policies.policyUses()).find((one) => one.version === version)
  if (use !== undefined) return loadKeptPolicy(view, use.sha256)
  if (version === defaultPolicy.version) return defaultPolicy
  const [open] = await view.operators.proposals({ kind: policyKind, target: version, state: 'open' })
  if (open === undefined) throw new CommandError('policy-unknown', { version })
  return readProposed(open)
}
