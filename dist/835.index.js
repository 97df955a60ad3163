export const id = 835;
export const ids = [835];
export const modules = {

/***/ 835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runStage: () => (/* binding */ runStage)
});

// EXTERNAL MODULE: ./lib/config/require-keys.js
var require_keys = __webpack_require__(34306);
// EXTERNAL MODULE: ./lib/lib/redact.js
var lib_redact = __webpack_require__(37158);
// EXTERNAL MODULE: ./lib/rules/find-by-code.js + 1 modules
var find_by_code = __webpack_require__(3334);
// EXTERNAL MODULE: ./lib/steps/examine.js + 12 modules
var examine = __webpack_require__(47908);
// EXTERNAL MODULE: ./lib/steps/judge.js + 2 modules
var judge = __webpack_require__(14594);
// EXTERNAL MODULE: ./lib/steps/sessions/money.js
var money = __webpack_require__(87709);
// EXTERNAL MODULE: ./lib/tools/index.js + 7 modules
var tools = __webpack_require__(54238);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
// EXTERNAL MODULE: ./lib/worlds/triggers/keyless.js
var triggers_keyless = __webpack_require__(12653);
// EXTERNAL MODULE: ./lib/begin/begin.js
var begin = __webpack_require__(51264);
// EXTERNAL MODULE: ./lib/config/settle.js
var settle = __webpack_require__(46075);
// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
// EXTERNAL MODULE: ./lib/rounds/recall.js + 1 modules
var recall = __webpack_require__(16835);
// EXTERNAL MODULE: ./lib/worlds/triggers/target.js + 1 modules
var triggers_target = __webpack_require__(21624);
;// CONCATENATED MODULE: ./lib/stages/ask-planned.js





/**
 * What a job is to review of which another one has made the plan: the same change, by inputs and configuration file as this job
 * reads them.
 * @param plan null: there is none that holds, and the job can only say so
 * @param options.comment false: whatever happens, the comment is left as it is
 * @param options.lacking why there is no plan. Of an event that by itself asks for no review it is thrown: whoever writes a comment
 *   would else have a status changed
 * @throws {UserError} for what the user must act on
 */
async function askPlanned(plan, world, { comment = true, lacking = null } = {}) {
    const inputs = (0,settle/* settleInputs */.d)(world.inputs.read, world.inputs);
    const trigger = await world.trigger();
    if (plan === null && (trigger.kind === 'comment' || trigger.kind === 'merge-group'))
        throw lacking;
    const target = (0,triggers_target/* targetOf */.$)(trigger, inputs);
    if (plan !== null && !isOf(target, plan.facts))
        throw new user_error/* UserError */.yo('The plan of this run is for another change than this job was started for.', 'Give all jobs of the workflow the same inputs.');
    const facts = plan?.facts ?? (await world.source.readChange(target));
    const settled = await (0,begin/* settleAll */.j3)(facts, inputs, world);
    const isNamed = inputs.reviewers !== null || settled.file.reviewers !== null;
    return {
        ...{ ...settled, config: { ...settled.config, comment: settled.config.comment && comment } },
        ...{ problem: settled.problem ?? unnamed({ isNamed }) },
        ...{ facts, isNamed, mayRepeat: false, isFull: plan?.isFull === true, recalled: plan?.recalled ?? recall/* nothingRecalled */.oE },
    };
}
function isOf(target, facts) {
    if (target.kind === 'pull-request' && facts.kind === 'pull-request')
        return target.number === facts.number && facts.headSha.startsWith(target.headSha ?? '');
    if (target.kind !== 'range' || facts.kind !== 'range')
        return false;
    // Branches move between the jobs; what they are called does not.
    return target.headRef === facts.headRef && [target.baseRef, target.otherwise].includes(facts.baseRef);
}
/** Jobs have other keys each: who reviews must not follow from them. */
function unnamed({ isNamed }) {
    if (isNamed)
        return null;
    return new user_error/* UserError */.yo('Nobody is named who reviews, and the jobs of this workflow have different keys.', 'Name the reviewers in the input `reviewers` of all jobs, or in the configuration file.');
}
/** The same world, for a job that asks no model or only one: whoever is named can be chosen, with a key or without. */
function asIfWithKeys(world) {
    const { vendors } = world.inputs;
    return {
        ...world,
        inputs: { ...world.inputs, withKey: new Set(vendors.map(({ name }) => name)), isElsewhere: true },
    };
}

// EXTERNAL MODULE: ./lib/stages/begin-round.js + 10 modules
var begin_round = __webpack_require__(6853);
// EXTERNAL MODULE: ./lib/stages/consolidate-round.js + 27 modules
var consolidate_round = __webpack_require__(85895);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/stages/handover/bind-stage.js

