// One normal form per kind of identifier, so that spelling (spaces, dots, case, digits of another script) never hides
// that two numbers are the same. Letters and digits that look alike are left as they are: a near miss is not equality.

import type { IdentifierType } from './identifier.ts'

/** Normal form of an identifier; empty when nothing usable is left. */
export function normalizeIdentifier(type: IdentifierType, value: string): string {
  const text = foldDigits(
    value
      .toWellFormed()
      .normalize('NFKC')
      .replace(/\p{Default_Ignorable_Code_Point}|\p{Cc}/gu, ''),
  ).trim()
  return forms[type](text)
}

/** Zeros before a number are padding: registers count 00417 and 417 as one. */
const withoutPadding = (text: string): string => lettersAndDigits(text).replace(/^0+(?=.)/u, '')
const lettersAndDigits = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
const digitsOnly = (text: string): string => text.replace(/\D/gu, '')

const forms: Readonly<Record<IdentifierType, (text: string) => string>> = {
  idNumber: withoutPadding,
  passportNumber: withoutPadding,
  taxNumber: withoutPadding,
  registrationNumber: withoutPadding,
  leiCode: lettersAndDigits,
  // A BIC of eleven characters that ends in three X names the head office, as eight characters do (ISO 9362).
  swiftBic: (text) => lettersAndDigits(text).replace(/^(.{8})X{3}$/u, '$1'),
  // Written with the prefix IMO, with spaces, or padded with zeros.
  imoNumber: (text) => digitsOnly(text).replace(/^0+(?=\d{7}$)/u, ''),
  mmsi: digitsOnly,
  callSign: lettersAndDigits,
  innCode: digitsOnly,
  ogrnCode: digitsOnly,
  publicKey: normalizeWallet,
  email: normalizeEmail,
  // The trunk zero, in brackets or before the number, and the 00 for + are not dialled from abroad.
  phone: (text) => digitsOnly(text.replace(/\(0\)/gu, '')).replace(/^0+(?=.)/u, ''),
  website: (text) =>
    text
      .toLowerCase()
      .replace(/^https?:\/\//u, '')
      .replace(/^www\./u, '')
      .replace(/\/+$/u, ''),
}

/** Base58 tells cases apart; hexadecimal (EIP-55) and bech32 (BIP-173) do not. */
function normalizeWallet(text: string): string {
  const bare = text.replace(/\s/gu, '')
  return /^0x/iu.test(bare) || /^(?:bc1|tb1|ltc1|addr1)/iu.test(bare) ? bare.toLowerCase() : bare
}

/** Plus tags are dropped everywhere; dots in the local part only where the provider ignores them. */
function normalizeEmail(text: string): string {
  const [local = '', domain = ''] = text
    .toLowerCase()
    .replace(/\s/gu, '')
    .replace(/^mailto:/u, '')
    .split('@')
  if (local === '' || domain === '') return ''
  const untagged = local.replace(/\+.*$/u, '')
  const isDotless = domain === 'gmail.com' || domain === 'googlemail.com'
  return `${isDotless ? untagged.replace(/\./gu, '') : untagged}@${domain}`
}

/** Decimal digits of any script become ASCII: every such block of Unicode starts at its zero and has ten. */
function foldDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0)!
    let zero = code
    while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
    return String(code - zero)
  })
}
