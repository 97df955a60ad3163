export const id = 138;
export const ids = [138];
export const modules = {

/***/ 99829:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ exitCode),
/* harmony export */   _: () => (/* binding */ statusState)
/* harmony export */ });
/* harmony import */ var _types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65087);

/** Exit code of a run: 0 lets the merge pass. */
function exitCode(gate, policy) {
    return (0,_types_js__WEBPACK_IMPORTED_MODULE_0__/* .letsPass */ .uz)(gate, policy) ? 0 : 1;
}
/**
 * The state of its commit status. One that waits for another pull request with the same head is an error, not a failure: of
 * the change itself it says nothing.
 */
function statusState(gate, policy) {
    if (gate.waitsFor !== undefined)
        return 'error';
    return exitCode(gate, policy) === 0 ? 'success' : 'failure';
}


/***/ }),

/***/ 6048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ inTime)
/* harmony export */ });
/* unused harmony export TooSlow */
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30714);

/** Work that took longer than there was time for. */
class TooSlow extends Error {
    name = 'TooSlow';
}
const timedOut = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
/** One for all work, for a context takes a millisecond to make. */
const scope = { work: () => undefined };
const context = (0,node_vm__WEBPACK_IMPORTED_MODULE_0__.createContext)(scope);
const script = new node_vm__WEBPACK_IMPORTED_MODULE_0__.Script('work()');
/**
 * Gives so much time to all that is done with it together, in milliseconds. Work that does not end is ended: only V8 can
 * do that to code that never returns, and it does it to what a script calls.
 */
function inTime(limitMs) {
    let left = limitMs;
    return (work) => {
        if (left < 1)
            throw new TooSlow(`there was no time left of ${limitMs / 1_000} s`);
        const done = {};
        const began = performance.now();
        try {
            scope.work = () => {
                done.value = work();
            };
            script.runInContext(context, { timeout: Math.ceil(left) });
        }
        catch (error) {
            // It comes from another realm, where `Error` is another one.
            if (typeof error === 'object' && error !== null && 'code' in error && error.code === timedOut)
                throw new TooSlow(`it took longer than the ${limitMs / 1_000} s that there are for all of it`);
            throw error;
        }
        finally {
            left -= performance.now() - began;
        }
        return done.value;
    };
}


/***/ }),

/***/ 78779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  py: () => (/* binding */ barePublication),
  xc: () => (/* binding */ notWritten),
  MV: () => (/* binding */ publicationOf),
  us: () => (/* binding */ standIn)
});

// EXTERNAL MODULE: ./lib/lib/marker.js
var marker = __webpack_require__(21989);
// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
// EXTERNAL MODULE: ./lib/render/comment/render-comment.js + 12 modules
var render_comment = __webpack_require__(84871);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(39889);
// EXTERNAL MODULE: ./lib/render/texts/costs.js
var costs = __webpack_require__(82405);
;// CONCATENATED MODULE: ./lib/render/data/outputs.js



/** The outputs of the step that a report alone says, by name: a line each, which a variable of a process can hold. */
function outputsOf(report) {
    const { gate, verdict, ledger, reviews, rounds } = report;
    const cost = (0,costs/* totalCost */.cv)(report);
    const count = (severity) => String(ledger.findings.filter((finding) => (0,types/* isOpen */.nT)(finding) && finding.severity === severity).length);
    return {
        outcome: gate.outcome,
        verdict,
        reason: (0,render_escape/* literal */.eu)(gate.reasons[0] ?? '', Number.POSITIVE_INFINITY),
        round: String(rounds.round),
        critical: count('critical'),
        important: count('important'),
        suggestions: count('suggestion'),
        unproven: String(ledger.findings.filter(types/* isUnsettled */.P4).length),
        'failed-reviewers': reviews.flatMap(failures).join(', '),
        'reviewers-completed': String((0,types/* countReviewers */.a6)(reviews).completed),
        // An amount that leaves something out would be taken for all of it.
        ...(cost !== null ? { 'cost-usd': cost.toFixed(4) } : {}),
    };
}
/** `Codex (rate limit)`, `Codex (timeout in 2 of 8 sessions)`. */
function failures(review) {
    return (0,types/* failuresOf */.dJ)(review).map(({ failure, where }) => `${review.reviewer.name} (${failure.reason.replaceAll('-', ' ')}${where === null ? '' : ` in ${where}`})`);
}

// EXTERNAL MODULE: ./lib/render/index.js + 18 modules
var render = __webpack_require__(83440);
// EXTERNAL MODULE: ./lib/lib/visible.js
var visible = __webpack_require__(29053);
// EXTERNAL MODULE: ./lib/render/decision/blocking.js
var blocking = __webpack_require__(296);
// EXTERNAL MODULE: ./lib/render/open.js
var render_open = __webpack_require__(55258);
// EXTERNAL MODULE: ./lib/render/prose/plain.js
var plain = __webpack_require__(5560);
// EXTERNAL MODULE: ./lib/render/rulings.js
var rulings = __webpack_require__(53646);
// EXTERNAL MODULE: ./lib/render/sources.js
var sources = __webpack_require__(83914);
// EXTERNAL MODULE: ./lib/render/texts/unrepeated.js
var unrepeated = __webpack_require__(54630);
;// CONCATENATED MODULE: ./lib/render/lines/annotations.js









const levels = { critical: 'error', important: 'warning', suggestion: 'notice' };
/** GitHub keeps no more of one level for one step. */
const mostOfALevel = 10;
const longestMessage = 4_096;
const longestTitle = 255;
/** The most severe first. Deleted code is left out: an annotation can only stand on lines of the head. */
function annotations(report) {
    return types/* severities */.gO.flatMap((severity) => (0,render_open/* open */.ho)(report, severity)
        .filter((finding) => !(0,blocking/* isFolded */.zm)(finding, report))
        .flatMap((finding) => annotation(finding) ?? [])
        .slice(0, mostOfALevel));
}
function annotation(found) {
    const { id, severity, anchor, finding } = found;
    if (anchor === null || anchor.side === 'old')
        return null;
    const { title, failure, body } = finding;
    const said = [(0,unrepeated/* unrepeated */.E)(failure, [title]), (0,unrepeated/* unrepeated */.E)(body, [title, failure])].map(plain/* plainProse */.B);
    const by = (0,visible/* visible */.RK)(`${(0,sources/* raisedBy */.wb)(found)}; ${(0,rulings/* standing */.JA)(found)}.`.toWellFormed());
    return {
        level: levels[severity],
        path: anchor.path,
        startLine: anchor.startLine,
        endLine: anchor.endLine,
        title: (0,render_escape/* clip */.$Q)(`${id}. ${(0,plain/* plainPhrase */.U)(finding.title)}`, longestTitle),
        message: (0,render_escape/* clip */.$Q)([...said, by].filter((one) => one !== '').join('\n\n'), longestMessage),
    };
}

// EXTERNAL MODULE: ./lib/render/lines/inline-comments.js + 2 modules
var inline_comments = __webpack_require__(15738);
// EXTERNAL MODULE: ./lib/render/lines/inline-fates.js
var inline_fates = __webpack_require__(92529);
// EXTERNAL MODULE: ./lib/lib/duration.js
var duration = __webpack_require__(38335);
// EXTERNAL MODULE: ./lib/render/counted.js
var counted = __webpack_require__(1022);
;// CONCATENATED MODULE: ./lib/render/pages/log-table.js




/*
 * Plain text for the job log. Names and words of others may stand in it: the log makes every line safe.
 */
/** The end of the job log: one row for each session, and what came of it all. */
function logTable(report) {
    const { reviews, sessions, ledger, gate, verdict } = report;
    const rows = [
        ['session', 'who', 'end', 'time', 'turns', 'tools', 'tokens in', 'written', 'cached', 'share', 'out', 'cost'],
        ...reviews.map((review) => row('review', review.reviewer.name, endOf(review), review.trace)),
        ...sessions.map(({ purpose, reviewer, failure, trace }) => row(purpose, reviewer.name, failure === null ? 'done' : `failed: ${failure.reason}`, trace)),
    ];
    const open = ledger.findings.filter(types/* isOpen */.nT);
    const counts = types/* severities */.gO.map((severity) => `${open.filter((found) => found.severity === severity).length} ${severity}`);
    return [
        ...aligned(rows),
        '',
        oneLine((0,costs/* costSentences */.KB)(report)),
        `open: ${counts.join(', ')}; ${open.filter(types/* isUnsettled */.P4).length} of them unproven; ${ledger.findings.length - open.length} that do not count`,
        `${gate.outcome}: ${verdict}`,
        ...gate.reasons.map((reason) => `- ${oneLine(reason)}`),
    ];
}
function endOf(review) {
    if (review.outcome === 'failed')
        return `failed: ${review.reason}`;
    const failures = (0,types/* failuresOf */.dJ)(review).map(({ failure, where }) => `, ${failure.reason} in ${where}`);
    return `${review.submission.findings.length} finding(s)${failures.join('')}`;
}
function row(purpose, name, end, trace) {
    const { durationMs, turns, toolCalls, usage } = trace;
    const calls = Object.values(toolCalls).reduce((sum, count) => sum + count, 0);
    const tokens = [
        (0,types/* uncachedInput */.Yj)(usage),
        (0,types/* writtenInput */.ak)(usage),
        usage.cached,
        (0,counted/* share */.uM)(usage.cached, (0,types/* allInput */.Q9)(usage)),
        usage.output,
    ];
    return [
        purpose,
        oneLine(name),
        end,
        (0,duration/* minutesAndSeconds */.Y)(durationMs),
        ...[turns, calls, ...tokens].map(String),
        (0,costs/* amount */.vj)(trace.costUsd),
    ];
}
/** The first three columns are words, the others are numbers. */
function aligned(rows) {
    const width = (column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0));
    const pad = (cell, column) => column < 3 ? cell.padEnd(width(column)) : cell.padStart(width(column));
    return rows.map((cells) => cells.map(pad).join('  ').trimEnd());
}
function oneLine(text) {
    return text.replace(/\s+/gu, ' ').trim();
}

// EXTERNAL MODULE: ./lib/render/pages/summary.js
var summary = __webpack_require__(44959);
// EXTERNAL MODULE: ./lib/render/pages/withheld-page.js
var withheld_page = __webpack_require__(7254);
// EXTERNAL MODULE: ./lib/publish/exit-code.js
var exit_code = __webpack_require__(99829);
;// CONCATENATED MODULE: ./lib/publish/memory/page-with-memory.js

/** Said where a memory holds a secret, or what is never given up has no room. */
const notRemembered = 'This round is not remembered: what it would leave to the next one has no room in the comment, or holds a secret of the workflow. The next round goes on from the one before.';
/** A page with the line that remembers its round; null: with words for that in its place. */
function pageWithMemory(page, line) {
    return line === null ? `${page.trimEnd()}\n\n${notRemembered}\n` : (0,marker/* withState */.Q2)(page, line);
}

;// CONCATENATED MODULE: ./lib/publish/publication.js














/** Where the whole report stands, for pages that hold a part of it. */
function whereElse(lacking) {
    const places = [
        ...(lacking.has('summary') ? [] : ['the job summary']),
        ...(lacking.has('files') ? [] : ['the report files']),
    ];
    if (places.length === 0)
        return 'Nothing has all of it: the job log says why.';
    return `T${places.join(' and ').slice(1)} ${lacking.size === 1 && lacking.has('files') ? 'has' : 'have'} all of it.`;
}
/**
 * Makes every part on its own, the more important ones first: a renderer that fails takes no other part along, nor does one
 * that takes all the time. A page that is not made gives its place to a short one, for the place must not go on to show
 * what was there before.
 * @param changes of the reviewed head; inline comments stand on their lines
 */
function publicationOf(report, changes, { lacking, work, remember, earlier = null, ...wanted }) {
    const warnings = [];
    function part(to, make) {
        try {
            return { to, value: work(make) };
        }
        catch (error) {
            warnings.push(notWritten(to, error));
            return { to, value: null };
        }
    }
    const pageOr = ({ to, value }, start = '') => ({
        to,
        value: value ?? `${start}${standIn(report.verdict)}`,
    });
    const toComment = () => {
        const page = (0,render_comment/* renderComment */.w)(report, { name: wanted.name, remainder: whereElse(lacking) });
        const line = remember?.(report) ?? null;
        if (remember && line === null)
            warnings.push(notRemembered);
        return remember ? pageWithMemory(page, line) : page;
    };
    return {
        ...bare(report),
        log: part('the log', () => logTable(report)),
        summary: pageOr(part('the job summary', () => (0,summary/* renderSummary */.B)(report))),
        comment: wanted.comment ? pageOr(part('the comment', toComment), `${(0,marker/* commentMarker */.Ql)(wanted.name)}\n`) : null,
        annotations: wanted.annotations ? part('the annotations', () => annotations(report)) : null,
        inlineComments: wanted.inlineComments
            ? part('the inline comments', () => (0,inline_comments/* inlineComments */.U)(report, changes, (0,inline_fates/* inlineTags */.p8)(earlier)))
            : null,
        inlineFates: wanted.inlineComments ? part('earlier inline comments', () => (0,inline_fates/* inlineFates */.$o)(report, earlier)) : null,
        files: render/* formats */.F.map(({ fileName: name, output, render }) => {
            const { to, value: text } = part(`the file ${name}`, () => render(report));
            return { to, value: { name, output, text } };
        }),
        outputs: toOutputs(outputsOf(report)),
        status: statusOf(report),
        warnings,
    };
}
/**
 * What can be said of a report whose texts must not be shown, because there was no time to mask them: the decision and
 * the counts.
 */
function barePublication(report, wanted, error) {
    const page = standIn(report.verdict);
    return {
        ...bare(report),
        summary: { to: 'the job summary', value: page },
        comment: wanted.comment ? { to: 'the comment', value: `${(0,marker/* commentMarker */.Ql)(wanted.name)}\n${page}` } : null,
        warnings: [notWritten('any place', error)],
    };
}
function bare(report) {
    const { reason: _, 'failed-reviewers': __, ...counts } = outputsOf(report);
    return {
        verdict: report.verdict,
        log: { to: 'the log', value: null },
        files: render/* formats */.F.map(({ fileName: name, output }) => ({
            to: `the file ${name}`,
            value: { name, output, text: null },
        })),
        inlineComments: null,
        inlineFates: null,
        annotations: null,
        outputs: toOutputs(counts),
        status: { ...statusOf(report), description: `${labelOf(report)}: the reasons took too long to mask.` },
        warnings: [],
    };
}
function toOutputs(outputs) {
    return Object.entries(outputs).map((output) => ({ to: `the output ${output[0]}`, value: output }));
}
/** In place of a page that could not be made. */
function standIn(verdict) {
    return (0,withheld_page/* renderWithheldPage */.Z)({
        verdict,
        why: 'The report could not be written here; what was decided stands.',
        remedy: 'The job log says why. The report files of this run, where there are any, have all of it.',
    });
}
/** A warning for the log. */
function notWritten(to, error) {
    const remedy = error instanceof user_error/* UserError */.yo ? ` ${error.remedy}` : '';
    return `The report could not be written to ${to}: ${(0,user_error/* messageOf */.bD)(error)}${remedy}`;
}
function statusOf({ gate, verdict, policy, small, reviews }) {
    return {
        state: (0,exit_code/* statusState */._)(gate, policy),
        description: `${labelOf({ gate, verdict })}${small === undefined ? '' : ' (small change, 1 reviewer)'}${failedWords(reviews)}: ${gate.reasons[0] ?? ''}`,
    };
}
function labelOf({ gate, verdict }) {
    if (gate.override !== undefined)
        return 'OVERRIDDEN';
    return gate.outcome === 'clean' || gate.outcome === 'blocking' ? verdict : gate.outcome.toUpperCase();
}
/** Who failed and why, in a word each, before the reason: a status has room for little, and its end is cut. */
function failedWords(reviews) {
    const failed = reviews.flatMap((review) => (0,types/* failuresOf */.dJ)(review).map(({ failure, where }) => `, ${review.reviewer.name} failed${where === null ? '' : ' in part'} (${failure.reason})`));
    const more = failed.length > 2 ? `, ${failed.length - 2} more failed` : '';
    return `${failed.slice(0, 2).join('')}${more}`;
}


/***/ }),

/***/ 22492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
;// CONCATENATED MODULE: ./lib/publish/github-sentence.js

/**
 * One sentence for all at which GitHub failed at the end of a run; null when there is nothing to say.
 * @param isWritten whether the report stands on this machine
 */
function githubSentence(troubles, { isWritten }) {
    if (troubles.length === 0)
        return null;
    const reasons = new Map();
    for (const { at, error } of troubles) {
        // Octokit adds the address of the documentation.
        const reason = (0,user_error/* messageOf */.bD)(error).replace(/ - https:\/\/\S+$/u, '');
        reasons.set(reason, [...(reasons.get(reason) ?? []), at]);
    }
    const told = [...reasons].map(([reason, places]) => `${listed(places)} (${reason})`);
    const remedies = new Set(troubles.flatMap(({ error }) => (error instanceof user_error/* UserError */.yo ? [error.remedy] : [])));
    const rest = isWritten ? 'the report was written before, and this job ends by its gate' : 'this job ends by its gate';
    return [`GitHub failed at ${told.join(', and at ')}; ${rest}.`, ...remedies].join(' ');
}
/** `a, b and c` */
function listed(all) {
    return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

// EXTERNAL MODULE: ./lib/publish/head-status.js
var head_status = __webpack_require__(83784);
// EXTERNAL MODULE: ./lib/publish/publication.js + 4 modules
var publication = __webpack_require__(78779);
;// CONCATENATED MODULE: ./lib/publish/notes.js



function notes() {
    const failures = new Map();
    return {
        async write(part, act) {
            if (part === null || part.value === null)
                return true;
            try {
                await act(part.value);
                return true;
            }
            catch (error) {
                const { parts } = failures.get((0,user_error/* messageOf */.bD)(error)) ?? { parts: [] };
                failures.set((0,user_error/* messageOf */.bD)(error), { error, parts: [...parts, part.to] });
                return false;
            }
        },
        warnings: () => [...failures.values()].map(({ error, parts }) => (0,publication/* notWritten */.xc)(listed(parts), error)),
    };
}

// EXTERNAL MODULE: ./lib/render/lines/inline-comments.js + 2 modules
var inline_comments = __webpack_require__(15738);
;// CONCATENATED MODULE: ./lib/publish/send.js

/** Sends the report to the comment, and says in the log what became of it. */
async function sendComment(body, { comment, deadline, world: { log, runner } }) {
    const written = await comment.write(body, deadline);
    if (written.outcome === 'denied')
        log.warning('The token may not comment on this pull request: the report is in the job summary only.');
    else if (written.outcome === 'newer')
        log.warning('The comment is left to a run that began later: the report of this one is in its job summary.');
    else {
        log.line(`Comment ${written.outcome}: ${written.url}`);
        runner.output('comment-url', written.url);
    }
    return written;
}
/** Sends comments on lines, and says in the log what became of each. `closed`: nothing may be said there. */
async function sendInline(comments, { inlineComments, deadline, headSha, world: { log }, }) {
    const ended = await inlineComments({ headSha, comments, reviewBody: inline_comments/* inlineReviewBody */.I }, deadline);
    if (ended.outcome === 'denied') {
        log.warning('The token may not comment on lines of this pull request: the findings are in the report only.');
        return 'closed';
    }
    if (ended.outcome === 'crowded') {
        log.warning(`This pull request has more than ${ended.most} discussions: the findings are in the report only, and no comment on lines is new.`);
        return 'closed';
    }
    const { posted, onFile, known, leftOut } = ended;
    log.line(`Inline comments: ${posted.length} posted, ${onFile.length} on the file only, ${known.length} there already.`);
    for (const { finding, reason } of leftOut)
        log.line(`Inline comment on ${finding} left out: GitHub says: ${reason}`);
    return 'looked';
}
/** Lets comments on lines of earlier rounds say what became of their findings, and says in the log which do. */
async function sendFates(fates, { markComments, deadline, world: { log }, }) {
    const { said, resolved, refused, left } = await markComments(fates, deadline);
    if (said.length > 0)
        log.line(`Comments on lines say what became of ${said.join(', ')}${resolved.length === 0 ? '' : `; resolved: ${resolved.join(', ')}`}.`);
    for (const [reason, those] of Map.groupBy(refused, ({ reason }) => reason))
        log.line(`Comments on lines about ${those.map(({ finding }) => finding).join(', ')}: GitHub says: ${reason}`);
    if (left.length > 0)
        log.line(`There was no time to say on lines what became of ${left.join(', ')}: the next run does.`);
}

;// CONCATENATED MODULE: ./lib/publish/tail.js
/** Most that is waited for GitHub at each place once a report is finished, in milliseconds: less than half a minute in all. */
const limits = { head: 6_000, comment: 8_000, inline: 5_000, status: 6_000 };
/** The same once the run is cancelled: the runner kills it ten seconds after its first signal. */
const cancelled = { head: 1_000, comment: 1_500, inline: 0, status: 1_500 };
/** Starts the time of a place when it is asked for. What the ones before it have not used is its own as well. */
function tail({ clock, cancel }) {
    let unused = 0;
    let last = null;
    const start = (place) => () => {
        if (last !== null)
            unused = Math.max(0, last.at - clock.now());
        last = until(limits[place] + unused, cancelled[place]);
        return last;
    };
    function until(most, mostOnceCancelled) {
        if (cancel.aborted)
            return clock.deadline(mostOnceCancelled);
        const whole = clock.deadline(Math.round(most));
        const cut = new AbortController();
        const shorten = () => {
            const soon = clock.deadline(mostOnceCancelled);
            if (soon.aborted)
                cut.abort(soon.reason);
            else
                soon.addEventListener('abort', () => cut.abort(soon.reason), { once: true });
        };
        cancel.addEventListener('abort', shorten, { once: true });
        return Object.assign(AbortSignal.any([whole, cut.signal]), { at: whole.at });
    }
    return { head: start('head'), comment: start('comment'), inline: start('inline'), status: start('status') };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/publish/write-here.js




/** Writes what stays on this machine: report files and job summary. Never throws. */
async function writeHere(publication, sending) {
    const lacking = new Set();
    const { write, warnings } = notes();
    if (!(await write(publication.summary, sending.world.runner.summary)))
        lacking.add('summary');
    for (const file of publication.files)
        if (!(await write(file, (made) => writeFile(made, sending))))
            lacking.add('files');
    return { lacking, warnings: warnings() };
}
function writeFile({ name, output, text }, { world: { log, runner }, directory }) {
    const path = (0,external_node_path_.join)(directory, name);
    try {
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
        // On a runner that is used again, the file of an earlier run would pass for this one's.
        (0,external_node_fs_.rmSync)(path, { force: true });
        if (text === null)
            return;
        (0,external_node_fs_.writeFileSync)(path, text);
    }
    catch (error) {
        throw new user_error/* UserError */.yo(`${(0,user_error/* messageOf */.bD)(error)}.`, 'Let `report-directory` name a folder that the job may write to.');
    }
    runner.output(output, path);
    log.line(`${output}: ${path}`);
}

;// CONCATENATED MODULE: ./lib/publish/publish.js






/**
 * Sends a finished report: never lost, and nowhere contradicted. Files and job summary stand before GitHub is asked for
 * anything; then each destination is on its own, within a time of its own, and the status comes last. What GitHub did not
 * take is said in one sentence. Never throws.
 * @param publicationFor the report by what is known; made anew only when the head is not what it was, or a place lacks it
 * @returns what is known of the head, and of others that have it: by that the gate decides
 */
async function publish(publicationFor, sending) {
    const { world, to, status } = sending;
    const { log, runner } = world;
    const troubles = [];
    const until = tail(world);
    let publication = publicationFor({ head: 'current', waitsFor: null, lacking: new Set() });
    let { lacking, warnings } = await writeHere(publication, sending);
    world.events.tell({ kind: 'reported' });
    const looking = until.head();
    const [head, waitsFor] = await Promise.all([
        headNow(sending, looking, troubles),
        publication.status.state === 'success' ? sending.waitsFor(looking) : null,
    ]);
    const isOther = head !== 'current' || waitsFor !== null;
    if (isOther || lacking.size > 0)
        publication = publicationFor({ head, waitsFor, lacking });
    if (isOther)
        ({ lacking, warnings } = await writeHere(publication, sending));
    for (const line of publication.log.value ?? [])
        log.line(line);
    for (const warning of [...publication.warnings, ...warnings])
        log.warning(warning);
    async function toGitHub(part, act) {
        if (part === null || part.value === null)
            return null;
        try {
            return await act(part.value);
        }
        catch (error) {
            troubles.push({ at: part.to, error });
            return null;
        }
    }
    await sending.endProgress();
    const { comment, inlineComments, markComments } = to;
    const commented = comment === null
        ? null
        : await toGitHub(publication.comment, (body) => sendComment(body, { comment, world, deadline: until.comment() }));
    const isOvertaken = head === 'moved' || head === 'retargeted' || commented?.outcome === 'newer';
    if (inlineComments !== null && !isOvertaken && !world.cancel.aborted) {
        const deadline = until.inline();
        const headSha = sending.change.headSha;
        const looked = await toGitHub(publication.inlineComments, (comments) => sendInline(comments, { inlineComments, world, headSha, deadline }));
        // Where new ones met with trouble, so would these.
        if ((publication.inlineComments === null || looked === 'looked') && markComments !== null)
            await toGitHub(publication.inlineFates, (fates) => sendFates(fates, { markComments, world, deadline }));
    }
    const unsaid = notes();
    await unsaid.write(publication.annotations, (all) => {
        for (const annotation of all)
            runner.annotate(annotation);
    });
    for (const output of publication.outputs)
        await unsaid.write(output, ([name, value]) => runner.output(name, value));
    for (const warning of unsaid.warnings())
        log.warning(warning);
    // Where the comment does not say which run is the newest, the status itself does.
    const isNewest = commented?.outcome === 'created' || commented?.outcome === 'updated';
    // A newer page may be that of a decision, which reviewed nothing: whether a later run reviews the commit says the status too.
    const isLeft = commented?.outcome === 'newer' && commented.isSameHead && publication.status.state === 'success';
    if (isLeft)
        log.line(head_status/* leftToLater */.p0);
    else
        await toGitHub({ to: 'the commit status', value: publication.status }, (end) => status.conclude(end, { deadline: until.status(), isNewest }));
    const sentence = githubSentence(troubles, { isWritten: lacking.size < 2 });
    if (sentence !== null)
        log.warning(sentence);
    return { head, waitsFor };
}
/** A head that cannot be read is no head that stayed. */
async function headNow({ world: { source }, change }, deadline, troubles) {
    try {
        const { headSha, baseRef } = await source.readHead(change, deadline);
        if (headSha !== change.headSha)
            return 'moved';
        return baseRef === change.baseRef ? 'current' : 'retargeted';
    }
    catch (error) {
        troubles.push({ at: 'the head of the pull request', error });
        return 'unknown';
    }
}


/***/ }),

