export const id = 67;
export const ids = [67];
export const modules = {

/***/ 27067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startAction: () => (/* binding */ startAction)
});

// UNUSED EXPORTS: start

// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
;// CONCATENATED MODULE: ./lib/github/event.js

/**
 * The event of this step, from the context that GitHub's toolkit makes of the process's environment as it is loaded.
 * @throws {UserError} when the event's file holds no JSON
 */
async function readEvent() {
    try {
        const { context } = await __webpack_require__.e(/* import() */ 250).then(__webpack_require__.bind(__webpack_require__, 75250));
        return { name: context.eventName, payload: context.payload };
    }
    catch (error) {
        throw new user_error/* UserError */.yo(`The event of the workflow could not be read: ${(0,user_error/* messageOf */.bD)(error)}`, "Run the job again; on a runner that is not GitHub's, let `GITHUB_EVENT_PATH` name a file with the payload as JSON.");
    }
}

// EXTERNAL MODULE: ./lib/lib/log.js
var log = __webpack_require__(40045);
// EXTERNAL MODULE: ./lib/providers/index.js + 17 modules
var providers = __webpack_require__(25245);
// EXTERNAL MODULE: ./lib/render/data/program.js
var program = __webpack_require__(82393);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(39889);
// EXTERNAL MODULE: ./lib/render/links.js
var links = __webpack_require__(68193);
// EXTERNAL MODULE: ./lib/render/nodes.js
var nodes = __webpack_require__(30533);
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

// EXTERNAL MODULE: ./lib/run.js + 2 modules
var run = __webpack_require__(56522);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(46843);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./lib/agent/once.js
var once = __webpack_require__(7236);
// EXTERNAL MODULE: ./lib/agent/provider.js
var provider = __webpack_require__(62628);
// EXTERNAL MODULE: ./lib/config/access.js + 1 modules
var config_access = __webpack_require__(87591);
// EXTERNAL MODULE: ./lib/events/event.js
var events_event = __webpack_require__(10209);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/git/ancestry.js
var ancestry = __webpack_require__(27367);
// EXTERNAL MODULE: ./lib/git/objects.js + 2 modules
var objects = __webpack_require__(70771);
// EXTERNAL MODULE: ./lib/git/arrival/fetch-once.js
var fetch_once = __webpack_require__(60182);
// EXTERNAL MODULE: ./lib/git/patches/raw-entries.js
var raw_entries = __webpack_require__(38350);
// EXTERNAL MODULE: ./lib/git/reading/missing-objects.js
var missing_objects = __webpack_require__(26970);
// EXTERNAL MODULE: ./lib/git/tree.js + 1 modules
var tree = __webpack_require__(52414);
// EXTERNAL MODULE: ./lib/git/arrival/promised.js
var promised = __webpack_require__(90623);
;// CONCATENATED MODULE: ./lib/git/arrival/in-parts.js








/*
 * A fetch in three parts: commits and trees, what a review begins with, and all else when somebody needs it. Each is tried
 * once, and whatever goes wrong with it is for an ordinary fetch to mend or to explain.
 */
/**
 * Fetches commits and trees, checked as ever but for what blobs say that are not here.
 * @returns false where they are not to be had so
 */
async function fetchTrees(store, remote, wanted) {
    const file = (0,external_node_path_.join)(store.gitDirectory, 'config');
    const before = await (0,promises_.readFile)(file);
    try {
        return await (0,fetch_once/* isFetched */.cg)(store, remote, { ...wanted, holding: 'trees', isChecked: true });
    }
    finally {
        // Git notes that it may fetch by itself what is missing: from any command, one blob at a time.
        await (0,promises_.writeFile)(file, before);
    }
}
/**
 * Brings to commits and trees the blobs that a review of them begins with, and promises the others.
 * @param whole fetches everything anew; its errors say what is wrong with server or objects
 */
async function fetchBlobs(store, remote, span, whole) {
    const bringFirst = async () => (await areFetched(store, remote, await readFirst(store, span))) && (await isSound(store));
    if (!(await (0,fetch_once/* unlessGitFails */.Kz)(bringFirst)))
        return whole(remote);
    (0,promised/* promiseBlobs */.C9)(store, async (stop) => {
        const background = { ...remote, signal: AbortSignal.any([remote.signal, stop]) };
        const bringRest = async () => areFetched(store, background, await (0,missing_objects/* missingObjects */.x)(store, ['--all']));
        if (!(await (0,fetch_once/* unlessGitFails */.Kz)(bringRest)))
            await whole(background);
    });
}
/** What is read of the merge base whatever has changed: git's own files, and what asks something of reviewers. */
const alwaysRead = /(?:^|\/)(?:\.git(?:attributes|modules)|(?:agents|claude|gemini|copilot-instructions)\.md)$/i;
/** Blobs that the commits of a change bring, what stood in their places, and what is read beside them, as far as it is not here. */
async function readFirst(store, { mergeBase, headSha }) {
    const { entries } = await (0,tree/* comparedTrees */.h)(store, mergeBase, headSha);
    const named = (await (0,tree/* listTree */.n)(store, mergeBase)).filter(({ path }) => alwaysRead.test(path));
    const files = named.flatMap(({ mode, oid }) => (mode === raw_entries/* submodule */.bz ? [] : [oid]));
    const wanted = [...new Set([...(0,raw_entries/* blobsOf */.OR)(entries), ...files])];
    const here = await Promise.all(wanted.map((oid) => (0,objects/* readerOf */.TC)(store).look(oid)));
    const brought = await (0,missing_objects/* missingObjects */.x)(store, [headSha, `^${mergeBase}`]);
    return [...new Set([...wanted.filter((_, at) => here[at] === null), ...brought])];
}
async function areFetched(store, remote, oids) {
    if (oids.length === 0)
        return true;
    // By what it has of commits, git would tell the server that it has their blobs as well.
    return (0,fetch_once/* isFetched */.cg)(store, remote, { oids, depth: null, holding: 'everything', isChecked: true, isAnew: true });
}
/**
 * Checks once more what came without blobs, since git passes over `.gitmodules` and its like where they are yet to come. What is
 * still missing of them, under a name that only git takes for theirs, is named and no success.
 */
async function isSound(store) {
    const folder = (0,external_node_path_.join)(store.gitDirectory, 'objects', 'pack');
    const packs = (await (0,promises_.readdir)(folder)).flatMap((name) => /^(pack-.*)\.promisor$/.exec(name)?.[1] ?? []);
    for (const pack of packs) {
        const args = ['index-pack', '--verify', '--fsck-objects', (0,external_node_path_.join)(folder, `${pack}.pack`)];
        const { stdout, exitCode } = await (0,objects/* gitIn */.uM)(store, args, { expected: [0, 1, 128], needsBlobs: false });
        if (exitCode !== 0 || stdout.length > 0)
            return false;
    }
    return packs.length > 0;
}

;// CONCATENATED MODULE: ./lib/git/arrival/early-fetch.js





/** Begins to fetch a head, once and without patience: an event can speak of what is not there yet, or no longer. */
function fetchEarly(ahead) {
    const { directory, path, headSha, commitCount } = ahead;
    const stop = new AbortController();
    const signal = AbortSignal.any([ahead.signal, stop.signal]);
    const begin = async () => {
        await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
        const store = await (0,ancestry/* initRepository */.zY)(directory, 'objects', { path, signal });
        const wanted = { refspecs: [`+${headSha}:refs/deep-review/head`], depth: commitCount + 1 };
        const remote = { ...ahead, signal };
        const isThere = ahead.isLarge
            ? await fetchTrees(store, remote, wanted)
            : await (0,fetch_once/* isFetched */.cg)(store, remote, { ...wanted, holding: 'everything', isChecked: true });
        return isThere ? store : null;
    };
    const coming = begin().catch(() => null);
    let isTaken = false;
    const end = async () => {
        if (isTaken)
            return;
        stop.abort(new Error('what was begun is not needed'));
        const store = await coming;
        if (store !== null)
            (0,objects/* readerOf */.TC)(store).close();
        // What the disk does not give up is temporary, and says nothing of the review.
        await (0,promises_.rm)(directory, { recursive: true, force: true }).catch(() => undefined);
    };
    return {
        end,
        async take(wanted) {
            const store = wanted.headSha === headSha && wanted.commitCount <= commitCount ? await coming : null;
            if (isTaken || store === null) {
                await end();
                return null;
            }
            isTaken = true;
            return { store, directory, isInParts: ahead.isLarge };
        },
    };
}

;// CONCATENATED MODULE: ./lib/git/arrival/bring-beside.js



/**
 * Brings to a store what is fetched into a repository of its own, where nothing is known. From a store that has commits without
 * their blobs a fetch takes what it cannot give: what a server is told of the commits at which a history was cut, it takes for all
 * that they hold, as soon as more history is asked for. Whoever reads meanwhile sees commits as before, or all that came.
 * @param directory private, on the same disk
 * @param fetch has to bring all commits of the store, and makes packs of what it brings
 */
async function bringBeside(store, directory, fetch) {
    const { path, signal } = store;
    const fresh = await (0,ancestry/* initRepository */.zY)(directory, 'whole', { path, signal });
    try {
        await fetch(fresh);
        const move = (name) => (0,promises_.rename)((0,external_node_path_.join)(fresh.gitDirectory, name), (0,external_node_path_.join)(store.gitDirectory, name));
        const packs = await (0,promises_.readdir)((0,external_node_path_.join)(fresh.gitDirectory, 'objects', 'pack'));
        const isIndex = (name) => name.endsWith('.idx');
        // By its index git knows a pack.
        for (const name of [...packs.filter((each) => !isIndex(each)), ...packs.filter(isIndex)])
            await move((0,external_node_path_.join)('objects', 'pack', name));
        if ((await (0,promises_.readdir)(fresh.gitDirectory)).includes('shallow'))
            await move('shallow');
        else
            await (0,promises_.rm)((0,external_node_path_.join)(store.gitDirectory, 'shallow'), { force: true });
    }
    finally {
        await (0,promises_.rm)(fresh.gitDirectory, { recursive: true, force: true });
    }
}

