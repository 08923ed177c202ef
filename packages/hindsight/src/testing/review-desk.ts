// A store with people, subjects and the keys of both, and a clock that is set: for tests and scripts about review.

import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { compareParties, defaultPolicy } from '@hindsight/engine/matching'
import type { ListedParty, Subject } from '@hindsight/engine/model'
import { openKeyVault } from '../audit/index.ts'
import { actOnCase, type CaseActKind } from '../services/cases/act-on-case.ts'
import { type CaseWords, commitWords } from '../services/cases/case-words.ts'
import { casePairs, pairDecisionKind } from '../services/cases/decide-in-pairs.ts'
import { type OpenCasesFacts, type OpenedCases, openCases } from '../services/cases/open-cases.ts'
import { findProposal, type ShownCase, showCase } from '../services/cases/show-case.ts'
import { enrolFounder } from '../services/operators/enrolment.ts'
import { signingKey } from '../services/operators/key-file.ts'
import { approveProposal, type ProposalKinds, propose } from '../services/operators/proposals.ts'
import { type ActContent, type SignedAct, type SigningKey, signAct } from '../services/operators/signed-act.ts'
import { proposalKinds } from '../services/proposal-kinds.ts'
import type { RecordContext } from '../services/record-context.ts'
import { storedSubject, subjectText } from '../services/subjects/stored-subject.ts'
import { commitmentOf, nonceBytes, sealSubject } from '../services/subjects/subject-seal.ts'
import { type CaseRow, lowestWatermark, openStore, type Proposal } from '../store/index.ts'

export interface Person {
  readonly id: string
  readonly key: SigningKey
}

/** A decision as its parts: what is signed in plain, and what is said. */
export interface Decision {
  readonly plain: Readonly<Record<string, unknown>>
  readonly words: CaseWords
}

export const trueMatch: Decision = {
  plain: {
    verdict: 'true-match',
    reason: 'same-identifier',
    cited: [],
    suppress: false,
    until: null,
    owner: null,
    due: null,
  },
  words: { note: 'the same number', evidence: [{ kind: 'document', reference: 'D-1' }], question: null },
}

export const falsePositive: Decision = {
  plain: {
    verdict: 'false-positive',
    reason: 'other-name',
    cited: [],
    suppress: false,
    until: null,
    owner: null,
    due: null,
  },
  words: { note: 'another name', evidence: [], question: null },
}

/** A false positive that is not raised again until an instant. */
export function exemption(until: string, cited: readonly string[] = []): Decision {
  const { plain, words } = falsePositive
  const reason = cited.includes('nationality') ? 'other-nationality' : 'other-name'
  const evidence = [{ kind: 'document', reference: 'D-2' }]
  return { plain: { ...plain, reason, cited, suppress: true, until, owner: 'anna' }, words: { ...words, evidence } }
}

export class ReviewDesk {
  readonly context: RecordContext
  #now: string