/** What files of this run belong to, by inputs and objects of this very job. */
function bindStage({ dossier: { change }, config, configuration, small, printed }, { handover, run }) {
    const shown = (0,external_node_crypto_.createHash)('sha256');
    for (const { text, rest } of printed.slices) {
        shown.update(text);
        for (const { receipt } of rest)
            shown.update(receipt);
    }
    return {
        repository: handover?.repository ?? '',
        change: change.kind === 'pull-request' ? `pull request ${change.number}` : change.kind,
        headSha: change.headSha,
        mergeBase: change.mergeBase,
        baseRef: change.baseRef,
        run,
        instance: config.name,
        configuration,
        isSmall: small !== null,
        shown: shown.digest('hex'),
    };
}
/** What of it differs, in words. */
const called = {
    repository: 'repository',
    change: 'change',
    headSha: 'head',
    mergeBase: 'merge base',
    baseRef: 'base branch',
    run: 'run or attempt',
    instance: 'instance',
    configuration: 'configuration',
    isSmall: 'extent',
    shown: 'part of the change',
};
/** Why a file is none of this run, as the end of a sentence; null: it is. */
function foreignTo(here, there) {
    const keys = Object.keys(called);
    const other = keys.filter((key) => here[key] !== there[key]).map((key) => called[key]);
    return other.length === 0 ? null : `it was written for another ${other.join(', ')}`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/steps/print/delivery.js
var delivery = __webpack_require__(2219);
// EXTERNAL MODULE: ./lib/steps/review/merge-slices.js
var merge_slices = __webpack_require__(20662);
// EXTERNAL MODULE: ./lib/steps/review/review.js + 4 modules
var review = __webpack_require__(55592);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(46843);
// EXTERNAL MODULE: ./lib/types/change.js
var change = __webpack_require__(41009);
// EXTERNAL MODULE: ./lib/types/primitives.js
var primitives = __webpack_require__(63747);
// EXTERNAL MODULE: ./lib/types/report.js
var report = __webpack_require__(75655);
// EXTERNAL MODULE: ./lib/types/review.js
var types_review = __webpack_require__(1557);
// EXTERNAL MODULE: ./lib/types/rounds/memory.js
var memory = __webpack_require__(82652);
// EXTERNAL MODULE: ./lib/types/submission.js
var submission = __webpack_require__(75777);
;// CONCATENATED MODULE: ./lib/types/stages/stage-files.js







/*
 * What jobs of one workflow hand to each other where a review is split over several of them. Every file is read as text of
 * somebody else: it counts where its digest came another way, its form holds, and it is bound to this very run.
 */
/** What a file belongs to. Every job makes it anew from inputs and objects of its own. */
const StageBound = schemas/* strictObject */.rej({
    repository: primitives/* text */.Qq.max(300).describe('By number where GitHub tells it, else owner/name'),
    change: primitives/* text */.Qq.max(100).describe('`pull request 7`, or the kind of another change'),
    headSha: primitives/* sha */.hW,
    mergeBase: primitives/* sha */.hW,
    baseRef: primitives/* text */.Qq.max(1000),
    run: primitives/* text */.Qq.max(100).describe('As GitHub counts runs and attempts of one'),
    instance: primitives/* text */.Qq.max(50),
    configuration: primitives/* text */.Qq.max(64).describe('Of what the review is asked for'),
    isSmall: schemas/* boolean */.zMY().describe('Whether one reviewer is enough, because it is a small change'),
    shown: primitives/* text */.Qq.max(64).describe('Of the change as sessions are shown it, receipts included'),
});
const file = { schemaVersion: schemas/* literal */.euz(1), bound: StageBound };
/** What a run knows of the rounds before it. */
const RecalledRounds = schemas/* strictObject */.rej({
    round: primitives/* line */.n8,
    memory: memory/* Memory */.ce.nullable(),
    note: primitives/* text */.Qq.max(2000).nullable(),
    isLost: schemas/* literal */.euz(true).optional(),
    isKept: schemas/* boolean */.zMY(),
    isItsPage: schemas/* boolean */.zMY().optional(),
    handled: primitives/* count */.U9.optional(),
    isUnread: schemas/* literal */.euz(true).optional(),
});
/** What is to be reviewed, so that all jobs review the same. */
const PlanFile = schemas/* strictObject */.rej({
    ...file,
    kind: schemas/* literal */.euz('plan'),
    startedAt: primitives/* milliseconds */.Rz.describe('Of the clock, since 1970'),
    stampedAt: primitives/* milliseconds */.Rz.describe('What the comment is stamped with: later than the page that stood there when the run began'),
    seed: primitives/* text */.Qq.regex(/^[0-9a-f]{32}$/).describe('Receipts follow from it'),
    facts: schemas/* discriminatedUnion */.gMt('kind', [change/* PullRequest */.B9.extend({ mergeBase: primitives/* sha */.hW.nullable() }), change/* CommitRange */.xc]),
    isFull: schemas/* boolean */.zMY().describe('Whether a person asked for all of the change'),
    recalled: RecalledRounds,
});
const lack = primitives/* text */.Qq.max(10_000).describe('Why a file that somebody asked for has not come; empty: none was missing');
/** How the session of one slice ended, and which pages of its slice it was shown by a tool. */
const HeldPart = schemas/* strictObject */.rej({
    part: primitives/* line */.n8,
    shown: schemas/* array */.YOg(primitives/* count */.U9).max(10_000).describe('Places among the pages that have no room in the prompt'),
    end: schemas/* discriminatedUnion */.gMt('outcome', [
        schemas/* strictObject */.rej({ outcome: schemas/* literal */.euz('submitted'), value: submission/* Submission */.Tf, trace: types_review/* Trace */.Cn }),
        schemas/* strictObject */.rej({ outcome: schemas/* literal */.euz('failed'), ...types_review/* Failure */.HR.shape, trace: types_review/* Trace */.Cn }),
    ]),
});
/** What one job of the matrix came to: some sessions of one reviewer. */
const LegFile = schemas/* strictObject */.rej({
    ...file,
    kind: schemas/* literal */.euz('review'),
    leg: primitives/* line */.n8,
    reviewer: types_review/* Reviewer */.gu,
    time: types_review/* Trace */.Cn.pick({ startedAt: true, durationMs: true }),
    hasWithheldText: schemas/* boolean */.zMY(),
    lack,
    parts: schemas/* array */.YOg(HeldPart).min(1).max(100),
});
/** What all of them came to, as it would be published if nothing else were known by then. */
const ConsolidatedFile = schemas/* strictObject */.rej({
    ...file,
    kind: schemas/* literal */.euz('consolidated'),
    report: report/* Report */.p,
    hasWithheldText: schemas/* boolean */.zMY(),
    lack,
    ours: primitives/* names */.Dy.describe('Ids of open findings whose code the change itself brought'),
    quoted: schemas/* record */.g1P(primitives/* text */.Qq.max(20), schemas/* array */.YOg(memory/* QuotedCaller */.Ay).max(200))
        .describe('By ids of findings: code elsewhere that showed how they happen'),
    latest: RecalledRounds,
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/stages/handover/stage-folder.js




/** Most bytes of a file that is read: what is larger was not written by this program. */
const mostBytes = 64 * 1024 * 1024;
/** An artifact is unpacked into the folder, or into one of its own in it; nobody has more of them. */
const mostEntries = 2_000;
/** `sha256:` and 64 hexadecimal digits. */
const digestForm = /^sha256:[0-9a-f]{64}$/;
/**
 * Writes a file for later jobs.
 * @returns its digest, which has to come to them another way
 * @throws {UserError} where the folder cannot be written
 */
function writeStageFile(directory, name, content) {
    const text = JSON.stringify(content);
    try {
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(directory, name), text);
    }
    catch (error) {
        throw new user_error/* UserError */.yo(`${(0,user_error/* messageOf */.bD)(error)}.`, 'Let the runner have a folder for what is temporary, RUNNER_TEMP.');
    }
    return digestOf(Buffer.from(text));
}
/**
 * Reads a file of another job. Nothing in it is believed, or so much as parsed, before its digest is the one that this job
 * gave out; no path is taken from it.
 * @param digest as that job gave it out; undefined: it gave out none
 */
function readStageFile(directory, { name, digest, schema }) {
    if (digest === undefined || !digestForm.test(digest))
        return { problem: 'its job gave out no digest of it' };
    const paths = pathsOf(directory, name);
    const [path] = paths;
    if (path === undefined)
        return { problem: 'it is not there' };
    if (paths.length > 1)
        return { problem: 'it is there more than once' };
    const bytes = bytesOf(path);
    if (typeof bytes === 'string')
        return { problem: bytes };
    if (digestOf(bytes) !== digest)
        return { problem: 'it is not what its job wrote: its digest is another one' };
    return parsed(bytes, schema);
}
function parsed(bytes, schema) {
    try {
        const read = schema.safeParse(JSON.parse(bytes.toString('utf8')));
        return read.success ? { content: read.data } : { problem: 'it does not have the form of such a file' };
    }
    catch {
        return { problem: 'it is no JSON' };
    }
}
/** Where it lies: in the folder, or in a folder in it, which an artifact may have been unpacked into. */
function pathsOf(directory, name) {
    try {
        const entries = (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true }).slice(0, mostEntries);
        const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => (0,external_node_path_.join)(directory, entry.name));
        return [directory, ...folders].flatMap((folder) => (0,external_node_fs_.readdirSync)(folder)
            .filter((entry) => entry.toLowerCase() === name)
            .map((entry) => (0,external_node_path_.join)(folder, entry)));
    }
    catch {
        return [];
    }
}
function bytesOf(path) {
    let file = null;
    try {
        // Neither a link out of the folder is followed, nor a pipe waited for.
        file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
        const stat = (0,external_node_fs_.fstatSync)(file);
        if (!stat.isFile())
            return 'it is no ordinary file';
        if (stat.size > mostBytes)
            return `it is larger than ${mostBytes} bytes`;
        return (0,external_node_fs_.readFileSync)(file);
    }
    catch {
        return 'it cannot be read';
    }
    finally {
        if (file !== null)
            (0,external_node_fs_.closeSync)(file);
    }
}
function digestOf(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}
/** Of the file that one job of the matrix writes. */
function legFileName(leg) {
    return `leg-${leg}.json`;
}

