// Bounds of the gate, anchors and ages of one list, changed by two people (reliability THR-08, THR-38). Target: list id.
// Payload: `reason`, `set` (name → number, or party ids for `anchors`); what is set stays until it is set again.

import { gateSettings } from '@hindsight/engine/lists'
import { CommandError } from '../../config/index.ts'
import { type ProposalKind, textOf } from '../operators/proposals.ts'

const ageNames = ['staleDays', 'expiredDays', 'unreachedStaleHours', 'unreachedExpiredHours']

export const settingsProposal: ProposalKind = {
  async check({ lists }, { target: listId, payload }) {
    textOf(payload, 'reason')
    const list = await lists.find(listId)
    if (list === null) throw new CommandError('list-unknown', { listId })
    if (list.kind === 'custom') throw new CommandError('list-is-custom', { listId })
    for (const [name, value] of Object.entries(valuesOf(payload))) checkSetting(name, value)
  },
  async apply({ lists }, { proposal }) {
    const { target: listId, payload } = proposal
    const list = await lists.find(listId)
    const own = (list?.settings ?? {}) as Readonly<Record<string, object | undefined>>
    const { anchors, ...numbers } = valuesOf(payload)
    const isAge = (name: string): boolean => ageNames.includes(name)
    const pick = (wanted: boolean): object =>
      Object.fromEntries(Object.entries(numbers).filter(([name]) => isAge(name) === wanted))
    await lists.changeSettings(listId, {
      ...own,
      gate: { ...own.gate, ...pick(false) },
      ages: { ...own.ages, ...pick(true) },
      ...(Array.isArray(anchors) ? { anchors: anchors.map((partyId: string) => ({ partyId, name: null })) } : {}),
    })
  },
}

function valuesOf(payload: unknown): Readonly<Record<string, unknown>> {
  const { set } = payload as { readonly set?: unknown }
  if (typeof set === 'object' && set !== null && !Array.isArray(set) && Object.keys(set).length > 0) {
    return set as Readonly<Record<string, unknown>>
  }
  throw new CommandError('act-refused', { reason: 'it sets nothing' })
}

function checkSetting(name: string, value: unknown): void {
  if (name === 'anchors') {
    if (Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '')) return
    throw new CommandError('setting-invalid', { name, known: settingNames().join(', ') })
  }
  const isKnown = settingNames().includes(name)
  if (isKnown && typeof value === 'number' && Number.isFinite(value) && value >= 0) return
  throw new CommandError('setting-invalid', { name, known: settingNames().join(', ') })
}

/** Names that can be set, in order: ages, bounds of the gate, anchors. */
function settingNames(): readonly string[] {
  const bounds = Object.entries(gateSettings('none')).filter(([, value]) => typeof value === 'number')
  return [...ageNames, ...bounds.map(([name]) => name), 'anchors']
}