/***/ 84378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ withholdSecrets)
/* harmony export */ });
/* harmony import */ var _lib_holds_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61562);
/* harmony import */ var _lib_marker_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21989);
/* harmony import */ var _render_pages_withheld_page_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7254);
/* harmony import */ var _publication_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78779);




/**
 * The last look at what is about to leave. What still holds a secret is taken out and named; a page gives its place to
 * one that says so, for the place must not go on to show what was there before. The gate stands as it was decided: a
 * report that must not be shown proves nothing about the change, in either direction.
 * @param options.name of the instance, part of the comment's marker
 */
function withholdSecrets(publication, { redact, name, work }) {
    const refusal = (0,_lib_holds_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .secretHeld */ .I)();
    const warnings = [...publication.warnings];
    const isHeld = (text) => (0,_lib_holds_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .holdsSecret */ .h)(text, redact);
    /** Of each text why it must not leave; null when it may. What there is no time to look through stays as well. */
    const objections = (texts) => {
        const found = [];
        try {
            // All at once: to be held to a time takes longer than to look through a short text.
            work(() => {
                for (const text of texts)
                    found.push(isHeld(text) ? refusal : null);
            });
            return found;
        }
        catch (error) {
            const why = error instanceof Error ? error : new Error(String(error));
            return texts.map((_, at) => (found[at] === undefined ? why : found[at]));
        }
    };
    const objection = (text) => {
        const [why = refusal] = objections([text]);
        return why;
    };
    function whole(part, textOf, instead, against = objection) {
        const why = part.value === null ? null : against(textOf(part.value));
        if (why === null)
            return part;
        warnings.push((0,_publication_js__WEBPACK_IMPORTED_MODULE_2__/* .notWritten */ .xc)(part.to, why));
        return { ...part, value: instead(why) };
    }
    function each(part, textOf) {
        if (part === null || part.value === null)
            return part;
        const kept = [];
        const held = new Map();
        const found = objections(part.value.map(textOf));
        for (const [at, item] of part.value.entries()) {
            const { [at]: why = refusal } = found;
            if (why === null)
                kept.push(item);
            else
                held.set(why.message, { why, count: (held.get(why.message)?.count ?? 0) + 1 });
        }
        for (const { why, count } of held.values())
            warnings.push((0,_publication_js__WEBPACK_IMPORTED_MODULE_2__/* .notWritten */ .xc)(`${count} of ${part.to}`, why));
        return { ...part, value: kept };
    }
    const page = (part, start) => whole(part, (text) => text, (why) => {
        const { verdict } = publication;
        const notice = why === refusal
            ? (0,_render_pages_withheld_page_js__WEBPACK_IMPORTED_MODULE_1__/* .renderWithheldPage */ .Z)({
                verdict,
                why: 'The report is withheld here, because it held a secret of the workflow.',
                remedy: refusal.remedy,
            })
            : (0,_publication_js__WEBPACK_IMPORTED_MODULE_2__/* .standIn */ .us)(verdict);
        // What is ours is short: it is looked through whatever time there is.
        return isHeld(`${start}${notice}`) ? null : `${start}${notice}`;
    });
    return {
        ...publication,
        files: publication.files.map((file) => whole(file, ({ text }) => text ?? '', () => (file.value === null ? null : { ...file.value, text: null }))),
        summary: page(publication.summary, ''),
        comment: publication.comment === null ? null : page(publication.comment, `${(0,_lib_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .commentMarker */ .Ql)(name)}\n`),
        // The diff is not redacted, and a suggestion repeats it.
        inlineComments: each(publication.inlineComments, ({ path, body }) => `${path}\n${body}`),
        inlineFates: each(publication.inlineFates, ({ note }) => note),
        annotations: each(publication.annotations, ({ path, title, message }) => `${path}\n${title}\n${message}`),
        // Short texts, which whoever reads the gate needs: they are looked through whatever time there is.
        outputs: publication.outputs.map((output) => whole(output, ([, value]) => value, () => null, (text) => (isHeld(text) ? refusal : null))),
        warnings,
    };
}


/***/ }),

/***/ 74487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ repositoryName),
/* harmony export */   m: () => (/* binding */ changeName)
/* harmony export */ });
/** `owner/name`, or the folder of a repository that is on no server. */
function repositoryName(change) {
    return change.kind === 'local-branch' ? change.repository : `${change.owner}/${change.repo}`;
}
/** What the change is called beside the name of its repository: `#7`, or `main...topic`. */
function changeName(change) {
    return change.kind === 'pull-request' ? `#${change.number}` : `${change.baseRef}...${change.headRef}`;
}


/***/ }),

/***/ 83440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ formats)
});

;// CONCATENATED MODULE: ./lib/render/data/report-json.js
/** The report as data: `Report` in types/ is its schema. */
const reportJson = {
    fileName: 'report.json',
    output: 'report-json',
    render: (report) => `${JSON.stringify(report, null, 2)}\n`,
};

// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
// EXTERNAL MODULE: ./lib/render/counted.js
var counted = __webpack_require__(1022);
// EXTERNAL MODULE: ./lib/render/links.js
var links = __webpack_require__(68193);
// EXTERNAL MODULE: ./lib/render/open.js
var render_open = __webpack_require__(55258);
// EXTERNAL MODULE: ./lib/render/prose/plain.js
var plain = __webpack_require__(5560);
// EXTERNAL MODULE: ./lib/render/data/program.js
var program = __webpack_require__(82393);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/lib/path-text.js
var path_text = __webpack_require__(9718);
// EXTERNAL MODULE: ./lib/lib/visible.js
var visible = __webpack_require__(29053);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(39889);
// EXTERNAL MODULE: ./lib/render/excerpt-block.js
var excerpt_block = __webpack_require__(87233);
// EXTERNAL MODULE: ./lib/render/sources.js
var sources = __webpack_require__(83914);
// EXTERNAL MODULE: ./lib/render/texts/reach-label.js
var reach_label = __webpack_require__(32719);
// EXTERNAL MODULE: ./lib/render/texts/unrepeated.js
var unrepeated = __webpack_require__(54630);
// EXTERNAL MODULE: ./lib/rules/index.js + 13 modules
var rules = __webpack_require__(68148);
;// CONCATENATED MODULE: ./lib/render/data/sarif-rules.js

/** What all rules of models share: what they raise is an opinion, however well it was checked. */
const ofModels = { precision: 'medium', tag: 'code-review' };
/** A rule for each kind of finding, and none for a single finding: an alert is known by its rule. */
const kinds = {
    regression: {
        ...{ ...ofModels, level: 'warning', page: 'docs/kinds.md#regression' },
        name: 'ChangeBreaksWhatWorked',
        short: 'The change breaks what worked',
        full: 'Something that worked before the change does not work, or is worse, after it.',
    },
    gap: {
        ...{ ...ofModels, level: 'warning', page: 'docs/kinds.md#gap' },
        name: 'ChangeLeavesCasesOut',
        short: 'The change leaves a case out',
        full: 'What the change sets out to do is missing, or wrong, in a case that can happen.',
    },
    enhancement: {
        ...{ ...ofModels, level: 'note', page: 'docs/kinds.md#enhancement' },
        name: 'ChangeCouldBeBetter',
        short: 'The change could be better',
        full: 'The change works, and there is a clearer, safer or cheaper way.',
    },
};
/** The rule of a finding: its kind, or the rule by which code found it, as configuration names it too. */
function ruleIdOf({ rule, kind }) {
    return rule ?? kind;
}
/**
 * Every kind, then the rules of code that are in use.
 * @param actionUrl page that this program's files lie under; null where nobody knows, and then no rule has a page
 */
function sarifRules(ofCode, actionUrl) {
    const inUse = [...new Set(ofCode)].map((rule) => [rule, ruleOfCode(rule)]);
    return [...Object.entries(kinds), ...inUse].map(([id, words]) => descriptor(id, words, actionUrl));
}
function ruleOfCode(rule) {
    const known = rules/* rules */.a.find(({ id }) => id === rule);
    return {
        ...{ level: 'warning', precision: 'very-high', tag: 'fact' },
        page: known === undefined ? null : `docs/rules/${rule}.md`,
        name: inPascalCase(known?.name ?? `Found by code ${rule}`),
        short: known?.name ?? `Found by code: ${rule}`,
        full: `${known === undefined ? '' : `${known.risk} `}Code established this fact of the change by itself: no model raised it, and none has a say in it.`,
    };
}
/** Words as one name, which SARIF keeps apart from the id. */
function inPascalCase(words) {
    return words
        .replace(/^An? /u, '')
        .replaceAll(/(?:^|[^\p{L}\p{N}]+)([\p{L}\p{N}]?)/gu, (_, letter) => letter.toUpperCase());
}
function descriptor(id, words, actionUrl) {
    const { name, short, full, level, precision, tag, page } = words;
    const help = `${full} The report of the review has the reasons and the remedy.`;
    const helpUri = actionUrl === null || page === null ? null : `${actionUrl}/${page}`;
    return {
        id,
        name,
        shortDescription: { text: `${short}.` },
        fullDescription: { text: full },
        help: { text: help, markdown: helpUri === null ? help : `${help} [About this rule](${helpUri}).` },
        ...(helpUri === null ? {} : { helpUri }),
        defaultConfiguration: { level },
        properties: { tags: [tag], precision, 'problem.severity': level === 'note' ? 'recommendation' : level },
    };
}

;// CONCATENATED MODULE: ./lib/render/data/sarif-alert.js











/** The root of the repository: nobody knows where it lies on the machine of whoever reads the log. */
const sourceRoot = '%SRCROOT%';
const longestMessage = 4_096;
const briefMessage = 400;
/** A line of a minified file says nothing that its beginning does not. */
const longestSnippet = 4_000;
const levels = { critical: 'error', important: 'warning', suggestion: 'note' };
/**
 * A finding that has a place at the head, as an alert.
 * @param reportUri names the report: with it the alert is told from those of every other
 */
function sarif_alert_alert(found, reportUri, ruleIds) {
    const { id, fingerprint, severity, standing, finding, reach } = found;
    const { title, failure, body } = finding;
    const said = [(0,unrepeated/* unrepeated */.E)(failure, [title]), (0,unrepeated/* unrepeated */.E)(body, [title, failure])].map(plain/* plainProse */.B);
    // Where there is little room, GitHub shows the first sentence only.
    const paragraphs = [
        sentence((0,plain/* plainPhrase */.U)(title)),
        ...said.filter((one) => one !== ''),
        sarif_alert_plain(`${id} of the report: ${standing}. ${(0,sources/* raisedBy */.wb)(found)}.`),
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
                        message: { text: message(`${(0,reach_label/* reachLabel */.I)(found)} ${(0,plain/* plainPhrase */.U)(reach.shows)}`) },
                        physicalLocation: physical({ ...reach, finding: { ...reach.anchor } }),
                    },
                ],
            }),
        // The only one that GitHub looks at.
        partialFingerprints: { primaryLocationLineHash: `${content}:${nth}` },
        properties: { id, severity, standing, raisedBy: found.raisedBy.map(sarif_alert_plain) },
    };
}
/** The same without the code around it, for a log that has no room for more. */
function withoutSnippets(result) {
    const { relatedLocations: _, ...rest } = result;
    const locations = (result.locations ?? []).map(({ physicalLocation: place }) => {
        if (place === undefined)
            return {};
        const { contextRegion: _around, region: { snippet: _code, ...region } = {}, ...file } = place;
        return { physicalLocation: { ...file, region } };
    });
    return { ...rest, locations };
}
/** The beginning of what is said, and no code. */
function brief(result) {
    return { ...withoutSnippets(result), message: { text: (0,render_escape/* clip */.$Q)(result.message.text ?? '', briefMessage) } };
}
/** Text of a message, which is shown as it is: a pair of brackets before a parenthesis would be a link. */
function message(text) {
    return (0,render_escape/* clip */.$Q)(text.replaceAll('](', '] ('), longestMessage);
}
/** Words of ours around names of others, on one line. */
function sarif_alert_plain(text) {
    return (0,visible/* visible */.RK)(text.toWellFormed().replace(/\s+/gu, ' ').trim());
}
function sentence(title) {
    return /[.!?…]\s*$/u.test(title) ? title : `${title.trim()}.`;
}
function physical(found) {
    const { path, startLine, endLine } = (0,types/* placeOf */.$t)(found);
    const cited = (0,types/* citedLines */.$F)(found);
    return {
        artifactLocation: { uri: (0,path_text/* pathAddress */.q3)(path), uriBaseId: sourceRoot },
        region: region(startLine ?? 1, endLine ?? startLine ?? 1, startLine === null ? [''] : cited),
        ...around(found, cited),
    };
}
/** From the first letter to the last, in UTF-16 units; of lines that nobody knows, the lines alone. */
function region(startLine, endLine, lines) {
    const last = lines?.at(-1);
    if (lines === null || last === undefined)
        return { startLine, endLine };
    const shown = snippet(lines);
    return {
        ...{ startLine, startColumn: 1, endLine, endColumn: (0,excerpt_block/* withoutLineEnd */.o)(last).length + 1 },
        ...(shown === '' ? {} : { snippet: { text: shown } }),
    };
}
/** The block around the cited lines; it must be more than they are. */
function around({ anchor, excerpt }, cited) {
    if (anchor === null || excerpt === null || cited === null || excerpt.lines.length <= cited.length)
        return {};
    return { contextRegion: region(excerpt.startLine, excerpt.startLine + excerpt.lines.length - 1, excerpt.lines) };
}
/** What cannot be seen is written out, here too: viewers show the text as it is. */
function snippet(lines) {
    return (0,render_escape/* clip */.$Q)(lines.map((line) => (0,visible/* visible */.RK)((0,excerpt_block/* withoutLineEnd */.o)(line).toWellFormed())).join('\n'), longestSnippet);
}
/** A UUID of version 5 in the name space of addresses (RFC 9562): the same for the same name, another for any other. */
function guidOf(name) {
    const space = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
    const bytes = (0,external_node_crypto_.createHash)('sha1').update(space).update(name.toWellFormed()).digest().subarray(0, 16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

;// CONCATENATED MODULE: ./lib/render/data/report-sarif.js








/** GitHub takes 25,000 findings of a run and shows 5,000. */
const mostFindings = 5_000;
/**
 * GitHub takes 10 MB, packed by gzip, which makes nothing much longer than it is: what stays below that unpacked is taken
 * whatever its texts are. Code, then explanations, come along as long as they leave room for the alerts behind them.
 */
const mostBytes = { withCode: 2_000_000, explained: 4_000_000, all: 9_000_000 };
const mostNamed = 100;
/**
 * The findings that count, as SARIF 2.1.0 for code scanning, within the limits that GitHub documents. What has no lines
 * at the head (deleted code, quotations that are not there) can be no alert: a notification of the run names it.
 */
const reportSarif = {
    fileName: 'report.sarif',
    output: 'report-sarif',
    render: (report) => `${JSON.stringify(log(report), null, 2)}\n`,
};
function log(report) {
    const counting = [...types/* severities */.gO.flatMap((severity) => (0,render_open/* open */.ho)(report, severity)), ...(0,render_open/* apart */.zZ)(report, 'fact')];
    const atHead = counting.filter((found) => hasPlace(found, report));
    const { change, gate, actionUrl, instance, id, createdAt, wallClockMs } = report;
    const rules = sarifRules(atHead.slice(0, mostFindings).flatMap(({ rule }) => rule ?? []), actionUrl);
    const repositoryUri = (0,links/* repositoryUrl */.Ek)(change);
    const reportUri = `${repositoryUri ?? 'local'}#${instance}/${id}`;
    const ruleIds = rules.map((rule) => rule.id);
    const results = withinLimits(atHead, (found) => sarif_alert_alert(found, reportUri, ruleIds));
    const provenance = { revisionId: change.headSha, branch: change.headRef, mappedTo: { uriBaseId: sourceRoot } };
    return {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: program/* program */.D.name,
                        fullName: `${program/* program */.D.name} ${program/* program */.D.version}`,
                        version: program/* program */.D.version,
                        semanticVersion: program/* program */.D.version,
                        ...(actionUrl === null ? {} : { informationUri: (0,program/* repositoryOf */._)(actionUrl) }),
                        rules,
                    },
                },
                // GitHub takes what stands before the last slash for the category: another instance closes none of these alerts.
                automationDetails: { id: `${instance}/${id}`, guid: guidOf(reportUri) },
                columnKind: 'utf16CodeUnits',
                originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
                ...(repositoryUri === null ? {} : { versionControlProvenance: [{ repositoryUri, ...provenance }] }),
                invocations: [
                    {
                        executionSuccessful: gate.outcome !== 'incomplete',
                        startTimeUtc: new Date(Date.parse(createdAt) - wallClockMs).toISOString(),
                        endTimeUtc: createdAt,
                        toolExecutionNotifications: notifications(report, {
                            withoutLines: counting.filter((found) => !atHead.includes(found)),
                            cut: atHead.length - results.length,
                        }),
                    },
                ],
                results,
            },
        ],
    };
}
/** The severest come first. What there is no room for is left out: code, explanations, and alerts last. */
function withinLimits(found, make) {
    const results = [];
    let bytes = 0;
    for (const each of found.slice(0, mostFindings)) {
        const whole = make(each);
        const fitting = report_sarif_forms.find(({ form, most }) => bytes < most && bytes + bytesOf(form(whole)) <= most)?.form(whole);
        if (fitting === undefined)
            break;
        bytes += bytesOf(fitting);
        results.push(fitting);
    }
    return results;
}
const report_sarif_forms = [
    { form: (whole) => whole, most: mostBytes.withCode },
    { form: withoutSnippets, most: mostBytes.explained },
    { form: brief, most: mostBytes.all },
];
/** Without the white space of the file, of which gzip leaves next to nothing. */
function bytesOf(result) {
    return Buffer.byteLength(JSON.stringify(result));
}
/** Lines at the head; what code says of a whole file stands at its first. */
function hasPlace({ anchor, rule, finding }, { changes }) {
    if (anchor !== null || rule === null)
        return anchor?.side === 'new';
    return changes.some(({ path, status }) => path === finding.path && status !== 'deleted');
}
function notifications({ gate }, { withoutLines, cut }) {
    const more = withoutLines.length - mostNamed;
    return [
        ...(gate.outcome === 'incomplete'
            ? [notification('incomplete', 'error', `The review is incomplete: ${gate.reasons.join(' ')}`)]
            : []),
        ...withoutLines.slice(0, mostNamed).map((found) => ({
            ...notification('no-lines', 'note', inWords(found)),
            associatedRule: { id: ruleIdOf(found) },
        })),
        ...(more <= 0
            ? []
            : [notification('no-lines', 'note', `${(0,counted/* counted */.hS)(more, 'further finding')} without lines at the head.`)]),
        ...(cut === 0
            ? []
            : [notification('left-out', 'note', `${(0,counted/* counted */.hS)(cut, 'further finding')}: the report has them.`)]),
    ];
}
/** `F2 (critical): No limit. It has no lines at the head: src/a.ts, line 7 before the change.` */
function inWords(found) {
    const { path, startLine, side } = (0,types/* placeOf */.$t)(found);
    const line = startLine === null ? '' : `, line ${startLine}`;
    const where = `${path}${line}${side === 'old' ? ' before the change' : ''}`;
    return `${found.id} (${found.severity}): ${(0,plain/* plainPhrase */.U)(found.finding.title)} It has no lines at the head: ${where}.`;
}
function notification(id, level, text) {
    return { descriptor: { id }, level, message: { text: message(sarif_alert_plain(text)) } };
}

// EXTERNAL MODULE: ./node_modules/github-slugger/index.js + 1 modules
var github_slugger = __webpack_require__(42710);
// EXTERNAL MODULE: ./node_modules/hast-util-to-html/lib/index.js + 23 modules
var lib = __webpack_require__(50025);
// EXTERNAL MODULE: ./node_modules/hastscript/lib/index.js + 3 modules
var hastscript_lib = __webpack_require__(84137);
// EXTERNAL MODULE: ./lib/render/change-names.js
var change_names = __webpack_require__(74487);
// EXTERNAL MODULE: ./lib/render/nodes.js
var render_nodes = __webpack_require__(30533);
// EXTERNAL MODULE: ./lib/render/pages/whole-page.js
var whole_page = __webpack_require__(11042);
// EXTERNAL MODULE: ./lib/render/prose/prose.js + 4 modules
var prose = __webpack_require__(2821);
// EXTERNAL MODULE: ./node_modules/lowlight/lib/index.js + 1 modules
var lowlight_lib = __webpack_require__(83175);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/bash.js
var bash = __webpack_require__(71157);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/c.js
var c = __webpack_require__(11102);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/clojure.js
var clojure = __webpack_require__(86055);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/cpp.js
var cpp = __webpack_require__(77542);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/csharp.js
var csharp = __webpack_require__(75444);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/css.js
var css = __webpack_require__(53312);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/dart.js
var dart = __webpack_require__(84150);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/dockerfile.js
var dockerfile = __webpack_require__(68977);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/elixir.js
var elixir = __webpack_require__(45620);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/go.js
var go = __webpack_require__(97365);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/graphql.js
var graphql = __webpack_require__(86654);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/haskell.js
var haskell = __webpack_require__(49295);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/ini.js
var ini = __webpack_require__(95537);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/java.js
var java = __webpack_require__(17979);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/javascript.js
var javascript = __webpack_require__(34820);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/json.js
var json = __webpack_require__(68129);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/kotlin.js
var kotlin = __webpack_require__(97898);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/lua.js
var lua = __webpack_require__(64797);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/makefile.js
var makefile = __webpack_require__(7295);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/markdown.js
var markdown = __webpack_require__(35286);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/perl.js
var perl = __webpack_require__(96982);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/php.js
var php = __webpack_require__(48771);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/powershell.js
var powershell = __webpack_require__(57842);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/protobuf.js
var protobuf = __webpack_require__(65840);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/python.js
var python = __webpack_require__(43145);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/r.js
var r = __webpack_require__(2285);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/ruby.js
var ruby = __webpack_require__(86787);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/rust.js
var rust = __webpack_require__(81493);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/scala.js
var scala = __webpack_require__(5165);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/scss.js
var scss = __webpack_require__(55263);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/sql.js
var sql = __webpack_require__(22879);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/swift.js
var swift = __webpack_require__(77484);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/typescript.js
var typescript = __webpack_require__(23612);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/xml.js
var xml = __webpack_require__(69870);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/yaml.js
var yaml = __webpack_require__(17144);
;// CONCATENATED MODULE: ./lib/render/html/grammars.js



