// EXTERNAL MODULE: ./lib/git/bring.js
var git_bring = __webpack_require__(63632);
// EXTERNAL MODULE: ./lib/git/history.js
var git_history = __webpack_require__(30012);
// EXTERNAL MODULE: ./lib/git/kept/keep-objects.js
var keep_objects = __webpack_require__(4597);
// EXTERNAL MODULE: ./lib/git/local/require-git.js
var require_git = __webpack_require__(82594);
// EXTERNAL MODULE: ./lib/git/repo.js + 9 modules
var repo = __webpack_require__(57465);
// EXTERNAL MODULE: ./lib/git/transfer.js
var transfer = __webpack_require__(12921);
;// CONCATENATED MODULE: ./lib/git/fetch.js












/**
 * Fetches the objects of one pull request into a bare repository of our own whose HEAD is unborn. All come from the base
 * repository, so a fork and a deleted fork are read alike, and nothing is checked out.
 * @param early where the head may be already
 * @throws {UserError} without a usable git, when the token may not read, or when the commits are not there
 */
async function openRepo(options, early = null) {
    const { path, signal, headSha, commitCount } = options;
    const begun = (await early?.take(options)) ?? null;
    const { directory } = begun ?? options;
    if (begun !== null)
        await (0,promises_.rm)(options.directory, { recursive: true, force: true });
    try {
        await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
        const store = begun?.store ?? (await (0,ancestry/* initRepository */.zY)(directory, 'objects', { path, signal }));
        const asked = options.mergeBase === null ? await (0,ancestry/* askAncestry */.d1)(store, { ...options, directory }) : null;
        const mergeBase = asked?.mergeBase ?? options.mergeBase ?? '';
        let isInParts = begun?.isInParts ?? false;
        const bringWhole = async (remote) => {
            const [bases, depth] = [[mergeBase], commitCount + 1];
            const fetch = (into) => (0,transfer/* transfer */.k0)(into, remote, { head: headSha, bases, depth, holding: 'everything' });
            await (isInParts ? bringBeside(store, directory, fetch) : fetch(store));
            isInParts = false;
        };
        const bring = async () => {
            const refspecs = [`+${headSha}:refs/deep-review/head`, `+${mergeBase}:refs/deep-review/base0`];
            const isBrought = options.isLarge && (await fetchTrees(store, options, { refspecs, depth: commitCount + 1 }));
            if (isBrought)
                isInParts = true;
            else
                await bringWhole(options);
        };
        const list = () => (0,git_history/* listCommits */.VE)(store, { from: mergeBase, to: headSha, path: null });
        const isWhole = begun !== null && (await (0,objects/* readerOf */.TC)(store).look(mergeBase))?.kind === 'commit';
        if (!isWhole)
            await bring();
        let listed = await list();
        if (isWhole && listed.length > commitCount) {
            // The base was merged into the branch: what is its own shows when the merge base has its history as well.
            await bring();
            listed = await list();
        }
        if (isInParts)
            await fetchBlobs(store, options, { mergeBase, headSha }, bringWhole);
        const { own, fromBase, isCrossed } = asked ?? (await splitCommits(store, listed, { ...options, directory, mergeBase }));
        return {
            repo: (0,repo/* createRepo */.T)(store, { mergeBase, headSha, own, fromBase, listed }),
            mergeBase,
            isCrossed,
            bring: (commits) => (0,git_bring/* bringCommits */.T)(store, options, commits),
            async keep(folder, isSecret) {
                const everything = await (0,keep_objects/* everythingIn */.lR)(store);
                await (0,keep_objects/* packInto */._V)(folder, store, everything, isSecret);
                const { shallow } = everything;
                return { mergeBase, headSha, isCrossed, own: [...own], fromBase: [...fromBase], shallow };
            },
            async [Symbol.asyncDispose]() {
                await (0,promised/* endArrival */.VH)(store);
                (0,objects/* readerOf */.TC)(store).close();
                await (0,promises_.rm)(directory, { recursive: true, force: true });
            },
        };
    }
    catch (error) {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
        // What an old git does not know it complains about in words that help nobody.
        await (0,require_git/* requireGit */.o)(options);
        throw error;
    }
}
/**
 * Where the base was merged into the branch, an old commit of the base can be within the depth as seen from the head
 * and beyond it as seen from the merge base; it then looks like the pull request's own. So does, with several merge
 * bases, what came from the base beside the one that is meant. GitHub's count gives both away.
 */
async function splitCommits(store, listed, options) {
    const seen = new Set(listed.map(({ sha }) => sha));
    if (seen.size <= options.commitCount)
        return { own: seen, fromBase: new Set(), isCrossed: false };
    return (0,ancestry/* askAncestry */.d1)(store, options);
}

// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(49735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(86856);
// EXTERNAL MODULE: ./lib/lib/clock.js
var lib_clock = __webpack_require__(75953);
// EXTERNAL MODULE: ./lib/lib/without-trailing.js
var without_trailing = __webpack_require__(50764);
;// CONCATENATED MODULE: ./lib/github/after-failure.js
/**
 * The same plugin of octokit, which is asked only when a request has failed or its answer tells of errors: it meets what came as if it had sent the request
 * itself. What goes well takes none of its time, which is five milliseconds for each queue of `bottleneck` (decision 219).
 */
function afterFailure(plugin) {
    return (octokit, options) => {
        const wrap = (name, act) => octokit.hook.wrap(name, onlyAfterFailure(act));
        return plugin(Object.create(octokit, { hook: { value: { ...octokit.hook, wrap } } }), options);
    };
}
function onlyAfterFailure(act) {
    return async (send, options) => {
        const first = Promise.resolve(send(options));
        const isFine = await first.then((answer) => !hasErrors(answer), () => false);
        if (isFine)
            return first;
        let met = first;
        const sendAgain = (given) => {
            const answer = met ?? send(given);
            met = null;
            return answer;
        };
        return act(Object.assign(sendAgain, send), options);
    };
}
/** An answer over GraphQL has them, with status 200. */
function hasErrors(answer) {
    if (typeof answer !== 'object' || answer === null || !('data' in answer))
        return false;
    const { data } = answer;
    return typeof data === 'object' && data !== null && 'errors' in data;
}

// EXTERNAL MODULE: ./lib/github/failure.js
var failure = __webpack_require__(40317);
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
        if ((0,failure/* statusOf */.c2)(error) === 404)
            return null;
        if ((0,failure/* statusOf */.c2)(error) !== 403)
            throw (0,failure/* asOutage */.se)(error);
        throw new user_error/* UserError */.yo('The token may not read the contents of the repository.', 'Give the job `permissions: contents: read`.');
    }
    throw new user_error/* UserError */.yo(`\`${path}\` of \`${branch}\` is no file of at most 1 MB.`, 'Name a file in the input `config`.');
}

;// CONCATENATED MODULE: ./lib/github/commits/merge-group.js


const commitsOfPage = 100;
const mostCommits = 1_000;
/** @throws {UserError} when GitHub does not show all of it */
async function readGroup(access, { baseRef, headSha }) {
    try {
        const commits = await readCommits(access, `${baseRef}...${headSha}`);
        const { client, owner, repo } = access;
        const ref = `heads/gh-readonly-queue/${baseRef}/`;
        const { data } = await client.rest.git.listMatchingRefs({ owner, repo, ref });
        return { commits, branches: data.map(({ ref: name, object }) => ({ ref: name, sha: object.sha })) };
    }
    catch (error) {
        if ((0,failure/* statusOf */.c2)(error) === 403 || (0,failure/* statusOf */.c2)(error) === 404)
            throw new user_error/* UserError */.yo('GitHub does not show what the merge group holds.', 'Give the job `permissions: contents: read`; where it has that, the group is gone, and GitHub makes another one.');
        throw (0,failure/* asOutage */.se)(error);
    }
}
async function readCommits({ client, owner, repo }, basehead) {
    const commits = [];
    for (let page = 1;; page += 1) {
        const { data } = await client.rest.repos.compareCommitsWithBasehead({
            ...{ owner, repo, basehead, page },
            per_page: commitsOfPage,
        });
        if (data.total_commits > mostCommits)
            throw new user_error/* UserError */.yo(`The merge group holds ${data.total_commits} commits, and at most ${mostCommits} are looked through.`, 'Let the queue merge fewer pull requests at once, or merge this one by hand.');
        commits.push(...data.commits.map(({ sha, parents }) => ({ sha, parents: parents.map((parent) => parent.sha) })));
        if (commits.length >= data.total_commits)
            return commits;
        if (data.commits.length === 0)
            throw new Error('GitHub does not list all commits of the merge group');
    }
}

;// CONCATENATED MODULE: ./lib/github/commits/open-pulls.js

