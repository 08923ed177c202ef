// One invented list in every format that we read: the same three parties, so that readings can be compared. No person,
// company or ship in it exists.

import type { ListFormat } from '../reading.ts'
import { issuerSamples } from './issuer-samples.ts'
import { bytesOf, type FileContents } from './list-files.ts'

export interface SampleList {
  readonly format: ListFormat
  readonly contents: FileContents
  /** The file that holds the records. */
  readonly primary: string
  readonly records: number
  readonly mapping: Readonly<Record<string, string>>
  /** Names of malformed classes that do not apply, because the format lacks what they break. */
  readonly skips?: readonly string[]
  /** Malformed cases of the format's own. */
  readonly own?: readonly MalformedEdit[]
  /** Gives the person another name, in every part. */
  readonly withName?: (text: string, name: string) => string
  /** What the format says of nobody. */
  readonly lacks?: readonly ('birth-date' | 'document')[]
}

export type Expected = 'refused' | 'rejects' | 'read'
/** A class, what must happen, and how to make it from the text of the primary file. */
export type MalformedEdit = readonly [name: string, expected: Expected, edit: (text: string) => string | Uint8Array]

const personRemarks =
  "DOB 12 Aug 1962; alt. DOB circa 1963; POB Port Marrow, Freedonia; nationality Iran; citizen Turkey; Gender Male; Passport X1234567 (Iran) issued 1999 expires 2009; National ID No. 55-66 (Iran); Digital Currency Address - XBT 1InventedWa11etAddressxxxxxxxxxxxx; Email Address a.b@example.org; a.k.a. 'THE HATTER'; Linked To: MARROW TRADING S.A."
const companyRemarks = 'Tax ID No. 12345 (Panama); SWIFT/BIC ABCDPAPA; Website www.example.org.'
const vesselRemarks = 'Vessel Registration Identification IMO 9187629; MMSI 572469210; Linked To: MARROW TRADING S.A..'

const primaryRows: readonly (readonly (string | number | null)[])[] = [
  [
    101,
    'QUILLFEATHER, Osbert Anselm',
    'individual',
    'SDGT] [IFSR',
    'Minister of Hats',
    null,
    null,
    null,
    null,
    null,
    null,
    personRemarks,
  ],
  [102, 'MARROW TRADING S.A.', null, 'SDGT', null, null, null, null, null, null, null, companyRemarks],
  [
    103,
    'SEA MARROW',
    'vessel',
    'SDGT',
    null,
    'T2EU4',
    'Crude Oil Tanker',
    '99144',
    '56068',
    'Tanzania',
    'MARROW TRADING S.A.',
    vesselRemarks,
  ],
]
const aliasRows = [
  [101, 9001, 'aka', 'QUILFETHER, Ozbert', null],
  [101, 9002, 'fka', 'FEATHERQUILL, Osbert', null],
  [102, 9003, 'nka', 'MARROW HOLDINGS', null],
]
const addressRows = [
  [101, 8001, '12 Hatters Row', 'Port Marrow 4711', 'Iran', null],
  [102, 8002, null, null, 'Panama', null],
  [103, 8003, null, null, null, null],
]

/** The set in one of the issuer's flat encodings, with its end marks. */
export function ofacSample(extension: 'csv' | 'del' | 'pip' | 'ff' = 'csv'): FileContents {
  const end = '\u001a'
  const write = (rows: readonly (readonly (string | number | null)[])[], columns: readonly number[]): Uint8Array =>
    bytesOf(rows.map((row) => flatRow(row, columns, extension)).join('') + end)
  return new Map([
    [`sdn.${extension}`, write(primaryRows, [10, 350, 12, 50, 200, 8, 25, 14, 8, 40, 150, 1000])],
    [`alt.${extension}`, write(aliasRows, [10, 10, 8, 350, 200])],
    [`add.${extension}`, write(addressRows, [10, 10, 750, 116, 250, 200])],
    [`sdn_comments.${extension}`, bytesOf(end)],
  ])
}

function flatRow(row: readonly (string | number | null)[], columns: readonly number[], extension: string): string {
  if (extension === 'ff') {
    const cells = row.map((cell, index) => {
      const text = cell === null ? '-0-' : String(cell)
      const width = columns[index] ?? 0
      return typeof cell === 'number' ? text.padStart(width) : text.padEnd(width)
    })
    return `${cells.join('')}\r\n`
  }
  const delimiter = { csv: ',', del: '@', pip: '|' }[extension] ?? ','
  const cells = row.map((cell) => (cell === null ? '-0- ' : typeof cell === 'number' ? String(cell) : `"${cell}"`))
  return `${cells.join(delimiter)}\r\n`
}