;// CONCATENATED MODULE: ./lib/stages/handover/read-legs.js








/**
 * Reads what the jobs of the matrix wrote. A file that is missing, or is not the very one that its job wrote for this run, is a
 * failure of its reviewer. What a session was given is held against its receipts once more.
 * @param given.digests of the files, as their jobs gave them out, by `leg-1` and so on
 */
function readLegs(legs, { reviewers, printed, started }, given) {
    const read = legs.map((leg) => ({ leg, file: readLeg(leg, given) }));
    const files = read.flatMap(({ file }) => (typeof file === 'string' ? [] : [file]));
    const reviewOfOne = (reviewer) => {
        const own = read.filter(({ leg }) => leg.reviewer === reviewer);
        const held = own.flatMap(({ leg, file }) => typeof file === 'string'
            ? lost(leg, file, started)
            : heldBy(leg, file, (slice, read) => (0,delivery/* startDelivery */.n)(printed, slice, read)));
        return (0,review/* reviewOf */.QR)(reviewer, held, {
            printed,
            time: spanOf(own.map(({ file }) => file), started),
        });
    };
    return {
        reviews: reviewers.map(reviewOfOne),
        hasWithheldText: files.some((file) => file.hasWithheldText),
        lack: files.find((file) => file.lack !== '')?.lack ?? null,
    };
}
/** From the begin of the first to the end of the last of several jobs. */
function spanOf(files, otherwise) {
    const times = files.flatMap((file) => (typeof file === 'string' ? [] : [file.time]));
    if (times.length === 0)
        return { startedAt: otherwise, durationMs: 0 };
    const startedAt = Math.min(...times.map((time) => time.startedAt));
    const end = Math.max(...times.map((time) => time.startedAt + time.durationMs));
    return { startedAt, durationMs: end - startedAt };
}
/** The file of a job, or why it does not count, as the end of a sentence. */
function readLeg(leg, { directory, digests, bound }) {
    const digest = digests.get(`leg-${leg.leg}`);
    const read = readStageFile(directory, { name: legFileName(leg.leg), digest, schema: LegFile });
    if ('problem' in read)
        return read.problem;
    const file = read.content;
    const foreign = foreignTo(bound, file.bound);
    if (foreign !== null)
        return foreign;
    if (file.leg !== leg.leg)
        return `it is that of job ${file.leg}`;
    if (!(0,external_node_util_.isDeepStrictEqual)(file.reviewer, leg.reviewer))
        return 'it is that of another reviewer';
    const parts = file.parts.map(({ part }) => part);
    if (!(0,external_node_util_.isDeepStrictEqual)(parts, leg.slices.map(({ part }) => part)))
        return 'it has other parts of the change';
    const isKnown = (part, { rest }) => part.shown.every((place) => place < rest.length);
    return leg.slices.every((slice, at) => isKnown(file.parts[at], slice))
        ? file
        : 'it speaks of pages that there are not';
}
function lost({ leg, slices }, why, startedAt) {
    const failure = (0,types/* failureOf */.g5)('lost', `What job ${leg} of the matrix wrote does not count: ${why}.`);
    // What it spent before its file was lost nobody knows.
    const trace = { ...(0,merge_slices/* mergeTraces */.X)([], { startedAt, durationMs: 0 }), costUsd: null };
    const end = { outcome: 'failed', ...failure, trace };
    return slices.map((slice) => ({ slice, end, shown: new Set(), delivered: new Set() }));
}
function heldBy({ slices }, { parts }, deliveryOf) {
    return slices.flatMap((slice, at) => {
        const { end, shown: places } = parts[at];
        const shown = places.flatMap((place) => slice.rest[place] ?? []);
        const delivered = end.outcome === 'submitted' ? deliveryOf(slice, shown).delivered(end.value.coverage) : new Set();
        return [{ slice, end, shown: new Set(shown), delivered }];
    });
}