const pullsOfPage = 100;
/** A repository with more open pull requests than that gets an error, and never a list that lacks some. */
const mostPages = 100;
const query = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(states: OPEN, first: ${pullsOfPage}, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { number baseRefName headRefOid }
    }
  }
}`;
const answer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        pullRequests: schemas/* object */.Ikc({
            pageInfo: schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY(), endCursor: schemas/* string */.YjP().nullable() }),
            // One that is not shown could be the one that is looked for.
            nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ number: schemas/* number */.aig(), baseRefName: schemas/* string */.YjP(), headRefOid: schemas/* string */.YjP() })),
        }),
    }),
});
/**
 * Every open pull request of the repository with this head, its forks' ones too. All are looked through: GitHub's own list
 * for a commit leaves out those of forks, and all but the merged one for a commit of the default branch.
 * @throws when GitHub does not show all of them
 */
async function readPullsWithHead({ client, owner, repo }, headSha) {
    const found = [];
    let after = null;
    for (let page = 1; page <= mostPages; page += 1) {
        const { pageInfo, nodes } = answer.parse(await client.graphql(query, { owner, repo, after })).repository
            .pullRequests;
        for (const { number, baseRefName: baseRef, headRefOid } of nodes)
            if (headRefOid === headSha)
                found.push({ number, baseRef });
        if (!pageInfo.hasNextPage)
            return found;
        after = pageInfo.endCursor;
    }
    throw new Error(`the repository has more than ${mostPages * pullsOfPage} open pull requests`);
}

;// CONCATENATED MODULE: ./lib/github/commits/range.js


/**
 * Reads the commits of both ends and where their histories meet.
 * @returns null where one of them is not on the server, or they have nothing in common
 * @throws {UserError} when it may not be read, and on an outage
 */
async function readRange(access, { base, head, baseRef, headRef }) {
    const { serverUrl, owner, repo } = access;
    const there = await compare(access, `${base}...${head}`);
    // A comparison names its base, and of its head only that it is so many commits ahead.
    const back = there === null ? null : await compare(access, `${head}...${base}`);
    if (there === null || back === null)
        return null;
    return {
        ...{ kind: 'range', serverUrl, owner, repo, baseRef, headRef },
        ...{ baseSha: there.base_commit.sha, headSha: back.base_commit.sha, mergeBase: there.merge_base_commit.sha },
        commitCount: there.ahead_by,
    };
}
async function compare({ client, owner, repo }, basehead) {
    try {
        return (await client.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 })).data;
    }
    catch (error) {
        const status = (0,failure/* statusOf */.c2)(error);
        if (status === 404 || status === 422)
            return null;
        if (status !== 403)
            throw (0,failure/* asOutage */.se)(error);
        throw new user_error/* UserError */.yo('The token may not read the contents of the repository.', 'Give the job `permissions: contents: read`.');
    }
}

;// CONCATENATED MODULE: ./lib/github/conversation.js


/** Of one pull request. `inTime` acts with a client that keeps the deadline. */
function conversation(number, inTime) {
    return {
        comments: () => inTime(undefined, (access) => readComments(access, number)),
        rightsOf: (login) => inTime(undefined, (access) => readRights(access, login)),
        react: (to, reaction, deadline) => inTime(deadline, (access) => react(access, to, reaction)),
        reply: (body, deadline) => inTime(deadline, (access) => reply(access, number, body)),
    };
}
async function readComments({ client, owner, repo }, number) {
    try {
        const query = { owner, repo, issue_number: number, per_page: 100 };
        const all = await client.paginate(client.rest.issues.listComments, query);
        return all
            .map(({ id, user, body, created_at: at, updated_at: changedAt, performed_via_github_app: program }) => {
            const isPerson = user?.type === 'User' && !program;
            const author = user && { id: user.id, login: user.login, isPerson };
            return { id, author, body: body ?? '', at, isEdited: changedAt !== at };
        })
            .toSorted((one, other) => one.id - other.id);
    }
    catch (error) {
        if ((0,failure/* statusOf */.c2)(error) === 403 || (0,failure/* statusOf */.c2)(error) === 404)
            throw new user_error/* UserError */.yo('The token may not read the comments of the pull request.', 'Give the job `permissions: pull-requests: write`.');
        throw (0,failure/* asOutage */.se)(error);
    }
}
async function readRights({ client, owner, repo }, username) {
    try {
        const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
        const { permission, user } = data;
        const rights = user?.permissions ?? null;
        const { push = false, maintain = false, admin = false } = rights ?? {};
        return { permission, account: user && { id: user.id, rights: rights && { push, maintain, admin } } };
    }
    catch (error) {
        const status = (0,failure/* statusOf */.c2)(error);
        if (status !== null && status < 500)
            return null;
        throw (0,failure/* asOutage */.se)(error);
    }
}
async function react({ client, owner, repo }, comment_id, content) {
    try {
        await client.rest.reactions.createForIssueComment({ owner, repo, comment_id, content });
        return 'set';
    }
    catch (error) {
        if ((0,failure/* statusOf */.c2)(error) === 403)
            return 'denied';
        if ((0,failure/* statusOf */.c2)(error) === 404)
            return 'gone';
        throw error;
    }
}
async function reply({ client, owner, repo }, issue_number, body) {
    try {
        await client.rest.issues.createComment({ owner, repo, issue_number, body, request: { retries: 0 } });
        return 'sent';
    }
    catch (error) {
        if ((0,failure/* statusOf */.c2)(error) === 403)
            return 'denied';
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/lib/marker.js
var marker = __webpack_require__(21989);
;// CONCATENATED MODULE: ./lib/github/lines/threads.js



const threadsOfPage = 100;
/** A pull request with more discussions than ten pages hold is shown with those of the first ten. */
const mostShown = 10 * threadsOfPage;
/** Read ahead while the report is written: at its end there is time for few pages. */
const mostPagesAhead = 20;
/** Beyond so many nobody looks for what is ours. */
const threads_mostPages = 50;
const mostDiscussions = threads_mostPages * threadsOfPage;
const longestBody = 2_000;
const threads_query = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: ${threadsOfPage}, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id isResolved isOutdated path line
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
    id: schemas/* string */.YjP(),
    isResolved: schemas/* boolean */.zMY(),
    isOutdated: schemas/* boolean */.zMY(),
    path: schemas/* string */.YjP(),
    line: schemas/* number */.aig().nullable(),
    comments: schemas/* object */.Ikc({ totalCount: schemas/* number */.aig(), nodes: schemas/* array */.YOg(comment.nullable()).nullable() }),
});
const threads_answer = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        pullRequest: schemas/* object */.Ikc({
            reviewThreads: schemas/* object */.Ikc({
                pageInfo: schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY(), endCursor: schemas/* string */.YjP().nullable() }),
                nodes: schemas/* array */.YOg(thread.nullable()).nullable(),
            }),
        }),
    }),
});
function noDiscussions() {
    return { after: null, pages: 0, isWhole: false, own: new Map(), unresolved: [] };
}
async function readOn({ client, owner, repo }, number, known, most) {
    known.isWhole = false;
    while (known.pages < most) {
        const { reviewThreads } = threads_answer.parse(await client.graphql(threads_query, { owner, repo, number, after: known.after })).repository.pullRequest;
        for (const node of reviewThreads.nodes ?? [])
            if (node !== null)
                note(node, known);
        const { hasNextPage, endCursor } = reviewThreads.pageInfo;
        known.after = endCursor ?? known.after;
        known.isWhole = !hasNextPage;
        if (known.isWhole)
            return;
        known.pages += 1;
    }
}
function note(node, { own, unresolved }) {
    const [first] = node.comments.nodes ?? [];
    // Anybody can write our tag: it counts only in what this token wrote.
    const fingerprint = first?.viewerDidAuthor ? (0,marker/* fingerprintOf */.ax)(first.body) : null;
    if (fingerprint !== null)
        own.set(fingerprint, { id: node.id, became: (0,marker/* becameOf */.n)(first?.body ?? '') });
    else if (!node.isResolved && unresolved.length < mostShown)
        unresolved.push(shown(node));
}
/**
 * What people and other bots have said on lines and nobody has resolved. Ours are left out: begun with this token and
 * with our tag, for other workflows write under the same name.
 */
async function readUnresolvedThreads(access, number, known = noDiscussions()) {
    try {
        await readOn(access, number, known, mostPagesAhead);
        return [...known.unresolved];
    }
    catch (error) {
        if ((0,failure/* isDenied */.GZ)(error))
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
/**
 * The discussions about findings that this token has begun, by fingerprint, resolved, outdated or answered as they may be.
 * Null: there are too many discussions to know all of them.
 */
async function readOwnThreads(access, number, known) {
    await readOn(access, number, known, threads_mostPages);
    return known.isWhole ? known.own : null;
}

;// CONCATENATED MODULE: ./lib/github/lines/inline-comments.js



/** GitHub takes more in one review, but a review that is refused is refused as a whole. */
const mostInReview = 30;
/** How often the posted comments are read anew when an answer got lost. */
const mostLooks = 3;
/** GitHub may have made the comments, or not: a blind repetition could make them twice. */
class AnswerLost extends Error {
}
/**
 * Posts the comments that are not there yet, in reviews of at most 30. Nothing that exists is changed here, or deleted anywhere.
 * GitHub refuses a whole review for one line that its diff does not have: such a review is halved until the comment
 * stands alone; then it goes to the file, and when GitHub refuses that too, it is left out and named.
 */
async function postInlineComments(access, batch, known) {
    const wanted = [...new Map(batch.comments.map((comment) => [comment.fingerprint, comment])).values()];
    const ends = new Map();
    try {
        for (let look = 1; look <= mostLooks; look += 1) {
            const there = await readOwnThreads(access, batch.number, known);
            if (there === null)
                return { outcome: 'crowded', most: mostDiscussions };
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
        if ((0,failure/* isDenied */.GZ)(error))
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
        const status = (0,failure/* statusOf */.c2)(error);
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

;// CONCATENATED MODULE: ./lib/github/comment-calls.js



/** UTF-16 units that GitHub takes. */
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
        if ((0,failure/* statusOf */.c2)(error) === 404)
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
        if (((0,failure/* statusOf */.c2)(error) ?? 0) >= 500)
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
        if ((0,failure/* statusOf */.c2)(error) === 404)
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
        if ((0,failure/* statusOf */.c2)(error) === null && !(error instanceof user_error/* UserError */.yo))
            throw error;
    }
}

;// CONCATENATED MODULE: ./lib/github/lines/mark-comments.js





/** In one request: GitHub gives each ten seconds. */
const mostAtOnce = 20;
/** One more request is begun while there is so much time, in milliseconds. */
const shortestMs = 1_500;
/** As it stands now: a person may have answered, or written into our comment, since the discussions were read. */
const mark_comments_query = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on PullRequestReviewThread {
      id isResolved viewerCanResolve viewerCanUnresolve
      comments(first: 1) { totalCount nodes { id body viewerDidAuthor } }
    }
  }
}`;
const mark_comments_thread = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    isResolved: schemas/* boolean */.zMY(),
    viewerCanResolve: schemas/* boolean */.zMY(),
    viewerCanUnresolve: schemas/* boolean */.zMY(),
    comments: schemas/* object */.Ikc({
        totalCount: schemas/* number */.aig(),
        nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), body: schemas/* string */.YjP(), viewerDidAuthor: schemas/* boolean */.zMY() }).nullable()).nullable(),
    }),
});
const threads = schemas/* object */.Ikc({ nodes: schemas/* array */.YOg(mark_comments_thread.nullable()) });
/**
 * Lets our comments say what became of their findings. A discussion is resolved where the token may and nobody else wrote
 * in it, at the moment at which its comment says so and never later: who opens it again has the last word. Nothing is
 * changed that says so already.
 * @param until no request is begun shortly before; what is left is said by the next run
 */
