// Floors of the watermark: everybody up to a sequence is at least this far, said in one row. A subject's watermark is the
// higher of its own and of the floors that cover it (law L2, reliability A6.3).

import type { Session } from './connection.ts'
import { nextPlace } from './next-place.ts'
import type { Watermark } from './subject-area.ts'
import { highestOf, type WatermarkColumns, watermarkColumns, watermarkOf } from './subject-tables.ts'

interface Floor {
  readonly upToSequence: number
  readonly watermark: Watermark
}

/** Where nothing was screened with anything. */
export const lowestWatermark: Watermark = { listEpoch: 0, policySequence: 0, linkSequence: 0 }

const parts = ['list_epoch', 'policy_sequence', 'link_sequence'] as const satisfies readonly (keyof WatermarkColumns)[]

/** The floors in force, the furthest-reaching last. */
export async function floorsOf({ db }: Session): Promise<readonly Floor[]> {
  const rows = await db.selectFrom('watermark_floors').selectAll().orderBy('up_to_sequence').execute()
  return rows.map((row) => ({ upToSequence: row.up_to_sequence, watermark: watermarkOf(row) }))
}

/** What the floors give to a subject whose newest version has this sequence. */
export function floorAt(floors: readonly Floor[], sequence: number): Watermark {
  return floors
    .filter(({ upToSequence }) => upToSequence >= sequence)
    .reduce((highest, { watermark }) => highestOf(highest, watermark), lowestWatermark)
}

/** Adds a floor; those that it covers wholly go. */
export async function addFloor(session: Session, floor: Floor): Promise<void> {
  const { db } = session
  const { list_epoch, policy_sequence, link_sequence } = watermarkColumns(floor.watermark)
  await db
    .deleteFrom('watermark_floors')
    .where('up_to_sequence', '<=', floor.upToSequence)
    .where('list_epoch', '<=', list_epoch)
    .where('policy_sequence', '<=', policy_sequence)
    .where('link_sequence', '<=', link_sequence)
    .execute()
  const place = await nextPlace(session, 'watermark_floors')
  const row = { place, up_to_sequence: floor.upToSequence, list_epoch, policy_sequence, link_sequence }
  await db.insertInto('watermark_floors').values(row).execute()
}

/** By part of the watermark, the sequence up to which the floors have everybody at least there. */
export async function coveredBy(session: Session, target: Watermark): Promise<WatermarkColumns> {
  const floors = await floorsOf(session)
  const wanted = watermarkColumns(target)
  const covered = (part: keyof WatermarkColumns): number =>
    Math.max(0, ...floors.filter((floor) => watermarkColumns(floor.watermark)[part] >= wanted[part]).map(upTo))
  return {
    list_epoch: covered('list_epoch'),
    policy_sequence: covered('policy_sequence'),
    link_sequence: covered('link_sequence'),
  }
}

/** Monitored subjects that are behind in any part, and the lowest that any monitored subject is in each. */
export async function behind(
  session: Session,
  target: Watermark,
): Promise<{ readonly count: number; readonly lowest: Watermark | null }> {
  const floors = await floorsOf(session)
  const wanted = watermarkColumns(target)
  const covered = await coveredBy(session, target)
  const { count } = await session.db
    .selectFrom('subjects')
    .select((columns) => columns.fn.countAll<number>().as('count'))
    .where('is_monitored', '=', 1)
    .where((where) =>
      where.or(parts.map((part) => where.and([where(part, '<', wanted[part]), where('sequence', '>', covered[part])]))),
    )
    .executeTakeFirstOrThrow()
  return { count, lowest: await lowestOf(session, floors) }
}

const upTo = ({ upToSequence }: Floor): number => upToSequence

/** Between two ends of floors the floors give the same, so the lowest there is the higher of theirs and of the rows'. */
async function lowestOf({ db }: Session, floors: readonly Floor[]): Promise<Watermark | null> {
  let lowest: Watermark | null = null
  let from = 0
  for (const end of [...new Set(floors.map(upTo)), Number.MAX_SAFE_INTEGER]) {
    const row = await db
      .selectFrom('subjects')
      .select((columns) => [
        columns.fn.min<number | null>('list_epoch').as('list_epoch'),
        columns.fn.min<number | null>('policy_sequence').as('policy_sequence'),
        columns.fn.min<number | null>('link_sequence').as('link_sequence'),
      ])
      .where('is_monitored', '=', 1)
      .where('sequence', '>', from)
      .where('sequence', '<=', end)
      .executeTakeFirstOrThrow()
    from = end
    if (row.list_epoch === null) continue
    const own = watermarkOf(row as WatermarkColumns)
    const here = highestOf(own, floorAt(floors, end))
    lowest = lowest === null ? here : lowestOfTwo(lowest, here)
  }
  return lowest
}

function lowestOfTwo(a: Watermark, b: Watermark): Watermark {
  return {
    listEpoch: Math.min(a.listEpoch, b.listEpoch),
    policySequence: Math.min(a.policySequence, b.policySequence),
    linkSequence: Math.min(a.linkSequence, b.linkSequence),
  }
}
