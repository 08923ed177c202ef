// `hindsight replay`: computes a screening or a decision again from the versions on record.

import { type Command, Option } from 'commander'
import { cellChoices, exitOfReplay, loadPolicy, lookAtReplay, lookPurposes, replay } from '../../services/index.ts'
import { signLook } from '../case-acts.ts'
import type { Io, Outcome } from '../io.ts'
import { replayText } from '../present/replay-text.ts'
import { styleFor } from '../present/style.ts'
import { withRecord } from '../record-options.ts'

type Time = 'then' | 'now' | 'both'

interface ReplayOptions {
  readonly withData?: Time
  readonly withPolicy?: Time
  readonly withEngine?: Time
  readonly policy?: string
  readonly text: boolean
  readonly purpose?: string
  readonly jsonl: boolean
}

const help = `
Examples:
  hindsight replay 0b6f4c5e-…            a screening, by its id
  hindsight replay customer-17           the last screening of a subject, clear ones too
  hindsight replay customer-17@2         of its second version
  hindsight replay customer-17 --with-data both --with-policy both --with-engine both
                                         the eight cells of then and now, each explained

Nothing stored is taken for the answer: subject, lists, policy and engine of then are, and what they give is held against
the digest in the log. The text of an answer is shown with --text alone, since that is a look at a person. A subject that was erased answers "erased", with the place of its proof in the log.

Exit codes: 0 the same bytes, or erased; 3 it cannot be repeated; 6 the bytes are not those that were recorded.`

/** Adds the command. */
export function addReplay(program: Command, io: Io, outcome: Outcome): void {
  const time = (part: string, what: string): Option =>
    new Option(`--with-${part} <time>`, `also with ${what} of then or now`).choices(['then', 'now', 'both'])
  const command = program
    .command('replay')
    .summary('compute a screening or a decision again from the versions on record')
    .description('Computes a screening or a decision again from the versions on record: the same bytes, or exit 6.')
    .argument('<id>', 'id of a screening or decision, or a subject as ID or ID@VERSION')
    .addOption(time('data', 'subject and lists'))
    .addOption(time('policy', 'the policy'))
    .addOption(time('engine', 'the engine'))
    .option('--policy <file>', 'policy file that is the one of now, instead of the one in use')
    .option('--text', 'also the replayed text: a look at the subject, which is on record', false)
    .addOption(new Option('--purpose <purpose>', 'why you look at the text').choices(lookPurposes))
    .option('--jsonl', 'JSON objects, then a trailer', false)
    .addHelpText('after', help)
  command.action(async (id: string, options: ReplayOptions) => {
    const { withData, withPolicy, withEngine } = options
    const isAsked = [withData, withPolicy, withEngine].some((one) => one !== undefined)
    const wanted = { data: withData ?? 'then', policy: withPolicy ?? 'then', engine: withEngine ?? 'then' }
    const choices = isAsked ? cellChoices(wanted) : []
    const policyNow = options.policy === undefined ? null : loadPolicy(options.policy, null)
    const done = await withRecord({ command, io, isMaking: false }, async (context) => {
      const { replay: full, cells } = await replay({ context, id, choices, policyNow })
      if (!options.text) return { replay: { ...full, text: null }, cells }
      const look = { what: 'subject', id: full.subjectId, purpose: options.purpose } as const
      await lookAtReplay(full, { context, signed: signLook({ command, io }, context, look) })
      return { replay: full, cells }
    })
    const exit = exitOfReplay(done.replay)
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    const rows = [done.replay, ...(done.cells ?? []).map((cell) => ({ kind: 'cell', ...cell }))]
    const lines = [...rows, { end: true, rows: rows.length, outcome: done.replay.outcome, exit }]
    const jsonl = lines.map((row) => `${JSON.stringify(row)}\n`).join('')
    await io.stdout.write(options.jsonl ? jsonl : replayText(done, style))
    outcome.exit = exit
  })
}