async function markComments(access, given) {
    const { fates, own, until } = given;
    const wanted = fates.flatMap((fate) => {
        const found = own.get(fate.fingerprint);
        return found !== undefined && isNews(fate, found.became) ? [{ fate, id: found.id }] : [];
    });
    const said = [];
    const [resolved, refused] = [[], []];
    for (let at = 0; at < wanted.length; at += mostAtOnce) {
        const { deadline, now } = until;
        if (deadline !== undefined && deadline.at - now() < shortestMs)
            return { said, resolved, refused, left: wanted.slice(at).map(({ fate }) => fate.finding) };
        const these = wanted.slice(at, at + mostAtOnce);
        const ids = these.map(({ id }) => id);
        const { nodes } = threads.parse(await access.client.graphql(mark_comments_query, { ids }).catch(partOf));
        const fresh = new Map(nodes.flatMap((node) => (node === null ? [] : [[node.id, node]])));
        const changes = these.flatMap(({ fate, id }) => changeTo(fate, fresh.get(id)) ?? []);
        const reasons = await send(access, changes);
        changes.forEach(({ fate: { finding }, move }, index) => {
            const [notSaid, notMoved] = [reasons.get(`say${index}`), reasons.get(`move${index}`)];
            if (notSaid === undefined)
                said.push(finding);
            if (move === 'resolve' && notMoved === undefined)
                resolved.push(finding);
            const reason = notSaid ?? notMoved;
            if (reason !== undefined)
                refused.push({ finding, reason });
        });
    }
    return { said, resolved, refused, left: [] };
}
/** Whether a comment has to say it, by what it says. */
function isNews({ became, when, note }, there) {
    if (there === null)
        return when !== 'instead';
    return when === 'always' ? there !== `${became}\n${note}` : !there.startsWith(`${became}\n`);
}
/** Null: it is not ours any more, says so already, or has no room. */
function changeTo(fate, node) {
    const first = node?.comments.nodes?.[0];
    if (node === undefined || !first?.viewerDidAuthor || (0,marker/* fingerprintOf */.ax)(first.body) !== fate.fingerprint)
        return null;
    const there = (0,marker/* becameOf */.n)(first.body);
    const body = (0,marker/* withNote */.dW)(first.body, fate);
    if (!isNews(fate, there) || body.length > comment_calls_longestBody)
        return null;
    const isAlone = node.comments.totalCount === 1;
    const mayResolve = fate.isOver && !node.isResolved && node.viewerCanResolve;
    // Only what our comment called mended: what a person resolved stays so.
    const mayOpen = !fate.isOver && node.isResolved && node.viewerCanUnresolve && there !== null;
    const move = isAlone && mayResolve ? 'resolve' : isAlone && mayOpen ? 'unresolve' : null;
    return { fate, threadId: node.id, comment: { id: first.id, body }, move };
}
/** All of it in one request. @returns GitHub's words for what it does not do, by the name of each part */
async function send({ client }, changes) {
    if (changes.length === 0)
        return new Map();
    const types = [];
    const parts = [];
    const values = {};
    changes.forEach(({ threadId, comment: { id, body }, move }, index) => {
        types.push(`$say${index}: UpdatePullRequestReviewCommentInput!`);
        parts.push(`say${index}: updatePullRequestReviewComment(input: $say${index}) { pullRequestReviewComment { id } }`);
        values[`say${index}`] = { pullRequestReviewCommentId: id, body };
        if (move === null)
            return;
        types.push(`$move${index}: ${move === 'resolve' ? 'Resolve' : 'Unresolve'}ReviewThreadInput!`);
        parts.push(`move${index}: ${move}ReviewThread(input: $move${index}) { thread { id } }`);
        values[`move${index}`] = { threadId };
    });
    try {
        await client.graphql(`mutation (${types.join(', ')}) {\n  ${parts.join('\n  ')}\n}`, values);
        return new Map();
    }
    catch (error) {
        const reasons = reasonsOf(error);
        if (reasons === null)
            throw error;
        return reasons;
    }
}
/** Null for what is no answer to the parts of a request. */
function reasonsOf(error) {
    if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors))
        return null;
    const reasons = new Map();
    for (const { path, message } of error.errors) {
        if (!Array.isArray(path))
            return null;
        reasons.set(String(path[0]), (0,user_error/* messageOf */.bD)(message));
    }
    return reasons;
}
/** Of a discussion that was just deleted, GitHub reports an error beside what it knows of the others. */
function partOf(error) {
    if (!(0,failure/* isDenied */.GZ)(error) || !(error instanceof Error) || !('data' in error))
        throw error;
    return threads.safeParse(error.data).success ? error.data : { nodes: [] };
}

// EXTERNAL MODULE: ./lib/lib/sharing/at-most.js
var at_most = __webpack_require__(75959);
;// CONCATENATED MODULE: ./lib/github/pacing.js

/** How many writes may follow one another at once. */
const burst = 8;
/** Most requests that are under way, as the throttling plugin has it. */
const pacing_mostAtOnce = 10;
function pacingOf(secondMs) {
    return { turn: turns(secondMs), atOnce: (0,at_most/* atMost */.T)(pacing_mostAtOnce) };
}
/** In place of the throttling plugin's groups, which would pace what is sent again as if it were sent by nobody else. */
function unpaced() {
    const schedule = (_, act, ...given) => act(...given);
    // All that the plugin asks of a group.
    return { key: () => ({ schedule }) };
}
/**
 * Makes a queue for writes: each waits for its turn. Some may begin at once, and from then on one a second, as GitHub asks
 * for. A write that hangs keeps no other from its turn.
 */
function turns(secondMs) {
    // Each lane takes one write in as many seconds as there are lanes.
    const free = Array.from({ length: burst }, () => Number.NEGATIVE_INFINITY);
    let writes = 0;
    return async () => {
        const lane = writes % burst;
        writes += 1;
        const now = Date.now();
        const at = Math.max(now, free[lane] ?? now);
        free[lane] = at + burst * secondMs;
        if (at > now)
            await new Promise((resolve) => setTimeout(resolve, at - now));
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
        .catch((error) => explain((0,failure/* asOutage */.se)(error), { owner, repo, number }));
    if (pull.state !== 'open')
        throw new user_error/* ClosedError */.l8(`Pull request #${number} is ${pull.merged ? 'merged' : 'closed'}.`, 'Open it again, or start the review with the number of an open one.');
    const baseSha = (await readTip(access, pull.base.ref)) ?? pull.base.sha;
    const compared = await pull_request_compare(access, `${baseSha}...${pull.head.sha}`);
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
    return { headSha: data.head.sha, baseRef: data.base.ref, isOpen: data.state === 'open' };
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
        const status = (0,failure/* statusOf */.c2)(error);
        if (status === null || status >= 500)
            throw (0,failure/* asOutage */.se)(error);
        return null;
    }
}
/**
 * Null when GitHub cannot compare the two: commits without a common ancestor that it knows of, or a comparison that
 * takes it too long, which it answers with 5xx. Git then finds the merge base by itself.
 */
async function pull_request_compare({ client, owner, repo }, basehead) {
    try {
        const { data } = await client.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
        return { mergeBase: data.merge_base_commit.sha, commitCount: data.ahead_by };
    }
    catch (error) {
        const status = (0,failure/* statusOf */.c2)(error) ?? 0;
        if (status === 404 || status === 422 || status >= 500)
            return null;
        if (status === 403)
            throw new user_error/* UserError */.yo('The token may not read the contents of the repository.', 'Give the job `permissions: contents: read`.');
        throw error;
    }
}
function explain(error, { owner, repo, number }) {
    const status = (0,failure/* statusOf */.c2)(error);
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
    return ({ deadline, isLeftToLater = false, isNoReview = () => false, isContinued = false, ...status }) => inTime(deadline, async (access) => {
        if (isLeftToLater && announced !== null) {
            const end = deadline === undefined
                ? null
                : clock.deadline(Math.max(0, Math.round((deadline.at - clock.now()) * askingShare)));
            const asked = (0,lib_clock/* within */.ux)(end, 'GitHub did not say whether a later run is under way', hasLater(access, place, { announced, isAny: status.state === 'success', isNoReview }));
            // What is not known keeps a success from being set, and nothing else.
            const isLater = await (status.state === 'success' ? asked : asked.catch(() => false));
            if (isLater)
                return 'later';
        }
        // Set once more, it would stand behind what others have said of the commit since.
        const begun = isContinued ? await lastPending(access, place, status.targetUrl) : null;
        const id = begun ?? (await setStatus(access, { ...place, ...status }));
        if (id === null)
            return 'denied';
        if (status.state === 'pending')
            announced = id;
        return 'set';
    });
}
/** What was last decided of a commit; null where nothing was. Who waits, or was abandoned, has decided nothing. */
async function lastStatus({ client, owner, repo }, { sha, context }) {
    let pages = 0;
    const query = { owner, repo, ref: sha, per_page: 100 };
    for await (const { data } of client.paginate.iterator(client.rest.repos.listCommitStatusesForRef, query)) {
        for (const { state, context: of, target_url } of data)
            if (of === context && (state === 'success' || state === 'failure'))
                return { state, run: /\/actions\/runs\/(\d+)/u.exec(target_url ?? '')?.[1] ?? null };
        pages += 1;
        if (pages >= status_mostPages)
            throw new Error('there are too many statuses to tell which was the last');
    }
    return null;
}
/** GitHub's number of what the run with this page was last pending as; null where it was not, or the token may not see. */
function lastPending(access, place, targetUrl) {
    return pendingOf(access, place, targetUrl).catch((error) => {
        // Who may not read statuses may set none either, and is told so.
        if ((0,failure/* statusOf */.c2)(error) === 403 || (0,failure/* statusOf */.c2)(error) === 404)
            return null;
        throw error;
    });
}
async function pendingOf({ client, owner, repo }, { sha, context }, targetUrl) {
    let pages = 0;
    const query = { owner, repo, ref: sha, per_page: 100 };
    for await (const { data } of client.paginate.iterator(client.rest.repos.listCommitStatusesForRef, query)) {
        const found = data.find((one) => one.context === context && one.state === 'pending' && one.target_url === targetUrl);
        if (found !== undefined)
            return found.id;
        pages += 1;
        if (pages >= status_mostPages)
            throw new Error('there are too many statuses to tell what this run has set');
    }
    return null;
}
/**
 * Whether a context was set to pending after the status of this id; `isAny`: or to anything, as a command does. GitHub
 * lists the latest first.
 */
