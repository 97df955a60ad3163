export const id = 722;
export const ids = [722];
export const modules = {

/***/ 2722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startAction: () => (/* binding */ startAction)
});

// UNUSED EXPORTS: start

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(8435);
;// CONCATENATED MODULE: ./lib/github/event.js

/**
 * The event of this step, from the context that GitHub's toolkit makes of the process's environment as it is loaded.
 * @throws {UserError} when the event's file holds no JSON
 */
async function readEvent() {
    try {
        const { context } = await __webpack_require__.e(/* import() */ 250).then(__webpack_require__.bind(__webpack_require__, 5250));
        return { name: context.eventName, payload: context.payload };
    }
    catch (error) {
        throw new user_error/* UserError */.yo(`The event of the workflow could not be read: ${(0,user_error/* messageOf */.bD)(error)}`, "Run the job again; on a runner that is not GitHub's, let `GITHUB_EVENT_PATH` name a file with the payload as JSON.");
    }
}

// EXTERNAL MODULE: ./lib/lib/log.js
var log = __webpack_require__(45);
// EXTERNAL MODULE: ./lib/providers/index.js + 16 modules
var providers = __webpack_require__(7313);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(9889);
// EXTERNAL MODULE: ./lib/render/links.js
var links = __webpack_require__(8193);
// EXTERNAL MODULE: ./lib/render/nodes.js
var nodes = __webpack_require__(533);
;// CONCATENATED MODULE: ./lib/render/pages/error-page.js



/** The job summary of a run that could not review. */
function renderErrorPage({ what, remedy, actionUrl }) {
    const explained = actionUrl === null ? null : `${actionUrl}/docs/troubleshooting.md`;
    const children = [
        (0,nodes/* heading */.R_)(1, (0,nodes/* text */.Qq)('No verdict: the review could not run')),
        (0,nodes/* alert */.xE)('warning', [(0,nodes/* paragraph */.FY)((0,nodes/* strong */.ko)('Nothing was decided about this pull request.'))]),
        (0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)('What happened:')),
        (0,render_escape/* codeBlock */.DV)(what, 'text'),
        (0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)('What to do:')),
        (0,render_escape/* codeBlock */.DV)(remedy, 'text'),
        ...(explained === null
            ? []
            : [
                (0,nodes/* paragraph */.FY)((0,nodes/* text */.Qq)('When this appears: '), (0,links/* link */.nf)(explained, [(0,nodes/* text */.Qq)('troubleshooting, by the text of the error')]), (0,nodes/* text */.Qq)('.')),
            ]),
    ];
    return (0,render_escape/* serialise */.GY)({ type: 'root', children });
}

// EXTERNAL MODULE: ./lib/run.js + 230 modules
var run = __webpack_require__(7880);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(6843);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(7428);
// EXTERNAL MODULE: ./lib/agent/provider.js
var provider = __webpack_require__(2628);
// EXTERNAL MODULE: ./lib/config/access.js + 1 modules
var config_access = __webpack_require__(7591);
// EXTERNAL MODULE: ./lib/events/event.js
var events_event = __webpack_require__(209);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/git/ancestry.js
var ancestry = __webpack_require__(7367);
// EXTERNAL MODULE: ./lib/git/process.js
var process = __webpack_require__(701);
// EXTERNAL MODULE: ./lib/git/repo.js + 14 modules
var repo = __webpack_require__(6104);
// EXTERNAL MODULE: ./lib/git/transfer.js
var transfer = __webpack_require__(2921);
;// CONCATENATED MODULE: ./lib/git/fetch.js






const oldestGit = [2, 30];
/**
 * Fetches the objects of one pull request into a bare repository of our own whose HEAD is unborn. All come from the base
 * repository, so a fork and a deleted fork are read alike, and nothing is checked out.
 * @throws {UserError} without a usable git, when the token may not read, or when the commits are not there
 */
async function openRepo(options) {
    await requireGit(options);
    const { directory, path, signal, headSha, commitCount } = options;
    await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    try {
        const store = await (0,ancestry/* initRepository */.zY)(directory, 'objects', { path, signal });
        const asked = options.mergeBase === null ? await (0,ancestry/* askAncestry */.d1)(store, options) : null;
        const mergeBase = asked?.mergeBase ?? options.mergeBase ?? '';
        await (0,transfer/* transfer */.k)(store, options, {
            head: headSha,
            bases: [mergeBase],
            depth: commitCount + 1,
            holding: 'everything',
        });
        const { own, fromBase, isCrossed } = asked ?? (await splitCommits(store, { ...options, mergeBase }));
        return {
            repo: (0,repo/* createRepo */.T)(store, { mergeBase, headSha, own, fromBase }),
            mergeBase,
            isCrossed,
            [Symbol.asyncDispose]: () => (0,promises_.rm)(directory, { recursive: true, force: true }),
        };
    }
    catch (error) {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
        throw error;
    }
}
/**
 * Where the base was merged into the branch, an old commit of the base can be within the depth as seen from the head
 * and beyond it as seen from the merge base; it then looks like the pull request's own. So does, with several merge
 * bases, what came from the base beside the one that is meant. GitHub's count gives both away.
 */
async function splitCommits(store, options) {
    const seen = await (0,ancestry/* commitsOf */.g3)(store, options.headSha, [options.mergeBase]);
    if (seen.size <= options.commitCount)
        return { own: seen, fromBase: new Set(), isCrossed: false };
    return (0,ancestry/* askAncestry */.d1)(store, options);
}
async function requireGit({ path, signal }) {
    const version = await (0,process/* gitBriefly */.Cn)({ path, signal, args: ['version'] });
    const [, major = '0', minor = '0'] = /(?<!\d)(\d+)\.(\d+)/.exec(version) ?? [];
    const isOld = Number(major) < oldestGit[0] || (Number(major) === oldestGit[0] && Number(minor) < oldestGit[1]);
    if (isOld)
        throw new user_error/* UserError */.yo(`The runner's git is ${major}.${minor}, which is too old.`, 'Install git 2.30 or newer on the runner, or in the image of the container.');
}

// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6856);
// EXTERNAL MODULE: ./node_modules/bottleneck/light.js
var light = __webpack_require__(3251);
// EXTERNAL MODULE: ./lib/lib/clock.js
var lib_clock = __webpack_require__(5953);
// EXTERNAL MODULE: ./lib/lib/without-trailing.js
var without_trailing = __webpack_require__(764);
;// CONCATENATED MODULE: ./lib/github/failure.js


/** What an octokit error says of GitHub's answer; null when it is none. */
function refusalOf(error) {
    if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number')
        return null;
    const response = 'response' in error ? error.response : undefined;
    return { status: error.status, headers: response?.headers ?? {} };
}
/** The HTTP status of an octokit error; null for any other error. A connection that failed counts as 500. */
function statusOf(error) {
    return refusalOf(error)?.status ?? null;
}
/** Whether the token lacks a permission: 403, 404 where GitHub does not want to tell, and what GraphQL says for both. */
function isDenied(error) {
    const status = statusOf(error);
    if (status !== null)
        return status === 403 || status === 404;
    if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors))
        return false;
    return error.errors.some(({ type }) => type === 'FORBIDDEN' || type === 'NOT_FOUND');
}
/**
 * A rate limit, primary or secondary, becomes an error of its own: GitHub answers it with 403 as well, and it would be
 * taken for a lack of permission. Any other error comes back as it is.
 */
