// The story from beginning to end in a store of its own: months of screening that were right, new information about others,
// whom it reaches and on what evidence, what people found, figures that add up, and the denial (laws L3, L6, L10, L11).

import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyVault } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import { openSubjects } from '../../sources/index.ts'
import { openStore } from '../../store/index.ts'
import { recordEvents } from '../campaigns/act-on-campaign.ts'
import { readDraft } from '../campaigns/campaign-plan.ts'
import { type MemberPage, type ShownCampaign, showCampaign, showMember } from '../campaigns/show-campaign.ts'
import {
  type CampaignPreview,
  campaignKind,
  campaignProposal,
  previewCampaign,
  proposeCampaign,
} from '../campaigns/start-campaign.ts'
import { type ShownFigure, showFigure } from '../figures/campaign-figures.ts'
import { addClaims, claimsPayload } from '../information/add-claims.ts'
import { importLinks, linksPayload } from '../information/import-links.ts'
import { driftOfClaims, type ShownClaim, showClaims } from '../information/show-claims.ts'
import { addList } from '../lists/add-list.ts'
import { arriveByPath } from '../lists/arrival.ts'
import { enrolFounder } from '../operators/enrolment.ts'
import { signingKey } from '../operators/key-file.ts'
import { approveProposal } from '../operators/proposals.ts'
import { type SignedAct, type SigningKey, signAct } from '../operators/signed-act.ts'
import { proposalKinds } from '../proposal-kinds.ts'
import type { RecordContext } from '../record-context.ts'
import { replayMany } from '../replay/replay.ts'
import { importSubjects } from '../subjects/import-subjects.ts'
import { carried, type Invented, listOf, others, storyLinks } from './story-cast.ts'
import { campaignPlan, denialClaim, juneClaims, ledgerClaim, refusedPlan } from './story-claims.ts'

type Drift = Awaited<ReturnType<typeof driftOfClaims>>[number]

export interface StoryMonth {
  readonly month: number
  readonly listVersion: string
  readonly parties: number
  readonly screened: number
  readonly clear: number
}

export interface StoryReport {
  readonly months: readonly StoryMonth[]
  readonly claims: readonly ShownClaim[]
  /** What the headline did to the report. */
  readonly drift: readonly Drift[]
  /** Why a plan that selects by nationality was refused. */
  readonly refusal: string
  readonly preview: CampaignPreview
  readonly campaign: ShownCampaign
  /** Of the first, one in the middle and the last of the queue. */
  readonly pages: readonly MemberPage[]
  /** The figure as it was published each week, and as it is computed for that week at the end. */
  readonly weeks: readonly { readonly until: string; readonly published: ShownFigure; readonly again: ShownFigure }[]
  /** Decisions of the months before, computed again as known then: all clear. As known now, all of them are reached. */
  readonly replays: { readonly asked: number; readonly same: number; readonly clear: number; readonly reached: number }
  /** Reached by any campaign as known on the day before the claim came. */
  readonly reachedBefore: number
  /** What the denial marked, by kind. */
  readonly marked: Readonly<Record<string, number>>
  readonly after: ShownCampaign
}

interface StoryOptions {
  /** Whom the records say people are citizens of; as they were invented unless given. */
  readonly originOf?: (person: Invented) => string
}

/** Runs the story with its store in `folder`, which has to be empty. */
export async function runStory(folder: string, { originOf }: StoryOptions = {}): Promise<StoryReport> {
  const desk = await StoryDesk.open(folder, originOf ?? (({ nationality }) => nationality))
  try {
    const months = await desk.screenForMonths()
    desk.setNow('2026-06-24T09:00:00.000Z')
    await desk.addClaims([ledgerClaim])
    await desk.importLinks(storyLinks())
    desk.setNow('2026-06-25T09:00:00.000Z')
    await desk.addClaims(juneClaims)
    const { context } = desk
    const claims = await showClaims(context, { knownAt: context.now(), claimId: null })
    const drift = await driftOfClaims(context, { before: 'over-400', after: 'headline' })
    desk.setNow('2026-06-26T09:00:00.000Z')
    const refusal = await desk.refusalOf(refusedPlan)
    const preview = await previewCampaign(readDraft(campaignPlan), context)
    await desk.start(campaignPlan)
    const campaign = await desk.campaign()
    const pages = await desk.pagesOf(campaign)
    const published = await desk.workForWeeks(campaign)
    desk.setNow('2026-08-28T09:00:00.000Z')
    const marked = await desk.addClaims([denialClaim])
    const after = await desk.campaign()
    const weeks = await desk.deriveAgain(published)
    const reachedBefore = await desk.reachedAt('2026-06-24T23:59:59.999Z')
    const replays = await desk.replayAll(after)
    return { months, claims, drift, refusal, preview, campaign, pages, weeks, reachedBefore, replays, marked, after }
  } finally {
    await desk.close()
  }
}

