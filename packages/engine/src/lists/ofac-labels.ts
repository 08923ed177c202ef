// What OFAC's words for identifiers and features mean in our model. One table for its flat files, XML and ADVANCED XML.
// Source: labels seen in publications of 2015 to 2025, and OFAC's list of identification types.

import { countryOrRaw, type Identifier, type IdentifierType } from '../model/index.ts'

const labelsByType: Readonly<Record<string, readonly string[]>> = {
  passportNumber: [
    'Passport',
    'Diplomatic Passport',
    'Stateless Person Passport',
    'British National Overseas Passport',
    'Refugee ID Card',
    'Travel Document Number',
  ],
  idNumber: [
    'National ID No.',
    'Cedula No.',
    'C.U.R.P.',
    'Identification Number',
    'Personal ID Card',
    'D.N.I.',
    'I.F.E.',
    'Electoral Registry No.',
    'Credencial electoral',
    "Driver's License No.",
    'National Foreign ID Number',
    'Residency Number',
    'SSN',
    'LE Number',
    'Birth Certificate Number',
    'Cartilla de Servicio Militar Nacional',
    'Turkish Identification Number',
    'Stateless Person ID Card',
    'Kenyan ID No.',
    'Bosnian Personal ID No.',
    'Cedula de Residencia',
    'Cedula de Ciudadania',
    'Tarjeta de Identidad',
    'Tarjeta Profesional',
    'Numero de Identidad',
    'Afghan Money Service Provider License Number',
    'Serial No.',
    'Moroccan Personal ID No.',
    'Iranian Personal ID No.',
    'Dubai Chamber of Commerce Membership No.',
    'Pakistan National ID No.',
    'Malaysian Identification Card',
    'Photo ID No.',
    'Permanent Residency No.',
    'Residence Permit No.',
    'Refugee No.',
    "Citizen's Card Number",
    'Paraguay Cedula No.',
    'Military Registration Number',
    'Crew Member Certificate',
    'Interpol: Red Notice. File No.',
    'Police ID Card',
    'Professional Registration Number',
    "Seafarer's Identification Document",
    'Voter Identification No.',
    'N.I.E.',
    'Family Card',
    'Yemeni ID',
    'VisaNumberID',
    'Visa Number ID',
    'Immigration No.',
    'Public Security and Immigration No.',
    'Tazkira National ID Card',
    'CNP (Personal Numerical Code)',
    'Romanian Permanent Resident',
    'Pilot License Number',
    'C.U.I.',
    'Permit Number',
  ],
  taxNumber: [
    'Tax ID No.',
    'NIT #',
    'R.F.C.',
    'RFC',
    'RUC #',
    'V.A.T. Number',
    'C.U.I.T.',
    'C.U.I.P.',
    'US FEIN',
    'Italian Fiscal Code',
    'Fiscal Code',
    'RIF #',
    'RTN',
    'Romanian Tax Registration',
    'Tax Identification Number',
    'C.I.F.',
    'CNPJ',
    'CPF',
    'N.I.F.',
    'SRE Permit No.',
    'Paraguayan tax identification number',
    'Numero Unico de Identificacao Tributaria (NUIT)',
    'Economic Register Number (CBLS)',
    'Romanian C.R.',
  ],
  registrationNumber: [
    'Registration ID',
    'Registration Number',
    'Company Number',
    'UK Company Number',
    'Commercial Registry Number',
    'Business Registration Number',
    'Business Registration Document #',
    'Business Number',
    'C.R. No.',
    'Trade License No.',
    'Matricula Mercantil No',
    'Matricula Mercantil No.',
    'Folio Mercantil No.',
    'Public Registration Number',
    'Chamber of Commerce Number',
    'Government Gazette Number',
    'Legal Entity Number',
    'Unified Social Credit Code (USCC)',
    'D-U-N-S Number',
    'Enterprise Number',
    'License',
    'Branch Unit Number',
    'Registered Charity No.',
    'Certificate of Incorporation Number',
    'Central Registration System Number',
    'Company ID',
    'File Number',
    'Global Intermediary Identification Number',
    'ISIN',
    'BIK (RU)',
    'Aircraft Construction Number (also called L/N or S/N or F/N)',
    "Aircraft Manufacturer's Serial Number (MSN)",
    'Aircraft Tail Number',
    'Previous Aircraft Tail Number',
    'Aircraft Mode S Transponder Code',
    'Organization Code',
    'Cage Code',
    'CAGE Code',
    'Economic Register Number',
    'Istanbul Chamber of Comm. No.',
    'Chinese Commercial Code',
    'Maritime Mobile Service Identity',
    'UAE Identification',
    'MSB Registration Number',
    'United Social Credit Code Certificate (USCCC)',
    'Aircraft Serial Identification',
    'Tourism License No.',
    'Trademark number',
    'MICEX Code',
    'Equity Ticker',
    'Commercial Registry',
    'Business Tax Number',
    'Immovable Property Number',
    'Tekhnoeksport ID',
    'Registration Certificate Number (Dubai)',
    'Vessel Registration Identification',
    'Other Vessel Registration Number',
    'Other Vessel Call Sign',
    'Vessel Call Sign',
  ],
  swiftBic: ['SWIFT/BIC'],
  mmsi: ['MMSI'],
  email: ['Email Address'],
  phone: ['Phone Number', 'Telephone No.', 'Telephone', 'Fax No.', 'Fax', 'Fax Number'],
  website: ['Website'],
}

