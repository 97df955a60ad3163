export const id = 655;
export const ids = [655];
export const modules = {

/***/ 83655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishFromMemory: () => (/* binding */ publishFromMemory)
});

// EXTERNAL MODULE: ./lib/lib/holds-secret.js
var holds_secret = __webpack_require__(61562);
// EXTERNAL MODULE: ./lib/rounds/fit-memory.js
var fit_memory = __webpack_require__(73132);
// EXTERNAL MODULE: ./lib/rounds/gate-of-memory.js
var gate_of_memory = __webpack_require__(57804);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
// EXTERNAL MODULE: ./lib/publish/exit-code.js
var exit_code = __webpack_require__(99829);
// EXTERNAL MODULE: ./lib/publish/in-time.js
var in_time = __webpack_require__(6048);
// EXTERNAL MODULE: ./lib/publish/publish.js + 5 modules
var publish = __webpack_require__(22492);
// EXTERNAL MODULE: ./lib/publish/withhold-secrets.js
var withhold_secrets = __webpack_require__(84378);
// EXTERNAL MODULE: ./lib/publish/memory/doubt.js
var memory_doubt = __webpack_require__(82861);
// EXTERNAL MODULE: ./lib/lib/marker.js
var marker = __webpack_require__(21989);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(39889);
// EXTERNAL MODULE: ./lib/render/index.js + 18 modules
var render = __webpack_require__(83440);
// EXTERNAL MODULE: ./lib/render/lines/inline-fates.js
var inline_fates = __webpack_require__(92529);
// EXTERNAL MODULE: ./lib/render/counted.js
var counted = __webpack_require__(1022);
// EXTERNAL MODULE: ./lib/render/decision/headline.js
var headline = __webpack_require__(24091);
;// CONCATENATED MODULE: ./lib/render/memory/headline.js



/** Findings that nobody has declined, the most severe first. */
function openOf({ memory }) {
    const open = memory.findings.filter(({ declined }) => declined === null);
    return types/* severities */.gO.flatMap((severity) => open.filter((found) => found.severity === severity));
}
/** Whether nobody could tell what it is, so that it neither blocks nor passes. */
function isUnsure(found) {
    return found.isUnclear || (0,types/* isUnsettled */.P4)(found);
}
/** Verdict and what it rests on, in one line, as every report has it. */
function headlineOfMemory(told) {
    return `${told.verdict}: ${restsOn(told)}`;
}
function restsOn(told) {
    const { gate, policy } = told;
    const open = openOf(told);
    if (gate.outcome === 'incomplete') {
        const unsure = open.filter((found) => isUnsure(found) && (0,types/* reaches */.O6)(found.severity, policy.failOn));
        const is = unsure.length === 1 ? 'is' : 'are';
        const what = unsure.length === 0 ? 'the review is incomplete' : `${(0,headline/* kindOf */.I)(unsure)} ${is} not settled`;
        return `${what}${(0,types/* letsPass */.uz)(gate, policy) ? ', and the gate is open all the same' : ''}`;
    }
    const blocking = open.filter((found) => !isUnsure(found) && (0,types/* blocks */.Bv)(found, policy));
    if (blocking.length > 0)
        return `${(0,headline/* kindOf */.I)(blocking)} ${blocking.length === 1 ? 'blocks' : 'block'} this merge`;
    const parts = types/* severities */.gO.flatMap((severity) => {
        const count = open.filter((found) => found.severity === severity).length;
        if (count === 0)
            return [];
        return [severity === 'suggestion' ? (0,counted/* counted */.hS)(count, severity) : (0,counted/* counted */.hS)(count, `${severity} finding`)];
    });
    return parts.length === 0 ? 'no finding is open' : `${parts.join(' and ')}, and nothing blocks`;
}
/** As loud as a report of that outcome. */
function loudnessOfMemory({ gate, verdict }) {
    if (gate.outcome === 'blocking' || verdict === 'Rework')
        return 'caution';
    if (gate.outcome === 'incomplete')
        return 'warning';
    return verdict === 'Merge as-is' ? 'tip' : 'important';
}