;// CONCATENATED MODULE: ./lib/stages/handover/read-plan.js




const again = 'Look at the log of the job that plans. Where that has done its part, let this job need it and have its artifact in the folder. Then re-run all jobs.';
/** What the job that plans wrote. @throws {UserError} where that is not there as it wrote it */
function readPlan({ outputs }, world) {
    const digest = outputs.get('plan');
    const read = readStageFile(directoryOf(world), { name: 'plan.json', digest, schema: PlanFile });
    if ('problem' in read)
        throw new user_error/* UserError */.yo(`The plan of this run does not hold: ${read.problem}.`, again);
    return read.content;
}
/** The folder of files that jobs hand to each other. */
function directoryOf({ handover }) {
    if (handover !== null)
        return handover.directory;
    throw new user_error/* UserError */.yo('`stage` is for jobs of a workflow, and this is none.', 'Leave it out.');
}
/** Holds the plan to what this very job makes of the change. @throws {UserError} where they differ */
function requirePlanned(plan, begun, world) {
    const foreign = foreignTo(bindStage(begun, world), plan.bound);
    if (foreign === null)
        return;
    throw new user_error/* UserError */.yo(`The plan of this run does not hold: ${foreign}.`, 'Give all jobs of the workflow the same inputs, and re-run all of them, not only those that failed.');
}