/** A fixed set: every grammar enters the bundle. Their names are those of highlight.js, which refer to one another. */
const languages = {
    bash: { grammar: bash/* default */.A, files: 'sh bash zsh' },
    c: { grammar: c/* default */.A, files: 'c h' },
    clojure: { grammar: clojure/* default */.A, files: 'clj cljs cljc edn' },
    cpp: { grammar: cpp/* default */.A, files: 'cc cpp cxx hh hpp hxx cu' },
    csharp: { grammar: csharp/* default */.A, files: 'cs' },
    css: { grammar: css/* default */.A, files: 'css' },
    dart: { grammar: dart/* default */.A, files: 'dart' },
    dockerfile: { grammar: dockerfile/* default */.A, files: 'dockerfile containerfile' },
    elixir: { grammar: elixir/* default */.A, files: 'ex exs' },
    go: { grammar: go/* default */.A, files: 'go' },
    graphql: { grammar: graphql/* default */.A, files: 'graphql gql' },
    haskell: { grammar: haskell/* default */.A, files: 'hs' },
    ini: { grammar: ini/* default */.A, files: 'ini toml cfg conf properties editorconfig' },
    java: { grammar: java/* default */.A, files: 'java' },
    javascript: { grammar: javascript/* default */.A, files: 'js cjs mjs jsx' },
    json: { grammar: json/* default */.A, files: 'json jsonc json5 webmanifest' },
    kotlin: { grammar: kotlin/* default */.A, files: 'kt kts gradle' },
    lua: { grammar: lua/* default */.A, files: 'lua' },
    makefile: { grammar: makefile/* default */.A, files: 'makefile mk' },
    markdown: { grammar: markdown/* default */.A, files: 'md markdown' },
    perl: { grammar: perl/* default */.A, files: 'pl pm' },
    php: { grammar: php/* default */.A, files: 'php' },
    powershell: { grammar: powershell/* default */.A, files: 'ps1 psm1 psd1' },
    protobuf: { grammar: protobuf/* default */.A, files: 'proto' },
    python: { grammar: python/* default */.A, files: 'py pyi bzl' },
    r: { grammar: r/* default */.A, files: 'r' },
    ruby: { grammar: ruby/* default */.A, files: 'rb rake gemspec gemfile rakefile' },
    rust: { grammar: rust/* default */.A, files: 'rs' },
    scala: { grammar: scala/* default */.A, files: 'scala sbt' },
    scss: { grammar: scss/* default */.A, files: 'scss' },
    sql: { grammar: sql/* default */.A, files: 'sql' },
    swift: { grammar: swift/* default */.A, files: 'swift' },
    typescript: { grammar: typescript/* default */.A, files: 'ts cts mts tsx' },
    xml: { grammar: xml/* default */.A, files: 'xml html htm svg vue svelte csproj plist' },
    yaml: { grammar: yaml/* default */.A, files: 'yml yaml' },
};
const names = new Map(Object.entries(languages).flatMap(([name, { files }]) => files.split(' ').map((file) => [file, name])));
/** Grammars by name, as lowlight takes them. */
function grammars() {
    return Object.fromEntries(Object.entries(languages).map(([name, { grammar }]) => [name, grammar]));
}
/** Name of the grammar for a path; null when there is none. */
function languageOf(path) {
    const file = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    return names.get(file) ?? names.get(file.slice(file.lastIndexOf('.') + 1)) ?? null;
}

;// CONCATENATED MODULE: ./lib/render/html/code-blocks.js






/*
 * Grammars are regular expressions over text of strangers, and some take quadratic time: 4,000 characters made for them
 * keep the worst grammar busy for a quarter of a second. What is longer stays plain, and so does what a page has beyond
 * its share.
 */
const longestHighlighted = 4_000;
const longestHighlightedLine = 400;
const mostHighlighted = 200_000;
const longestShownLine = 4_000;
/** Makes code blocks. The grammars are read once for a page, with the first code that has one. */
class CodeBlocks {
    #lowlight = null;
    #left = mostHighlighted;
    /** Lines of source with their numbers; the cited ones are marked. */
    excerpt({ path, startLine, citedStart, citedEnd, lines }) {
        const shown = lines.map((line) => (0,visible/* visible */.RK)((0,render_escape/* clip */.$Q)((0,excerpt_block/* withoutLineEnd */.o)(line), longestShownLine).toWellFormed()));
        const last = startLine + lines.length - 1;
        const width = String(last).length;
        const rows = this.#highlighted(languageOf(path), shown).map((row, index) => {
            const number = startLine + index;
            const isCited = number >= citedStart && number <= citedEnd;
            // Number and mark are text: a page is also read without its style, and what is cited is not told by colour alone.
            const gutter = (0,hastscript_lib.h)('span.gutter', {}, `${isCited ? '>' : ' '} ${String(number).padStart(width)}  `);
            return (0,hastscript_lib.h)(isCited ? 'mark' : 'span', { className: ['line', ...(isCited ? ['cited'] : [])] }, gutter, row, '\n');
        });
        const name = (0,visible/* visible */.RK)(path.toWellFormed());
        return (0,hastscript_lib.h)('figure.code', {}, (0,hastscript_lib.h)('figcaption', {}, (0,hastscript_lib.h)('code', {}, name), ' ', (0,hastscript_lib.h)('span', {}, `${range('line', startLine, last)} · cited: ${range('', citedStart, citedEnd)}`)), scrolling(`Code of ${name}, ${range('line', startLine, last)}`, rows));
    }
    #highlighted(language, lines) {
        const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
        const isLong = length > longestHighlighted || lines.some((line) => line.length > longestHighlightedLine);
        if (language === null || isLong || length > this.#left)
            return lines.map((line) => [words(line)]);
        this.#left -= length;
        this.#lowlight ??= (0,lowlight_lib/* createLowlight */.$)(grammars());
        return linesOf(this.#lowlight.highlight(language, lines.join('\n')));
    }
}
/** A proposed change: lines in their colours, which their first characters say as well. */
function diffBlock(value) {
    // A diff can have a row for each of its letters, and `h` takes its time for each.
    const rows = value.split('\n').map((line) => {
        const kind = /^(?:---|\+\+\+)( |$)/u.test(line) ? 'file' : (code_blocks_kinds[line.charAt(0)] ?? 'same');
        const children = [{ type: 'text', value: `${line}\n` }];
        return { type: 'element', tagName: 'span', properties: { className: ['line', kind] }, children };
    });
    return (0,hastscript_lib.h)('figure.code.diff', {}, scrolling('Proposed diff', rows));
}
const code_blocks_kinds = { '+': 'added', '-': 'deleted', '@': 'hunk' };
/** Text in fixed width, without numbers. */
function plainBlock(value) {
    return (0,hastscript_lib.h)('figure.code.plain', {}, scrolling('Quoted text', [words(`${value}\n`)]));
}
/** What scrolls must be reached by the keyboard. A group is no landmark, so its label need not be the only one. */
function scrolling(label, rows) {
    return (0,hastscript_lib.h)('pre', { tabIndex: 0, role: 'group', ariaLabel: label }, (0,hastscript_lib.h)('code', {}, rows));
}
function range(word, start, end) {
    if (end <= start)
        return `${word} ${start}`.trim();
    return `${word === '' ? '' : `${word}s `}${start}–${end}`;
}
/** The highlighted tree cut at line ends: what is open at a line's end is closed there, and opened again on the next. */
function linesOf(tree) {
    const lines = [[]];
    const add = (node, around) => {
        const wrapped = around.reduceRight((inner, { tagName, properties }) => {
            return (0,hastscript_lib.h)(tagName, properties, inner);
        }, node);
        lines.at(-1)?.push(wrapped);
    };
    const walk = (nodes, around) => {
        for (const node of nodes) {
            if (node.type === 'element')
                walk(node.children, [...around, node]);
            if (node.type !== 'text')
                continue;
            for (const [index, part] of node.value.split('\n').entries()) {
                if (index > 0)
                    lines.push([]);
                if (part !== '')
                    add(words(part), around);
            }
        }
    };
    walk(tree.children, []);
    return lines;
}
function words(value) {
    return { type: 'text', value };
}

// EXTERNAL MODULE: ./node_modules/mdast-util-to-hast/lib/index.js + 34 modules
var mdast_util_to_hast_lib = __webpack_require__(51576);
// EXTERNAL MODULE: ./lib/lib/duration.js
var duration = __webpack_require__(38335);
;// CONCATENATED MODULE: ./lib/render/timeline/timeline-svg.js




const rowHeight = 34;
const barTop = 18;
const barHeight = 10;
const scaleHeight = 22;
const mostLanes = 30;
const longestName = 32;
/**
 * A row for each session: its name, and below it a bar from its start to its end. What is on the longest chain has a full
 * bar and a line from whoever it waited for. As wide as the page: places are percentages, so letters keep their size.
 */
function timelineSvg(timeline, ids) {
    const { lanes, chain, wall } = timeline;
    const shown = shownLanes(timeline);
    const rows = new Map(shown.map((at, row) => [at, row]));
    const whole = Math.max(wall, ...lanes.map(({ end }) => end), 1);
    const percent = (milliseconds) => `${((milliseconds / whole) * 100).toFixed(2)}%`;
    const hidden = lanes.length - shown.length;
    const height = shown.length * rowHeight + scaleHeight + (hidden === 0 ? 0 : 18);
    const bottom = shown.length * rowHeight + 4;
    const drawn = shown.flatMap((at, row) => {
        const lane = lanes[at];
        if (lane === undefined)
            return [];
        const onChain = chain.indexOf(at);
        const before = onChain > 0 ? rows.get(chain[onChain - 1] ?? -1) : undefined;
        const top = row * rowHeight;
        const kind = onChain < 0 ? ['bar'] : ['bar', 'decides'];
        return [
            ...(before === undefined ? [] : [waits(percent(lane.start), before, row)]),
            (0,hastscript_lib.s)('text', { x: 0, y: top + 13, className: onChain < 0 ? [] : ['decides'] }, nameOf(lane)),
            (0,hastscript_lib.s)('rect', {
                x: percent(lane.start),
                y: top + barTop,
                width: percent(lane.end - lane.start),
                height: barHeight,
                className: kind,
            }),
        ];
    });
    const parts = [
        (0,hastscript_lib.s)('title', { id: ids.title }, 'Timeline of the run'),
        (0,hastscript_lib.s)('desc', { id: ids.description }, described(timeline, shown)),
        ...[0, 25, 50, 75, 100].map((at) => (0,hastscript_lib.s)('line.scale', { x1: `${at}%`, x2: `${at}%`, y1: 0, y2: bottom })),
        ...drawn,
        (0,hastscript_lib.s)('text.scale', { x: 0, y: bottom + 14 }, '0:00'),
        (0,hastscript_lib.s)('text.scale', { x: '50%', y: bottom + 14, textAnchor: 'middle' }, (0,duration/* minutesAndSeconds */.Y)(whole / 2)),
        (0,hastscript_lib.s)('text.scale', { x: '100%', y: bottom + 14, textAnchor: 'end' }, (0,duration/* minutesAndSeconds */.Y)(whole)),
        ...(hidden === 0 ? [] : [(0,hastscript_lib.s)('text.scale', { x: 0, y: bottom + 32 }, `${hidden} more sessions are not shown.`)]),
    ];
    return (0,hastscript_lib.s)('svg.timeline', { width: '100%', height, role: 'img', ariaLabelledBy: [ids.title, ids.description] }, 
    // Without its style sheet the page is text, whose words must not run together.
    parts.flatMap((part) => ['\n', part]));
}
/** Lanes by number, in their order: where there are too many, reviews and chain first, then the longest. */
function shownLanes({ lanes, chain }) {
    const rank = (at) => (chain.includes(at) ? 2 : lanes[at]?.what === 'review' ? 1 : 0);
    const length = (at) => (lanes[at]?.end ?? 0) - (lanes[at]?.start ?? 0);
    return lanes
        .map((_, at) => at)
        .sort((one, other) => rank(other) - rank(one) || length(other) - length(one))
        .slice(0, mostLanes)
        .sort((one, other) => one - other);
}
function waits(x, from, to) {
    return (0,hastscript_lib.s)('line.waits', { x1: x, x2: x, y1: from * rowHeight + barTop + barHeight, y2: to * rowHeight + barTop });
}
function nameOf({ who, what, start, end }) {
    return `${(0,render_escape/* clip */.$Q)((0,visible/* visible */.RK)(who.toWellFormed()), longestName)}, ${what}, ${(0,duration/* minutesAndSeconds */.Y)(end - start)}`;
}
/** For whoever does not see it. */
function described({ lanes, chain }, shown) {
    const told = shown.flatMap((at) => {
        const lane = lanes[at];
        if (lane === undefined)
            return [];
        const times = `${(0,duration/* minutesAndSeconds */.Y)(lane.start)} to ${(0,duration/* minutesAndSeconds */.Y)(lane.end)}`;
        return [`${nameOf(lane)}: ${times}${chain.includes(at) ? ', on the longest chain' : ''}`];
    });
    return `${told.join('; ')}.`;
}

;// CONCATENATED MODULE: ./lib/render/html/elements.js





