// The limits that a list must keep, so that a hostile or broken file is refused instead of exhausting the machine.

/** 1 GiB: all bytes of one file. */
export const fileBytesMax = 1 << 30
/** 1 MiB: one row of a delimited file, one line of JSON. */
export const rowCharactersMax = 1 << 20
export const xmlDepthMax = 64
export const xmlAttributesMax = 256
/** 1 MiB of characters: one text node or one attribute. */
export const xmlTextMax = 1 << 20
export const jsonDepthMax = 64
/** Names of one party, all kinds together. */
export const namesMax = 100_000
export const nameCharactersMax = 10_000
