// Why a criterion that the language does not know is refused, in words that a person can act on. What is accepted is
// decided by the grammar alone; this only names the reason (law L4, G3).

interface Refusal {
  readonly attribute: string
  readonly pattern: RegExp
}

/** Names of attributes and of their proxies, over text in lower case without marks. The first that is found is named. */
const refusals: readonly Refusal[] = [
  [
    'nationality',
    'national(?:s|ity|ities)?\\b|citizen|passport (?:of|from|issued|country)|issued|passport country|stateless|foreign(?:er)?|immigra|migrant|alien',
  ],
  [
    'birthplace',
    'birth ?place|place of birth|born|birth country|country of birth|native|hometown|birth (?:city|region)',
  ],
  ['country', 'countr(?:y|ies)|region|origin|continent|territor|jurisdiction|homeland|comes? from|from\\b|iso ?code'],
  [
    'ethnicity',
    'ethnic|race\\b|racial|tribe|tribal|clan\\b|caste|skin|descent|ancestry|appearance|complexion|diaspora',
  ],
  [
    'religion',
    'relig|faith|muslim|islam|christian|jew(?:ish)?\\b|hindu|sikh|buddhis|atheis|convert|pray|halal|kosher|veil|hijab|beard|fasting|ramadan',
  ],
  [
    'place of worship',
    'mosque|church|synagogue|temple|gurdwara|worship|congregation|imam|priest|rabbi|madrasa|pilgrim|hajj',
  ],
  ['language', 'language|speak|dialect|accent|interpreter|mother tongue|translator|lingu'],
  ['script', 'script|alphabet|cyrillic|arabic|latin|hanzi|transliterat|romani[sz]|letters|unicode'],
  [
    'name tradition',
    'names?\\b|patronymic|surname|spelling|ending|ends with|begins|starts|contains|like\\b|matches|regex|suffix',
  ],
  ['phone prefix', 'phone|dial|prefix|sim card|area code|calling code'],
  [
    'travel',
    'travel|arriv|depart|fl(?:ew|ight|y)|border|entry|entered|route|visa|visited|port\\b|transit|came|crossing|airport|trip',
  ],
  [
    'residence',
    'live|lives|living|resid|neighbo|postcode|zip|district|city|town|village|address|building|hostel|camp\\b|shelter|street',
  ],
  [
    'political or social views',
    'politic|oppos|opinion|party member|vote|union|protest|activis|belief|view|follows|likes',
  ],
  ['sex or gender', 'sex\\b|gender|male|female|man\\b|men\\b|woman|women|pregnan|orientation|gay|lesbian|trans\\b'],
  ['age', 'ages?\\b|aged|young|old\\b|older|minor|child|born after|born before|birth ?date|birth ?year|military age'],
  ['family situation', '(?:un)?married|single|spouse|marital|orphan|widow|children'],
  ['health', 'health|disab|disease|blood|dna|biometric'],
  ['wealth or occupation', 'poor|income|unemploy|occupation|profession|student|benefits|asylum|refugee|status'],
  ['score or risk', 'score|risk|rank|suspicious|profile|likelihood|probability|model|similar'],
  ['negation', 'not\\b|except|without|other than|unless|excluding'],
].map(([attribute, pattern]) => ({ attribute: attribute!, pattern: new RegExp(`\\b(?:${pattern!})`, 'u') }))

const advice = 'select by a claim, a link to a party that a claim names, or an identifier shared with it'

/** The reason in a sentence; null where the text names nothing of the kind. */
export function proxyRefusal(text: string): string | null {
  const folded = foldForRefusal(text)
  const found = refusals.find(({ pattern }) => pattern.test(folded))
  if (found === undefined) return null
  if (found.attribute === 'negation') return `a criterion cannot select by what somebody is not: ${advice}`
  return `${found.attribute} selects nobody, whether it is asked for by name or by a proxy: ${advice}`
}

/** Lower case without marks, look-alikes by compatibility, hidden characters removed, separators as spaces. */
function foldForRefusal(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('!', ' not ')
    .replaceAll(/[_\-.:/=()"']+/g, ' ')
}
