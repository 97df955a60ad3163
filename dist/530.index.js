export const id = 530;
export const ids = [530,655];
export const modules = {

/***/ 19530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hear: () => (/* binding */ hear)
});

// EXTERNAL MODULE: ./lib/begin/begin.js
var begin = __webpack_require__(51264);
// EXTERNAL MODULE: ./lib/config/require-keys.js
var require_keys = __webpack_require__(34306);
// EXTERNAL MODULE: ./lib/lib/mask-tokens.js
var mask_tokens = __webpack_require__(64662);
// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
// EXTERNAL MODULE: ./lib/publish/keep-rounds.js + 2 modules
var keep_rounds = __webpack_require__(97497);
// EXTERNAL MODULE: ./lib/publish/memory/destinations-of.js + 1 modules
var destinations_of = __webpack_require__(77931);
// EXTERNAL MODULE: ./lib/publish/memory/doubt.js
var doubt = __webpack_require__(82861);
// EXTERNAL MODULE: ./lib/publish/memory/settings-that-count.js
var settings_that_count = __webpack_require__(37160);
// EXTERNAL MODULE: ./lib/publish/others/siblings.js
var siblings = __webpack_require__(60448);
// EXTERNAL MODULE: ./lib/publish/status-context.js
var status_context = __webpack_require__(80751);
// EXTERNAL MODULE: ./lib/rounds/bindings.js
var bindings = __webpack_require__(15803);
// EXTERNAL MODULE: ./lib/lib/holds-secret.js
var holds_secret = __webpack_require__(61562);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(39889);
// EXTERNAL MODULE: ./lib/render/nodes.js
var nodes = __webpack_require__(30533);
// EXTERNAL MODULE: ./lib/render/prose/prose.js + 4 modules
var prose = __webpack_require__(2821);
;// CONCATENATED MODULE: ./lib/render/pages/reply-page.js



const mostReplies = 10;
const longestLine = 100;
const longestSaid = 600;
/** The first line of an answer: a run finds by it that the comment of this number has one. */
function replyTag(name, comment) {
    return `<!-- deep-review:reply:${name}:${comment} -->`;
}
/** The one comment that answers what could not be done, or asks how. Nobody is called by it, and no bot takes it for a command. */
function renderReply(tag, replies, usages) {
    const said = replies.slice(0, mostReplies).map(({ line, by, says }) => {
        const whose = line === null ? [] : [(0,render_escape/* codeSpan */.SS)(line, longestLine), (0,nodes/* text */.Qq)(' by '), (0,render_escape/* codeSpan */.SS)(by, 100), (0,nodes/* text */.Qq)(': ')];
        return (0,nodes/* paragraph */.FY)(whose, (0,prose/* phrase */.MZ)(says, longestSaid));
    });
    const more = replies.length - mostReplies;
    const children = [
        ...said,
        ...(more > 0 ? [(0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)(`${more} more commands could not be carried out.`))] : []),
        ...(usages.length === 0
            ? []
            : [
                (0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)('The first line of a new comment can be one of these:')),
                (0,nodes/* list */.p_)(usages.map(({ usage, does }) => [(0,render_escape/* codeSpan */.SS)(usage), (0,nodes/* text */.Qq)(` — ${does}`)])),
            ]),
    ];
    return `${tag}\n${(0,render_escape/* serialise */.GY)({ type: 'root', children })}`;
}

// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
;// CONCATENATED MODULE: ./lib/commands/permission.js
/**
 * What an account may do, by what GitHub says of it now. `permission` alone knows no `maintain`, and what it is associated
 * with says nothing of its rights. Whatever does not fit together is no right.
 * @param rights null: GitHub does not tell
 */
function rightOf(account, rights) {
    if (account === null || !account.isPerson || rights === null)
        return null;
    // A name that has come to be another account's since.
    if (rights.account === null || rights.account.id !== account.id)
        return null;
    const { permission, account: stated } = rights;
    if (permission === 'admin')
        return stated.rights?.admin === false ? null : 'maintain';
    if (permission !== 'write' || stated.rights?.push === false)
        return null;
    return stated.rights?.maintain === true || stated.rights?.admin === true ? 'maintain' : 'write';
}
function suffices(right, needed) {
    return right === 'maintain' || right === needed;
}
/** GitHub's names of accounts know no capitals. */
function isSameLogin(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}

;// CONCATENATED MODULE: ./lib/commands/verb.js
/** @param says sentences, the last one with what to do */
function refused(...says) {
    return { does: 'refuse', says: says.join(' ') };
}

;// CONCATENATED MODULE: ./lib/commands/dismiss.js



