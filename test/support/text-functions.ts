import GithubSlugger from 'github-slugger';
import { parseArguments } from '../../src/agent/arguments.ts';
import { checkedTurn } from '../../src/agent/checked-turn.ts';
import { brokenStream, failedInStream, failureFrom } from '../../src/agent/http-failure.ts';
import { jsonOf, readRefusal } from '../../src/agent/refusal.ts';
import { vendorWords } from '../../src/agent/vendor-words.ts';
import { inOwnNames } from '../../src/command-line/flags.ts';
import { unknownId } from '../../src/commands/dismiss.ts';
import { readAsked } from '../../src/commands/grammar.ts';
import { isSameLogin } from '../../src/commands/permission.ts';
import { anotherHead } from '../../src/commands/review.ts';
import { readAccess } from '../../src/config/access.ts';
import { readHeaders } from '../../src/config/headers.ts';
import { languageCalled } from '../../src/config/language.ts';
import { readReviewers } from '../../src/config/reviewers.ts';
import { settleInputs } from '../../src/config/settle.ts';
import { decodeText } from '../../src/git/decode.ts';
import { parseHunks } from '../../src/git/hunks.ts';
import { linesOf } from '../../src/git/objects.ts';
import { isActingPlace } from '../../src/git/patches/acts-by-itself.ts';
import { locateGit } from '../../src/git/process.ts';
import { clarify } from '../../src/github/failure.ts';
import { changeHeading, changeListRow, changeState, receiptRow } from '../../src/lib/change/headings.ts';
import { changeRows } from '../../src/lib/change/rows.ts';
import { enclosingBlock } from '../../src/lib/enclosing-block.ts';
import { holdsSecret } from '../../src/lib/holds-secret.ts';
import { indentation } from '../../src/lib/indentation.ts';
import { logSafe } from '../../src/lib/log.ts';
import { machinePathsShortened } from '../../src/lib/machine-paths.ts';
import {
  becameOf,
  commentMarker,
  findingTag,
  fingerprintOf,
  keepingState,
  stamped,
  stampOf,
  stateLineOf,
  unstamped,
  withNote,
  withoutState,
  withState,
} from '../../src/lib/marker.ts';
import { maskTokens } from '../../src/lib/mask-tokens.ts';
import { occurrencesOf } from '../../src/lib/occurrences.ts';
import { isEnd, loosely, pathReadings, supposedOfLetters } from '../../src/lib/path-readings.ts';
import { pathAddress, pathBytes, pathText } from '../../src/lib/path-text.ts';
import { readProposedDiff } from '../../src/lib/proposed-diff.ts';
import { createPartRedactor, createRedactor, mapStrings } from '../../src/lib/redact.ts';
import { pathProblem, resolvePath } from '../../src/lib/resolve-path.ts';
import { comparison, textLikeness, words } from '../../src/lib/text-likeness.ts';
import { visible, withoutUnseen } from '../../src/lib/visible.ts';
import { withoutTrailing } from '../../src/lib/without-trailing.ts';
import { brokenPartition } from '../../src/prompts/partition.ts';
import { vendors } from '../../src/providers/index.ts';
import { promptCacheKey, takesBreakpoints } from '../../src/providers/openai-cache.ts';
import { pageWithMemory } from '../../src/publish/memory/page-with-memory.ts';
import { notWritten } from '../../src/publish/publication.ts';
import { repositoryOf } from '../../src/render/data/program.ts';
import { guidOf, message, plain } from '../../src/render/data/sarif-alert.ts';
import {
  clip,
  codeBlock,
  codeSpan,
  folded,
  literal,
  serialise,
  spanOf,
  startsCommand,
} from '../../src/render/escape.ts';
import { excerptBlock, withoutLineEnd } from '../../src/render/excerpt-block.ts';
import { CodeBlocks, diffBlock, plainBlock } from '../../src/render/html/code-blocks.ts';
import { elements } from '../../src/render/html/elements.ts';
import { languageOf } from '../../src/render/html/grammars.ts';
import { outlined } from '../../src/render/html/outlined.ts';
import { linkReferences } from '../../src/render/html/references.ts';
import { annotations } from '../../src/render/lines/annotations.ts';
import { suggestion } from '../../src/render/lines/suggestion.ts';
import { authorUrl, claimedPlace, link, permalink, runLink } from '../../src/render/links.ts';
import { entryLabel, paragraph, strong, text as textNode } from '../../src/render/nodes.ts';
import { renderErrorPage } from '../../src/render/pages/error-page.ts';
import { keptOf, lastReport } from '../../src/render/pages/last-report.ts';
import { logTable } from '../../src/render/pages/log-table.ts';
import { renderReply, replyTag } from '../../src/render/pages/reply-page.ts';
import { renderWaitingPage } from '../../src/render/pages/waiting-page.ts';
import { bold } from '../../src/render/prose/bold.ts';
import { fenceLanguage } from '../../src/render/prose/fence-language.ts';
import { isFootnote, words as wordsOf } from '../../src/render/prose/inline.ts';
import { plainPhrase, plainProse } from '../../src/render/prose/plain.ts';
import { phrase, prose, verbatim } from '../../src/render/prose/prose.ts';
import { narrowed, shortened } from '../../src/render/texts/shortened.ts';
import { unrepeated } from '../../src/render/texts/unrepeated.ts';
import { cut } from '../../src/rounds/claims.ts';
import { identify } from '../../src/rounds/identity.ts';
import { bare, overlap, saysSomething } from '../../src/rounds/links/quoted-code.ts';
import { overrideOn } from '../../src/rounds/override.ts';
import { readState } from '../../src/rounds/state-line.ts';
import { addressesReviewersIn } from '../../src/rules/addresses-reviewers.ts';
import { isInstruction } from '../../src/rules/changed-instructions.ts';
import { saysGenerated } from '../../src/rules/generated-mark.ts';
import { hostsIn, lockHosts } from '../../src/rules/lock-hosts.ts';
import { ordersInLanguages } from '../../src/rules/orders-in-languages.ts';
import { exclusionAdvice } from '../../src/rules/unreadable-binary.ts';
import { turnsAround, unseenIn } from '../../src/rules/unseen-characters.ts';
import { contradictions, lintProse } from '../../src/steps/compose/lint-prose.ts';
import { namesIn } from '../../src/steps/compose/names-in.ts';
import { vendorNamed } from '../../src/steps/decide/terms.ts';
import { missingFiles } from '../../src/steps/decide/undelivered.ts';
import { generatedBy } from '../../src/steps/files/generated.ts';
import { matchesGlob } from '../../src/steps/files/glob.ts';
import { fold, foldedFile, unescaped } from '../../src/steps/ground/fold-text.ts';
import { alphanumerics, isBlank, lineKey } from '../../src/steps/ground/line-key.ts';
import { withMasks } from '../../src/steps/ground/masks.ts';
import { comparable, comparableLines, findPieces } from '../../src/steps/ground/match-text.ts';
import { plainDiff } from '../../src/steps/ground/mend/diff-forms.ts';
import { indentOf, leavesOut, readingsOf } from '../../src/steps/ground/mend/diff-rows.ts';
import { patched } from '../../src/steps/ground/mend/patched.ts';
import { commentReadings, placeComment, withoutMarks } from '../../src/steps/ground/place-comment.ts';
import { placeQuotation } from '../../src/steps/ground/quotation.ts';
import { placeLines } from '../../src/steps/ground/quotation-lines.ts';
import { quotationReadings, quotedTexts, saysOmission } from '../../src/steps/ground/quotation-readings.ts';
import { withoutComment, withoutRemarks } from '../../src/steps/ground/remarks.ts';
import { unknownOccurrencesOf } from '../../src/steps/ground/unknown-characters.ts';
import { nameNow } from '../../src/steps/recheck/find-code.ts';
import { readSubmission } from '../../src/steps/review/read-submission.ts';
import { formProblem } from '../../src/steps/sessions/form-problem.ts';
import { actsByPath, isDocumentation, isImported, isRead, isReadme } from '../../src/steps/small/acting-path.ts';
import { codeFrame } from '../../src/steps/small/code-frame.ts';
import { markdownFrame } from '../../src/steps/small/markdown-frame.ts';
import { isNamedIn } from '../../src/steps/small/named-elsewhere.ts';
import { isParsedCode } from '../../src/steps/small/parsed-code.ts';
import { isProseComment } from '../../src/steps/small/prose-comment.ts';
import { rstFrame } from '../../src/steps/small/rst-frame.ts';
import { formsOf, isNamedCode } from '../../src/steps/verify/comment-forms.ts';
import { textKind } from '../../src/steps/verify/text-kind.ts';
import { changedFile, otherName } from '../../src/tools/place.ts';
import {
  AskedSubmission,
  type ChangedFile,
  codeFindingId,
  Finding,
  type LedgerFinding,
  liesIn,
  linesIn,
  meansFindings,
  mend,
  type PullRequest,
  plainWord,
  type Report,
  rawItemId,
  readRawItemId,
  Severity,
} from '../../src/types.ts';
import { callName } from '../../src/worlds/recordings/calls.ts';
import { differenceOf } from '../../src/worlds/recordings/difference.ts';
import { readQueueBranch } from '../../src/worlds/triggers/merge-group.ts';
import { fullReport } from './full-report.ts';
import { pullRequest } from './report-parts.ts';
import { memoryOf } from './sealing.ts';

