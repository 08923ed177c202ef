// A web address in the place of a company's name: velmarisbank.com is read as velmarisbank.

/** Endings under which companies register; a country code of two letters always counts. */
const address =
  /^\s*(?:https?:\/\/)?(?:www\d?\.)?([\p{L}\p{N}][\p{L}\p{N}-]{2,60})\.(?:(?:com?|net|org|gov|edu|ac)\.)?(?:com|net|org|info|biz|group|bank|shop|online|company|trade|ltd|[a-z]{2})\/?\s*$/iu

/** The label under which the site is registered, hyphens as spaces; null where the text is no web address. */
export function webNameOf(text: string): string | null {
  const label = address.exec(text)?.[1]
  return label === undefined ? null : label.replaceAll('-', ' ')
}
