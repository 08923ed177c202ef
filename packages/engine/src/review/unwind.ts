// What falls away with a hit: a party was delisted or corrected, the subject's data or the policy changed. The cases that
// the hit was in are proposed for closing or for a second look; nothing is closed here, and nothing is forgotten (law L13).

import type { PartyKey } from '../indexing/index.ts'
import { isSameKey } from './good-guy.ts'
import type { EarlierItem } from './open-alerts.ts'

export type UnwindCause = 'delisted' | 'party-changed' | 'subject-changed' | 'policy-changed'

/** `propose-closing`: nothing of an open case is left. `tell`: something is. `reconsider`: it was confirmed and acted on. */
export type UnwindAct = 'propose-closing' | 'tell' | 'reconsider'

export interface Unwinding {
  readonly caseId: string
  readonly act: UnwindAct
  readonly lost: readonly PartyKey[]
  readonly remaining: readonly PartyKey[]
  /** One sentence for the reviewer; the notice to others is drafted from it. */
  readonly because: string
}

export interface LostHits {
  /** Parties that the subject had a hit with and has not any more; `lost` of a lookback's outcome. */
  readonly lost: readonly PartyKey[]
  readonly cause: UnwindCause
  /** The items of all cases of the subject. */
  readonly items: readonly EarlierItem[]
}

const sentences: Readonly<Record<UnwindCause, string>> = {
  delisted: 'is not on the list any more',
  'party-changed': 'was changed by its issuer and is no possible match any more',
  'subject-changed': 'is no possible match for the data that the subject has now',
  'policy-changed': 'is no possible match under the policy of now',
}

/** What to do about each case that loses an item, in the order of the cases. Cases closed as another person stay closed. */
export function unwindCases({ lost, cause, items }: LostHits): readonly Unwinding[] {
  const isLost = (key: PartyKey): boolean => lost.some((one) => isSameKey(one, key))
  const byCase = Map.groupBy(items, ({ caseId }) => caseId)
  return [...byCase].flatMap(([caseId, all]): Unwinding[] => {
    const gone = all.filter(({ party }) => isLost(party))
    const isDone = all.every(({ state, verdict }) => state === 'closed' && verdict !== 'true-match')
    if (gone.length === 0 || isDone) return []
    const remaining = all.filter(({ party }) => !isLost(party))
    const names = gone.map(({ party }) => `${party.name[0] ?? party.id} (${party.listId} ${party.id})`).join(', ')
    return [
      {
        caseId,
        act: actFor(all, remaining),
        lost: gone.map(keyOf),
        remaining: remaining.map(keyOf),
        because: `${names} ${sentences[cause]}`,
      },
    ]
  })
}

function actFor(all: readonly EarlierItem[], remaining: readonly EarlierItem[]): UnwindAct {
  if (all.every(({ state }) => state === 'closed')) return 'reconsider'
  return remaining.length === 0 ? 'propose-closing' : 'tell'
}

const keyOf = ({ party: { listId, id } }: EarlierItem): PartyKey => ({ listId, id })