/** The nodes of sections as elements of the page. Raw HTML is no part of it: such a node is left out. */
function elements_elements(nodes, page) {
    const root = (0,mdast_util_to_hast_lib/* toHast */._)({ type: 'root', children: [...nodes] }, { handlers: handlers(page), allowDangerousHtml: false });
    const children = root.type === 'root' ? root.children : [];
    return children.filter((node) => !isLineEnd(node));
}
/** The elements of a line, without one around them. */
function phrasing(nodes, page) {
    const [line] = elements_elements([(0,render_nodes/* paragraph */.FY)([...nodes])], page);
    return line?.type === 'element' ? line.children : [];
}
/** What the node marks, when it is one that begins an entry. */
function entryOf(node) {
    return (node?.type === 'text' || node?.type === 'strong' ? node.data?.entry : null) ?? null;
}
function isLineEnd(node) {
    return typeof node === 'object' && node !== null && 'value' in node && node.value === '\n';
}
function handlers({ blocks, slugger }) {
    const named = (children) => {
        const entry = entryOf(children[0]);
        return entry === null ? {} : { id: slugger.slug(entry.id, true) };
    };
    return {
        blockquote: (state, node) => node.data?.alert === undefined
            ? (0,hastscript_lib.h)('blockquote', {}, state.all(node))
            : (0,hastscript_lib.h)('div.alert', { className: [node.data.alert] }, state.all(node)),
        code: (_, node) => {
            const excerpt = node.data?.excerpt;
            if (excerpt !== undefined)
                return blocks.excerpt(excerpt);
            return node.lang === 'diff' ? diffBlock(node.value) : plainBlock(node.value);
        },
        details: (state, node) => {
            const summary = state.all({ type: 'paragraph', children: node.summary });
            return (0,hastscript_lib.h)('details', {}, (0,hastscript_lib.h)('summary', {}, summary), (0,hastscript_lib.h)('div', {}, state.all(node)));
        },
        heading: (state, node) => (0,hastscript_lib.h)(`h${node.depth}`, named(node.children), state.all(node)),
        inlineCode: (_, node) => node.data?.pill === undefined ? (0,hastscript_lib.h)('code', {}, node.value) : pill(node.data.pill, node.value),
        link: (state, node) => {
            const label = state.all(node);
            if (node.url.startsWith('#'))
                return (0,hastscript_lib.h)('a', { href: node.url }, label);
            if (!/^https?:\/\//u.test(node.url))
                return label;
            return (0,hastscript_lib.h)('a', { href: node.url, rel: ['noopener', 'noreferrer'] }, label);
        },
        // The library's own looks at all items of the list for each of them.
        listItem: (state, node) => {
            const [only, ...more] = node.children;
            if (only?.type !== 'paragraph' || more.length > 0)
                return (0,hastscript_lib.h)('li', {}, state.all(node));
            return (0,hastscript_lib.h)('li', named(only.children), state.all(only));
        },
        paragraph: (state, node) => {
            const words = (0,hastscript_lib.h)('p', named(node.children), state.all(node));
            const timeline = node.data?.timeline;
            if (timeline === undefined)
                return words;
            const ids = { title: slugger.slug('timeline-title'), description: slugger.slug('timeline-description') };
            return (0,hastscript_lib.h)('figure', {}, timelineSvg(timeline, ids), (0,hastscript_lib.h)('figcaption', {}, words));
        },
        // Sections leave no white space to trim.
        text: (_, node, parent) => [
            ...(node.value === ' ' && isBetweenPills(node, parent) ? [(0,hastscript_lib.h)('span.between', {}, ',')] : []),
            { type: 'text', value: node.value },
        ],
        table,
    };
}
/** Badges are told apart by their grounds, and by a comma where nobody sees those. */
function isBetweenPills(node, parent) {
    const beside = parent?.children ?? [];
    const at = beside.indexOf(node);
    return [beside[at - 1], beside[at + 1]].every((each) => each?.type === 'inlineCode' && each.data?.pill !== undefined);
}
/** The colour says what an emoji says in Markdown. */
function pill(mark, label) {
    switch (mark.kind) {
        case 'severity':
            return (0,hastscript_lib.h)('span.pill', { className: [mark.severity] }, mark.severity);
        case 'standing':
            return (0,hastscript_lib.h)('span.pill.standing', { className: [mark.isConfirmed ? 'sure' : 'unsure'] }, label);
        default:
            return (0,hastscript_lib.h)('span.pill', { className: [mark.kind] }, label);
    }
}
/** Cells lie far apart, and have a bar between them where nobody sees that. */
function bar() {
    return (0,hastscript_lib.h)('span.between', { ariaHidden: 'true' }, ' |');
}
/** The first row is the head; the first cell of each other row names it. */
function table(state, node) {
    const [head, ...body] = node.children.map(({ children: cells }) => cells.map((cell, index) => [...state.all(cell), ...(index === cells.length - 1 ? [] : [bar()])]));
    const top = (head ?? []).map((cell) => (0,hastscript_lib.h)('th', { scope: 'col' }, cell));
    const rows = body.map((cells) => (0,hastscript_lib.h)('tr', {}, cells.map((cell, index) => (index === 0 ? (0,hastscript_lib.h)('th', { scope: 'row' }, cell) : (0,hastscript_lib.h)('td', {}, cell)))));
    return (0,hastscript_lib.h)('div.scroll', { tabIndex: 0, role: 'group', ariaLabel: `Table with ${top.length} columns` }, (0,hastscript_lib.h)('table', {}, (0,hastscript_lib.h)('thead', {}, (0,hastscript_lib.h)('tr', {}, top)), rows.length === 0 ? [] : (0,hastscript_lib.h)('tbody', {}, rows)));
}

// EXTERNAL MODULE: ./lib/render/comment/names.js
var comment_names = __webpack_require__(82738);
// EXTERNAL MODULE: ./lib/render/severity-pill.js
var severity_pill = __webpack_require__(3293);
;// CONCATENATED MODULE: ./lib/render/html/findings-list.js







/** So many stand on the first screen; the others are folded up behind them. */
const mostAtOnce = 10;
const longestTitle = 300;
/** What is open and what code found, one line each, as links to what is said of it. */
function findingsList(report, page) {
    const shown = report.ledger.findings.filter((found) => (0,types/* isOpen */.nT)(found) || found.standing === 'fact');
    if (shown.length === 0)
        return [];
    const more = shown.slice(mostAtOnce);
    const whole = glance(shown.slice(0, mostAtOnce), 'Findings at a glance', page);
    if (more.length === 0)
        return [whole];
    const summary = (0,hastscript_lib.h)('summary', {}, `${(0,counted/* figure */.vP)(more.length)} more findings`);
    return [whole, (0,hastscript_lib.h)('details', {}, summary, glance(more, 'Further findings', page))];
}
function glance(findings, label, page) {
    const head = ['Id', 'Severity', 'Finding', 'Found by', 'Checked by'].map((name) => (0,hastscript_lib.h)('th', { scope: 'col' }, name));
    return (0,hastscript_lib.h)('div.scroll.glance', { tabIndex: 0, role: 'group', ariaLabel: label }, (0,hastscript_lib.h)('table', {}, (0,hastscript_lib.h)('thead', {}, (0,hastscript_lib.h)('tr', {}, barred(head))), (0,hastscript_lib.h)('tbody', {}, findings.map((found) => row(found, page)))));
}
function row(found, page) {
    const { id, severity, finding } = found;
    const cell = (words) => (0,hastscript_lib.h)('td', {}, phrasing(words, page));
    return (0,hastscript_lib.h)('tr', {}, barred([
        (0,hastscript_lib.h)('th', { scope: 'row' }, id),
        cell([(0,severity_pill/* severityPill */.v)(severity)]),
        (0,hastscript_lib.h)('td', {}, (0,hastscript_lib.h)('a', { href: `#${id}` }, phrasing((0,prose/* phrase */.MZ)(finding.title, longestTitle), page))),
        cell((0,prose/* verbatim */.Bj)((0,comment_names/* finders */.YI)(found), longestTitle)),
        cell((0,prose/* verbatim */.Bj)((0,comment_names/* checkers */.JE)(found), longestTitle)),
    ]));
}
/** Cells lie far apart, and have a bar between them where nobody sees that. */
function barred(cells) {
    return cells.map((cell, index) => index === cells.length - 1 ? cell : { ...cell, children: [...cell.children, bar()] });
}

// EXTERNAL MODULE: ./node_modules/hast-util-to-string/lib/index.js
var hast_util_to_string_lib = __webpack_require__(99046);
;// CONCATENATED MODULE: ./lib/render/html/outlined.js



/** A titled section as a landmark of the page, with an article for each entry that has a third-level heading. */
function outlined(title, { nodes, isEmpty }, page) {
    const id = page.slugger.slug(title);
    const entries = [];
    const parts = split(nodes).map(([first, ...inside]) => {
        const mark = first.type === 'heading' && first.depth === 3 ? entryOf(first.children[0]) : null;
        if (first.type !== 'heading' || mark === null)
            return elements_elements([first, ...inside], page);
        const { shown, entry } = article(mark, first, inside, page);
        entries.push(entry);
        return [shown];
    });
    const section = (0,hastscript_lib.h)('section', { ariaLabelledBy: [id], className: isEmpty ? ['empty'] : null }, (0,hastscript_lib.h)('h2', { id }, title), parts);
    return { shown: section, entry: { id, label: title, entries } };
}
/** An entry as a card, in the colour of its severity. */
function article({ id: own, severity }, { children: [, ...title] }, inside, page) {
    const id = page.slugger.slug(own, true);
    const words = phrasing(title, page);
    const shown = (0,hastscript_lib.h)('article.entry', { className: severity === null ? [] : [severity], ariaLabelledBy: [id] }, (0,hastscript_lib.h)('h3', { id }, (0,hastscript_lib.h)('a.own', { href: `#${id}` }, own), ' ', words), elements_elements(inside, page));
    return { shown, entry: { id, label: `${own}. ${(0,hast_util_to_string_lib/* toString */.d)((0,hastscript_lib.h)(null, words))}`, entries: [] } };
}
/** The nodes before the first third-level heading, then each such heading with what follows it. */
function split(nodes) {
    const parts = [];
    for (const node of nodes) {
        const last = parts.at(-1);
        if (last === undefined || (node.type === 'heading' && node.depth === 3))
            parts.push([node]);
        else
            last.push(node);
    }
    return parts;
}

// EXTERNAL MODULE: ./lib/render/completed.js
var render_completed = __webpack_require__(94469);
// EXTERNAL MODULE: ./lib/render/decision/opening.js
var opening = __webpack_require__(16747);
;// CONCATENATED MODULE: ./lib/render/html/overview.js






/** What is seen first: the decision with its reasons, and the figures behind it. */
function overview(report, decision, findings) {
    const { coverage, reviews } = report;
    const { completed, all } = (0,types/* countReviewers */.a6)(reviews);
    const files = (0,render_completed/* reviewedFiles */.zk)(report).length;
    const delivered = files - coverage.undelivered.length;
    const counts = types/* severities */.gO.map((severity) => {
        const count = (0,render_open/* open */.ho)(report, severity).length;
        return term(String(count), severity === 'suggestion' && count !== 1 ? 'suggestions' : severity, count === 0 ? 'none' : severity);
    });
    return (0,hastscript_lib.h)('div.overview', { className: [(0,opening/* loudness */.O)(report)] }, decision.map(shortened), [...findings], (0,hastscript_lib.h)('ul.figures', {}, ...counts, ...(all === 0
        ? []
        : [
            term(`${completed}/${all}`, 'reviewers completed', 'plain'),
            term(`${(0,counted/* figure */.vP)(delivered)}/${(0,counted/* figure */.vP)(files)}`, 'files delivered', 'plain'),
        ])));
}
/** Reasons that are shown at once; a longer list is folded up behind them. */
const mostReasons = 5;
function shortened(node) {
    if (node.type !== 'element')
        return node;
    return { ...node, children: node.children.flatMap((child) => (isList(child) ? shortList(child) : child)) };
}
function isList(node) {
    return node.type === 'element' && node.tagName === 'ul';
}
function shortList(reasons) {
    const items = reasons.children.filter((child) => child.type === 'element');
    if (items.length <= mostReasons + 1)
        return [reasons];
    const more = items.slice(mostReasons);
    const summary = (0,hastscript_lib.h)('summary', {}, `${(0,counted/* figure */.vP)(more.length)} more`);
    return [{ ...reasons, children: items.slice(0, mostReasons) }, (0,hastscript_lib.h)('details', {}, summary, (0,hastscript_lib.h)('ul', {}, more))];
}
/** `2 critical`: a reader without the style sheet has the two in this order. */
function term(value, label, className) {
    return (0,hastscript_lib.h)('li', { className: [className] }, (0,hastscript_lib.h)('strong', {}, value), ' ', (0,hastscript_lib.h)('span', {}, label));
}

// EXTERNAL MODULE: ./node_modules/mdast-util-find-and-replace/lib/index.js + 1 modules
var mdast_util_find_and_replace_lib = __webpack_require__(76979);
;// CONCATENATED MODULE: ./lib/render/html/references.js




/** Ids of the entries that the nodes mark, at any depth. */
function entryIds(nodes) {
    return nodes.flatMap((node) => {
        const entry = entryOf(node);
        if (entry !== null)
            return [entry.id];
        return 'children' in node ? entryIds(node.children) : [];
    });
}
/** An id within running text: no part of a longer name, of a raw id such as `Claude:F1`, or of a range. */
const mention = /(?<![\w:.#-])[A-Z]\d{1,6}(?![\w-])/gu;
/**
 * Makes ids that words of a model, of the gate or of the ledger mention links to the entries that bear them; the nodes
 * are changed. Headings stay as they are, and so do fold-outs: an id in an original review may be one of its own.
 */
function linkReferences(nodes, known) {
    (0,mdast_util_find_and_replace_lib/* findAndReplace */.T)({ type: 'root', children: [...nodes] }, [
        mention,
        (id, { stack }) => known.has(id) && stack.every((node) => entryOf(node) === null) && (0,links/* link */.nf)(`#${id}`, [(0,render_nodes/* text */.Qq)(id)]),
    ], { ignore: ['heading', 'details', 'link'] });
}

;// CONCATENATED MODULE: ./lib/render/timeline/timeline-style.js
/** The picture of a run, in the colours of the page. */
const timelineStyle = `
figure:has(> .timeline) { margin: .875rem 0 }
.timeline { display: block; overflow: visible; font-size: .75rem; font-variant-numeric: tabular-nums }
.timeline text { fill: var(--muted) }
.timeline text.decides { fill: var(--text); font-weight: 600 }
.timeline .bar { fill: var(--muted) }
.timeline .bar.decides { fill: var(--link) }
.timeline .scale { stroke: var(--line) }
.timeline text.scale { stroke: none }
.timeline .waits { stroke: var(--link); stroke-dasharray: 2 2 }
figcaption p { margin: .5rem 0 0 }
`;

;// CONCATENATED MODULE: ./lib/render/html/code-style.js
/** Excerpts, diffs and their colours. */
const codeStyle = `
.code { margin: 1rem 0; border: 1px solid var(--line); border-radius: .5rem; background: var(--code); overflow: hidden; font-size: .8125rem; line-height: 1.55 }
.code figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .4rem .875rem; border-bottom: 1px solid var(--line); color: var(--muted); font-size: .75rem }
.code figcaption code { background: none; padding: 0; color: var(--text); font-size: inherit }
.code pre { margin: 0; padding: .5rem 0; overflow-x: auto; tab-size: 4 }
.code pre > code { display: block; width: max-content; min-width: 100%; font-family: var(--mono) }
.code pre:focus-visible { outline-offset: -2px }
.plain pre > code { padding: 0 .875rem }
.line { display: block; padding: 0 .875rem; border-left: 3px solid transparent; color: inherit; background: none }
.gutter { color: var(--muted); user-select: none; -webkit-user-select: none }
.cited { background: var(--cited); border-left-color: var(--cited-line) }
.cited .gutter { color: var(--text); font-weight: 600 }
.added { background: var(--added); color: var(--added-text) }
.deleted { background: var(--deleted); color: var(--deleted-text) }
.hunk, .file { color: var(--muted) }
:is(.hljs-comment, .hljs-quote) { color: var(--code-comment); font-style: italic }
:is(.hljs-keyword, .hljs-selector-tag, .hljs-section, .hljs-name, .hljs-tag, .hljs-literal, .hljs-meta .hljs-keyword) { color: var(--code-keyword) }
:is(.hljs-string, .hljs-regexp, .hljs-char, .hljs-link, .hljs-addition) { color: var(--code-string) }
:is(.hljs-number, .hljs-symbol, .hljs-bullet, .hljs-variable, .hljs-template-variable, .hljs-attr, .hljs-attribute, .hljs-property) { color: var(--code-value) }
:is(.hljs-title, .hljs-type, .hljs-built_in, .hljs-class, .hljs-selector-class, .hljs-selector-id) { color: var(--code-name) }
:is(.hljs-meta, .hljs-doctag, .hljs-deletion) { color: var(--code-comment) }
.hljs-subst { color: inherit }
`;

;// CONCATENATED MODULE: ./lib/render/html/theme.js
const light = `
--page: #f7f7f5; --card: #ffffff; --tint: #eeeeea; --code: #fbfbfa;
--text: #1c1d1f; --soft: #44474c; --muted: #5f646c; --line: #e2e2dd; --line-strong: #c9c9c2;
--link: #1a5fb4; --link-line: #a9c4e6;
--critical: #b3261e; --critical-tint: #fbe9e7; --important: #8a5300; --important-tint: #fbf0dc;
--suggestion: #1f5fa8; --suggestion-tint: #e6f0fa; --ok: #1c6e3d; --ok-tint: #e3f3e8;
--cited: #fff3d1; --cited-line: #d99a00;
--added: #e5f5ea; --added-text: #14532d; --deleted: #fcebea; --deleted-text: #7a1712;
--code-comment: #62666d; --code-keyword: #9b2393; --code-string: #1e6b3a; --code-value: #8a4b08; --code-name: #1f4f9e;
--shadow: 0 1px 2px rgb(0 0 0 / 4%), 0 4px 16px rgb(0 0 0 / 4%);
`;
const dark = `
--page: #121315; --card: #1a1c1f; --tint: #2a2d31; --code: #151719;
--text: #e8e8e6; --soft: #c9ccd0; --muted: #a0a5ac; --line: #303338; --line-strong: #4a4e55;
--link: #8ab8ee; --link-line: #3f5f85;
--critical: #ff9a90; --critical-tint: #421d1a; --important: #f0b95c; --important-tint: #3b2c11;
--suggestion: #8fc1f7; --suggestion-tint: #182f49; --ok: #7bd49a; --ok-tint: #16331f;
--cited: #37301a; --cited-line: #d9a520;
--added: #16301f; --added-text: #b9e8c9; --deleted: #3a1d1b; --deleted-text: #ffc6c0;
--code-comment: #a3a8ae; --code-keyword: #e39bdc; --code-string: #93d6a6; --code-value: #eab676; --code-name: #94c0f7;
--shadow: none;
`;
/** Colours and fonts. Every pair of text and ground has a contrast of 4.5 at least; `npm run check:pages` measures it. */
const theme = `
:root { color-scheme: light dark; --sans: Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', sans-serif; --mono: ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
@media print { :root { ${light} } }
`;

;// CONCATENATED MODULE: ./lib/render/html/style.js



/** The style sheet of the page, in one string, so that the page's policy can name its hash. */
function style() {
    return [theme, page, style_overview, style_text, entries, codeStyle, timelineStyle, wide, print]
        .join('')
        .replace(/\n\s*/gu, '\n');
}
const page = `
*, ::before, ::after { box-sizing: border-box }
:target { outline: none }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.6 var(--sans); overflow-wrap: break-word }
.frame { max-width: 54rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
.skip { position: absolute; left: -100vw; top: .5rem; padding: .5rem 1rem; border-radius: .5rem; background: var(--card); z-index: 1 }
.skip:focus { left: .5rem }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: .25rem }
a { color: var(--link); text-decoration-line: underline; text-decoration-color: var(--link-line); text-underline-offset: .2em }
a:hover { text-decoration-color: currentcolor }
header { margin-bottom: 1.25rem }
.brand { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; color: var(--muted); font-size: .875rem }
.brand p, .title p { margin: 0; min-width: 0; overflow-wrap: anywhere }
.title { font-size: clamp(1.5rem, 1.2rem + 1.4vw, 2.125rem); font-weight: 700; line-height: 1.2; letter-spacing: -.02em; margin-top: .5rem; text-wrap: balance }
.title code { font-size: .9em }
nav { margin: 1rem 0; font-size: .875rem; line-height: 1.45 }
nav ul { list-style: none; margin: 0; padding: 0 }
nav ul ul { margin: .125rem 0 .375rem; padding-left: .75rem; border-left: 1px solid var(--line) }
nav a { display: block; padding: .2rem 0; color: var(--muted); text-decoration: none; overflow-wrap: anywhere; text-wrap: pretty }
nav a:hover { color: var(--link); text-decoration: underline }
nav > details { border: 1px solid var(--line); border-radius: .625rem; background: var(--card); padding: .625rem .875rem }
nav summary { color: var(--text); font-weight: 600 }
nav details[open] > summary { margin-bottom: .5rem }
footer { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .8125rem }
footer p { margin: .375rem 0 }
`;
const style_overview = `
.overview { --tone: var(--muted); border: 1px solid var(--line); border-top: 4px solid var(--tone); border-radius: .75rem; background: var(--card); padding: 1.25rem; box-shadow: var(--shadow) }
.overview.tip { --tone: var(--ok) }
.overview.caution { --tone: var(--critical) }
.overview.warning, .overview.important { --tone: var(--important) }
.overview h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.015em; color: var(--tone); text-wrap: balance }
.alert > p { margin: 0 0 .25rem; color: var(--muted) }
.alert > p > strong:first-child { color: var(--text) }
.alert ul { margin: .5rem 0 0; padding: 0; list-style: none }
.alert li { margin: .25rem 0 }
ul + details { margin: .25rem 0 0 }
.alert summary { color: var(--link) }
.glance { margin: 1rem 0 0 }
.glance table { font-size: .875rem; line-height: 1.4 }
.glance thead th { color: var(--muted); font-weight: 600; font-size: .75rem; padding-top: 0 }
.glance tbody th { font-family: var(--mono); font-weight: 600; font-size: .8125rem; color: var(--muted); white-space: nowrap }
.glance td:nth-child(3) { width: 99%; text-wrap: pretty }
.glance td:nth-child(n+4) { min-width: 5.5rem }
.glance thead th { white-space: nowrap }
.glance td:nth-child(3) a { color: var(--text); font-weight: 500 }
.glance td:nth-child(2) { white-space: nowrap }
.glance + details { margin-top: .5rem }
.overview > details > summary { color: var(--link); font-size: .875rem }
.figures { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(6, 1fr); gap: 1rem .75rem; margin: 1.125rem 0 0; padding-top: 1.125rem; border-top: 1px solid var(--line) }
.figures li { margin: 0; display: flex; flex-direction: column; grid-column: span 2; color: var(--tone-of, var(--text)) }
.figures .plain { grid-column: span 3; color: var(--text) }
.figures span { font-size: .8125rem; line-height: 1.3; color: var(--muted) }
.figures strong { margin: 0; font-size: 1.75rem; font-weight: 700; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums }
.figures .critical { color: var(--critical) }
.figures .important { color: var(--important) }
.figures .suggestion { color: var(--suggestion) }
.figures .none { color: var(--muted) }
main > .about { margin-top: 1.75rem; border: 1px solid var(--line); border-radius: .625rem; background: var(--card); padding: .625rem .875rem; font-size: .875rem }
main > .about > summary { font-weight: 600 }
.about .scroll { margin: .25rem 0 }
.about thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.about th { width: 9.5rem; font-weight: 600; color: var(--muted); text-align: left; white-space: nowrap }
.about th strong { font-weight: 600 }
`;
const style_text = `
section { margin-top: 2.75rem }
.empty > p { color: var(--muted) }
h2 { font-size: 1.375rem; line-height: 1.3; letter-spacing: -.015em; margin: 0 0 .875rem; padding-bottom: .5rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1.0625rem; line-height: 1.4; letter-spacing: -.005em; margin: 1.75rem 0 .5rem }
h4 { font-size: .9375rem; line-height: 1.4; margin: 1.5rem 0 .5rem }
p, ul, ol { margin: .625rem 0 }
ul, ol { padding-left: 1.375rem }
li { margin: .25rem 0 }
li > p { margin: 0 }
.none { color: var(--muted) }
li::marker { color: var(--muted) }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0 }
blockquote { margin: .75rem 0; padding: .125rem 0 .125rem 1rem; border-left: 3px solid var(--line) }
:not(pre) > code { font: .875em/1.45 var(--mono); background: var(--tint); border-radius: .3rem; padding: .1em .35em; overflow-wrap: anywhere }
:is(h2, h3, h4) > code, nav code { font-weight: 500 }
.scroll { position: relative; overflow-x: auto; margin: .875rem 0 }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
tr:last-child > * { border-bottom: 0 }
section table { font-size: .875rem; line-height: 1.45 }
section thead th { color: var(--muted); font-weight: 600; border-bottom: 2px solid var(--line); vertical-align: bottom }
section tbody th { font-weight: 600; min-width: 8.5rem }
section td { min-width: 3.5rem }
:is(th, td):last-child { padding-right: 0 }
details { margin: .75rem 0 }
summary { cursor: pointer; border-radius: .25rem }
section > details { border: 1px solid var(--line); border-radius: .625rem; background: var(--card) }
section > details > summary { padding: .625rem .875rem; font-weight: 600 }
section > details > div { padding: 0 .875rem .875rem; font-size: .9375rem }
section > details[open] > summary { border-bottom: 1px solid var(--line); border-radius: .625rem .625rem 0 0 }
`;
const entries = `
.entry { --tone: var(--line); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: .625rem; background: var(--card); padding: 1.125rem 1.25rem; margin: 1rem 0 }
.entry.critical { --tone: var(--critical) }
.entry.important { --tone: var(--important) }
.entry.suggestion { --tone: var(--suggestion) }
.entry:target { box-shadow: 0 0 0 2px var(--link) }
.entry > h3 { margin: 0 0 .5rem; text-wrap: pretty }
.entry > :last-child { margin-bottom: 0 }
.entry > h3 + p { color: var(--muted); font-size: .875rem }
.own { font-family: var(--mono); font-weight: 600; font-size: .9em; color: var(--muted); text-decoration: none; margin-right: .25rem }
.pill { display: inline-flex; align-items: center; gap: .375em; border-radius: 1em; padding: .05em .7em; font-size: .75rem; font-weight: 600; line-height: 1.6; background: var(--tint); color: var(--soft); vertical-align: .08em; overflow-wrap: anywhere }
.pill:is(.critical, .important, .suggestion)::before { content: ''; width: .625em; height: .625em; background: currentcolor; flex: none }
.pill.critical { background: var(--critical-tint); color: var(--critical) }
.pill.critical::before { clip-path: polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%) }
.pill.important { background: var(--important-tint); color: var(--important) }
.pill.important::before { clip-path: polygon(50% 0, 100% 100%, 0 100%) }
.pill.suggestion { background: var(--suggestion-tint); color: var(--suggestion) }
.pill.suggestion::before { border-radius: 50% }
.pill.sure { background: var(--ok-tint); color: var(--ok) }
.pill.unsure { background: none; box-shadow: inset 0 0 0 1px var(--line-strong) }
h3 > .pill:only-child { font-size: .875rem }
.between { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.pill.reviewer { background: none; box-shadow: inset 0 0 0 1px var(--line-strong); color: var(--text) }
`;
const wide = `
@media (max-width: 40rem) {
  .about tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  .about tr:last-child { border-bottom: 0 }
  .about :is(th, td) { display: block; width: auto; padding: 0; border: 0 }
  .entry { padding: 1rem }
  .overview { padding: 1rem }
  .glance thead { display: none }
  .glance tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  .glance tr:last-child { border-bottom: 0 }
  .glance :is(th, td) { display: inline; padding: 0 .5rem 0 0; border: 0 }
  .glance td:nth-child(3) { display: block; width: auto; margin: .125rem 0 }
}
@media (min-width: 48rem) {
  @supports selector(::details-content) {
    main > .about > summary { display: none }
    main > .about::details-content { content-visibility: visible; height: auto }
  }
  .figures { grid-template-columns: repeat(5, auto) }
  .figures li, .figures .plain { grid-column: auto }
}
@media (min-width: 75rem) {
  .frame { max-width: 76rem; display: grid; grid-template-columns: 15rem minmax(0, 54rem); column-gap: 3.5rem; padding: 2.5rem 2rem 4rem }
  .frame > * { grid-column: 2 }
  .frame > nav { grid-column: 1; grid-row: 1 / span 3; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; margin: -2.5rem 0 0; padding: 2.5rem .25rem 2rem }
  @supports selector(::details-content) {
    nav > details { border: 0; background: none; padding: 0 }
    nav > details::details-content { content-visibility: visible; height: auto }
    nav > details > summary { list-style: none; margin-bottom: .5rem; pointer-events: none }
  }
}
`;
const print = `
@media print {
  @page { margin: 14mm }
  .frame { max-width: none; padding: 0; display: block }
  .skip, nav { display: none }
  summary { list-style: none }
  body { font-size: 10pt; background: none }
  .overview, .entry { box-shadow: none; background: none }
  .code pre { white-space: pre-wrap; overflow: visible; overflow-wrap: anywhere }
  .code pre > code { width: auto }
  .scroll { overflow: visible }
  .code, tr, .overview { break-inside: avoid }
  h2, h3, h4, figcaption { break-after: avoid }
  details::details-content { content-visibility: visible; height: auto }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`;

;// CONCATENATED MODULE: ./lib/render/html/report-html.js


















const mainId = 'report';
/** A title is shown whole, unless nobody would read it whole. */
const longestLabel = 300;
/** The whole report as one file that needs nothing else: no script, no request. */
const reportHtml = {
    fileName: 'report.html',
    output: 'report-html',
    render: (report) => `${(0,lib/* toHtml */.V)(report_html_document(report))}\n`,
};
function report_html_document(report) {
    const sheet = style();
    const { body, contents } = parts(report);
    const html = (0,hastscript_lib.h)('html', { lang: 'en' }, head(report, sheet), (0,hastscript_lib.h)('body', {}, (0,hastscript_lib.h)('a.skip', { href: `#${mainId}` }, 'Skip to the report'), (0,hastscript_lib.h)('div.frame', {}, body.masthead, contentsOf(contents), body.main, body.footer)));
    return (0,hastscript_lib.h)(null, { type: 'doctype' }, html);
}
function head({ verdict, change }, sheet) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(sheet).digest('base64');
    const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
    return (0,hastscript_lib.h)('head', {}, (0,hastscript_lib.h)('meta', { charSet: 'utf-8' }), (0,hastscript_lib.h)('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }), (0,hastscript_lib.h)('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }), (0,hastscript_lib.h)('meta', { name: 'referrer', content: 'no-referrer' }), (0,hastscript_lib.h)('meta', { name: 'color-scheme', content: 'light dark' }), (0,hastscript_lib.h)('title', {}, `${verdict}: ${report_html_plain((0,change_names/* repositoryName */.a)(change))}${change.kind === 'pull-request' ? '' : ' '}${report_html_plain((0,change_names/* changeName */.m)(change))}, Deep Review`), (0,hastscript_lib.h)('style', {}, sheet));
}
/** What has no title stands above the first titled section, or in the foot of the page. */
function parts(report) {
    const shown = (0,whole_page/* takeSections */.gM)(report);
    const known = new Set(shown.flatMap(({ nodes }) => entryIds(nodes)));
    for (const { nodes } of shown)
        linkReferences(nodes, known);
    const page = { blocks: new CodeBlocks(), slugger: new github_slugger/* default */.A() };
    const main = page.slugger.slug(mainId);
    const firstTitled = shown.findIndex(({ title }) => title !== null);
    const untitled = (of) => of.flatMap(({ title, nodes }) => (title === null ? nodes : []));
    const lead = untitled(shown.slice(0, firstTitled));
    const above = lead.filter((node) => !isDecided(node));
    const facts = above.length === 0 ? [] : about(elements_elements(above, page));
    const titled = shown.flatMap(({ title, ...body }) => (title === null ? [] : [outlined(title, body, page)]));
    const [first, ...rest] = titled.map(({ shown: section }) => section);
    const foot = untitled(shown.slice(firstTitled)).filter((node) => node.type !== 'thematicBreak');
    return {
        contents: titled.map(({ entry }) => entry),
        body: {
            masthead: masthead(report, page),
            main: (0,hastscript_lib.h)('main', { id: main }, overview(report, elements_elements(lead.filter(isDecided), page), findingsList(report, page)), first, facts, rest),
            footer: (0,hastscript_lib.h)('footer', {}, elements_elements(foot, page)),
        },
    };
}
/** The verdict, and what decided. */
function isDecided(node) {
    return ((node.type === 'heading' && node.depth === 1) || (node.type === 'blockquote' && node.data?.alert !== undefined));
}
/** The facts come after the summary: a reader wants the verdict first. On a phone they are folded up. */
function about(facts) {
    return (0,hastscript_lib.h)('details.about', {}, (0,hastscript_lib.h)('summary', {}, 'About this review'), (0,hastscript_lib.h)('div', {}, facts));
}
function masthead(report, page) {
    const { change } = report;
    const label = (0,render_nodes/* text */.Qq)(`${report_html_plain((0,change_names/* repositoryName */.a)(change))} ${report_html_plain((0,change_names/* changeName */.m)(change))}`);
    const url = (0,links/* changeUrl */.CH)(change);
    const where = (0,render_nodes/* paragraph */.FY)(url === null ? label : (0,links/* link */.nf)(url, [label]));
    const title = change.kind === 'pull-request' ? change.title : (0,change_names/* changeName */.m)(change);
    return (0,hastscript_lib.h)('header', {}, (0,hastscript_lib.h)('div.brand', {}, elements_elements([(0,render_nodes/* paragraph */.FY)((0,render_nodes/* strong */.ko)('Deep Review')), where], page)), (0,hastscript_lib.h)('div.title', {}, elements_elements([(0,render_nodes/* paragraph */.FY)((0,prose/* phrase */.MZ)(title, 1_000))], page)));
}
function contentsOf(entries) {
    const item = ({ id, label, entries: inner }) => (0,hastscript_lib.h)('li', {}, (0,hastscript_lib.h)('a', { href: `#${id}` }, (0,render_escape/* clip */.$Q)(label, longestLabel)), inner.length === 0 ? [] : (0,hastscript_lib.h)('ul', {}, inner.map(item)));
    return (0,hastscript_lib.h)('nav', { ariaLabel: 'Contents' }, (0,hastscript_lib.h)('details', {}, (0,hastscript_lib.h)('summary', {}, 'Contents'), (0,hastscript_lib.h)('ul', {}, entries.map(item))));
}
function report_html_plain(value) {
    return (0,visible/* visible */.RK)(value.toWellFormed());
}

;// CONCATENATED MODULE: ./lib/render/pages/report-markdown.js

/** The whole report, without a limit. */
const reportMarkdown = { fileName: 'report.md', output: 'report-markdown', render: whole_page/* wholePage */.PM };

;// CONCATENATED MODULE: ./lib/render/index.js




/** All files that a report is written as. */
const formats = [reportMarkdown, reportHtml, reportJson, reportSarif];


/***/ }),

