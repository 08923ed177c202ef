// The one table of errors: code → exit code → sentence → remedy. Codes are never reused. Messages name the thing, the
// value and the remedy; an operator's mistake shows no stack trace.

import { type ExitCode, exitCodes } from './exit-code.ts'

interface ErrorEntry {
  readonly exit: ExitCode
  /** `{name}` stands for a value. */
  readonly sentence: string
  readonly remedy: string
}

const { usage, unavailable, conflict, inputRejected } = exitCodes

const errorTable = {
  'path-not-found': {
    exit: usage,
    sentence: '{what}: no such file: {path}',
    remedy: 'Check the path. A single dash (-) reads standard input.',
  },
  'path-is-folder': {
    exit: usage,
    sentence: '{what}: {path} is a folder',
    remedy: 'Name one file in it.',
  },
  'path-not-readable': {
    exit: usage,
    sentence: '{what}: {path} could not be opened: {reason}',
    remedy: 'Check the permissions of the file and its folders.',
  },
  'option-value': {
    exit: usage,
    sentence: '{option} {value}: {reason}',
    remedy: 'See --help for what the option takes.',
  },
  'party-unreadable': {
    exit: usage,
    sentence: '{whose} ({name}): {reason}',
    remedy: 'Correct the value; see --help for what the options take.',
  },
  'lists-missing': {
    exit: usage,
    sentence: 'No list was named',
    remedy: 'Add --list PATH, once for each list file or folder.',
  },
  'stored-lists': {
    exit: usage,
    sentence: '--list {list}: there is no such file or folder, and stored lists are not part of this version',
    remedy: 'Give the path of a list file or folder, for example --list ./sdn/ or --list ./consolidated.xml.',
  },
  'list-twice': {
    exit: usage,
    sentence: 'Two of the lists given are {listId}: {path} and {other}',
    remedy: 'Give each list once, or name one of them otherwise with --list-id.',
  },
  'policy-invalid': {
    exit: usage,
    sentence: '--policy {path}: {reason}',
    remedy: 'Correct the file; the default policy is used without --policy.',
  },
  'map-unknown-property': {
    exit: usage,
    sentence: '{option} {value}: {property} is not a property of a subject{suggestion}',
    remedy: 'Known properties: {known}.',
  },
  'map-unknown-column': {
    exit: usage,
    sentence: '{option} {value}: {path} has no column {column}{suggestion}',
    remedy: 'Its columns are: {known}.',
  },
  'column-missing': {
    exit: inputRejected,
    sentence: '{path} has no column {column}{suggestion}',
    remedy: 'Its columns are: {known}.',
  },
  'pairs-not-judged': {
    exit: inputRejected,
    sentence: '{path}, line {line}: no column says {what} (columns: {columns})',
    remedy:
      'Name it with --map COLUMN=name1, COLUMN=name2 or COLUMN=label; a label is true or false, match or no_match, 1 or 0.',
  },
  'subjects-not-judged': {
    exit: usage,
    sentence: '{path}: nothing says who of it is on the lists',
    remedy:
      'Name the column with the id of the expected listed party (or none) with --expected COLUMN, or say it of the whole file with --expect listed or --expect none, once for each file.',
  },
  'eval-no-files': {
    exit: usage,
    sentence: 'Nothing to evaluate was named',
    remedy: 'Name files of labelled pairs, or of subjects with --list PATH; or use --parity with --list PATH.',
  },
  'report-exists': {
    exit: conflict,
    sentence: '--report {path}: the folder already holds a {file}',
    remedy: 'Choose another folder, or move it away; nothing is overwritten.',
  },
  'report-not-writable': {
    exit: usage,
    sentence: '--report {path} could not be written: {reason}',
    remedy: 'Check that the folder may be written to and holds nothing of the same names.',
  },
  'output-exists': {
    exit: conflict,
    sentence: '--out {path}: the file is already there',
    remedy: 'Choose another name, or move the file away; nothing is overwritten.',
  },
  'output-not-writable': {
    exit: usage,
    sentence: '--out {path} could not be written: {reason}',
    remedy: 'Check that the folder is there and may be written to.',
  },
  'input-empty': {
    exit: inputRejected,
    sentence: '{path} is empty: not even a header was found',
    remedy: 'Check the export that wrote it. A file without subjects still needs its header line.',
  },
  'input-binary': {
    exit: inputRejected,
    sentence: '{path} is not a text file: {reason}',
    remedy: 'Give a CSV, TSV, JSON Lines or Parquet file (CSV, TSV and JSON Lines may be gzipped).',
  },
  'input-encoding': {
    exit: inputRejected,
    sentence: '{path} is not UTF-8: {reason}',
    remedy: 'Convert it first, for example: iconv -f {encoding} -t UTF-8 IN > OUT',
  },
  'input-header': {
    exit: inputRejected,
    sentence: '{path}, line {line}: {reason}',
    remedy: 'The first line must name the columns, each once, separated by comma, tab or semicolon.',
  },
  'input-columns-unknown': {
    exit: inputRejected,
    sentence: '{path}, line {line}: unknown {columns}',
    remedy:
      'Say what it means with --map "{example}=PROPERTY", or leave them out with --ignore-unknown. Known columns: {known}.',
  },
  'input-no-name': {
    exit: inputRejected,
    sentence: '{path}, line {line}: no column holds a name (columns: {columns})',
    remedy: 'Say which one does with --map COLUMN=name.',
  },
  'input-broken-off': {
    exit: inputRejected,
    sentence: '{path} could not be read to its end: {reason}',
    remedy: 'Fetch the file again. The rows above were screened; the output has no trailer because it is not whole.',
  },
  'input-parquet': {
    exit: inputRejected,
    sentence: '{path} could not be read as Parquet: {reason}',
    remedy: 'Write the file again, or export it as CSV or JSON Lines.',
  },
  'pairs-columns': {
    exit: inputRejected,
    sentence: '{path}, line {line}: the column {column} is missing',
    remedy: 'A file of pairs needs the columns name1 and name2, and may have schema; others are passed through.',
  },
  'demo-damaged': {
    exit: unavailable,
    sentence: 'The demo cannot be shown: {reason}',
    remedy: 'Its files came with hindsight: restore them (git restore fixtures/demo) or install it again.',
  },
  'workers-unavailable': {
    exit: unavailable,
    sentence: 'The workers that compare subjects could not be started: {reason}',
    remedy: 'Try --workers 1. If it persists, report it with the output of hindsight --version.',
  },
  internal: {
    exit: unavailable,
    sentence: 'Something in hindsight went wrong: {reason}',
    remedy: 'Nothing was cleared by this. Report it with the command that was typed.',
  },
} as const satisfies Record<string, ErrorEntry>

type ErrorCode = keyof typeof errorTable

/** A fault that ends the command: what `main` prints as sentence and remedy, and exits with. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: ErrorCode
  readonly exit: ExitCode
  readonly remedy: string

  constructor(code: ErrorCode, values: Readonly<Record<string, string | number>>, cause?: unknown) {
    super(fill(errorTable[code].sentence, values), cause === undefined ? undefined : { cause })
    this.code = code
    this.exit = errorTable[code].exit
    this.remedy = fill(errorTable[code].remedy, values)
  }
}

/** The words of any thrown value, without a stack. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/gu, (whole, key: string) => String(values[key] ?? whole))
}