const report = fullReport();
const strength = report.ledger.observations.find(({ item }) => item === 'strength')?.id ?? '';
const secrets = ['sk-sentinel-key-of-nobody', 'ghs_sentinel.token-of_nobody'];
const failing = { model: 'model-1', words: vendorWords(secrets) };
const redact = createRedactor(['sk-sentinel-key-of-nobody', 'ghs_sentinel.token-of_nobody']);
const place = { startLine: 1, endLine: 40 };
const trees = ['a/b.ts', 'b.ts', 'B.ts', 'x'].map((path) => ({ path }));
const anchor = { path: 'src/a.py', side: 'new', ...place } as const;

/** A finding with the given words, quotation and proposed diff. */
function findingOf(text: string): LedgerFinding {
  const [first] = report.ledger.findings;
  if (first === undefined) throw new Error('the full report has no finding');
  const claim = { ...first.finding, title: 'A title', body: text, quote: text, fix: { text: 'Mend it.', diff: text } };
  return { ...first, anchor, excerpt: null, rulings: [], reasons: [], finding: claim };
}

function written(text: string): PullRequest {
  return { ...pullRequest, author: text, body: text };
}

function reportOf(text: string): Report {
  return { ...report, change: written(text), ledger: { ...report.ledger, findings: [findingOf(text)] } };
}

