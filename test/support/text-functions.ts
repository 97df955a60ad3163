import { parseArguments } from '../../src/agent/arguments.ts';
import { checkedTurn } from '../../src/agent/checked-turn.ts';
import { brokenStream, failedInStream, httpFailure } from '../../src/agent/http-failure.ts';
import { readConfig } from '../../src/config.ts';
import { parseHunks } from '../../src/git/hunks.ts';
import { decodeText, linesOf } from '../../src/git/objects.ts';
import { locateGit } from '../../src/git/process.ts';
import { clarify } from '../../src/github/failure.ts';
import { changeHeading, changeRows } from '../../src/lib/change-rows.ts';
import { enclosingBlock } from '../../src/lib/enclosing-block.ts';
import { fingerprint } from '../../src/lib/fingerprint.ts';
import { logSafe } from '../../src/lib/log.ts';
import { commentMarker, findingTag, fingerprintOf } from '../../src/lib/marker.ts';
import { maskTokens } from '../../src/lib/mask-tokens.ts';
import { occurrencesOf } from '../../src/lib/occurrences.ts';
import { readProposedDiff } from '../../src/lib/proposed-diff.ts';
import { createRedactor, mapStrings } from '../../src/lib/redact.ts';
import { holdsSecret, refuseSecret } from '../../src/lib/refuse-secret.ts';
import { comparison, textLikeness, words } from '../../src/lib/text-likeness.ts';
import { visible, withoutUnseen } from '../../src/lib/visible.ts';
import { withoutTrailing } from '../../src/lib/without-trailing.ts';
import { brokenPartition } from '../../src/prompts/partition.ts';
import { clip, codeBlock, codeSpan, phrase, prose, serialise } from '../../src/render/escape.ts';
import { excerptBlock } from '../../src/render/excerpt-block.ts';
import { CodeBlocks, diffBlock, plainBlock } from '../../src/render/html/code-blocks.ts';
import { words as node } from '../../src/render/html/element.ts';
import { elements } from '../../src/render/html/elements.ts';
import { languageOf } from '../../src/render/html/grammars.ts';
import { Ids, outlined, withReferences } from '../../src/render/html/outline.ts';
import { annotations } from '../../src/render/lines/annotations.ts';
import { suggestion } from '../../src/render/lines/suggestion.ts';
import { authorUrl, claimedPlace, link, permalink, runLink } from '../../src/render/links.ts';
import { strong, text as textNode } from '../../src/render/nodes.ts';
import { renderErrorPage } from '../../src/render/pages/error-page.ts';
import { folded, keptOf } from '../../src/render/pages/last-report.ts';
import { logTable } from '../../src/render/pages/log-table.ts';
import { contradictions, lintProse } from '../../src/steps/compose/lint-prose.ts';
import { namesIn } from '../../src/steps/compose/names-in.ts';
import { alphanumerics, indentation, isBlank, lineKey } from '../../src/steps/ground/line-key.ts';
import { comparable, comparableLines, findPieces } from '../../src/steps/ground/match-text.ts';
import { placeQuotation } from '../../src/steps/ground/quotation.ts';
import { quotationReadings } from '../../src/steps/ground/quotation-readings.ts';
import { rawItemId } from '../../src/steps/raw-items.ts';
import type { ChangedFile, LedgerFinding, Report } from '../../src/types.ts';
import { fullReport } from './full-report.ts';

const report = fullReport();
const strength = report.ledger.observations.find(({ item }) => item === 'strength')?.id ?? '';
const redact = createRedactor(['sk-sentinel-key-of-nobody', 'ghs_sentinel.token-of_nobody']);
const place = { startLine: 1, endLine: 40 };
const anchor = { path: 'src/a.py', side: 'new', ...place } as const;

