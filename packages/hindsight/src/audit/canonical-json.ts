// JSON with one spelling per value: keys sorted, ASCII only, no white space. What the log holds is written once in this
// form and then kept as bytes (law L14); whatever has two readings is refused before it is written.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A value that has no canonical form, named by its place in the whole, such as `body.hits[3].score`. */
export class NotCanonicalError extends Error {
  override readonly name = 'NotCanonicalError'
}

const depthMax = 64

/** The canonical text. Throws `NotCanonicalError` for NaN, -0, lone surrogates, and what is not plain JSON. */
export function canonicalJson(value: unknown): string {
  return textOf(value, { place: 'value', depth: 0 })
}

/** Reads canonical text. Throws `NotCanonicalError` where it is any other spelling, as with a key given twice. */
export function parseCanonicalJson(text: string): Json {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new NotCanonicalError('the text is not JSON', { cause: error })
  }
  if (canonicalJson(value) !== text)
    throw new NotCanonicalError('the text is not in canonical form (sorted keys, each once, ASCII, no white space)')
  return value as Json
}

interface Where {
  readonly place: string
  readonly depth: number
}

function textOf(value: unknown, where: Where): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return textOfString(value, where)
  if (typeof value === 'number') return textOfNumber(value, where)
  if (where.depth >= depthMax) throw refusal(where, `nested deeper than ${depthMax}`)
  if (Array.isArray(value))
    return `[${Array.from(value, (item, index) => textOf(item, itemOf(where, index))).join(',')}]`
  if (typeof value === 'object') return textOfObject(value, where)
  throw refusal(where, `${typeof value} has no place in JSON`)
}

function textOfObject(value: object, where: Where): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) throw refusal(where, 'only plain objects can be written')
  if (Object.getOwnPropertySymbols(value).length > 0) throw refusal(where, 'a symbol cannot be a key')
  const members = value as Readonly<Record<string, unknown>>
  const texts = Object.keys(value)
    .sort()
    .map((key) => `${textOfString(key, where)}:${textOf(members[key], memberOf(where, key))}`)
  return `{${texts.join(',')}}`
}

function textOfNumber(value: number, where: Where): string {
  if (!Number.isFinite(value)) throw refusal(where, `${value} is no JSON number`)
  if (Object.is(value, -0)) throw refusal(where, '-0 and 0 would be two spellings of one number')
  return JSON.stringify(value)
}

function textOfString(value: string, where: Where): string {
  if (!value.isWellFormed()) throw refusal(where, 'half a surrogate pair is no character')
  const text = JSON.stringify(value)
  return /^[\x20-\x7e]*$/u.test(text) ? text : text.replace(/[^\x20-\x7e]/g, escapeUnit)
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function itemOf({ place, depth }: Where, index: number): Where {
  return { place: `${place}[${index}]`, depth: depth + 1 }
}

function memberOf({ place, depth }: Where, key: string): Where {
  return { place: `${place}.${key}`, depth: depth + 1 }
}

function refusal({ place }: Where, reason: string): NotCanonicalError {
  return new NotCanonicalError(`${place} cannot be written to the log: ${reason}`)
}
