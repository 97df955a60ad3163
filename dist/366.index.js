export const id = 366;
export const ids = [366];
export const modules = {

/***/ 85366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runQueue: () => (/* binding */ runQueue)
});

// EXTERNAL MODULE: ./lib/config/agree.js
var agree = __webpack_require__(59742);
// EXTERNAL MODULE: ./lib/config/file.js
var config_file = __webpack_require__(49950);
// EXTERNAL MODULE: ./lib/config/settle.js
var settle = __webpack_require__(46075);
// EXTERNAL MODULE: ./lib/events/event.js
var events_event = __webpack_require__(10209);
// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
// EXTERNAL MODULE: ./lib/publish/head-status.js
var head_status = __webpack_require__(83784);
// EXTERNAL MODULE: ./lib/publish/memory/destinations-of.js + 1 modules
var destinations_of = __webpack_require__(77931);
// EXTERNAL MODULE: ./lib/publish/others/recorded.js
var recorded = __webpack_require__(35947);
// EXTERNAL MODULE: ./lib/publish/status-context.js
var status_context = __webpack_require__(80751);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(39889);
// EXTERNAL MODULE: ./lib/render/nodes.js
var nodes = __webpack_require__(30533);
// EXTERNAL MODULE: ./lib/render/prose/prose.js + 4 modules
var prose = __webpack_require__(2821);
;// CONCATENATED MODULE: ./lib/render/pages/queue-page.js



const mostRows = 100;
/** The job summary of a run that decided on a merge group. `problem` is a sentence. */
function renderQueuePage({ pulls, problem, baseRef, }) {
    const isClean = problem === null && pulls.length > 0 && pulls.every(({ passes }) => passes);
    const rows = pulls
        .slice(0, mostRows)
        .map(({ number, headSha, passes, told }) => [
        [(0,nodes/* text */.Qq)(`#${number}`)],
        [(0,render_escape/* codeSpan */.SS)(headSha.slice(0, 12), 20)],
        [(0,nodes/* strong */.ko)(passes ? 'passes' : 'does not pass')],
        (0,prose/* phrase */.MZ)(told, 500),
    ]);
    const head = [[(0,nodes/* text */.Qq)('Pull request')], [(0,nodes/* text */.Qq)('Head')], [(0,nodes/* text */.Qq)('It')], [(0,nodes/* text */.Qq)('because it')]];
    const remedy = 'Mend or review what does not pass, then queue it again. No model was asked: a queue repeats what the reviews of its pull requests came to.';
    const children = [
        (0,nodes/* heading */.R_)(1, (0,nodes/* text */.Qq)(isClean ? 'The merge group passes' : 'The merge group does not pass')),
        ...(problem === null ? [] : [(0,nodes/* alert */.xE)('caution', [(0,nodes/* paragraph */.FY)((0,prose/* phrase */.MZ)(problem, 500))])]),
        (0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)('What was queued for '), (0,render_escape/* codeSpan */.SS)(baseRef, 200), (0,nodes/* text */.Qq)(':')),
        ...(rows.length === 0 ? [(0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)('Nothing was looked up.'))] : [(0,nodes/* table */.tp)([head, ...rows])]),
        ...(pulls.length > mostRows ? [(0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)(`And ${pulls.length - mostRows} more.`))] : []),
        ...(isClean ? [] : [(0,nodes/* paragraph */.FY)((0,prose/* phrase */.MZ)(remedy, 500))]),
    ];
    return (0,render_escape/* serialise */.GY)({ type: 'root', children });
}

// EXTERNAL MODULE: ./lib/rules/index.js + 13 modules
var rules = __webpack_require__(68148);
// EXTERNAL MODULE: ./lib/worlds/triggers/merge-group.js
var merge_group = __webpack_require__(21405);
;// CONCATENATED MODULE: ./lib/queue/members.js

/**
 * GitHub does not say what a group holds. Each queued pull request has a branch of the queue, which ends where its own part
 * of the group does and says in its name what it was put upon. So the group holds those whose branches end within it, and it
 * is whole when each of them begins on the base, or where another one ends.
 */