async function hasLater({ client, owner, repo }, { sha, context }, { announced, isAny, isNoReview, }) {
    let pages = 0;
    const query = { owner, repo, ref: sha, per_page: 100 };
    for await (const { data } of client.paginate.iterator(client.rest.repos.listCommitStatusesForRef, query)) {
        for (const { id, state, context: of, description } of data) {
            if (id <= announced)
                return false;
            if (of !== context)
                continue;
            if (isAny || (state === 'pending' && !isNoReview(description ?? '')))
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
        if ((0,failure/* statusOf */.c2)(error) === 403 || (0,failure/* statusOf */.c2)(error) === 404)
            return null;
        if ((0,failure/* statusOf */.c2)(error) === 422)
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
const decided = schemas/* object */.Ikc({
    repository: schemas/* object */.Ikc({
        pullRequest: schemas/* object */.Ikc({
            commits: schemas/* object */.Ikc({
                nodes: schemas/* array */.YOg(schemas/* object */.Ikc({
                    commit: schemas/* object */.Ikc({
                        status: schemas/* object */.Ikc({ context: schemas/* object */.Ikc({ state: schemas/* string */.YjP() }).nullable() }).nullable(),
                    }),
                })
                    .nullable()),
            }),
        }),
    }),
});
const decidedQuery = `query ($owner: String!, $repo: String!, $number: Int!, $context: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { commits(last: 50) { nodes { commit { status { context(name: $context) { state } } } } } }
  }
}`;
/**
 * Whether an earlier run came to a decision on the head, or on one of the last commits of the pull request before it. What a
 * force-push took away is not seen.
 */
async function hadStatus(access, { number, sha, context }) {
    const { client, owner, repo } = access;
    if ((await lastStatus(access, { sha, context })) !== null)
        return true;
    const isDecision = (state) => state === 'SUCCESS' || state === 'FAILURE';
    const { repository } = decided.parse(await client.graphql(decidedQuery, { owner, repo, number, context }));
    return repository.pullRequest.commits.nodes.some((node) => isDecision(node?.commit.status?.context?.state));
}

;// CONCATENATED MODULE: ./lib/github/own-comments.js



/** GraphQL takes no more ids at once. */
const mostNodes = 100;
/**
 * Our comments on all pages. Those of this very run show that by their tag; only GraphQL says whether the token wrote an
 * earlier one. When it does not answer, nobody knows.
 */
async function findOwn({ client, owner, repo }, { number, name, tag }) {
    const comments = await client.paginate(client.rest.issues.listComments, {
        owner,
        repo,
        issue_number: number,
        per_page: 100,
    });
    const marked = comments
        .map(({ id, node_id, body, user, html_url: url }) => ({
        ...{ id, url, nodeId: node_id, body: body ?? '' },
        bot: user?.type === 'Bot' ? user.login : null,
    }))
        .filter(({ body }) => body.split(/\r?\n/, 1)[0] === (0,marker/* commentMarker */.Ql)(name));
    const ids = marked.map(({ nodeId }) => nodeId);
    try {
        const editors = await authored(client, ids);
        return {
            own: marked.flatMap(({ nodeId, id, body }) => {
                const editor = editors.get(nodeId);
                return editor === undefined ? [] : [{ id, body, editor }];
            }),
            ofBots: marked.flatMap(({ nodeId, bot, url, body }) => bot === null || editors.has(nodeId) ? [] : [{ author: bot, url, body }]),
            isCertain: true,
        };
    }
    catch (error) {
        if ((0,failure/* isDenied */.GZ)(error))
            throw error;
        const own = marked.filter(({ body }) => isTagged(body, tag)).map(({ id, body }) => ({ id, body, editor: null }));
        return { own, ofBots: [], isCertain: false };
    }
}
function isTagged(body, tag) {
    const stamp = (0,marker/* stampOf */.Zs)(body);
    return stamp !== null && (0,marker/* runTag */.eZ)(stamp) === tag;
}
const actor = schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullable();
const authors = schemas/* object */.Ikc({
    nodes: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), viewerDidAuthor: schemas/* boolean */.zMY(), author: actor, editor: actor }).nullable()),
});
/** Which of the comments this very token wrote, and who changed each last. REST has no answer to that for installation tokens. */
async function authored(client, ids) {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on IssueComment { id viewerDidAuthor author { login } editor { login } } } }';
    const own = new Map();
    for (let at = 0; at < ids.length; at += mostNodes) {
        const { nodes } = authors.parse(await client.graphql(query, { ids: ids.slice(at, at + mostNodes) }).catch(knownPart));
        for (const node of nodes)
            if (node?.viewerDidAuthor)
                own.set(node.id, node.editor?.login === node.author?.login ? null : (node.editor?.login ?? null));
    }
    return own;
}
/** Of a comment that was just deleted, GitHub reports an error beside what it knows of the others. */
function knownPart(error) {
    if (error instanceof Error && 'data' in error && authors.safeParse(error.data).success)
        return error.data;
    throw error;
}

;// CONCATENATED MODULE: ./lib/github/held-comment.js



/** Passed over as a comment that another run has taken. */
class Newer extends Error {
    run;
    constructor(run) {
        super('a newer run has written the comment');
        this.run = run;
    }
}
function heldComment(of) {
    const { number, name, stamp, hasBegun = false } = of;
    const tag = (0,marker/* runTag */.eZ)(stamp);
    const ignored = new Set();
    let held = null;
    let twins = [];
    let isInDoubt = false;
    function newerIn(body) {
        const other = (0,marker/* stampOf */.Zs)(body);
        if (other === null || (0,marker/* runTag */.eZ)(other) === tag || ignored.has((0,marker/* runTag */.eZ)(other)))
            return null;
        if (hasBegun && other.run === stamp.run)
            return null;
        return other.startedAt >= stamp.startedAt ? other : null;
    }
    function refuseNewer(body) {
        const other = body === null ? null : newerIn(body);
        if (other !== null)
            throw new Newer(other);
    }
    async function look(access) {
        const found = await findOwn(access, { number, name, tag });
        const [first, ...others] = found.own;
        held = first?.id ?? null;
        twins = others;
        return { ...found, first: first ?? null };
    }
    async function inDoubtUntilDone(act) {
        isInDoubt = true;
        const done = await act;
        isInDoubt = false;
        return done;
    }
    return {
        id: () => held,
        isInDoubt: () => isInDoubt,
        look,
        refuseNewer,
        ignore(bodies) {
            for (const body of bodies)
                ignored.add(tagOf(body) ?? '');
        },
        async readAll(access, manner) {
            const looked = held === null ? await look(access) : null;
            const first = looked === null && held !== null ? await read(access, held, manner) : (looked?.first?.body ?? null);
            const bodies = [...(first === null ? [] : [first]), ...twins.map(({ body }) => body)];
            return { bodies, isCertain: looked?.isCertain ?? true };
        },
        async readOwn(access, manner) {
            const there = held === null ? null : await read(access, held, manner);
            refuseNewer(there);
            if (there === null)
                held = null;
            return there;
        },
        async send(access, body, manner) {
            if (held === null) {
                const made = await inDoubtUntilDone(createOnce(access, { number, body }));
                isInDoubt = made === null;
                held = made?.id ?? null;
                return made === null ? null : { outcome: 'created', url: made.url };
            }
            const written = await inDoubtUntilDone(update(access, { id: held, body }, manner));
            if (written === null)
                held = null;
            // Whose run's text comes back over this one is under way still, whatever stood there before.
            else
                ignored.clear();
            return written === null ? null : { outcome: 'updated', url: written.url };
        },
        async removeTwins(access) {
            for (const { id, body } of twins)
                if (newerIn(body) === null)
                    await remove(access, id);
            twins = [];
        },
        async withdraw(access) {
            for (const { id, body } of twins)
                if (tagOf(body) === tag)
                    await remove(access, id);
        },
    };
}
function tagOf(body) {
    const stamp = (0,marker/* stampOf */.Zs)(body);
    return stamp === null ? null : (0,marker/* runTag */.eZ)(stamp);
}

;// CONCATENATED MODULE: ./lib/github/sticky-comment.js




/** How often the comments are read anew when what was seen does not hold any more. */
const sticky_comment_mostLooks = 3;
/** Limit of what shows progress: the next one comes soon, and the report must not wait for it. */
const longestShowMs = 15_000;
const sticky_comment_once = { retries: 0 };
/**
 * Our comment on a pull request, as one run sees it. It is ours when its first line is the marker and GitHub says that
 * this token wrote it: anybody can plant a marker. The oldest one is kept, further ones of ours are removed. Once it is
 * found or made, this run holds its id, and asks no more which comment is ours. It is read before every write: what a run
 * wrote that began after this one stays, and what must outlive a page is merged into the next one. Afterwards it is read
 * again, for somebody may have written in between.
 */
