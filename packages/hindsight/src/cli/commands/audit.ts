// `hindsight audit`: the log for those who check us. Verifies it in place, as an export or as one page; exports it; proves
// one record; signs checkpoints and gives them to anchors (law L14).

import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import {
  checkpointLog,
  exportLogToFile,
  proveRecord,
  readNotes,
  readPublicKey,
  rotateLogKey,
  verifyFile,
  verifyStoredLog,
} from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { withLog } from '../log-options.ts'
import { repeatable } from '../options.ts'
import { deliveriesText, pageText, verdictLines, verdictText } from '../present/audit-text.ts'
import { counted } from '../present/style.ts'
import { addAuditAnchor } from './audit-anchor.ts'

const help = `
Examples:
  hindsight audit verify                                    the log of the store, and what its anchors keep
  hindsight audit export log.hlog
  hindsight audit verify log.hlog --pubkey log.pub          offline, without a store
  hindsight audit verify log.hlog --pubkey log.pub --since checkpoint-of-march.txt
  hindsight audit proof DECISION > page.txt
  hindsight audit verify page.txt --pubkey log.pub

The key of the log is in log.pub in the store's folder of keys: give it to those who are to verify, once, by a way that
they trust. Without --pubkey a log only agrees with itself. Exit codes: 0 intact, 6 not.`

interface VerifyOptions {
  readonly since: readonly string[]
  readonly pubkey?: string
  readonly jsonl: boolean
}

/** Adds the commands. */
export function addAudit(program: Command, io: Io, outcome: Outcome): void {
  const audit = program
    .command('audit')
    .summary('verify and export the log')
    .description('Verifies the log of what was done, exports it, and proves single records.')
    .addHelpText('after', help)
  addVerify(audit, io, outcome)
  addExport(audit, io, outcome)
  addProof(audit, io, outcome)
  addSigning(audit, io, outcome)
  addAuditAnchor(audit, io, outcome)
}

function addVerify(audit: Command, io: Io, outcome: Outcome): void {
  const command = audit
    .command('verify')
    .summary('say whether anything was changed, and where')
    .argument('[export]', 'exported log, or a page of `audit proof`; the store without')
    .addOption(repeatable('--since <file>', 'earlier checkpoint that was kept elsewhere; may be given several times'))
    .option('--pubkey <file>', 'key of the log, from whom you trust')
    .option('--jsonl', 'one JSON object per fault, then a trailer', false)
  command.action(async (path: string | undefined, options: VerifyOptions) => {
    const publicKey = options.pubkey === undefined ? null : readPublicKey(options.pubkey)
    const asked = { publicKey, since: readNotes(options.since) }
    const verified =
      path === undefined
        ? await withLog({ command, io, isMaking: false }, (context) => verifyStoredLog(context, asked))
        : await verifyFile(path, asked)
    if ('record' in verified) await io.stdout.write(pageText(verified, options.jsonl))
    else await io.stdout.write(options.jsonl ? verdictLines(verified) : verdictText(verified))
    outcome.exit = verified.isIntact ? exitCodes.clear : exitCodes.integrity
  })
}

function addExport(audit: Command, io: Io, outcome: Outcome): void {
  const command = audit
    .command('export')
    .summary('write the log into a file that can be verified without us')
    .argument('<file>', 'new file')
  command.action(async (file: string) => {
    const bytes = await withLog({ command, io, isMaking: false }, (context) => exportLogToFile(file, context))
    await io.stderr.write(`${counted(bytes, 'byte')} written to ${file}\n`)
    outcome.exit = exitCodes.clear
  })
}

function addProof(audit: Command, io: Io, outcome: Outcome): void {
  const command = audit
    .command('proof')
    .summary('print one page that proves a record')
    .argument('<id>', 'id of a decision, screening, version or proposal, or the number of a record')
  command.action(async (id: string) => {
    const { page, others } = await withLog({ command, io, isMaking: false }, (context) => proveRecord(id, context))
    await io.stdout.write(page)
    if (others.length > 0) await io.stderr.write(`Other records that bear ${id}: ${others.join(', ')}\n`)
    outcome.exit = exitCodes.clear
  })
}

function addSigning(audit: Command, io: Io, outcome: Outcome): void {
  const checkpoint = audit.command('checkpoint').summary('sign the log as it is, and give that to the anchors')
  checkpoint.action(async () => {
    const made = await withLog({ command: checkpoint, io, isMaking: false }, checkpointLog)
    await io.stdout.write(made.note)
    await io.stderr.write(deliveriesText(made.deliveries))
    outcome.exit = exitCodes.clear
  })
  const rotate = audit
    .command('rotate-key')
    .summary('have a new key sign the log from now on')
    .description(
      'Makes a new key, has the present one sign it in the log, and prints the new one for those who verify.',
    )
  rotate.action(async () => {
    await io.stdout.write(`${await withLog({ command: rotate, io, isMaking: false }, rotateLogKey)}\n`)
    outcome.exit = exitCodes.clear
  })
}