function clarify(error, now = Date.now()) {
    const refusal = refusalOf(error);
    if (refusal === null || (refusal.status !== 403 && refusal.status !== 429))
        return error;
    const { headers } = refusal;
    const isExhausted = headers['x-ratelimit-remaining'] === '0';
    const isLimit = isExhausted || 'retry-after' in headers || refusal.status === 429;
    if (!isLimit && !/rate limit/i.test((0,user_error/* messageOf */.bD)(error)))
        return error;
    const untilReset = isExhausted ? Number(headers['x-ratelimit-reset']) - now / 1000 : Number.NaN;
    const seconds = Number(headers['retry-after'] ?? untilReset);
    const end = Number.isFinite(seconds) ? `in ${Math.max(1, Math.ceil(seconds / 60))} min` : 'later';
    return new user_error/* UserError */.yo(`GitHub's rate limit refuses further requests: ${(0,user_error/* messageOf */.bD)(error)}`, `Run the job again ${end}; the limit of a token is shared by all workflows that use it.`);
}
const longestWords = 200;
/**
 * An outage becomes an error of its own, for a run that ends with it: what stands before GitHub answers with a page, whose
 * text would say nothing to anybody. Any other error comes back as it is.
 */
function asOutage(error) {
    const status = statusOf(error);
    if (status === null || status < 500)
        return error;
    const words = (0,user_error/* messageOf */.bD)(error).replace(/ - https:\/\/\S+$/u, '');
    const isPage = words.length > longestWords || /[<\n]/.test(words);
    const said = isPage ? (external_node_http_.STATUS_CODES[status] ?? 'no words of its own') : words;
    const isAnswer = error instanceof Error && 'response' in error && error.response !== undefined;
    return new user_error/* UserError */.yo(isAnswer ? `GitHub answers ${status}: ${said}.` : `GitHub was not reached: ${said}.`, 'Run the job again once GitHub is well; its status page says what is down.');
}

;// CONCATENATED MODULE: ./lib/github/branch-file.js


/**
 * The text of a file at the tip of a branch, which may have moved since the pull request was opened; null where there is
 * none.
 * @throws {UserError} when the token may not read it, when it is no file, and on an outage
 */
async function readBranchFile({ client, owner, repo }, branch, path) {
    try {
        const { data } = await client.rest.repos.getContent({ owner, repo, path, ref: branch });
        if (!Array.isArray(data) && data.type === 'file' && data.encoding === 'base64')
            return Buffer.from(data.content, 'base64').toString('utf8');
    }
    catch (error) {
        if (statusOf(error) === 404)
            return null;
        if (statusOf(error) !== 403)
            throw asOutage(error);
        throw new user_error/* UserError */.yo('The token may not read the contents of the repository.', 'Give the job `permissions: contents: read`.');
    }
    throw new user_error/* UserError */.yo(`\`${path}\` of \`${branch}\` is no file of at most 1 MB.`, 'Name a file in the input `config`.');
}

// EXTERNAL MODULE: ./lib/lib/marker.js
var marker = __webpack_require__(1989);
;// CONCATENATED MODULE: ./lib/github/threads.js



