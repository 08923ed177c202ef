// The invented list as rows, CSV, tab-delimited text and JSON of single issuers.

const auColumns = [
  ...['Reference', 'Name of Individual or Entity', 'Type', 'Name Type', 'Alias Strength', 'Date of Birth'],
  ...['Place of Birth', 'Citizenship', 'Address', 'Additional Information', 'Listing Information', 'IMO Number'],
  ...['Committees', 'Control Date', 'Instrument of Designation', 'Targeted Financial Sanction', 'Travel Ban'],
  ...['Arms Embargo', 'Maritime Restriction'],
]
const auPerson = ['Port Marrow, Freedonia', 'a) Iran b) Freedonia', '12 Hatters Row, Port Marrow, Iran']
const auText = 'Passport no: X1234567 (Iran), issued on 2 May 2007. Gender: male'
const auTail = ['Listed on: 3 Feb. 2001', '', 'Hats', '44871', 'Hats Instrument 2001', '1', '1']
export const auRows = [
  auColumns,
  ['1', 'Osbert Anselm Quillfeather', 'Individual', 'Primary Name', '', '22870', ...auPerson, auText, ...auTail],
  [
    '1a',
    'Ozbert Quilfether',
    'Individual ',
    'aka',
    'Strong',
    'a) 12/08/1962; b) Circa 1963',
    ...auPerson,
    'NA',
    ...auTail,
  ],
  ['1b', 'The Hatter', 'Individual', 'Aka ', 'Weak', 'na', ...auPerson, '', ...auTail],
  [
    '2',
    'Sea Marrow',
    'Vessel',
    'Primary name',
    '',
    '',
    '',
    '',
    '',
    '',
    'Listed on: 3 Feb. 2001',
    '9187629',
    'Hats',
    '44871',
  ],
]

const cslHeader = `_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids`
export const cslCsv = `${cslHeader}
"101","Hats List (HAT) - Treasury Department","101","Individual","HAT; IFSR","Osbert Anselm Quillfeather","Minister","12 Hatters Row, Port Marrow, IR; Panama City, PA","","2001-02-03","","","","","","","","","","","Wears hats.","https://example.org","Ozbert Quilfether; The Hatter","IR","1962-08-12; circa 1963","","Port Marrow","https://example.org","Passport, X1234567, IR; Gender, Male; Target Type, Hatter"
"x","Denied Hats List (DHL) - Bureau of Hats","","","","Marrow Trading, S.A.","","Panama City, PA","82 F.R. 1","2017-10-16","2020-10-13","Y","","","","","","","","","","https://example.org","","","","","","https://example.org",""
`
export const cslJson = `${JSON.stringify({
  total: 2,
  results: [
    {
      id: '101',
      source: 'Hats List (HAT) - Treasury Department',
      entity_number: 101,
      type: 'Individual',
      programs: ['HAT', 'IFSR'],
      name: 'Osbert Anselm Quillfeather',
      addresses: [{ address: '12 Hatters Row', city: 'Port Marrow', state: null, postal_code: null, country: 'IR' }],
      start_date: '2001-02-03',
      alt_names: ['Ozbert Quilfether', 'The Hatter'],
      citizenships: ['IR'],
      dates_of_birth: ['1962-08-12', 'circa 1963'],
      ids: [{ type: 'Passport', number: 'X1234567', country: 'IR', issue_date: null, expiration_date: null }],
    },
    { id: 'x', source: 'Denied Hats List (DHL) - Bureau of Hats', type: null, name: 'Marrow Trading, S.A.' },
  ],
})}\n`
const tabbed = (cells: readonly string[]): string => `${cells.map((cell) => `"${cell}"`).join('\t')}\n`
export const denied = [
  [
    'Name',
    'Street_Address',
    'City',
    'State',
    'Country',
    'Postal_Code',
    'Effective_Date',
    'Expiration_Date',
    'Standard_Order',
    'Last_Update',
    'Action',
    'FR_Citation',
  ],
  [
    'Osbert Anselm Quillfeather',
    '12 HATTERS ROW',
    'PORT MARROW',
    '',
    'IR',
    '4711',
    '02/03/2001',
    '06/29/2056',
    'Y',
    '2007-01-31',
    'NOTICE ADDED',
    '68 F.R. 1',
  ],
  [
    'Osbert Anselm Quillfeather',
    '1 FEATHER LANE',
    'PANAMA CITY',
    '',
    'PA',
    '',
    '02/03/2001',
    '06/29/2056',
    'Y',
    '2007-01-31',
    '',
    '68 F.R. 1',
  ],
  [
    'MARROW TRADING, S.A.',
    '1 FEATHER LANE',
    'PANAMA CITY',
    '',
    'PA',
    '',
    '02/03/2001',
    '',
    'N',
    '2007-01-31',
    '',
    '68 F.R. 1',
  ],
]
  .map(tabbed)
  .join('')