  private constructor(context: Omit<RecordContext, 'now'>, now: string) {
    this.#now = now
    this.context = { ...context, now: () => this.#now }
  }

  /** Opens a store at a location, with its keys in a folder. */
  static async open(location: string, folder: string, now = '2026-03-01T12:00:00.000Z'): Promise<ReviewDesk> {
    const store = await openStore(location, { isForTests: true, now: () => now })
    const vault = openKeyVault(join(folder, 'vault'), randomBytes)
    return new ReviewDesk({ store, vault, randomBytes, newId: randomUUID }, now)
  }

  async close(): Promise<void> {
    await this.context.store.close()
    this.context.vault.close()
  }

  setNow(now: string): void {
    this.#now = now
  }

  /** One of the two people who enrol themselves. */
  async enrol(id: string, name = `Operator ${id}`, key = newSigningKey()): Promise<Person> {
    const person = { id, key }
    const payload = { name, publicKey: person.key.publicKey }
    await enrolFounder(this.sign(person, { kind: 'enrol', payload }), this.context)
    return person
  }

  sign(
    { id, key }: Person,
    { kind, payload = {}, ...other }: Partial<ActContent> & Pick<ActContent, 'kind'>,
  ): SignedAct {
    const { store, newId } = this.context
    const base = { kind, payload, operator: id, at: this.#now, store: store.storeId, nonce: newId() }
    return signAct(key, { ...base, ...other })
  }

  /** Keeps a subject as it is now; gives its version. */
  async record(subject: Subject): Promise<number> {
    const { store, vault } = this.context
    const key = vault.ensure([subject.id]).get(subject.id)
    if (key?.state !== 'key') throw new Error(`${subject.id} has no key`)
    const text = subjectText(storedSubject(subject, { quality: {}, reasons: [] }))
    const sealed = sealSubject(text, { subjectId: subject.id, key: key.bytes, nonce: randomBytes(nonceBytes) })
    const place = { subjectId: subject.id, recordedAt: this.#now, validFrom: null, importId: null, line: null }
    const row = { ...place, sealed, commitment: commitmentOf(text, key.bytes), watermark: lowestWatermark }
    const [version] = await store.write(({ subjects }) => subjects.addVersions([row]))
    return version?.version ?? 0
  }

  /** What a screening does that compares a subject with these parties and no others. */
  async screen(
    subject: Subject,
    parties: readonly ListedParty[],
    { cause = 'screening', lostCause = 'party-changed' }: Partial<OpenCasesFacts> = {},
  ): Promise<OpenedCases> {
    const { store, newId } = this.context
    const head = await store.read(({ subjects }) => subjects.head(subject.id))
    const hits = parties
      .map((party) => ({ party, comparison: compareParties(subject, party, defaultPolicy) }))
      .filter(({ comparison }) => comparison.isHit)
    const one = { subject, subjectVersion: head?.version ?? 0, hits }
    const facts = { context: this.context, runId: newId(), cause, lostCause }
    return store.write((transaction) => openCases(transaction, [one], facts))
  }

  act(person: Person, kind: CaseActKind, { caseId, words = {}, plain = {} }: Saying): Promise<CaseRow> {
    return this.#withCommitment(caseId, words, (commitment) => {
      const payload = { caseId, ...plain, words: commitment }
      return actOnCase(this.sign(person, { kind, payload }), { context: this.context, words })
    })
  }

  propose(person: Person, caseId: string, { plain, words }: Decision): Promise<Proposal> {
    return this.#withCommitment(caseId, words, (commitment) => {
      const payload = { kind: pairDecisionKind, target: caseId, payload: { ...plain, words: commitment } }
      return propose(this.sign(person, { kind: 'propose', payload }), {
        context: this.context,
        kinds: this.kinds(words),
      })
    })
  }

  look(person: Person, caseId: string): Promise<ShownCase> {
    const payload = { what: 'case', id: caseId, purpose: 'approval' }
    return showCase(caseId, this.sign(person, { kind: 'look', payload }), this.context)
  }

  /** Approves what is proposed for a case, without a look. */
  async approve(person: Person, caseId: string): Promise<Proposal> {
    const { context } = this
    const { proposalId } = await context.store.read((view) => findProposal(view, caseId))
    return approveProposal(this.sign(person, { kind: 'approve', payload: { proposalId } }), {
      context,
      kinds: this.kinds(),
    })
  }

  kinds(words: CaseWords = {}): ProposalKinds {
    return { ...proposalKinds, [pairDecisionKind]: casePairs(this.context, words) }
  }

  async #withCommitment<T>(caseId: string, words: CaseWords, work: (commitment: string) => Promise<T>): Promise<T> {
    const row = await this.context.store.read(({ cases }) => cases.case(caseId))
    return work(row === null ? '' : commitWords(words, row.subjectId, this.context))
  }
}

export interface Saying {
  readonly caseId: string
  readonly words?: CaseWords
  readonly plain?: Readonly<Record<string, unknown>>
}

export function newSigningKey(): SigningKey {
  return signingKey(generateKeyPairSync('ed25519').privateKey)
}
