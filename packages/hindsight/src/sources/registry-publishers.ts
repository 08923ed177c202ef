// The official publishers as data. Origin: each publisher's own page, named in its entry. Rule of inclusion: an issuer of
// a list in its own right, machine-readable, free of charge. Anchors are organisations only, never a person, and stood on
// every dated issue that was at hand (docs/adr/0013).

import type { Ages, Edition, ListAnchor, Publisher, SourceFile } from './registry.ts'

const ofacExports = 'https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports'
const ofacHosts = ['sanctionslistservice.ofac.treas.gov']
const ofacRedirectHosts = ['wc2h-sls-prod-public-published.s3.us-gov-west-1.amazonaws.com']
const usGovernmentWork = {
  name: 'public domain (work of the US Government, 17 USC 105)',
  url: 'https://www.govinfo.gov/app/details/USCODE-2024-title17/USCODE-2024-title17-chap1-sec105',
}
const megabyte = 1_000_000
/** The largest silence of the SDN list between August 2021 and December 2022 was 15 days. */
const weekly: Ages = { staleDays: 21, expiredDays: 45, unreachedStaleHours: 24, unreachedExpiredHours: 168 }
/** Lists that may stand still for a month or two, and whose publisher must be reached all the same. */
const monthly: Ages = { staleDays: 60, expiredDays: 120, unreachedStaleHours: 24, unreachedExpiredHours: 168 }

interface WholeFile {
  readonly name: string
  readonly kind: SourceFile['kind']
  readonly url: string
  readonly megabytes: readonly [min: number, max: number]
}

/** The list as one file. */
function whole({ name, kind, url, megabytes: [min, max] }: WholeFile): Edition['files'] {
  return [{ name, role: 'whole', kind, url, bytesMin: min * megabyte, bytesMax: max * megabyte }]
}

function ofacSet(files: readonly (readonly [name: string, role: SourceFile['role'], bytesMin: number])[]): Edition {
  return {
    format: 'ofac-csv',
    endProof: 'end-mark-1a',
    isDated: false,
    files: files.map(([name, role, bytesMin]) => ({
      name: `${name}.csv`,
      role,
      kind: 'csv',
      url: `${ofacExports}/${name.toUpperCase()}.CSV`,
      bytesMin,
      bytesMax: 100 * megabyte,
    })),
  }
}

/** Sub-list and id of organisations. */
function parties(pairs: readonly (readonly [subList: string | null, partyId: string])[]): readonly ListAnchor[] {
  return pairs.map(([subList, partyId]) => ({ kind: 'party', subList, partyId }))
}

function subLists(names: readonly string[]): readonly ListAnchor[] {
  return names.map((subList) => ({ kind: 'sub-list', subList }))
}

const au: Publisher = {
  listId: 'au_dfat_sanctions',
  name: 'Consolidated List',
  issuer: 'Department of Foreign Affairs and Trade, Australia',
  page: 'https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list',
  availability: { kind: 'fetched' },
  editions: [
    {
      format: 'au-dfat-xlsx',
      endProof: 'zip-directory',
      isDated: false,
      files: whole({
        name: 'Australian_Sanctions_Consolidated_List.xlsx',
        kind: 'xlsx',
        url: 'https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx',
        megabytes: [0.2, 40],
      }),
    },
  ],
  hosts: ['www.dfat.gov.au'],
  redirectHosts: [],
  cadence: { publishes: 'when it changes, a few times a month', fetchEveryMinutes: 360 },
  ages: monthly,
  licence: { name: 'CC BY 4.0', url: 'https://www.dfat.gov.au/about-us/about-this-website/copyright' },
  partiesMin: 2500,
  anchors: [],
}