const threadsOfPage = 100;
/** A pull request with more discussions than ten pages hold is shown with those of the first ten. */
const mostPages = 10;
const longestBody = 2_000;
const query = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: ${threadsOfPage}, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          isResolved isOutdated path line
          comments(first: 1) { totalCount nodes { body url viewerDidAuthor author { login } } }
        }
      }
    }
  }
}`;
const comment = schemas/* object */.Ikc({
    body: schemas/* string */.YjP(),
    url: schemas/* string */.YjP(),
    viewerDidAuthor: schemas/* boolean */.zMY(),
    author: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullable(),
});
const thread = schemas/* object */.Ikc({
    isResolved: schemas/* boolean */.zMY(),
    isOutdated: schemas/* boolean */.zMY(),
    path: schemas/* string */.YjP(),
    line: schemas/* number */.aig().nullable(),
    comments: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(comment.nullable()).nullable() }),
});
const answer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        pullRequest: schemas/* object */.Ikc({
            reviewThreads: schemas/* object */.Ikc({
                pageInfo: schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY(), endCursor: schemas/* string */.YjP().nullable() }),
                nodes: schemas/* array */.YOg(thread.nullable()).nullable(),
            }),
        }),
    }),
});
/** The discussions page by page, in the order in which they began. */
async function* pages({ client, owner, repo }, number) {
    let after = null;
    do {
        const { reviewThreads } = answer.parse(await client.graphql(query, { owner, repo, number, after })).repository.pullRequest;
        yield (reviewThreads.nodes ?? []).filter((node) => node !== null);
        after = reviewThreads.pageInfo.hasNextPage ? reviewThreads.pageInfo.endCursor : null;
    } while (after !== null);
}
/**
 * What people and other bots have said on lines and nobody has resolved. Ours are left out: begun with this token and
 * with our tag, for other workflows write under the same name.
 */
async function readUnresolvedThreads(access, number) {
    const found = [];
    let page = 0;
    try {
        for await (const threads of pages(access, number)) {
            for (const one of threads)
                if (!one.isResolved && ownFingerprint(one) === null)
                    found.push(shown(one));
            page += 1;
            if (page === mostPages)
                break;
        }
        return found;
    }
    catch (error) {
        if (isDenied(error))
            return null;
        throw error;
    }
}
function shown({ path, line, isOutdated, comments: { totalCount, nodes } }) {
    const [first] = nodes ?? [];
    const { body = '', url = '', author = null } = first ?? {};
    const cut = body.length > longestBody ? `${body.slice(0, longestBody - 1)}…` : body;
    const login = author?.login ?? 'ghost';
    return { path, line, isOutdated, author: login, url, body: cut.toWellFormed(), comments: totalCount };
}
/** Fingerprints of all findings that this token has commented on, resolved, outdated or answered as they may be. */
async function postedFingerprints(access, number) {
    const found = new Set();
    for await (const threads of pages(access, number))
        for (const one of threads) {
            const own = ownFingerprint(one);
            if (own !== null)
                found.add(own);
        }
    return found;
}
/** Anybody can write our tag: it counts only in what this token wrote. */
function ownFingerprint({ comments: { nodes } }) {
    const [first] = nodes ?? [];
    return first?.viewerDidAuthor ? (0,marker/* fingerprintOf */.ax)(first.body) : null;
}

;// CONCATENATED MODULE: ./lib/github/inline-comments.js



/** GitHub takes more in one review, but a review that is refused is refused as a whole. */
const mostInReview = 30;
/** How often the posted comments are read anew when an answer got lost. */
const mostLooks = 3;
/** GitHub may have made the comments, or not: a blind repetition could make them twice. */
class AnswerLost extends Error {
}
/**
 * Posts the comments that are not there yet, in reviews of at most 30. Nothing that exists is changed or deleted.
 * GitHub refuses a whole review for one line that its diff does not have: such a review is halved until the comment
 * stands alone; then it goes to the file, and when GitHub refuses that too, it is left out and named.
 */
async function postInlineComments(access, batch) {
    const wanted = [...new Map(batch.comments.map((comment) => [comment.fingerprint, comment])).values()];
    const ends = new Map();
    try {
        for (let look = 1; look <= mostLooks; look += 1) {
            const there = await postedFingerprints(access, batch.number);
            for (const { finding, fingerprint } of wanted)
                if (!ends.has(finding) && there.has(fingerprint))
                    ends.set(finding, look === 1 ? 'known' : 'posted');
            const missing = wanted.filter(({ finding }) => !ends.has(finding));
            if (await postAll(access, { ...batch, comments: missing }, ends))
                return summary(wanted, ends);
        }
        throw new Error(`GitHub's answers got lost ${mostLooks} times`);
    }
    catch (error) {
        if (isDenied(error))
            return { outcome: 'denied' };
        throw error;
    }
}
function summary(wanted, ends) {
    const ending = (end) => wanted.map(({ finding }) => finding).filter((finding) => ends.get(finding) === end);
    const leftOut = wanted.flatMap(({ finding }) => {
        const end = ends.get(finding);
        return typeof end === 'object' ? [{ finding, reason: end.reason }] : [];
    });
    return { outcome: 'posted', posted: ending('posted'), onFile: ending('on-file'), known: ending('known'), leftOut };
}
/** False when an answer got lost: what exists has to be looked up again. */
async function postAll(access, batch, ends) {
    const onLines = batch.comments.filter(({ lines }) => lines !== null);
    try {
        for (let at = 0; at < onLines.length; at += mostInReview)
            await postReview(access, { ...batch, comments: onLines.slice(at, at + mostInReview) }, ends);
        for (const comment of batch.comments)
            if (comment.lines === null)
                await postOnFile(access, batch, comment, ends);
        return true;
    }
    catch (error) {
        if (error instanceof AnswerLost)
            return false;
        throw error;
    }
}
async function postReview(access, batch, ends) {
    const { client, owner, repo } = access;
    const { number, headSha, comments } = batch;
    const refusal = await refusedFor(() => client.rest.pulls.createReview({
        owner,
        repo,
        pull_number: number,
        commit_id: headSha,
        event: 'COMMENT',
        body: batch.reviewBody(comments.length),
        comments: comments.map(({ path, body, lines }) => ({ path, body, ...placeOf(lines) })),
        request: { retries: 0 },
    }));
    if (refusal === null)
        for (const { finding } of comments)
            ends.set(finding, 'posted');
    else if (isAboutTheReview(refusal))
        for (const { finding } of comments)
            ends.set(finding, { reason: refusal });
    else if (comments.length === 1)
        for (const comment of comments)
            await postOnFile(access, batch, comment, ends);
    else {
        const half = Math.ceil(comments.length / 2);
        await postReview(access, { ...batch, comments: comments.slice(0, half) }, ends);
        await postReview(access, { ...batch, comments: comments.slice(half) }, ends);
    }
}
function placeOf(lines) {
    if (lines === null)
        return {};
    const { side, start, end } = lines;
    return { side, line: end, ...(start < end ? { start_side: side, start_line: start } : {}) };
}
/** GitHub knows comments on a file at this one endpoint only. */
async function postOnFile(access, batch, comment, ends) {
    const { client, owner, repo } = access;
    const { path, body, finding } = comment;
    const refusal = await refusedFor(() => client.rest.pulls.createReviewComment({
        owner,
        repo,
        pull_number: batch.number,
        commit_id: batch.headSha,
        path,
        body,
        subject_type: 'file',
        request: { retries: 0 },
    }));
    ends.set(finding, refusal === null ? 'on-file' : { reason: refusal });
}
/** GitHub's words when it refuses (422); null when it accepts. @throws {AnswerLost} when nobody knows */
async function refusedFor(post) {
    try {
        await post();
        return null;
    }
    catch (error) {
        const status = statusOf(error);
        // Octokit adds the address of the documentation.
        if (status === 422)
            return (0,user_error/* messageOf */.bD)(error).replace(/ - https:\/\/\S+$/u, '');
        if (status !== null && status >= 500)
            throw new AnswerLost();
        throw error;
    }
}
/** Another line would not help: a commit that left the pull request, a review begun by hand, too much at once. */
function isAboutTheReview(refusal) {
    return /commit|pending review|submitted too quickly/iu.test(refusal);
}

;// CONCATENATED MODULE: ./lib/github/pacing.js

/** How many writes may follow one another at once. */
const burst = 8;
/**
 * Makes a queue for writes: each waits for its turn. Some may begin at once, and from then on one a second, as GitHub asks
 * for. A write that hangs keeps no other from its turn.
 */
function turns(secondMs) {
    // Each lane takes one write in as many seconds as there are lanes.
    const lanes = Array.from({ length: burst }, () => new light({ maxConcurrent: 1, minTime: burst * secondMs }));
    let writes = 0;
    return async () => {
        const lane = lanes[writes % burst];
        writes += 1;
        await lane?.schedule(async () => undefined);
    };
}

;// CONCATENATED MODULE: ./lib/github/pull-request.js


/**
 * Reads the pull request, the tip of its base and their merge base: three calls. What GitHub calls the base commit of a
 * pull request is the tip as of its last push or even of its first one, and a branch can have taken in what came later:
 * compared with an old tip, what it takes back of that would be no difference.
 */
async function readPullRequest(access, number) {
    const { client, serverUrl, owner, repo } = access;
    const pull = await client.rest.pulls
        .get({ owner, repo, pull_number: number })
        .then(({ data }) => data)
        .catch((error) => explain(asOutage(error), { owner, repo, number }));
    if (pull.state !== 'open')
        throw new user_error/* UserError */.yo(`Pull request #${number} is ${pull.merged ? 'merged' : 'closed'}.`, 'Open it again, or start the review with the number of an open one.');
    const baseSha = (await readTip(access, pull.base.ref)) ?? pull.base.sha;
    const compared = await compare(access, `${baseSha}...${pull.head.sha}`);
    return {
        kind: 'pull-request',
        serverUrl,
        owner,
        repo,
        number,
        title: pull.title,
        body: pull.body ?? '',
        author: pull.user?.login ?? 'ghost',
        baseRef: pull.base.ref,
        baseSha,
        headRef: pull.head.ref,
        headSha: pull.head.sha,
        mergeBase: compared?.mergeBase ?? null,
        headRepo: pull.head.repo?.full_name ?? null,
        isFork: pull.head.repo?.full_name.toLowerCase() !== `${owner}/${repo}`.toLowerCase(),
        isDraft: pull.draft ?? false,
        labels: pull.labels.map(({ name }) => name),
        defaultBranch: pull.base.repo.default_branch,
        commitCount: compared?.commitCount ?? pull.commits,
        url: pull.html_url,
    };
}
async function readHead({ client, owner, repo }, number) {
    const { data } = await client.rest.pulls
        .get({ owner, repo, pull_number: number })
        .catch((error) => explain(error, { owner, repo, number }));
    return { headSha: data.head.sha, baseRef: data.base.ref };
}
/** Whether GitHub calls a branch protected; null when it does not tell. */
async function readProtected(access, branch) {
    return (await readBranch(access, branch))?.protected ?? null;
}
/** The commit that a branch is at; null when GitHub does not tell. */
async function readTip(access, branch) {
    return (await readBranch(access, branch))?.commit.sha ?? null;
}
async function readBranch({ client, owner, repo }, branch) {
    try {
        return (await client.rest.repos.getBranch({ owner, repo, branch })).data;
    }
    catch (error) {
        const status = statusOf(error);
        if (status === null || status >= 500)
            throw asOutage(error);
        return null;
    }
}
/**
 * Null when GitHub cannot compare the two: commits without a common ancestor that it knows of, or a comparison that
 * takes it too long, which it answers with 5xx. Git then finds the merge base by itself.
 */