/** `/deep-review dismiss ID REASON` */
const dismiss = {
    usage: '/deep-review dismiss ID REASON',
    does: 'Declines a finding: it counts no more while its code stands, and the gate is decided anew at once.',
    needs: 'write',
    read(words) {
        const [, id = '', reason = ''] = /^dismiss[ \t]+(F[1-9][0-9]{0,5})[ \t]+(\S.*)$/u.exec(words) ?? [];
        return /[\p{L}\p{N}]/u.test(reason) ? { sha: null, act: (situation) => declined(id, reason, situation) } : null;
    },
};
function declined(id, reason, situation) {
    const { memory, comment, by, change, policy, isDismissOwn, unkept } = situation;
    if (memory === null || unkept !== null)
        return nothingKept(unkept);
    const found = memory.findings.find((each) => each.id === id);
    if (found === undefined)
        return unknownId(id, memory);
    if (found.declined !== null) {
        const before = memory.decisions.find((each) => each.comment === found.declined);
        return refused(`${id} is declined already${before === undefined ? '' : `, by \`${before.by}\``}.`);
    }
    if (isSameLogin(by, change.author) && !isDismissOwn && keepsShut(found, policy))
        return refused(`${id} keeps the gate shut, and \`${by}\` is the author of this pull request: somebody else who may write has to decline it.`, 'With the input `dismiss-own: true` the author may.');
    return {
        does: 'decide',
        decision: {
            ...{ comment: comment.id, at: comment.at, by, verb: 'dismiss', finding: id, headSha: null, reason },
            severity: found.severity,
        },
    };
}
/** A critical finding, or one at or above the bar: who declines it opens the gate. */
function keepsShut({ severity, rule }, { failOn, blockOn }) {
    return severity === 'critical' || (0,types/* reaches */.O6)(severity, failOn) || (rule !== null && blockOn.includes(rule));
}
/** No finding of that name is open or declined. */
function unknownId(id, { findings, closed }) {
    const before = closed.find((each) => each.id === id);
    const other = before?.supersededBy === undefined ? '' : `: it is one finding with ${before.supersededBy}`;
    const why = before === undefined ? `There is no ${id}` : `${id} is closed (${before.status.replaceAll('-', ' ')})${other}`;
    const open = findings.filter((each) => each.declined === null).map((each) => each.id);
    return refused(`${why}.`, open.length === 0 ? 'No finding is open.' : `Open: ${listed(open)}.`);
}
function nothingKept(unkept) {
    return refused(unkept ?? 'No round of this pull request is remembered, so there is no finding to speak of.', 'Nothing was changed.');
}
function listed(ids) {
    const some = ids.slice(0, 20).join(', ');
    return ids.length > 20 ? `${some} and ${ids.length - 20} more` : some;
}

;// CONCATENATED MODULE: ./lib/commands/review.js

/** `/deep-review [SHA]` */
const review = {
    usage: '/deep-review [SHA]',
    does: 'Reviews the pull request as it is now, whatever an earlier round came to.',
    needs: 'write',
    read: (words) => reviewOf(/^([0-9a-f]{12,40})?$/u.exec(words), { isFull: false }),
};
/** @param found the SHA, where one is named */
function reviewOf(found, { isFull }) {
    if (found === null)
        return null;
    const sha = found[1] ?? null;
    const act = ({ change }) => {
        const usage = `/deep-review${isFull ? ' full' : ''}`;
        if (sha === null && change.isFork)
            return refused('This pull request comes from a fork, so the command names the head that you have looked at.', typeIt(usage, change));
        if (sha !== null && !change.headSha.startsWith(sha))
            return anotherHead(sha, usage, change);
        return { does: 'review', isFull };
    };
    return { sha, act };
}
/** The head moved on, or it was never one of this pull request. */
function anotherHead(sha, usage, change, rest = '') {
    return refused(`The head of this pull request is not \`${sha}\`.`, typeIt(usage, change, rest));
}
function typeIt(usage, { headSha }, rest = '') {
    return `Look at \`${headSha.slice(0, 12)}\`, then write \`${usage} ${headSha.slice(0, 12)}${rest}\`.`;
}

;// CONCATENATED MODULE: ./lib/commands/full.js

/** `/deep-review full [SHA]` */
const full = {
    usage: '/deep-review full [SHA]',
    does: 'The same, and nothing that an earlier round has read is taken as read.',
    needs: 'write',
    read: (words) => reviewOf(/^full(?:[ \t]+([0-9a-f]{12,40}))?$/u.exec(words), { isFull: true }),
};

;// CONCATENATED MODULE: ./lib/commands/help.js
/** `/deep-review help` */
const help = {
    usage: '/deep-review help',
    does: 'Says this.',
    needs: 'write',
    read: (words) => (words === 'help' ? { sha: null, act: () => ({ does: 'help' }) } : null),
};

// EXTERNAL MODULE: ./lib/rounds/gate-of-memory.js
var gate_of_memory = __webpack_require__(57804);
;// CONCATENATED MODULE: ./lib/commands/override.js