;// CONCATENATED MODULE: ./lib/stages/legs.js

/**
 * Shares a review out among jobs: one for each session while there are enough, else several sessions of a reviewer in one.
 * @param most jobs that there may be
 * @throws {UserError} where not every reviewer can have one
 */
function legsFor(reviewers, slices, most) {
    if (reviewers.length > most)
        throw new user_error/* UserError */.yo(`Input \`max-legs\` is ${most}, and ${reviewers.length} reviewers need a job each.`, `Set \`max-legs\` to at least ${reviewers.length}, in all jobs alike, and let the job that reviews have as many outputs \`leg-1\` and so on.`);
    const each = Math.min(slices.length, Math.floor(most / Math.max(1, reviewers.length)));
    // Slices that stand beside each other share files: they stay together.
    const share = (at) => Math.floor((at * slices.length) / each);
    return reviewers.flatMap((reviewer, of) => Array.from({ length: each }, (_, at) => ({
        leg: of * each + at + 1,
        reviewer,
        slices: slices.slice(share(at), share(at + 1)),
    })));
}

// EXTERNAL MODULE: ./lib/events/heartbeat.js
var heartbeat = __webpack_require__(17929);
// EXTERNAL MODULE: ./lib/events/job-log.js
var job_log = __webpack_require__(77413);
// EXTERNAL MODULE: ./lib/publish/memory/destinations-of.js + 1 modules
var destinations_of = __webpack_require__(77931);
// EXTERNAL MODULE: ./lib/steps/sessions/preflight.js
var preflight = __webpack_require__(83778);
;// CONCATENATED MODULE: ./lib/stages/overhear.js





/**
 * Lets the log hear what happens in a job that may write nothing to GitHub: what it leaves are files for later jobs, and the
 * status that an earlier job set stays as it is.
 */
function overhear({ facts, config, told }, { recalled }, world) {
    const { events, log, clock } = world;
    const reviewers = config.reviewers.flatMap(types/* passesOf */.Hb);
    events.listen((0,job_log/* jobLog */.W)(log, { isTraced: world.isDebug }));
    events.listen((0,heartbeat/* heartbeat */.j)({ log, clock, reviewers }));
    for (const sentence of told)
        log.line(sentence);
    return {
        to: (0,destinations_of/* destinationsOf */.N)(world, { change: facts, name: config.name, context: config.name }),
        status: { conclude: async () => undefined, last: async () => null },
        begin: () => events.tell({ kind: 'change', change: facts, reviewers }),
        endProgress: async () => undefined,
        waitsFor: async () => null,
        recalling: Promise.resolve(recalled),
        preflight: (0,preflight/* startPreflight */.o)(config.reviewers, world),
    };
}

;// CONCATENATED MODULE: ./lib/stages/consolidate-stage.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


















/**
 * Reads what the jobs of the matrix wrote, has it verified by the vendors' keys, and writes what is to be published. It
 * makes the plan once more, by inputs and objects of its own.
 * @throws {UserError} for what the user must act on
 */
async function consolidateStage(settled, from) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        (0,require_keys/* requireKeys */.A)(from.inputs, { keyless: (0,triggers_keyless/* keylessOf */.s)(await from.trigger()) });
        const plan = readPlan(settled, from);
        const world = { ...from, seed: plan.seed };
        const { events, redact, runner } = world;
        const directory = directoryOf(world);
        const asked = await askPlanned(plan, world);
        if (asked.problem !== null)
            throw asked.problem;
        const announced = overhear(asked, plan, world);
        const opened = __addDisposableResource(env_1, await world.openRepo(asked.facts), true);
        const begun = await (0,begin_round/* beginRound */.u)(asked, opened, { announced, world, started: world.clock.now('the job begins') });
        if ((0,types/* hasEnded */.hY)(begun))
            throw new Error('a planned round is not repeated');
        requirePlanned(plan, begun, world);
        const bound = bindStage(begun, world);
        const { reviewers, standIns, verifiers, printed, config, dossier, repo, sessions, code } = begun;
        const legs = legsFor(reviewers, printed.slices, settled.maxLegs);
        const { reviews, hasWithheldText, lack } = readLegs(legs, begun, { directory, digests: settled.outputs, bound });
        for (const review of reviews) {
            events.tell({ kind: 'review-end', review });
            // Of one whose file was lost nobody knows what it took.
            sessions.setAside(review.trace.costUsd ?? (0,money/* ownShare */._9)(config.maxCostUsd ?? 0, { jobs: reviews.length }));
        }
        const examined = await (0,examine/* examine */.sb)({ dossier, repo, tools: tools/* tools */.Y, options: sessions }, { reviewers, standIns, verifiers, policy: config.policy, printed, code, redact, tell: events.tell, held: reviews });
        const withheld = hasWithheldText || examined.hasWithheldText;
        const { report, judged, ours, quoted, latest } = await (0,consolidate_round/* consolidateRound */.S)({ ...begun, started: plan.startedAt }, {
            examined: { ...examined, hasWithheldText: withheld },
            codeFindings: await (0,find_by_code/* findByCode */.o)({ ...code, configFile: config.configFile }),
            lack,
        }, { to: announced.to, world });
        const { change, ...texts } = report;
        const file = {
            ...{
                schemaVersion: 1,
                kind: 'consolidated',
                bound,
                hasWithheldText: withheld,
                lack: redact(judged.lack ?? ''),
                latest,
            },
            ours: [...ours],
            quoted: Object.fromEntries(quoted),
            // Whoever publishes has no key of a vendor, and could withhold none; the change is what every job knows by itself.
            report: { ...(0,lib_redact/* mapStrings */.to)({ ...texts, ...(0,judge/* judge */.S)(judged, judge/* asReviewed */.G) }, redact), change },
        };
        runner.output('handover', writeStageFile(directory, 'consolidated.json', file));
        events.tell({ kind: 'reported' });
        return { outcome: 'incomplete', exitCode: 0 };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