function changeOf(path: string, text: string): ChangedFile {
  const lines = text
    .split('\n')
    .map((line, at) => ({ kind: 'added', oldLine: null, newLine: at + 1, text: line }) as const);
  const hunk = { oldStart: 0, oldCount: 0, newStart: 1, newCount: lines.length, lines };
  const facts = { status: 'added', content: 'text', oldMode: '000000', newMode: '100644', deletions: 0 } as const;
  return { path, ...facts, notReviewed: null, additions: lines.length, hunks: [hunk] };
}

/** A diff that inserts every line of the text at one place. */
function insertion(text: string): string {
  const rows = text.split('\n').map((line) => `+${line}\n`);
  return `--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,${rows.length + 1} @@\n one\n${rows.join('')}`;
}

let texts = 0;

/** The text with another end: what was parsed is remembered. */
export function another(text: string): string {
  texts += 1;
  return `${text.slice(0, -8)}${String(texts).padStart(8)}`;
}

const oneInput = (input: string, text: string) => (name: string) =>
  ({ [input]: text })[name] ?? (name === 'openai-api-key' ? 'a-key-of-nobody' : name === 'name' ? 'deep-review' : '');

function lintOf(text: string) {
  const texts = { summary: text, verdictReason: '', testing: text, documentation: '', commits: '', closing: text };
  const { ledger, verdict } = report;
  const strengths = [{ id: strength, text }];
  return lintProse({ ...texts, strengths }, { ledger, verdict, letters: ['A'], given: text });
}