const ca: Publisher = {
  listId: 'ca_dfatd_sema_sanctions',
  name: 'Consolidated Canadian Autonomous Sanctions List',
  issuer: 'Global Affairs Canada',
  page: 'https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx',
  availability: { kind: 'fetched' },
  editions: [
    {
      format: 'ca-sema-xml',
      endProof: 'xml-root',
      isDated: false,
      files: whole({
        name: 'sema-lmes.xml',
        kind: 'xml',
        url: 'https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml',
        megabytes: [0.2, 40],
      }),
    },
  ],
  hosts: ['www.international.gc.ca'],
  redirectHosts: [],
  cadence: { publishes: 'when it changes, a few times a month', fetchEveryMinutes: 360 },
  ages: monthly,
  licence: { name: 'Open Government Licence, Canada', url: 'https://open.canada.ca/en/open-government-licence-canada' },
  partiesMin: 3500,
  anchors: [],
}

const ch: Publisher = {
  listId: 'ch_seco_sanctions',
  name: 'Consolidated sanctions list (SESAM)',
  issuer: 'State Secretariat for Economic Affairs, Switzerland',
  page: 'https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html',
  availability: { kind: 'fetched' },
  editions: [
    {
      format: 'ch-seco-xml',
      endProof: 'xml-root',
      isDated: true,
      files: whole({
        name: 'consolidated-list.xml',
        kind: 'xml',
        url: 'https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction',
        megabytes: [2, 200],
      }),
    },
  ],
  hosts: ['www.sesam.search.admin.ch'],
  redirectHosts: [],
  cadence: { publishes: 'when it changes, weekly or more often', fetchEveryMinutes: 360 },
  ages: monthly,
  licence: { name: 'terms of the Swiss administration', url: 'https://www.admin.ch/en/terms-and-conditions' },
  partiesMin: 3500,
  anchors: [],
}

const eu: Publisher = {
  listId: 'eu_fsf',
  name: 'Consolidated list of persons, groups and entities subject to EU financial sanctions',
  issuer: 'European Commission, Financial Sanctions Files',
  page: 'https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions',
  availability: { kind: 'fetched' },
  editions: [
    {
      format: 'eu-fsf-xml',
      endProof: 'xml-root',
      isDated: true,
      files: whole({
        name: 'xmlFullSanctionsList_1_1.xml',
        kind: 'xml',
        // The token is the public one that the Commission itself hands out with the address.
        url: 'https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw',
        megabytes: [5, 200],
      }),
    },
    {
      format: 'eu-fsf-csv',
      endProof: 'none',
      isDated: true,
      files: whole({
        name: 'csvFullSanctionsList_1_1.csv',
        kind: 'csv',
        url: 'https://webgate.ec.europa.eu/fsd/fsf/public/files/csvFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw',
        megabytes: [2, 200],
      }),
    },
  ],
  hosts: ['webgate.ec.europa.eu'],
  redirectHosts: [],
  cadence: { publishes: 'on working days when it changes', fetchEveryMinutes: 240 },
  ages: monthly,
  licence: {
    name: 'reuse with attribution (Decision 2011/833/EU)',
    url: 'https://eur-lex.europa.eu/eli/dec/2011/833/oj/eng',
  },
  partiesMin: 4500,
  anchors: [],
}

const fcdo: Publisher = {
  listId: 'gb_fcdo_sanctions',
  name: 'UK Sanctions List',
  issuer: 'Foreign, Commonwealth and Development Office, United Kingdom',
  page: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
  availability: { kind: 'fetched' },
  editions: [
    {
      format: 'gb-sanctions-xml',
      endProof: 'xml-root',
      isDated: true,
      files: whole({
        name: 'UK-Sanctions-List.xml',
        kind: 'xml',
        url: 'https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml',
        megabytes: [4, 200],
      }),
    },
  ],
  hosts: ['sanctionslist.fcdo.gov.uk'],
  redirectHosts: [],
  cadence: { publishes: 'on working days when it changes', fetchEveryMinutes: 240 },
  ages: monthly,
  licence: {
    name: 'Open Government Licence v3.0',
    url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  },
  partiesMin: 4500,
  anchors: [],
}