// EXTERNAL MODULE: ./lib/begin/estimate.js
var estimate = __webpack_require__(58895);
// EXTERNAL MODULE: ./lib/render/counted.js
var counted = __webpack_require__(1022);
// EXTERNAL MODULE: ./lib/stages/announce-round.js
var announce_round = __webpack_require__(91261);
// EXTERNAL MODULE: ./lib/stages/ask.js + 2 modules
var ask = __webpack_require__(62928);
;// CONCATENATED MODULE: ./lib/stages/plan-stage.js
var plan_stage_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var plan_stage_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});











/**
 * Says that the change is under review, and into how many jobs its size makes that review: `matrix` for them, and `handover`
 * for all that follow. Where there is nothing to review, everything ends here, and `handover` says how.
 * @throws {UserError} for what the user must act on
 */
async function planStage({ maxLegs }, from) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const world = asIfWithKeys(from);
        const { clock, runner, log, seed } = world;
        const startedAt = clock.now();
        const ended = (how) => {
            runner.output('handover', `ended:${how.exitCode}`);
            return how;
        };
        const asked = await (0,ask/* ask */.k)(world);
        if ((0,types/* hasEnded */.hY)(asked))
            return ended(asked);
        const { facts, isFull } = asked;
        const problem = asked.problem ?? unnamed(asked);
        const announced = await (0,announce_round/* announceRound */.O)({ ...asked, problem }, world, { showsProgress: false });
        const opened = plan_stage_addDisposableResource(env_1, await world.openRepo(facts), true);
        const begun = await (0,begin_round/* beginRound */.u)(asked, opened, { announced, world, started: startedAt });
        if ((0,types/* hasEnded */.hY)(begun))
            return ended(begun);
        if (facts.kind === 'local-branch')
            throw new Error('a local branch in a workflow');
        const legs = legsFor(begun.reviewers, begun.printed.slices, maxLegs);
        const plan = {
            ...{ schemaVersion: 1, kind: 'plan', bound: bindStage(begun, world), startedAt, seed, facts, isFull },
            ...{ recalled: begun.recalled, stampedAt: await stampOver(announced, startedAt) },
        };
        runner.output('handover', writeStageFile(directoryOf(world), 'plan.json', plan));
        if (legs.length === 0) {
            log.line('No file differs: the matrix is empty, and the jobs after this one ask no reviewer.');
            return { outcome: 'incomplete', exitCode: 0 };
        }
        runner.output('matrix', JSON.stringify({ include: legs.map(entryOf) }));
        log.line((0,estimate/* estimateReview */.v)(begun, asked.config, clock.now()).sentence);
        const [jobs, sessions] = [(0,counted/* counted */.hS)(legs.length, 'job'), (0,counted/* counted */.hS)(begun.printed.slices.length, 'session')];
        log.line(`The review is split over ${jobs}: ${sessions} a reviewer.`);
        return { outcome: 'incomplete', exitCode: 0 };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = plan_stage_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** The time that the page of this run is stamped with: what stands there already is no newer run's, whatever its clock said. */
async function stampOver({ to: { comment } }, startedAt) {
    const stood = await comment?.earlier().catch(() => null);
    return Math.max(startedAt, (stood?.startedAt ?? 0) + 1);
}
/** What the workflow can tell a job of the matrix by: above all, which key it needs. */
function entryOf({ leg, reviewer: { name, provider }, slices }) {
    const [first, last] = [slices[0]?.part ?? 1, slices.at(-1)?.part ?? 1];
    return { leg, reviewer: name, provider, parts: first === last ? `${first}` : `${first}-${last}` };
}

// EXTERNAL MODULE: ./lib/steps/ledger/check-ledger.js
var check_ledger = __webpack_require__(75599);
// EXTERNAL MODULE: ./lib/steps/ledger/coverage.js
var ledger_coverage = __webpack_require__(90435);
// EXTERNAL MODULE: ./lib/stages/publish-round.js + 3 modules
var publish_round = __webpack_require__(5886);
;// CONCATENATED MODULE: ./lib/stages/publish-stage.js
var publish_stage_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var publish_stage_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});