async function compare({ client, owner, repo }, basehead) {
    try {
        const { data } = await client.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
        return { mergeBase: data.merge_base_commit.sha, commitCount: data.ahead_by };
    }
    catch (error) {
        const status = statusOf(error) ?? 0;
        if (status === 404 || status === 422 || status >= 500)
            return null;
        if (status === 403)
            throw new user_error/* UserError */.yo('The token may not read the contents of the repository.', 'Give the job `permissions: contents: read`.');
        throw error;
    }
}
function explain(error, { owner, repo, number }) {
    const status = statusOf(error);
    if (status === 404)
        throw new user_error/* LateError */.vx(`There is no pull request #${number} in ${owner}/${repo} that this token can see.`, 'Check the number, and give the job `permissions: pull-requests: write` (or `read`).');
    if (status === 401)
        throw new user_error/* UserError */.yo('GitHub does not accept the token.', 'Set `github-token` to ${{ github.token }} or a valid token.');
    if (status === 403)
        throw new user_error/* UserError */.yo('The token may not read pull requests.', 'Give the job `permissions: pull-requests: write` (or `read`).');
    throw error;
}

;// CONCATENATED MODULE: ./lib/github/status.js



/** GitHub refuses longer descriptions. */
const longest = 140;
/** Of 100 statuses each. */
const status_mostPages = 20;
/** Of the time that is left, for the question whether a later run has announced itself. */
const askingShare = 0.4;
/**
 * The commit status of a context on a commit, as one run sees it. Whoever announces itself sets it to pending; GitHub
 * numbers what it is set to, so a run that did so since this one began later.
 */
function commitStatus({ inTime, clock, ...place }) {
    let announced = null;
    return ({ deadline, isLeftToLater = false, ...status }) => inTime(deadline, async (access) => {
        if (isLeftToLater && announced !== null) {
            const end = deadline === undefined
                ? null
                : clock.deadline(Math.max(0, Math.round((deadline.at - clock.now()) * askingShare)));
            const asked = (0,lib_clock/* within */.ux)(end, 'GitHub did not say whether a later run is under way', hasLater(access, place, announced));
            // What is not known keeps a success from being set, and nothing else.
            const isLater = await (status.state === 'success' ? asked : asked.catch(() => false));
            if (isLater)
                return 'later';
        }
        const id = await setStatus(access, { ...place, ...status });
        if (id === null)
            return 'denied';
        if (status.state === 'pending')
            announced = id;
        return 'set';
    });
}
/** Whether a context was set to pending after the status of this id. GitHub lists the latest first. */
async function hasLater({ client, owner, repo }, { sha, context }, announced) {
    let pages = 0;
    const query = { owner, repo, ref: sha, per_page: 100 };
    for await (const { data } of client.paginate.iterator(client.rest.repos.listCommitStatusesForRef, query)) {
        for (const { id, state, context: of } of data) {
            if (id <= announced)
                return false;
            if (of === context && state === 'pending')
                return true;
        }
        pages += 1;
        if (pages >= status_mostPages)
            return false;
    }
    return false;
}
/**
 * @returns GitHub's number of it; null where the token may not set it
 * @throws {UserError} in GitHub's words when it refuses this status (422); any other error when GitHub is out
 */
async function setStatus({ client, owner, repo }, { sha, context, state, description, targetUrl }) {
    const letters = [...description];
    const text = letters.length <= longest ? description : `${letters.slice(0, longest - 1).join('')}…`;
    try {
        const { data } = await client.rest.repos.createCommitStatus({
            owner,
            repo,
            sha,
            state,
            context,
            description: text,
            ...(targetUrl === null ? {} : { target_url: targetUrl }),
        });
        return data.id;
    }
    catch (error) {
        // GitHub answers 404 where it does not want to tell that the permission is missing.
        if (statusOf(error) === 403 || statusOf(error) === 404)
            return null;
        if (statusOf(error) === 422)
            throw refused(error, context);
        throw error;
    }
}
function refused(error, context) {
    const words = (0,user_error/* messageOf */.bD)(error).replace(/ - https:\/\/\S+$/u, '');
    if (/maximum number of statuses/iu.test(words))
        return new user_error/* UserError */.yo(`GitHub takes 1,000 statuses of one context on one commit, and \`${context}\` has as many here: ${words}`, 'Push another commit, or set another `name`.');
    return new user_error/* UserError */.yo(`GitHub refuses the commit status \`${context}\`: ${words}`, 'Look whether the head is a commit of this repository, then run the job again; or set `status: false` and require the job itself.');
}

;// CONCATENATED MODULE: ./lib/github/comment-calls.js



const comment_calls_longestBody = 65_536;
/** @throws {Error} for a body that GitHub would refuse, or that would not be found again */
function refuseWrong({ body, name }) {
    if (body.length > comment_calls_longestBody)
        throw new Error(`the comment has ${body.length} characters, GitHub takes ${comment_calls_longestBody}`);
    if (!body.startsWith(`${(0,marker/* commentMarker */.Ql)(name)}\n`))
        throw new Error('the comment lacks its marker');
}
/** What stands in a comment now; null when GitHub does not find it. */
async function read({ client, owner, repo }, id, manner = {}) {
    try {
        const { data } = await client.rest.issues.getComment({ owner, repo, comment_id: id, request: { ...manner } });
        return data.body ?? '';
    }
    catch (error) {
        if (statusOf(error) === 404)
            return null;
        throw error;
    }
}
/** Null when the answer got lost: GitHub may have made the comment, and a blind repetition would make a second one. */
async function createOnce({ client, owner, repo }, { number, body }) {
    try {
        const once = { retries: 0 };
        const { data } = await client.rest.issues.createComment({ owner, repo, issue_number: number, body, request: once });
        return { id: data.id, url: data.html_url };
    }
    catch (error) {
        if ((statusOf(error) ?? 0) >= 500)
            return null;
        throw error;
    }
}
/** Null when somebody deleted the comment. */
async function update({ client, owner, repo }, { id, body }, manner = {}) {
    try {
        const request = { ...manner };
        const { data } = await client.rest.issues.updateComment({ owner, repo, comment_id: id, body, request });
        return { url: data.html_url };
    }
    catch (error) {
        if (statusOf(error) === 404)
            return null;
        throw error;
    }
}
/** The report is published already: a duplicate that stays, or is gone, does no harm. */
async function remove({ client, owner, repo }, id) {
    try {
        await client.rest.issues.deleteComment({ owner, repo, comment_id: id });
    }
    catch (error) {
        if (statusOf(error) === null && !(error instanceof user_error/* UserError */.yo))
            throw error;
    }
}