function stickyComment(options) {
    const { inTime, clock, number, name, stamp, merging, hasBegun = false } = options;
    const comment = heldComment({ number, name, stamp, hasBegun });
    /** Nothing that shows progress is sent once the report is. */
    let isEnding = false;
    function part(deadline) {
        return clock.deadline(Math.max(0, Math.round((deadline.at - clock.now()) / 2)));
    }
    /** Half of the time is for the look, so that a GitHub that only takes writes takes this one. */
    async function lookFirst(deadline) {
        const isUnknown = comment.id() === null;
        try {
            return await inTime(part(deadline), async (access) => {
                const { bodies } = await comment.readAll(access);
                comment.refuseNewer(bodies[0] ?? null);
                return bodies;
            });
        }
        catch (error) {
            // A report in a second comment is better than none; a blind repetition could make any number of them.
            if (error instanceof Newer || (isUnknown && comment.isInDoubt()))
                throw error;
            return [];
        }
    }
    /**
     * Whether a page stands there now with all that must outlive it. Another run that began together with this one may have
     * made a comment as well: the older one of the two is the one comment.
     */
    async function stands(access, page, { isNew, manner = {} }) {
        const id = comment.id();
        if (isNew && id !== null)
            await comment.look(access);
        if (id === null || comment.id() !== id)
            return false;
        const there = await comment.readOwn(access, manner);
        if (there === null)
            return false;
        const merged = merging.over(page, [there]);
        return merged === null || isSame(merged, there);
    }
    /** Once the report stands there, or nobody says whether it does. @throws {Newer} */
    async function isDone(body, deadline, { isNew }) {
        try {
            return await inTime(part(deadline), async (access) => {
                if (!(await stands(access, body, { isNew })))
                    return false;
                await comment.removeTwins(access).catch(() => undefined);
                return true;
            });
        }
        catch (error) {
            if (error instanceof Newer)
                throw error;
            return true;
        }
    }
    /** Asked once: what stands there later may be of a run that began after this one. */
    let earlier = null;
    let foreign = [];
    return {
        earlier() {
            earlier ??= readEarlier();
            return earlier;
        },
        async ofBots() {
            await this.earlier();
            return foreign;
        },
        now: (deadline) => inTime(deadline, async (access) => {
            const { bodies, isCertain } = await comment.readAll(access);
            if (bodies.length === 0 && !isCertain)
                throw unsaid();
            return bodies[0] ?? null;
        }),
        async show(given) {
            const body = (0,marker/* stamped */.py)(given, stamp);
            refuseWrong({ body, name });
            try {
                return await inTime(clock.deadline(longestShowMs), async (access) => {
                    for (let attempt = 1; attempt <= sticky_comment_mostLooks; attempt += 1) {
                        const { bodies, isCertain } = await comment.readAll(access, sticky_comment_once);
                        if (bodies.length === 0 && !isCertain)
                            throw unsaid();
                        comment.refuseNewer(bodies[0] ?? null);
                        if (isEnding)
                            return 'shown';
                        const merged = merging.over(body, bodies);
                        if (merged === null)
                            return 'newer';
                        const isNew = comment.id() === null;
                        const written = await comment.send(access, merged, sticky_comment_once);
                        if (written === null && isNew)
                            throw new Error('GitHub’s answer got lost');
                        if (written === null)
                            return 'gone';
                        if (isEnding || (await stands(access, body, { isNew, manner: sticky_comment_once })))
                            break;
                    }
                    return 'shown';
                });
            }
            catch (error) {
                if (error instanceof Newer) {
                    await inTime(clock.deadline(longestShowMs), comment.withdraw).catch(() => undefined);
                    return 'newer';
                }
                if ((0,failure/* statusOf */.c2)(error) === 403)
                    return 'denied';
                throw error;
            }
        },
        async write(given, deadline) {
            const body = (0,marker/* stamped */.py)(given, stamp);
            refuseWrong({ body, name });
            isEnding = true;
            let written = null;
            try {
                for (let attempt = 1; attempt <= sticky_comment_mostLooks; attempt += 1) {
                    const wasInDoubt = comment.isInDoubt();
                    const merged = merging.over(body, await lookFirst(deadline));
                    if (merged === null)
                        return written ?? { outcome: 'newer', isSameHead: true };
                    const sent = await inTime(deadline, (access) => comment.send(access, merged));
                    written = sent ?? written;
                    const isNew = wasInDoubt || sent?.outcome === 'created';
                    if (sent !== null && (await isDone(body, deadline, { isNew })))
                        break;
                }
                if (written === null)
                    throw new Error(`GitHub did not keep the comment, after ${sticky_comment_mostLooks} attempts`);
                return written;
            }
            catch (error) {
                if (error instanceof Newer) {
                    await inTime(deadline, comment.withdraw).catch(() => undefined);
                    await amend((there) => merging.into(there, body), deadline).catch(() => undefined);
                    return { outcome: 'newer', isSameHead: error.run.headSha === stamp.headSha };
                }
                if (written !== null)
                    return written;
                if ((0,failure/* statusOf */.c2)(error) === 403)
                    return { outcome: 'denied' };
                throw error;
            }
        },
        amend,
    };
    async function amend(change, deadline) {
        let amended = 'unchanged';
        try {
            return await inTime(deadline, async (access) => {
                for (let attempt = 0; attempt <= sticky_comment_mostLooks; attempt += 1) {
                    const there = (await comment.readAll(access)).bodies[0] ?? null;
                    const body = there === null ? null : change(there);
                    const id = comment.id();
                    if (there === null || id === null)
                        return 'none';
                    if (body === null)
                        return amended;
                    if (attempt === sticky_comment_mostLooks)
                        break;
                    refuseWrong({ body, name });
                    if ((await update(access, { id, body })) === null)
                        return 'none';
                    amended = 'amended';
                }
                return 'lost';
            });
        }
        catch (error) {
            if ((0,failure/* statusOf */.c2)(error) === 403)
                return 'denied';
            throw error;
        }
    }
    async function readEarlier() {
        try {
            return await inTime(undefined, async (access) => {
                const { first, own, ofBots, isCertain } = await comment.look(access);
                if (first === null && !isCertain)
                    throw unsaid();
                foreign = ofBots;
                if (first === null)
                    return null;
                const bodies = own.map(({ body }) => body);
                if (!hasBegun)
                    comment.ignore(bodies);
                const run = (0,marker/* stampOf */.Zs)(first.body);
                return {
                    body: (0,marker/* unstamped */.sP)(first.body),
                    startedAt: run?.startedAt ?? null,
                    run: run?.run ?? null,
                    editor: first.editor,
                    twins: bodies.slice(1),
                };
            });
        }
        catch (error) {
            earlier = null;
            if ((0,failure/* isDenied */.GZ)(error))
                return null;
            throw error;
        }
    }
}
function unsaid() {
    return new Error('GitHub does not say which comment is ours');
}
/** GitHub may end lines in its own way. */
function isSame(one, other) {
    const bare = (text) => text.replaceAll('\r\n', '\n').trimEnd();
    return bare(one) === bare(other);
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
    const discussions = new Map();
    function knownOf(number) {
        const known = discussions.get(number) ?? noDiscussions();
        discussions.set(number, known);
        return known;
    }
    return {
        readPullRequest: (number) => inTime(undefined, (access) => readPullRequest(access, number)),
        readHead: (number, deadline) => inTime(deadline, (access) => readHead(access, number)),
        readPullsWithHead: (headSha, deadline) => inTime(deadline, (access) => readPullsWithHead(access, headSha)),
        readRange: (names) => inTime(undefined, (access) => readRange(access, names)),
        readGroup: (group) => inTime(undefined, (access) => readGroup(access, group)),
        readProtected: (branch) => inTime(undefined, (access) => readProtected(access, branch)),
        readBranchFile: (branch, path) => inTime(undefined, (access) => readBranchFile(access, branch, path)),
        comment: (number, { name, headSha, merging, began = null }) => {
            const stamp = { ...options.run, ...(began === null ? {} : { startedAt: began }), headSha };
            return stickyComment({ inTime, clock, number, name, merging, stamp, hasBegun: began !== null });
        },
        conversation: (number) => conversation(number, inTime),
        postInlineComments: (number, batch, deadline) => inTime(deadline, (access) => postInlineComments(access, { number, ...batch }, knownOf(number))),
        markComments: (number, fates, deadline) => inTime(deadline, async (access) => {
            const known = knownOf(number);
            if (!known.isWhole)
                await readOwnThreads(access, number, known);
            return markComments(access, { fates, own: known.own, until: { deadline, now: clock.now } });
        }),
        readUnresolvedThreads: (number, deadline) => inTime(deadline, (access) => {
            const known = noDiscussions();
            discussions.set(number, known);
            return readUnresolvedThreads(access, number, known);
        }),
        hadStatus: (number, { deadline, ...of }) => inTime(deadline, (access) => hadStatus(access, { number, ...of })),
        lastStatus: (sha, context, deadline) => inTime(deadline, (access) => lastStatus(access, { sha, context })),
        status: (sha, context) => commitStatus({ inTime, clock, sha, context }),
    };
}
/** Makes clients whose writes stand in one queue: one for all requests without a deadline, and one for each deadline. */
function connector(options) {
    const pacing = pacingOf(options.secondMs ?? 1_000);
    let patient = null;
    return (deadline) => {
        if (deadline !== null)
            return connectUntil(deadline, options, pacing);
        patient ??= connectUntil(null, options, pacing);
        return patient;
    };
}
async function connectUntil(deadline, options, { turn, atOnce }) {
    const { token, apiUrl, serverUrl, owner, repo, attemptMs = 30_000, secondMs = 1_000, clock } = options;
    // As it is loaded, the package reads the environment and the event's file and makes proxy agents, which nobody uses here.
    const { GitHub: ActionsOctokit } = await __webpack_require__.e(/* import() */ 250).then(__webpack_require__.bind(__webpack_require__, 75250));
    const isShort = (seconds, _, __, retries) => deadline === null
        ? seconds <= longestWaitSeconds && retries < mostRetries
        : seconds * secondMs < deadline.at - clock.now();
    const silent = () => undefined;
    const queue = unpaced();
    const client = new (ActionsOctokit.plugin(afterFailure(dist_bundle/* retry */.L), afterFailure(plugin_throttling_dist_bundle/* throttling */.A)))({
        auth: token,
        baseUrl: (0,without_trailing/* withoutTrailing */.h)(apiUrl, '/'),
        userAgent: 'deep-review',
        log: { debug: silent, info: silent, warn: silent, error: silent },
        request: { fetch: wholeAnswer(attemptMs, deadline, atOnce) },
        retry: { retries: deadline === null ? mostRetries : mostHastyRetries, retryAfterBaseValue: secondMs },
        throttle: {
            id: apiUrl,
            retryAfterBaseValue: secondMs,
            // The plugin would make reads over GraphQL wait with the writes; writes are paced below.
            ...{ global: queue, search: queue, write: queue, notifications: queue },
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
        throw (0,failure/* clarify */.XJ)(error);
    });
    client.hook.wrap('request', async (request, options) => {
        const isQuery = options.url.endsWith('/graphql') && !String(options['query']).startsWith('mutation');
        const isRead = options.method === 'GET' || isQuery;
        if (!isRead)
            await turn();
        return request(options);
    });
    return { client, serverUrl, owner, repo };
}
/** A fetch that fails when the body breaks off: octokit would take the broken text for the answer. */
function wholeAnswer(attemptMs, deadline, atOnce) {
    const send = async (input, init) => {
        const attempt = AbortSignal.timeout(attemptMs);
        const signal = deadline === null ? attempt : AbortSignal.any([attempt, deadline]);
        const response = await fetch(input, { ...init, signal });
        const bytes = await response.arrayBuffer();
        const { status, statusText, headers } = response;
        return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
    };
    const { signal } = new AbortController();
    return (input, init) => atOnce(() => send(input, init), deadline ?? signal);
}

// EXTERNAL MODULE: ./lib/lib/redact.js
var lib_redact = __webpack_require__(37158);
// EXTERNAL MODULE: ./lib/worlds/connections.js + 1 modules
var connections = __webpack_require__(39664);
// EXTERNAL MODULE: ./lib/worlds/triggers/payload.js
var triggers_payload = __webpack_require__(84033);
;// CONCATENATED MODULE: ./lib/worlds/early-hint.js


const early_hint_form = schemas/* object */.Ikc({ pull_request: schemas/* object */.Ikc({ head: schemas/* object */.Ikc({ sha: triggers_payload/* sha */.hW }), commits: schemas/* int */.Whr().positive().max(1_000) }) });
/** Null where an event says nothing of the kind, or of so many commits that nobody should begin unasked. */
function earlyHint(payload) {
    const parsed = early_hint_form.safeParse(payload);
    if (!parsed.success)
        return null;
    const { head, commits } = parsed.data.pull_request;
    return { headSha: head.sha, commitCount: commits };
}
/** In kilobytes, as GitHub counts a repository with its history: what is smaller comes whole while GitHub answers other questions. */
const leastLarge = 10_000;
const sizeForm = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ size: schemas/* number */.aig() }) });
/** Whether an event says of its repository that it is large. Only a hint: GitHub counts it now and then, for some events not at all. */
function seemsLarge(payload) {
    const parsed = sizeForm.safeParse(payload);
    return parsed.success && parsed.data.repository.size >= leastLarge;
}

