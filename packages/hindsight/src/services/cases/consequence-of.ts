// What it would mean if a possible match were true: the kind of list, by its id. It says nothing about the pair, and
// nothing about where anybody comes from (law L4).

import type { Consequence } from '@hindsight/engine/review'

const byList: Readonly<Record<string, Consequence>> = {
  un_sc_sanctions: 'asset-freeze',
  us_ofac_sdn: 'asset-freeze',
  us_ofac_cons: 'trade-control',
  gb_hmt_sanctions: 'asset-freeze',
  eu_fsf: 'asset-freeze',
  ch_seco_sanctions: 'asset-freeze',
  ca_dfatd_sema_sanctions: 'asset-freeze',
  au_dfat_sanctions: 'asset-freeze',
  us_trade_csl: 'trade-control',
  us_bis_denied: 'trade-control',
}

/** The consequence of a hit on a list; `ownLists` are lists of the user's own. */
export function consequenceOf(listId: string, ownLists: ReadonlySet<string>): Consequence {
  if (ownLists.has(listId)) return 'own-list'
  return byList[listId] ?? 'information'
}
