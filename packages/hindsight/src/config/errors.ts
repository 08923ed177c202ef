// The one table of errors: code → exit code → sentence → remedy. Codes are never reused. Messages name the thing, the
// value and the remedy; an operator's mistake shows no stack trace.

import { type ExitCode, exitCodes } from './exit-code.ts'

interface ErrorEntry {
  readonly exit: ExitCode
  /** `{name}` stands for a value. */
  readonly sentence: string
  readonly remedy: string
}

const { usage, unavailable, notPermitted, conflict, integrity, inputRejected } = exitCodes

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
    remedy: 'Add --list PATH or --list ID, once for each list file, folder or stored list.',
  },
  'list-twice': {
    exit: usage,
    sentence: 'Two of the lists given are {listId}: {path} and {other}',
    remedy: 'Give each list once, or name one of them otherwise with --list-id.',
  },
  'diff-two-lists': {
    exit: usage,
    sentence: 'These are versions of two lists: {before} and {after}',
    remedy: 'Compare versions of one list; where the format does not say which it is, give --list-id once for each.',
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
  'store-missing': {
    exit: usage,
    sentence: 'There is no store at {location}',
    remedy: 'Name another with --store, or make one by adding a list: hindsight lists add PATH --list ID',
  },
  'clock-not-settable': {
    exit: notPermitted,
    sentence: '--now: the store {location} is not one for tests, so its clock cannot be set',
    remedy: 'Leave --now out. A store that --now creates is one for tests for ever.',
  },
  'clock-untrusted': {
    exit: unavailable,
    sentence: 'The clock says {now}, but {location} was last written at {newest}: it cannot be trusted',
    remedy:
      'Set the clock right; nothing was written. Where the clock is right and the record is not: hindsight store clock --confirm',
  },
  'keys-unavailable': {
    exit: unavailable,
    sentence: 'The keys in {path} cannot be used: {reason}',
    remedy: 'Check the folder, its permissions and the space that is left. Nothing was written.',
  },
  'act-missing': {
    exit: notPermitted,
    sentence: '{what} takes a person: nobody was named',
    remedy: 'Say who acts with --as OPERATOR; hindsight operators list shows who is enrolled.',
  },
  'act-refused': {
    exit: notPermitted,
    sentence: 'The signed act was not accepted: {reason}',
    remedy: 'Sign it again with a key that is enrolled, for this store and now.',
  },
  'act-twice': {
    exit: conflict,
    sentence: 'The act "{kind}" signed at {at} was already done',
    remedy: 'Nothing is left to do. To do it once more, sign a new act.',
  },
  'operator-id': {
    exit: usage,
    sentence: 'The operator id {operator} cannot be used',
    remedy: 'Use up to 40 lower-case letters, digits and hyphens, beginning with a letter.',
  },
  'operator-unknown': {
    exit: notPermitted,
    sentence: 'Nobody is enrolled as {operator}',
    remedy: 'hindsight operators list shows who is; hindsight operators enrol enrols.',
  },
  'operator-ended': {
    exit: notPermitted,
    sentence: 'The enrolment of {operator} ended at {at}',
    remedy: 'Somebody who is enrolled has to act.',
  },
  'operator-exists': {
    exit: conflict,
    sentence: '{operator} is enrolled already',
    remedy: 'Choose another id for another person; a second key of the same person is added with operators add-key.',
  },
  'enrolment-needs-two': {
    exit: notPermitted,
    sentence: 'Enrolling {operator} takes two people who are enrolled already',
    remedy: 'One proposes it with --as OPERATOR, another approves it with --as OTHER.',
  },
  'needs-second-person': {
    exit: notPermitted,
    sentence: 'Deciding on {what} alone is not permitted',
    remedy: 'Propose it with a reason, and have somebody else approve it.',
  },
  'key-unknown': {
    exit: notPermitted,
    sentence: 'No key {keyId} is enrolled',
    remedy: 'hindsight operators list shows the keys of everybody.',
  },
  'key-exists': {
    exit: conflict,
    sentence: 'The key {keyId} belongs to {operator} already',
    remedy: 'Each person has keys of their own: make another with --key FILE.',
  },
  'key-revoked': {
    exit: notPermitted,
    sentence: 'The key {keyId} was revoked at {at}',
    remedy: 'Sign with another key of yours, named with --key FILE.',
  },
  'public-key': {
    exit: usage,
    sentence: '{publicKey} is not the public key of an operator',
    remedy: 'Give the 32 bytes of an Ed25519 key in base64, as operators enrol prints them.',
  },
  'key-file-missing': {
    exit: notPermitted,
    sentence: 'There is no key file {path}',
    remedy: 'Name the file with --key FILE. Without a key nobody can act in your name, nor can you.',
  },
  'key-file-exists': {
    exit: conflict,
    sentence: 'The key file {path} is already there',
    remedy: 'Nothing is overwritten: name another with --key FILE.',
  },
  'key-file-open': {
    exit: notPermitted,
    sentence: 'The key file {path} can be read by others (mode {mode})',
    remedy: 'Make it yours alone with chmod 600; if others may have read it, revoke the key.',
  },
  'key-file-unreadable': {
    exit: notPermitted,
    sentence: 'The key file {path} cannot be used: {reason}',
    remedy: 'Check the path and its permissions.',
  },
  'proposal-kind': {
    exit: usage,
    sentence: 'There are no proposals of the kind {kind}',
    remedy: 'The command that needs a second person makes its own proposal.',
  },
  'proposal-unknown': {
    exit: usage,
    sentence: 'There is no proposal {proposalId}',
    remedy: 'hindsight operators proposals lists them.',
  },
  'proposal-open': {
    exit: conflict,
    sentence: 'A proposal ({kind}) for {target} by {operator} is open already: {proposalId}',
    remedy: 'Somebody else approves or rejects it, or {operator} withdraws it.',
  },
  'proposal-decided': {
    exit: conflict,
    sentence: 'The proposal {proposalId} is no longer open: {how}',
    remedy: 'hindsight operators proposals --all shows what became of it.',
  },
  'proposal-not-own': {
    exit: notPermitted,
    sentence: 'The proposal {proposalId} is one of {operator}, who alone may withdraw it',
    remedy: 'Reject it instead.',
  },
  'same-person': {
    exit: notPermitted,
    sentence: '{operator} made this proposal ({kind}): a second person decides on it',
    remedy: 'Have somebody else who is enrolled approve or reject it with --as.',
  },
  'store-location': {
    exit: usage,
    sentence: '--store {location}: {reason}',
    remedy: 'Name a folder, or a PostgreSQL database (15 or later, UTF8) as postgres://user@host/database.',
  },
  'store-unreachable': {
    exit: unavailable,
    sentence: 'The store {location} cannot be reached: {reason}',
    remedy:
      'Check the folder and its permissions, or that the database server runs and lets you in. Nothing was written.',
  },
  'store-read-only': {
    exit: unavailable,
    sentence: 'The store {location} cannot be written to: {reason}',
    remedy: 'Check the permissions of the folder or of the database user. Nothing was written.',
  },
  'store-busy': {
    exit: unavailable,
    sentence: 'The store {location} is busy with another process: {reason}',
    remedy: 'Try again when the other process has ended. Nothing was written.',
  },
  'store-full': {
    exit: unavailable,
    sentence: 'There is no space left for the store {location}: {reason}',
    remedy: 'Make space and try again. Nothing was written; what is kept can still be read.',
  },
  'store-older': {
    exit: unavailable,
    sentence: 'The store {location} has schema {found}; this version of hindsight needs {known}',
    remedy: 'Back it up with pg_dump, then run: hindsight store migrate --store {location}',
  },
  'store-newer': {
    exit: unavailable,
    sentence: 'The store {location} has schema {found}; this version of hindsight knows only up to {known}',
    remedy: 'Use the version of hindsight that last opened it, or a later one. Nothing was changed.',
  },
  'store-damaged': {
    exit: integrity,
    sentence: 'The store {location} is damaged: {reason}',
    remedy: 'Run hindsight store check, keep a copy as it is, and restore a backup. Nothing was cleared by this.',
  },
  'store-outcome-unknown': {
    exit: unavailable,
    sentence: 'The connection to {location} broke while a change was being committed: {reason}',
    remedy: 'Look whether the change is there before you try again.',
  },
  'store-exists': {
    exit: conflict,
    sentence: '{what} is in the store already',
    remedy: 'Choose another name, or use the one that is there.',
  },
  'store-text': {
    exit: inputRejected,
    sentence: 'The {what} {value} holds a character that cannot be stored',
    remedy: 'Remove NUL characters and broken surrogates from it.',
  },
  'list-id': {
    exit: usage,
    sentence: '{listId} cannot be the id of a list',
    remedy: 'Use lower-case letters, digits and underscores, as us_ofac_sdn.',
  },
  'list-unknown': {
    exit: usage,
    sentence: 'The store has no list {listId}',
    remedy: 'hindsight lists status shows what it has.',
  },
  'list-is-custom': {
    exit: usage,
    sentence: '{listId} is a list of your own: its entries are added one by one, by two people',
    remedy: 'Use hindsight lists custom add FILE --list ID.',
  },
  'list-busy': {
    exit: conflict,
    sentence: 'Other versions of {listId} went live while this one was examined',
    remedy: 'Add it again.',
  },
  'version-unknown': {
    exit: usage,
    sentence: 'The store has no version {versionId}',
    remedy: 'hindsight lists history ID shows the versions of a list.',
  },
  'version-damaged': {
    exit: integrity,
    sentence: 'What is kept of {versionId} is not what was written: {reason}',
    remedy: 'Run hindsight lists verify, and restore the store from a backup.',
  },
  'subject-unknown': {
    exit: usage,
    sentence: 'There is no subject {subjectId} on record',
    remedy: 'hindsight subjects list shows who is; hindsight subjects import puts subjects on record.',
  },
  'group-unknown': {
    exit: usage,
    sentence: 'Nobody on record is in the group {groupId}',
    remedy: 'The columns group_id and role of hindsight subjects import put subjects into groups.',
  },
  'screening-unknown': {
    exit: usage,
    sentence: 'There is no run and no screening {id} on record',
    remedy: 'hindsight screenings list shows the runs, and hindsight screenings show RUN what was not clear.',
  },
  'screening-none': {
    exit: usage,
    sentence: 'The newest version of {subjectId} was in no screening run yet',
    remedy: 'hindsight lookback run screens whoever is behind.',
  },
  'monitoring-so': {
    exit: conflict,
    sentence: '{subjectId} is {state} already',
    remedy: 'hindsight subjects show says since when and why.',
  },
  'policy-unknown': {
    exit: usage,
    sentence: 'There is no policy {version} on record',
    remedy: 'hindsight policies list shows which there are.',
  },
  'policy-exists': {
    exit: conflict,
    sentence: 'The policy {version} stands for another content',
    remedy: 'Give the new one a version of its own.',
  },
  'policy-live': {
    exit: conflict,
    sentence: 'The policy {version} is in use already',
    remedy: 'hindsight policies show {version} prints it.',
  },
  'delivery-unknown': {
    exit: usage,
    sentence: 'There is no delivery {name}',
    remedy: 'hindsight deliveries list shows which there are.',
  },
  'case-unknown': {
    exit: usage,
    sentence: 'There is no case {caseId}',
    remedy: 'hindsight cases list shows what there is.',
  },
  'case-move': {
    exit: conflict,
    sentence: '{caseId}: {reason}',
    remedy: 'hindsight cases show {caseId} says how it stands; a case is taken with hindsight cases take.',
  },
  'case-not-own': {
    exit: notPermitted,
    sentence: 'The case {caseId} is with {operator}',
    remedy: 'Have {operator} give it back, or decide together: one proposes and the other approves.',
  },
  'case-words': {
    exit: usage,
    sentence: 'The decision cannot be kept: {reason}',
    remedy: 'hindsight cases reasons lists the reasons for each verdict and what they take.',
  },
  'case-proposal': {
    exit: usage,
    sentence: 'A decision on a case is not {act} here',
    remedy: 'Use hindsight cases decide, approve, reject or withdraw: they open what the case says.',
  },
  'case-no-proposal': {
    exit: conflict,
    sentence: 'Nothing is proposed for the case {caseId}',
    remedy: 'hindsight cases show {caseId} says how it stands.',
  },
  'approval-refused': {
    exit: notPermitted,
    sentence: '{reason}',
    remedy: 'Nothing was decided. hindsight cases show CASE --purpose review opens the evidence.',
  },
  'case-evidence-moved': {
    exit: conflict,
    sentence: 'The evidence of {caseId} is not the one that was proposed on: {what} changed meanwhile',
    remedy: 'Reject the proposal, look at the case again and decide anew.',
  },
  'good-guy-unknown': {
    exit: usage,
    sentence: 'There is no exemption {goodGuyId}',
    remedy: 'hindsight cases goodguys list shows what there is.',
  },
  'good-guy-ended': {
    exit: conflict,
    sentence: 'The exemption {goodGuyId} was revoked at {at}',
    remedy: 'hindsight cases goodguys list --all shows those that ended.',
  },
  'look-unsigned': {
    exit: notPermitted,
    sentence: 'Looking at {what} is on record with who looks and why: nobody was named',
    remedy: 'Say who looks with --as OPERATOR and why with --purpose: {purposes}.',
  },
  'record-damaged': {
    exit: integrity,
    sentence: 'What is kept of {what} is not what was written: {reason}',
    remedy: 'Nothing was cleared by this. Run hindsight audit verify and hindsight store check, and restore a backup.',
  },
  'erasure-elsewhere': {
    exit: usage,
    sentence: 'An erasure is not proposed or decided on here',
    remedy: 'Use hindsight subjects erase: it opens the keys that are destroyed.',
  },
  'erasure-done': {
    exit: conflict,
    sentence: '{subjectId} was erased at {at}',
    remedy: 'Its id is not used again; hindsight replay {subjectId} shows the proof.',
  },
  'erasure-stopped': {
    exit: notPermitted,
    sentence: '{subjectId} is kept for the purpose {purpose}: {because}',
    remedy: 'Lift the hold, close the case, or wait until nothing keeps it: hindsight retention show {subjectId}.',
  },
  'erasure-none': {
    exit: usage,
    sentence: 'No erasure of {subjectId} is proposed',
    remedy: 'Propose it with hindsight subjects erase {subjectId} --reason REASON --as OPERATOR.',
  },
  'hold-unknown': {
    exit: usage,
    sentence: 'There is no hold {holdId}',
    remedy: 'hindsight retention holds lists them.',
  },
  'hold-lifted': {
    exit: conflict,
    sentence: 'The hold {holdId} was lifted at {at}',
    remedy: 'Nothing is left to do.',
  },
  'backup-exists': {
    exit: conflict,
    sentence: '{path} is there already',
    remedy: 'Name a folder that is not there yet: nothing is overwritten.',
  },
  'backup-damaged': {
    exit: integrity,
    sentence: 'The backup {path} cannot be used: {reason}',
    remedy: 'Nothing was restored from it. Use another one.',
  },
  'replay-unknown': {
    exit: usage,
    sentence: 'Nothing on record bears the id {id}',
    remedy: 'Give the id of a screening or a decision, or a subject as ID or ID@VERSION.',
  },
  'engine-missing': {
    exit: unavailable,
    sentence: 'The engine {version} is not in {folder}',
    remedy: 'Install a version of hindsight that brings it; what it decided stays on record.',
  },
  'engine-damaged': {
    exit: integrity,
    sentence: 'The engine {version} in {path} is not the one that was released: {reason}',
    remedy: 'Nothing was run. Install hindsight again.',
  },
  'version-live': {
    exit: conflict,
    sentence: '{versionId} is live',
    remedy: '{how}',
  },
  'list-not-held': {
    exit: conflict,
    sentence: 'Nobody holds {listId} back',
    remedy: 'A version that the gate holds is released by two people: hindsight lists release VERSION.',
  },
  'version-incomplete': {
    exit: notPermitted,
    sentence: '{versionId} was read without {missing}: it can never go live',
    remedy: 'Add the list whole.',
  },
  'notice-url': {
    exit: usage,
    sentence: "--notice {notice}: it is no web address of the publisher's notice",
    remedy: 'Give the address of the page where the publisher announces the change.',
  },
  'log-contradicted': {
    exit: integrity,
    sentence: 'The log of {location} is not the one that was seen before: {reason}',
    remedy:
      'Nothing was written. If an old backup was restored, bring back the newest one; hindsight audit verify names what differs.',
  },
  'log-damaged': {
    exit: integrity,
    sentence: 'The log of {location} does not give the root that was signed',
    remedy: 'Run hindsight audit verify: it names the position. Keep a copy as it is, and restore a backup.',
  },
  'log-key-foreign': {
    exit: integrity,
    sentence: 'The log of {location} was signed with a key that is not in {folder}',
    remedy: 'Bring back the folder of keys that belongs to this store.',
  },
  'log-record-unknown': {
    exit: usage,
    sentence: 'The log has no record that bears the id {id}',
    remedy: 'Give the id of a decision, a screening, a version or a proposal, or the number of a record.',
  },
  'log-file-unreadable': {
    exit: usage,
    sentence: '{option} {path}: {reason}',
    remedy: '{remedy}',
  },
  'anchor-invalid': {
    exit: usage,
    sentence: 'The anchor {name} cannot be kept: {reason}',
    remedy: 'Give a file in an existing folder, or a command that takes a checkpoint and ends with 0.',
  },
  'anchors-damaged': {
    exit: integrity,
    sentence: '{path} does not say which anchors there are: {reason}',
    remedy: 'Bring it back from a copy: without it, nobody outside would be asked about the log.',
  },
  'watch-running': {
    exit: conflict,
    sentence: 'Another watch of this store is running (process {pid})',
    remedy: 'End it first. If there is none, remove {path}.',
  },
  'bundle-refused': {
    exit: inputRejected,
    sentence: '{reason}',
    remedy: '{remedy}',
  },
  'publisher-unknown': {
    exit: usage,
    sentence: 'No publisher of {listId} is known{suggestion}',
    remedy: 'Fetch one of: {known}; any other list is added with hindsight lists add PATH --list ID.',
  },
  'custom-file': {
    exit: inputRejected,
    sentence: '{path}, line {line}: {reason}',
    remedy:
      'Each entry has the columns of a party and owner, reason, evidence, review_date (12 months at most) and expiry.',
  },
  'list-is-published': {
    exit: usage,
    sentence: "{listId} is a publisher's list: nobody adds entries of their own to it",
    remedy: 'Choose another id for a list of your own.',
  },
  'entry-exists': {
    exit: conflict,
    sentence: '{listId} has an entry {id} already',
    remedy: 'Give it another id, or have the present one removed first.',
  },
  'entry-unknown': {
    exit: usage,
    sentence: '{listId} has no entry {id}',
    remedy: 'hindsight lists custom show shows its entries.',
  },
  'lookback-running': {
    exit: conflict,
    sentence: 'Another process is looking back ({holder}, until {until} at the latest)',
    remedy: 'It takes up what is live by now. hindsight lookback list shows how far it is.',
  },
  'lookback-lost': {
    exit: conflict,
    sentence: 'This lookback lost its turn to another process ({holder})',
    remedy: 'Nothing is lost: the other goes on where this one was.',
  },
  'lookback-parked': {
    exit: unavailable,
    sentence: 'The lookback {runId} failed {attempts} times and is parked: {fault}',
    remedy: 'Mend the cause, then run: hindsight lookback run --retry. Until then subjects are behind.',
  },
  'lookback-lists': {
    exit: unavailable,
    sentence: 'Subjects have to be compared with everything, and {lists} cannot be read',
    remedy: 'Run hindsight lists verify. Nobody was cleared by this; they stay behind.',
  },
  'preview-refused': {
    exit: unavailable,
    sentence: '{path} cannot be previewed: {reason}',
    remedy: 'hindsight lists inspect PATH says what is wrong with a list.',
  },
  'notice-empty': {
    exit: usage,
    sentence: 'The lookback {runId} took no possible match from {subjectId}: there is nothing to give notice of',
    remedy: 'hindsight lookback show RUN lists whom it moved.',
  },
  'lookback-unknown': {
    exit: usage,
    sentence: 'There is no lookback {runId}',
    remedy: 'hindsight lookback list shows them.',
  },
  'claims-refused': {
    exit: inputRejected,
    sentence: 'The claims were not recorded: {reason}',
    remedy: 'Correct them and add the file again: all of a file is recorded or nothing.',
  },
  'claim-unknown': {
    exit: usage,
    sentence: 'There is no claim {claimId} on record',
    remedy: 'hindsight claims show lists them.',
  },
  'links-refused': {
    exit: inputRejected,
    sentence: 'The links were not recorded: {reason}',
    remedy: 'Correct them and import the file again: all of a file is recorded or nothing.',
  },
  'campaign-refused': {
    exit: inputRejected,
    sentence: 'The campaign {campaignId} is refused: {reason}',
    remedy: 'Whom it looks at follows from claims and links on record; hindsight campaign --help shows a plan.',
  },
  'campaign-unknown': {
    exit: usage,
    sentence: 'There is no campaign {campaignId}',
    remedy: 'hindsight campaign list shows them.',
  },
  'campaign-closed': {
    exit: conflict,
    sentence: 'The campaign {campaignId} was closed at {at}',
    remedy: 'Nothing more happens in it; new information takes a new campaign.',
  },
  'campaign-elsewhere': {
    exit: usage,
    sentence: 'A campaign is decided on where the record can be read',
    remedy: 'Use hindsight campaign approve, reject or withdraw.',
  },
  'figure-unknown': {
    exit: usage,
    sentence: 'There is no figure {figureId}',
    remedy: 'hindsight figures list shows them.',
  },
  'setting-invalid': {
    exit: usage,
    sentence: 'The setting {name} is not known, or not with this value',
    remedy: 'Known settings take a number of 0 or more, and anchors ids of parties: {known}.',
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
  override readonly name: string = 'CommandError'
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
