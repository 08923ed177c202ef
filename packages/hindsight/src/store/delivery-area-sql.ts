// Deliveries in SQL: targets and waits say how things stand, attempts are only appended.

import type { Selectable } from 'kysely'
import type { Session } from './connection.ts'
import type { DeliveryArea, DeliveryAttempt, DeliveryReads, DeliveryTarget, DeliveryWait } from './delivery-area.ts'
import { nextPlace } from './next-place.ts'
import { StoreError } from './store-error.ts'
import { storedText } from './stored-text.ts'

export interface DeliveryTables {
  delivery_targets: {
    place: number
    name: string
    kind: DeliveryTarget['kind']
    target: string
    added_at: string
    ended_at: string | null
    done_to: number
  }
  delivery_waits: {
    name: string
    message_place: number
    message_id: string
    attempts: number
    state: DeliveryWait['state']
    next_at: string
  }
  delivery_attempts: {
    place: number
    name: string
    message_id: string
    attempted_at: string
    attempt: number
    outcome: DeliveryAttempt['outcome']
    detail: string | null
  }
}

/** What can be read of deliveries in this session. */
export function deliveryReads({ db }: Session): DeliveryReads {
  return {
    async targets() {
      return (await db.selectFrom('delivery_targets').selectAll().orderBy('place').execute()).map(targetOf)
    },
    async waits(name) {
      const query = db.selectFrom('delivery_waits').selectAll().where('name', '=', name).orderBy('message_place')
      return (await query.execute()).map(waitOf)
    },
    async attempts(limit, name) {
      let query = db.selectFrom('delivery_attempts').selectAll().orderBy('place', 'desc').limit(limit)
      if (name !== undefined) query = query.where('name', '=', name)
      return (await query.execute()).map(attemptOf)
    },
  }
}

/** What can be read and written of deliveries in this transaction. */
export function deliveryArea(session: Session): DeliveryArea {
  const { db } = session
  return {
    ...deliveryReads(session),
    async addTarget({ name, kind, target, addedAt, endedAt, doneTo }) {
      const known = await db.selectFrom('delivery_targets').select('place').where('name', '=', name).executeTakeFirst()
      if (known !== undefined) throw new StoreError('store-exists', { what: `The delivery ${name}` })
      const place = await nextPlace(session, 'delivery_targets')
      const text = { name: storedText(name, 'delivery'), target: storedText(target, 'delivery') }
      await session.insert('delivery_targets', [
        { place, ...text, kind, added_at: addedAt, ended_at: endedAt, done_to: doneTo },
      ])
    },
    async endTarget(name, at) {
      await db.updateTable('delivery_targets').set({ ended_at: at }).where('name', '=', name).execute()
    },
    async advanceTarget(name, doneTo) {
      const query = db.updateTable('delivery_targets').set({ done_to: doneTo }).where('name', '=', name)
      await query.where('done_to', '<', doneTo).execute()
    },
    async saveWait({ name, messagePlace, messageId, attempts, state, nextAt }) {
      await db.deleteFrom('delivery_waits').where('name', '=', name).where('message_place', '=', messagePlace).execute()
      const row = { name, message_place: messagePlace, message_id: messageId, attempts, state, next_at: nextAt }
      await session.insert('delivery_waits', [row])
    },
    async endWait(name, messagePlace) {
      const query = db.deleteFrom('delivery_waits').where('name', '=', name)
      await query.where('message_place', '=', messagePlace).execute()
    },
    async addAttempts(attempts) {
      const first = await nextPlace(session, 'delivery_attempts')
      await session.insert(
        'delivery_attempts',
        attempts.map(({ messageId, attemptedAt, ...rest }, at) => ({
          place: first + at,
          message_id: messageId,
          attempted_at: attemptedAt,
          ...rest,
        })),
      )
    },
  }
}

function targetOf(row: Selectable<DeliveryTables['delivery_targets']>): DeliveryTarget {
  const { name, kind, target, added_at: addedAt, ended_at: endedAt, done_to: doneTo } = row
  return { name, kind, target, addedAt, endedAt, doneTo }
}

function waitOf(row: Selectable<DeliveryTables['delivery_waits']>): DeliveryWait {
  const { name, message_place: messagePlace, message_id: messageId, attempts, state, next_at: nextAt } = row
  return { name, messagePlace, messageId, attempts, state, nextAt }
}

function attemptOf(row: Selectable<DeliveryTables['delivery_attempts']>): DeliveryAttempt {
  const { name, message_id: messageId, attempted_at: attemptedAt, attempt, outcome, detail } = row
  return { name, messageId, attemptedAt, attempt, outcome, detail }
}