/***/ 15738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ inlineComments),
  I: () => (/* binding */ inlineReviewBody)
});

// EXTERNAL MODULE: ./lib/lib/marker.js
var marker = __webpack_require__(21989);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
// EXTERNAL MODULE: ./lib/render/comment/render-comment.js + 12 modules
var render_comment = __webpack_require__(84871);
// EXTERNAL MODULE: ./lib/render/decision/blocking.js
var blocking = __webpack_require__(296);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(39889);
// EXTERNAL MODULE: ./lib/render/fix.js
var fix = __webpack_require__(8359);
// EXTERNAL MODULE: ./lib/render/links.js
var links = __webpack_require__(68193);
// EXTERNAL MODULE: ./lib/render/nodes.js
var nodes = __webpack_require__(30533);
// EXTERNAL MODULE: ./lib/render/pages/detail.js
var detail = __webpack_require__(67637);
// EXTERNAL MODULE: ./lib/render/prose/prose.js + 4 modules
var prose = __webpack_require__(2821);
// EXTERNAL MODULE: ./lib/render/rulings.js
var rulings = __webpack_require__(53646);
// EXTERNAL MODULE: ./lib/render/severity-pill.js
var severity_pill = __webpack_require__(3293);
// EXTERNAL MODULE: ./lib/render/texts/unrepeated.js
var unrepeated = __webpack_require__(54630);
;// CONCATENATED MODULE: ./lib/render/lines/diff-place.js
/** GitHub shows so many unchanged lines around a change, and takes comments on what it shows only. */
const githubContext = 3;
/**
 * Where GitHub takes a comment about the anchor: its whole range when one hunk of GitHub's diff has both ends; else the
 * last of its lines that a hunk has; else the file (null).
 */
function diffPlace({ side, startLine, endLine }, file) {
    const numbered = file.hunks
        .flatMap(({ lines }) => githubHunks(lines))
        .map((hunk) => hunk.flatMap((line) => (side === 'new' ? line.newLine : line.oldLine) ?? []));
    const where = numbered.findLast((hunk) => hunk.some((line) => line >= startLine && line <= endLine));
    const end = where?.findLast((line) => line <= endLine);
    if (where === undefined || end === undefined)
        return null;
    const isWhole = end === endLine && where.includes(startLine);
    return { side: side === 'new' ? 'RIGHT' : 'LEFT', start: isWhole ? startLine : end, end };
}
/** Our hunks have more context than GitHub's: each falls into the runs of lines near a change. */
function githubHunks(lines) {
    const isNear = new Array(lines.length).fill(false);
    for (const [at, { kind }] of lines.entries())
        if (kind !== 'context')
            isNear.fill(true, Math.max(0, at - githubContext), at + githubContext + 1);
    const runs = [];
    for (const [at, line] of lines.entries()) {
        if (!isNear[at])
            continue;
        if (isNear[at - 1])
            runs.at(-1)?.push(line);
        else
            runs.push([line]);
    }
    return runs;
}

// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/parse.js
var parse = __webpack_require__(73857);
;// CONCATENATED MODULE: ./lib/render/lines/suggestion.js


/**
 * The remedy as a block that GitHub turns into a commit by one click; null when it would not be exactly the remedy.
 * The diff must apply and not be shown to be wrong, and change nothing but lines within the commented range, all of
 * which the change shows. What could not be shown unaltered is no suggestion either.
 */
function suggestion(found, file, lines) {
    const diff = found.fix.mended;
    if (lines === null || lines.side !== 'RIGHT' || diff === null)
        return null;
    if (found.fix.label !== 'applies' || found.fixWorks === false)
        return null;
    const text = replaced(diff, file, lines);
    if (text === null || (0,render_escape/* startsCommand */.Xb)(text) || (0,render_escape/* codeBlock */.DV)(text, null).value !== text)
        return null;
    return { type: 'code', lang: 'suggestion', value: text };
}
/** The text of the range after the diff; null when the diff does more than to change the range. */
function replaced(diff, file, { start, end }) {
    const hunks = hunksFor(diff, file.path);
    if (hunks === null)
        return null;
    const head = new Map(file.hunks.flatMap(({ lines }) => lines.flatMap(({ newLine, text }) => (newLine === null ? [] : [[newLine, text]]))));
    const isDeleted = new Set();
    const inserted = new Map();
    for (const { oldStart, lines: rows } of hunks) {
        // jsdiff has moved a hunk without old lines behind the line that its heading names.
        let line = oldStart;
        for (const row of rows) {
            const text = row.slice(1);
            if (row.startsWith('+')) {
                if (line < start || line > end + 1)
                    return null;
                const others = inserted.get(line);
                if (others === undefined)
                    inserted.set(line, [text]);
                else
                    others.push(text);
                continue;
            }
            // Context may lie outside of what the change shows: there code has taken it from the head itself.
            const isKnown = head.has(line) || row.startsWith('-');
            if (row.startsWith('\\') || (isKnown && head.get(line) !== text))
                return null;
            if (row.startsWith('-')) {
                if (line < start || line > end)
                    return null;
                isDeleted.add(line);
            }
            line += 1;
        }
    }
    if (isDeleted.size === 0 && inserted.size === 0)
        return null;
    const after = [];
    for (let line = start; line <= end; line += 1) {
        const text = head.get(line);
        if (text === undefined)
            return null;
        after.push(...(inserted.get(line) ?? []), ...(isDeleted.has(line) ? [] : [text]));
    }
    return [...after, ...(inserted.get(end + 1) ?? [])].join('\n');
}
/** The hunks of a diff of this one file; null for any other diff, and for one that is malformed. */
function hunksFor(diff, path) {
    try {
        const [only, ...others] = (0,parse/* parsePatch */.i)(diff);
        if (only === undefined || others.length > 0 || only.hunks.length === 0)
            return null;
        const names = [only.oldFileName, only.newFileName].flatMap((name) => name ?? []);
        return names.every((name) => name === path || name.replace(/^[ab]\//u, '') === path) ? only.hunks : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./lib/render/lines/inline-comments.js















/**
 * Open findings that stand in a changed file, as comments on the diff. What stands elsewhere is in the report only.
 * @param tags by which comments of earlier findings are known, by their ids
 */
function inlineComments(report, changes, tags = new Map()) {
    const byPath = (side) => new Map(changes.map((file) => [(0,types/* pathOn */.XA)(file, side), file]));
    const files = { new: byPath('new'), old: byPath('old') };
    const shown = report.ledger.findings.filter((found) => (0,types/* isOpen */.nT)(found) && !(0,blocking/* isFolded */.zm)(found, report));
    return shown.flatMap((found) => {
        const { anchor } = found;
        const fingerprint = tags.get(found.id) ?? found.fingerprint;
        const file = anchor === null ? undefined : files[anchor.side].get(anchor.path);
        if (anchor === null || file === undefined)
            return [];
        const lines = diffPlace(anchor, file);
        const body = bodyOf(report, found, { file, lines, fingerprint });
        return [{ finding: found.id, fingerprint, path: file.path, lines, body }];
    });
}
function bodyOf(report, found, where) {
    for (const longest of [8_000, 3_000, 1_000, 300]) {
        const children = blocks(report, found, where, longest);
        const page = `${(0,marker/* findingTag */.eL)(where.fingerprint)}\n${(0,render_escape/* serialise */.GY)({ type: 'root', children })}`;
        if (page.length <= render_comment/* longestComment */.y)
            return page;
    }
    throw new Error('a comment does not fit, also with its texts cut');
}
function blocks(report, found, { file, lines }, longest) {
    const { title, failure, body } = found.finding;
    const badges = [(0,severity_pill/* severityPill */.v)(found.severity), (0,nodes/* pill */.Io)('kind', found.kind), (0,rulings/* standingPill */.g)(found, longest)];
    const by = found.raisedBy.slice(0, 20).map((name) => (0,nodes/* pill */.Io)('reviewer', name, 80));
    const where = found.anchor === null ? [] : [(0,nodes/* text */.Qq)(' — '), (0,links/* place */.ik)(report, found.anchor, longest)];
    const exact = suggestion(found, file, lines);
    const isShown = exact !== null && exact.value.length <= longest;
    return [
        // No id: the comment stays as it is, and the next report may number its findings otherwise.
        (0,nodes/* paragraph */.FY)({ type: 'strong', children: (0,prose/* phrase */.MZ)(title, longest) }),
        (0,nodes/* paragraph */.FY)((0,nodes/* pills */.Bv)(badges), (0,nodes/* text */.Qq)(' by '), (0,nodes/* pills */.Bv)(by), where),
        ...(0,nodes/* labelled */.wW)('Failure:', (0,prose/* prose */.CS)((0,unrepeated/* unrepeated */.E)(failure, [title]), longest)),
        ...(0,prose/* prose */.CS)((0,unrepeated/* unrepeated */.E)(body, [title, failure]), longest),
        ...(0,fix/* fix */.U)(found, { ...detail/* everything */.Y, longest, diffs: !isShown }),
        ...(isShown ? [exact] : []),
    ];
}
/** What a review says that holds so many comments on lines. */
function inlineReviewBody(comments) {
    const findings = comments === 1 ? '1 finding' : `${comments} findings`;
    return `Deep Review: ${findings} on lines of this change. The report has all of them.`;
}


/***/ }),

/***/ 92529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $o: () => (/* binding */ inlineFates),
/* harmony export */   Aw: () => (/* binding */ rememberedFates),
/* harmony export */   p8: () => (/* binding */ inlineTags)
/* harmony export */ });
/* harmony import */ var _types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65087);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39889);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68193);
/* harmony import */ var _nodes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30533);
/* harmony import */ var _prose_prose_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2821);





const longestReason = 300;
/** What the comment of a finding begins with once this is its status. */
const words = {
    open: 'Open again',
    'partly-fixed': 'Partly fixed',
    unclear: 'Open again',
    regressed: 'Is back',
    fixed: 'Fixed',
    'code-gone': 'Its code is gone',
    'left-the-change': 'Left the change',
    acknowledged: 'Acknowledged in the code',
    declined: 'Declined',
    superseded: 'Part of another finding',
};
/** Nothing is left to discuss; what only a comment in the code answers stays in sight. */
const over = ['fixed', 'code-gone', 'left-the-change', 'declined', 'superseded'];
/** By which the comments of earlier findings are known, by their ids: a finding keeps its comment when its code changes. */
function inlineTags(memory) {
    const known = [...(memory?.closed ?? []), ...(memory?.findings ?? [])];
    return new Map(known.map(({ id, tag, fingerprint }) => [id, tag ?? fingerprint]));
}
/**
 * What our comments on lines are to say of their findings: what became of those of the last round, that of those of earlier
 * ones which could not be said when it was new, and that what is open is so where a comment says otherwise.
 * @param memory of the last round
 */
function inlineFates(report, memory) {
    const tags = inlineTags(memory);
    const { round } = report.rounds;
    const ofPriors = (report.ledger.priors ?? []).flatMap((prior) => {
        const fingerprint = tags.get(prior.id);
        return fingerprint === undefined ? [] : [{ finding: prior.id, fingerprint, ...fateOf(report, prior) }];
    });
    const ofOpen = report.ledger.findings
        .filter(_types_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)
        .map(({ id, fingerprint }) => openAgain(id, tags.get(id) ?? fingerprint, round));
    return firstOfEach([...ofPriors, ...ofOpen, ...(memory?.closed ?? []).map(closedBefore)]);
}
/** The same of what a round left, and people have decided since. */
function rememberedFates({ findings, closed, decisions, round }) {
    const ofFindings = findings.map(({ id, tag, fingerprint, declined }) => {
        const decision = decisions.find(({ comment }) => comment === declined);
        if (decision === undefined)
            return openAgain(id, tag ?? fingerprint, round);
        const { by, reason } = decision;
        const note = markdown((0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .strong */ .ko)(words.declined), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)('. '), ...(0,_prose_prose_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ)(`By ${by}: ${reason}`, longestReason));
        return { finding: id, fingerprint: tag ?? fingerprint, became: 'declined', note, isOver: true, when: 'unsaid' };
    });
    return firstOfEach([...ofFindings, ...closed.map(closedBefore)]);
}
function openAgain(finding, fingerprint, round) {
    const note = markdown((0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .strong */ .ko)(words.open), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(`, round ${round}.`));
    return { finding, fingerprint, became: 'open', note, isOver: false, when: 'instead' };
}
function closedBefore({ id, tag, fingerprint, status, round }) {
    const note = markdown((0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .strong */ .ko)(words[status]), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(`, round ${round}.`));
    return {
        ...{ finding: id, fingerprint: tag ?? fingerprint, became: status, note },
        ...{ isOver: over.includes(status), when: 'unsaid' },
    };
}
/** A finding is spoken of once. */
function firstOfEach(fates) {
    const known = new Map();
    for (const fate of fates)
        if (!known.has(fate.fingerprint))
            known.set(fate.fingerprint, fate);
    return [...known.values()];
}
function fateOf(report, prior) {
    const { status, reason, evidence } = prior;
    const isOpenAgain = (0,_types_js__WEBPACK_IMPORTED_MODULE_0__/* .isStillOpen */ .DF)(status) && status !== 'partly-fixed';
    const shown = evidence === null ? [] : [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(' '), (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .place */ .ik)(report, evidence.anchor, longestReason)];
    const note = markdown(...(status === 'fixed' ? fixedIn(report, prior) : [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .strong */ .ko)(words[status])]), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(`, round ${report.rounds.round}. `), ...(0,_prose_prose_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ)(reason, longestReason), ...shown);
    return {
        became: isOpenAgain ? 'open' : status,
        note,
        isOver: over.includes(status),
        when: isOpenAgain ? 'instead' : status === 'declined' ? 'unsaid' : 'always',
    };
}
/** Where no commit is known to have done it, the head has it. */
function fixedIn({ change }, { commit }) {
    const sha = commit ?? change.headSha;
    const url = (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .commitUrl */ .Bg)(change, sha);
    const label = (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(sha.slice(0, 12));
    const said = (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(`${words.fixed} ${commit === null ? 'at' : 'in'} `);
    return [{ type: 'strong', children: [said, url === null ? label : (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)(url, [label])] }];
}
function markdown(...children) {
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .serialise */ .GY)({ type: 'root', children: [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)([...children])] }).trim();
}


/***/ }),

/***/ 67637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ shrinking),
/* harmony export */   Y: () => (/* binding */ everything)
/* harmony export */ });
const everything = {
    coverageNotes: true,
    appendix: true,
    usage: true,
    reconciliation: true,
    reviewerBullets: true,
    reviewerTable: true,
    reach: true,
    rulings: true,
    excerpts: true,
    diffs: true,
    depth: {
        critical: 'full',
        important: 'full',
        suggestion: 'full',
        fact: 'full',
        'pre-existing': 'full',
        ungrounded: 'full',
        refuted: 'full',
        declined: 'full',
        observation: 'full',
    },
    onlyBlocking: false,
    findings: Number.POSITIVE_INFINITY,
    entries: Number.POSITIVE_INFINITY,
    longest: Number.POSITIVE_INFINITY,
    leftOut: [],
    remainder: '',
};
/** The order in which pages shed. Verdict, counts, and ids and titles of what blocks come last. */
const sheddingOrder = [
    { leftOut: 'notes on each file', shed: () => ({ coverageNotes: false }) },
    { leftOut: 'the original reviews', shed: () => ({ appendix: false }) },
    { leftOut: 'the usage', shed: () => ({ usage: false }) },
    { leftOut: 'the reconciliation', shed: () => ({ reconciliation: false }) },
    { leftOut: 'explanations of ungrounded findings', shed: deeper({ ungrounded: 'title' }) },
    { leftOut: 'what is said of each reviewer', shed: () => ({ reviewerBullets: false }) },
    { leftOut: 'explanations of refuted findings', shed: deeper({ refuted: 'title' }) },
    { leftOut: 'explanations of declined findings', shed: deeper({ declined: 'title' }) },
    { leftOut: 'explanations of pre-existing findings', shed: deeper({ 'pre-existing': 'title' }) },
    { leftOut: 'explanations of what code found', shed: deeper({ fact: 'title' }) },
    { leftOut: 'explanations of suggestions', shed: deeper({ suggestion: 'title' }) },
    { leftOut: 'explanations of observations', shed: deeper({ observation: 'title' }) },
    { leftOut: 'code that shows how defects are reached', shed: () => ({ reach: false }) },
    { leftOut: 'excerpts of code', shed: () => ({ excerpts: false }) },
    { leftOut: 'diffs of fixes', shed: () => ({ diffs: false }) },
    { leftOut: 'what verifiers said', shed: () => ({ rulings: false }) },
    { leftOut: 'entries of long lists', shed: () => ({ entries: 20 }) },
    { leftOut: 'the ends of long texts', shed: () => ({ longest: 1_000 }) },
    { leftOut: 'explanations of important findings', shed: deeper({ important: 'title' }) },
    { leftOut: 'explanations of critical findings', shed: deeper({ critical: 'title' }) },
    { leftOut: 'the table of reviewers', shed: () => ({ reviewerTable: false }) },
    { leftOut: 'titles of observations', shed: deeper({ observation: 'count' }) },
    {
        leftOut: 'titles of findings that do not count',
        shed: deeper({ ungrounded: 'count', refuted: 'count', 'pre-existing': 'count', declined: 'count' }),
    },
    { leftOut: 'titles of suggestions', shed: deeper({ suggestion: 'count' }) },
    { leftOut: 'titles of what does not block', shed: () => ({ onlyBlocking: true }) },
    { leftOut: null, shed: () => ({ longest: 300, entries: 10 }) },
    { leftOut: 'titles of further findings', shed: () => ({ findings: 300, longest: 200 }) },
    { leftOut: null, shed: () => ({ findings: 100 }) },
    { leftOut: null, shed: () => ({ findings: 40, longest: 80, entries: 3 }) },
];
function deeper(depth) {
    return (detail) => ({ depth: { ...detail.depth, ...depth } });
}
/** The details of a page, from the most to the least, beginning with what it shows when there is room. */
function* shrinking(first) {
    let current = first;
    yield current;
    for (const { leftOut, shed } of sheddingOrder) {
        const next = { ...current, ...shed(current) };
        if (JSON.stringify(next) === JSON.stringify(current))
            continue;
        current = leftOut === null ? next : { ...next, leftOut: [...current.leftOut, leftOut] };
        yield current;
    }
}


/***/ }),

/***/ 44959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary),
/* harmony export */   b: () => (/* binding */ largestSummary)
/* harmony export */ });
/* harmony import */ var _section_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81243);
/* harmony import */ var _sections_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57853);
/* harmony import */ var _detail_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67637);
/* harmony import */ var _fitted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53095);
/* harmony import */ var _whole_page_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11042);





/** The runner refuses a step summary of more than 1024 KiB; a line end is added on the way. */
const largestSummary = 1_048_576 - 2;
/** The job summary, at most 1 MiB of UTF-8 for any report. */
function renderSummary(report) {
    const whole = (0,_whole_page_js__WEBPACK_IMPORTED_MODULE_4__/* .wholePage */ .PM)(report);
    if (Buffer.byteLength(whole, 'utf8') <= largestSummary)
        return whole;
    const first = { ..._whole_page_js__WEBPACK_IMPORTED_MODULE_4__/* .wholeTexts */ .Ou, remainder: 'The report files have all of it.' };
    const limit = { most: largestSummary, measure: (text) => Buffer.byteLength(text, 'utf8') };
    const page = (0,_fitted_js__WEBPACK_IMPORTED_MODULE_3__/* .fitted */ .$)([...(0,_detail_js__WEBPACK_IMPORTED_MODULE_2__/* .shrinking */ .E)(first)], limit, (detail) => (0,_section_js__WEBPACK_IMPORTED_MODULE_0__/* .parts */ .rT)(_sections_index_js__WEBPACK_IMPORTED_MODULE_1__/* .sections */ .V, report, detail));
    if (page === null)
        throw new Error(`the job summary does not fit into ${largestSummary}, also with the least detail`);
    return page;
}


/***/ }),

/***/ 11042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ou: () => (/* binding */ wholeTexts),
/* harmony export */   PM: () => (/* binding */ wholePage),
/* harmony export */   gM: () => (/* binding */ takeSections)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39889);
/* harmony import */ var _section_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81243);
/* harmony import */ var _sections_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57853);
/* harmony import */ var _detail_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67637);




/** No text of a model is longer; the subject of a commit may be, and it is not worth minutes of escaping. */
const wholeTexts = { ..._detail_js__WEBPACK_IMPORTED_MODULE_3__/* .everything */ .Y, longest: 20_000 };
/** Markdown and HTML are made of the same nodes, one after the other. */
const made = new WeakMap();
function wholeSections(report) {
    const before = made.get(report);
    if (before !== undefined)
        return before;
    const all = _sections_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sections */ .V.flatMap((section) => {
        const body = (0,_section_js__WEBPACK_IMPORTED_MODULE_1__/* .inside */ .nx)(section, report, wholeTexts);
        return body === null ? [] : [{ title: section.title, ...body }];
    });
    made.set(report, all);
    return all;
}
/** What stands in the sections of the whole report. Whoever takes it may change it: nobody else gets these nodes. */
function takeSections(report) {
    const all = wholeSections(report);
    made.delete(report);
    return all;
}
/** The file and the job summary are mostly the same text: it is written once for a report. */
const written = new WeakMap();
/** Everything that a report says, as Markdown without a limit. */
function wholePage(report) {
    const before = written.get(report);
    if (before !== undefined)
        return before;
    const children = wholeSections(report).flatMap(({ title, nodes }) => (0,_section_js__WEBPACK_IMPORTED_MODULE_1__/* .titled */ .dJ)(title, nodes));
    const whole = (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .serialise */ .GY)({ type: 'root', children });
    written.set(report, whole);
    return whole;
}


/***/ }),

/***/ 7254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ renderWithheldPage)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39889);
/* harmony import */ var _nodes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30533);


/**
 * In place of a page that must not be shown, or could not be made. It has no word of the report but the verdict, which is
 * one of four.
 * @param page.why a sentence
 */
function renderWithheldPage({ verdict, why, remedy, }) {
    const children = [
        (0,_nodes_js__WEBPACK_IMPORTED_MODULE_1__/* .heading */ .R_)(2, (0,_nodes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(`${verdict}: the report is not shown here`)),
        (0,_nodes_js__WEBPACK_IMPORTED_MODULE_1__/* .alert */ .xE)('warning', [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_1__/* .paragraph */ .FY)((0,_nodes_js__WEBPACK_IMPORTED_MODULE_1__/* .strong */ .ko)(why), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(` ${remedy}`))]),
    ];
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .serialise */ .GY)({ type: 'root', children });
}


/***/ }),

/***/ 5560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ plainProse),
/* harmony export */   U: () => (/* binding */ plainPhrase)
/* harmony export */ });
/* harmony import */ var _prose_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2821);

/** Text of others for a place that shows text as it is: without marks, with the lines of its lists and of its code. */
function plainProse(text) {
    return (0,_prose_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(text).map(lines).join('\n\n');
}
/** The same on one line. */
function plainPhrase(text) {
    return words((0,_prose_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(text));
}
function lines(block) {
    if (block.type === 'paragraph')
        return words(block.children);
    if (block.type === 'code')
        return block.value;
    if (block.type !== 'list')
        return '';
    const first = block.start ?? 1;
    return block.children.map((each, at) => item(each, block.ordered === true ? `${first + at}. ` : '- ')).join('\n');
}
/** What follows the first line of an item stands below its beginning. */
function item({ children }, marker) {
    return `${marker}${children
        .map(lines)
        .join('\n')
        .replaceAll('\n', `\n${' '.repeat(marker.length)}`)}`;
}
function words(nodes) {
    return nodes
        .map((node) => {
        if ('children' in node)
            return words(node.children);
        return 'value' in node ? node.value : '';
    })
        .join('');
}


/***/ }),

/***/ 53646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JA: () => (/* binding */ standing),
/* harmony export */   XT: () => (/* binding */ rulings),
/* harmony export */   g: () => (/* binding */ standingPill)
/* harmony export */ });
/* harmony import */ var _types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65087);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39889);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68193);
/* harmony import */ var _nodes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30533);
/* harmony import */ var _prose_prose_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2821);
/* harmony import */ var _severity_pill_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3293);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83914);







