import { createHash } from 'node:crypto';
import type { PhysicalLocation, Region, Result } from 'sarif';
import { pathAddress } from '../../lib/path-text.ts';
import { visible } from '../../lib/visible.ts';
import { type Anchor, citedLines, type Excerpt, type LedgerFinding, placeOf, type Severity } from '../../types.ts';
import { clip } from '../escape.ts';
import { withoutLineEnd } from '../excerpt-block.ts';
import { plainPhrase, plainProse } from '../prose/plain.ts';
import { raisedBy } from '../sources.ts';
import { reachLabel } from '../texts/reach-label.ts';
import { unrepeated } from '../texts/unrepeated.ts';
import { ruleIdOf } from './sarif-rules.ts';

/** The root of the repository: nobody knows where it lies on the machine of whoever reads the log. */
export const sourceRoot = '%SRCROOT%';

const longestMessage = 4_096;
const briefMessage = 400;
/** A line of a minified file says nothing that its beginning does not. */
const longestSnippet = 4_000;

const levels = { critical: 'error', important: 'warning', suggestion: 'note' } as const satisfies Record<
  Severity,
  Result.level
>;

/**
 * A finding that has a place at the head, as an alert.
 * @param reportUri names the report: with it the alert is told from those of every other
 */
export function alert(found: LedgerFinding, reportUri: string, ruleIds: readonly string[]): Result {
  const { id, fingerprint, severity, standing, finding, reach } = found;
  const { title, failure, body } = finding;
  const said = [unrepeated(failure, [title]), unrepeated(body, [title, failure])].map(plainProse);
  // Where there is little room, GitHub shows the first sentence only.
  const paragraphs = [
    sentence(plainPhrase(title)),
    ...said.filter((one) => one !== ''),
    plain(`${id} of the report: ${standing}. ${raisedBy(found)}.`),
  ];
  const [content, nth = '1'] = fingerprint.split('-');
  return {
    ruleId: ruleIdOf(found),
    ruleIndex: ruleIds.indexOf(ruleIdOf(found)),
    guid: guidOf(`${reportUri}/${id}`),
    level: levels[severity],
    message: { text: message(paragraphs.join('\n\n')) },
    locations: [{ physicalLocation: physical(found) }],
    ...(reach === null || reach.anchor.side === 'old'
      ? {}
      : {
          relatedLocations: [
            {
              id: 1,
              message: { text: message(`${reachLabel(found)} ${plainPhrase(reach.shows)}`) },
              physicalLocation: physical({ ...reach, finding: { ...reach.anchor } }),
            },
          ],
        }),
    // The only one that GitHub looks at.
    partialFingerprints: { primaryLocationLineHash: `${content}:${nth}` },
    properties: { id, severity, standing, raisedBy: found.raisedBy.map(plain) },
  };
}

/** The same without the code around it, for a log that has no room for more. */
export function withoutSnippets(result: Result): Result {
  const { relatedLocations: _, ...rest } = result;
  const locations = (result.locations ?? []).map(({ physicalLocation: place }) => {
    if (place === undefined) return {};
    const { contextRegion: _around, region: { snippet: _code, ...region } = {}, ...file } = place;
    return { physicalLocation: { ...file, region } };
  });
  return { ...rest, locations };
}

/** The beginning of what is said, and no code. */
export function brief(result: Result): Result {
  return { ...withoutSnippets(result), message: { text: clip(result.message.text ?? '', briefMessage) } };
}

/** Text of a message, which is shown as it is: a pair of brackets before a parenthesis would be a link. */
export function message(text: string): string {
  return clip(text.replaceAll('](', '] ('), longestMessage);
}

/** Words of ours around names of others, on one line. */
export function plain(text: string): string {
  return visible(text.toWellFormed().replace(/\s+/gu, ' ').trim());
}

function sentence(title: string): string {
  return /[.!?…]\s*$/u.test(title) ? title : `${title.trim()}.`;
}

type Placed = Parameters<typeof placeOf>[0] & { readonly anchor: Anchor | null; readonly excerpt: Excerpt | null };

function physical(found: Placed): PhysicalLocation {
  const { path, startLine, endLine } = placeOf(found);
  const cited = citedLines(found);
  return {
    artifactLocation: { uri: pathAddress(path), uriBaseId: sourceRoot },
    region: region(startLine ?? 1, endLine ?? startLine ?? 1, startLine === null ? [''] : cited),
    ...around(found, cited),
  };
}

/** From the first letter to the last, in UTF-16 units; of lines that nobody knows, the lines alone. */
function region(startLine: number, endLine: number, lines: readonly string[] | null): Region {
  const last = lines?.at(-1);
  if (lines === null || last === undefined) return { startLine, endLine };
  const shown = snippet(lines);
  return {
    ...{ startLine, startColumn: 1, endLine, endColumn: withoutLineEnd(last).length + 1 },
    ...(shown === '' ? {} : { snippet: { text: shown } }),
  };
}

/** The block around the cited lines; it must be more than they are. */
function around({ anchor, excerpt }: Placed, cited: readonly string[] | null): Pick<PhysicalLocation, 'contextRegion'> {
  if (anchor === null || excerpt === null || cited === null || excerpt.lines.length <= cited.length) return {};
  return { contextRegion: region(excerpt.startLine, excerpt.startLine + excerpt.lines.length - 1, excerpt.lines) };
}

/** What cannot be seen is written out, here too: viewers show the text as it is. */
function snippet(lines: readonly string[]): string {
  return clip(lines.map((line) => visible(withoutLineEnd(line).toWellFormed())).join('\n'), longestSnippet);
}

/** A UUID of version 5 in the name space of addresses (RFC 9562): the same for the same name, another for any other. */
export function guidOf(name: string): string {
  const space = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const bytes = createHash('sha1').update(space).update(name.toWellFormed()).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}