// EXTERNAL MODULE: ./lib/render/comment/render-comment.js + 12 modules
var render_comment = __webpack_require__(84871);
// EXTERNAL MODULE: ./lib/render/pages/fitted.js
var fitted = __webpack_require__(53095);
// EXTERNAL MODULE: ./lib/render/pages/last-report.js
var last_report = __webpack_require__(25314);
// EXTERNAL MODULE: ./lib/render/pages/summary.js
var summary = __webpack_require__(44959);
// EXTERNAL MODULE: ./lib/render/links.js
var links = __webpack_require__(68193);
// EXTERNAL MODULE: ./lib/render/nodes.js
var nodes = __webpack_require__(30533);
// EXTERNAL MODULE: ./lib/render/prose/bold.js
var bold = __webpack_require__(29685);
// EXTERNAL MODULE: ./lib/render/prose/prose.js + 4 modules
var prose = __webpack_require__(2821);
// EXTERNAL MODULE: ./lib/render/severity-pill.js
var severity_pill = __webpack_require__(3293);
// EXTERNAL MODULE: ./lib/render/texts/shortened.js
var shortened = __webpack_require__(42087);
// EXTERNAL MODULE: ./lib/render/memory/told.js
var memory_told = __webpack_require__(81073);
;// CONCATENATED MODULE: ./lib/render/memory/parts.js