/** `/deep-review override SHA REASON` */
const override = {
    usage: '/deep-review override SHA REASON',
    does: 'Lets one head pass whose review is incomplete or could not run, as in an outage; it ends with that head.',
    needs: 'maintain',
    read(words) {
        const [, sha = '', reason = ''] = /^override[ \t]+([0-9a-f]{12,40})[ \t]+(\S.*)$/u.exec(words) ?? [];
        return /[\p{L}\p{N}]/u.test(reason) ? { sha, act: (situation) => overridden(sha, reason, situation) } : null;
    },
};
function overridden(sha, reason, { change, comment, by, memory, changed, policy }) {
    if (isSameLogin(by, change.author))
        return refused(`\`${by}\` is the author of this pull request: somebody else who may maintain the repository has to override its gate.`);
    if (!change.headSha.startsWith(sha))
        return anotherHead(sha, '/deep-review override', change, ' REASON');
    const { headSha } = change;
    const gate = memory?.bound.headSha === headSha ? (0,gate_of_memory/* gateOfMemory */.c)(memory, policy) : null;
    if (gate?.outcome === 'blocking')
        return refused(`An override is for reviews that are incomplete or could not run, and this head is blocked: ${gate.reasons[0] ?? ''}`, 'What is wrong about it can be declined: `/deep-review dismiss ID REASON`.');
    if (gate?.outcome === 'clean' && changed === null)
        return refused('The gate is open for this head already.');
    return {
        does: 'decide',
        decision: { comment: comment.id, at: comment.at, by, verb: 'override', finding: null, headSha, reason },
    };
}

;// CONCATENATED MODULE: ./lib/commands/reopen.js


/** `/deep-review reopen ID` */
const reopen = {
    usage: '/deep-review reopen ID',
    does: 'Takes that back: the finding counts again.',
    needs: 'write',
    read(words) {
        const [, id] = /^reopen[ \t]+(F[1-9][0-9]{0,5})$/u.exec(words) ?? [];
        return id === undefined ? null : { sha: null, act: (situation) => reopened(id, situation) };
    },
};
function reopened(id, { memory, comment, by, unkept }) {
    if (memory === null || unkept !== null)
        return nothingKept(unkept);
    const found = memory.findings.find((each) => each.id === id);
    if (found === undefined)
        return unknownId(id, memory);
    if (found.declined === null)
        return refused(`${id} is not declined: it counts.`);
    return {
        does: 'decide',
        decision: { comment: comment.id, at: comment.at, by, verb: 'reopen', finding: id, headSha: null, reason: '' },
    };
}

;// CONCATENATED MODULE: ./lib/commands/index.js






/** All that a comment can ask for, in the order of `help`. */
const verbs = [review, full, dismiss, reopen, override, help];

;// CONCATENATED MODULE: ./lib/commands/acknowledge.js




/** How long GitHub may take for all of it, in milliseconds. */
const longestMs = 30_000;
/** One reaction to each comment, the last one first. That one cannot be set is a line in the log, and changes nothing. */
async function react(answered, { conversation, world: { log, clock } }) {
    const deadline = clock.deadline(longestMs);
    for (const { said, answer } of answered.toReversed())
        try {
            const ended = await conversation.react(said.comment.id, reactions[answer.does], deadline);
            if (ended === 'denied')
                return log.line('The token may not react to comments.');
        }
        catch (error) {
            log.line(`The comment ${said.comment.id} could not be acknowledged: ${(0,user_error/* messageOf */.bD)(error)}`);
            if (deadline.aborted)
                return;
        }
}
const reactions = {
    review: 'eyes',
    settled: 'eyes',
    decide: '+1',
    help: '+1',
    refuse: 'confused',
    misspelt: 'confused',
};
/** At most one comment for all that has to be said, and none where there is one already. */
async function reply(answered, { all, name, conversation, world }) {
    const own = answered.at(-1);
    const said = answered.flatMap((each) => (saysOf(each) === null ? [] : [{ each, says: saysOf(each) ?? '' }]));
    if (own === undefined || said.length === 0)
        return;
    const { log, clock, redact } = world;
    const tag = replyTag(name, own.said.comment.id);
    if (all.some(({ body }) => body.split(/\r?\n/u, 1)[0] === tag))
        return log.line('The comment has been answered already.');
    const replies = said.map(({ each, says }) => {
        const { asked } = each.said;
        return { line: said.length === 1 || asked === 'misspelt' ? null : asked.line, by: each.by, says };
    });
    const isAsking = said.some(({ each: { answer } }) => answer.does === 'help' || answer.does === 'misspelt');
    const body = renderReply(tag, replies, isAsking ? verbs : []);
    for (const { says } of said)
        log.line(says);
    if ((0,holds_secret/* holdsSecret */.h)(body, redact))
        return log.warning('The answer held a secret of the workflow and is not sent.');
    try {
        const ended = await conversation.reply(body, clock.deadline(longestMs));
        if (ended === 'denied')
            log.warning('The token may not comment on this pull request: the answer is in this log only.');
    }
    catch (error) {
        log.warning(`The answer could not be sent: ${(0,user_error/* messageOf */.bD)(error)}`);
    }
}
/** What has to be said, in sentences; null: the reaction says it. */
function saysOf({ answer }) {
    if (answer.does === 'refuse')
        return answer.says;
    if (answer.does === 'help')
        return 'Somebody who may write to this repository can ask for a few things here.';
    return answer.does === 'misspelt' ? 'This asks for nothing that there is, and nothing was done.' : null;
}