;// CONCATENATED MODULE: ./lib/github/own-comments.js



/** GraphQL takes no more ids at once. */
const mostNodes = 100;
/**
 * Our comments on all pages, the oldest first. Those of this very run show that by their tag; only GraphQL says whether
 * the token wrote an earlier one. When it does not answer, nobody knows.
 */
async function findOwn({ client, owner, repo }, { number, name, tag }) {
    const comments = await client.paginate(client.rest.issues.listComments, {
        owner,
        repo,
        issue_number: number,
        per_page: 100,
    });
    const marked = comments
        .map(({ id, node_id, body }) => ({ id, nodeId: node_id, body: body ?? '' }))
        .filter(({ body }) => body.split(/\r?\n/, 1)[0] === (0,marker/* commentMarker */.Ql)(name));
    const ids = marked.map(({ nodeId }) => nodeId);
    try {
        const own = await authored(client, ids);
        return { own: marked.filter(({ nodeId }) => own.has(nodeId)), isCertain: true };
    }
    catch (error) {
        if (isDenied(error))
            throw error;
        return { own: marked.filter(({ body }) => isTagged(body, tag)), isCertain: false };
    }
}
function isTagged(body, tag) {
    const stamp = (0,marker/* stampOf */.Zs)(body);
    return stamp !== null && (0,marker/* runTag */.eZ)(stamp) === tag;
}
const authors = schemas/* object */.Ikc({
    nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), viewerDidAuthor: schemas/* boolean */.zMY() }).nullable()),
});
/** Which of the comments this very token wrote. REST has no answer to that for installation tokens. */
async function authored(client, ids) {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { id viewerDidAuthor } } }';
    const own = new Set();
    for (let at = 0; at < ids.length; at += mostNodes) {
        const { nodes } = authors.parse(await client.graphql(query, { ids: ids.slice(at, at + mostNodes) }).catch(knownPart));
        for (const node of nodes)
            if (node?.viewerDidAuthor)
                own.add(node.id);
    }
    return own;
}
/** Of a comment that was just deleted, GitHub reports an error beside what it knows of the others. */
function knownPart(error) {
    if (error instanceof Error && 'data' in error && authors.safeParse(error.data).success)
        return error.data;
    throw error;
}

;// CONCATENATED MODULE: ./lib/github/sticky-comment.js




/** How often the comments are read anew when what was seen does not hold any more. */
const sticky_comment_mostLooks = 3;
/** Limit of what shows progress: the next one comes soon, and the report must not wait for it. */
const longestShowMs = 15_000;
/** Passed over as a comment that another run has taken. */
class Newer extends Error {
    run;
    constructor(run) {
        super('a newer run has written the comment');
        this.run = run;
    }
}
/**
 * Our comment on a pull request, as one run sees it. It is ours when its first line is the marker and GitHub says that
 * this token wrote it: anybody can plant a marker. The oldest one is kept, further ones of ours are removed. Once it is
 * found or made, this run holds its id, and asks no more which comment is ours. It is read before every write: what a run
 * wrote that began after this one stays, and so does the memory in its last line, unless the page brings a newer one.
 */
function stickyComment({ inTime, clock, number, name, stamp, }) {
    const tag = (0,marker/* runTag */.eZ)(stamp);
    /** What stood there when this run began is no newer run's, whatever its clock said. */
    const before = new Set();
    let held = null;
    let duplicates = [];
    /** A write of ours that had no answer may still come through. */
    let isInDoubt = false;
    function refuseNewer(body) {
        const other = body === null ? null : (0,marker/* stampOf */.Zs)(body);
        if (other === null || (0,marker/* runTag */.eZ)(other) === tag || before.has((0,marker/* runTag */.eZ)(other)))
            return;
        if (other.startedAt >= stamp.startedAt)
            throw new Newer(other);
    }
    /** @returns whether GitHub said which comments are ours; when it did not, there may be one that nobody knows of. */
    async function look(access) {
        const { own, isCertain } = await findOwn(access, { number, name, tag });
        const [first, ...others] = own;
        held = first?.id ?? null;
        duplicates = others.map(({ id }) => id);
        return { body: first?.body ?? null, isCertain };
    }
    /** Whether this run's own text got there, or nobody knows. */
    async function inDoubtUntilDone(act) {
        isInDoubt = true;
        const done = await act;
        isInDoubt = false;
        return done;
    }
    async function removeDuplicates(access) {
        for (const id of duplicates)
            await remove(access, id);
        duplicates = [];
    }
    /** Half of the time is for the look, so that a GitHub that only takes writes takes this one. */
    async function lookFirst(deadline) {
        const half = clock.deadline(Math.max(0, Math.round((deadline.at - clock.now()) / 2)));
        const id = held;
        try {
            return await inTime(half, async (access) => {
                const there = id === null ? (await look(access)).body : await read(access, id);
                refuseNewer(there);
                return there;
            });
        }
        catch (error) {
            // A report in a second comment is better than none; a blind repetition could make any number of them.
            if (error instanceof Newer || (id === null && isInDoubt))
                throw error;
            return null;
        }
    }
    /** Null when it has to be tried anew: somebody deleted the comment, or the answer got lost. */
    async function writeOnce(page, deadline) {
        const body = (0,marker/* keepingState */.Dt)(page, await lookFirst(deadline));
        return inTime(deadline, async (access) => {
            if (held === null) {
                const made = await createOnce(access, { number, body });
                isInDoubt = made === null;
                held = made?.id ?? null;
                return made === null ? null : { outcome: 'created', url: made.url };
            }
            const written = await inDoubtUntilDone(update(access, { id: held, body }));
            if (written === null)
                held = null;
            return written === null ? null : { outcome: 'updated', url: written.url };
        });
    }
    /** Asked once: what stands there later may be of a run that began after this one. */
    let earlier = null;
    return {
        earlier() {
            earlier ??= readEarlier();
            return earlier;
        },
        async show(given) {
            const body = (0,marker/* stamped */.py)(given, stamp);
            refuseWrong({ body, name });
            try {
                return await inTime(clock.deadline(longestShowMs), async (access) => {
                    const { body: there, isCertain } = held === null ? await look(access) : { body: await read(access, held, { retries: 0 }), isCertain: true };
                    refuseNewer(there);
                    if (there === null && !isCertain)
                        throw new Error('GitHub does not say which comment is ours');
                    if (held !== null) {
                        const kept = (0,marker/* keepingState */.Dt)(body, there);
                        const written = await inDoubtUntilDone(update(access, { id: held, body: kept }, { retries: 0 }));
                        return written === null ? 'gone' : 'shown';
                    }
                    const made = await inDoubtUntilDone(createOnce(access, { number, body }));
                    isInDoubt = made === null;
                    if (made === null)
                        throw new Error('GitHub’s answer got lost');
                    held = made.id;
                    return 'shown';
                });
            }
            catch (error) {
                if (error instanceof Newer)
                    return 'newer';
                if (statusOf(error) === 403)
                    return 'denied';
                throw error;
            }
        },
        async write(given, deadline) {
            const body = (0,marker/* stamped */.py)(given, stamp);
            refuseWrong({ body, name });
            try {
                for (let attempt = 1; attempt <= sticky_comment_mostLooks; attempt += 1) {
                    const wasInDoubt = isInDoubt;
                    const written = await writeOnce(body, deadline);
                    if (written === null)
                        continue;
                    await inTime(deadline, removeDuplicates).catch(() => undefined);
                    // What shows progress may have come after the report.
                    if (wasInDoubt && held !== null)
                        await settle(held, body, deadline).catch(() => undefined);
                    return written;
                }
                throw new Error(`GitHub did not keep the comment, after ${sticky_comment_mostLooks} attempts`);
            }
            catch (error) {
                if (error instanceof Newer)
                    return { outcome: 'newer', isSameHead: error.run.headSha === stamp.headSha };
                if (statusOf(error) === 403)
                    return { outcome: 'denied' };
                throw error;
            }
        },
    };
    async function readEarlier() {
        try {
            return await inTime(undefined, async (access) => {
                const { body, isCertain } = await look(access);
                if (body === null && !isCertain)
                    throw new Error('GitHub does not say which comment is ours');
                if (body === null)
                    return null;
                const run = (0,marker/* stampOf */.Zs)(body);
                if (run !== null)
                    before.add((0,marker/* runTag */.eZ)(run));
                return { body: (0,marker/* unstamped */.sP)(body), startedAt: run?.startedAt ?? null };
            });
        }
        catch (error) {
            earlier = null;
            if (isDenied(error))
                return null;
            throw error;
        }
    }
    /** What had no answer may have come through after the report: as its text, or as a comment of its own. */
    async function settle(id, body, deadline) {
        await inTime(deadline, async (access) => {
            const there = await read(access, id);
            refuseNewer(there);
            const kept = (0,marker/* keepingState */.Dt)(body, there);
            if (there !== null && there !== kept)
                await update(access, { id, body: kept });
            const { own, isCertain } = await findOwn(access, { number, name, tag });
            const twins = own.filter((other) => isCertain && other.id !== id && tagOf(other.body) === tag);
            for (const twin of twins)
                await remove(access, twin.id);
        });
    }
}
function tagOf(body) {
    const stamp = (0,marker/* stampOf */.Zs)(body);
    return stamp === null ? null : (0,marker/* runTag */.eZ)(stamp);
}