const unXml = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2025-01-02T00:00:00Z">
  <INDIVIDUALS><INDIVIDUAL><DATAID>101</DATAID><VERSIONNUM>1</VERSIONNUM>
    <FIRST_NAME> OSBERT </FIRST_NAME><SECOND_NAME>ANSELM</SECOND_NAME><THIRD_NAME/><FOURTH_NAME>QUILLFEATHER</FOURTH_NAME>
    <UN_LIST_TYPE>Hats</UN_LIST_TYPE><REFERENCE_NUMBER>HTi.001</REFERENCE_NUMBER><LISTED_ON>2001-02-03</LISTED_ON>
    <NAME_ORIGINAL_SCRIPT>Осберт Квилфезер</NAME_ORIGINAL_SCRIPT><COMMENTS1>Wears hats &amp; feathers.</COMMENTS1>
    <TITLE><VALUE>Minister</VALUE></TITLE><NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
    <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE><LAST_DAY_UPDATED><VALUE>2003-09-03</VALUE></LAST_DAY_UPDATED>
    <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ozbert Quilfether</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Hatter</ALIAS_NAME></INDIVIDUAL_ALIAS>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1962-08-12</DATE></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1963</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1964</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
    <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Port Marrow</CITY><COUNTRY>Freedonia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
    <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>X1234567</NUMBER><ISSUING_COUNTRY>Turkey</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
    <GENDER>Male</GENDER><SORT_KEY/><SORT_KEY_LAST_MOD/></INDIVIDUAL></INDIVIDUALS>
  <ENTITIES><ENTITY><DATAID>102</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>MARROW TRADING</FIRST_NAME>
    <UN_LIST_TYPE>Hats</UN_LIST_TYPE><REFERENCE_NUMBER>HTe.001</REFERENCE_NUMBER><LISTED_ON>2001-02-03</LISTED_ON>
    <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Marrow Bros; Marrow Sons</ALIAS_NAME></ENTITY_ALIAS>
    <ENTITY_ADDRESS><STREET>12 Hatters Row</STREET><CITY>Panama City</CITY><COUNTRY>Panama</COUNTRY></ENTITY_ADDRESS>
    <SORT_KEY/><SORT_KEY_LAST_MOD/></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>
`

const ofacXml = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="http://tempuri.org/sdnList.xsd">
  <publshInformation><Publish_Date>04/06/2024</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry><uid>101</uid><firstName>Osbert Anselm</firstName><lastName>QUILLFEATHER</lastName><title>Minister of Hats</title>
    <sdnType>Individual</sdnType><remarks>(Linked To: MARROW TRADING S.A.)</remarks><programList><program>SDGT</program><program>IFSR</program></programList>
    <idList><id><uid>1</uid><idType>Passport</idType><idNumber>X1234567</idNumber><idCountry>Iran</idCountry></id>
      <id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id></idList>
    <akaList><aka><uid>3</uid><type>a.k.a.</type><category>strong</category><lastName>QUILFETHER</lastName><firstName>Ozbert</firstName></aka>
      <aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>THE HATTER</lastName></aka></akaList>
    <nationalityList><nationality><uid>5</uid><country>Iran</country><mainEntry>true</mainEntry></nationality></nationalityList>
    <dateOfBirthList><dateOfBirthItem><uid>6</uid><dateOfBirth>12 Aug 1962</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
  </sdnEntry>
  <sdnEntry><uid>102</uid><lastName>MARROW TRADING S.A.</lastName><sdnType>Entity</sdnType>
    <programList><program>SDGT</program></programList>
    <addressList><address><uid>7</uid><address1>12 Hatters Row</address1><city>Panama City</city><country>Panama</country></address></addressList>
  </sdnEntry>
</sdnList>
`

const day = (year: number, month: number, date: number): string =>
  `<Year>${year}</Year><Month>${month}</Month><Day>${date}</Day>`
const period = (from: string, to: string): string =>
  `<DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false"><Start Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"><From>${from}</From><To>${from}</To></Start><End Approximate="false" YearFixed="false" MonthFixed="false" DayFixed="false"><From>${to}</From><To>${to}</To></End></DatePeriod>`