function membersOf({ number, baseRef, baseSha, headSha }, { commits, branches }) {
    const known = new Map(commits.map(({ sha, parents }) => [sha, parents]));
    const line = firstParents(headSha, known);
    if (line.length === 0)
        return { unclear: 'GitHub shows no commit that the group would add' };
    const within = new Set(line);
    const queued = branches.flatMap(({ ref, sha }) => {
        const read = (0,merge_group/* readQueueBranch */.k)(ref);
        return read === null || read.baseRef !== baseRef || !within.has(sha) ? [] : [{ ...read, sha }];
    });
    if (!queued.some((each) => each.number === number && each.sha === headSha))
        return { unclear: `the branch of #${number} in the queue does not end at the head of the group any more` };
    const ends = new Set(queued.map(({ sha }) => sha));
    const starts = [...queued.map(({ onto }) => onto), baseSha];
    const lost = starts.find((start) => known.has(start) && !ends.has(start));
    if (lost !== undefined)
        return { unclear: `the group holds ${lost.slice(0, 12)}, and no branch of the queue says whose that is` };
    return {
        numbers: [...new Set(queued.map((each) => each.number))].toSorted((one, other) => one - other),
        merged: line.flatMap((sha) => (known.get(sha) ?? []).slice(1)),
    };
}
/** From the head down, as far as the commits are the group's own. */
function firstParents(head, known) {
    const line = [];
    for (let at = head; at !== undefined && known.has(at) && line.length < known.size;)
        at = known.get(line[line.push(at) - 1] ?? '')?.[0];
    return line;
}

;// CONCATENATED MODULE: ./lib/queue/run-queue.js












/** Of what the end of a run sends. */
const longestStatusMs = 30_000;
/**
 * Decides on a merge group without a model: it passes where the review of each pull request in it passes, as the sealed
 * memory in its comment says of the head that it has now. No comment is written.
 * @throws {UserError} when a status is demanded and the token may not set it, or GitHub does not answer
 */
async function runQueue(group, world) {
    const { runner, log, events, clock, redact, runUrl } = world;
    // Nobody is asked, so it does not matter who reviews.
    const inputs = (0,settle/* settleInputs */.d)((name) => (name === 'reviewers' ? '' : world.inputs.read(name)), world.inputs);
    const { number, baseRef, headSha, defaultBranch } = group;
    const change = { kind: 'pull-request', number, headSha, baseRef, defaultBranch };
    const context = await (0,status_context/* statusContext */.s)(change, inputs, world);
    const { status: set } = (0,destinations_of/* destinationsOf */.N)(world, { change, name: inputs.name, context });
    const status = (0,head_status/* headStatus */.FW)({
        set: inputs.status === 'false' ? null : set,
        isDemanded: inputs.status === 'true',
        name: context,
        ...{ runUrl, log, redact },
    });
    events.listen((event) => {
        if (event.kind !== 'abandoned')
            return undefined;
        return status.abandon(event.what, clock.deadline(event.isCancelled ? events_event/* longestEndMs */.g.cancelled : events_event/* longestEndMs */.g.failed));
    });
    log.line(`Merge group of #${number} at ${headSha}, base ${baseRef}`);
    await status.pending('What the reviews of the queued pull requests came to is looked up.');
    const { pulls, problem } = await lookUp(group, inputs, world);
    const lacking = pulls.filter(({ passes }) => !passes);
    const isClean = problem === null && lacking.length === 0 && pulls.length > 0;
    const told = pulls.map((pull) => `#${pull.number} ${pull.told}`);
    const reason = problem ?? `${(isClean ? told : lacking.map((pull) => `#${pull.number} ${pull.told}`)).join('; ')}.`;
    const ended = isClean ? { outcome: 'clean', exitCode: 0 } : { outcome: 'incomplete', exitCode: 1 };
    for (const line of told)
        log.line(line);
    if (!isClean)
        log.warning(`The merge group does not pass: ${reason}`);
    runner.output('outcome', ended.outcome);
    runner.output('verdict', isClean ? 'Merge as-is' : 'No verdict');
    runner.output('reason', redact(reason));
    await runner.summary(redact(renderQueuePage({ pulls, problem, baseRef })));
    await status
        .conclude({ state: isClean ? 'success' : 'failure', description: `${isClean ? 'Merge as-is' : 'INCOMPLETE'}: ${reason}` }, { deadline: clock.deadline(longestStatusMs), isNewest: false })
        .catch((error) => log.warning(`The commit status could not be set: ${(0,user_error/* messageOf */.bD)(error)}`));
    events.tell({ kind: 'concluded', exitCode: ended.exitCode });
    return ended;
}
async function lookUp(group, inputs, world) {
    const { seal, neighbours, source } = world;
    if (neighbours === null)
        throw new Error('a merge group where there are no pull requests');
    if (seal === null)
        return {
            pulls: [],
            problem: 'No key of this run can open what the reviews left. Give this workflow the `state-key`, or the vendors’ keys, of the one that reviews.',
        };
    const { baseRef, baseSha } = group;
    const file = await (0,config_file/* readFileConfig */.le)(inputs.configFile, {
        read: (path) => source.readBaseFile({ kind: 'pull-request', baseRef, baseSha }, path),
        branch: baseRef,
        rules: rules/* rules */.a.map(({ id }) => id),
    });
    const policy = (0,agree/* gatePolicy */.C)(inputs, file);
    const members = membersOf(group, await neighbours.group(group));
    if ('unclear' in members)
        return { pulls: [], problem: `Which pull requests the group holds is not clear: ${members.unclear}.` };
    const pulls = await Promise.all(members.numbers.map(async (number) => {
        const { headSha, ...live } = await neighbours.live(number);
        const lacks = (told) => ({ number, headSha, passes: false, told });
        if (!live.isOpen)
            return lacks('is closed');
        if (live.baseRef !== baseRef)
            return lacks(`goes to ${live.baseRef}, and the queue is that of ${baseRef}`);
        const comment = await neighbours.remembered({ number, name: inputs.name, headSha });
        return {
            number,
            headSha,
            ...(0,recorded/* recordedOf */.i)(comment, { number, headSha, baseRef, instance: inputs.name, seal, policy }),
        };
    }));
    const heads = new Set(pulls.map(({ headSha }) => headSha));
    const moved = members.merged.find((sha) => !heads.has(sha));
    const problem = moved === undefined
        ? null
        : `The group merges ${moved.slice(0, 12)}, which is the head of none of its pull requests: somebody has pushed since.`;
    return { pulls, problem };
}


