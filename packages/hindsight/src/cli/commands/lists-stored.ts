// The commands of `hindsight lists` that work with the store.

import type { Command } from 'commander'
import type { Io, Outcome } from '../io.ts'
import { addListsAdd } from './lists-add.ts'
import { addListsBundle } from './lists-bundle.ts'
import { addListsCustom } from './lists-custom.ts'
import { addListsFetch } from './lists-fetch.ts'
import { addListsHistory } from './lists-history.ts'
import { addListsHold, addListsRelease } from './lists-hold.ts'
import { addListsSettings } from './lists-settings.ts'
import { addListsShow } from './lists-show.ts'
import { addListsStatus } from './lists-status.ts'
import { addListsVerify } from './lists-verify.ts'

/** Adds them. */
export function addStoredLists(lists: Command, io: Io, outcome: Outcome): void {
  addListsAdd(lists, io, outcome)
  addListsStatus(lists, io, outcome)
  addListsShow(lists, io, outcome)
  addListsHistory(lists, io, outcome)
  addListsHold(lists, io, outcome)
  addListsRelease(lists, io, outcome)
  addListsSettings(lists, io, outcome)
  addListsVerify(lists, io, outcome)
  addListsFetch(lists, io, outcome)
  addListsBundle(lists, io, outcome)
  addListsCustom(lists, io, outcome)
}