const sets = `<AliasTypeValues><AliasType ID="1">A.K.A.</AliasType><AliasType ID="2">F.K.A.</AliasType><AliasType ID="3">Name</AliasType></AliasTypeValues>
<AreaCodeValues><AreaCode ID="7" CountryID="7" Description="Iran" AreaCodeTypeID="1">IR</AreaCode></AreaCodeValues>
<CountryValues><Country ID="7" ISO2="IR">Iran</Country></CountryValues>
<DetailReferenceValues><DetailReference ID="1">Male</DetailReference></DetailReferenceValues>
<FeatureTypeValues><FeatureType ID="8" FeatureTypeGroupID="1">Birthdate</FeatureType><FeatureType ID="10" FeatureTypeGroupID="1">Nationality Country</FeatureType><FeatureType ID="224" FeatureTypeGroupID="1">Gender</FeatureType><FeatureType ID="25" FeatureTypeGroupID="1">Location</FeatureType></FeatureTypeValues>
<IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
<ListValues><List ID="1550">SDN List</List></ListValues><LocPartTypeValues><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
<NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>
<PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
<PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues>
<RelationTypeValues><RelationType ID="15001" Symmetrical="false">Providing support to</RelationType></RelationTypeValues>
<SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType></SanctionsTypeValues>
<ScriptValues><Script ID="215" ScriptCode="Latin">Latin</Script><Script ID="220" ScriptCode="Cyrl">Cyrillic</Script></ScriptValues>
<ValidityValues><Validity ID="1">Valid</Validity></ValidityValues>`
const part = (group: number, text: string, script = 215): string =>
  `<DocumentedNamePart><NamePartValue NamePartGroupID="${group}" ScriptID="${script}" ScriptStatusID="1" Acronym="false">${text}</NamePartValue></DocumentedNamePart>`
const documented = (parts: string): string =>
  `<DocumentedName ID="1" FixedRef="101" DocNameStatusID="1">${parts}</DocumentedName>`
const aliasOf = (type: number, flags: string, names: string): string =>
  `<Alias FixedRef="101" AliasTypeID="${type}" ${flags}>${names}</Alias>`
const groups = (pairs: readonly (readonly [number, number])[]): string =>
  `<NamePartGroups>${pairs.map(([id, type]) => `<MasterNamePartGroup><NamePartGroup ID="${id}" NamePartTypeID="${type}" /></MasterNamePartGroup>`).join('')}</NamePartGroups>`
const feature = (type: number, detail: string): string =>
  `<Feature ID="${type}" FeatureTypeID="${type}"><FeatureVersion ID="1" ReliabilityID="1"><Comment />${detail}</FeatureVersion><IdentityReference IdentityID="51" IdentityFeatureLinkTypeID="1" /></Feature>`
const entry = (id: number): string =>
  `<SanctionsEntry ID="${id}" ProfileID="${id}" ListID="1550"><EntryEvent ID="${id}" EntryEventTypeID="1" LegalBasisID="1"><Comment /><Date CalendarTypeID="1">${day(2015, 9, 29)}</Date></EntryEvent><SanctionsMeasure ID="${id}" SanctionsTypeID="1"><Comment>SDGT</Comment></SanctionsMeasure></SanctionsEntry>`