const longest = 300;
const longestTitle = 100;
const longestPath = 60;
const longestUrl = 400;
/** What holds now, why no model was asked, and what is open or declined. */
function* memoryParts(told, extent) {
    yield [(0,nodes/* heading */.R_)(2, (0,nodes/* text */.Qq)(headlineOfMemory(told))), opening(told)];
    yield findings(told, extent);
    if (extent.claims)
        yield claims(told, extent);
    yield declined(told, extent);
    yield [footer(told)];
}
function opening(told) {
    const { gate } = told;
    const [reason = '', ...others] = gate.reasons;
    const lead = gate.outcome === 'clean' ? (0,prose/* phrase */.MZ)(reason, longest) : (0,bold/* bold */.C)(reason, longest);
    return (0,nodes/* alert */.xE)(loudnessOfMemory(told), [
        (0,nodes/* paragraph */.FY)(lead),
        ...(others.length === 0
            ? []
            : [
                (0,nodes/* list */.p_)((0,nodes/* upTo */.jB)(others.map((each) => (0,prose/* phrase */.MZ)(each, longest)), 10)),
            ]),
        (0,nodes/* paragraph */.FY)((0,prose/* phrase */.MZ)((0,memory_told/* whySentences */.V)(told).join(' '), 2_000)),
    ]);
}
function findings(told, { rows }) {
    const open = openOf(told);
    if (open.length === 0)
        return [];
    const rest = open.length - rows;
    return [
        (0,nodes/* table */.tp)([
            ['Severity', 'Finding', 'Place', 'Open since'].map((title) => [(0,nodes/* text */.Qq)(title)]),
            ...open
                .slice(0, rows)
                .map((found) => [
                [(0,nodes/* strong */.ko)(found.id), (0,nodes/* text */.Qq)(` ${(0,severity_pill/* severityWords */.D)(found.severity)}${isUnsure(found) ? ', not settled' : ''}`)],
                (0,prose/* phrase */.MZ)((0,shortened/* narrowed */.f)(found.title, longestTitle)),
                place(told, found),
                [(0,nodes/* text */.Qq)(`round ${found.since}`)],
            ]),
            ...(rest > 0 ? [[[], [(0,nodes/* text */.Qq)((0,counted/* counted */.hS)(rest, 'more finding'))], [], []]] : []),
        ]),
    ];
}
/** Linked to the lines at the head that was reviewed: at another one they may stand elsewhere. */
function place({ memory, change }, { path, side, startLine, endLine }) {
    const label = (0,links/* claimedPlace */.PV)({ path, side, startLine, endLine }, longestPath);
    const anchor = startLine === null || endLine === null ? null : { path, side, startLine, endLine };
    const url = anchor === null ? null : (0,links/* permalink */.eL)({ change: asReviewed(change, memory) }, anchor);
    return url === null || url.length > longestUrl ? [label] : [(0,links/* link */.nf)(url, [label])];
}
function asReviewed(change, { rounds, base, bound, round }) {
    const mergeBase = base?.round === round ? base.mergeBase : bound.mergeBase;
    return { ...change, headSha: rounds.at(-1)?.headSha ?? change.headSha, mergeBase };
}
function claims(told, { rows }) {
    const those = openOf(told).filter(({ claim }) => claim !== '');
    if (those.length === 0)
        return [];
    const said = those.map(({ id, claim }) => [(0,nodes/* entryLabel */.b4)(id), (0,nodes/* text */.Qq)(' '), ...(0,prose/* phrase */.MZ)(claim, 700)]);
    return [(0,nodes/* list */.p_)((0,nodes/* upTo */.jB)(said, rows))];
}
/** What people have taken out of the count, and whose word it is. */
function declined({ memory: { findings, decisions } }, { rows }) {
    const those = findings.filter((found) => found.declined !== null);
    if (those.length === 0)
        return [];
    const said = those.map(({ id, severity, title, declined: by }) => {
        const decision = decisions.find(({ comment }) => comment === by);
        const whose = decision === undefined ? '' : `by @${decision.by} for this reason: ${decision.reason}`;
        return [
            (0,nodes/* entryLabel */.b4)(id),
            (0,nodes/* text */.Qq)(` ${severity}: `),
            ...(0,prose/* phrase */.MZ)((0,shortened/* narrowed */.f)(title, longestTitle)),
            ...(whose === '' ? [] : [(0,nodes/* text */.Qq)(' — '), ...(0,prose/* phrase */.MZ)(whose, longest)]),
        ];
    });
    return [(0,nodes/* paragraph */.FY)((0,nodes/* strong */.ko)('Declined:')), (0,nodes/* list */.p_)((0,nodes/* upTo */.jB)(said, rows))];
}
function footer({ change, memory: { round, rounds }, runUrl }) {
    const head = (0,render_escape/* codeSpan */.SS)(change.headSha.slice(0, 7));
    const url = (0,links/* commitUrl */.Bg)(change);
    const reviewed = rounds.at(-1)?.headSha ?? change.headSha;
    return (0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)('Deep Review of '), url === null || url.length > longestUrl ? head : (0,links/* link */.nf)(url, [head]), (0,nodes/* text */.Qq)(` · round ${round}`), ...(reviewed === change.headSha ? [] : [(0,nodes/* text */.Qq)(', which reviewed '), (0,render_escape/* codeSpan */.SS)(reviewed.slice(0, 7))]), ...(runUrl === null ? [] : [(0,nodes/* text */.Qq)(' · '), (0,links/* runLink */.ut)(runUrl, 'workflow run')]));
}

;// CONCATENATED MODULE: ./lib/render/memory/pages.js






const extents = [100, 50, 20, 8, 3, 0];
function pageOf(told, claims, limit) {
    const shrinking = extents.map((rows) => ({ rows, claims }));
    const page = (0,fitted/* fitted */.$)(shrinking, limit, (extent) => memoryParts(told, extent));
    if (page === null)
        throw new Error(`what is remembered does not fit into ${limit.most}, also with the least`);
    return page;
}
/**
 * The comment of a run that reviewed nothing: what holds now, and the report of the round folded up beneath, whose heading
 * would else speak of what was decided then. At most 49,000 UTF-16 units. Its first line is the marker.
 * @param there body of the comment as it stands; null where there is none
 */