/** What verifiers found, who disagrees and why that did not prevail. */
function rulings(report, found, detail) {
    if (!detail.rulings)
        return [];
    const { longest, entries } = detail;
    const items = (those) => those.map((ruling) => ruled(report, ruling, longest));
    const agreeing = items(found.rulings.filter((ruling) => !isDissent(found, ruling)));
    const dissenting = [
        ...otherSeverities(report, found, longest),
        ...items(found.rulings.filter((ruling) => isDissent(found, ruling))),
    ];
    const decided = found.reasons.length > 0 || dissenting.length === 0 ? found.reasons : whyItStands(found);
    const reasons = decided.map((reason) => (0,_prose_prose_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ)(reason, longest));
    return [
        ...verification(found, agreeing, detail),
        ...labelledList('Dissent:', dissenting, entries),
        ...(reasons.length === 0
            ? []
            : [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)((0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .strong */ .ko)('Decided:'), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(' '), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)((0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .upTo */ .jB)(reasons, entries), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(' ')))]),
    ];
}
/** What only bears a finding out is folded up; what refutes it, or leaves it open, is why it is shown. */
function verification(found, items, { longest, entries }) {
    if (items.length === 0 || found.standing !== 'confirmed')
        return labelledList('Verification:', items, entries);
    return [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .details */ .zH)([(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)('How it was '), standingPill(found, longest)], [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)((0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .upTo */ .jB)(items, entries))])];
}
/** Why dissent did not prevail, where the ledger has no sentence of its own for it. */
function whyItStands(found) {
    if (found.standing === 'confirmed')
        return [
            `Confirmed by ${rulers(found, 'confirmed')} with quotations that code found; that outweighs a doubt or a lower rating.`,
        ];
    return (0,_types_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)(found)
        ? ['The highest severity that a reviewer gave counts until a verifier shows that it is lower.']
        : [];
}
const standings = {
    confirmed: (found) => (found.rule === null ? confirmed(found) : byCode(found)),
    raw: () => 'not verified',
    unproven: () => 'unproven',
    unverified: () => 'unverified',
    'pre-existing': () => 'pre-existing',
    fact: byCode,
    intended: () => 'documented as intended',
    refuted: (found) => `refuted by ${rulers(found, 'refuted') || 'verification'}`,
    ungrounded: () => 'not grounded',
    declined: () => 'declined',
};
/** Without a verifier, what holds it is that another vendor raised it too. */
function confirmed(found) {
    const by = rulers(found, 'confirmed');
    if (by !== '')
        return `confirmed by ${by}`;
    return found.raisedBy.length > 1 ? 'raised by several vendors' : 'confirmed by verification';
}
function byCode({ rule }) {
    return `found by code: ${rule}`;
}
/** Where the finding stands and by whom, in a few words. */
function standing(found) {
    return standings[found.standing](found);
}
/** The same as a badge. */
function standingPill(found, longest) {
    const isConfirmed = found.standing === 'confirmed';
    return { ...(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(standing(found), longest), data: { pill: { kind: 'standing', isConfirmed } } };
}
/** `confirmed by Gemini`; whoever shares a vendor with a finder is labelled so. */
function rulers(found, verdict) {
    const names = found.rulings
        .filter((ruling) => ruling.verdict === verdict)
        .map(({ by, isOtherVendor }) => (isOtherVendor ? by : `${by} (same vendor)`));
    return [...new Set(names)].join(', ');
}
const holds = {
    confirmed: 'confirmed',
    raw: null,
    unproven: 'unproven',
    unverified: 'unverified',
    'pre-existing': 'confirmed',
    fact: null,
    intended: 'confirmed',
    refuted: 'refuted',
    ungrounded: null,
    declined: null,
};
function isDissent(found, { verdict, severity }) {
    if (verdict === 'unverified')
        return false;
    const wanted = holds[found.standing];
    if (wanted !== null && verdict !== wanted)
        return true;
    return (0,_types_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)(found) && verdict === 'confirmed' && severity !== null && severity !== found.severity;
}
/**
 * Who raised it with another severity, as far as nothing else says so: sources besides the lead are listed with theirs, and
 * a sentence of the ledger tells a change by both its severities.
 */
function otherSeverities(report, found, longest) {
    if (!(0,_types_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)(found))
        return [];
    const lead = (0,_sources_js__WEBPACK_IMPORTED_MODULE_6__/* .leadOf */ .M)(report, found);
    if (lead === undefined || lead.finding.severity === found.severity)
        return [];
    const { id, reviewer, finding } = lead;
    if (found.reasons.some((reason) => reason.includes(finding.severity) && reason.includes(found.severity)))
        return [];
    return [
        [
            (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .pill */ .Io)('reviewer', reviewer, longest),
            (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(' raised it as '),
            (0,_severity_pill_js__WEBPACK_IMPORTED_MODULE_5__/* .severityPill */ .v)(finding.severity),
            (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(' ('),
            (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(id, longest),
            (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)('), not as '),
            (0,_severity_pill_js__WEBPACK_IMPORTED_MODULE_5__/* .severityPill */ .v)(found.severity),
        ],
    ];
}
const says = {
    confirmed: ' confirms it',
    refuted: ' refutes it',
    unproven: ' could not settle it',
    unverified: ' came to no verdict',
};
function ruled(report, ruling, longest) {
    const { by, verdict, severity, isOtherVendor, withdrawn, isIntended, effect, reason } = ruling;
    const facts = [
        verdict === 'confirmed' && effect !== null ? effect : '',
        isIntended ? 'documented as intended' : '',
        isOtherVendor ? '' : "a fresh session of a finder's vendor, as no other was left",
        withdrawn === null ? '' : `it said ${withdrawn}, but what it quoted does not bear that out`,
    ].filter((fact) => fact !== '');
    const ratedAs = { confirmed: ' as ', unproven: ' and would rate it ', refuted: null, unverified: null }[verdict];
    const rated = ratedAs === null || severity === null ? [] : [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(ratedAs), (0,_severity_pill_js__WEBPACK_IMPORTED_MODULE_5__/* .severityPill */ .v)(severity)];
    return [
        (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .pill */ .Io)('reviewer', by, longest),
        (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(says[verdict]),
        ...rated,
        (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(facts.length === 0 ? ': ' : ` (${facts.join('; ')}): `),
        ...(0,_prose_prose_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ)(reason, longest),
        ...proof(report, ruling.evidence, longest),
    ];
}
/** Evidence as links to the lines that code found, or as the place where it found nothing. */
function proof(report, evidence, longest) {
    const parts = evidence.map(({ evidence: claimed, anchor, isDeleted }) => [
        anchor === null ? (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .claimedPlace */ .PV)(claimed, longest) : (0,_links_js__WEBPACK_IMPORTED_MODULE_2__/* .place */ .ik)(report, anchor, longest),
        (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(anchor === null ? ' (the quoted lines are not there) ' : isDeleted ? ' (deleted by this change) ' : ' '),
        ...(0,_prose_prose_js__WEBPACK_IMPORTED_MODULE_4__/* .phrase */ .MZ)(claimed.shows, longest),
    ]);
    return parts.length === 0 ? [] : [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)(' Evidence: '), ...(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .joined */ .oR)((0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .upTo */ .jB)(parts, 20), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .text */ .Qq)('; '))];
}
function labelledList(label, items, entries) {
    return items.length === 0 ? [] : [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .paragraph */ .FY)((0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .strong */ .ko)(label)), (0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)((0,_nodes_js__WEBPACK_IMPORTED_MODULE_3__/* .upTo */ .jB)(items, entries))];
}


/***/ }),

/***/ 81243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dJ: () => (/* binding */ titled),
/* harmony export */   nx: () => (/* binding */ inside),
/* harmony export */   rT: () => (/* binding */ parts)
/* harmony export */ });
/* harmony import */ var _nodes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30533);

/** Null where the section is left out. */
function inside({ render, nothing }, report, detail) {
    const nodes = render(report, detail);
    if (nodes === null)
        return null;
    const words = nothing?.(report);
    return { nodes: words === undefined ? nodes : (0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .orWords */ .Bc)(nodes, words), isEmpty: nodes.length === 0 };
}
/** One section after the other, so that a page that has grown too long already need not be made to its end. */
function* parts(sections, report, detail) {
    for (const section of sections) {
        const body = inside(section, report, detail)?.nodes;
        if (body === undefined)
            continue;
        yield titled(section.title, body);
    }
}
/** A section as a page has it. */
function titled(title, nodes) {
    return title === null ? nodes : [(0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .heading */ .R_)(2, (0,_nodes_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(title)), ...nodes];
}


/***/ }),

/***/ 57853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ sections)
});

// EXTERNAL MODULE: ./lib/lib/duration.js
var duration = __webpack_require__(38335);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(39889);
// EXTERNAL MODULE: ./lib/render/nodes.js
var render_nodes = __webpack_require__(30533);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
;// CONCATENATED MODULE: ./lib/render/timeline/timeline.js

/** Who ran when, and who waited for whom: computed from the report alone. Null where no session was held. */
function timelineOf({ createdAt, wallClockMs, reviews, sessions }) {
    const began = Date.parse(createdAt) - wallClockMs;
    const lane = (who, what, { startedAt, durationMs }) => {
        const start = Math.max(0, startedAt - began);
        return { who, what, start, end: start + durationMs };
    };
    const others = sessions.toSorted((one, other) => one.trace.startedAt - other.trace.startedAt);
    const known = [
        ...reviews.map(({ reviewer, trace }) => ({
            ...lane(reviewer.name, 'review', trace),
            claims: [],
        })),
        // Nobody waits for what only keeps a cache.
        ...others.flatMap(({ purpose, reviewer, trace, claims = [] }) => purpose === 'renewal' ? [] : [{ ...lane(reviewer.name, purpose, trace), claims }]),
    ];
    const lanes = known.map(({ claims, ...each }, at) => ({ ...each, after: awaited(known, at) }));
    const chain = longestChain(lanes);
    const taken = chain.reduce((sum, at) => sum + lengthOf(lanes[at]), 0);
    return lanes.length === 0 ? null : { lanes, chain, wall: wallClockMs, beyond: Math.max(0, wallClockMs - taken) };
}
/**
 * What a session could not begin without: a verification, the reviews that raised its claims, and who ruled on one of
 * them before; what joins findings, all reviews; the editor, everything. Others have no claims, and wait for nothing.
 */
function awaited(all, at) {
    const one = all[at];
    if (one === undefined)
        return [];
    const raisedBy = new Set(one.claims.map((id) => (0,types/* readRawItemId */.tt)(id)?.reviewer));
    const needs = (other) => {
        if (one.what === 'editing')
            return true;
        if (other.what === 'review')
            return one.what === 'clustering' || raisedBy.has(other.who);
        return one.what === 'verification' && other.claims.some((id) => one.claims.includes(id));
    };
    return all.flatMap((other, number) => (other !== one && other.end <= one.start && needs(other) ? [number] : []));
}
/** Lanes by number; whoever is waited for began before, and reviews wait for nobody: their order is one of the chain as well. */
function longestChain(lanes) {
    const best = new Map();
    let longest = { length: -1, chain: [] };
    for (const [at, lane] of lanes.entries()) {
        const before = lane.after.flatMap((number) => best.get(number) ?? []);
        const previous = before.reduce((most, each) => (each.length > most.length ? each : most), {
            length: 0,
            chain: [],
        });
        const here = { length: previous.length + lengthOf(lane), chain: [...previous.chain, at] };
        best.set(at, here);
        if (here.length > longest.length)
            longest = here;
    }
    return longest.chain;
}
function lengthOf(lane) {
    return lane === undefined ? 0 : lane.end - lane.start;
}

;// CONCATENATED MODULE: ./lib/render/timeline/timeline-section.js




const verbs = {
    review: 'reviewed',
    verification: 'verified',
    recheck: 'looked at earlier findings',
    clustering: 'looked for duplicates',
    editing: 'wrote the report',
};
/** How long the run took, and what it waited for: one sentence, and on the HTML page a picture of all sessions. */
const timelineSection = {
    title: 'Timeline',
    render(report, { usage: isShown, longest }) {
        if (!isShown)
            return null;
        const timeline = timelineOf(report);
        if (timeline === null)
            return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)('No session was held, so nothing was waited for.'))];
        const sentence = (0,render_nodes/* paragraph */.FY)(...sentenceOf(timeline, longest));
        return [{ ...sentence, data: { timeline } }];
    },
};
function sentenceOf({ wall, beyond, chain, lanes }, longest) {
    const steps = chain.flatMap((at) => lanes[at] ?? []);
    const told = steps.flatMap(({ who, what, start, end }, at) => [
        (0,render_nodes/* text */.Qq)(at === 0 ? '' : ', then '),
        (0,render_escape/* codeSpan */.SS)(who, longest),
        (0,render_nodes/* text */.Qq)(` ${verbs[what]} (${(0,duration/* minutesAndSeconds */.Y)(end - start)})`),
    ]);
    return [
        (0,render_nodes/* text */.Qq)(`The report was there after ${(0,duration/* minutesAndSeconds */.Y)(wall)}. Of what waited for each other, this took longest: `),
        ...told,
        (0,render_nodes/* text */.Qq)(`. ${(0,duration/* minutesAndSeconds */.Y)(beyond)} went by beside that.`),
    ];
}

// EXTERNAL MODULE: ./lib/render/failure-words.js
var failure_words = __webpack_require__(57990);
// EXTERNAL MODULE: ./lib/render/links.js
var links = __webpack_require__(68193);
// EXTERNAL MODULE: ./lib/render/prose/prose.js + 4 modules
var prose = __webpack_require__(2821);
// EXTERNAL MODULE: ./lib/render/severity-pill.js
var severity_pill = __webpack_require__(3293);
// EXTERNAL MODULE: ./lib/render/texts/unrepeated.js
var unrepeated = __webpack_require__(54630);
;// CONCATENATED MODULE: ./lib/render/sections/appendix.js








/** What each reviewer submitted, before anything was merged or judged. */
const appendix = {
    title: 'Appendix: original reviews',
    nothing: () => 'No reviewer was asked.',
    render({ reviews }, detail) {
        if (!detail.appendix)
            return null;
        return reviews.map((review) => wholeReview(review, detail));
    },
};
function wholeReview(review, detail) {
    const { name } = review.reviewer;
    return (0,render_nodes/* details */.zH)([(0,render_nodes/* text */.Qq)('Review by '), (0,render_nodes/* pill */.Io)('reviewer', name, detail.longest)], inside(review, detail), name);
}
function inside(review, detail) {
    const { longest } = detail;
    if (review.outcome === 'failed')
        return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)('Failed: '), (0,failure_words/* failureWords */.A)(review, longest))];
    return [
        ...(0,types/* failuresOf */.dJ)(review).map((each) => (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`It ${(0,failure_words/* failedWhere */.j)(each)}: `), (0,failure_words/* failureWords */.A)(each.failure, longest))),
        ...lists(review, detail),
        ...unreadable(review, longest),
        ...(detail.coverageNotes ? notes(review.submission, longest) : []),
    ];
}
function original({ reviewer }, found, index, { longest }) {
    const { severity, kind, evidence, fix } = found;
    return [
        (0,render_nodes/* heading */.R_)(4, (0,render_escape/* codeSpan */.SS)((0,types/* rawItemId */.tJ)(reviewer.name, 'finding', index), longest), (0,render_nodes/* text */.Qq)(' '), (0,prose/* phrase */.MZ)(found.title, longest)),
        (0,render_nodes/* paragraph */.FY)((0,render_nodes/* pills */.Bv)([(0,severity_pill/* severityPill */.v)(severity), (0,render_nodes/* pill */.Io)('kind', kind)]), (0,render_nodes/* text */.Qq)(' — '), (0,links/* claimedPlace */.PV)(found, longest), (0,render_nodes/* text */.Qq)(`, ${evidence}`)),
        (0,render_escape/* codeBlock */.DV)(found.quote.replace(/^/gmu, '| '), 'text', longest),
        ...(0,render_nodes/* labelled */.wW)('Failure:', (0,prose/* prose */.CS)((0,unrepeated/* unrepeated */.E)(found.failure, [found.title]), longest)),
        ...(0,prose/* prose */.CS)((0,unrepeated/* unrepeated */.E)(found.body, [found.title, found.failure]), longest),
        ...(fix === null ? [] : (0,render_nodes/* labelled */.wW)('Fix:', (0,prose/* prose */.CS)(fix.text, longest))),
        ...(fix === null || fix.diff === null || fix.diff.trim() === ''
            ? []
            : [(0,render_escape/* codeBlock */.DV)(fix.diff.trimEnd(), 'diff', longest)]),
    ];
}
/** Each list under its heading; those with nothing in them share a sentence. */
function lists(review, detail) {
    const { submission } = review;
    const parts = [
        ['Findings', 'finding', submission.findings.flatMap((found, index) => original(review, found, index, detail))],
        ['Concerns', 'concern', observations(submission.concerns, detail)],
        ['Strengths', 'strength', observations(submission.strengths, detail)],
        ['Testing', 'untested scenario', observations(submission.testing, detail)],
        ['Documentation', 'gap in the documentation', observations(submission.documentation, detail)],
        ['Acknowledged limitations', 'acknowledged limitation', observations(submission.limitations, detail)],
    ];
    const empty = parts.flatMap(([, words, nodes]) => (nodes.length === 0 ? [words] : []));
    const last = empty.at(-1);
    const named = empty.length > 1 ? `${empty.slice(0, -1).join(', ')} and no ${last}` : last;
    return [
        ...parts.flatMap(([title, , nodes]) => (nodes.length === 0 ? [] : [(0,render_nodes/* heading */.R_)(3, (0,render_nodes/* text */.Qq)(title)), ...nodes])),
        ...(named === undefined ? [] : [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`It named no ${named}.`))]),
    ];
}
function observations(items, { longest }) {
    return items.flatMap((item) => {
        const where = item.path === null ? [] : [(0,render_nodes/* text */.Qq)(' — '), (0,render_escape/* codeSpan */.SS)(item.path, longest)];
        return [
            (0,render_nodes/* paragraph */.FY)({ type: 'strong', children: (0,prose/* phrase */.MZ)(item.title, longest) }, where),
            ...(0,prose/* prose */.CS)((0,unrepeated/* unrepeated */.E)(item.body, [item.title]), longest),
        ];
    });
}
/** As it came: nobody knows what else to do with it. */
function unreadable({ reviewer, submission }, longest) {
    if (submission.unreadable.length === 0)
        return [];
    return [
        (0,render_nodes/* heading */.R_)(3, (0,render_nodes/* text */.Qq)('What could not be read')),
        ...submission.unreadable.flatMap((item, index) => [
            (0,render_nodes/* paragraph */.FY)((0,render_escape/* codeSpan */.SS)((0,types/* rawItemId */.tJ)(reviewer.name, 'unreadable', index), longest), (0,render_nodes/* text */.Qq)(` (${item.list}): `), ...(0,prose/* phrase */.MZ)(item.problem, longest)),
            (0,render_escape/* codeBlock */.DV)(item.text.replace(/^/gmu, '| '), 'text', longest),
        ]),
    ];
}
function notes({ coverage }, longest) {
    const lines = coverage.map(({ path, note }) => [(0,render_escape/* codeSpan */.SS)(path, longest), (0,render_nodes/* text */.Qq)(': '), ...(0,prose/* phrase */.MZ)(note, longest)]);
    return lines.length === 0 ? [] : [(0,render_nodes/* heading */.R_)(3, (0,render_nodes/* text */.Qq)('Notes on each file')), (0,render_nodes/* list */.p_)(lines)];
}

// EXTERNAL MODULE: ./lib/render/decision/opening.js
var opening = __webpack_require__(16747);
;// CONCATENATED MODULE: ./lib/render/sections/banner.js

const banner = { title: null, render: (report, detail) => [(0,opening/* opening */.z)(report, detail)] };

// EXTERNAL MODULE: ./lib/render/counted.js
var counted = __webpack_require__(1022);
;// CONCATENATED MODULE: ./lib/render/sections/commit-structure.js




/** Facts from git; what a model thinks of them comes after. */
const commitStructure = {
    title: 'Commit Structure',
    nothing: () => 'The change has no commit.',
    render(report, { longest, entries }) {
        const { commits } = report;
        const autosquash = commits.filter(({ subject }) => /^(?:fixup|squash|amend)! /u.test(subject));
        const words = report.prose?.commits ?? null;
        if (commits.length === 0)
            return [];
        return [
            (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`${size(report)} ${fixups(autosquash.length)}`)),
            ...(autosquash.length === 0
                ? []
                : [
                    (0,render_nodes/* list */.p_)((0,render_nodes/* upTo */.jB)(autosquash.map((commit) => line(commit, longest)), entries)),
                ]),
            ...(words === null ? [] : (0,prose/* prose */.CS)(words, longest)),
        ];
    },
};
function size({ commits, changes }) {
    const added = changes.reduce((sum, { additions }) => sum + additions, 0);
    const deleted = changes.reduce((sum, { deletions }) => sum + deletions, 0);
    const each = commits.length === 0 ? 0 : Math.round((added + deleted) / commits.length);
    const average = commits.length > 1 ? `, ${(0,counted/* figure */.vP)(each)} changed lines a commit on average` : '';
    return `${(0,counted/* counted */.hS)(commits.length, 'commit')} over ${(0,counted/* counted */.hS)(changes.length, 'file')}${average}.`;
}
function fixups(count) {
    return count === 0
        ? 'No subject begins with fixup!, squash! or amend!.'
        : `${(0,counted/* counted */.hS)(count, 'commit')} should be squashed before the merge:`;
}
function line({ sha, subject }, longest) {
    return [(0,render_escape/* codeSpan */.SS)(sha.slice(0, 7)), (0,render_nodes/* text */.Qq)(' '), ...(0,prose/* phrase */.MZ)(subject, longest)];
}

// EXTERNAL MODULE: ./lib/render/observation.js
var observation = __webpack_require__(85478);
// EXTERNAL MODULE: ./lib/render/open.js
var render_open = __webpack_require__(55258);
// EXTERNAL MODULE: ./lib/render/excerpt-block.js
var excerpt_block = __webpack_require__(87233);
// EXTERNAL MODULE: ./lib/render/fix.js
var fix = __webpack_require__(8359);
// EXTERNAL MODULE: ./lib/render/rulings.js
var rulings = __webpack_require__(53646);
// EXTERNAL MODULE: ./lib/render/sources.js
var sources = __webpack_require__(83914);
// EXTERNAL MODULE: ./lib/render/texts/contradicts.js
var contradicts = __webpack_require__(58497);
// EXTERNAL MODULE: ./lib/render/texts/reach-label.js
var reach_label = __webpack_require__(32719);
;// CONCATENATED MODULE: ./lib/render/finding.js