const advancedXml = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="3">
<DateOfIssue CalendarTypeID="1">${day(2024, 2, 23)}</DateOfIssue>
<ReferenceValueSets>${sets}</ReferenceValueSets>
<Locations><Location ID="61"><LocationAreaCode AreaCodeID="7" /><LocationCountry CountryID="7" CountryRelevanceID="1" /><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1"><Comment /><Value>Port Marrow</Value></LocationPartValue></LocationPart><FeatureVersionReference FeatureVersionID="1" /></Location></Locations>
<IDRegDocuments><IDRegDocument ID="71" IDRegDocTypeID="1571" IdentityID="51" IssuedBy-CountryID="7" ValidityID="1"><Comment /><IDRegistrationNo>X1234567</IDRegistrationNo><IssuingAuthority /><DocumentedNameReference DocumentedNameID="1" /></IDRegDocument></IDRegDocuments>
<DistinctParties>
<DistinctParty FixedRef="101"><Comment /><Profile ID="101" PartySubTypeID="4"><Identity ID="51" FixedRef="101" Primary="true" False="false">
${aliasOf(3, 'Primary="true" LowQuality="false"', documented(part(1, 'QUILLFEATHER') + part(2, 'Osbert Anselm')) + documented(part(3, 'Квилфезер', 220) + part(4, 'Осберт', 220)))}
${aliasOf(1, 'Primary="false" LowQuality="true"', documented(part(5, 'THE HATTER')))}
${groups([
  [1, 1520],
  [2, 1521],
  [3, 1520],
  [4, 1521],
  [5, 1520],
])}
</Identity>${feature(8, `${period(day(1962, 8, 12), day(1962, 8, 12))}<VersionDetail DetailTypeID="1430" />`)}${feature(10, '<VersionDetail DetailTypeID="1433" /><VersionLocation LocationID="61" />')}${feature(224, '<VersionDetail DetailTypeID="1431" DetailReferenceID="1" />')}${feature(25, '<VersionLocation LocationID="61" />')}</Profile></DistinctParty>
<DistinctParty FixedRef="102"><Comment /><Profile ID="102" PartySubTypeID="3"><Identity ID="52" FixedRef="102" Primary="true" False="false">
${aliasOf(3, 'Primary="true" LowQuality="false"', documented(part(6, 'MARROW TRADING S.A.')))}${groups([[6, 1525]])}</Identity></Profile></DistinctParty>
</DistinctParties>
<ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="101" To-ProfileID="102" RelationTypeID="15001" RelationQualityID="1" Former="false" SanctionsEntryID="101"><Comment /></ProfileRelationship></ProfileRelationships>
<SanctionsEntries>${entry(101)}${entry(102)}</SanctionsEntries>
<SanctionsEntryLinks />
</Sanctions>
`

const ftm = [
  {
    id: 'inv-101',
    caption: 'Osbert Anselm Quillfeather',
    schema: 'Person',
    properties: {
      name: ['Osbert Anselm Quillfeather'],
      alias: ['Ozbert Quilfether'],
      weakAlias: ['The Hatter'],
      birthDate: ['1962-08-12'],
      nationality: ['ir'],
      passportNumber: ['X1234567'],
      addressEntity: ['inv-addr'],
    },
  },
  { id: 'inv-102', caption: 'Marrow Trading', schema: 'Company', properties: { name: ['Marrow Trading S.A.'] } },
  { id: 'inv-addr', caption: 'x', schema: 'Address', properties: { full: ['12 Hatters Row'], country: ['ir'] } },
  { id: 'inv-own', caption: 'x', schema: 'Ownership', properties: { owner: ['inv-101'], asset: ['inv-102'] } },
  { id: 'inv-san', caption: 'x', schema: 'Sanction', properties: { entity: ['inv-101'], programId: ['HATS'] } },
  { id: 'inv-sec', caption: 'x', schema: 'Security', properties: { name: ['Marrow bond'] } },
]

const targets = `"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","program_ids","dataset","first_seen","last_seen","last_change"
"inv-101","Person","Osbert Anselm Quillfeather","Ozbert Quilfether;""Quilfether; the Hatter""","1962-08-12","ir","12 Hatters Row","X1234567","""""","","","HATS","Hats","2025-10-06T14:15:21","2026-03-13T05:41:01","2026-02-05T14:54:48"
"inv-103","Vessel","Sea Marrow","","","tz","","IMO9187629","""""","","","HATS","Hats","2025-10-06T14:15:21","2026-03-13T05:41:01","2026-02-05T14:54:48"
`

const mapped = `ref,kind,full name,aka,born,papers
101,Person,Osbert Anselm Quillfeather,Ozbert Quilfether;The Hatter,1962-08-12,X1234567
102,Company,"Marrow Trading, S.A.",,,
`

const single = (format: ListFormat, records: number, [primary, text]: readonly [string, string]): SampleList => ({
  format,
  primary,
  records,
  contents: new Map([[primary, bytesOf(text)]]),
  mapping: format === 'mapped-csv' ? { ref: 'id', kind: 'schema', born: 'birthDate', papers: 'passport' } : {},
})

/** One list per format. */
export const sampleLists: readonly SampleList[] = [
  { format: 'ofac-csv', primary: 'sdn.csv', records: 3, contents: ofacSample('csv'), mapping: {} },
  { format: 'ofac-del', primary: 'sdn.del', records: 3, contents: ofacSample('del'), mapping: {} },
  { format: 'ofac-pip', primary: 'sdn.pip', records: 3, contents: ofacSample('pip'), mapping: {} },
  { format: 'ofac-fixed', primary: 'sdn.ff', records: 3, contents: ofacSample('ff'), mapping: {} },
  single('ofac-xml', 2, ['sdn.xml', ofacXml]),
  single('ofac-advanced-xml', 2, ['sdn_advanced.xml', advancedXml]),
  single('un-xml', 2, ['consolidated.xml', unXml]),
  single('ftm-json', 3, ['entities.ftm.json', ftm.map((entity) => `${JSON.stringify(entity)}\n`).join('')]),
  single('targets-simple-csv', 2, ['targets.simple.csv', targets]),
  single('mapped-csv', 2, ['hats.csv', mapped]),
  ...issuerSamples,
]