function renderMemoryComment(told, { name, there }) {
    const start = `${(0,marker/* commentMarker */.Ql)(name)}\n${last_report/* memoryTag */.iB}\n\n`;
    const limit = { most: render_comment/* longestComment */.y - start.length, measure: (page) => page.length };
    const head = `${start}${pageOf(told, false, limit)}`;
    const report = there === null ? '' : (0,last_report/* keptOf */.uq)(there, { name }).report;
    const last = (0,last_report/* lastReport */.PQ)(report, render_comment/* longestComment */.y - head.length - 1, {
        title: `The report of round ${told.memory.round}, as it was then`,
        cut: 'The rest is left out here; the job summary of that run has it.',
    });
    return last === '' ? head : `${head}\n${last}`;
}
/** The job summary of such a run. */
function renderMemorySummary(told) {
    return pageOf(told, true, { most: summary/* largestSummary */.b, measure: (page) => Buffer.byteLength(page, 'utf8') });
}

;// CONCATENATED MODULE: ./lib/publish/memory/publication-of-memory.js








/**
 * Everything that a run publishes which reviewed nothing. It has no report: files of an earlier run that lie in the same
 * folder are taken away, for they would pass for this one's.
 * @param there body of the comment as it stands; null where there is none
 * @param line holds the memory from now on; null: the one that stands there stays
 */
function publicationOfMemory(told, { name, isCommented, isOnLines, there, line, }) {
    const { gate, verdict, policy } = told;
    const page = renderMemoryComment(told, { name, there });
    return {
        verdict,
        log: { to: 'the log', value: [...(0,memory_told/* whySentences */.V)(told), ...gate.reasons] },
        files: render/* formats */.F.map(({ fileName, output }) => ({
            to: `the file ${fileName}`,
            value: { name: fileName, output, text: null },
        })),
        summary: { to: 'the job summary', value: renderMemorySummary(told) },
        comment: isCommented ? { to: 'the comment', value: line === null ? page : (0,marker/* withState */.Q2)(page, line) } : null,
        inlineComments: null,
        inlineFates: isOnLines ? { to: 'earlier inline comments', value: (0,inline_fates/* rememberedFates */.Aw)(told.memory) } : null,
        annotations: null,
        outputs: Object.entries(outputsOf(told)).map((output) => ({ to: `the output ${output[0]}`, value: output })),
        status: { state: (0,exit_code/* statusState */._)(gate, policy), description: descriptionOf(told) },
        warnings: [],
    };
}
function outputsOf(told) {
    const { gate, verdict, memory } = told;
    const open = openOf(told);
    const count = (severity) => String(open.filter((found) => found.severity === severity).length);
    return {
        outcome: gate.outcome,
        verdict,
        reason: (0,render_escape/* literal */.eu)(gate.reasons[0] ?? '', Number.POSITIVE_INFINITY),
        round: String(memory.round),
        critical: count('critical'),
        important: count('important'),
        suggestions: count('suggestion'),
        unproven: String(open.filter(isUnsure).length),
    };
}
function descriptionOf({ gate, verdict, why, memory }) {
    const { round } = memory;
    const incomplete = gate.override === undefined ? 'INCOMPLETE' : 'OVERRIDDEN';
    const label = gate.outcome === 'incomplete' ? incomplete : verdict;
    return `${label} (round ${round} ${why.kind === 'unchanged' ? 'repeated' : 'decided anew'}${(0,memory_told/* wasSmall */.b)({ memory }) ? '; small change, 1 reviewer' : ''}): ${gate.reasons[0] ?? ''}`;
}

;// CONCATENATED MODULE: ./lib/publish/memory/publish-from-memory.js