const hmt: Publisher = {
  listId: 'gb_hmt_sanctions',
  name: 'Consolidated List of Financial Sanctions Targets in the UK',
  issuer: 'Office of Financial Sanctions Implementation, HM Treasury',
  page: 'https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets',
  availability: {
    kind: 'closed',
    on: '2026-01-28',
    successor: 'gb_fcdo_sanctions',
    notice: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
  },
  editions: [
    {
      format: 'gb-ofsi-csv',
      endProof: 'none',
      isDated: true,
      files: whole({
        name: 'ConList.csv',
        kind: 'csv',
        url: 'https://ofsistorage.blob.core.windows.net/publishlive/2022format/ConList.csv',
        megabytes: [2, 100],
      }),
    },
  ],
  hosts: ['ofsistorage.blob.core.windows.net'],
  redirectHosts: [],
  cadence: { publishes: 'no longer', fetchEveryMinutes: 1440 },
  ages: monthly,
  licence: {
    name: 'Open Government Licence v3.0',
    url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  },
  partiesMin: 2500,
  anchors: [],
}

const un: Publisher = {
  listId: 'un_sc_sanctions',
  name: 'United Nations Security Council Consolidated List',
  issuer: 'United Nations Security Council',
  page: 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list',
  availability: { kind: 'fetched' },
  editions: [
    {
      format: 'un-xml',
      endProof: 'xml-root',
      isDated: true,
      files: whole({
        name: 'consolidated.xml',
        kind: 'xml',
        url: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml',
        megabytes: [0.8, 60],
      }),
    },
  ],
  hosts: ['scsanctions.un.org'],
  redirectHosts: ['unsolprodfiles.blob.core.windows.net'],
  cadence: { publishes: 'when a committee decides, a few times a month', fetchEveryMinutes: 240 },
  ages: monthly,
  licence: { name: 'terms of use of the United Nations', url: 'https://www.un.org/en/about-us/terms-of-use' },
  partiesMin: 700,
  anchors: parties([
    ['Al-Qaida', '113445'],
    ['CAR', '6908539'],
    ['DPRK', '690760'],
    ['DRC', '6908402'],
    ['Iraq', '6908332'],
    ['Libya', '690782'],
    ['Somalia', '6908033'],
    ['Taliban', '3000441'],
  ]),
}

const denied: Publisher = {
  listId: 'us_bis_denied',
  name: 'Denied Persons List',
  issuer: 'Bureau of Industry and Security, US Department of Commerce',
  page: 'https://www.bis.gov/denied-persons-list',
  availability: {
    kind: 'by-hand',
    why: 'since its site moved to bis.gov, each issue has a name of its own (media.bis.gov/…/dpl_MMDDYYYY.csv), and the old address serves a page',
  },
  editions: [],
  hosts: ['www.bis.gov', 'media.bis.gov'],
  redirectHosts: [],
  cadence: { publishes: 'when an order is made, a few times a month', fetchEveryMinutes: 1440 },
  ages: monthly,
  licence: usGovernmentWork,
  partiesMin: 250,
  anchors: [],
}

const cons: Publisher = {
  listId: 'us_ofac_cons',
  name: 'Consolidated Sanctions List (other than SDN)',
  issuer: 'Office of Foreign Assets Control, US Department of the Treasury',
  page: 'https://ofac.treasury.gov/consolidated-sanctions-list-non-sdn-lists',
  availability: { kind: 'fetched' },
  editions: [
    {
      format: 'ofac-xml',
      endProof: 'xml-root',
      isDated: true,
      files: whole({
        name: 'CONSOLIDATED.XML',
        kind: 'xml',
        url: `${ofacExports}/CONSOLIDATED.XML`,
        megabytes: [0.3, 100],
      }),
    },
    ofacSet([
      ['cons_prim', 'primary', 80_000],
      ['cons_alt', 'aliases', 20_000],
      ['cons_add', 'addresses', 15_000],
      ['cons_comments', 'comments', 10],
    ]),
  ],
  hosts: ofacHosts,
  redirectHosts: ofacRedirectHosts,
  cadence: { publishes: 'with the SDN list, a few times a month', fetchEveryMinutes: 60 },
  // Its own date moves only when it changes: in 2025 it stood still from 28 March to 25 May and longer.
  ages: { ...weekly, staleDays: 90, expiredDays: 240 },
  licence: usGovernmentWork,
  partiesMin: 300,
  anchors: parties([
    ['UKRAINE-EO13662', '17013'],
    ['UKRAINE-EO13662', '17014'],
    // Its sub-list was renamed on the way: 561List, 561-Related.
    [null, '15268'],
  ]),
}

