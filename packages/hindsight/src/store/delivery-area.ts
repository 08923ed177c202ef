// Deliveries of the outbox: targets, how far each was told, messages that wait for another attempt or are parked, and the
// log of every attempt. Told at least once; whoever listens knows a message by its id.

import type { Instant } from './list-area.ts'

export interface DeliveryTarget {
  readonly name: string
  readonly kind: 'command' | 'file'
  /** The command line, or the path. */
  readonly target: string
  readonly addedAt: Instant
  readonly endedAt: Instant | null
  /** Every message up to this place was delivered, or waits, or is parked. */
  readonly doneTo: number
}

/** A message that did not arrive. */
export interface DeliveryWait {
  readonly name: string
  readonly messagePlace: number
  readonly messageId: string
  readonly attempts: number
  /** A parked one is tried again only when somebody asks for it. */
  readonly state: 'waiting' | 'parked'
  readonly nextAt: Instant
}

/** Immutable. */
export interface DeliveryAttempt {
  readonly name: string
  readonly messageId: string
  readonly attemptedAt: Instant
  readonly attempt: number
  readonly outcome: 'delivered' | 'failed' | 'parked'
  readonly detail: string | null
}

export interface DeliveryReads {
  /** In order of adding. */
  targets(): Promise<readonly DeliveryTarget[]>
  /** In order of place in the outbox. */
  waits(name: string): Promise<readonly DeliveryWait[]>
  /** The newest ones, newest first; of one target where it is given. */
  attempts(limit: number, name?: string): Promise<readonly DeliveryAttempt[]>
}

export interface DeliveryArea extends DeliveryReads {
  addTarget(target: DeliveryTarget): Promise<void>
  endTarget(name: string, at: Instant): Promise<void>
  /** Never goes back. */
  advanceTarget(name: string, doneTo: number): Promise<void>
  saveWait(wait: DeliveryWait): Promise<void>
  endWait(name: string, messagePlace: number): Promise<void>
  addAttempts(attempts: readonly DeliveryAttempt[]): Promise<void>
}