/***/ }),

/***/ 21405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ readMergeGroupEvent),
/* harmony export */   k: () => (/* binding */ readQueueBranch)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46843);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84033);


const branch = /^refs\/heads\/(.+)$/u;
const form = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    action: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('checks_requested'),
    merge_group: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        head_sha: _payload_js__WEBPACK_IMPORTED_MODULE_0__/* .sha */ .hW,
        base_sha: _payload_js__WEBPACK_IMPORTED_MODULE_0__/* .sha */ .hW,
        head_ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().transform((ref) => readQueueBranch(ref)),
        base_ref: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().transform((ref) => branch.exec(ref)?.[1] ?? null),
    })
        .refine(({ head_ref: head, base_ref: base }) => head !== null && head.baseRef === base),
    repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ default_branch: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }),
});
/** What the name of a branch says that GitHub makes for a queue; null for every other branch. */
function readQueueBranch(ref) {
    const found = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-([0-9a-f]{40})$/u.exec(ref);
    if (found === null)
        return null;
    const [, baseRef = '', number, onto = ''] = found;
    return { baseRef, number: Number(number), onto };
}
/** @throws {UserError} when the payload has no merge group, or its branch is no branch of the queue of its base */
function readMergeGroupEvent(payload) {
    const { merge_group: group, repository } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .readPayload */ .rD)(form, payload, {
        event: 'merge_group',
        lacks: 'no merge group',
    });
    return {
        kind: 'merge-group',
        number: group.head_ref?.number ?? 0,
        baseRef: group.base_ref ?? '',
        baseSha: group.base_sha,
        headSha: group.head_sha,
        defaultBranch: repository.default_branch,
    };
}


/***/ }),

/***/ 84033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hW: () => (/* binding */ sha),
/* harmony export */   l5: () => (/* binding */ isElsewhere),
/* harmony export */   rD: () => (/* binding */ readPayload)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46843);
/* harmony import */ var _lib_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78435);


/** A full object name, as GitHub writes it in events. */
const sha = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[0-9a-f]{40}$/);
const place = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ repository: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ full_name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }) });
/** The repository that a payload speaks of, where that is another one; null where it is this one, or none is named. */
function isElsewhere(payload, repository) {
    const { data } = place.safeParse(payload);
    if (data === undefined)
        return null;
    const { full_name: name } = data.repository;
    return name.toLowerCase() === repository.toLowerCase() ? null : name;
}
/**
 * What a payload holds, in the form that its event has.
 * @param holds what it should have, in words: `no pull request`
 * @throws {UserError} when it has another form
 */
function readPayload(form, payload, { event, lacks }) {
    const parsed = form.safeParse(payload);
    if (parsed.success)
        return parsed.data;
    throw new _lib_user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The payload of the \`${event}\` event has ${lacks} that can be read.`, 'Let GitHub start the workflow, or start it on `workflow_dispatch` with the input `pull-request`.');
}


/***/ })

};