/** A finding with the given words, quotation and proposed diff. */
function findingOf(text: string): LedgerFinding {
  const [first] = report.ledger.findings;
  if (first === undefined) throw new Error('the full report has no finding');
  const claim = { ...first.finding, title: 'A title', body: text, quote: text, fix: { text: 'Mend it.', diff: text } };
  return { ...first, anchor, excerpt: null, rulings: [], reasons: [], finding: claim };
}

function reportOf(text: string): Report {
  const pullRequest = { ...report.pullRequest, author: text };
  return { ...report, pullRequest, ledger: { ...report.ledger, findings: [findingOf(text)] } };
}

function changeOf(path: string, text: string): ChangedFile {
  const lines = text
    .split('\n')
    .map((line, at) => ({ kind: 'added', oldLine: null, newLine: at + 1, text: line }) as const);
  const hunk = { oldStart: 0, oldCount: 0, newStart: 1, newCount: lines.length, lines };
  const facts = { status: 'added', content: 'text', oldMode: '000000', newMode: '100644', deletions: 0 } as const;
  return { path, ...facts, additions: lines.length, hunks: [hunk] };
}

/** A diff that inserts every line of the text at one place. */
function insertion(text: string): string {
  const rows = text.split('\n').map((line) => `+${line}\n`);
  return `--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,${rows.length + 1} @@\n one\n${rows.join('')}`;
}

const oneInput = (input: string, text: string) => (name: string) =>
  ({ [input]: text })[name] ?? (name === 'openai-api-key' ? 'a-key-of-nobody' : name === 'name' ? 'deep-review' : '');

function lintOf(text: string) {
  const texts = { summary: text, verdictReason: '', testing: text, documentation: '', commits: '', closing: text };
  const { ledger, verdict } = report;
  const strengths = [{ id: strength, text }];
  return lintProse({ ...texts, strengths }, { ledger, verdict, letters: ['A'], given: text });
}

const usage = { input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 };

/**
 * Exported functions that take text of others, as functions of one text; the first word of a name is that of the
 * function. A parser may refuse the text.
 */