const typeOfLabel = new Map<string, IdentifierType>()
for (const [type, labels] of Object.entries(labelsByType)) {
  for (const label of labels) typeOfLabel.set(label, type as IdentifierType)
}

const callSignLabels = new Set(['Other Vessel Call Sign', 'Vessel Call Sign'])
const walletLabel = 'Digital Currency Address - '
/** Longest first, so that `Registration Number` does not hide `Registration Number (…)`. */
const labels = [...typeOfLabel.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
const labelsByLetter = new Map<string, string[]>()
for (const label of labels) {
  const letter = label[0] as string
  labelsByLetter.set(letter, [...(labelsByLetter.get(letter) ?? []), label])
}

/** The identifier that an OFAC label and number stand for; `null` when the label is not one of an identifier. */
export function ofacIdentifier(label: string, number: string, country: string | null): Identifier | null {
  const word = label.trim().replaceAll('’', "'").replace(/:$/u, '')
  const value = number.trim()
  if (value === '') return null
  const issuer = countryOrRaw(country)
  if (word.startsWith(walletLabel)) return { type: 'publicKey', value, country: issuer, label: word }
  const type = typeOfLabel.get(word)
  if (type === undefined) return null
  const imo = value.match(/^IMO\s*(\d+)$/iu)
  if (imo !== null) return { type: 'imoNumber', value: imo[1] as string, country: issuer, label: word }
  if (callSignLabels.has(word)) return { type: 'callSign', value, country: issuer, label: word }
  if (word === 'Maritime Mobile Service Identity') return { type: 'mmsi', value, country: issuer, label: word }
  if (word === 'Legal Entity Number' && /^[A-Z0-9]{18}\d{2}$/u.test(value)) {
    return { type: 'leiCode', value, country: issuer, label: word }
  }
  return { type, value, country: issuer, label: word }
}

/** Splits `Passport 1084010 (Egypt)` into label and rest; `null` when no known label begins the text. */
export function splitOfacLabel(text: string): { readonly label: string; readonly rest: string } | null {
  const wallet = text.match(/^(Digital Currency Address - \S+) (.+)$/u)
  if (wallet !== null) return { label: wallet[1] as string, rest: wallet[2] as string }
  for (const label of labelsByLetter.get(text[0] ?? '') ?? []) {
    if (!text.startsWith(label)) continue
    const after = text[label.length]
    if (after === ' ' || after === ':') return { label, rest: text.slice(label.length + 1).trim() }
  }
  return null
}
