// `hindsight campaign`: a second look at whoever new information reaches, proposed by one person and started by another.

import type { Command } from 'commander'
import { CommandError, exitCodes } from '../../config/index.ts'
import {
  approveProposal,
  type CampaignDraft,
  campaignKind,
  campaignProposal,
  closeCampaign,
  listCampaigns,
  lookPurposes,
  previewCampaign,
  proposalKinds,
  proposeCampaign,
  readDraft,
  recordEvents,
  rejectProposal,
  showCampaign,
  showMember,
  withdrawProposal,
} from '../../services/index.ts'
import { signLook } from '../case-acts.ts'
import type { Io, Outcome } from '../io.ts'
import { campaignListText, campaignText, memberText, previewText } from '../present/campaign-text.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { lookFlagsText } from '../present/look-text.ts'
import { readObjects } from '../read-objects.ts'
import { withRecord } from '../record-options.ts'
import { globalsOf, instant, instantUntil, signAs } from '../store-options.ts'

const help = `
Examples:
  hindsight campaign preview plan.json
  hindsight campaign start plan.json --as anna
  hindsight campaign approve harbour --as bert
  hindsight campaign show harbour
  hindsight campaign show harbour --member customer-17 --purpose review --as anna
  hindsight campaign record harbour customer-17 --state closed --evidence note-3 --as anna
  hindsight campaign close harbour --because "everybody was looked at" --as anna

A plan is a JSON object: {"id":"harbour","purpose":"…","reason":"precaution","basis":"screening policy 4.2",
"startsOn":"2026-06-26","expiresOn":"2026-09-20","criterion":"linked to parties of claim tie by facilitated-by",
"claims":["tie"],"states":[{"id":"not-yet-known","definition":"nobody has looked yet"},…],"firstState":"not-yet-known"}
with "owner" where it is not who signs, and "hops":2 with "hopsReason" to look behind whom a link reaches.
Criteria: named in claim ID; linked to party ID or to parties of claim ID [by KIND, …] [between DAY and DAY] [graded B3];
screened or cleared [against list ID] [since DAY]; joined by and, or. None selects by who somebody is or comes from.`

/** Adds the commands. */
export function addCampaign(program: Command, io: Io, outcome: Outcome): void {
  const campaign = program
    .command('campaign')
    .summary('look again at whoever new information reaches')
    .description('Campaigns: a plan with an end, a fixed population, a queue, and each member in exactly one state.')
    .addHelpText('after', help)
  addPreview(campaign, io, outcome)
  addStart(campaign, io, outcome)
  addDecisions(campaign, io, outcome)
  addList(campaign, io, outcome)
  addShow(campaign, io, outcome)
  addRecord(campaign, io, outcome)
  addClose(campaign, io, outcome)
}

interface JsonlOption {
  readonly jsonl: boolean
}

async function draftOf(path: string, command: Command, io: Io): Promise<CampaignDraft> {
  const objects = await readObjects(path, { io, what: 'campaign' })
  const [plan] = objects
  if (objects.length !== 1)
    throw new CommandError('option-value', { option: 'campaign', value: path, reason: 'a file holds one plan' })
  return readDraft({ owner: globalsOf(command).as, ...(plan as object) })
}

function addPreview(campaign: Command, io: Io, outcome: Outcome): void {
  const command = campaign
    .command('preview')
    .summary('say whom a plan would reach, without starting it')
    .argument('<plan>', 'JSON file; - is standard input')
    .option('--jsonl', 'one JSON object per member, then a trailer', false)
  command.action(async (path: string, { jsonl }: JsonlOption) => {
    const objects = await readObjects(path, { io, what: 'campaign preview' })
    const draft = readDraft({ owner: globalsOf(command).as ?? 'whoever starts it', ...(objects[0] as object) })
    const preview = await withRecord({ command, io, isMaking: false }, (context) => previewCampaign(draft, context))
    const { members, digest, notOnRecord, notConducting } = preview.population
    const ends = { digest, notOnRecord, notConducting, subjects: preview.subjectCount }
    await io.stdout.write(jsonl ? jsonLinesOf(members, ends) : previewText(preview))
    outcome.exit = exitCodes.clear
  })
}

