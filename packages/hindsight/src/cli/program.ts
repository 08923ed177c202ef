// The command line as a whole: names, help and what happens when a word is wrong.

import { engineVersion } from '@hindsight/engine/matching'
import { Command, type Option } from 'commander'
import { addAudit } from './commands/audit.ts'
import { addBackup } from './commands/backup.ts'
import { addCampaign } from './commands/campaign.ts'
import { addCases } from './commands/cases.ts'
import { addClaimsCommands } from './commands/claims.ts'
import { addCompare } from './commands/compare.ts'
import { addDeliveries } from './commands/deliveries.ts'
import { addDemo } from './commands/demo.ts'
import { addEval } from './commands/eval.ts'
import { addFigures } from './commands/figures.ts'
import { addLinks } from './commands/links.ts'
import { addLists } from './commands/lists-inspect.ts'
import { addLookback } from './commands/lookback.ts'
import { addOperators } from './commands/operators.ts'
import { addPolicies } from './commands/policies.ts'
import { addReplay } from './commands/replay.ts'
import { addRetention } from './commands/retention.ts'
import { addScreen } from './commands/screen.ts'
import { addScreenings } from './commands/screenings.ts'
import { addSelfTest } from './commands/selftest.ts'
import { addStore } from './commands/store.ts'
import { addSubjects } from './commands/subjects.ts'
import { addWhyNot } from './commands/why-not.ts'
import type { Io, Outcome } from './io.ts'
import { addGlobalOptions } from './store-options.ts'

const help = `
Examples:
  hindsight demo
  hindsight screen customers.csv --list sdn/ --list consolidated.xml
  hindsight compare "Iwan Petrowitsch" "Ivan Petrovich" --schema Person
  hindsight why-not "Iwan Petrowitsch" --list sdn/
  hindsight lists inspect sdn/
  hindsight eval pairs.csv
  hindsight selftest --list sdn/

Data goes to standard output, everything else to standard error. --jsonl ends with a trailer line {"end":true,…};
without it the output was cut. Nobody is called clear unless every list was read whole and all of it compared.`

/** Builds the program; commands write to `io` and set `outcome`. */
export function buildProgram(io: Io, outcome: Outcome): Command {
  const program = new Command('hindsight')
    .description('Screens subjects against watchlists, and proves what "clear" means.')
    .version(engineVersion, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', help)
    .showHelpAfterError('Run with --help for what there is.')
    .exitOverride()
    .configureHelp({ optionDescription, showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  addGlobalOptions(program)
  addDemo(program, io, outcome)
  addScreen(program, io, outcome)
  addCompare(program, io, outcome)
  addWhyNot(program, io, outcome)
  addLists(program, io, outcome)
  addLookback(program, io, outcome)
  addOperators(program, io, outcome)
  addSubjects(program, io, outcome)
  addScreenings(program, io, outcome)
  addCases(program, io, outcome)
  addPolicies(program, io, outcome)
  addClaimsCommands(program, io, outcome)
  addLinks(program, io, outcome)
  addCampaign(program, io, outcome)
  addFigures(program, io, outcome)
  addDeliveries(program, io, outcome)
  addReplay(program, io, outcome)
  addRetention(program, io, outcome)
  addEval(program, io, outcome)
  addAudit(program, io, outcome)
  addSelfTest(program, io, outcome)
  addBackup(program, io, outcome)
  addStore(program, io, outcome)
  return program
}

/** What an option does, its choices and its default; "false" and "none" say nothing and are left out. */
function optionDescription({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices === undefined ? [] : [`choices: ${argChoices.join(', ')}`]
  const fallback = typeof defaultValue === 'string' ? [`default: ${defaultValue}`] : []
  const extra = [...choices, ...fallback].join('; ')
  return extra === '' ? description : `${description} (${extra})`
}