/** A finding on one line: id, title, severity and place. */
function findingLine(report, found, { longest }) {
    return [
        (0,render_nodes/* entryLabel */.b4)(found.id),
        (0,render_nodes/* text */.Qq)(' '),
        ...(0,prose/* phrase */.MZ)(found.finding.title, longest),
        (0,render_nodes/* text */.Qq)(' — '),
        severityBadge(found),
        (0,render_nodes/* text */.Qq)(' '),
        (0,rulings/* standingPill */.g)(found, longest),
        ...(found.anchor === null ? [] : [(0,render_nodes/* text */.Qq)(' '), (0,links/* place */.ik)(report, found.anchor, longest)]),
    ];
}
/** A finding in full: what, where, the code as it is, how it is reached, how it fails, why, the remedy, who disagrees. */
function finding(report, found, detail, depth = 3) {
    const { longest } = detail;
    const { failure, body, title } = found.finding;
    return [
        (0,render_nodes/* entryHeading */.bg)(depth, { id: found.id, severity: shownSeverity(found) }, (0,prose/* phrase */.MZ)(title, longest)),
        (0,render_nodes/* paragraph */.FY)(badges(report, found, longest)),
        ...problem(found, longest),
        ...(detail.excerpts && found.excerpt !== null && found.anchor !== null
            ? (0,excerpt_block/* excerptBlock */.D)(found.excerpt, found.anchor, longest)
            : []),
        ...reach(report, found, detail),
        ...(0,render_nodes/* labelled */.wW)('Failure:', (0,prose/* prose */.CS)((0,unrepeated/* unrepeated */.E)(failure, [title]), longest)),
        ...(0,prose/* prose */.CS)((0,unrepeated/* unrepeated */.E)(body, [title, failure]), longest),
        ...(0,contradicts/* contradicts */.V)(found, longest),
        ...(0,fix/* fix */.U)(found, detail),
        ...otherSources(report, found, detail),
        ...(0,rulings/* rulings */.XT)(report, found, detail),
    ];
}
/** What does not count for want of proof never wears a severity as if it did. */
function shownSeverity(found) {
    const keeps = ['pre-existing', 'fact', 'declined'];
    return (0,types/* isOpen */.nT)(found) || keeps.includes(found.standing) ? found.severity : null;
}
function severityBadge(found) {
    const severity = shownSeverity(found);
    return severity === null ? (0,render_nodes/* pill */.Io)('kind', `claimed ${found.rawSeverity}`) : (0,severity_pill/* severityPill */.v)(severity);
}
function badges(report, found, longest) {
    const { kind, standing: where, origin, anchor, rule, raisedBy } = found;
    // What counts is introduced, unless it says otherwise; what is older has said so.
    const isSaid = origin === null || origin === 'introduced' || origin === where;
    const axes = [
        severityBadge(found),
        (0,render_nodes/* pill */.Io)('kind', kind),
        (0,rulings/* standingPill */.g)(found, longest),
        ...(isSaid ? [] : [(0,render_nodes/* pill */.Io)('origin', origin)]),
    ];
    const by = raisedBy.map((name) => (0,render_nodes/* pill */.Io)('reviewer', name, longest));
    return [
        ...(0,render_nodes/* pills */.Bv)(axes),
        ...(rule === null ? [(0,render_nodes/* text */.Qq)(', raised by '), ...(0,render_nodes/* pills */.Bv)(by), (0,render_nodes/* text */.Qq)(` (${found.finding.evidence})`)] : []),
        (0,render_nodes/* text */.Qq)(anchor === null ? ' — claimed at ' : ' — '),
        anchor === null ? (0,links/* claimedPlace */.PV)(found.finding, longest) : (0,links/* place */.ik)(report, anchor, longest),
    ];
}
function problem({ problem: why, standing: where }, longest) {
    if (where !== 'ungrounded' && why === null)
        return [];
    return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* strong */.ko)('Not grounded:'), (0,render_nodes/* text */.Qq)(' '), (0,prose/* phrase */.MZ)(why ?? 'the quoted code was not found', longest))];
}
function reach(report, found, detail) {
    const { reach: shown } = found;
    if (shown === null || !detail.reach)
        return [];
    const { anchor, excerpt, shows } = shown;
    return [
        (0,render_nodes/* paragraph */.FY)((0,render_nodes/* strong */.ko)((0,reach_label/* reachLabel */.I)(found)), (0,render_nodes/* text */.Qq)(' '), (0,links/* place */.ik)(report, anchor, detail.longest), (0,render_nodes/* text */.Qq)(' — '), (0,prose/* phrase */.MZ)(shows, detail.longest)),
        ...(0,excerpt_block/* excerptBlock */.D)(excerpt, anchor, detail.longest),
    ];
}
function otherTitle(title, { finding }, longest) {
    const more = (0,unrepeated/* unrepeated */.E)(title, [finding.title]);
    return more === '' ? [] : [(0,render_nodes/* text */.Qq)(' '), ...(0,prose/* phrase */.MZ)(more, longest)];
}
/** The lead's words are shown above; whoever else raised it is credited, with the severity that they gave. */
function otherSources(report, found, { longest, entries }) {
    const lead = (0,sources/* leadOf */.M)(report, found)?.id;
    const others = (0,sources/* sources */.Tj)(report, found).filter(({ id }) => id !== lead);
    if (others.length === 0)
        return [];
    const items = others.map(({ id, finding: { severity, title } }) => [
        (0,render_escape/* codeSpan */.SS)(id, longest),
        (0,render_nodes/* text */.Qq)(' '),
        (0,severity_pill/* severityPill */.v)(severity),
        ...otherTitle(title, found, longest),
    ]);
    return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* strong */.ko)('Also raised as:')), (0,render_nodes/* list */.p_)((0,render_nodes/* upTo */.jB)(items, entries))];
}

;// CONCATENATED MODULE: ./lib/render/sections/findings.js




/** Findings that count, a section for each severity. */
const findings = [
    section('Critical Issues', 'critical'),
    section('Important Issues', 'important'),
    section('Suggestions', 'suggestion'),
];
function section(title, severity) {
    return {
        title,
        nothing: ({ gate }) => `No ${severity === 'suggestion' ? 'suggestion' : `${severity} finding`} stands${gate.outcome === 'incomplete' ? ', as far as the review went' : ''}.`,
        render(report, detail) {
            const isNamed = !detail.onlyBlocking || (0,render_open/* isBlocking */.Us)(report, severity);
            return entries(report, (0,render_open/* open */.ho)(report, severity), detail, isNamed ? detail.depth[severity] : 'count');
        },
    };
}
/** Findings as deep as the page has room for. */
function entries(report, found, detail, depth, headings = 3) {
    if (found.length === 0)
        return [];
    if (depth === 'count')
        return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`${(0,counted/* counted */.hS)(found.length, 'finding')}, not listed here.`))];
    if (depth === 'full')
        return found.flatMap((each) => finding(report, each, detail, headings));
    return [
        (0,render_nodes/* list */.p_)((0,render_nodes/* upTo */.jB)(found.map((each) => findingLine(report, each, detail)), detail.findings)),
    ];
}

;// CONCATENATED MODULE: ./lib/render/sections/design.js






/** What is not a defect: concerns, with the findings that the repository documents as intended, and strengths. */
const design = {
    title: 'Design Observations',
    render: (report, detail) => [
        (0,render_nodes/* heading */.R_)(3, (0,render_nodes/* text */.Qq)('Concerns')),
        ...(0,render_nodes/* orWords */.Bc)(concerns(report, detail), 'No reviewer raised a concern.'),
        (0,render_nodes/* heading */.R_)(3, (0,render_nodes/* text */.Qq)('Strengths')),
        ...(0,render_nodes/* orWords */.Bc)(strengths(report, detail), 'No reviewer named a strength.'),
    ],
};
function concerns(report, detail) {
    const own = (0,observation/* observed */.Px)(report, 'concern');
    const moved = (0,render_open/* apart */.zZ)(report, 'intended');
    const depth = detail.depth.observation;
    if (own.length + moved.length === 0)
        return [];
    if (depth === 'count')
        return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`${(0,counted/* counted */.hS)(own.length + moved.length, 'concern')}, not listed here.`))];
    const lines = own.map((concern) => (0,observation/* observationLine */.xz)(report, concern, detail.longest));
    const described = depth === 'title'
        ? lines.length === 0
            ? []
            : [(0,render_nodes/* list */.p_)((0,render_nodes/* upTo */.jB)(lines, detail.entries))]
        : own.flatMap((concern, index) => [
            (0,render_nodes/* paragraph */.FY)(lines[index] ?? []),
            ...(0,prose/* prose */.CS)((0,observation/* bodyOf */.EN)(report, concern), detail.longest),
            ...(0,observation/* otherWords */.I6)(report, concern, detail),
        ]);
    if (moved.length === 0)
        return described;
    const why = 'Raised as defects; the repository documents the behaviour as deliberate, so they are concerns:';
    return [...described, (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(why)), ...entries(report, moved, detail, depth, 4)];
}
/** The editor's choice of words where it held, else the reviewers' own. What a finding may contradict says so. */
function strengths(report, detail) {
    const { longest, entries: most } = detail;
    const depth = detail.depth.observation;
    const all = (0,observation/* observed */.Px)(report, 'strength');
    if (all.length === 0)
        return [];
    if (depth === 'count')
        return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`${(0,counted/* counted */.hS)(all.length, 'strength')}, not listed here.`))];
    const chosen = report.prose?.strengths?.flatMap(({ id, text: words }) => {
        const strength = all.find((each) => each.id === id);
        return strength === undefined ? [] : [{ strength, words }];
    });
    const own = (strength) => (depth === 'full' ? ownWords(report, strength) : strength.title);
    const shown = chosen ?? all.map((strength) => ({ strength, words: own(strength) }));
    const listed = (0,render_nodes/* list */.p_)((0,render_nodes/* upTo */.jB)(shown.map(({ strength, words }) => design_line(report, strength, words, longest)), most));
    const others = all.filter((each) => !shown.some(({ strength }) => strength === each)).map(({ id }) => id);
    return [
        ...(shown.length === 0
            ? []
            : [chosen === undefined && depth === 'full' ? (0,observation/* withOtherWords */.GN)(listed, report, all, detail) : listed]),
        ...(others.length === 0
            ? []
            : [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`Also named, in the original reviews: ${others.slice(0, 50).join(', ')}.`))]),
    ];
}
function ownWords(report, strength) {
    const body = (0,observation/* bodyOf */.EN)(report, strength);
    return body === '' ? strength.title : `${strength.title.trim().replace(/[.:;]$/u, '')}: ${body}`;
}
function design_line(report, { id, path, raisedBy }, words, longest) {
    const against = (0,render_open/* findingsIn */._0)(report, path, 'important');
    return [
        (0,render_nodes/* entryLabel */.b4)(id),
        (0,render_nodes/* text */.Qq)(' '),
        ...(0,prose/* phrase */.MZ)(words, longest),
        (0,render_nodes/* text */.Qq)(' — by '),
        ...(0,render_nodes/* pills */.Bv)(raisedBy.map((name) => (0,render_nodes/* pill */.Io)('reviewer', name, longest))),
        (0,render_nodes/* text */.Qq)(against === '' ? '' : `; in the same file: ${against}`),
    ];
}

;// CONCATENATED MODULE: ./lib/render/sections/documentation.js



const noGaps = 'No gaps.';
const documentation = {
    title: 'Documentation Assessment',
    render(report, detail) {
        const gaps = (0,observation/* observed */.Px)(report, 'documentation');
        const words = (report.prose?.documentation ?? '').trim();
        if (gaps.length > 0)
            return [...(0,prose/* prose */.CS)(words, detail.longest), ...(0,observation/* numbered */.jN)(report, gaps, detail)];
        if (words === '' || words === noGaps)
            return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(noGaps))];
        return [...(0,prose/* prose */.CS)(words, detail.longest), (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)('The reviewers named no gaps.'))];
    },
};

// EXTERNAL MODULE: ./lib/render/completed.js
var render_completed = __webpack_require__(94469);
// EXTERNAL MODULE: ./lib/render/texts/scope-sentence.js
var scope_sentence = __webpack_require__(79973);
;// CONCATENATED MODULE: ./lib/render/sections/executive-summary.js







/** The editor's words, where they held, and always the sentences in which no model has a hand. */
const executiveSummary = {
    title: 'Executive Summary',
    render(report, { leftOut, remainder, longest }) {
        const words = report.prose?.summary ?? null;
        const sentences = [change(report), reviewers(report), executive_summary_findings(report), coverage(report)];
        const blocks = report.changes.length === 0
            ? [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(empty(report)))]
            : [
                ...(words === null ? [] : (0,prose/* prose */.CS)(words, longest)),
                (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(sentences.join(' '))),
                (0,render_nodes/* paragraph */.FY)((0,render_nodes/* strong */.ko)('Verification:'), (0,render_nodes/* text */.Qq)(` ${verification(report)}`)),
            ];
        if (leftOut.length > 0)
            blocks.push((0,render_nodes/* paragraph */.FY)((0,render_nodes/* strong */.ko)('Not on this page:'), (0,render_nodes/* text */.Qq)(` ${leftOut.join(', ')}. ${remainder}`)));
        return blocks;
    },
};
function empty({ commits, change: { mergeBase } }) {
    return (`The change is empty: after ${(0,counted/* counted */.hS)(commits.length, 'commit')} no file differs from the merge base ` +
        `${mergeBase.slice(0, 7)}. No reviewer was asked.`);
}
function change({ changes, commits }) {
    const added = changes.reduce((sum, { additions }) => sum + additions, 0);
    const deleted = changes.reduce((sum, { deletions }) => sum + deletions, 0);
    return (`The change touches ${(0,counted/* counted */.hS)(changes.length, 'file')} in ${(0,counted/* counted */.hS)(commits.length, 'commit')}: ` +
        `${(0,counted/* counted */.hS)(added, 'line')} added, ${(0,counted/* counted */.hS)(deleted, 'line')} deleted.`);
}
function reviewers(report) {
    const { completed, partly, all } = (0,types/* countReviewers */.a6)(report.reviews);
    const failed = all - completed - partly;
    return `${(0,render_completed/* howManyCompleted */.dF)(report.reviews)}${failed === 0 ? '' : `; ${failed} failed`}.`;
}
function executive_summary_findings(report) {
    const [critical, important] = [(0,render_open/* open */.ho)(report, 'critical').length, (0,render_open/* open */.ho)(report, 'important').length];
    const counts = `${critical} critical, ${important} important and ${(0,counted/* counted */.hS)((0,render_open/* open */.ho)(report, 'suggestion').length, 'suggestion')}`;
    const others = standingsApart.flatMap(([standing, words]) => {
        const count = (0,render_open/* apart */.zZ)(report, standing).length;
        return count === 0 ? [] : [`${(0,counted/* figure */.vP)(count)} ${words}`];
    });
    return `The findings are ${counts}.${others.length === 0 ? '' : ` Shown apart, and not blocking: ${others.join(', ')}.`}`;
}
const standingsApart = [
    ['fact', 'found by code'],
    ['pre-existing', 'pre-existing'],
    ['ungrounded', 'not grounded'],
    ['refuted', 'refuted'],
    ['intended', 'documented as intended'],
    ['declined', 'declined by people'],
];
function verification({ policy, ledger }) {
    if (policy.verify === 'off')
        return ('off. NOTHING WAS VERIFIED: code found the quoted lines where each finding says, and no other reviewer has ' +
            'checked whether the claim about them is right. Severities are those of the reviewers, and they gate.');
    const scope = policy.verify === 'all' ? 'every finding' : 'whatever is important or gates';
    const counts = ['confirmed', 'refuted', 'unproven', 'unverified', 'raw'].flatMap((standing) => {
        const count = ledger.findings.filter((found) => found.standing === standing).length;
        return count === 0 ? [] : [`${(0,counted/* figure */.vP)(count)} ${standing === 'raw' ? 'not put to a verifier' : standing}`];
    });
    const own = ledger.findings.flatMap(({ rulings }) => rulings).filter(({ isOtherVendor }) => !isOtherVendor).length;
    const label = own === 0
        ? ''
        : ` ${(0,counted/* counted */.hS)(own, 'ruling')} came from a fresh session of a finder's vendor, because no other vendor was left; each is labelled.`;
    return `${scope} was put to a reviewer of another vendor: ${counts.length === 0 ? 'there was nothing of that kind' : counts.join(', ')}.${label}`;
}
function coverage(report) {
    const reviewed = (0,render_completed/* reviewedFiles */.zk)(report).length;
    const left = report.changes.length - reviewed;
    const why = left === 0 ? '' : ` Not reviewed, for reasons that are listed: ${(0,counted/* counted */.hS)(left, 'file')}.`;
    return `${delivered(report, (0,counted/* counted */.hS)(reviewed, 'file'))}${why}`;
}
function delivered(report, files) {
    const { changedLines, undelivered } = report.coverage;
    const { policy } = report;
    const least = (0,counted/* counted */.hS)(policy.minReviewers, 'counted reviewer');
    if (undelivered.length > 0)
        return `Not delivered in full to at least ${least}: ${undelivered.length} of ${files}.`;
    if (changedLines === 0)
        return `No changed line was there to be delivered, in ${files}.`;
    return `All ${(0,counted/* counted */.hS)(changedLines, 'changed line')} of ${files} were delivered to at least ${least}${(0,scope_sentence/* coveredEarlier */.B)(report)}.`;
}

;// CONCATENATED MODULE: ./lib/render/sections/footer.js



const footer = {
    title: null,
    render(report, { longest, entries }) {
        const { reviews, sessions, change, runUrl } = report;
        const held = [...reviews, ...sessions];
        const editors = sessions.filter(({ purpose }) => purpose === 'editing');
        const run = runUrl === null ? [] : [(0,render_nodes/* text */.Qq)(' · '), (0,links/* runLink */.ut)(runUrl, 'workflow run')];
        const objection = (0,links/* disputeLink */.pv)(report);
        const dispute = objection === null ? [] : [(0,render_nodes/* text */.Qq)(' · '), objection];
        const to = (those) => {
            const vendors = [...new Set(those.map(({ reviewer }) => reviewer.provider))];
            const names = vendors.map((vendor) => [(0,render_escape/* codeSpan */.SS)(vendor, longest)]);
            return (0,render_nodes/* joined */.oR)((0,render_nodes/* upTo */.jB)(names, entries), (0,render_nodes/* text */.Qq)(', '));
        };
        return [
            { type: 'thematicBreak' },
            (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)('Reviewed head '), (0,render_escape/* codeSpan */.SS)(change.headSha, longest), run, dispute),
            held.length === 0
                ? (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)('What left the job: nothing was sent to a vendor.'))
                : (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)('What left the job: the changed lines, paths, and the parts of files that reviewers opened or searched, sent to '), to(held), (0,render_nodes/* text */.Qq)('. '), editors.length === 0
                    ? [(0,render_nodes/* text */.Qq)(`${words(change)}, commit messages and author were not sent.`)]
                    : [
                        (0,render_nodes/* text */.Qq)(`${words(change)} and commit messages went to the editor of this report only (`),
                        ...to(editors),
                        (0,render_nodes/* text */.Qq)('), which decides nothing; the name of the author was not sent.'),
                    ]),
        ];
    },
};
/** What people wrote of the change besides its commits. */
function words({ kind }) {
    return kind === 'pull-request' ? 'Title, description' : 'Names of branches';
}

// EXTERNAL MODULE: ./lib/render/change-names.js
var change_names = __webpack_require__(74487);
// EXTERNAL MODULE: ./lib/render/decision/decisive.js
var decisive = __webpack_require__(83933);
// EXTERNAL MODULE: ./lib/render/decision/headline.js
var headline = __webpack_require__(24091);
;// CONCATENATED MODULE: ./lib/render/sections/header.js










const lineBreak = { type: 'break' };
const title = { title: null, render: (report) => [(0,render_nodes/* heading */.R_)(1, (0,render_nodes/* text */.Qq)((0,headline/* headline */.P)(report)))] };
/** What was reviewed, by whom, under which policy. */
const header = {
    title: null,
    render(report, detail) {
        const { change, commits, policy } = report;
        const { longest, entries } = detail;
        const row = (name, value) => [[(0,render_nodes/* strong */.ko)(name)], value];
        const several = (parts) => (0,render_nodes/* joined */.oR)((0,render_nodes/* upTo */.jB)(parts, entries), lineBreak);
        const facts = (0,render_nodes/* table */.tp)([
            [[(0,render_nodes/* text */.Qq)('Field')], [(0,render_nodes/* text */.Qq)('Value')]],
            row('Run', [(0,render_escape/* codeSpan */.SS)(report.id, longest)]),
            row('Date', [(0,render_nodes/* text */.Qq)(`${report.createdAt.slice(0, 16).replace('T', ' ')} UTC`)]),
            row('Repository', [linked((0,links/* repositoryUrl */.Ek)(change), (0,change_names/* repositoryName */.a)(change), longest)]),
            row('Round', [(0,render_nodes/* text */.Qq)(roundOf(report))]),
            ...(change.kind === 'pull-request'
                ? // A code span, because the name of the author would ping.
                    [
                        row('Author', [linked((0,links/* authorUrl */.bE)(change), change.author, longest)]),
                        row('Pull request', pullRequestCell(change, detail)),
                    ]
                : []),
            row('Branch', branchCell(change, longest)),
            row('Commits', several(commits.map(({ sha, subject }) => [(0,render_escape/* codeSpan */.SS)(sha.slice(0, 7)), (0,render_nodes/* text */.Qq)(' '), ...(0,prose/* phrase */.MZ)(subject, longest)]))),
            row('Review SHA', [linked((0,links/* commitUrl */.Bg)(change), change.headSha, longest)]),
            row('Reviewers', report.reviews.length === 0
                ? [(0,render_nodes/* text */.Qq)('none: the change is empty')]
                : several(report.reviews.map((review) => reviewerCell(review, longest)))),
            row('Verdict', [(0,render_nodes/* strong */.ko)(report.verdict), (0,render_nodes/* text */.Qq)(': '), ...(0,prose/* phrase */.MZ)((0,decisive/* decisive */.l)(report), longest)]),
            row('Gate', [
                (0,render_nodes/* text */.Qq)(`fail-on ${policy.failOn}, at least ${policy.minReviewers} completed, verify ${policy.verify}, on-incomplete ${policy.onIncomplete}`),
            ]),
            row('Wall-clock time', [(0,render_nodes/* text */.Qq)((0,duration/* minutesAndSeconds */.Y)(report.wallClockMs))]),
        ]);
        return [facts];
    },
};
/** A link where a reader can use it: a page that sheds its texts has no room for addresses. */
function linked(url, label, longest) {
    const shown = (0,render_escape/* codeSpan */.SS)(label, longest);
    return url === null || longest < 100 || url.length > 500 ? shown : (0,links/* link */.nf)(url, [shown]);
}
/** Only a pull request has a comment that remembers rounds. */
function roundOf({ change, rounds: { round } }) {
    // A branch on this machine has rounds where somebody gives the report of the one before.
    return change.kind === 'pull-request' || round > 1 ? `${round}` : 'not counted: only pull requests have rounds';
}
function pullRequestCell(change, { longest }) {
    const url = (0,links/* changeUrl */.CH)(change);
    const label = (0,render_nodes/* text */.Qq)((0,change_names/* changeName */.m)(change));
    return [url === null || url.length > 500 ? label : (0,links/* link */.nf)(url, [label]), (0,render_nodes/* text */.Qq)(' — '), ...(0,prose/* phrase */.MZ)(change.title, longest)];
}
function branchCell(change, longest) {
    const [head, base] = [(0,render_escape/* codeSpan */.SS)(change.headRef, longest), (0,render_escape/* codeSpan */.SS)(change.baseRef, longest)];
    if (change.kind !== 'pull-request')
        return [head, (0,render_nodes/* text */.Qq)(' compared with '), base];
    return [head, (0,render_nodes/* text */.Qq)(' into '), base, ...(change.isFork ? [(0,render_nodes/* text */.Qq)(' (from a fork)')] : [])];
}
function reviewerCell(review, longest) {
    const { reviewer, trace } = review;
    const model = [
        (0,render_nodes/* text */.Qq)(' '),
        (0,render_escape/* codeSpan */.SS)(trace.model ?? reviewer.model, longest),
        (0,render_nodes/* text */.Qq)(trace.model === null ? ' (as configured; no answer named a model)' : ''),
        ...(reviewer.effort === null ? [] : [(0,render_nodes/* text */.Qq)(`, effort ${reviewer.effort}`)]),
    ];
    const failures = (0,types/* failuresOf */.dJ)(review).flatMap((each) => {
        const { reason, words } = each.failure;
        const said = words === null ? [] : [(0,render_nodes/* text */.Qq)(': “'), ...(0,prose/* phrase */.MZ)(words, longest), (0,render_nodes/* text */.Qq)('”')];
        return [(0,render_nodes/* text */.Qq)(' — '), (0,render_nodes/* strong */.ko)(`${(0,failure_words/* failedWhere */.j)(each)}: ${reason}`), ...said];
    });
    return [(0,render_escape/* codeSpan */.SS)(reviewer.name, longest), ...model, ...failures];
}

;// CONCATENATED MODULE: ./lib/render/sections/limitations.js