function addStart(campaign: Command, io: Io, outcome: Outcome): void {
  const command = campaign
    .command('start')
    .summary('propose a campaign; somebody else starts it by approving')
    .argument('<plan>', 'JSON file; - is standard input')
  command.action(async (path: string) => {
    const draft = await draftOf(path, command, io)
    await withRecord({ command, io, isMaking: false }, (context) => {
      const payload = { kind: campaignKind, target: draft.id, payload: draft }
      const signed = signAs({ command, io }, context, { kind: 'propose', payload })
      return proposeCampaign(signed, { context, kinds: proposalKinds })
    })
    const next = `Somebody else decides: hindsight campaign approve ${draft.id} --as OPERATOR`
    await io.stdout.write(`proposed  ${draft.id}\n${next}\n`)
    outcome.exit = exitCodes.clear
  })
}

const decisions = { approve: approveProposal, reject: rejectProposal, withdraw: withdrawProposal } as const
const decisionSummaries = {
  approve: 'start a campaign that somebody else proposed',
  reject: 'turn a proposed campaign down',
  withdraw: 'take your own proposal back',
} as const

function addDecisions(campaign: Command, io: Io, outcome: Outcome): void {
  for (const kind of ['approve', 'reject', 'withdraw'] as const) {
    const command = campaign.command(kind).summary(decisionSummaries[kind]).argument('<campaign>', 'id of the campaign')
    command.action(async (campaignId: string) => {
      const done = await withRecord({ command, io, isMaking: false }, async (context) => {
        const query = { kind: campaignKind, target: campaignId, state: 'open' } as const
        const [open] = await context.store.read(({ operators }) => operators.proposals(query))
        if (open === undefined) throw new CommandError('campaign-unknown', { campaignId })
        const signed = signAs({ command, io }, context, { kind, payload: { proposalId: open.proposalId } })
        const kinds = { ...proposalKinds, [campaignKind]: campaignProposal(context) }
        const { state } = await decisions[kind](signed, { context, kinds })
        const row = await context.store.read(({ campaigns }) => campaigns.campaign(campaignId))
        return row === null ? `${state}  ${campaignId}\n` : `started  ${campaignId}: ${row.population} people\n`
      })
      await io.stdout.write(done)
      outcome.exit = exitCodes.clear
    })
  }
}

function addList(campaign: Command, io: Io, outcome: Outcome): void {
  const command = campaign
    .command('list')
    .summary('list campaigns')
    .option('--jsonl', 'one JSON object per campaign, then a trailer', false)
  command.action(async ({ jsonl }: JsonlOption) => {
    const rows = await withRecord({ command, io, isMaking: false }, (context) => listCampaigns(context))
    await io.stdout.write(jsonl ? jsonLinesOf(rows) : campaignListText(rows))
    outcome.exit = exitCodes.clear
  })
}

interface ShowOptions extends JsonlOption {
  readonly asOf?: string
  readonly knownAt?: string
  readonly member?: string
  readonly purpose?: string
}

