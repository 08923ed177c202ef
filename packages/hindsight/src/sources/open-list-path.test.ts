// Paths of lists: which files belong together, and what is refused instead of guessed.

import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readList } from '@hindsight/engine/lists'
import { describe, expect, it } from 'vitest'
import { ofacSet } from '../testing/small-lists.ts'
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.ts'
import { zipOf } from '../testing/zip-of.ts'
import { ListFileError, openListPath } from './open-list-path.ts'

function folderWith(names: readonly string[]): TemporaryFolder {
  const folder = temporaryFolder()
  for (const name of names) folder.write(name, ofacSet()[name.replace(/\.gz$/u, '')] ?? 'x')
  return folder
}

const whole = ['sdn.csv', 'alt.csv', 'add.csv', 'sdn_comments.csv']

function namesOf(path: string, profile: 'full' | 'no-comments' | 'primary-only' = 'full'): string[] {
  const opened = openListPath(path, profile)
  return opened.state === 'refused'
    ? opened.faults.map((fault) => fault.code)
    : opened.files.map((file) => file.name).toSorted()
}

describe('openListPath', () => {
  it('a primary file brings the companions that its profile declares', () => {
    const { path } = folderWith([...whole, 'sdn.del', 'notes.txt'])
    expect(namesOf(join(path, 'sdn.csv'))).toEqual(['add.csv', 'alt.csv', 'sdn.csv', 'sdn_comments.csv'])
    expect(namesOf(join(path, 'sdn.csv'), 'no-comments')).toEqual(['add.csv', 'alt.csv', 'sdn.csv'])
    expect(namesOf(join(path, 'sdn.csv'), 'primary-only')).toEqual(['sdn.csv'])
  })

  it('a folder with one set is that set', () => {
    expect(namesOf(folderWith(whole).path)).toEqual(['add.csv', 'alt.csv', 'sdn.csv', 'sdn_comments.csv'])
  })

  it('a folder that mixes encodings is refused with a way to choose', () => {
    const opened = openListPath(folderWith([...whole, 'sdn.del']).path, 'full')
    expect(opened.state === 'refused' && opened.faults[0]?.code).toBe('folder-mixed')
    expect(opened.state === 'refused' && opened.faults[0]?.remedy).toContain('Name the primary file')
  })

  it('a file that is there gzipped and not is refused', () => {
    expect(namesOf(folderWith([...whole, 'alt.csv.gz']).path)).toEqual(['file-twice'])
  })

  it('what is not there is refused', () => {
    expect(namesOf(join(temporaryFolder().path, 'gone'))).toEqual(['path-not-found'])
    expect(namesOf(temporaryFolder().path)).toEqual(['folder-empty'])
  })

  it('digests are of the uncompressed content and come only when all was read', async () => {
    const folder = temporaryFolder()
    const path = folder.write('list.csv.gz', gzipSync('id,name\n1,Somebody\n'))
    const opened = openListPath(path, 'full')
    if (opened.state === 'refused') throw new Error('not opened')
    expect(opened.digests()).toBeNull()
    for await (const chunk of opened.files[0]?.chunks ?? []) expect(chunk.length).toBe(19)
    const sha256 = createHash('sha256').update('id,name\n1,Somebody\n').digest('hex')
    expect(opened.digests()).toEqual([{ name: 'list.csv', bytes: 19, sha256 }])
  })

  it('a spreadsheet on disk is read as the list that it is', async () => {
    const titles =
      'Reference,Name of Individual or Entity,Type,Name Type,Date of Birth,Place of Birth,Citizenship,Address,Additional Information,Listing Information,Committees,Control Date'
    const rows = [titles.split(','), ['1', 'Osbert Quillfeather', 'Individual', 'Primary Name', '22870']]
    const cells = rows.map((row) => row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join(''))
    const content = zipOf({
      'xl/workbook.xml': '<workbook><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells.map((row) => `<row>${row}</row>`).join('')}</sheetData></worksheet>`,
    })
    const opened = openListPath(temporaryFolder().write('list.xlsx', content), 'full')
    if (opened.state === 'refused') throw new Error('not opened')
    const options = { listId: null, format: null, profile: 'full', acceptIncomplete: false, mapping: {} } as const
    expect(await readList(opened.files, options)).toMatchObject({
      state: 'read',
      format: 'au-dfat-xlsx',
      parties: [{ id: '1', name: ['Osbert Quillfeather'], birthDate: [{ value: '1962-08-12' }] }],
    })
  })

  it('entities with the index.json of their dataset beside them are opened together', () => {
    const folder = temporaryFolder()
    folder.write('entities.ftm.json', '{}')
    const index = folder.write('index.json', '{}')
    const opened = openListPath(dirname(index), 'full')
    if (opened.state === 'refused') throw new Error('not opened')
    expect(opened.files.map(({ name }) => name)).toEqual(['entities.ftm.json', 'index.json'])
  })

  it.each([
    ['zip-damaged', Buffer.from('PK\u0003\u0004 and so on')],
    ['zip-archive', zipOf({ 'sdn.csv': 'x' })],
    ['zip-damaged', zipOf({ 'xl/workbook.xml': '<workbook/>' }).subarray(0, -3)],
  ])('an archive that is no spreadsheet is refused: %s', (code, content) => {
    const opened = openListPath(temporaryFolder().write('list.xlsx', content), 'full')
    expect(opened.state === 'refused' && opened.faults[0]).toMatchObject({ code, place: { file: 'list.xlsx' } })
  })

  it('a spreadsheet becomes its parts that hold texts, and its digest is of the file as it came', async () => {
    const content = zipOf({ 'xl/workbook.xml': '<workbook/>', 'xl/theme/theme1.xml': '<x/>', '_rels/.rels': '<x/>' })
    const opened = openListPath(temporaryFolder().write('list.xlsx', content), 'full')
    if (opened.state === 'refused') throw new Error('not opened')
    expect(opened.files.map(({ name }) => name)).toEqual(['list.xlsx/xl/workbook.xml'])
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(opened.digests()).toEqual([{ name: 'list.xlsx', bytes: content.length, sha256 }])
  })

  it.each([
    ['gzip-damaged', gzipSync('x'.repeat(1000)).subarray(0, 20)],
    ['gzip-of-gzip', gzipSync(gzipSync('x'))],
    ['too-large', gzipSync(Buffer.alloc(200 << 20), { level: 9 })],
  ])('%s: the fault names the file and the remedy', async (code, content) => {
    const folder = temporaryFolder()
    const opened = openListPath(folder.write('list.xml.gz', content), 'full')
    if (opened.state === 'refused') throw new Error('not opened')
    const read = async (): Promise<void> => {
      for await (const chunk of opened.files[0]?.chunks ?? []) expect(chunk.length).toBeGreaterThan(0)
    }
    const fault = await read().then(
      () => null,
      (cause: unknown) => cause,
    )
    expect(fault).toBeInstanceOf(ListFileError)
    expect((fault as ListFileError).fault).toMatchObject({ code, place: { file: 'list.xml' } })
    expect(opened.digests()).toBeNull()
  })
})