/** Milliseconds for the look for secrets. */
const lookingMs = 5_000;
/**
 * Publishes what a memory comes to, without asking a model: job summary, comment, outputs and status, which all say the same.
 * The status must be pending before. The round stays the one that it was.
 * @returns how the run ended; at a head that has moved on it is not clean
 */
async function publishFromMemory(given, announced, { config, world }) {
    const { seal, run, redact, runUrl, events, log, clock } = world;
    const { name } = config;
    const { why, change } = given;
    const there = (await announced.to.comment?.earlier().catch(() => null)) ?? null;
    const doubt = await doubtIn(given, there, { status: announced.status, clock });
    const memory = doubt === null ? given.memory : (0,memory_doubt/* withDoubt */.n)(given.memory, doubt);
    // `on-incomplete` speaks of what a review lacked, and not of one that is still to come.
    const policy = doubt === null ? config.policy : { ...config.policy, onIncomplete: 'fail' };
    const kept = { ...memory, run, sequence: memory.sequence + 1 };
    const decided = (0,gate_of_memory/* gateOfMemory */.c)(kept, policy);
    const looking = (0,in_time/* inTime */.R)(lookingMs);
    const lineFor = (head) => {
        // What people decided holds at every head; that a change is the same was found of this one.
        if (seal === null || (head !== 'current' && why.kind === 'unchanged'))
            return null;
        return (0,holds_secret/* holdsSecret */.h)(JSON.stringify(kept), redact) ? null : (0,fit_memory/* fitMemory */.T)(kept, seal);
    };
    const toldAt = ({ head, waitsFor }) => {
        const own = atHead(decided, head);
        const gate = waitsFor === null ? own : (0,types/* waiting */.eg)(own, waitsFor);
        return { memory: kept, gate, verdict: (0,gate_of_memory/* verdictOfMemory */.K)(gate, kept), policy, change, why, runUrl };
    };
    const publicationFor = ({ head, waitsFor }) => (0,withhold_secrets/* withholdSecrets */.R)(publicationOfMemory(toldAt({ head, waitsFor }), {
        name,
        isCommented: config.comment,
        isOnLines: config.inlineComments,
        there: there?.body ?? null,
        line: lineFor(head),
    }), { redact, name, work: looking });
    const directory = config.reportDirectory ?? world.reportDirectory;
    const known = await (0,publish/* publish */.m)(publicationFor, { ...announced, world, change, directory });
    const { gate, verdict } = toldAt(known);
    const ended = { outcome: gate.outcome, exitCode: (0,exit_code/* exitCode */.I)(gate, policy) };
    events.tell({ kind: 'concluded', exitCode: ended.exitCode });
    log.line(`${gate.outcome}, ${verdict}, as round ${memory.round} left it`);
    return ended;
}
const gaps = {
    moved: 'The head of the pull request moved on while this run told of an earlier round.',
    retargeted: 'The base branch of the pull request was changed while this run told of an earlier round.',
    unknown: 'GitHub did not say whether the head is still the one that this run speaks of. Run the job again.',
};
/**
 * What people decide takes back what the memory has against a head, and nothing that it does not know of: where there may be
 * such a thing, the memory lacks it from now on.
 */
async function doubtIn({ memory, why, doubt = null }, there, { status, clock }) {
    // Of what is repeated that was asked before.
    if (doubt !== null || why.kind === 'unchanged')
        return doubt;
    return (0,memory_doubt/* doubtOf */.k)(memory, { passes: false, isItsPage: there?.run === memory.run, status, clock });
}
function atHead(gate, head) {
    return head === 'current' ? gate : withGap(gate, gaps[head]);
}
function withGap(gate, gap) {
    const isBlocking = gate.outcome === 'blocking';
    return {
        ...gate,
        outcome: isBlocking ? 'blocking' : 'incomplete',
        reasons: gate.outcome === 'clean' ? [gap] : [...gate.reasons, gap],
        gaps: [...gate.gaps, gap],
        isOnlyUnproven: false,
    };
}


/***/ })

};