;// CONCATENATED MODULE: ./lib/github/client.js














const longestWaitSeconds = 120;
const mostRetries = 3;
/** Where there is a deadline, the pause before a fourth attempt is too long. */
const mostHastyRetries = 2;
const tooLate = 'GitHub did not answer in time';
/**
 * Talks to GitHub's API. Network failures and answers of 5xx are tried four times. A rate limit that lasts longer than
 * two minutes is a UserError, not a wait. With a deadline, what does not come before it fails then, and nothing is sent
 * after it; what is tried again is tried three times.
 */
function createGitHub(options) {
    const { clock = lib_clock/* systemClock */.ml } = options;
    const connect = connector({ ...options, clock });
    async function inTime(deadline, act) {
        return (0,lib_clock/* within */.ux)(deadline ?? null, tooLate, connect(deadline ?? null).then(act));
    }
    return {
        readPullRequest: (number) => inTime(undefined, (access) => readPullRequest(access, number)),
        readHead: (number, deadline) => inTime(deadline, (access) => readHead(access, number)),
        readProtected: (branch) => inTime(undefined, (access) => readProtected(access, branch)),
        readBranchFile: (branch, path) => inTime(undefined, (access) => readBranchFile(access, branch, path)),
        comment: (number, { name, headSha }) => stickyComment({ inTime, clock, number, name, stamp: { ...options.run, headSha } }),
        postInlineComments: (number, batch, deadline) => inTime(deadline, (access) => postInlineComments(access, { number, ...batch })),
        readUnresolvedThreads: (number, deadline) => inTime(deadline, (access) => readUnresolvedThreads(access, number)),
        status: (sha, context) => commitStatus({ inTime, clock, sha, context }),
    };
}
/** Makes clients whose writes stand in one queue: one for all requests without a deadline, and one for each deadline. */
function connector(options) {
    const turn = turns(options.secondMs ?? 1_000);
    let patient = null;
    return (deadline) => {
        if (deadline !== null)
            return connectUntil(deadline, options, turn);
        patient ??= connectUntil(null, options, turn);
        return patient;
    };
}
async function connectUntil(deadline, options, turn) {
    const { token, apiUrl, serverUrl, owner, repo, attemptMs = 30_000, secondMs = 1_000, clock } = options;
    // As it is loaded, the package reads the environment and the event's file and makes proxy agents, which nobody uses here.
    const { GitHub: ActionsOctokit } = await __webpack_require__.e(/* import() */ 250).then(__webpack_require__.bind(__webpack_require__, 5250));
    const isShort = (seconds, _, __, retries) => deadline === null
        ? seconds <= longestWaitSeconds && retries < mostRetries
        : seconds * secondMs < deadline.at - clock.now();
    const silent = () => undefined;
    const client = new (ActionsOctokit.plugin(dist_bundle/* retry */.L, plugin_throttling_dist_bundle/* throttling */.A))({
        auth: token,
        baseUrl: (0,without_trailing/* withoutTrailing */.h)(apiUrl, '/'),
        userAgent: 'deep-review',
        log: { debug: silent, info: silent, warn: silent, error: silent },
        request: { fetch: wholeAnswer(attemptMs, deadline) },
        retry: { retries: deadline === null ? mostRetries : mostHastyRetries, retryAfterBaseValue: secondMs },
        throttle: {
            id: apiUrl,
            retryAfterBaseValue: secondMs,
            // The plugin would make reads over GraphQL wait with the writes; writes are paced below.
            write: new light.Group({}),
            notifications: new light.Group({}),
            onRateLimit: isShort,
            onSecondaryRateLimit: isShort,
        },
    });
    client.hook.before('request', (options) => {
        options.headers['x-github-api-version'] = '2022-11-28';
    });
    client.hook.after('request', ({ status, data }) => {
        // A proxy's page would be read as a pull request without a state, or as a list without our comment.
        if (status !== 204 && (typeof data !== 'object' || data === null))
            throw new user_error/* UserError */.yo(`${apiUrl} answers without JSON.`, 'Look at what stands between the runner and GitHub: this is the page of a proxy or of a sign-in.');
    });
    client.hook.error('request', (error) => {
        throw clarify(error);
    });
    client.hook.wrap('request', async (request, options) => {
        const isRead = options.method === 'GET' || options.url.endsWith('/graphql');
        if (!isRead)
            await turn();
        return request(options);
    });
    return { client, serverUrl, owner, repo };
}
/** A fetch that fails when the body breaks off: octokit would take the broken text for the answer. */
function wholeAnswer(attemptMs, deadline) {
    return async (input, init) => {
        const attempt = AbortSignal.timeout(attemptMs);
        const signal = deadline === null ? attempt : AbortSignal.any([attempt, deadline]);
        const response = await fetch(input, { ...init, signal });
        const bytes = await response.arrayBuffer();
        const { status, statusText, headers } = response;
        return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
    };
}

