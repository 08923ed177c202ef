// Sound invented lists in every format, and one of 210 people in five programmes. Nobody in them exists.

import { type SampleList, sampleLists } from '../../packages/engine/src/lists/testing/sample-lists.ts'
import { zipOf } from '../../packages/hindsight/src/testing/zip-of.ts'

export interface Good {
  readonly listId: string
  readonly files: ReadonlyMap<string, string | Uint8Array>
  /** The file that holds the records. */
  readonly primary: string
  readonly mapping: Readonly<Record<string, string>>
  /** The sample of its format; null for a list of ours. */
  readonly sample: SampleList | null
  /** Parts of a spreadsheet as the one file that holds them. */
  readonly packed: (contents: ReadonlyMap<string, Uint8Array>) => ReadonlyMap<string, string | Uint8Array>
}

/** One list per format, and the people. Formats that hold no list of their own (a delta, an index) are left out. */
export function soundLists(): readonly Good[] {
  const samples = sampleLists.filter(({ format }) => !['opensanctions-delta', 'opensanctions-index'].includes(format))
  const ofFormats = samples.map((sample) => {
    const files = packed(sample.contents)
    const primary = files.has(sample.primary) ? sample.primary : ([...files.keys()][0] ?? '')
    const listId = `bad_${sample.format.replaceAll('-', '_')}`
    return { listId, files, primary, mapping: sample.mapping, sample, packed }
  })
  const people = new Map([['people.xml', peopleXml({ day: '2026-01-15', count: 210 })]])
  return [
    ...ofFormats,
    { listId: 'bad_people', files: people, primary: 'people.xml', mapping: {}, sample: null, packed },
  ]
}

function packed(contents: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string | Uint8Array> {
  const [name = ''] = [...contents.keys()]
  const slash = name.indexOf('/')
  if (slash < 0) return contents
  const parts = [...contents].map(([path, content]) => {
    return [path.slice(path.indexOf('/') + 1), Buffer.from(content).toString()] as const
  })
  return new Map([[name.slice(0, slash), zipOf(parts)]])
}

export interface People {
  /** Day of publication. */
  readonly day: string
  readonly count: number
  readonly idFrom?: number
  readonly keeps?: (position: number) => boolean
}

/** A UN list of invented people in five programmes. */
export function peopleXml({ day, count, idFrom = 9000, keeps }: People): string {
  const people = Array.from({ length: count }, (_, at) => {
    if (keeps !== undefined && !keeps(at)) return ''
    const name = `Besk${letters(at)}an`
    return `<INDIVIDUAL><DATAID>${idFrom + at}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>Ottokar</FIRST_NAME>
<SECOND_NAME>${name}</SECOND_NAME><UN_LIST_TYPE>Demo${at % 5}</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.${idFrom + at}</REFERENCE_NUMBER>
<LISTED_ON>2020-01-01</LISTED_ON></INDIVIDUAL>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="${day}T00:00:00.000Z">
<INDIVIDUALS>${people.join('\n')}</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>
`
}

function letters(at: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz'
  return [at % 26, Math.floor(at / 26) % 26, (at * 7) % 26].map((each) => alphabet[each]).join('')
}
