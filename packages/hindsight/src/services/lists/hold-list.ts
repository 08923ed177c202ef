// Holding back takes one person, for it can delist nobody: what is live stays live and only grows older. Letting it go
// on takes one, too; a version that was held meanwhile still takes two (laws L12, L13).

import { CommandError } from '../../config/index.ts'
import type { StoredList } from '../../store/index.ts'
import { textOf } from '../operators/proposals.ts'
import { acceptAct, type SignedAct } from '../operators/signed-act.ts'
import { recordFact } from '../record-fact.ts'
import type { ServiceContext } from '../service-context.ts'
import { parseListReference } from './choose-version.ts'
import { type Hold, settingsOf } from './list-settings.ts'

/** Holds back whatever comes for a list, or one version that is not live. Payload: `target` (`ID[@VERSION]`), `reason`. */
export function holdList(signed: SignedAct, context: ServiceContext): Promise<Hold> {
  return context.store.write(async (transaction) => {
    const { act, operator, payload } = await acceptAct(transaction, { signed, kind: 'list-hold', context })
    const { listId, versionId } = parseListReference(textOf(payload, 'target'))
    const list = await knownList(await transaction.lists.find(listId), listId)
    const hold: Hold = { by: operator.operatorId, reason: textOf(payload, 'reason'), at: act.at }
    if (versionId === null) {
      await transaction.lists.changeSettings(listId, { ...(list.settings as object), hold })
    } else {
      if ((await transaction.lists.version(versionId)) === null)
        throw new CommandError('version-unknown', { versionId })
      const live = await transaction.lists.live(listId)
      if (live?.versionId === versionId) {
        const how = `To go back, have two people release an earlier version; to stop what comes next, hold ${listId}.`
        throw new CommandError('version-live', { versionId, how })
      }
      const heldVersions = { ...settingsOf(list).heldVersions, [versionId]: hold }
      await transaction.lists.changeSettings(listId, { ...(list.settings as object), heldVersions })
    }
    const body = { id: versionId ?? listId, listId, versionId, reason: hold.reason }
    await recordFact(transaction, { context, kind: 'list-hold', act, body })
    return hold
  })
}

/** Ends the hold of a list. Payload: `target`, `reason`. */
export function liftHold(signed: SignedAct, context: ServiceContext): Promise<string> {
  return context.store.write(async (transaction) => {
    const { act, payload } = await acceptAct(transaction, { signed, kind: 'list-hold-lift', context })
    const listId = textOf(payload, 'target')
    const list = await knownList(await transaction.lists.find(listId), listId)
    if (settingsOf(list).hold === null) throw new CommandError('list-not-held', { listId })
    await transaction.lists.changeSettings(listId, { ...(list.settings as object), hold: null })
    const body = { id: listId, listId, reason: textOf(payload, 'reason') }
    await recordFact(transaction, { context, kind: 'list-hold-lifted', act, body })
    return listId
  })
}

async function knownList(list: StoredList | null, listId: string): Promise<StoredList> {
  if (list === null) throw new CommandError('list-unknown', { listId })
  return list
}