/** What comments in the code acknowledge, as git has them where code found them. */
const limitations = {
    title: 'Acknowledged Limitations',
    nothing: () => 'No reviewer quoted a comment in which the code acknowledges a limitation.',
    render(report, detail) {
        const all = (0,observation/* observed */.Px)(report, 'limitation');
        const { depth, longest, entries } = detail;
        if (all.length === 0)
            return [];
        if (depth.observation === 'count')
            return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`${(0,counted/* counted */.hS)(all.length, 'limitation')}, not listed here.`))];
        if (depth.observation === 'title')
            return [
                (0,render_nodes/* list */.p_)((0,render_nodes/* upTo */.jB)(all.map((each) => limitations_line(report, each, longest)), entries), true),
            ];
        return all.flatMap((each) => described(report, each, detail));
    },
};
function limitations_line(report, each, longest) {
    const anchor = each.quotation?.anchor ?? null;
    const where = anchor === null ? [] : [(0,render_nodes/* text */.Qq)(' at '), (0,links/* place */.ik)(report, anchor, longest)];
    // The linked place stands for the path.
    return [
        ...(0,observation/* observationLine */.xz)(report, anchor === null ? each : { ...each, path: null }, longest),
        ...where,
        (0,render_nodes/* text */.Qq)(` — ${limitations_status(each)}`),
    ];
}
function described(report, each, detail) {
    const { longest } = detail;
    return [
        (0,render_nodes/* paragraph */.FY)(limitations_line(report, each, longest)),
        ...quoted(each, detail),
        ...(0,prose/* prose */.CS)((0,observation/* bodyOf */.EN)(report, each), longest),
        ...(0,observation/* otherWords */.I6)(report, each, detail),
    ];
}
/** Never at the start of a line, where a comment of the code could be a command to a bot. */
function quoted({ quotation }, { longest, excerpts }) {
    if (quotation === null || !excerpts)
        return [];
    const { anchor, excerpt, quote } = quotation;
    if (anchor !== null && excerpt !== null)
        return (0,excerpt_block/* excerptBlock */.D)(excerpt, anchor, longest);
    const lines = quote.trimEnd().split(/\r\n|\r|\n/u);
    return [(0,render_escape/* codeBlock */.DV)(lines.map((each) => `| ${each}`).join('\n'), 'text', longest)];
}
function limitations_status({ quotation }) {
    if (quotation === null || quotation.anchor === null)
        return 'the quoted comment was not found in the code';
    if (quotation.origin === 'introduced')
        return 'introduced by this change';
    if (quotation.origin === 'pre-existing')
        return 'pre-existing; the comment is older than this change';
    return 'origin not known';
}

;// CONCATENATED MODULE: ./lib/render/sections/not-counting.js




function not_counting_section(title, standing, why) {
    return {
        title,
        render(report, detail) {
            const found = (0,render_open/* apart */.zZ)(report, standing);
            if (found.length === 0)
                return null;
            return [(0,render_nodes/* paragraph */.FY)((0,prose/* phrase */.MZ)(why)), ...entries(report, found, detail, detail.depth[standing])];
        },
    };
}
/** Findings that do not count have a part of their own, and none when there are none. */
const notCounting = [
    not_counting_section('Found by code', 'fact', 'Facts of the change that code established by itself, in need of no voice. They block where `block-on` of the configuration lists their rule; none of these is listed. A file that could run and that nobody could read leaves the review incomplete all the same.'),
    not_counting_section('Declined findings', 'declined', 'Somebody who may write to the repository decided that they do not count, by a command. Each stays declined while its code stands; `/deep-review reopen` with its name lets it count again.'),
    not_counting_section('Pre-existing findings', 'pre-existing', 'Older than this change, and not made worse by it: they do not keep the gate shut.'),
    not_counting_section('Ungrounded findings', 'ungrounded', 'What they are about is not there: the file does not exist, or a suggestion quotes code that nobody wrote. They were not verified and gate nothing.'),
    not_counting_section('Refuted findings', 'refuted', 'Raised by a reviewer and disproved by evidence that code found in the repository: they gate nothing.'),
];

;// CONCATENATED MODULE: ./lib/render/sections/not-reviewed.js




const reasons = {
    unreadable: 'could run, and nobody could read it',
    configuration: 'left out by configuration',
    'lock-file': 'lock file',
    generated: 'generated',
    'inert-binary': 'inert binary',
    'deleted-binary': 'deleted binary',
};
const notReviewed = {
    title: 'What was not reviewed',
    nothing: ({ changes }) => (changes.length === 0 ? 'The change is empty.' : 'Every changed file was reviewed.'),
    render({ coverage, changes, policy }, { entries, longest }) {
        const undelivered = coverage.undelivered.map(({ path, reviewers }) => [
            (0,render_escape/* codeSpan */.SS)(path, longest),
            (0,render_nodes/* text */.Qq)(`: delivered in full to ${(0,counted/* counted */.hS)(reviewers, 'counted reviewer')} of the ${policy.minReviewers} needed`),
        ]);
        // A long list is cut, and gaps are what a reader must see.
        const gapsFirst = changes.toSorted((left, right) => Number(isGap(right)) - Number(isGap(left)));
        const without = gapsFirst.flatMap((file) => {
            const why = whyNot(file, longest);
            return why === null ? [] : [[(0,render_escape/* codeSpan */.SS)(file.path, longest), (0,render_nodes/* text */.Qq)(`: ${file.status}; `), ...why]];
        });
        const moved = changes.flatMap(({ path, status, oldPath = path }) => status !== 'moved'
            ? []
            : [[(0,render_escape/* codeSpan */.SS)(path, longest), (0,render_nodes/* text */.Qq)(': moved from '), (0,render_escape/* codeSpan */.SS)(oldPath, longest), (0,render_nodes/* text */.Qq)(' without a change')]]);
        const lines = [...undelivered, ...without, ...moved];
        return lines.length === 0 ? [] : [(0,render_nodes/* list */.p_)((0,render_nodes/* upTo */.jB)(lines, entries))];
    },
};
function isGap({ notReviewed: why }) {
    return why?.reason === 'unreadable';
}
function whyNot({ content, notReviewed: why }, longest) {
    if (why !== null)
        return [(0,render_nodes/* text */.Qq)(`${reasons[why.reason]} (`), ...(0,prose/* phrase */.MZ)(why.detail, longest), (0,render_nodes/* text */.Qq)(')')];
    return content === 'submodule' ? [(0,render_nodes/* text */.Qq)('submodule, whose commits are not followed')] : null;
}

// EXTERNAL MODULE: ./lib/render/sections/prior-rounds.js
var prior_rounds = __webpack_require__(81383);
;// CONCATENATED MODULE: ./lib/render/sections/reconciliation.js




const fates = ['kept', 'merged', 'demoted', 'promoted', 'moved', 'refuted', 'unverified', 'unreadable'];
const mostInTheOpen = 8;
/** Nothing that a reviewer said disappears without a line here: one sentence for everything that was not simply kept. */
const reconciliation = {
    title: 'Reconciliation',
    nothing: () => 'No reviewer submitted anything, so there is nothing to reconcile.',
    render({ ledger: { dispositions } }, { reconciliation: isShown, longest, entries }) {
        if (!isShown)
            return null;
        if (dispositions.length === 0)
            return [];
        const changed = dispositions.filter(({ fate, facts }) => fate !== 'kept' || facts.length > 0);
        const counts = fates.flatMap((fate) => {
            const count = dispositions.filter((disposition) => disposition.fate === fate).length;
            return count === 0 ? [] : [`${count} ${fate}`];
        });
        const sum = `${(0,counted/* counted */.hS)(dispositions.length, 'raw item')}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}.`;
        const lines = changed.slice(0, entries).map((disposition) => sentence(disposition, longest));
        const rest = changed.length - lines.length;
        const sentences = (0,render_nodes/* list */.p_)(rest === 0 ? lines : [...lines, [(0,render_nodes/* text */.Qq)(`… and ${rest} more`)]]);
        return [
            (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(sum)),
            ...(changed.length === 0
                ? []
                : lines.length > mostInTheOpen
                    ? [(0,render_nodes/* details */.zH)([(0,render_nodes/* text */.Qq)('What was not simply kept')], [sentences])]
                    : [sentences]),
        ];
    },
};
function sentence(disposition, longest) {
    const { id, item, facts, fate, reason } = disposition;
    const also = [
        facts.includes('merged') && fate !== 'merged' ? 'it was merged with another source' : '',
        facts.includes('fix-refuted') ? 'its remedy was shown not to work' : '',
        facts.includes('unplaced') ? 'what it names is not in the code' : '',
    ].filter((fact) => fact !== '');
    const words = reason.trim();
    return [
        (0,render_escape/* codeSpan */.SS)(id, longest),
        (0,render_nodes/* text */.Qq)(` (${item}) `),
        ...(0,prose/* phrase */.MZ)(what(disposition), longest),
        (0,render_nodes/* text */.Qq)(also.length === 0 ? '' : `; ${also.join('; ')}`),
        ...(words === '' ? [(0,render_nodes/* text */.Qq)('.')] : [(0,render_nodes/* text */.Qq)(': '), ...(0,prose/* phrase */.MZ)(words, longest)]),
    ];
}
function what({ fate, into, from, to }) {
    switch (fate) {
        case 'kept':
            return `was kept as ${into}`;
        case 'merged':
            return `was merged into ${into}`;
        case 'demoted':
        case 'promoted':
            return `was ${fate} from ${from ?? 'no severity'} to ${to ?? 'no severity'} in ${into}`;
        case 'moved':
            return `was moved to the ${to === 'concern' ? 'concerns' : 'observations'} as ${into}`;
        case 'refuted':
            return `was refuted (${into})`;
        case 'unverified':
            return `was kept as ${into}, which no verifier settled`;
        case 'unreadable':
            return `${from === null ? '' : `of severity ${from} `}could not be read`;
    }
}

// EXTERNAL MODULE: ./lib/render/retro-rows.js
var retro_rows = __webpack_require__(24448);
;// CONCATENATED MODULE: ./lib/render/sections/retro.js







/** What each reviewer contributed. Bullets and table come from the same figures, so they cannot disagree. */
const retro = {
    title: 'Agent Performance Retro',
    nothing: () => 'No reviewer was asked.',
    render(report, detail) {
        const closing = report.prose?.closing ?? null;
        const blocks = [
            ...(detail.reviewerBullets ? bullets(report, detail) : []),
            ...(detail.reviewerTable ? summary(report, detail) : []),
            ...(closing === null ? [] : (0,prose/* prose */.CS)(closing, detail.longest)),
        ];
        const isShown = detail.reviewerBullets || detail.reviewerTable;
        return blocks.length === 0 && !isShown ? null : blocks;
    },
};
function bullets(report, { longest }) {
    const inside = report.metrics.flatMap((each) => [
        (0,render_nodes/* heading */.R_)(3, (0,render_nodes/* pill */.Io)('reviewer', each.reviewer, longest)),
        (0,render_nodes/* list */.p_)(facts(report, each, longest).map(([name, words]) => [
            (0,render_nodes/* strong */.ko)(`${name}:`),
            (0,render_nodes/* text */.Qq)(' '),
            ...(typeof words === 'string' ? [(0,render_nodes/* text */.Qq)(words)] : words),
        ])),
    ]);
    return inside.length === 0 ? [] : [(0,render_nodes/* details */.zH)([(0,render_nodes/* text */.Qq)('Each reviewer in words')], inside)];
}
/** The same order for each reviewer, so that they can be compared line by line. */
function facts(report, metrics, longest) {
    const { uniqueInsights, coverageMisses, kept, raised } = metrics;
    const end = (0,render_completed/* failed */.gz)(report).find(({ reviewer }) => reviewer.name === metrics.reviewer);
    if (end !== undefined)
        return [
            ['Duration', (0,retro_rows/* duration */.p0)(metrics)],
            ['Failed', (0,failure_words/* failureWords */.A)(end, longest)],
        ];
    const share = raised === 0 ? '' : ` (${Math.round((100 * kept) / raised)} %)`;
    return [
        ['Duration', (0,retro_rows/* duration */.p0)(metrics)],
        ['Unique contributions', uniqueInsights.length === 0 ? 'none' : (0,retro_rows/* counting */.Mr)(uniqueInsights)],
        ['Accuracy', accuracy(metrics)],
        [
            'Depth',
            [
                (0,render_nodes/* text */.Qq)(`${(0,counted/* counted */.hS)(metrics.filesOpenedOutsideChange, 'file')} opened outside the change; tool calls: `),
                ...(0,retro_rows/* toolCalls */.Ky)(metrics),
            ],
        ],
        ['Coverage', `${metrics.filesReviewed} of ${(0,counted/* counted */.hS)(metrics.filesChanged, 'changed file')} read in full`],
        ['Coverage misses', coverageMisses.length === 0 ? 'none' : (0,retro_rows/* counting */.Mr)(coverageMisses)],
        [
            'Signal-to-noise',
            `${(0,counted/* figure */.vP)(kept)} kept of ${(0,counted/* figure */.vP)(raised)} raised${share}; ${metrics.downgraded} downgraded, ${metrics.dropped} dropped`,
        ],
    ];
}
function accuracy({ raised, falsePositives: { refuted, ineffectiveFixes } }) {
    const parts = [
        ...(refuted.length === 0 ? [] : [[(0,render_nodes/* text */.Qq)('refuted: '), ...(0,retro_rows/* named */.KT)(refuted)]]),
        ...(ineffectiveFixes.length === 0 ? [] : [[(0,render_nodes/* text */.Qq)('the remedy does not work: '), ...(0,retro_rows/* named */.KT)(ineffectiveFixes)]]),
    ];
    if (parts.length > 0)
        return (0,render_nodes/* joined */.oR)(parts, (0,render_nodes/* text */.Qq)('; '));
    return raised === 0 ? 'nothing raised' : 'nothing refuted';
}
function summary(report, { longest, entries }) {
    const shown = report.metrics.slice(0, entries);
    if (shown.length === 0)
        return [];
    const dead = new Set((0,render_completed/* failed */.gz)(report).map(({ reviewer }) => reviewer.name));
    const ends = new Map(report.reviews.map((review) => [review.reviewer.name, endOf(review)]));
    const isWhole = [...ends.values()].every((end) => end === 'completed');
    const cell = ({ name, value }, metrics) => dead.has(metrics.reviewer) && !ofEverySession.has(name) ? [(0,render_nodes/* text */.Qq)('–')] : value(metrics, report);
    return [
        (0,render_nodes/* table */.tp)([
            [[(0,render_nodes/* text */.Qq)('Metric')], ...shown.map(({ reviewer }) => [(0,render_nodes/* pill */.Io)('reviewer', reviewer, longest)])],
            ...(isWhole ? [] : [[[(0,render_nodes/* text */.Qq)('End')], ...shown.map(({ reviewer }) => [(0,render_nodes/* text */.Qq)(ends.get(reviewer) ?? '')])]]),
            ...retro_rows/* rows */.Ge
                .filter(({ name }) => name !== retro_rows/* actedOnRow */.FA || report.rounds.tallies !== undefined)
                .map((row) => [[(0,render_nodes/* text */.Qq)(row.name)], ...shown.map((metrics) => cell(row, metrics))]),
        ]),
    ];
}
const ofEverySession = new Set(['Duration', 'Tool calls', 'Tokens', retro_rows/* actedOnRow */.FA]);
function endOf(review) {
    const failures = (0,types/* failuresOf */.dJ)(review).map((each) => `${(0,failure_words/* failedWhere */.j)(each)}: ${each.failure.reason}`);
    return failures.length === 0 ? 'completed' : failures.join(', ');
}

;// CONCATENATED MODULE: ./lib/render/sections/testing.js




/** Scenarios are ranked as the ledger orders them; code runs no tests, so nothing here was executed. */
const testing = {
    title: 'Testing Assessment',
    nothing: () => 'No reviewer named an untested scenario.',
    render(report, detail) {
        const scenarios = (0,observation/* observed */.Px)(report, 'testing');
        const words = report.prose?.testing ?? null;
        return [
            ...(words === null ? [] : (0,prose/* prose */.CS)(words, detail.longest)),
            ...(scenarios.length === 0 ? [] : [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)('Untested scenarios, the riskiest first; no test was run:'))]),
            ...(0,observation/* numbered */.jN)(report, scenarios, detail, ({ path, sameAs }) => {
                const near = (0,render_open/* findingsIn */._0)(report, path, 'suggestion');
                return near === '' || near === sameAs ? '' : ` In the same file: ${near}.`;
            }),
        ];
    },
};

;// CONCATENATED MODULE: ./lib/render/sections/unresolved-feedback.js





/** A discussion is named by its beginning; who wants all of it follows the link. */
const longestWords = 300;
/** Discussions on the pull request that nobody resolved. They are shown as they are: nothing here judges or gates. */
const unresolvedFeedback = {
    title: 'Unresolved Feedback',
    nothing: ({ change }) => change.kind === 'pull-request'
        ? 'No discussion on the pull request is unresolved.'
        : 'There is no pull request, and so no discussion.',
    render({ threads, change }, detail) {
        if (threads === null)
            return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)('The discussions on the pull request could not be read, so they are not shown here.'))];
        if (threads.length === 0)
            return [];
        const several = threads.length === 1 ? 'is not resolved' : 'are not resolved';
        const ours = change.kind === 'local-branch' ? null : `${change.serverUrl}/`;
        const items = threads.map((thread) => entry(thread, ours, detail));
        return [
            (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`${(0,counted/* counted */.hS)(threads.length, 'discussion')} ${several}:`)),
            (0,render_nodes/* list */.p_)((0,render_nodes/* upTo */.jB)(items, detail.entries)),
        ];
    },
};
/** @param ours how addresses on the server of the change begin; null: it is on none */
function entry(thread, ours, { longest }) {
    const { path, line, author, url, body, comments, isOutdated } = thread;
    const where = (0,render_escape/* codeSpan */.SS)(line === null ? path : `${path}:${line}`, longest);
    const isOurServer = ours !== null && url.startsWith(ours) && /^https?:\/\/[\w./:#?=&%-]+$/u.test(url) && url.length <= 500;
    const marks = [...(isOutdated ? ['outdated'] : []), ...(comments > 1 ? [(0,counted/* counted */.hS)(comments - 1, 'answer')] : [])];
    return [
        isOurServer ? (0,links/* link */.nf)(url, [where]) : where,
        (0,render_nodes/* text */.Qq)(' by '),
        (0,render_escape/* codeSpan */.SS)(author, longest),
        (0,render_nodes/* text */.Qq)(`${marks.length === 0 ? '' : ` (${marks.join(', ')})`}: `),
        ...(0,prose/* phrase */.MZ)(body, Math.min(longest, longestWords)),
    ];
}

// EXTERNAL MODULE: ./lib/render/texts/costs.js
var costs = __webpack_require__(82405);
;// CONCATENATED MODULE: ./lib/render/sections/usage.js







const columns = [
    'Session',
    'For',
    'Model',
    'End',
    'Turns',
    'Time',
    'Tokens in',
    'Written',
    'Cached',
    'Share',
    'Out',
    'Cost',
];
/** Tokens of every session: the reviews, then what came after them, by purpose. */
const usage = {
    title: 'Usage and cost',
    render(report, { usage: isShown, longest, entries }) {
        if (!isShown)
            return null;
        const all = sessions(report);
        if (all.length === 0)
            return [(0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)('No session was held, so nothing was used.'))];
        const shown = all.slice(0, entries);
        const rows = shown.map((session) => row(session, longest));
        const rest = all.length - shown.length;
        const sum = ['All', (0,counted/* counted */.hS)(all.length, 'session'), '', '', ...figures(all.map(({ trace }) => trace))];
        const figuresOfAll = (0,render_nodes/* table */.tp)([
            columns.map((name) => [(0,render_nodes/* text */.Qq)(name)]),
            ...rows,
            ...(rest === 0 ? [] : [cells([`… and ${rest} more`, ...columns.slice(1).map(() => '')])]),
            cells(sum),
        ]);
        return [
            (0,render_nodes/* paragraph */.FY)((0,render_nodes/* text */.Qq)(`${inWords(all)} `), ...(0,costs/* writeCosts */.EE)(report, { say: render_nodes/* text */.Qq, quote: (words) => (0,prose/* phrase */.MZ)(words, longest) })),
            ...costTable(report, { longest, entries }),
            (0,render_nodes/* details */.zH)([(0,render_nodes/* text */.Qq)('Every session')], [figuresOfAll]),
        ];
    },
};
function inWords(all) {
    const of = (those) => those.reduce((total, { sessions: each }) => total + each, 0);
    const count = (purpose) => of(all.filter((session) => session.purpose === purpose));
    const purposes = [...new Set(all.map(({ purpose }) => purpose))].map((purpose) => `${count(purpose)} ${purpose}`);
    const used = usageOf(all.map(({ trace }) => trace));
    const uncached = `${(0,counted/* figure */.vP)((0,types/* uncachedInput */.Yj)(used))} tokens in, of which ${(0,counted/* figure */.vP)((0,types/* writtenInput */.ak)(used))} were written to a cache`;
    const cached = `${(0,counted/* figure */.vP)(used.cached)} from a cache, ${(0,counted/* share */.uM)(used.cached, (0,types/* allInput */.Q9)(used))} of all input`;
    const tokens = `${uncached}; ${cached}; ${(0,counted/* figure */.vP)(used.output)} out`;
    return `${(0,counted/* counted */.hS)(of(all), 'session')} (${purposes.join(', ')}): ${tokens}.`;
}
/** By reviewer and by what the sessions were for. */
function costTable(report, { longest, entries }) {
    const parts = (0,costs/* costParts */.Ys)(report);
    const purposes = [...new Set(parts.map(({ purpose }) => purpose))];
    const reviewers = [...new Set(parts.map(({ reviewer }) => reviewer))];
    const sum = (of) => (0,costs/* amount */.vj)((0,types/* sumCosts */.AM)(parts.filter(of).map(({ costUsd }) => costUsd)));
    const amounts = (of) => [
        ...purposes.map((purpose) => sum((part) => part.purpose === purpose && of(part))),
        sum(of),
    ];
    const shown = reviewers.slice(0, entries);
    const rest = reviewers.length - shown.length;
    const rows = shown.map((name) => [[(0,render_escape/* codeSpan */.SS)(name, longest)], ...cells(amounts(({ reviewer }) => reviewer === name))]);
    const headings = ['Cost', ...purposes, 'all'];
    return [
        (0,render_nodes/* table */.tp)([
            headings.map((name) => [(0,render_nodes/* text */.Qq)(name)]),
            ...rows,
            ...(rest === 0 ? [] : [cells([`… and ${rest} more`, ...headings.slice(1).map(() => '')])]),
            cells(['All', ...amounts(() => true)]),
        ]),
    ];
}
function sessions({ reviews, sessions: others }) {
    const of = (purpose) => others.filter((session) => session.purpose === purpose);
    const further = types/* SessionRecord */.OJ.shape.purpose.options.flatMap(of);
    return [
        ...reviews.map((review) => ({
            purpose: 'review',
            reviewer: review.reviewer,
            ended: usage_endOf(review),
            sessions: (review.outcome === 'failed' ? null : review.sessions) ?? 1,
            trace: review.trace,
        })),
        ...further.map(({ purpose, reviewer, failure, trace }) => ({
            purpose,
            reviewer,
            ended: failure?.reason ?? 'completed',
            sessions: 1,
            trace,
        })),
    ];
}
function usage_endOf(review) {
    const failures = (0,types/* failuresOf */.dJ)(review).map(({ failure, where }) => `${failure.reason}${where === null ? '' : ` in ${where}`}`);
    return failures.length === 0 ? 'completed' : failures.join(', ');
}
function row({ purpose, reviewer, ended, trace }, longest) {
    const names = [
        [(0,render_escape/* codeSpan */.SS)(reviewer.name, longest)],
        [(0,render_nodes/* text */.Qq)(purpose)],
        [(0,render_escape/* codeSpan */.SS)(trace.model ?? reviewer.model, longest)],
    ];
    return [...names, ...cells([ended, ...figures([trace])])];
}
function figures(traces) {
    const usage = usageOf(traces);
    const sum = (of) => traces.reduce((total, trace) => total + of(trace), 0);
    return [
        (0,counted/* figure */.vP)(sum(({ turns }) => turns)),
        (0,duration/* minutesAndSeconds */.Y)(sum(({ durationMs }) => durationMs)),
        (0,counted/* figure */.vP)((0,types/* uncachedInput */.Yj)(usage)),
        (0,counted/* figure */.vP)((0,types/* writtenInput */.ak)(usage)),
        (0,counted/* figure */.vP)(usage.cached),
        (0,counted/* share */.uM)(usage.cached, (0,types/* allInput */.Q9)(usage)),
        (0,counted/* figure */.vP)(usage.output),
        (0,costs/* amount */.vj)((0,types/* sumCosts */.AM)(traces.map(({ costUsd }) => costUsd))),
    ];
}
function usageOf(traces) {
    return (0,types/* sumUsage */.Rl)(traces.map(({ usage }) => usage));
}
function cells(values) {
    return values.map((value) => [(0,render_nodes/* text */.Qq)(value)]);
}

;// CONCATENATED MODULE: ./lib/render/sections/index.js



















/** All sections, in the order of the page. */
const sections = [
    title,
    banner,
    header,
    executiveSummary,
    ...findings,
    ...notCounting,
    design,
    testing,
    documentation,
    commitStructure,
    limitations,
    unresolvedFeedback,
    prior_rounds/* priorRounds */.Wz,
    notReviewed,
    retro,
    reconciliation,
    usage,
    timelineSection,
    appendix,
    footer,
];


/***/ })

};
