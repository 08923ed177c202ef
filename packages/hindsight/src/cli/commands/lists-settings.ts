// `hindsight lists settings`: bounds of the gate, anchors and ages of a list, which two people change.

import type { Command } from 'commander'
import { CommandError, exitCodes } from '../../config/index.ts'
import { proposalKinds, propose } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { repeatable } from '../options.ts'
import { signAs, withStore } from '../store-options.ts'

interface SettingsOptions {
  readonly set: readonly string[]
  readonly reason: string
}

const help = `
Examples:
  hindsight lists settings us_ofac_sdn --set expiredDays=10 --set removedShare=0.01 --reason "policy 7" --as anna
  hindsight lists settings our_export --set anchors=36,173 --reason "long listed" --as anna

Somebody else approves it with operators approve. Exit codes: 1 proposed, 2 usage, 4 not permitted.`

/** Adds the command. */
export function addListsSettings(lists: Command, io: Io, outcome: Outcome): void {
  const command = lists
    .command('settings')
    .summary('change bounds, anchors and ages of a list')
    .description('Proposes other bounds of the gate, anchors or ages for a list.')
    .argument('<id>', 'id of the list')
    .addOption(
      repeatable('--set <name=value>', 'what is set; anchors take party ids with commas').makeOptionMandatory(),
    )
    .requiredOption('--reason <text>', 'why')
    .addHelpText('after', help)
  command.action(async (target: string, { set, reason }: SettingsOptions) => {
    await withStore({ command, io, isMaking: false }, async (context) => {
      const payload = { kind: 'list-settings', target, payload: { reason, set: Object.fromEntries(set.map(pairOf)) } }
      const signed = signAs({ command, io }, context, { kind: 'propose', payload })
      const { proposalId } = await propose(signed, { context, kinds: proposalKinds })
      const next = `Somebody else decides: hindsight operators approve ${proposalId} --as OPERATOR`
      await io.stdout.write(`proposed  settings of ${target} (${proposalId}). ${next}\n`)
    })
    outcome.exit = exitCodes.review
  })
}

function pairOf(text: string): readonly [name: string, value: number | readonly string[]] {
  const equals = text.indexOf('=')
  const [name, value] = [text.slice(0, Math.max(0, equals)), text.slice(equals + 1).trim()]
  const isNumber = name === 'anchors' || Number.isFinite(Number(value))
  if (name === '' || value === '' || !isNumber) {
    throw new CommandError('option-value', { option: '--set', value: text, reason: 'write it as name=number' })
  }
  return name === 'anchors' ? [name, value.split(',').map((id) => id.trim())] : [name, Number(value)]
}