export const textFunctions: Readonly<Record<string, (text: string) => unknown>> = {
  alphanumerics,
  authorUrl: (text) => authorUrl(reportOf(text)),
  brokenPartition,
  brokenStream,
  changeHeading: (text) => changeHeading(changeOf(text, ''), 'receipt'),
  checkedTurn: (text) =>
    checkedTurn({ text, calls: [{ id: text, name: text, input: {} }], stop: 'end', usage, model: text }),
  claimedPlace: (text) => claimedPlace({ ...anchor, path: text }, Number.POSITIVE_INFINITY),
  clarify: (text) => clarify(Object.assign(new Error(text), { status: 403 })),
  clip: (text) => clip(text, text.length - 1),
  codeBlock: (text) => codeBlock(text, 'text'),
  codeSpan,
  commentMarker,
  comparable,
  comparableLines: (text) => comparableLines(text.split('\n')),
  contradictions: (text) => contradictions({ path: null, title: '', body: text }, report.ledger),
  createRedactor: (text) => createRedactor([text])('a text'),
  decodeText: (text) => decodeText(Buffer.from(text)),
  diffBlock,
  enclosingBlock: (text) => enclosingBlock(text.split('\n'), place, 60),
  excerptBlock: (text) => excerptBlock({ startLine: 1, lines: text.split('\n') }, anchor, Number.POSITIVE_INFINITY),
  failedInStream,
  findingTag,
  'findPieces, none': (text) => findPieces(comparableLines(text.split('\n')), [text.slice(0, 2).trim(), 'none'], true),
  'findPieces, half': (text) =>
    findPieces(comparableLines(text.split('\n')), [comparable(text).slice(0, 32_000)], true),
  fingerprint: (text) => fingerprint({ path: '', kind: '', quote: text }),
  fingerprintOf,
  folded: (text) => folded(text, 60_000),
  holdsSecret: (text) => holdsSecret(text, redact),
  httpFailure: (text) => httpFailure(400, text, { headers: null }),
  indentation,
  isBlank,
  keptOf: (text) => keptOf(text, { name: 'deep-review' }),
  languageOf,
  lineKey: (text) => [lineKey(text, 'a.py'), lineKey(text, 'a.js')],
  'lineKey of a path': (text) => lineKey('x', text),
  linesOf,
  link: (text) => link(text, []),
  locateGit: (text) => locateGit(text),
  lintProse: lintOf,
  logSafe,
  mapStrings: (text) => mapStrings({ [text]: text }, redact),
  maskTokens,
  namesIn,
  node,
  occurrencesOf: (text) => [...occurrencesOf(text.slice(0, 32_000))(text)].length,
  parseArguments,
  parseHunks,
  'parseHunks behind a heading': (text) => parseHunks(`@@ -1,9 +1,9 @@\n${text}`),
  permalink: (text) => permalink(report, { ...anchor, path: text }),
  phrase,
  placeQuotation: (text) => placeQuotation(text.split('\n'), text, place),
  'placeQuotation of a part': (text) =>
    placeQuotation(text.split('\n'), `${text.slice(0, 30)}\n…\n${text.slice(0, 20)}`, place),
  'placeQuotation of a short file': (text) => placeQuotation(['one', 'two'], text, place),
  plainBlock,
  prose,
  rawItemId: (text) => rawItemId(text, 'concerns', 1),
  'readConfig of an address': (text) => readConfig(oneInput('openai-base-url', text)),
  'readConfig of a head': (text) => readConfig(oneInput('head-sha', text)),
  'readConfig of a name': (text) => readConfig(oneInput('name', text)),
  'readConfig of reviewers': (text) => readConfig(oneInput('reviewers', text)),
  readings: (text) => quotationReadings(text, () => false),
  'readings of the file': (text) => quotationReadings(text, () => true),
  readProposedDiff: (text) => readProposedDiff(text, 'a.ts'),
  'readProposedDiff within a hunk': (text) => readProposedDiff(`@@ -1 +1 @@\n${text}`, 'a.ts'),
  'readProposedDiff of an insertion': (text) => readProposedDiff(insertion(text), 'a.ts'),
  redact,
  refuseSecret: (text) => refuseSecret(text, redact),
  runLink: (text) => runLink(text, 'run'),
  strong,
  suggestion: (text) =>
    suggestion(
      {
        ...findingOf(insertion(text)),
        fixWorks: null,
        fix: { label: 'applies', leavesQuote: false, problem: null },
      },
      changeOf('a.ts', 'one'),
      { side: 'RIGHT', start: 1, end: 1 },
    ),
  text: textNode,
  textLikeness: (text) => textLikeness([text, text])(0, 1),
  visible,
  withoutTrailing: (text) => withoutTrailing(text, text.charAt(1)),
  withoutUnseen,
  withReferences: (text) => withReferences([{ type: 'text', value: text }], new Ids()),
  words,
};

/** What makes thousands of nodes, rows or vectors of one text: linear as well, and each of them costs microseconds. */
export const nodeFunctions: Readonly<Record<string, (text: string) => unknown>> = {
  annotations: (text) => annotations(reportOf(text)),
  changeRows: (text) => changeRows(changeOf('a.ts', text)),
  'CodeBlocks.excerpt': (text) =>
    new CodeBlocks().excerpt({ path: 'a.ts', startLine: 1, citedStart: 1, citedEnd: 2, lines: text.split('\n') }),
  comparison: (text) => comparison([text, `${text} more`].map((each) => ({ text: each, quote: each })))(0, 1),
  'serialise prose': (text) => serialise({ type: 'root', children: prose(text) }),
  logTable: (text) => logTable({ ...report, gate: { outcome: 'incomplete', reasons: [text] } }),
  outlined: (text) => outlined(text, elements(prose(text), new CodeBlocks()), new Ids()),
  renderErrorPage: (text) => renderErrorPage({ what: text, remedy: text }),
};
