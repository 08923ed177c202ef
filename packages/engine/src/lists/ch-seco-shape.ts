// Elements and attributes of SECO's sanctions list, of its published schema and of known issues.

import { knownPaths, type XmlShape } from './xml-reader.ts'

const root = 'swiss-sanctions-list'
const program = `${root}/sanctions-program`
const target = `${root}/target`
const place = `${root}/place`

const bodies = ['individual', 'entity', 'object'].flatMap((body) => {
  const at = `${target}/${body}`
  const identity = `${at}/identity`
  return [
    `${at}: @sex@object-type identity@ssid@main justification@ssid other-information@ssid`,
    `${at}: relation@ssid@target-id@relation-type generic-attribute@ssid@name`,
    `${at}/relation: remark`,
    `${identity}/name: @ssid@name-type@quality@lang name-part@order@name-part-type`,
    `${identity}/name/name-part: value spelling-variant@ssid@lang@script@spelling-variant-type`,
    `${identity}/nationality: @ssid country@iso-code remark`,
    `${identity}/day-month-year: @ssid@day@month@year@calendar@quality`,
    `${identity}/place-of-birth: @ssid@place-id@quality remark`,
    `${identity}/address: @ssid@place-id@quality@main c-o address-details p-o-box zip-code remark`,
    `${identity}/identification-document: @ssid@document-type number issuer@code date-of-issue expiry-date`,
    `${identity}/identification-document: place-of-issue@place-id remark`,
    `${identity}/identification-document/date-of-issue: day-month-year@ssid@day@month@year@calendar@quality`,
    `${identity}/identification-document/expiry-date: day-month-year@ssid@day@month@year@calendar@quality`,
  ]
})

const modification = `${target}/modification`
const history = ['added', 'removed', 'remark'].map((part) => `${modification}/${part}`)
const known = knownPaths(`
  ${root}: @list-type@date
  ${program}: @ssid@version-date@predecessor-version-date program-key@lang program-name@lang sanctions-set@ssid@lang
  ${program}: origin
  ${target}: @ssid@sanctions-set-id sanctions-set-id foreign-identifier generic-attribute@ssid@name
  ${bodies.join('\n')}
  ${modification}: @modification-type@enactment-date@publication-date@effective-date added removed remark
  ${place}: @ssid location area country@iso-code location-variant@lang@script@variant-type area-variant@lang@script@variant-type
`)

/** Shape of the whole document; what a modification added or took away is history and not read. */
export const secoShape: Omit<XmlShape, 'onRecord'> = {
  root,
  known,
  records: new Set([program, target, place]),
  aside: new Set(history),
}
