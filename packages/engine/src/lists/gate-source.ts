// Steps 1 to 4 and 6 of the gate: how the bytes came, that they are whole, that every row was read, and that time does
// not run backwards (reliability A6.1).

import { answered, askPublisher, notApplicable, percent, refetch } from './gate-check.ts'
import type { GateCheck, GateFacts, TransportFacts } from './gate-facts.ts'
import { rejectKey } from './version-stats.ts'

/** Step 1: status, host, kind and size of what was sent. */
export function examineTransport(facts: GateFacts): readonly GateCheck[] {
  const sent = facts.transport.flatMap(examineFile)
  const came = sent.length > 0 ? sent : [notApplicable('sent', 'The files came by path, not over the net.')]
  return [...came, examineSize(facts)]
}

function examineFile(file: TransportFacts): readonly GateCheck[] {
  const { url, status, finalHost, allowedHosts, contentType, contentLength, receivedBytes } = file
  const length = contentLength === null ? 'no length was announced' : `${contentLength} were announced`
  return [
    answered({
      check: 'status',
      isHeld: status !== 200,
      measured: status,
      limit: 200,
      sentence: `${url} answered with status ${status}.`,
      remedy: refetch,
    }),
    answered({
      check: 'host',
      isHeld: !allowedHosts.includes(finalHost),
      measured: finalHost,
      limit: allowedHosts.join(', '),
      sentence: `${url} was answered by ${finalHost}.`,
      remedy: 'Take lists only from their publisher. If it moved, have the new host entered for this list.',
    }),
    answered({
      check: 'content-type',
      isHeld: /html/iu.test(contentType ?? ''),
      measured: contentType,
      limit: 'not HTML',
      sentence: `${url} was sent as ${contentType ?? 'nothing named'}.`,
      remedy: `It is a web page, not a list. ${refetch}`,
    }),
    answered({
      check: 'content-length',
      isHeld: contentLength !== null && contentLength !== receivedBytes,
      measured: receivedBytes,
      limit: contentLength,
      sentence: `${receivedBytes} bytes of ${url} arrived; ${length}.`,
      remedy: `The connection was cut. ${refetch}`,
    }),
  ]
}

function examineSize({ accepted, bytes, result, settings }: GateFacts): GateCheck {
  const last = accepted.at(-1)
  if (last === undefined) return notApplicable('size', 'There is no earlier version to compare the size with.')
  if (result.state === 'read' && (result.format !== last.format || result.profile !== last.profile)) {
    return notApplicable('size', 'The live version came in another format or profile; sizes do not compare.')
  }
  const ratio = last.bytes === 0 ? 1 : bytes / last.bytes
  return answered({
    check: 'size',
    isHeld: ratio < settings.sizeRatioMin || ratio > settings.sizeRatioMax,
    measured: Number(ratio.toFixed(3)),
    limit: `${settings.sizeRatioMin} to ${settings.sizeRatioMax}`,
    sentence: `${bytes} bytes, ${percent(ratio)} of the ${last.bytes} bytes of ${last.versionId}.`,
    remedy: askPublisher,
  })
}

/** Step 2: the reader found the list whole, and what the publisher says of it elsewhere agrees. */
export function examineEnd({ result, sha256, published, settings, listId }: GateFacts): readonly GateCheck[] {
  const [fault] = result.state === 'refused' ? result.faults : []
  const others = result.state === 'refused' && result.faults.length > 1 ? ` (and ${result.faults.length - 1} more)` : ''
  const format = result.format ?? 'none'
  return [
    answered({
      check: 'read-whole',
      isHeld: result.state === 'refused',
      measured: fault?.code ?? 'whole',
      limit: 'whole',
      sentence:
        fault === undefined ? 'The list was read to its end.' : `The list was refused: ${fault.message}${others}.`,
      remedy: fault?.remedy ?? refetch,
    }),
    settings.formats.length === 0
      ? notApplicable('format', `No format is set for ${listId}.`)
      : answered({
          check: 'format',
          isHeld: !settings.formats.some((known) => known === result.format),
          measured: format,
          limit: settings.formats.join(', '),
          sentence: `The format is ${format}.`,
          remedy: `${listId} does not come in this format. Check that it is this list, and not another.`,
        }),
    published?.records == null
      ? notApplicable('published-count', 'The publisher states no number of records elsewhere.')
      : answered({
          check: 'published-count',
          isHeld: result.state !== 'read' || result.records !== published.records,
          measured: result.state === 'read' ? result.records : 0,
          limit: published.records,
          sentence: `${result.state === 'read' ? result.records : 0} records; the publisher states ${published.records}.`,
          remedy: refetch,
        }),
    published?.sha256 == null
      ? notApplicable('published-checksum', 'The publisher states no checksum.')
      : answered({
          check: 'published-checksum',
          isHeld: sha256 !== published.sha256,
          measured: sha256,
          limit: published.sha256,
          sentence: `The checksum is ${sha256 ?? 'unknown'}; the publisher states ${published.sha256}.`,
          remedy: refetch,
        }),
  ]
}