// EXTERNAL MODULE: ./lib/rounds/decisions.js
var rounds_decisions = __webpack_require__(72834);
;// CONCATENATED MODULE: ./lib/commands/carry-out.js



const longestReason = 300;
/**
 * Answers commands in the order in which they were written, each as the ones before it left things. Who may ask for what
 * is asked of GitHub now, once for each account. Nobody hears of a stranger's command.
 * @param options.mask what is done to a text before it is shown: it stays in the memory, which everybody can read
 * @throws {UserError} when GitHub is out
 */
async function carryOut(said, options) {
    const { conversation, mask, ...standing } = options;
    const rights = new Map();
    async function rightFor({ comment: { author } }) {
        if (author === null || !author.isPerson)
            return null;
        const asking = rights.get(author.login) ?? conversation.rightsOf(author.login);
        rights.set(author.login, asking);
        return rightOf(author, await asking);
    }
    let { memory } = options;
    let why = null;
    const answered = [];
    const decisions = [];
    for (const each of said) {
        const right = await rightFor(each);
        const by = each.comment.author?.login ?? 'ghost';
        if (right === null) {
            if (each.isOwn)
                why = `${by} may not write to this repository, as far as GitHub says.`;
            continue;
        }
        const answer = answerTo(each, right, { ...standing, comment: each.comment, by, memory });
        if (answer.does !== 'decide') {
            answered.push({ said: each, by, answer });
            continue;
        }
        const reason = mask(answer.decision.reason).slice(0, longestReason).toWellFormed();
        const decision = { ...answer.decision, reason };
        decisions.push(decision);
        memory = memory && (0,rounds_decisions/* withDecisions */.o)(memory, [decision]);
        answered.push({ said: each, by, answer: { ...answer, decision } });
    }
    return { answered, memory, decisions, why };
}
function answerTo({ asked, comment, isOwn }, right, situation) {
    if (asked === 'misspelt')
        return { does: 'misspelt' };
    const { verb } = asked;
    if (!suffices(right, verb.needs))
        return refused(`\`${situation.by}\` may write here, and \`${verb.usage}\` needs somebody who may maintain the repository.`);
    const answer = asked.act(situation);
    const isSettled = !isOwn && answer.does === 'review' && isReviewedSince(comment.at, situation);
    return isSettled ? { does: 'settled' } : answer;
}
/** Whether a whole round has ended on this head since it was asked for, or is under way: the run that it started was not lost. */
function isReviewedSince(at, { memory, change, underWay }) {
    if (underWay !== null && underWay >= Date.parse(at))
        return true;
    const last = memory?.rounds.at(-1);
    if (memory === null || last === undefined || !memory.isComplete || last.headSha !== change.headSha)
        return false;
    return Date.parse(last.at) > Date.parse(at);
}

;// CONCATENATED MODULE: ./lib/render/pages/heard-page.js



/** The job summary of a run that a comment started, and that changed nothing. @param page.why a sentence */
function renderHeardPage({ why, passes, }) {
    const gate = passes
        ? 'The job passes, for the last round lets this head pass.'
        : 'The job fails, for no round has let this head pass. The status on the head is what it was.';
    const children = [
        (0,nodes/* heading */.R_)(1, (0,nodes/* text */.Qq)('Nothing was reviewed or decided')),
        (0,nodes/* alert */.xE)('important', [(0,nodes/* paragraph */.FY)((0,nodes/* strong */.ko)('This run changed nothing:'), (0,nodes/* text */.Qq)(' '), (0,prose/* phrase */.MZ)(why, 500))]),
        (0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)(gate)),
    ];
    return (0,render_escape/* serialise */.GY)({ type: 'root', children });
}

;// CONCATENATED MODULE: ./lib/commands/end-as-before.js



/** How long GitHub may take to show other pull requests, in milliseconds. */
const end_as_before_longestMs = 10_000;
/**
 * The end of a run that changes nothing: the job passes where the last round lets this very head pass, and nowhere else.
 * Neither status nor comment is touched.
 * @param why a sentence
 * @param before null: nothing is known of the pull request, or there is none
 */
async function endAsBefore(why, before, { log, runner, events, clock }) {
    const left = before === null ? null : gateBefore(before);
    const memory = before?.memory ?? null;
    const wouldPass = left !== null && before !== null && (0,types/* letsPass */.uz)(left, before.policy);
    const isOut = wouldPass ? await against(before, clock) : null;
    const gate = left === null || isOut === null ? left : (0,types/* waiting */.eg)(left, isOut);
    const passes = wouldPass && isOut === null;
    const ended = { outcome: gate?.outcome ?? 'incomplete', exitCode: passes ? 0 : 1 };
    log.line(`${why} Nothing was reviewed or decided.`);
    runner.output('outcome', ended.outcome);
    runner.output('verdict', gate === null || memory === null ? 'No verdict' : (0,gate_of_memory/* verdictOfMemory */.K)(gate, memory));
    runner.output('reason', gate?.reasons[0] ?? why);
    await runner.summary(renderHeardPage({ why, passes }));
    events.tell({ kind: 'concluded', exitCode: ended.exitCode });
    return ended;
}
/** What keeps a job from passing that the memory would let pass, as a sentence; null: nothing. */
async function against({ doubt, waitsFor }, clock) {
    const deadline = clock.deadline(end_as_before_longestMs);
    const why = await doubt(deadline);
    if (why !== null)
        return `The last round let this head pass, but ${why}. Ask for a review: \`/deep-review\`.`;
    return waitsFor(deadline);
}
/**
 * What the last round came to, for this head; null where that may not be so any more. What would open the gate must have done
 * so: under the settings of now a round could pass that had been red.
 */