const sdn: Publisher = {
  listId: 'us_ofac_sdn',
  name: 'Specially Designated Nationals and Blocked Persons List',
  issuer: 'Office of Foreign Assets Control, US Department of the Treasury',
  page: 'https://ofac.treasury.gov/specially-designated-nationals-and-blocked-persons-list-sdn-human-readable-lists',
  availability: { kind: 'fetched' },
  editions: [
    {
      format: 'ofac-xml',
      endProof: 'xml-root',
      isDated: true,
      files: whole({ name: 'SDN.XML', kind: 'xml', url: `${ofacExports}/SDN.XML`, megabytes: [10, 400] }),
    },
    ofacSet([
      ['sdn', 'primary', 1 * megabyte],
      ['alt', 'aliases', 500_000],
      ['add', 'addresses', 700_000],
      ['sdn_comments', 'comments', 500],
    ]),
  ],
  hosts: ofacHosts,
  redirectHosts: ofacRedirectHosts,
  cadence: { publishes: 'several times a week, at any hour of the working day', fetchEveryMinutes: 60 },
  ages: weekly,
  licence: usGovernmentWork,
  partiesMin: 15_000,
  anchors: parties([
    ['BALKANS', '7649'],
    ['BELARUS', '10574'],
    ['CUBA', '306'],
    ['DPRK', '12209'],
    ['DRCONGO', '10117'],
    ['FTO', '4695'],
    ['IRAN', '11318'],
    ['IRAQ2', '8211'],
    ['NPWMD', '9346'],
    ['SDGT', '4691'],
    ['TCO', '12816'],
    ['UKRAINE-EO13661', '16681'],
  ]),
}

const csl: Publisher = {
  listId: 'us_trade_csl',
  name: 'Consolidated Screening List',
  issuer: 'International Trade Administration, US Department of Commerce',
  page: 'https://www.trade.gov/consolidated-screening-list',
  availability: { kind: 'fetched' },
  editions: [
    {
      format: 'us-csl-csv',
      endProof: 'none',
      isDated: false,
      files: whole({
        name: 'consolidated.csv',
        kind: 'csv',
        url: 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv',
        megabytes: [5, 200],
      }),
    },
    {
      format: 'us-csl-json',
      endProof: 'none',
      isDated: false,
      files: whole({
        name: 'consolidated.json',
        kind: 'json',
        url: 'https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json',
        megabytes: [8, 400],
      }),
    },
  ],
  hosts: ['data.trade.gov'],
  redirectHosts: [],
  cadence: { publishes: 'every day at 5 in the morning, US Eastern time', fetchEveryMinutes: 360 },
  ages: { staleDays: 3, expiredDays: 10, unreachedStaleHours: 36, unreachedExpiredHours: 168 },
  licence: usGovernmentWork,
  partiesMin: 15_000,
  anchors: subLists([
    'Capta List (CAP) - Treasury Department',
    'Denied Persons List (DPL) - Bureau of Industry and Security',
    'Entity List (EL) - Bureau of Industry and Security',
    'ITAR Debarred (DTC) - State Department',
    'Military End User (MEU) List - Bureau of Industry and Security',
    'Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department',
    'Nonproliferation Sanctions (ISN) - State Department',
    'Sectoral Sanctions Identifications List (SSI) - Treasury Department',
    'Specially Designated Nationals (SDN) - Treasury Department',
    'Unverified List (UVL) - Bureau of Industry and Security',
  ]),
}

/** In order of list id. */
export const publishers: readonly Publisher[] = [au, ca, ch, eu, fcdo, hmt, un, denied, cons, sdn, csl]