/** Step 3: no companion is missing, the profile is that of the live version, aliases are as frequent as there. */
export function examineSet({ result, accepted, stats, settings }: GateFacts): readonly GateCheck[] {
  if (result.state === 'refused' || stats === null) return [notApplicable('companions', 'The list was refused.')]
  const last = accepted.at(-1)
  const missing = result.incomplete.join(', ')
  const checks = [
    answered({
      check: 'companions',
      isHeld: result.incomplete.length > 0,
      measured: missing === '' ? 'none missing' : missing,
      limit: 'none missing',
      sentence: missing === '' ? `The set is complete for the profile "${result.profile}".` : `${missing} is missing.`,
      remedy: 'Put the missing file beside its companions and add the list again.',
    }),
  ]
  if (last === undefined) return [...checks, notApplicable('aliases', 'There is no earlier version to compare with.')]
  const shareOf = (of: { withAlias: number; parties: number }): number => of.withAlias / Math.max(1, of.parties)
  const [share, earlier] = [shareOf(stats), shareOf(last.stats)]
  return [
    ...checks,
    answered({
      check: 'profile',
      isHeld: result.profile !== last.profile,
      measured: result.profile,
      limit: last.profile,
      sentence: `The profile is "${result.profile}"; that of ${last.versionId} is "${last.profile}".`,
      remedy: 'Add the list with the same companions as before, or have two operators release the new profile.',
    }),
    answered({
      check: 'aliases',
      isHeld: Math.abs(share - earlier) > settings.aliasShiftMax,
      measured: percent(share),
      limit: `${percent(earlier - settings.aliasShiftMax)} to ${percent(earlier + settings.aliasShiftMax)}`,
      sentence: `${percent(share)} of the parties have another name; it was ${percent(earlier)}.`,
      remedy: `Check that the file of aliases is whole. ${askPublisher}`,
    }),
  ]
}

/** Step 4: every record became a party, or is one that was not one in the live version either, for the same reason. */
export function examineRows({ result, accepted }: GateFacts): readonly GateCheck[] {
  if (result.state === 'refused') return [notApplicable('rows', 'The list was refused.')]
  const known = new Set(accepted.at(-1)?.stats.rejects ?? [])
  const fresh = result.rejects.filter((reject) => !known.has(rejectKey(reject)))
  const [first] = fresh
  const place = first === undefined ? '' : `${first.place.file}, line ${first.place.line ?? 'unknown'}: ${first.reason}`
  const seen = result.rejects.length - fresh.length
  const passed = seen === 0 ? 'Every record became a party.' : `No record but ${seen} known ones was left out.`
  const accounted = result.parties.length + result.rejects.length
  return [
    answered({
      check: 'rows',
      isHeld: fresh.length > 0,
      measured: fresh.length,
      limit: 0,
      sentence:
        first === undefined ? passed : `${fresh.length} of ${result.records} records were not read, first ${place}.`,
      remedy: 'Have the reader taught what it does not know, or have two operators release the version without them.',
    }),
    answered({
      check: 'accounted',
      isHeld: accounted !== result.records,
      measured: accounted,
      limit: result.records,
      sentence: `${result.records} records = ${result.parties.length} parties + ${result.rejects.length} rejects.`,
      remedy: 'Report it: the reader lost records.',
    }),
  ]
}

/** Step 6: not older than what is live, and nothing that was live before and was replaced since. */
export function examineOrder({ publishedAt, sha256, stats, accepted }: GateFacts): readonly GateCheck[] {
  const last = accepted.at(-1)
  if (last === undefined) return [notApplicable('order', 'There is no earlier version.')]
  if (sha256 !== null && sha256 === last.sha256) {
    const sentence = `These are the bytes of ${last.versionId}, which is live.`
    const same = {
      check: 'order',
      verdict: 'unchanged',
      measured: sha256,
      limit: null,
      sentence,
      remedy: null,
    } as const
    return [same, examineDate(publishedAt, last)]
  }
  const earlier = accepted.filter((version) => version.stats.contentSha256 !== last.stats.contentSha256)
  const twin = earlier.findLast(
    (version) => version.sha256 === sha256 || version.stats.contentSha256 === stats?.contentSha256,
  )
  const sentence =
    twin === undefined
      ? 'Its content was not live before.'
      : `It says what ${twin.versionId} said, which was replaced by ${last.versionId}.`
  return [
    examineDate(publishedAt, last),
    answered({
      check: 'replayed',
      isHeld: twin !== undefined,
      measured: twin?.versionId ?? 'new',
      limit: 'new',
      sentence,
      remedy: `The source serves an old version. ${askPublisher}`,
    }),
  ]
}

/** By day: publishers print dates, times at most of their machines. */
function examineDate(publishedAt: string | null, last: { versionId: string; publishedAt: string | null }): GateCheck {
  if (publishedAt === null || last.publishedAt === null) {
    return notApplicable('date', 'No date of publication is known for this version or for the live one.')
  }
  const [ours, live] = [publishedAt.slice(0, 10), last.publishedAt.slice(0, 10)]
  return answered({
    check: 'date',
    isHeld: ours < live,
    measured: ours,
    limit: live,
    sentence: `It was published on ${ours}; ${last.versionId} on ${live}.`,
    remedy: `The source serves an old version. ${refetch}`,
  })
}