function gateBefore({ facts, memory, isItsPage, policy, changed }) {
    if (memory === null || memory.bound.headSha !== facts.headSha || memory.bound.baseRef !== facts.baseRef)
        return null;
    const gate = (0,gate_of_memory/* gateOfMemory */.c)(memory, policy);
    if (!(0,types/* letsPass */.uz)(gate, policy))
        return gate;
    if (!isItsPage)
        return null;
    return changed === null || memory.rounds.at(-1)?.outcome === 'clean' ? gate : null;
}

;// CONCATENATED MODULE: ./lib/commands/grammar.js

/** A longer first line is no command. */
const grammar_longestLine = 1_000;
/**
 * Reads a comment: its first line, and nothing else of it. `misspelt`: it speaks to us, and asks for nothing that there is.
 * Null: it is a comment like any other.
 */
function readAsked(body) {
    const end = body.search(/[\r\n]/u);
    const line = end < 0 ? body : body.slice(0, end);
    if (!/^\/deep-review(?:[ \t]|$)/u.test(line))
        return null;
    if (line.length > grammar_longestLine)
        return 'misspelt';
    const words = line.slice('/deep-review'.length).replace(/^[ \t]+|[ \t]+$/gu, '');
    for (const verb of verbs) {
        const command = verb.read(words);
        if (command !== null)
            return { ...command, verb, line: line.trim() };
    }
    return 'misspelt';
}

// EXTERNAL MODULE: ./lib/lib/marker.js
var marker = __webpack_require__(21989);
// EXTERNAL MODULE: ./lib/rounds/fit-memory.js
var fit_memory = __webpack_require__(73132);
// EXTERNAL MODULE: ./lib/rounds/merge/merge-memories.js
var merge_memories = __webpack_require__(88824);
// EXTERNAL MODULE: ./lib/rounds/recall.js + 1 modules
var recall = __webpack_require__(16835);
// EXTERNAL MODULE: ./lib/rounds/state-line.js
var state_line = __webpack_require__(19603);
;// CONCATENATED MODULE: ./lib/commands/keep-decisions.js







/** How long GitHub may take, in milliseconds. */
const keep_decisions_longestMs = 30_000;
/**
 * Brings decisions into the memory that stands in the comment, and leaves all else of it as it is: a page about another
 * head, or a review that is under way. That they cannot be kept is a warning in the log.
 */