export const senzing = [
  {
    DATA_SOURCE: 'OS_HATS',
    RECORD_ID: 'inv-101',
    RECORD_TYPE: 'PERSON',
    NAMES: [
      { NAME_TYPE: 'PRIMARY', NAME_FULL: 'Osbert Anselm Quillfeather' },
      { NAME_TYPE: 'ALIAS', NAME_FULL: 'Ozbert Quilfether' },
    ],
    DATES: [{ DATE_OF_BIRTH: '1962-08-12' }],
    COUNTRIES: [{ NATIONALITY: 'ir' }],
    IDENTIFIERS: [
      { PASSPORT_NUMBER: 'X1234567', PASSPORT_COUNTRY: 'ir' },
      { OTHER_ID_TYPE: 'OPEN_SANCTIONS', OTHER_ID_NUMBER: 'inv-101' },
    ],
    ADDRESSES: [{ ADDR_FULL: '12 Hatters Row', ADDR_COUNTRY: 'ir' }],
    RISKS: [{ TOPIC: 'sanction' }],
    RELATIONSHIPS: [
      { REL_POINTER_ROLE: 'Ownership', REL_POINTER_DOMAIN: 'OPEN_SANCTIONS', REL_POINTER_KEY: 'inv-102' },
    ],
    HATS: [{ HAT_SIZE: '7' }],
  },
  {
    DATA_SOURCE: 'OS_HATS',
    RECORD_ID: 'inv-102',
    RECORD_TYPE: 'ORGANIZATION',
    NAMES: [{ NAME_TYPE: 'PRIMARY', NAME_FULL: 'Marrow Trading' }],
  },
  {
    DATA_SOURCE: 'OS_HATS',
    RECORD_ID: 'inv-103',
    RECORD_TYPE: 'EVENT',
    NAMES: [{ NAME_TYPE: 'PRIMARY', NAME_FULL: 'Hat fair' }],
  },
]

const euParts: readonly (readonly [part: string, columns: readonly string[]])[] = [
  ['Naal', ['lastname', 'firstname', 'middlename', 'wholename', 'gender', 'title', 'function', 'language']],
  ['Addr', ['number', 'street', 'zipcode', 'city', 'country', 'other']],
  ['Birt', ['date', 'place', 'country']],
  ['Iden', ['number', 'country']],
  ['Citi', ['country']],
]
const euColumns = [
  ...['Date_file', 'Entity_logical_id', 'Subject_type', 'Leba_numtitle', 'Leba_publication_date', 'Leba_url'],
  ...['Programme', 'Entity_remark'],
  ...euParts.flatMap(([part, columns]) => [
    `${part}_logical_id`,
    'Entity_logical_id',
    ...['leba_numtitle', 'leba_publication_date', 'leba_url', 'programme', ...columns].map((name) => `${part}_${name}`),
  ]),
  'EU_ref_num',
]
const euRow = (id: string, type: string, own: Readonly<Record<string, string>>): string => {
  const base: Readonly<Record<string, string>> = {
    Date_file: '06/05/2024',
    Subject_type: type,
    Programme: 'HAT',
    EU_ref_num: `EU.${id}.1`,
  }
  return euColumns
    .map((column) => (column === 'Entity_logical_id' ? id : (own[column] ?? base[column] ?? '')))
    .join(';')
}
export const euCsv = `${[
  euColumns.join(';'),
  euRow('101', 'P', { Naal_wholename: 'Osbert Anselm Quillfeather', Naal_gender: 'M', Naal_function: 'Minister' }),
  euRow('101', 'P', { Naal_wholename: 'Ozbert Quilfether' }),
  euRow('101', 'P', { Birt_date: '1962-08-12', Birt_place: 'Port Marrow', Birt_country: 'IRN' }),
  euRow('101', 'P', { Iden_number: 'X1234567 (passport-National passport) ((passport))', Iden_country: 'IRN' }),
  euRow('101', 'P', { Citi_country: 'IRN' }),
  euRow('102', 'E', { Naal_wholename: 'Marrow Trading S.A.' }),
  euRow('102', 'E', { Addr_street: 'Hatters Row', Addr_number: '12', Addr_city: 'Panama City', Addr_country: 'PAN' }),
].join('\n')}\n`