/**
 * Decides anew from what was consolidated, looks at the head once more, and publishes. It has no key of a vendor, and is red
 * where any job before it gave nothing.
 * @throws {UserError} for what the user must act on; status and comment say it then
 */
async function publishStage(settled, from) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const world = asIfWithKeys(from);
        const ended = /^ended:([01])$/.exec(settled.outputs.get('plan') ?? '');
        if (ended !== null) {
            world.log.line('There was nothing to review: the job that plans has said how this ends.');
            return { outcome: 'incomplete', exitCode: ended[1] === '0' ? 0 : 1 };
        }
        const [plan, problem] = planOrProblem(settled, world);
        const lacking = settled.wasCancelled ? cancelled() : problem;
        const asked = await askPlanned(plan, world, { comment: !settled.wasCancelled, lacking });
        const announced = await (0,announce_round/* announceRound */.O)(asked, world, {
            ...{ showsProgress: false, isContinued: true, began: plan?.stampedAt },
        });
        // What announced itself takes the status back, which an earlier job has left as pending.
        if (settled.wasCancelled)
            throw cancelled();
        if (plan === null)
            throw problem;
        await requireSomebody(settled, from);
        const planned = { ...world, seed: plan.seed };
        const opened = publish_stage_addDisposableResource(env_1, await world.openRepo(asked.facts), true);
        const begun = await (0,begin_round/* beginRound */.u)(asked, opened, { announced, world: planned, started: plan.startedAt });
        if ((0,types/* hasEnded */.hY)(begun))
            throw new Error('a planned round is not repeated');
        requirePlanned(plan, begun, world);
        if (begun.recalled.isKept && world.seal === null)
            throw keyless();
        // What was opened is closed once all is said.
        return await (0,publish_round/* publishRound */.w)(begun, readConsolidated(settled, begun, world), { announced, world });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = publish_stage_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Where nobody reviewed a change that GitHub gives no keys to, that is why. */
async function requireSomebody({ outputs }, { trigger, inputs }) {
    const hasReviewed = [...outputs].some(([name, value]) => name.startsWith('leg-') && value !== '');
    const keyless = hasReviewed ? null : (0,triggers_keyless/* keylessOf */.s)(await trigger());
    if (keyless !== null)
        (0,require_keys/* requireKeys */.A)(inputs, { keyless });
}
function planOrProblem(settled, world) {
    try {
        return [readPlan(settled, world), null];
    }
    catch (problem) {
        return [null, problem];
    }
}
/** The report as it was handed on, and all that the decision rests on by what this job knows itself. */
function readConsolidated({ outputs }, begun, world) {
    const { dossier, config, recalled, reviewers, standIns, small } = begun;
    const { change, changes, delta = null } = dossier;
    const read = readStageFile(directoryOf(world), {
        ...{ name: 'consolidated.json', digest: outputs.get('consolidated'), schema: ConsolidatedFile },
    });
    if ('problem' in read)
        throw broken(read.problem);
    const { report: whole, hasWithheldText, lack, ours, quoted, latest, bound } = read.content;
    const foreign = foreignTo(bindStage(begun, world), bound);
    if (foreign !== null)
        throw broken(foreign);
    const { gate: _gate, verdict: _verdict, ...report } = whole;
    const { reviews, ledger } = report;
    const { policy, name: instance } = config;
    const isOfThese = (0,external_node_util_.isDeepStrictEqual)({
        change: report.change,
        policy: report.policy,
        small: report.small ?? null,
        instance: report.instance,
        by: reviews.map((one) => one.reviewer),
    }, 
    // Of those that may stand in, as many as had to.
    {
        change,
        policy,
        small,
        instance,
        by: [...reviewers, ...standIns].slice(0, Math.max(reviewers.length, reviews.length)),
    });
    if (!isOfThese)
        throw broken('it is about another review');
    requireSound(read.content);
    const coverage = small === null ? (0,ledger_coverage/* coverageOf */._5)(changes, reviews, policy.minReviewers, delta) : (0,ledger_coverage/* coverageByOne */.WV)(changes, reviews, delta);
    return {
        report: { ...report, coverage },
        judged: {
            ...{ change, changes, reviews, sessions: report.sessions, ledger, coverage, policy, hasWithheldText, delta },
            ...{ previous: latest.memory, isUnread: recalled.isUnread === true, lack: lack === '' ? null : lack },
        },
        ours: new Set(ours),
        quoted: new Map(Object.entries(quoted)),
        latest,
    };
}
/** Of what this round raised; what earlier ones left has no raw item here. */
function requireSound({ report: { ledger, reviews } }) {
    const findings = ledger.findings.filter(({ sources }) => sources.length > 0);
    const ofCode = new Set(findings.flatMap(({ rule, sources }) => (rule === null ? [] : sources)));
    const byCode = ledger.dispositions.filter(({ id }) => ofCode.has(id));
    try {
        (0,check_ledger/* checkLedger */.g)({ ...ledger, findings }, reviews, byCode);
    }
    catch {
        throw broken('its ledger does not hold');
    }
}
/** A later run may be at work: what stands in the comment is its own. */
function cancelled() {
    return new user_error/* UserError */.yo('The run was cancelled before the review was complete.', 'Start it again.');
}
function broken(why) {
    return new user_error/* UserError */.yo(`What the review came to does not hold: ${why}.`, 'Look at the log of the job that consolidates, and re-run all jobs of the workflow.');
}
function keyless() {
    return new user_error/* UserError */.yo('Earlier jobs of this run remember rounds, and this one has no key to seal a memory with.', 'Give `state-key` to the jobs that plan, consolidate and publish, or to none of them.');
}