// EXTERNAL MODULE: ./lib/lib/redact.js
var lib_redact = __webpack_require__(7158);
// EXTERNAL MODULE: ./lib/worlds/connections.js
var connections = __webpack_require__(8056);
;// CONCATENATED MODULE: ./lib/worlds/meant-head.js


/**
 * Reads a pull request at the head that the event, an input or a person named. GitHub has that head, and an API that knows
 * of another one or of no such pull request may be behind.
 * @throws {UserError} when it cannot be read, or still has another head after half a minute
 */
function readMeantHead({ number, headSha: meant }, github, patience) {
    const read = async () => {
        const facts = await github.readPullRequest(number);
        if (meant !== null && facts.headSha !== meant)
            throw anotherHead(facts.headSha, meant);
        return facts;
    };
    return (0,lib_clock/* patiently */.d_)(read, { ...patience, isPassing: (error) => meant !== null && error instanceof user_error/* LateError */.vx });
}
function anotherHead(actual, meant) {
    return new user_error/* LateError */.vx(`The head of the pull request is ${actual}, and this run was started for the head ${meant}.`, 'Look at the new head, then start the review for it.');
}

// EXTERNAL MODULE: ./lib/worlds/runner.js
var worlds_runner = __webpack_require__(703);
;// CONCATENATED MODULE: ./lib/worlds/seal.js

/** A mark of a shorter key could be guessed offline, from the comment that everybody can read. */
const leastKey = 32;
/**
 * Signs what rounds remember. The lines of `state-key` are its keys where there are any: the first one signs, and each of
 * them verifies. Else every key of a vendor signs and verifies, so that one of several can be replaced. A key that is sent
 * to an address of one's own, or to a compatible server, may be any text, and signs nothing.
 * @param repository GitHub's number of the repository: a memory holds in no other
 * @returns null where there is no such key
 */
function sealOf({ stateKeys, access, vendors, repository, }) {
    const ofVendors = vendors.flatMap(({ name, address }) => {
        const { apiKey = '', baseUrl = '' } = access.get(name) ?? {};
        return 'own' in address && baseUrl === address.own && apiKey.length >= leastKey ? [apiKey] : [];
    });
    const keys = (stateKeys.length > 0 ? stateKeys : ofVendors).map((key) => Buffer.from((0,external_node_crypto_.hkdfSync)('sha256', key, 'deep-review', `state:v1:${repository}`, 32)));
    const signing = stateKeys.length > 0 ? keys.slice(0, 1) : keys;
    if (signing.length === 0)
        return null;
    const mark = (key, text) => (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
    return {
        repository,
        sign: (text) => signing.map((key) => mark(key, text).toString('base64url')),
        verifies(text, marks) {
            const given = marks.map((each) => Buffer.from(each, 'base64url'));
            return keys.some((key) => {
                const own = mark(key, text);
                return given.some((each) => each.length === own.length && (0,external_node_crypto_.timingSafeEqual)(each, own));
            });
        },
    };
}

// EXTERNAL MODULE: ./lib/worlds/trigger.js
var trigger = __webpack_require__(737);
;// CONCATENATED MODULE: ./lib/worlds/action.js




















const ordinary = { secondMs: 1_000 };
const variables = schemas/* object */.Ikc({
    GITHUB_REPOSITORY: schemas/* string */.YjP().regex(/^[^/\s]+\/[^/\s]+$/),
    GITHUB_REPOSITORY_ID: schemas/* string */.YjP().optional(),
    GITHUB_API_URL: schemas/* url */.OZ5(),
    GITHUB_SERVER_URL: schemas/* url */.OZ5(),
    GITHUB_RUN_ID: schemas/* string */.YjP().optional(),
    GITHUB_RUN_ATTEMPT: schemas/* string */.YjP().optional(),
    RUNNER_TEMP: schemas/* string */.YjP().optional(),
    RUNNER_DEBUG: schemas/* string */.YjP().optional(),
});
/**
 * The world of a step: its environment, read once, made into ports. Keys and token end here.
 * @throws {UserError} when a key or the environment does not hold
 */
function openActionWorld({ environment, event, runner, cancel, patience = ordinary, clock = lib_clock/* systemClock */.ml, }) {
    const read = (name) => environment[`INPUT_${name.toUpperCase()}`] ?? '';
    const access = (0,config_access/* readAccess */.zS)(read, providers/* vendors */.o);
    const token = (0,config_access/* readToken */.AI)(read);
    const stateKeys = (0,config_access/* readStateKeys */.QU)(read);
    const secrets = secretsIn(access, [token, ...stateKeys]);
    for (const secret of secrets)
        runner.secret(secret);
    for (const warning of (0,config_access/* unmasked */.Xm)(access))
        runner.warning(warning);
    const redact = (0,lib_redact/* createRedactor */.lY)(secrets);
    const step = readVariables(environment);
    const [owner = '', repo = ''] = step.GITHUB_REPOSITORY.split('/');
    const serverUrl = (0,without_trailing/* withoutTrailing */.h)(step.GITHUB_SERVER_URL, '/');
    const pages = `${serverUrl}/${owner}/${repo}`;
    const temporary = step.RUNNER_TEMP || (0,external_node_os_.tmpdir)();
    const github = createGitHub({
        token,
        apiUrl: step.GITHUB_API_URL,
        serverUrl,
        owner,
        repo,
        run: { startedAt: clock.now(), run: runName(step) },
        secondMs: patience.secondMs,
        clock,
    });
    return {
        trigger: async () => (0,trigger/* readTrigger */.v)(await event()),
        inputs: (0,connections/* openInputs */.A)(read, access),
        source: {
            readChange: (target) => readMeantHead(pullRequestOf(target), github, { clock, signal: cancel }),
            readHead: (change, deadline) => github.readHead(pullRequestOf(change).number, deadline),
            readProtected: ({ baseRef }) => github.readProtected(baseRef),
            readBaseFile: ({ baseRef }, path) => github.readBranchFile(baseRef, path),
            readThreads: (change, deadline) => github.readUnresolvedThreads(pullRequestOf(change).number, deadline),
        },
        openRepo: (change) => openRepo({
            ...pullRequestOf(change),
            directory: folderIn(temporary),
            remoteUrl: pages,
            token,
            path: environment['PATH'] ?? '',
            transport: transportOf(environment),
            timeoutMs: 600_000,
            clock,
            signal: cancel,
        }),
        destinations: ({ change, name, context }) => {
            const { number, headSha } = pullRequestOf(change);
            return {
                comment: github.comment(number, { name, headSha }),
                inlineComments: (batch, deadline) => github.postInlineComments(number, batch, deadline),
                status: github.status(headSha, context),
            };
        },
        connect: (0,connections/* connections */.o)(access),
        seal: sealOf({
            ...{ stateKeys, access, vendors: providers/* vendors */.o },
            repository: step.GITHUB_REPOSITORY_ID || step.GITHUB_REPOSITORY.toLowerCase(),
        }),
        run: runName(step),
        runner,
        events: (0,events_event/* createEvents */.q)(),
        log: (0,worlds_runner/* createLog */.h)(runner, redact),
        clock,
        seed: (0,external_node_crypto_.randomBytes)(16).toString('hex'),
        redact,
        cancel,
        isDebug: step.RUNNER_DEBUG === '1',
        actionUrl: actionUrl(environment),
        runUrl: step.GITHUB_RUN_ID === undefined ? null : `${pages}/actions/runs/${step.GITHUB_RUN_ID}`,
        reportDirectory: (0,external_node_path_.join)(temporary, 'deep-review'),
    };
}
/** Where the files of this action are shown. Unknown for one that is used from a folder of the workspace. */
function actionUrl(environment) {
    const { GITHUB_SERVER_URL: server = '', GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '', } = environment;
    const isKnown = /^https?:/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]+$/.test(ref);
    return isKnown ? `${(0,without_trailing/* withoutTrailing */.h)(server, '/')}/${repository}/blob/${ref}` : null;
}
function readVariables(environment) {
    const parsed = variables.safeParse(environment);
    if (parsed.success)
        return parsed.data;
    throw new user_error/* UserError */.yo(`The environment of the step is not that of GitHub Actions: ${errors/* prettifyError */.S1(parsed.error)}`, 'Run this as a step of a workflow.');
}
/** As GitHub counts runs and attempts; other systems that run actions may count otherwise. */
function runName({ GITHUB_RUN_ID: run = '', GITHUB_RUN_ATTEMPT: attempt = '' }) {
    const number = (text, otherwise) => (/^\d+$/.test(text) ? text : otherwise);
    return `${number(run, '0')}-${number(attempt, '1')}`;
}
/** This world knows pull requests only: another kind of change here is a bug. */
function pullRequestOf(one) {
    if (!isPullRequest(one))
        throw new Error(`a ${one.kind} in a workflow`);
    return one;
}
function isPullRequest(one) {
    return one.kind === 'pull-request';
}
/**
 * What the runner is to mask in all that it prints. What comes from a secret of the workflow it masks by itself, however
 * short it is; what does not, whoever reads the workflow can read.
 */
