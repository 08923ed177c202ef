// What is said in the story, by whom, and how sure: one claim of a potential tie, what speaks for the people, a headline that
// lost its qualifiers, and the denial that came on record.

const officials = { id: 'officials', name: 'officials of the Harbour Office', kind: 'unnamed-persons', personCount: 3 }
const post = { id: 'post', name: 'The Post', kind: 'outlet' }
const report =
  'Over 400 people were carried by a network affiliated with the Varn Front, according to officials. Information suggested ' +
  'a potential tie because of some of the individuals involved. No information has tied the people to threats.'
const headline = 'Varn Front Carried 400 People'

const base = { handling: 'P', basis: 'assessment', predicate: 'tied-to', assertedBy: officials }
const document = { id: 'report', title: 'The Post, 25 June', text: report }

export const ledgerClaim = {
  ...base,
  id: 'ledger',
  subjectId: 'ledger-of-guides',
  predicate: 'names',
  statement: 'the ledger of the guides names whom they carried',
  modality: 'assessed',
  bearing: 'neutral',
  assertedBy: { id: 'harbour-police', name: 'Harbour Police', kind: 'organization' },
  grade: 'B2',
}

/** What became known on 25 June. */
export const juneClaims = [
  {
    ...base,
    id: 'tie',
    subjectId: 'sarne-road',
    objectId: 'varn-front',
    statement: 'some of those who belong to the network have a tie to the Varn Front',
    qualifiers: ['suggested', 'potential', 'some of'],
    modality: 'potential',
    bearing: 'inculpatory',
    reportedBy: [post],
    grade: 'C3',
    document,
    quote: 'Information suggested a potential tie because of some of the individuals involved.',
  },
  {
    ...base,
    id: 'no-threat',
    subjectId: 'campaign:sarne-road-2026',
    predicate: 'tied-to-threats',
    statement: 'the people who were carried are tied to threats',
    modality: 'no-information',
    bearing: 'exculpatory',
    basis: 'fact',
    reportedBy: [post],
    grade: 'B3',
    document,
    quote: 'No information has tied the people to threats.',
  },
  {
    ...base,
    id: 'over-400',
    subjectId: 'sarne-road',
    predicate: 'carried',
    statement: 'the network carried people',
    modality: 'suggested',
    bearing: 'neutral',
    reportedBy: [post],
    quantity: { text: 'Over 400', population: 'carried', axis: 'state', unit: 'person' },
    document,
    quote: 'Over 400 people were carried by a network affiliated with the Varn Front, according to officials.',
  },
  {
    ...base,
    id: 'headline',
    subjectId: 'sarne-road',
    objectId: 'varn-front',
    predicate: 'carried-by',
    statement: 'the Varn Front carried 400 people',
    modality: 'potential',
    bearing: 'inculpatory',
    derivedFrom: ['tie'],
    reportedBy: [post, { id: 'gazette', name: 'The Gazette', kind: 'outlet' }],
    isHeadline: true,
    document: { id: 'headline', title: 'The Gazette, 26 June', text: headline },
    quote: headline,
    because: 'the copy says so',
  },
]

/** What the Secretary said on record, by name. */
export const denialClaim = {
  ...base,
  id: 'denial',
  subjectId: 'sarne-road',
  objectId: 'varn-front',
  statement: 'some of those who belong to the network have a tie to the Varn Front',
  modality: 'denied',
  bearing: 'exculpatory',
  assertedBy: { id: 'secretary', name: 'Secretary Ilmar Voss', kind: 'named-person' },
  grade: 'B3',
  contradicts: ['tie'],
}

export const campaignPlan = {
  id: 'sarne-road-2026',
  purpose: 'look again at whoever was carried by the network that the claim names',
  reason: 'precaution',
  basis: 'screening policy 4.2, new information',
  owner: 'mara',
  startsOn: '2026-06-26',
  expiresOn: '2026-09-20',
  criterion: 'linked to parties of claim tie and cleared until 2026-06-25',
  claims: ['tie'],
  states: [
    { id: 'not-yet-known', definition: 'nobody has looked yet' },
    { id: 'not-placed', definition: 'looked for, whereabouts unknown' },
    { id: 'placed', definition: 'whereabouts known, review under way' },
    { id: 'no-concern', definition: 'reviewed, nothing speaks against them' },
  ],
  firstState: 'not-yet-known',
  hops: 2,
  hopsReason: 'the claim names the network; whom it carried is one link behind its members',
}

export const refusedPlan = { ...campaignPlan, id: 'by-origin', criterion: 'nationality aq, bv, hm, tf, gs, io' }