interface Week {
  readonly until: string
  readonly published: ShownFigure
}

interface StoryPlace {
  readonly folder: string
  readonly originOf: (person: Invented) => string
}

class StoryDesk {
  readonly context: RecordContext
  readonly #folder: string
  readonly #originOf: StoryPlace['originOf']
  readonly #keys = new Map<string, SigningKey>()
  #now = '2026-01-05T09:00:00.000Z'

  private constructor(given: Omit<RecordContext, 'now'>, place: StoryPlace) {
    this.context = { ...given, now: () => this.#now }
    this.#folder = place.folder
    this.#originOf = place.originOf
  }

  /** Opens the store with the two people of the story. */
  static async open(folder: string, originOf: StoryPlace['originOf']): Promise<StoryDesk> {
    mkdirSync(join(folder, 'files'), { recursive: true })
    const store = await openStore(join(folder, 'store'), { isForTests: true, now: () => '2026-01-05T09:00:00.000Z' })
    const vault = openKeyVault(join(folder, 'keys'), randomBytes)
    const desk = new StoryDesk({ store, vault, randomBytes, newId: randomUUID }, { folder, originOf })
    for (const id of ['mara', 'odo']) {
      const key = signingKey(generateKeyPairSync('ed25519').privateKey)
      desk.#keys.set(id, key)
      const payload = { name: id, publicKey: key.publicKey }
      await enrolFounder(desk.#sign(id, 'enrol', payload), desk.context)
    }
    return desk
  }

  async close(): Promise<void> {
    await this.context.store.close()
    this.context.vault.close()
  }

  setNow(now: string): void {
    this.#now = now
  }

  /** Each month a version of the list goes live, and whoever came is screened against it. */
  async screenForMonths(): Promise<readonly StoryMonth[]> {
    const months: StoryMonth[] = []
    for (let month = 1; month <= 5; month++) {
      this.setNow(`2026-0${month}-10T09:00:00.000Z`)
      const path = this.#file(`list-${month}.csv`, listOf(month))
      const publishedAt = `2026-0${month}-10`
      const asked = { path, listId: 'story_list', publishedAt, receivedAt: this.#now, format: 'mapped-csv' } as const
      const arrival = await arriveByPath({ ...asked, profile: 'full', acceptIncomplete: false, mapping: {} })
      const { version, receipt } = await addList(this.context, arrival)
      if (version === null || receipt.outcome !== 'live')
        throw new CommandError('demo-damaged', { reason: `the list of month ${month} was ${receipt.outcome}` })
      this.setNow(`2026-0${month}-20T09:00:00.000Z`)
      const came = [...carried, ...others].filter((one) => one.month === month)
      const run = await this.#import(`people-${month}.csv`, came)
      const { population: screened, clear } = run
      months.push({ month, listVersion: version.versionId, parties: version.parties, screened, clear })
    }
    return months
  }

  async addClaims(claims: readonly unknown[]): Promise<Readonly<Record<string, number>>> {
    const payload = await claimsPayload(claims, 'mara', this.context)
    const { marked } = await addClaims(claims, this.#sign('mara', 'claims-add', payload), this.context)
    const counts: Record<string, number> = {}
    for (const { kind } of marked) counts[kind] = (counts[kind] ?? 0) + 1
    return counts
  }

  async importLinks(links: readonly unknown[]): Promise<void> {
    await importLinks(links, this.#sign('mara', 'links-import', linksPayload(links)), this.context)
  }

  /** Tries a plan that has to be refused, and gives the reason. */
  async refusalOf(plan: typeof campaignPlan): Promise<string> {
    return this.#propose(plan).then(
      () => {
        throw new CommandError('demo-damaged', { reason: `the plan ${plan.id} was not refused` })
      },
      (thrown: unknown) => {
        if (thrown instanceof CommandError && thrown.code === 'campaign-refused') return thrown.message
        throw thrown
      },
    )
  }

  /** Mara proposes, Odo approves. */
  async start(plan: typeof campaignPlan): Promise<void> {
    const { proposalId } = await this.#propose(plan)
    const kinds = { ...proposalKinds, [campaignKind]: campaignProposal(this.context) }
    await approveProposal(this.#sign('odo', 'approve', { proposalId }), { context: this.context, kinds })
  }

  campaign(): Promise<ShownCampaign> {
    const now = this.#now
    return showCampaign(this.context, campaignPlan.id, { asOf: now, knownAt: now })
  }

  async pagesOf({ campaignId, queue }: ShownCampaign): Promise<readonly MemberPage[]> {
    const pages: MemberPage[] = []
    for (const place of [0, Math.floor(queue.length / 2), queue.length - 1]) {
      const memberId = queue[place]?.memberId ?? ''
      const signed = this.#sign('mara', 'look', { what: 'subject', id: memberId, purpose: 'review' })
      pages.push(await showMember(this.context, { campaignId, memberId, signed }))
    }
    return pages
  }

  /** Eight weeks: fifty people a week are looked at in the order of the queue, in part placed, in part not. */
  async workForWeeks({ queue }: ShownCampaign): Promise<readonly Week[]> {
    const weeks: Week[] = []
    for (let week = 0; week < 8; week++) {
      const day = new Date(Date.parse('2026-07-03T09:00:00.000Z') + week * 7 * 86_400_000).toISOString()
      this.setNow(day)
      const due = queue.slice(week * 50, (week + 1) * 50)
      const ids = due.filter((one) => !one.needsTrainedReviewer).map(({ memberId }) => memberId)
      await this.#record(ids.slice(0, 6), { kind: 'state', to: 'not-placed' })
      await this.#record(ids.slice(6, 25), { kind: 'state', to: 'placed' })
      await this.#record(ids.slice(6, 25), { kind: 'act', act: 'arrested', basis: 'immigration act, section 12' })
      await this.#record(ids.slice(25), { kind: 'state', to: 'no-concern' })
      await this.#record(ids.slice(25), { kind: 'finding', isSubstantiated: false })
      for (const { memberId } of due.filter((one) => one.needsTrainedReviewer))
        await this.#record([memberId], { kind: 'state', to: 'no-concern' })
      const until = new Date(Date.parse(day) + 1000).toISOString()
      weeks.push({ until, published: await this.#figure(until, day) })
    }
    return weeks
  }

  /** The same weeks computed now, as they were known then. */
  async deriveAgain(weeks: readonly Week[]): Promise<StoryReport['weeks']> {
    const derived: StoryReport['weeks'][number][] = []
    for (const { until, published } of weeks) {
      const again = await this.#figure(until, published.figure.times.knownAt)
      derived.push({ until, published, again })
    }
    return derived
  }

  /** How many people campaigns had reached by then. */
  async reachedAt(knownAt: string): Promise<number> {
    const campaigns = await this.context.store.read((view) => view.campaigns.campaigns())
    return campaigns
      .filter(({ startedAt }) => startedAt <= knownAt)
      .reduce((sum, { population }) => sum + population, 0)
  }

  /** Every decision of the months before, computed again as it was known then. */
  async replayAll({ queue }: ShownCampaign): Promise<StoryReport['replays']> {
    const members = new Set(queue.map(({ memberId }) => memberId))
    const reached = carried.filter(({ id }) => members.has(id)).length
    const counts = { asked: carried.length, same: 0, clear: 0, reached }
    const ids = carried.toSorted((a, b) => a.month - b.month).map(({ id }) => id)
    await replayMany(ids, this.context, (replayed) => {
      if (replayed.kind !== 'screening') return
      if (replayed.outcome === 'same') counts.same++
      if (replayed.replayedState === 'clear') counts.clear++
    })
    return counts
  }

  #figure(until: string, knownAt: string): Promise<ShownFigure> {
    return showFigure(this.context, `campaign-states:${campaignPlan.id}`, { until, knownAt })
  }

  #propose(plan: typeof campaignPlan): ReturnType<typeof proposeCampaign> {
    const payload = { kind: campaignKind, target: plan.id, payload: plan }
    return proposeCampaign(this.#sign('mara', 'propose', payload), { context: this.context, kinds: proposalKinds })
  }

  async #record(memberIds: readonly string[], change: Readonly<Record<string, unknown>>): Promise<void> {
    const payload = { campaignId: campaignPlan.id, memberIds, at: this.#now, evidence: 'review of the file', change }
    await recordEvents(this.#sign('odo', 'campaign-event', payload), this.context)
  }

  async #import(
    name: string,
    came: readonly Invented[],
  ): Promise<{ readonly population: number; readonly clear: number }> {
    const rows = came.map((one) => [one.id, 'Person', one.name, one.birthDate, this.#originOf(one)].join(','))
    const path = this.#file(name, `${['id,schema,name,birth_date,nationality', ...rows].join('\n')}\n`)
    const kept = { columns: [], needed: [] }
    const source = await openSubjects(path, {
      mapping: new Map(),
      isUnknownIgnored: false,
      format: null,
      stdin: { async *[Symbol.asyncIterator]() {} },
      kept,
    })
    const signal = new AbortController().signal
    const request = { context: this.context, source, importId: name, quality: {}, workerCount: 1, signal }
    const nothing = { begin: () => Promise.resolve(), write: () => Promise.resolve() }
    return (await importSubjects(request, nothing)).run
  }

  #file(name: string, text: string): string {
    const path = join(this.#folder, 'files', name)
    writeFileSync(path, text)
    return path
  }

  #sign(operator: string, kind: string, payload: Readonly<Record<string, unknown>>): SignedAct {
    const key = this.#keys.get(operator)
    if (key === undefined) throw new Error(`${operator} is not in the story`)
    const { store, newId } = this.context
    return signAct(key, { kind, payload, operator, at: this.#now, store: store.storeId, nonce: newId() })
  }
}