function secretsIn(access, [token = '', ...others]) {
    const connections = [...access.values()];
    const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
    const all = [...connections.flatMap(provider/* secretsOf */.Fj), token, basic, ...others];
    return [...new Set(all.filter(({ length }) => length >= lib_redact/* shortestSecret */.bs))];
}
/** A private folder. Runners of one's own may name a folder for what is temporary that is not there. */
function folderIn(temporary) {
    try {
        (0,external_node_fs_.mkdirSync)(temporary, { recursive: true });
        return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(temporary, 'deep-review-objects-'));
    }
    catch (error) {
        throw new user_error/* UserError */.yo(`No folder could be made in ${temporary}: ${(0,user_error/* messageOf */.bD)(error)}`, 'Let `RUNNER_TEMP` name a folder that the job may write to.');
    }
}
const transportVariables = ['http_proxy', 'https_proxy', 'no_proxy', 'ssl_cert_file', 'ssl_cert_dir', 'git_ssl_cainfo'];
/** What the fetch needs of the runner to reach the server: proxies and certificates. */
function transportOf(environment) {
    const entries = Object.entries(environment).filter(([name]) => transportVariables.includes(name.toLowerCase()));
    return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

;// CONCATENATED MODULE: ./lib/start.js









/** The same, of the runner of GitHub Actions. Variables that a vendor's SDK would obey unasked are taken out of the environment. */
function startAction(environment, cancel) {
    // Undefined before Node 24.14. The vendors' SDKs and octokit use the global fetch, which ignores the variables by itself.
    (0,external_node_http_.setGlobalProxyFromEnv)?.();
    for (const name of providers/* vendors */.o.flatMap(({ sdkVariables }) => sdkVariables))
        delete environment[name];
    return start({ environment, event: readEvent, runner: worlds_runner/* actionsRunner */.A, cancel });
}
/** Starts the review. Whatever it throws ends as the fourth outcome, `error`: printed for people, told to the status, never green. */
function start(step) {
    const { runner } = step;
    let world = null;
    let hasReport = false;
    let concluded = null;
    const redact = (text) => (0,log/* logSafe */.s)(world?.redact(text) ?? text);
    /** In the log, with what to do. */
    function tell(error, title) {
        const what = redact((0,user_error/* messageOf */.bD)(error));
        const remedy = error instanceof user_error/* UserError */.yo ? redact(error.remedy) : 'This is a bug of the action: please report it.';
        if (!(error instanceof user_error/* UserError */.yo) && error instanceof Error)
            runner.line(redact(error.stack ?? ''));
        runner.error(`${what} ${remedy}`, title);
        return { what, remedy };
    }
    function output(name, value) {
        try {
            runner.output(name, value);
        }
        catch (error) {
            runner.line(redact(`The output ${name} could not be set: ${(0,user_error/* messageOf */.bD)(error)}`));
        }
    }
    /** The end of a run that did not conclude. A report that stands in the summary stays there. */
    async function end(error) {
        if (concluded !== null) {
            tell(error, 'Something failed after the report was published');
            return concluded;
        }
        const { what, remedy } = tell(error, 'Deep Review could not review');
        output('outcome', 'error');
        output('verdict', 'No verdict');
        world?.events.tell({ kind: 'abandoned', what, remedy, isCancelled: step.cancel.aborted });
        const page = hasReport ? null : renderErrorPage({ what, remedy, actionUrl: actionUrl(step.environment) });
        await Promise.allSettled([page === null ? null : runner.summary(page), world?.events.settled()]);
        return 1;
    }
    async function review() {
        try {
            world = openActionWorld(step);
            world.events.listen((event) => {
                hasReport ||= event.kind === 'reported';
                if (event.kind === 'concluded')
                    concluded = event.exitCode;
            });
            step.cancel.throwIfAborted();
            return (await (0,run/* run */.e)(world)).exitCode;
        }
        catch (error) {
            return end(error);
        }
    }
    async function abandon(error) {
        if (!hasReport)
            return end(error);
        tell(error, 'Something failed after the report was written');
        return exitCode;
    }
    const exitCode = review();
    return { exitCode, abandon };
}


/***/ })

};
