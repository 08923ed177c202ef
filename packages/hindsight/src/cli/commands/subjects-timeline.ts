// `hindsight subjects timeline`: what we knew when we cleared somebody, what we know now, and when each fact could be known.

import { type Command, Option } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { lookPurposes, subjectTimeline } from '../../services/index.ts'
import { type LookOptions, signLook } from '../case-acts.ts'
import type { Io, Outcome } from '../io.ts'
import { styleFor } from '../present/style.ts'
import { timelineText } from '../present/timeline-text.ts'
import { withRecord } from '../record-options.ts'
import { instantUntil } from '../store-options.ts'

interface TimelineOptions extends LookOptions {
  readonly then?: string
  readonly jsonl: boolean
}

const help = `
Two lanes: what was published and true in the world, and what we knew and did. Then is the last time at which the subject
was clear, unless --then names another. Every look is on record, with who looked and why.`

/** Adds the command. */
export function addSubjectsTimeline(subjects: Command, io: Io, outcome: Outcome): void {
  const command = subjects
    .command('timeline')
    .summary('say what was known of a subject when')
    .description('Shows what we knew when we cleared a subject, what we know now, and when each fact could be known.')
    .argument('<id>', 'id of the subject')
    .addOption(new Option('--then <time>', 'the moment to compare with now').argParser(instantUntil))
    .addOption(new Option('--purpose <purpose>', 'why you look').choices(lookPurposes))
    .option('--jsonl', 'one JSON object per event, then a trailer with the rest', false)
    .addHelpText('after', help)
  command.action(async (subjectId: string, { then, purpose, jsonl }: TimelineOptions) => {
    const timeline = await withRecord({ command, io, isMaking: false }, (context) => {
      const signed = signLook({ command, io }, context, { what: 'subject', id: subjectId, purpose })
      return subjectTimeline(context, { subjectId, at: then ?? null, signed })
    })
    const { events, ...rest } = timeline
    const rows = [...events, { end: true, rows: events.length, ...rest }].map((row) => `${JSON.stringify(row)}\n`)
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    await io.stdout.write(jsonl ? rows.join('') : timelineText(timeline, style))
    outcome.exit = exitCodes.clear
  })
}
