// Columns of the European Union's CSV in versions 1.0 and 1.1, brought to one set of names, so that one reader fills in the
// parties. 1.0 is known from a real file, 1.1 from its published header (ADR 0010).

const parts10 = ['Naal', 'Addr', 'Birt', 'Iden', 'Citi']
const euOwnId = 'Entity_logical_id'
const act10 = ['logical_id', 'leba_numtitle', 'leba_publication_date', 'leba_url', 'programme']

const columns10 = [
  ...['Date_file', euOwnId, 'Subject_type', 'Leba_numtitle', 'Leba_publication_date', 'Leba_url', 'Programme'],
  ...['Entity_remark', 'EU_ref_num', 'Naal_lastname', 'Naal_firstname', 'Naal_middlename', 'Naal_wholename'],
  ...['Naal_gender', 'Naal_title', 'Naal_function', 'Naal_language', 'Addr_number', 'Addr_street', 'Addr_zipcode'],
  ...['Addr_city', 'Addr_country', 'Addr_other', 'Birt_date', 'Birt_place', 'Birt_country', 'Iden_number'],
  ...['Iden_country', 'Citi_country'],
  ...parts10.flatMap((part) => act10.map((name) => `${part}_${name}`)),
  ...parts10.map((part) => `${part}_${euOwnId}`),
]

const act11 = ['Type', 'OrganisationType', 'PublicationDate', 'EntryIntoForceDate', 'NumberTitle', 'Programme']
const columnsOfPart: Readonly<Record<string, readonly string[]>> = {
  Entity: [
    ...['LogicalId', 'EU_ReferenceNumber', 'UnitedNationId', 'DesignationDate', 'DesignationDetails', 'Remark'],
    ...['SubjectType', 'SubjectType_ClassificationCode'],
  ],
  NameAlias: [
    ...['LastName', 'FirstName', 'MiddleName', 'WholeName', 'NameLanguage', 'Gender', 'Title', 'Function', 'LogicalId'],
    ...['RegulationLanguage', 'Remark'],
  ],
  Address: [
    ...['City', 'Street', 'PoBox', 'ZipCode', 'Region', 'Place', 'AsAtListingTime', 'ContactInfo', 'CountryIso2Code'],
    ...['CountryDescription', 'LogicalId', 'RegulationLanguage', 'Remark'],
  ],
  BirthDate: [
    ...['BirthDate', 'Day', 'Month', 'Year', 'YearRangeFrom', 'YearRangeTo', 'Circa', 'CalendarType', 'ZipCode'],
    ...[
      'Region',
      'Place',
      'City',
      'CountryIso2Code',
      'CountryDescription',
      'LogicalId',
      'RegulationLanguage',
      'Remark',
    ],
  ],
  Identification: [
    ...['Number', 'Diplomatic', 'KnownExpired', 'KnownFalse', 'ReportedLost', 'RevokedByIssuer', 'IssuedBy'],
    ...['IssuedDate', 'ValidFrom', 'ValidTo', 'LatinNumber', 'NameOnDocument', 'TypeCode', 'TypeDescription', 'Region'],
    ...['CountryIso2Code', 'CountryDescription', 'LogicalId', 'RegulationLanguage', 'Remark'],
  ],
  Citizenship: [...['Region', 'CountryIso2Code', 'CountryDescription', 'LogicalId', 'RegulationLanguage', 'Remark']],
}
const columns11 = [
  'fileGenerationDate',
  ...Object.entries(columnsOfPart).flatMap(([part, columns]) => [
    ...columns.map((column) => `${part}_${column}`),
    ...[...act11, 'PublicationUrl'].map((column) => `${part}_Regulation_${column}`),
  ]),
]

/** The columns that a header must have: those of its own version. */
export function euColumnsFor(header: readonly string[]): readonly string[] {
  return header.includes('fileGenerationDate') ? columns11 : columns10
}

/** Names for the titles: version 1.0 writes the entity's id once for each part. */
export function euColumnNames(titles: readonly string[]): readonly string[] {
  return titles.map((title, index) => {
    if (title !== euOwnId || index < 2) return title
    return `${titles[index - 1]?.match(/^([A-Z][a-z]{3})_logical_id$/u)?.[1] ?? 'Entity'}_${euOwnId}`
  })
}

/** What a reader asks for, by the columns that hold it in 1.0 and in 1.1; several are joined by ", ". */
export const euFields = {
  date: [['Date_file'], ['fileGenerationDate']],
  id: [[euOwnId], ['Entity_LogicalId']],
  type: [['Subject_type'], ['Entity_SubjectType']],
  programme: [['Programme'], ['Entity_Regulation_Programme']],
  remark: [['Entity_remark'], ['Entity_Remark']],
  reference: [['EU_ref_num'], ['Entity_EU_ReferenceNumber']],
  designated: [[], ['Entity_DesignationDate']],
  wholeName: [['Naal_wholename'], ['NameAlias_WholeName']],
  firstName: [['Naal_firstname'], ['NameAlias_FirstName']],
  middleName: [['Naal_middlename'], ['NameAlias_MiddleName']],
  lastName: [['Naal_lastname'], ['NameAlias_LastName']],
  gender: [['Naal_gender'], ['NameAlias_Gender']],
  title: [['Naal_title'], ['NameAlias_Title']],
  function: [['Naal_function'], ['NameAlias_Function']],
  street: [['Addr_street'], ['Address_Street']],
  number: [['Addr_number'], []],
  otherAddress: [['Addr_other'], ['Address_PoBox', 'Address_Place']],
  city: [['Addr_city'], ['Address_City']],
  region: [[], ['Address_Region']],
  postalCode: [['Addr_zipcode'], ['Address_ZipCode']],
  country: [['Addr_country'], ['Address_CountryDescription']],
  countryCode: [['Addr_country'], ['Address_CountryIso2Code']],
  contact: [[], ['Address_ContactInfo']],
  birthDate: [['Birt_date'], ['BirthDate_BirthDate']],
  birthYear: [[], ['BirthDate_Year']],
  birthMonth: [[], ['BirthDate_Month']],
  birthFrom: [[], ['BirthDate_YearRangeFrom']],
  birthTo: [[], ['BirthDate_YearRangeTo']],
  birthCirca: [[], ['BirthDate_Circa']],
  birthCalendar: [[], ['BirthDate_CalendarType']],
  birthPlace: [
    ['Birt_place', 'Birt_country'],
    ['BirthDate_Place', 'BirthDate_City', 'BirthDate_Region', 'BirthDate_CountryDescription'],
  ],
  document: [['Iden_number'], ['Identification_Number']],
  latinDocument: [[], ['Identification_LatinNumber']],
  documentType: [[], ['Identification_TypeDescription']],
  documentCountry: [['Iden_country'], ['Identification_CountryIso2Code']],
  citizenship: [['Citi_country'], ['Citizenship_CountryIso2Code']],
} as const satisfies Readonly<Record<string, readonly [readonly string[], readonly string[]]>>

export type EuField = keyof typeof euFields