;// CONCATENATED MODULE: ./lib/worlds/meant-head.js


/**
 * Reads a pull request at the head that the event, an input or a person named. GitHub has that head, and an API that knows
 * of another one or of no such pull request may be behind.
 * @throws {UserError} when it cannot be read, or still has another head after half a minute
 */
function readMeantHead({ number, headSha: meant }, github, patience) {
    const read = async () => {
        const facts = await github.readPullRequest(number);
        if (meant !== null && !facts.headSha.startsWith(meant))
            throw anotherHead(facts.headSha, meant);
        return facts;
    };
    return (0,lib_clock/* patiently */.d_)(read, { ...patience, isPassing: (error) => meant !== null && error instanceof user_error/* LateError */.vx });
}
function anotherHead(actual, meant) {
    return new user_error/* LateError */.vx(`The head of the pull request is ${actual}, and this run was started for the head ${meant}.`, 'Look at the new head, then start the review for it.');
}

;// CONCATENATED MODULE: ./lib/worlds/hosted-source.js


/** What GitHub tells of a change: of a pull request as it is now, of a range what its two commits are. */
function hostedSource(github, { log, ...patience }) {
    return {
        readChange(target) {
            if (target.kind === 'range')
                return hosted_source_readCommits(target, github, log);
            if (target.kind === 'pull-request')
                return readMeantHead(target, github, patience);
            throw notHosted(target);
        },
        // A range is what it was: two commits.
        readHead: async (change, deadline) => change.kind === 'pull-request' ? github.readHead(change.number, deadline) : change,
        readProtected: ({ baseRef }) => github.readProtected(baseRef),
        // What a push brought must not say how it is reviewed.
        readBaseFile: ({ kind, baseRef, baseSha }, path) => github.readBranchFile(kind === 'range' ? baseSha : baseRef, path),
        readThreads: async (change, deadline) => change.kind === 'pull-request' ? github.readUnresolvedThreads(change.number, deadline) : [],
    };
}
/** A local branch in a workflow is a bug. */
function notHosted({ kind }) {
    return new Error(`a ${kind} in a workflow`);
}
async function hosted_source_readCommits(target, github, log) {
    const { base, head, otherwise } = target;
    const found = await github.readRange(target);
    if (found !== null)
        return found;
    const other = otherwise === null ? null : await github.readRange({ ...target, base: otherwise, baseRef: otherwise });
    if (other === null)
        throw new user_error/* UserError */.yo(`GitHub cannot compare ${base} with ${head}.`, 'Look whether both are branches, tags or full SHAs of this repository, and have a commit in common.');
    log.line(`What the branch was before, ${base}, is not on the server any more: compared with ${otherwise} instead.`);
    return other;
}

;// CONCATENATED MODULE: ./lib/worlds/neighbours.js

/** Nothing is written there. */
const unread = { over: () => null, into: () => null };
/** What GitHub shows of the other pull requests of the repository. */
function neighboursOf(github) {
    return {
        withHead: (headSha, deadline) => github.readPullsWithHead(headSha, deadline),
        live: (number) => github.readHead(number),
        group: (of) => github.readGroup(of),
        async remembered({ number, name, headSha }, deadline) {
            const reading = github.comment(number, { name, headSha, merging: unread }).earlier();
            reading.catch(() => undefined);
            return (0,lib_clock/* within */.ux)(deadline ?? null, 'GitHub did not answer in time', reading);
        },
    };
}

// EXTERNAL MODULE: ./lib/worlds/runner.js
var worlds_runner = __webpack_require__(80703);
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

;// CONCATENATED MODULE: ./lib/worlds/triggers/comment.js


const comment_form = schemas/* object */.Ikc({
    action: schemas/* string */.YjP(),
    issue: schemas/* object */.Ikc({ number: schemas/* int */.Whr().positive(), pull_request: schemas/* looseObject */._H3({}).nullish() }),
    comment: schemas/* object */.Ikc({ id: schemas/* int */.Whr().positive(), body: schemas/* string */.YjP().nullish() }),
});
/** @throws {UserError} when the payload has no comment */
function readCommentEvent(payload) {
    const { action, issue, comment } = (0,triggers_payload/* readPayload */.rD)(comment_form, payload, { event: 'issue_comment', lacks: 'no comment' });
    return {
        ...{ kind: 'comment', action, number: issue.number },
        // GitHub calls every pull request an issue, and tells them apart by this.
        isOnPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
        comment: { id: comment.id, body: comment.body ?? '' },
    };
}

// EXTERNAL MODULE: ./lib/worlds/triggers/merge-group.js
var merge_group = __webpack_require__(21405);
;// CONCATENATED MODULE: ./lib/worlds/triggers/pull-request.js


const repository = schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() });
const pull_request_form = schemas/* object */.Ikc({
    action: schemas/* string */.YjP(),
    pull_request: schemas/* object */.Ikc({
        number: schemas/* int */.Whr().positive(),
        head: schemas/* object */.Ikc({ sha: triggers_payload/* sha */.hW, repo: repository.nullish() }),
        base: schemas/* object */.Ikc({ ref: schemas/* string */.YjP(), repo: repository.nullish() }),
        draft: schemas/* boolean */.zMY().default(false),
        labels: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })).default([]),
        user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
    }),
    changes: schemas/* object */.Ikc({ base: schemas/* object */.Ikc({ ref: schemas/* object */.Ikc({ from: schemas/* string */.YjP() }) }).optional() })
        .optional()
        .catch(undefined),
});
/** @throws {UserError} when the payload has no pull request */
function readPullRequestEvent(event, payload) {
    const { action, pull_request: pull, changes } = (0,triggers_payload/* readPayload */.rD)(pull_request_form, payload, { event, lacks: 'no pull request' });
    const { number, head, base, draft: isDraft, labels, user } = pull;
    const own = base.repo?.full_name.toLowerCase();
    const from = action === 'edited' ? changes?.base?.ref.from : undefined;
    return {
        ...{ kind: 'pull-request', event, action, number, headSha: head.sha },
        seen: {
            isDraft,
            labels: labels.map(({ name }) => name),
            isFork: own === undefined || head.repo?.full_name.toLowerCase() !== own,
            author: user?.login ?? 'ghost',
        },
        retargeted: from === undefined ? null : { from, to: base.ref },
    };
}

;// CONCATENATED MODULE: ./lib/worlds/triggers/push.js