// EXTERNAL MODULE: ./lib/steps/sessions/lead.js + 1 modules
var lead = __webpack_require__(50199);
;// CONCATENATED MODULE: ./lib/stages/review-stage.js
var review_stage_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var review_stage_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});


















/**
 * Holds the sessions of one job of the matrix, with the key of one vendor, and writes what they came to. That a reviewer
 * fails is a part of it.
 * @throws {UserError} for what the user must act on
 */
async function reviewStage(settled, from) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        (0,require_keys/* requireKeys */.A)(from.inputs, { keyless: (0,triggers_keyless/* keylessOf */.s)(await from.trigger()) });
        const plan = readPlan(settled, from);
        const world = { ...asIfWithKeys(from), seed: plan.seed };
        const { events, clock, runner } = world;
        const started = clock.now();
        const asked = await askPlanned(plan, world);
        if (asked.problem !== null)
            throw asked.problem;
        const announced = overhear(asked, plan, world);
        const opened = review_stage_addDisposableResource(env_1, await world.openRepo(asked.facts), true);
        const begun = await (0,begin_round/* beginRound */.u)(asked, opened, { announced, world, started });
        if ((0,types/* hasEnded */.hY)(begun))
            throw new Error('a planned round is not repeated');
        requirePlanned(plan, begun, world);
        const legs = legsFor(begun.reviewers, begun.printed.slices, settled.maxLegs);
        const leg = legs.find((each) => each.leg === settled.leg);
        if (leg === undefined)
            throw new user_error/* UserError */.yo(`Input \`leg\` is ${settled.leg ?? 'empty'}, and no job of this review has that number.`, 'Set `leg: ${{ matrix.leg }}`, with the output `matrix` of the job that plans as the matrix.');
        requireKey(leg, from);
        begun.sessions.setAside((0,money/* othersShare */.rp)(asked.config.maxCostUsd ?? 0, { jobs: legs.length }));
        const digest = writeStageFile(directoryOf(world), legFileName(leg.leg), await reviewed(leg, begun, world));
        runner.output('handover', digest);
        events.tell({ kind: 'reported' });
        return { outcome: 'incomplete', exitCode: 0 };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = review_stage_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** What a session said goes to others: secrets of this job are withheld before it is written. */
async function reviewed(leg, begun, world) {
    const { dossier, repo, sessions, reviewers, printed, code } = begun;
    const { events, redact } = world;
    const { reviewer } = leg;
    const { assignment, ...desk } = (0,examine/* deskFor */.rw)(
    // Who verifies does so in another job, and by then the cache is as it is.
    { dossier, repo, tools: tools/* tools */.Y, options: sessions, lead: (0,lead/* startLead */.l)(sessions.clock) }, code);
    const { tell } = events;
    repo.goOnWithout();
    const { held, time } = await (0,review/* holdSlices */.rW)(reviewer, leg.slices, assignment, {
        ...{ reviewers, printed, tell, ...desk },
    });
    tell({ kind: 'review-end', review: (0,lib_redact/* mapStrings */.to)((0,review/* reviewOf */.QR)(reviewer, held, { printed, time }), redact) });
    const raw = held.map(partOf);
    const parts = (0,lib_redact/* mapStrings */.to)(raw, redact);
    return {
        ...{ schemaVersion: 1, kind: 'review', bound: bindStage(begun, world), leg: leg.leg, reviewer, time },
        ...{ hasWithheldText: !(0,external_node_util_.isDeepStrictEqual)(raw, parts), lack: redact(repo.lack() ?? ''), parts },
    };
}
function partOf({ slice, end, shown }) {
    const places = end.outcome === 'failed' ? [] : [...shown].map((page) => slice.rest.indexOf(page));
    return { part: slice.part, shown: places, end };
}
function requireKey({ reviewer }, { inputs: { vendors, withKey } }) {
    if (withKey.has(reviewer.provider))
        return;
    const input = vendors.find(({ name }) => name === reviewer.provider)?.keyInput ?? '';
    throw new user_error/* UserError */.yo(`The job reviews as ${reviewer.name}, and there is no key for ${reviewer.provider}.`, `Set \`${input}\` in it; the matrix says for each job which \`provider\` it needs.`);
}

;// CONCATENATED MODULE: ./lib/stages/run-stage.js




const byStage = {
    plan: planStage,
    review: reviewStage,
    consolidate: consolidateStage,
    publish: publishStage,
};
/** One part of a review, as a job of its own: the same steps, of which files take the place of some. */
function runStage(stage, settled, world) {
    return byStage[stage](settled, world);
}


/***/ })

};