async function keepDecisions(more, { comment, here, world: { seal, redact, log, clock }, }) {
    if (comment === null || seal === null)
        return;
    let isRefused = false;
    const decided = (there) => {
        const read = (0,state_line/* readState */.un)(there, seal);
        if (read.found !== 'memory' || !(0,recall/* isBoundTo */.CX)(read.memory, seal, here))
            return null;
        const memory = (0,merge_memories/* adoptDecisions */.e)(read.memory, more);
        if (memory === null)
            return null;
        const line = (0,holds_secret/* holdsSecret */.h)(JSON.stringify(memory), redact) ? null : (0,fit_memory/* fitMemory */.T)(memory, seal);
        isRefused = line === null;
        return line === null ? null : (0,marker/* withState */.Q2)((0,marker/* withoutState */.eC)(there), line);
    };
    try {
        const ended = await comment.amend(decided, clock.deadline(keep_decisions_longestMs));
        if (!isRefused && (ended === 'amended' || ended === 'unchanged'))
            return;
        log.warning(isRefused
            ? 'What was decided has no room in the memory, or holds a secret: it is not kept.'
            : `What was decided could not be kept in the comment (${ended}).`);
    }
    catch (error) {
        log.warning(`What was decided could not be kept in the comment: ${(0,user_error/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./lib/commands/pick.js

/**
 * Which comments a run looks at: the one that started it, where it stands as it was sent; and each earlier command that no
 * run has carried out, for GitHub cancels a run that waits when another one comes, whoever causes that. What was edited asks
 * for nothing, and so does what is older than the first round that is remembered: it can speak of no finding of it.
 * @param all of the pull request, the oldest first, as GitHub shows them now
 * @param started speaks to us, by its first line
 */
function pick(all, started, memory) {
    const first = memory?.rounds[0]?.at;
    const earlier = all.flatMap((comment) => {
        if (memory === null || comment.id <= memory.handled || comment.id >= started.id || comment.isEdited)
            return [];
        if (first !== undefined && Date.parse(comment.at) < Date.parse(first))
            return [];
        const asked = readAsked(comment.body);
        return asked === null || asked === 'misspelt' ? [] : [{ comment, asked, isOwn: false }];
    });
    const own = ownOf(all, started, memory);
    if (typeof own === 'string')
        return { said: earlier, why: own };
    return { said: [...earlier, own], why: null };
}
/** The comment that started the run, or why there is nothing to carry out. */
function ownOf(all, started, memory) {
    const comment = all.find(({ id }) => id === started.id);
    if (comment === undefined)
        return 'The comment is gone.';
    if (comment.body !== started.body)
        return 'The comment was edited: only a new one is a command.';
    if (memory !== null && comment.id <= memory.handled)
        return 'Another run has carried the command out already.';
    const asked = readAsked(comment.body);
    return asked === null ? 'The comment is no command.' : { comment, asked, isOwn: true };
}

// EXTERNAL MODULE: ./lib/publish/announce.js + 4 modules
var announce = __webpack_require__(4625);
// EXTERNAL MODULE: ./lib/publish/memory/publish-from-memory.js + 4 modules
var publish_from_memory = __webpack_require__(83655);
// EXTERNAL MODULE: ./lib/rounds/override.js
var rounds_override = __webpack_require__(86949);
;// CONCATENATED MODULE: ./lib/render/pages/override-page.js



/** What is said where somebody lets a head pass that no round has reviewed. */
function renderOverride({ by, reason, headSha, waitsFor, }) {
    const whose = [(0,render_escape/* codeSpan */.SS)(by, 100), (0,nodes/* text */.Qq)(' lets '), (0,render_escape/* codeSpan */.SS)(headSha.slice(0, 12)), (0,nodes/* text */.Qq)(' pass. Reason: ')];
    const children = waitsFor === null
        ? [
            (0,nodes/* heading */.R_)(2, (0,nodes/* text */.Qq)('No verdict: the gate is open by an override')),
            (0,nodes/* alert */.xE)('warning', [(0,nodes/* paragraph */.FY)((0,nodes/* strong */.ko)('OVERRIDDEN, NOT REVIEWED:'), (0,nodes/* text */.Qq)(' '), whose, (0,prose/* phrase */.MZ)(reason, 500))]),
            (0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)('It ends with this head: the next push is reviewed as ever.')),
        ]
        : [
            (0,nodes/* heading */.R_)(2, (0,nodes/* text */.Qq)('No verdict: the gate stays shut, also by an override')),
            (0,nodes/* alert */.xE)('warning', [(0,nodes/* paragraph */.FY)((0,nodes/* strong */.ko)('NOT REVIEWED:'), (0,nodes/* text */.Qq)(' '), (0,prose/* phrase */.MZ)(waitsFor, 800))]),
            (0,nodes/* paragraph */.FY)(whose, (0,prose/* phrase */.MZ)(reason, 500)),
            (0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)('A status speaks of a commit, and so of each pull request that has it. Write the override again then.')),
        ];
    return (0,render_escape/* serialise */.GY)({ type: 'root', children });
}

;// CONCATENATED MODULE: ./lib/commands/open-unreviewed.js



/** How long GitHub may take for each part of it, in milliseconds. */
const open_unreviewed_longestMs = 30_000;
/**
 * Opens the gate for a head that no round has reviewed. Nothing but the status can do that, and all places say it: also that it
 * stays shut, where another pull request with this head lacks a clean review of its own.
 */
async function openUnreviewed({ comment, by, reason }, { facts, config, conversation, world, }) {
    const { log, runner, clock, events } = world;
    const announced = await (0,announce/* announceDecision */.uI)('override', facts, config, world);
    const waitsFor = await announced.waitsFor(clock.deadline(open_unreviewed_longestMs));
    const description = waitsFor ?? `OVERRIDDEN by ${by}, not reviewed: ${reason}`;
    const page = renderOverride({ by, reason, headSha: facts.headSha, waitsFor });
    await runner.summary(page);
    await announced.status.conclude({ state: waitsFor === null ? 'success' : 'error', description }, { deadline: clock.deadline(open_unreviewed_longestMs), isNewest: true });
    const body = `${replyTag(config.name, comment)}\n${page}`;
    await conversation.reply(body, clock.deadline(open_unreviewed_longestMs)).catch(() => undefined);
    log.warning(description);
    runner.output('outcome', 'incomplete');
    runner.output('verdict', 'No verdict');
    runner.output('reason', description);
    const exitCode = waitsFor === null ? 0 : 1;
    events.tell({ kind: 'concluded', exitCode });
    return { outcome: 'incomplete', exitCode };
}

// EXTERNAL MODULE: ./lib/render/pages/last-report.js
var last_report = __webpack_require__(25314);
;// CONCATENATED MODULE: ./lib/commands/under-way.js

/** What a run takes besides the time that it may review. */
const aroundMs = 10 * 60_000;
/** When the run began that shows its progress in the comment and can still be alive; null where none does. */
async function underWay(comment, { name, timeoutMs }, { clock }) {
    const there = (await comment?.earlier()) ?? null;
    if (there === null || there.startedAt === null || !(0,last_report/* keptOf */.uq)(there.body, { name }).isRunning)
        return null;
    return clock.now() - there.startedAt < timeoutMs + aroundMs ? there.startedAt : null;
}

;// CONCATENATED MODULE: ./lib/commands/tell-decisions.js








/**
 * Makes decisions hold: in the memory, and for the live head in status, comment and job, without asking a model. Where a
 * review of that head is under way, or its head is another one than the last round's, they are kept for the review. What
 * was answered without a decision is kept as handled all the same.
 */
async function tellDecisions(decisions, decided) {
    const { before, memory, comment, conversation, settled, world } = decided;
    const { facts, changed } = before;
    const { config } = settled;
    const isThisHead = memory?.bound.headSha === facts.headSha && memory.bound.baseRef === facts.baseRef;
    const sentences = decisions.map(sentenceOf);
    const isFree = decisions.length > 0 && memory !== null && isThisHead && (await underWay(comment, config, world)) === null;
    const staysOpen = changed !== null && isOpen(before) && isOpen({ ...before, memory });
    if (isFree && !staysOpen) {
        const announced = await (0,announce/* announceDecision */.uI)('decision', facts, config, world);
        const change = { ...facts, mergeBase: memory.bound.mergeBase };
        const given = { memory, why: { kind: 'decided', sentences }, change, doubt: changed };
        // The one that has been looked for: a second look may fail, and would make a second comment.
        const to = comment === null ? announced.to : { ...announced.to, comment };
        return (0,publish_from_memory.publishFromMemory)(given, { ...announced, to }, { config, world });
    }
    for (const sentence of sentences)
        world.log.line(sentence);
    if (memory !== null) {
        const here = { pull: facts.number, instance: config.name };
        await keepDecisions({ decisions, handled: memory.handled }, { comment, here, world });
    }
    const override = (0,rounds_override/* overrideOn */.O)(facts.headSha, decisions);
    if (override !== null && !isThisHead)
        return openUnreviewed(override, { facts, config, conversation, world });
    if (decisions.length === 0)
        return endAsBefore('There was nothing to decide.', { ...before, memory }, world);
    if (isFree)
        return endAsBefore(`The gate stays open, and ${changed}. ${fromNextOn}`, { ...before, memory }, world);
    const why = isThisHead
        ? 'A review of this head is under way, and ends with what was decided.'
        : `The last round reviewed another head. ${fromNextOn}`;
    return endAsBefore(why, null, world);
}
const fromNextOn = 'What was decided counts from the next round on: `/deep-review` asks for one.';
/** Whether the last round has opened the gate of this head. */
function isOpen(before) {
    const gate = gateBefore(before);
    return gate !== null && (0,types/* letsPass */.uz)(gate, before.policy);
}
/** `max declined F1: it is meant so` */
function sentenceOf({ verb, by, finding, headSha, reason }) {
    if (verb === 'reopen')
        return `@${by} reopened ${finding}.`;
    if (verb === 'dismiss')
        return `@${by} declined ${finding}, for this reason: ${reason}`;
    return `@${by} overrode the gate for \`${(headSha ?? '').slice(0, 12)}\`, for this reason: ${reason}`;
}

;// CONCATENATED MODULE: ./lib/commands/hear.js




















/**
 * Does what a comment asks for, and what earlier ones ask for that no run has done. A comment that asks for nothing, or of
 * somebody who may not, changes nothing: the job ends as the last round ended for this head.
 * @throws {UserError} when GitHub is out, or what is configured does not hold
 */
async function hear(trigger, { inputs, program, }, world) {
    const { conversation: of, log, redact } = world;
    if (of === null)
        throw new Error('a comment in a world without any');
    if (trigger.action !== 'created' || !trigger.isOnPullRequest)
        return { ended: await endAsBefore(whyNot(trigger), null, world) };
    const asked = readAsked(trigger.comment.body);
    const conversation = of(trigger.number);
    const sha = asked === null || asked === 'misspelt' ? null : asked.sha;
    const facts = await readFacts(trigger.number, sha, world);
    if (facts === null)
        return { ended: await hearClosed(trigger, { conversation, name: inputs.name, world }) };
    const settled = await (0,begin/* settleAll */.j3)(facts, inputs, world);
    if (settled.problem !== null)
        throw settled.problem;
    const { config } = settled;
    const to = (0,destinations_of/* destinationsOf */.N)(world, { change: facts, name: config.name, context: config.name });
    const comment = config.comment ? to.comment : null;
    const recalled = await (0,keep_rounds/* recallRounds */.z$)(facts, config, { to, world });
    const { memory } = recalled;
    const changed = memory && (0,bindings/* changedSince */.$A)(memory, facts, (0,settings_that_count/* askedOf */.iN)(settled, program));
    const before = {
        facts,
        memory,
        isItsPage: recalled.isItsPage === true,
        policy: config.policy,
        changed,
        waitsFor: (0,siblings/* waitsForSiblings */.P)(facts, config, world),
        doubt: doubtOn(facts, recalled, { config, world }),
    };
    if (asked === null)
        return { ended: await endAsBefore('The comment is no command.', before, world) };
    if (recalled.isUnread === true)
        throw new user_error/* UserError */.yo('GitHub did not show what earlier rounds left open.', 'Write the command again once GitHub is well.');
    const all = await conversation.comments();
    const picked = pick(all, trigger.comment, memory);
    const done = await carryOut(picked.said, {
        ...{ conversation, memory, change: facts, policy: config.policy, isDismissOwn: config.dismissOwn },
        unkept: recalled.isKept ? null : recalled.note,
        changed: changed ?? (before.isItsPage ? null : 'a later run wrote into the comment'),
        underWay: await underWay(comment, config, world),
        mask: (text) => (0,mask_tokens/* maskTokens */.x)(redact(text)),
    });
    const why = picked.why ?? done.why;
    if (why !== null)
        log.line(why);
    if (done.why !== null)
        await conversation.react(trigger.comment.id, 'confused', world.clock.deadline(10_000)).catch(() => undefined);
    if (done.answered.length === 0)
        return { ended: await endAsBefore(why ?? 'There was nothing to carry out.', before, world) };
    const way = { all, name: config.name, conversation, world };
    const handled = trigger.comment.id;
    const kept = done.memory && { ...done.memory, handled };
    await reply(done.answered, way);
    const review = hear_reviewOf(done);
    if (review !== null) {
        (0,require_keys/* requireKeys */.A)(world.inputs, { keyless: null });
        const here = { pull: facts.number, instance: config.name };
        // They hold whatever becomes of the review, which is still to be carried out until it has ended.
        if (memory !== null)
            await keepDecisions({ decisions: done.decisions, handled: memory.handled }, { comment, here, world });
        await react(done.answered, way);
        return { ended: null, facts, settled, comment, recalled: { ...recalled, memory: kept, handled }, ...review };
    }
    const telling = { before, memory: kept, comment, conversation, settled, world };
    const ended = await tellDecisions(done.decisions, telling);
    await react(done.answered, way);
    return { ended };
}
/** Whether something was decided of the head that the memory does not know of, as its status tells where it has one. */
function doubtOn(facts, { memory, isItsPage }, { config, world }) {
    return async (deadline) => {
        if (memory === null || config.status === 'false')
            return null;
        const context = await (0,status_context/* statusContext */.s)(facts, config, world);
        const { lastStatus } = (0,destinations_of/* destinationsOf */.N)(world, { change: facts, name: config.name, context });
        const status = { last: async () => (await lastStatus?.(deadline)) ?? null };
        return (0,doubt/* doubtOf */.k)(memory, { passes: true, isItsPage: isItsPage === true, status, clock: world.clock });
    };
}
function whyNot({ action, isOnPullRequest }) {
    if (!isOnPullRequest)
        return 'The comment is on an issue, and not on a pull request.';
    return `The comment was ${action}: only a new one is a command.`;
}
function hear_reviewOf({ answered }) {
    const asked = answered.flatMap(({ answer }) => (answer.does === 'review' ? [answer.isFull] : []));
    return asked.length === 0 ? null : { isFull: asked.includes(true) };
}
/** GitHub may be behind the head that a command names. Null: the pull request is closed. */
async function readFacts(number, sha, { source }) {
    const read = async (headSha) => {
        const facts = await source.readChange({ kind: 'pull-request', number, headSha, seen: null });
        if (facts.kind !== 'pull-request')
            throw new Error(`a ${facts.kind} with comments`);
        return facts;
    };
    try {
        return await read(sha).catch((error) => {
            if (sha !== null && error instanceof user_error/* LateError */.vx)
                return read(null);
            throw error;
        });
    }
    catch (error) {
        if (error instanceof user_error/* ClosedError */.l8)
            return null;
        throw error;
    }
}
/** Of a pull request that is closed, whoever may ask for something is told so, and nothing changes. */
async function hearClosed(trigger, { conversation, name, world }) {
    const why = 'The pull request is closed: nothing is reviewed or decided. Open it again first.';
    const all = await conversation.comments();
    const picked = pick(all, trigger.comment, null);
    if (picked.why !== null)
        return endAsBefore(picked.why, null, world);
    const act = () => refused(why);
    const said = picked.said.map((each) => ({
        ...each,
        asked: each.asked === 'misspelt' ? each.asked : { ...each.asked, act },
    }));
    const change = { headSha: '', author: '', isFork: false };
    const policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] };
    const nobody = {
        change,
        policy,
        memory: null,
        ...{ unkept: null, changed: null },
        underWay: null,
        isDismissOwn: false,
        mask: (text) => text,
    };
    const done = await carryOut(said, { ...nobody, conversation });
    if (done.why !== null)
        return endAsBefore(done.why, null, world);
    const way = { all, name, conversation, world };
    await reply(done.answered, way);
    await react(done.answered, way);
    return endAsBefore(why, null, world);
}


/***/ }),

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
