// Small lists of invented parties, whole and well-formed, as their issuers would write them.

/** People of the small lists; nobody real. */
export const listedPeople = ['Ottokar Beskydzan', 'Ratimir Velegradskiy', 'Mireille Vaucressonne'] as const

/** A UN Security Council list of invented people; who stands where in `numbered` says their identifiers. */
export function unList(names: readonly string[] = listedPeople, numbered = names): string {
  const people = names.map((name, place) => {
    const position = numbered === names ? place : numbered.indexOf(name)
    const [first = '', ...rest] = name.split(' ')
    return `<INDIVIDUAL><DATAID>${9000 + position}</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>${first}</FIRST_NAME>
<SECOND_NAME>${rest.join(' ')}</SECOND_NAME><UN_LIST_TYPE>Demo</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.${position}</REFERENCE_NUMBER>
<LISTED_ON>2020-01-01</LISTED_ON></INDIVIDUAL>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-01-15T00:00:00.000Z">
<INDIVIDUALS>${people.join('\n')}</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>
`
}

/** The files of an OFAC set of one invented person, by name. */
export function ofacSet(): Readonly<Record<string, string>> {
  const end = '\r\n\u001a'
  const nulls = Array.from({ length: 7 }, () => '-0- ').join(',')
  return {
    'sdn.csv': `9101,"BESKYDZAN, Ottokar","individual","DEMO",${nulls},"DOB 30 Dec 1961."${end}`,
    'alt.csv': `9101,9201,"aka","BESKYDZANI, Otokar",-0- ${end}`,
    'add.csv': `9101,9301,-0- ,-0- ,"Slovakia",-0- ${end}`,
    'sdn_comments.csv': `9101,"Passport invented."${end}`,
  }
}