const choosable = { vendors, withKey: new Set(['openai']) };
const page = () => ({ blocks: new CodeBlocks(), slugger: new GithubSlugger() });

/** As much as one diff may take, and an anchor at the end. */
const within = {
  anchor: { startLine: 900, endLine: 1_000 },
  get spend() {
    let left = 5_000_000;
    return (steps: number) => {
      left -= steps;
      if (left < 0) throw new Error('too much');
    };
  },
};

const usage = { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 };

/**
 * Exported functions that take text of others, as functions of one text; the first word of a name is that of the
 * function. A parser may refuse the text.
 */
export const textFunctions: Readonly<Record<string, (text: string) => unknown>> = {
  readAsked,
  overrideOn: (text) => overrideOn(text, []),
  replyTag: (text) => replyTag(text, 1),
  renderReply: (text) => renderReply(text, [{ line: text, by: text, says: text }], []),
  unknownId: (text) => unknownId(text, memoryOf()),
  isSameLogin: (text) => isSameLogin(text, text),
  anotherHead: (text) => anotherHead(text, text, { headSha: text, author: text, isFork: true }, text),
  addressesReviewersIn,
  ordersInLanguages,
  actsByPath,
  isImported,
  isReadme,
  isParsedCode,
  isProseComment: (text) => [isProseComment(`// ${text}`), isProseComment(`/** ${text}*/`)],
  isActingPlace,
  isDocumentation,
  isRead,
  isInstruction,
  isNamedIn: (text) => [isNamedIn(text, 'docs/guide.md'), isNamedIn('docs/', `${text}/a.md`)],
  rstFrame,
  alphanumerics,
  generatedBy: (text) => generatedBy('a.js', text),
  hostsIn: (text) => hostsIn('package-lock.json', text),
  lockHosts: (text) => lockHosts('composer.lock', text.split('\n')),
  'lockHosts of YAML': (text) => lockHosts('pnpm-lock.yaml', text.split('\n')),
  'hostsIn elsewhere': (text) => hostsIn('Cargo.lock', text),
  saysGenerated: (text) => [saysGenerated(text, 1), saysGenerated(`// ${'generated by '.repeat(text.length / 16)}`, 1)],
  turnsAround,
  unseenIn: (text) => unseenIn(text, true),
  authorUrl: (text) => authorUrl(written(text)),
  brokenPartition,
  brokenStream,
  codeFindingId: (text) => codeFindingId(text, 0),
  vendorNamed: (text) => vendorNamed(text, { vendors: new Map() }),
  readHeaders: (text) => readHeaders('openai-headers', oneInput('openai-headers', text)),

  changedFile: (text) => changedFile(text, [changeOf('a.ts', '')]),
  changeHeading: (text) => changeHeading(changeOf(text, '')),
  changeListRow: (text) => changeListRow(changeOf(text, '')),
  changeState: (text) => changeState({ status: 'renamed', oldPath: text }),
  checkedTurn: (text) =>
    checkedTurn({ text, calls: [{ id: text, name: text, input: {} }], stop: 'end', usage, model: text }),
  claimedPlace: (text) => claimedPlace({ ...anchor, path: text }, Number.POSITIVE_INFINITY),
  clarify: (text) => clarify(Object.assign(new Error(text), { status: 403 })),
  clip: (text) => clip(text, text.length - 1),
  codeBlock: (text) => codeBlock(text, 'text'),
  codeSpan,
  commentMarker,
  stampOf,
  stamped: (text: string) => stamped(text, { startedAt: 1, run: '1-1', headSha: 'a'.repeat(40) }),
  unstamped,
  stateLineOf,
  keepingState: (text: string) => keepingState(text, text),
  withoutState,
  withNote: (text: string) => withNote(text, { became: 'fixed', note: text }),
  pageWithMemory: (text: string) => pageWithMemory(text, null),
  withState: (text: string) => withState(text, text),
  readState: (text: string) => readState(text, { verifies: () => true }),
  comparable,
  comparableLines: (text) => comparableLines(text.split('\n')),
  contradictions: (text) => contradictions({ path: null, title: '', body: text }, report.ledger),
  createPartRedactor: createPartRedactor(secrets),
  becameOf,
  createRedactor: (text) => createRedactor([text])('a text'),
  decodeText: (text) => decodeText(Buffer.from(text)),
  diffBlock,
  enclosingBlock: (text) => enclosingBlock(text.split('\n'), place, 60),
  exclusionAdvice,
  excerptBlock: (text) => excerptBlock({ startLine: 1, lines: text.split('\n') }, anchor, Number.POSITIVE_INFINITY),
  failedInStream: (text) => failedInStream({ code: text, message: text }, failing),
  failureFrom: (text) => failureFrom(readRefusal(400, text), new Headers(), failing),
  findingTag,
  'findPieces, none': (text) =>
    findPieces(comparableLines(text.split('\n')), [text.slice(0, 2).trim(), 'none'], {
      isBrokenOff: true,
    }),
  'findPieces, half': (text) =>
    findPieces(comparableLines(text.split('\n')), [comparable(text).slice(0, 32_000)], { isBrokenOff: true }),
  fingerprintOf,
  foldedFile: (text) => foldedFile(text.split('\n')),
  fold,
  formProblem: (text) =>
    formProblem(text, [{ code: 'custom', path: ['findings', 0, text], input: text, message: text }]),
  folded: (text) => folded(text, text),
  guidOf,
  message,
  plain,
  repositoryOf,
  holdsSecret: (text) => holdsSecret(text, redact),
  indentation,
  jsonOf,
  indentOf,
  isBlank,
  identify: (text) => identify(reportOf(text).ledger, (each) => each),
  keptOf: (text) => keptOf(text, { name: 'deep-review' }),
  linkReferences: (text) => linkReferences([paragraph(textNode(text))], new Set(['F1'])),
  languageOf,
  lastReport: (text) => lastReport(text, 60_000),
  formsOf: (text) => formsOf(text, text),
  isNamedCode,
  linesIn: (text) => [linesIn(text), linesIn({ lines: `${text}1` })],
  meansFindings,
  lineKey: (text) => [lineKey(text, 'a.py'), lineKey(text, 'a.js')],
  literal: (text) => literal(text, Number.POSITIVE_INFINITY),
  spanOf,
  startsCommand,
  'lineKey of a path': (text) => lineKey('x', text),
  linesOf,
  link: (text) => link(text, []),
  locateGit: (text) => locateGit(text),
  lintProse: lintOf,
  inOwnNames: (text) => [inOwnNames(text, vendors), inOwnNames(`Input \`${text}\` is "${text}"`, vendors)],
  logSafe,
  mapStrings: (text) => mapStrings({ [text]: text }, redact),
  machinePathsShortened: (text) => machinePathsShortened(trees)(`/home/${text}`),
  maskTokens,
  matchesGlob: (text) => [matchesGlob(text, '**/*a*/*?*b'), matchesGlob(text.slice(0, 4_000), text.slice(0, 300))],
  mend: (text) => [mend(AskedSubmission, { findings: text, coverage: [text] }), mend(Finding, text)],
  'mend of options': (text) => mend(Severity, text),
  'mend of a finding': (text) =>
    mend(Finding, { ...report.ledger.findings[0]?.finding, [text]: text, startLine: text }),
  namesIn,
  notWritten: (text) => notWritten(text, new Error(text)),
  occurrencesOf: (text) => [...occurrencesOf(text.slice(0, 32_000))(text)].length,
  otherName: (text) => otherName(text, 'a.ts'),
  parseArguments,
  readRefusal: (text) => readRefusal(400, text),
  parseHunks,
  'parseHunks behind a heading': (text) => parseHunks(`@@ -1,9 +1,9 @@\n${text}`),
  permalink: (text) => permalink(report, { ...anchor, path: text }),
  pathAddress,
  pathBytes,
  pathText: (text) => pathText(Buffer.from(text)),
  'pathText of bytes': (text) => pathText(Buffer.from(`${text}\xff`, 'latin1')),
  plainPhrase: (text) => plainPhrase(another(text)),
  plainProse: (text) => plainProse(another(text)),
  phrase: (text) => phrase(another(text)),
  placeQuotation: (text) => placeQuotation(text.split('\n'), text, place),
  'placeQuotation of a part': (text) =>
    placeQuotation(text.split('\n'), `${text.slice(0, 30)}\n…\n${text.slice(0, 20)}`, place),
  'placeQuotation of a short file': (text) => placeQuotation(['one', 'two'], text, place),
  commentReadings,
  placeComment: (text) => placeComment(['# one', '// two'], text, place),
  withoutLineEnd,
  withoutMarks,
  placeLines: (text) => placeLines(text.split('\n'), text, place),
  plainBlock,
  plainDiff: (text) => [plainDiff(text, 'a.ts'), plainDiff(`- ${text}\n+ ${text}`, 'a.ts')],
  plainWord,
  prose: (text) => prose(another(text)),
  missingFiles,
  verbatim: (text) => verbatim(another(text)),
  fenceLanguage,
  isFootnote,
  'words of a text': wordsOf,
  readSubmission: (text) => [readSubmission(text), readSubmission({ findings: [text], [text]: [{ severity: text }] })],
  pathReadings,
  loosely,
  liesIn: (text) => [liesIn(text, `${text}/`), liesIn(`${text}/x`, `${text}/`)],
  isEnd: (text) => isEnd(text, `${text}/${text}`),
  supposedOfLetters: (text) => supposedOfLetters(text, text.toUpperCase(), isEnd),
  resolvePath: (text) => resolvePath(text, trees),
  'resolvePath of a machine': (text) => resolvePath(`/home${text}`, trees),
  pathProblem: (text) => pathProblem(text, { problem: 'ambiguous', choices: [text, text] }),
  rawItemId: (text) => rawItemId(text, 'concern', 1),
  quotationReadings: (text) => quotationReadings(text, () => false, true),
  'quotationReadings of the file': (text) => quotationReadings(text, () => true, false),
  quotedTexts: (text) => quotedTexts(text, () => false),
  readQueueBranch,
  readAccess: (text) => readAccess(oneInput('openai-base-url', text), vendors),
  'readingsOf the rows of a diff': (text) => readingsOf(text.split('\n'), true).map(({ rows }) => leavesOut(rows)),
  readRawItemId,
  readProposedDiff: (text) => readProposedDiff(text, 'a.ts'),
  'readProposedDiff within a hunk': (text) => readProposedDiff(`@@ -1 +1 @@\n${text}`, 'a.ts'),
  'readProposedDiff of an insertion': (text) => readProposedDiff(insertion(text), 'a.ts'),
  receiptRow: (text) => receiptRow(text, 2),
  promptCacheKey: (text) => promptCacheKey(text, text),
  redact,
  runLink: (text) => runLink(text, 'run'),
  languageCalled,
  readReviewers: (text) => readReviewers(text, choosable),
  saysOmission,
  'settleInputs of a head': (text) => settleInputs(oneInput('head-sha', text), choosable),
  'settleInputs of a name': (text) => settleInputs(oneInput('name', text), choosable),
  strong,
  suggestion: (text) =>
    suggestion(
      {
        ...findingOf(insertion(text)),
        fixWorks: null,
        fix: { label: 'applies', leavesQuote: false, problem: null, mended: insertion(text) },
      },
      changeOf('a.ts', 'one'),
      { side: 'RIGHT', start: 1, end: 1 },
    ),
  text: textNode,
  textKind: (text) => textKind(text.split('\n'), { path: 'a.vue', startLine: 1, endLine: 9 }),
  textLikeness: (text) => textLikeness([text, text])(0, 1),
  unescaped,
  bare,
  callName: (text) => callName(text, [text]),
  cut: (text) => cut(text, 300),
  differenceOf: (text) => differenceOf(text, text, `${text}x${text}`),
  nameNow: (text) => nameNow(text, { changes: [], renamed: new Map([[text, text]]) }),
  bold: (text) => bold(text),
  overlap: (text) => overlap(text, `${text}x`),
  saysSomething,
  shortened: (text) => shortened(text, 300),
  narrowed: (text) => narrowed(text, 60),
  unrepeated: (text) => unrepeated(text, [text.slice(0, 40_000), `${text}x`]),
  unknownOccurrencesOf: (text) => [...unknownOccurrencesOf(`${text.slice(0, 16_000)}\ufffd`)(text)].length,
  takesBreakpoints,
  visible,
  withMasks,
  withoutComment,
  'withoutRemarks, none in the file': (text) => withoutRemarks(text.split('\n'), () => false),
  'withoutRemarks, all in the file': (text) => withoutRemarks(text.split('\n'), (line) => line.length < 9),
  withoutTrailing: (text) => withoutTrailing(text, text.charAt(1)),
  withoutUnseen,
  words,
};