function addShow(campaign: Command, io: Io, outcome: Outcome): void {
  const command = campaign
    .command('show')
    .summary('show a campaign and its queue, or the page of one member')
    .argument('<campaign>', 'id of the campaign')
    .option('--member <subject>', 'the page of one member; each look is on record')
    .option('--purpose <purpose>', `why you look: ${lookPurposes.join(', ')}`)
    .option('--as-of <time>', 'where its members were then', instantUntil)
    .option('--known-at <time>', 'as recorded then', instantUntil)
    .option('--jsonl', 'one JSON object per member, then a trailer', false)
  command.action(async (campaignId: string, { member, purpose, asOf, knownAt, jsonl }: ShowOptions) => {
    outcome.exit = exitCodes.clear
    if (member !== undefined) {
      const shown = await withRecord({ command, io, isMaking: false }, (context) => {
        const signed = signLook({ command, io }, context, { what: 'subject', id: member, purpose })
        return showMember(context, { campaignId, memberId: member, signed })
      })
      await io.stderr.write(lookFlagsText(shown.flags))
      await io.stdout.write(jsonl ? jsonLinesOf([shown]) : memberText(shown))
      return
    }
    const shown = await withRecord({ command, io, isMaking: false }, (context) => {
      const now = context.now()
      return showCampaign(context, campaignId, { asOf: asOf ?? now, knownAt: knownAt ?? now })
    })
    const { queue, ...ends } = shown
    await io.stdout.write(jsonl ? jsonLinesOf(queue, ends) : campaignText(shown))
  })
}

interface RecordOptions {
  readonly state?: string
  readonly act?: string
  readonly basis?: string
  readonly finding?: string
  readonly evidence: string
  readonly at?: string
}

function addRecord(campaign: Command, io: Io, outcome: Outcome): void {
  const command = campaign
    .command('record')
    .summary('record what happened to members: a state, an act with its own basis, or a finding')
    .argument('<campaign>', 'id of the campaign')
    .argument('<members...>', 'ids of subjects')
    .option('--state <state>', 'they are in this state from now on')
    .option('--act <act>', 'something was done, e.g. arrested; needs --basis')
    .option('--basis <text>', 'the legal basis of the act; the concern of the campaign is none')
    .option('--finding <finding>', 'substantiated or unsubstantiated')
    .requiredOption('--evidence <id>', 'on what it rests')
    .option('--at <time>', 'since when, if not just now', instant)
  command.action(async (campaignId: string, memberIds: readonly string[], options: RecordOptions) => {
    const change = changeOf(options)
    const events = await withRecord({ command, io, isMaking: false }, (context) => {
      const { evidence, at = context.now() } = options
      const payload = { campaignId, memberIds, at, evidence, change }
      return recordEvents(signAs({ command, io }, context, { kind: 'campaign-event', payload }), context)
    })
    await io.stdout.write(`recorded  ${events.length} of ${campaignId}\n`)
    outcome.exit = exitCodes.clear
  })
}

const oneChange = 'give one of --state, --act and --finding'
const oneFinding = 'it is substantiated or unsubstantiated'

function changeOf({ state, act, basis, finding }: RecordOptions): Readonly<Record<string, unknown>> {
  const given = [state, act, finding].filter((one) => one !== undefined)
  if (given.length !== 1)
    throw new CommandError('option-value', { option: 'campaign record', value: given.join(' '), reason: oneChange })
  if (state !== undefined) return { kind: 'state', to: state }
  if (act !== undefined) return { kind: 'act', act, basis: basis ?? '' }
  if (finding !== 'substantiated' && finding !== 'unsubstantiated')
    throw new CommandError('option-value', { option: '--finding', value: finding ?? '', reason: oneFinding })
  return { kind: 'finding', isSubstantiated: finding === 'substantiated' }
}

function addClose(campaign: Command, io: Io, outcome: Outcome): void {
  const command = campaign
    .command('close')
    .summary('end a campaign, and the status of everybody in it')
    .argument('<campaign>', 'id of the campaign')
    .requiredOption('--because <text>', 'why; names nobody')
  command.action(async (campaignId: string, { because }: { readonly because: string }) => {
    await withRecord({ command, io, isMaking: false }, (context) => {
      const payload = { campaignId, because }
      return closeCampaign(signAs({ command, io }, context, { kind: 'campaign-close', payload }), context)
    })
    await io.stdout.write(`closed  ${campaignId}\n`)
    outcome.exit = exitCodes.clear
  })
}
