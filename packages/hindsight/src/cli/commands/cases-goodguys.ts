// `hindsight cases goodguys`: exemptions as they stand. They are granted with a decision (--suppress) by two people.

import { type Command, Option } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { listGoodGuys, lookPurposes, revokeGoodGuy, revokeReasons, showGoodGuy } from '../../services/index.ts'
import { type LookOptions, signLook } from '../case-acts.ts'
import type { Io, Outcome } from '../io.ts'
import { goodGuyText } from '../present/case-text.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { columns, printable } from '../present/style.ts'
import { withRecord } from '../record-options.ts'
import { signAs, withStore } from '../store-options.ts'

/** Adds the commands. */
export function addGoodGuys(cases: Command, io: Io, outcome: Outcome): void {
  const goodGuys = cases
    .command('goodguys')
    .summary('exemptions: pairs that are not raised again')
    .description(
      'Exemptions of single pairs: each with a reason, an owner, an end, and the evidence that it holds for.',
    )
  const list = goodGuys
    .command('list')
    .summary('list exemptions')
    .option('--all', 'also those that have ended', false)
    .option('--jsonl', 'one JSON object per exemption, then a trailer', false)
  list.action(async ({ all, jsonl }: { readonly all: boolean; readonly jsonl: boolean }) => {
    const rows = await withStore({ command: list, io, isMaking: false }, (context) => listGoodGuys(context, all))
    const text = rows.map(({ goodGuyId, state, subjectId, listId, partyId, until }) => {
      return [goodGuyId, state, printable(subjectId), `${listId} ${printable(partyId)}`, `until ${until}`]
    })
    await io.stdout.write(jsonl ? jsonLinesOf(rows) : rows.length === 0 ? 'There are no exemptions.\n' : columns(text))
    outcome.exit = exitCodes.clear
  })
  addShow(goodGuys, io, outcome)
  addRevoke(goodGuys, io, outcome)
}

function addShow(goodGuys: Command, io: Io, outcome: Outcome): void {
  const command = goodGuys
    .command('show')
    .summary('show an exemption')
    .description('Shows an exemption with the evidence that it holds for. Each look is on record.')
    .argument('<exemption>', 'id of the exemption')
    .option('--purpose <purpose>', `why: ${lookPurposes.join(', ')}`)
    .option('--jsonl', 'as JSON, then a trailer', false)
  command.action(async (id: string, { purpose, jsonl }: LookOptions & { readonly jsonl: boolean }) => {
    const shown = await withRecord({ command, io, isMaking: false }, (context) =>
      showGoodGuy(id, signLook({ command, io }, context, { what: 'exemption', id, purpose }), context),
    )
    await io.stdout.write(jsonl ? jsonLinesOf([shown]) : goodGuyText(shown))
    outcome.exit = exitCodes.clear
  })
}

function addRevoke(goodGuys: Command, io: Io, outcome: Outcome): void {
  const command = goodGuys
    .command('revoke')
    .summary('end an exemption')
    .description('Ends an exemption at once; if its hit still stands, the case is open again.')
    .argument('<exemption>', 'id of the exemption')
    .addOption(new Option('--reason <code>', 'why').choices(revokeReasons).makeOptionMandatory())
  command.action(async (goodGuyId: string, { reason }: { readonly reason: string }) => {
    const row = await withRecord({ command, io, isMaking: false }, (context) =>
      revokeGoodGuy(
        signAs({ command, io }, context, { kind: 'good-guy-revoke', payload: { goodGuyId, reason } }),
        context,
      ),
    )
    await io.stdout.write(`${row.state}  ${goodGuyId}\n`)
    outcome.exit = exitCodes.clear
  })
}