/** What makes thousands of nodes, rows or vectors of one text: linear as well, and each of them costs microseconds. */
export const nodeFunctions: Readonly<Record<string, (text: string) => unknown>> = {
  codeFrame: (text) => [codeFrame(text, 'a.js'), codeFrame(text, 'a.tsx')],
  markdownFrame: (text) => markdownFrame(text.slice(0, 60_000)),
  annotations: (text) => annotations(reportOf(text)),
  changeRows: (text) => changeRows(changeOf('a.ts', text)),
  'CodeBlocks.excerpt': (text) =>
    new CodeBlocks().excerpt({ path: 'a.ts', startLine: 1, citedStart: 1, citedEnd: 2, lines: text.split('\n') }),
  // Its steps are counted and end at a bound, whatever the texts are.
  patched: (text) => patched(text.split('\n'), { hunks: [{ stated: null, rows: text.split('\n') }] }, within),
  'patched with lines put in': (text) =>
    patched(text.split('\n'), { hunks: [{ stated: null, rows: ['+x', ...text.split('\n')] }] }, within),
  comparison: (text) => comparison([text, `${text} more`].map((each) => ({ text: each, quote: each })))(0, 1),
  'resolvePath to itself': (text) => resolvePath(` ${text}:1`, [...trees, { path: text }]),
  'serialise prose': (text) => serialise({ type: 'root', children: prose(another(text)) }),
  logTable: (text) =>
    logTable({ ...report, gate: { outcome: 'incomplete', gaps: [], isOnlyUnproven: false, reasons: [text] } }),
  entryLabel: (text) => entryLabel(text),
  elements: (text) => elements(prose(text), page()),
  outlined: (text) => outlined(text, { nodes: prose(text), isEmpty: false }, page()),
  renderErrorPage: (text) => renderErrorPage({ what: text, remedy: text, actionUrl: null }),
  renderWaitingPage: (text) => renderWaitingPage({ why: text, isPending: true, stands: null, passes: true }),
};
