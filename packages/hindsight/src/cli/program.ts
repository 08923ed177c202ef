// The command line as a whole: names, help and what happens when a word is wrong.

import { engineVersion } from '@hindsight/engine/matching'
import { Command } from 'commander'
import { addCompare } from './commands/compare.ts'
import { addDemo } from './commands/demo.ts'
import { addLists } from './commands/lists-inspect.ts'
import { addScreen } from './commands/screen.ts'
import type { Io, Outcome } from './io.ts'

const help = `
Examples:
  hindsight demo
  hindsight screen customers.csv --list sdn/ --list consolidated.xml
  hindsight compare "Iwan Petrowitsch" "Ivan Petrovich" --schema Person
  hindsight lists inspect sdn/

Data goes to standard output, everything else to standard error. --jsonl ends with a trailer line {"end":true,…};
without it the output was cut. Nothing that a list or a screening could not say for certain is ever called clear.`

/** Builds the program; commands write to `io` and set `outcome`. */
export function buildProgram(io: Io, outcome: Outcome): Command {
  const program = new Command('hindsight')
    .description('Screens subjects against watchlists, and proves what "clear" means.')
    .version(engineVersion, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', help)
    .showHelpAfterError('Run with --help for what there is.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  addDemo(program, io, outcome)
  addScreen(program, io, outcome)
  addCompare(program, io, outcome)
  addLists(program, io, outcome)
  return program
}