const push_form = schemas/* object */.Ikc({
    ref: schemas/* string */.YjP().startsWith('refs/'),
    before: triggers_payload/* sha */.hW,
    after: triggers_payload/* sha */.hW,
    forced: schemas/* boolean */.zMY().default(false),
    repository: schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP() }),
});
/** @throws {UserError} when the payload has no range of commits */
function readPushEvent(payload) {
    const { ref, before, after, forced, repository } = (0,triggers_payload/* readPayload */.rD)(push_form, payload, {
        event: 'push',
        lacks: 'no range of commits',
    });
    const known = (commit) => (/^0+$/u.test(commit) ? null : commit);
    return {
        kind: 'push',
        branch: /^refs\/heads\/(.+)$/u.exec(ref)?.[1] ?? null,
        ...{ before: known(before), after: known(after), isForced: forced },
        defaultBranch: repository.default_branch,
    };
}

;// CONCATENATED MODULE: ./lib/worlds/triggers/trigger.js






/** One for each event that is known. @throws {UserError} for a payload that is none of its event */
const readers = {
    pull_request: (payload) => readPullRequestEvent('pull_request', payload),
    pull_request_target: (payload) => readPullRequestEvent('pull_request_target', payload),
    issue_comment: readCommentEvent,
    merge_group: merge_group/* readMergeGroupEvent */.Q,
    push: readPushEvent,
    workflow_dispatch: () => ({ kind: 'dispatch' }),
};
/**
 * Reads GitHub's event.
 * @param repository `owner/name` of the repository that the workflow runs in
 * @throws {UserError} when it happened in another one, or its payload is not what GitHub sends
 */
function readTrigger({ name: event, payload }, repository) {
    const elsewhere = (0,triggers_payload/* isElsewhere */.l5)(payload, repository);
    if (elsewhere !== null)
        throw new user_error/* UserError */.yo(`The event \`${event}\` happened in ${elsewhere}, and this workflow runs in ${repository}.`, 'Let GitHub start the workflow in the repository that it reviews.');
    const read = Object.hasOwn(readers, event) ? readers[event] : undefined;
    return read?.(payload) ?? { kind: 'other', event };
}

;// CONCATENATED MODULE: ./lib/worlds/unsafe-workflow.js



const place = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ private: schemas/* boolean */.zMY() }) });
/** Events that run with keys although somebody else than a writer can cause them. */
const withKeys = ['pull_request_target', 'issue_comment', 'workflow_run'];
/**
 * What the job around this step should not have, as sentences; none for a workflow as in examples/. It is read from what
 * the runner tells: what the token may do besides, it does not say.
 */
function unsafeWorkflow(environment, { name, payload }) {
    const { data } = place.safeParse(payload);
    const isPublic = data?.repository.private === false;
    const warnings = [];
    if ((environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '') !== '')
        warnings.push('The job may ask for tokens of OpenID Connect, which this action never needs. Take `id-token` out of its `permissions`.');
    if (isPublic && environment['RUNNER_ENVIRONMENT'] === 'self-hosted')
        warnings.push('A machine of your own runs jobs of a public repository, whose pull requests can leave something behind there that reads the keys of later jobs. Use `runs-on: ubuntu-24.04`, or a machine that is made anew for each job.');
    if (withKeys.includes(name) && isCheckedOutElsewhere(environment))
        warnings.push(`The job has keys of the repository and a checkout of another commit than its own, on \`${name}\`: what runs there can be a stranger's. Take the checkout out, for this action needs none.`);
    return warnings;
}
/** Whether the workspace is at a commit that is not the one of the workflow. Nothing of it is run, and one small file is read. */
function isCheckedOutElsewhere({ GITHUB_WORKSPACE: workspace = '', GITHUB_SHA: own = '' }) {
    if (workspace === '')
        return false;
    try {
        const path = (0,external_node_path_.join)(workspace, '.git', 'HEAD');
        const { size } = (0,external_node_fs_.statSync)(path);
        const head = size > 1_000 ? '' : (0,external_node_fs_.readFileSync)(path, 'utf8').trim();
        return /^[0-9a-f]{40}$/.test(head) && head !== own;
    }
    catch {
        // No checkout, which is how it should be.
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/worlds/action.js

























/** A range has no page of its own, and its status could be that of a pull request with the same head. */
const nowhere = {
    comment: null,
    inlineComments: null,
    markComments: null,
    status: null,
    lastStatus: null,
    hadStatus: null,
};
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
function openActionWorld({ environment, event, runner, cancel, patience = ordinary, clock = lib_clock/* systemClock */.ml, vendors: offered = providers/* vendors */.o, }) {
    const read = (name) => environment[`INPUT_${name.toUpperCase()}`] ?? '';
    const access = (0,config_access/* readAccess */.zS)(read, offered);
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
    const repository = step.GITHUB_REPOSITORY_ID || step.GITHUB_REPOSITORY.toLowerCase();
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
    const log = (0,worlds_runner/* createLog */.h)(runner, redact);
    const remote = {
        remoteUrl: pages,
        token,
        path: environment['PATH'] ?? '',
        transport: transportOf(environment),
        timeoutMs: 600_000,
        clock,
        signal: cancel,
    };
    let hint = null;
    let isLarge = false;
    let early = null;
    const heard = (0,once/* once */.O)(async () => {
        const told = await event();
        hint = earlyHint(told.payload);
        isLarge = seemsLarge(told.payload);
        for (const warning of unsafeWorkflow(environment, told))
            runner.warning(warning);
        return readTrigger(told, step.GITHUB_REPOSITORY);
    });
    return {
        trigger: heard.part,
        inputs: (0,connections/* openInputs */.AR)(read, access),
        source: hostedSource(github, { log, clock, signal: cancel }),
        neighbours: neighboursOf(github),
        expect(target) {
            if (target.kind !== 'pull-request' || hint === null || target.headSha !== hint.headSha)
                return;
            early ??= fetchEarly({ ...remote, ...hint, isLarge, number: target.number, directory: folderIn(temporary) });
        },
        close: async () => early?.end(),
        openRepo(change) {
            if (change.kind === 'local-branch')
                throw notHosted(change);
            return openRepo({ ...remote, isLarge, number: null, ...change, directory: folderIn(temporary) }, early);
        },
        destinations({ change, name, context, merging, began }) {
            if (change.kind !== 'pull-request')
                return nowhere;
            const { number, headSha } = change;
            return {
                comment: github.comment(number, { name, headSha, merging, began }),
                markComments: (fates, deadline) => github.markComments(number, fates, deadline),
                inlineComments: (batch, deadline) => github.postInlineComments(number, batch, deadline),
                status: github.status(headSha, context),
                lastStatus: (deadline) => github.lastStatus(headSha, context, deadline),
                hadStatus: (deadline) => github.hadStatus(number, { sha: headSha, context, deadline }),
            };
        },
        conversation: github.conversation,
        connect: (0,connections/* connections */.oQ)(access),
        checkModel: (0,connections/* modelChecks */.z0)(access, offered),
        seal: sealOf({
            ...{ stateKeys, access, vendors: providers/* vendors */.o, repository },
        }),
        run: runName(step),
        runner,
        events: (0,events_event/* createEvents */.q)(),
        log,
        clock,
        seed: (0,external_node_crypto_.randomBytes)(16).toString('hex'),
        redact,
        cancel,
        isDebug: step.RUNNER_DEBUG === '1',
        actionUrl: actionUrl(environment),
        runUrl: step.GITHUB_RUN_ID === undefined ? null : `${pages}/actions/runs/${step.GITHUB_RUN_ID}`,
        reportDirectory: (0,external_node_path_.join)(temporary, 'deep-review'),
        handover: { directory: (0,external_node_path_.join)(temporary, 'deep-review-stages'), repository },
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

// EXTERNAL MODULE: ./lib/worlds/proxies.js
var proxies = __webpack_require__(42845);
// EXTERNAL MODULE: ./lib/config/inputs.js
var inputs = __webpack_require__(66097);
;// CONCATENATED MODULE: ./lib/config/record.js

/** Whether the exchanges of the run are kept beside its report. @throws {UserError} when the input does not hold */
function asksToRecord(read) {
    return (0,inputs/* choice */.Yq)((0,inputs/* checkedInputs */.r4)(read), 'record', ['true', 'false']) === 'true';
}

;// CONCATENATED MODULE: ./lib/worlds/record-as-asked.js


/**
 * The world of a step as it is, or one that is recorded beside the report, where its input `record` asks for that.
 * @param program its version
 * @throws {UserError} when the input does not hold
 */
async function recordAsAsked(world, program) {
    const { read } = world.inputs;
    if (!asksToRecord(read))
        return world;
    const { recordRun } = await __webpack_require__.e(/* import() */ 663).then(__webpack_require__.bind(__webpack_require__, 32663));
    const directory = read('report-directory').trim() || world.reportDirectory;
    return recordRun(world, { folder: (0,external_node_path_.join)(directory, 'recording'), program });
}

;// CONCATENATED MODULE: ./lib/start.js











/** The same, of the runner of GitHub Actions. Variables that a vendor's SDK would obey unasked are taken out of the environment. */
function startAction(environment, cancel) {
    for (const name of providers/* vendors */.o.flatMap(({ sdkVariables }) => sdkVariables))
        delete environment[name];
    return start({ environment, event: readEvent, runner: worlds_runner/* actionsRunner */.A, cancel }, () => (0,proxies/* heedProxies */.B)(environment));
}
/** Starts the review. Whatever it throws ends as the fourth outcome, `error`: printed for people, told to the status, never green. @param prepare is done first */
function start(step, prepare = () => undefined) {
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
            prepare();
            world = openActionWorld(step);
            world = await recordAsAsked(world, program/* program */.D.version);
            world.events.listen((event) => {
                hasReport ||= event.kind === 'reported';
                if (event.kind === 'concluded')
                    concluded = event.exitCode;
            });
            step.cancel.throwIfAborted();
            return (await (0,run/* run */.e)(world)).exitCode;
        }
        catch (error) {
            return await end(error);
        }
        finally {
            await world?.close?.();
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
