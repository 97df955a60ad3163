export const id = 229;
export const ids = [229];
export const modules = {

/***/ 39229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startCommandLine: () => (/* binding */ startCommandLine)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/config/file.js
var config_file = __webpack_require__(49950);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
// EXTERNAL MODULE: ./lib/git/ancestry.js
var ancestry = __webpack_require__(27367);
// EXTERNAL MODULE: ./lib/git/bring.js
var bring = __webpack_require__(63632);
// EXTERNAL MODULE: ./lib/git/kept/keep-objects.js
var keep_objects = __webpack_require__(4597);
// EXTERNAL MODULE: ./lib/git/merge-bases.js
var merge_bases = __webpack_require__(67631);
// EXTERNAL MODULE: ./lib/git/objects.js + 2 modules
var git_objects = __webpack_require__(70771);
// EXTERNAL MODULE: ./lib/git/process.js
var git_process = __webpack_require__(30701);
// EXTERNAL MODULE: ./lib/git/reading/missing-objects.js
var missing_objects = __webpack_require__(26970);
// EXTERNAL MODULE: ./lib/git/repo.js + 9 modules
var repo = __webpack_require__(57465);
// EXTERNAL MODULE: ./lib/git/local/require-git.js
var require_git = __webpack_require__(82594);
;// CONCATENATED MODULE: ./lib/git/local/uncommitted.js






/** Of the repository's own settings these alone are heeded: how files of this disk are read. None starts a program. */
const settings = /^core\.(?:filemode|autocrlf|eol|ignorecase|symlinks|precomposeunicode) (?:true|false|input|lf|crlf|native)$/;
/** Its commit is nobody's, and always the same for the same files. */
const author = { NAME: 'Deep Review', EMAIL: 'deep-review@localhost', DATE: '@0 +0000' };
/**
 * Commits what a working tree has, untracked files included and ignored ones not, into a repository of our own. The index is
 * a copy; index, references and files of the working tree stay as they are, and no hook or filter runs: a filter of
 * `.gitattributes` is not known to this repository.
 * @param directory an existing private folder
 * @param base.parent the commit at HEAD
 * @returns the commit, and the folder of its objects
 * @throws {UserError} when a file cannot be read
 */
async function commitUncommitted(tree, directory, { parent, ...base }) {
    const store = await (0,ancestry/* initRepository */.zY)(directory, 'uncommitted', base, parent);
    const { gitDirectory } = store;
    const objects = (0,external_node_path_.join)(gitDirectory, 'objects');
    await (0,promises_.mkdir)((0,external_node_path_.join)(objects, 'info'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(gitDirectory, 'info'), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(objects, 'info', 'alternates'), `${(0,external_node_path_.join)(tree.shared, 'objects')}\n`);
    const inOwn = (await (0,promises_.readdir)(tree.own)).filter((name) => name === 'index' || name.startsWith('sharedindex.'));
    await Promise.all(inOwn.map((name) => (0,promises_.copyFile)((0,external_node_path_.join)(tree.own, name), (0,external_node_path_.join)(gitDirectory, name))));
    await (0,promises_.copyFile)((0,external_node_path_.join)(tree.shared, 'info', 'exclude'), (0,external_node_path_.join)(gitDirectory, 'info', 'exclude')).catch(() => undefined);
    const known = await readSettings(tree, store);
    const inTree = ['-c', 'core.bare=false', ...known.flatMap((setting) => ['-c', setting]), `--work-tree=${tree.top}`];
    try {
        await (0,git_objects/* gitIn */.uM)(store, [...inTree, 'add', '--all'], { timeoutMs: 600_000 });
    }
    catch (error) {
        if (!(error instanceof git_process/* GitError */.XS))
            throw error;
        throw new user_error/* UserError */.yo(`The working tree could not be read: ${error.message}`, 'Mend what git names, or commit and review without `--uncommitted`.');
    }
    const written = (await (0,git_objects/* gitIn */.uM)(store, ['write-tree'])).stdout.toString('latin1').trim();
    const people = ['AUTHOR', 'COMMITTER'].flatMap((role) => Object.entries(author).map(([key, value]) => [`GIT_${role}_${key}`, value]));
    const commit = ['commit-tree', written, '-p', parent, '-m', 'Uncommitted changes'];
    const { stdout } = await (0,git_objects/* gitIn */.uM)(store, commit, { environment: Object.fromEntries(people) });
    return { sha: stdout.toString('latin1').trim(), objects };
}
async function readSettings(tree, store) {
    const args = ['config', '--file', (0,external_node_path_.join)(tree.shared, 'config'), '--get-regexp', '^core\\.'];
    const { stdout } = await (0,git_process/* git */.$Y)({ ...store, gitDirectory: null, args, expected: [0, 1] });
    const rows = stdout
        .toString('utf8')
        .split('\n')
        .filter((row) => settings.test(row));
    return rows.map((row) => row.replace(' ', '='));
}

;// CONCATENATED MODULE: ./lib/git/local/borrow.js














/** Where people usually branch off, in the order in which it is looked for. */
const usualBases = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
/**
 * What a branch is compared with when nobody says: the default branch of the remote, or what is usually called so.
 * @throws {UserError} when there is none
 */
async function usualBase(lender) {
    const { store } = await placesOf(lender);
    for (const name of usualBases) {
        const args = ['rev-parse', '--verify', '--quiet', '--abbrev-ref', name];
        const { stdout, exitCode } = await (0,git_objects/* gitIn */.uM)(store, args, { expected: [0, 1, 128] });
        if (exitCode === 0)
            return stdout.toString('utf8').trim() || name;
    }
    await requireCommits(store);
    throw new user_error/* UserError */.yo('There is no branch here that others are usually compared with.', 'Name one with `--base`.');
}
/**
 * The commits that two names mean, and where they meet.
 * @throws {UserError} when the folder is no repository, a name means no commit, or the two have no common history
 */
async function readSpan(lender, names) {
    const { store } = await placesOf(lender);
    const [baseSha, headSha] = await Promise.all([commitAt(store, names.base), commitAt(store, names.head)]);
    const { stdout, exitCode } = await (0,git_objects/* gitIn */.uM)(store, ['merge-base', baseSha, headSha], { expected: [0, 1] });
    if (exitCode !== 0)
        throw new user_error/* UserError */.yo(`${names.base} and ${names.head} have no common history.`, `Name a base that they share${await ofShallow(store)}.`);
    return { baseSha, headSha, mergeBase: stdout.toString('utf8').trim() };
}
/**
 * The same for what is not committed: the head is a commit of our own, in a folder of objects of our own.
 * @param directory an existing private folder
 * @throws {UserError} as `readSpan` and `commitUncommitted` do
 */
async function readUncommitted(lender, base, directory) {
    const [{ tree, store }, { baseSha, mergeBase, headSha: parent }] = await Promise.all([
        placesOf(lender),
        readSpan(lender, { base, head: 'HEAD' }),
    ]);
    const { sha: headSha, objects } = await commitUncommitted(treeOf(tree), directory, { ...store, parent });
    return { baseSha, headSha, mergeBase, objects };
}
/** The folder of the files of a working tree. @throws {UserError} where there is none */
async function topOf(lender) {
    const { tree } = await placesOf(lender);
    return treeOf(tree).top;
}
function treeOf(tree) {
    if (tree !== null)
        return tree;
    throw new user_error/* UserError */.yo('This repository has no working tree.', 'Start it where the files of a branch are checked out.');
}
/** The text of a file of one commit; null where there is none. */
async function readFileAt(lender, sha, path) {
    const options = { expected: [0, 128] };
    const { stdout, exitCode } = await (0,git_objects/* gitIn */.uM)((await placesOf(lender)).store, ['cat-file', 'blob', `${sha}:${path}`], options);
    return exitCode === 0 ? stdout.toString('utf8') : null;
}
/**
 * Opens a lender's objects in a bare repository of our own, whose HEAD is unborn: nothing is copied, and the lender's
 * references, index, working tree and attributes are neither touched nor obeyed.
 * @param directory a private folder, removed at the end
 */
async function borrowRepo(lender, span, directory) {
    const { baseSha, headSha, mergeBase, objects } = span;
    const { shared: lent } = await placesOf(lender);
    await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
    const store = await (0,ancestry/* initRepository */.zY)(directory, 'objects', lender, headSha);
    await (0,promises_.mkdir)((0,external_node_path_.join)(store.gitDirectory, 'objects', 'info'), { recursive: true });
    const lenders = [(0,external_node_path_.join)(lent, 'objects'), ...(objects === undefined ? [] : [objects])];
    await (0,promises_.writeFile)((0,external_node_path_.join)(store.gitDirectory, 'objects', 'info', 'alternates'), `${lenders.join('\n')}\n`);
    // Only a clone that was cut has this file; without it, git would look for parents that are not there.
    await (0,promises_.copyFile)((0,external_node_path_.join)(lent, 'shallow'), (0,external_node_path_.join)(store.gitDirectory, 'shallow')).catch(() => undefined);
    const [own, ahead] = await Promise.all([
        (0,ancestry/* commitsOf */.g3)(store, headSha, [mergeBase]),
        (0,ancestry/* commitsOf */.g3)(store, headSha, [mergeBase, baseSha]),
        requireWhole(store, span),
    ]);
    const isCrossed = ahead.size < own.size && !(await (0,merge_bases/* showsWholeMerge */.q)(store, span, async () => store));
    const brought = new Set();
    return {
        repo: (0,repo/* createRepo */.T)(store, { mergeBase, headSha, own }),
        mergeBase,
        isCrossed,
        async bring(commits) {
            const here = await (0,bring/* bringCommits */.T)(store, null, commits);
            for (const sha of here)
                brought.add(sha);
            return here;
        },
        async keep(folder, isSecret) {
            const reachable = await (0,keep_objects/* reachableIn */.Zh)(store, { mergeBase, headSha }, brought);
            await (0,keep_objects/* packInto */._V)(folder, store, reachable, isSecret);
            return { mergeBase, headSha, isCrossed, own: [...own], fromBase: [], shallow: reachable.shallow };
        },
        [Symbol.asyncDispose]() {
            (0,git_objects/* readerOf */.TC)(store).close();
            return (0,promises_.rm)(directory, { recursive: true, force: true });
        },
    };
}
/**
 * A clone can leave contents out, for git to fetch when it needs them. Nothing here fetches, and a reviewer who is told of a
 * file that it cannot be read goes on without it.
 */
async function requireWhole(store, { mergeBase, headSha }) {
    const lists = [
        [headSha, `^${mergeBase}`],
        ['--no-walk', mergeBase],
    ];
    const missing = (await Promise.all(lists.map((commits) => (0,missing_objects/* missingObjects */.x)(store, commits)))).flat();
    if (missing.length === 0)
        return;
    throw new user_error/* UserError */.yo(`This repository lacks ${missing.length} of the objects that the two commits have, such as ${missing[0]}.`, 'Where it was cloned with `--filter`, bring them with `git fetch --refetch --no-filter`, or clone it whole; where not, `git fsck` says what is broken.');
}
/** Where the lender's parts are; the store names commits as its working tree does. */
async function placesOf({ folder, path, signal, }) {
    const ask = async (...what) => {
        const args = ['-C', folder, 'rev-parse', '--path-format=absolute', ...what];
        const { stdout, exitCode, complaint } = await (0,git_process/* git */.$Y)({ gitDirectory: null, path, signal, args, expected: [0, 128] });
        const said = exitCode === 0 ? stdout.toString('utf8').replace(/\n$/, '').split('\n') : [];
        return { said, complaint };
    };
    const [places, top] = await Promise.all([ask('--git-dir', '--git-common-dir'), ask('--show-toplevel')]);
    const [own, shared] = places.said;
    // An older git repeats the option that it does not know.
    if (own === undefined || shared === undefined || own.startsWith('-')) {
        await (0,require_git/* requireGit */.o)({ path, signal }, require_git/* oldestForLocal */.a);
        throw nowhere(folder, places.complaint);
    }
    const tree = top.said[0] === undefined ? null : { top: top.said[0], own, shared };
    return { store: { gitDirectory: own, path, signal }, shared, tree };
}
function nowhere(folder, complaint) {
    if (!(0,external_node_fs_.existsSync)(folder))
        return new user_error/* UserError */.yo(`There is no folder ${folder}.`, 'Correct `--repo`.');
    if (complaint.includes('dubious ownership'))
        return new user_error/* UserError */.yo(`Git does not trust the repository of ${folder}, because it belongs to somebody else.`, 'Start this as the user whose it is, or make it your own. `safe.directory` is not read: nothing of your settings is.');
    return new user_error/* UserError */.yo(`${folder} is in no git repository.`, 'Start it inside of a repository, or name one with `--repo`.');
}
async function commitAt(store, name) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
    const { stdout, exitCode } = await (0,git_objects/* gitIn */.uM)(store, args, { expected: [0, 1, 128] });
    if (exitCode === 0)
        return stdout.toString('utf8').trim();
    await requireCommits(store, name);
    throw new user_error/* UserError */.yo(`There is no commit ${name} here.`, `Name a branch, a tag or a SHA of this repository${await ofShallow(store)}.`);
}
async function requireCommits(store, name = null) {
    const args = ['rev-list', '--all', '--max-count=1'];
    const { stdout, exitCode, complaint } = await (0,git_objects/* gitIn */.uM)(store, args, { expected: [0, 128] });
    if (exitCode !== 0)
        throw new user_error/* UserError */.yo(`Git cannot read this repository: ${complaint.trim()}`, 'Mend what it names; `git fsck` says more.');
    if (stdout.length === 0 || name === 'HEAD')
        throw new user_error/* UserError */.yo('This branch has no commit yet.', 'Commit something first: a review compares with a commit.');
}
/** What to do besides, where older commits were not fetched. */
async function ofShallow(store) {
    const { stdout } = await (0,git_objects/* gitIn */.uM)(store, ['rev-parse', '--is-shallow-repository']);
    return stdout.toString('utf8').trim() === 'true' ? ', or fetch the rest of it with `git fetch --unshallow`' : '';
}

// EXTERNAL MODULE: ./lib/lib/log.js
var log = __webpack_require__(40045);
// EXTERNAL MODULE: ./lib/lib/mask-tokens.js
var mask_tokens = __webpack_require__(64662);
// EXTERNAL MODULE: ./lib/lib/redact.js
var lib_redact = __webpack_require__(37158);
// EXTERNAL MODULE: ./lib/providers/index.js + 17 modules
var providers = __webpack_require__(25245);
// EXTERNAL MODULE: ./lib/config/reviewers.js
var reviewers = __webpack_require__(51730);
// EXTERNAL MODULE: ./lib/rules/index.js + 13 modules
var rules = __webpack_require__(68148);
;// CONCATENATED MODULE: ./lib/command-line/check-config.js







/** Larger ones GitHub does not show whole. */
const mostBytes = 1_000_000;
/**
 * Reads a configuration file as it stands on this machine, and what it names.
 * @param folder the top of the repository, from which the file names others
 * @param named from the working folder; null: the usual one
 * @throws {UserError} that names the line and what to do
 */
async function readLocalFile(folder, named) {
    const own = named === null ? (0,external_node_path_.join)(folder, config_file/* usualConfigFile */.fx) : (0,external_node_path_.resolve)(named);
    const shown = named ?? config_file/* usualConfigFile */.fx;
    const read = (path) => {
        const about = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
        if (about?.isFile() !== true)
            return null;
        if (about.size <= mostBytes)
            return (0,external_node_fs_.readFileSync)(path, 'utf8');
        throw new user_error/* UserError */.yo(`\`${path}\` has more than 1 MB, of which GitHub shows nothing.`, 'Shorten it.');
    };
    if (read(own) === null)
        throw new user_error/* UserError */.yo(`There is no file \`${shown}\`.`, `Name one, or write \`${config_file/* usualConfigFile */.fx}\`.`);
    const file = await (0,config_file/* readFileConfig */.le)(shown, {
        read: async (path) => read(path === shown ? own : (0,external_node_path_.join)(folder, path)),
        branch: null,
        rules: rules/* rules */.a.map(({ id }) => id),
    });
    // Whose keys are here says nothing of those that the workflow has.
    const withKey = new Set(providers/* vendors */.o.map(({ name }) => name));
    (0,reviewers/* namedReviewers */.wU)((file.reviewers ?? []).map(({ line, at }) => ({ line, place: `\`${shown}\`, ${at},` })), { vendors: providers/* vendors */.o, withKey });
    return file;
}
/** What a configuration file asks for, in a few lines. */
function summaryOf(file) {
    const { include, exclude, blockOn, reviewers, guidelines, severityNotes, language, failOn, minReviewers, smallChanges, } = file;
    const said = [
        reviewers && `${reviewers.length} reviewer(s)`,
        include && `${include.length} pattern(s) to include`,
        exclude.length > 0 && `${exclude.length} to exclude`,
        guidelines.length > 0 && `${guidelines.length} guideline(s)`,
        severityNotes.length > 0 && `${severityNotes.length} severity note(s)`,
        language && `language ${language}`,
        failOn && `fail-on ${failOn}`,
        minReviewers !== null && `min-reviewers ${minReviewers}`,
        smallChanges !== null && `small-changes ${smallChanges}`,
        blockOn.length > 0 && `${blockOn.length} rule(s) that block`,
    ].filter((one) => typeof one === 'string');
    return `\`${file.place?.path}\` holds: ${said.join(', ') || 'it asks for nothing'}.\n`;
}

// EXTERNAL MODULE: ./lib/agent/provider.js
var provider = __webpack_require__(62628);
// EXTERNAL MODULE: ./lib/config/access.js + 1 modules
var config_access = __webpack_require__(87591);
// EXTERNAL MODULE: ./lib/config/agree.js
var agree = __webpack_require__(59742);
// EXTERNAL MODULE: ./lib/config/require-keys.js
var require_keys = __webpack_require__(34306);
// EXTERNAL MODULE: ./lib/config/settle.js
var settle = __webpack_require__(46075);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
// EXTERNAL MODULE: ./lib/worlds/connections.js + 1 modules
var connections = __webpack_require__(39664);
// EXTERNAL MODULE: ./lib/lib/without-trailing.js
var without_trailing = __webpack_require__(50764);
// EXTERNAL MODULE: ./lib/github/failure.js
var failure = __webpack_require__(40317);
;// CONCATENATED MODULE: ./lib/github/token-scopes.js



/**
 * What a classic token may, by GitHub's own word; null for tokens of other kinds, of which GitHub does not tell it. The
 * request is one that counts against no limit.
 * @throws {UserError} when GitHub does not take the token, or does not answer
 */
async function readTokenScopes({ token, apiUrl, signal, }) {
    const { GitHub } = await Promise.all(/* import() */[__webpack_require__.e(250), __webpack_require__.e(15)]).then(__webpack_require__.bind(__webpack_require__, 75250));
    const silent = () => undefined;
    const client = new GitHub({
        ...{ auth: token, baseUrl: (0,without_trailing/* withoutTrailing */.h)(apiUrl, '/'), userAgent: 'deep-review' },
        log: { debug: silent, info: silent, warn: silent, error: silent },
        request: { fetch },
    });
    try {
        const { headers } = await client.request('GET /rate_limit', { request: { signal } });
        const scopes = headers['x-oauth-scopes'];
        return typeof scopes === 'string' ? scopes.split(/,\s*/).filter((scope) => scope !== '') : null;
    }
    catch (error) {
        signal.throwIfAborted();
        if ((0,failure/* statusOf */.c2)(error) === 401)
            throw new user_error/* UserError */.yo('GitHub does not take the token.', 'It has expired or was revoked: make a new one, or unset it.');
        throw new user_error/* UserError */.yo(`GitHub did not say what the token may: ${(0,user_error/* messageOf */.bD)(error).replace(/ - https:\/\/\S+$/u, '')}`, 'Look at `GITHUB_API_URL`, and at what stands between this machine and GitHub.');
    }
}

;// CONCATENATED MODULE: ./lib/worlds/token.js


/** Any of these is enough for what the action does in a pull request. */
const enough = ['repo', 'public_repo'];
const needed = '`contents: read`, `pull-requests: write` and `statuses: write`';
/**
 * What the token in the environment may, in a sentence; null where there is none. A review on this machine needs none.
 * @throws {UserError} when GitHub does not take it, or when it may not do what the action does
 */
async function tellToken(environment, signal) {
    const { GITHUB_TOKEN: token, GITHUB_API_URL: apiUrl } = environment;
    if (!token)
        return null;
    const scopes = await readTokenScopes({ token, apiUrl: apiUrl || 'https://api.github.com', signal });
    if (scopes === null)
        return `is taken; of its kind GitHub does not tell what it may: the action needs ${needed}`;
    const told = scopes.join(', ') || 'none';
    if (scopes.some((scope) => enough.includes(scope)))
        return `scopes: ${told}`;
    throw new user_error/* UserError */.yo(`The token has not the scope \`repo\`, only: ${told}.`, 'Give it `repo`, or `public_repo` for public repositories; a review on this machine needs no token.');
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./lib/command-line/flags.js




/** Inputs that can be typed as flags of the same name, with the placeholder of their value. */
const flaggedInputs = {
    reviewers: 'LINE...',
    'fail-on': 'SEVERITY',
    'min-reviewers': 'NUMBER',
    verify: 'MODE',
    'max-slices': 'NUMBER',
    'max-turns': 'NUMBER',
    'max-cost-usd': 'DOLLARS',
    'timeout-minutes': 'MINUTES',
    config: 'PATH',
};
/** The inputs of action.yml: their words and defaults stand there only. @param path of that file */
function readFace(path) {
    return (0,dist/* parse */.qg)((0,external_node_fs_.readFileSync)(path, 'utf8')).inputs;
}
/** The version of the program, whose package.json lies beside action.yml. @param path of action.yml */
function readVersion(path) {
    return JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'package.json'), 'utf8')).version;
}
/** Names under which other programs keep the same key. */
const alsoCalled = { GEMINI_API_KEY: 'GOOGLE_API_KEY' };
/** `anthropic-api-key` stands in the environment as `ANTHROPIC_API_KEY`. */
function variableOf(input) {
    return input.toUpperCase().replaceAll('-', '_');
}
/** The vendors as a command line speaks of their keys. */
function byVariables(vendors) {
    return vendors.map((vendor) => ({ ...vendor, keyInput: variableOf(vendor.keyInput) }));
}
/** What is said of inputs, in the names that they have here: keys, addresses and headers are variables, others flags. */
function inOwnNames(text, vendors) {
    const secret = new Set(vendors.flatMap(inputsOfVendor));
    const typed = new Set([...text.matchAll(/\binput `([a-z-]+)`/gi)].map(([, name = '']) => name));
    return text
        .replace(/\binput (?=`([a-z-]+)`)/gi, (word, name) => secret.has(name) || name in flaggedInputs ? '' : word)
        .replace(/`([a-z-]+)`/g, (whole, name) => {
        if (secret.has(name))
            return `\`${variableOf(name)}\``;
        return typed.has(name) && name in flaggedInputs ? `\`--${name}\`` : whole;
    });
}
function inputsOfVendor({ keyInput, addressInput, headersInput }) {
    return [keyInput, addressInput, headersInput];
}
/** Every key that stands in the environment. */
function keysIn(environment, vendors) {
    const names = vendors.flatMap(({ keyInput, headersInput }) => [variableOf(keyInput), variableOf(headersInput)]);
    return [...names, ...Object.values(alsoCalled)].flatMap((name) => environment[name] || []);
}
/**
 * Reads inputs as they were typed, keys and addresses from the environment only, and the rest as action.yml has it.
 * An address without its key is left out: other programs have theirs there too.
 * @throws {UserError} when there is no key at all, and somebody would be asked
 */
function inputsOf(typed, given) {
    const { environment, face, vendors, isDry = false } = given;
    const variable = (input) => {
        const name = variableOf(input);
        return environment[name]?.trim() || environment[alsoCalled[name] ?? '']?.trim() || '';
    };
    const fromEnvironment = new Map();
    for (const vendor of vendors) {
        if (variable(vendor.keyInput) === '')
            continue;
        for (const input of inputsOfVendor(vendor))
            fromEnvironment.set(input, variable(input));
    }
    if (fromEnvironment.size === 0 && isDry) {
        for (const { keyInput, reviewer } of vendors)
            if ('byDefault' in reviewer)
                fromEnvironment.set(keyInput, 'no key');
    }
    if (fromEnvironment.size === 0) {
        const names = vendors.map(({ keyInput }) => `\`${variableOf(keyInput)}\``).join(', ');
        throw new user_error/* UserError */.yo('No reviewer can run: there is no key.', `Set one of ${names} in the environment.`);
    }
    const secret = new Set(vendors.flatMap(inputsOfVendor));
    return (name) => {
        if (secret.has(name))
            return fromEnvironment.get(name) ?? '';
        if (name === 'allow-http')
            return environment['DEEP_REVIEW_ALLOW_HTTP'] || (face[name]?.default ?? '');
        const known = face[name]?.default ?? '';
        return typed[name] ?? (known.includes('${{') ? '' : known);
    };
}

;// CONCATENATED MODULE: ./lib/command-line/doctor.js














/** Fewer are refused by some vendors. */
const fewestTokens = 256;
const longestMs = 60_000;
const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'];
/**
 * Looks at everything that a run rests on. The model of each reviewer is looked for as before a run, and then it is asked one
 * short question: that is the cheapest request which shows that key, address and model are right.
 */
async function doctor(given) {
    const { environment, cancel, vendors: offered = providers/* vendors */.o } = given;
    const node = { name: 'Node', isWell: true, told: process.versions.node, remedy: null };
    const set = proxies.filter((name) => environment[name]);
    const proxy = { name: 'proxy', isWell: true, told: set.join(', ') || 'none', remedy: null };
    let file = null;
    const [git, configuration] = [
        await check('git', () => (0,require_git/* requireGit */.o)({ path: environment['PATH'] ?? '', signal: cancel }, require_git/* oldestForLocal */.a)),
        await check('configuration file', async () => {
            file = await given.readFile();
            return file?.place === null || file === null ? 'none' : `\`${file.place.path}\` holds`;
        }),
    ];
    const token = await check('GITHUB_TOKEN', async () => {
        const signal = AbortSignal.any([cancel, AbortSignal.timeout(longestMs)]);
        return (await tellToken(environment, signal)) ?? '';
    });
    let reviewers = [];
    const keys = await check('keys', async () => {
        const read = given.read();
        const access = (0,config_access/* readAccess */.zS)(read, offered);
        const redact = (0,lib_redact/* createRedactor */.lY)([...access.values()].flatMap(provider/* secretsOf */.Fj));
        const choosable = {
            ...(0,connections/* openInputs */.AR)(read, access),
            vendors: byVariables(offered),
            typed: given.typed,
            now: Date.now(),
        };
        (0,require_keys/* requireKeys */.A)(choosable, { keyless: null });
        const { config } = (0,agree/* agree */.d)((0,settle/* settleInputs */.d)(read, choosable), file ?? config_file/* noFile */.w1, choosable);
        const [connect, checkModel] = [(0,connections/* connections */.oQ)(access), (0,connections/* modelChecks */.z0)(access, offered)];
        reviewers = await Promise.all(config.reviewers.map((one) => ask(one, { connect, checkModel, redact, cancel })));
        return `of ${[...access.keys()].join(', ')}`;
    });
    return [node, git, proxy, configuration, ...(token.told === '' ? [] : [token]), keys, ...reviewers];
}
async function check(name, look) {
    try {
        return { name, isWell: true, told: (await look()).trim(), remedy: null };
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.yo))
            throw error;
        const own = (words) => inOwnNames(words, providers/* vendors */.o);
        return { name, isWell: false, told: own((0,user_error/* messageOf */.bD)(error)), remedy: own(error.remedy) };
    }
}
async function ask(reviewer, { connect, checkModel, redact, cancel, }) {
    const name = `${reviewer.name} (${reviewer.provider}/${reviewer.model})`;
    const signal = AbortSignal.any([cancel, AbortSignal.timeout(longestMs)]);
    const session = connect(reviewer).open({
        ...{ model: reviewer.model, effort: reviewer.effort === null ? null : 'low', tools: [], idleTimeoutMs: longestMs },
        ...{ system: 'Answer with the word OK.', context: 'A test of the connection.', maxOutputTokens: fewestTokens },
    });
    try {
        const note = await checkModel(reviewer, { now: Date.now(), signal });
        const { model, usage } = await session.send('Answer now.', signal);
        const told = `${redact(model)} answered, ${(0,types/* allTokens */.yh)(usage)} tokens${note === null ? '' : `. ${redact(note)}`}`;
        return { name, isWell: true, told, remedy: null };
    }
    catch (error) {
        cancel.throwIfAborted();
        if (!(error instanceof provider/* ProviderError */.mZ) && !signal.aborted)
            throw error;
        const reason = error instanceof provider/* ProviderError */.mZ ? error.reason : 'timeout';
        const words = error instanceof provider/* ProviderError */.mZ ? error.words : null;
        const told = (0,types/* toldFailure */.QG)((0,types/* failureOf */.g5)(reason, (0,user_error/* messageOf */.bD)(error), words));
        return { name, isWell: false, told: redact(told), remedy: types/* remedies */.JW[reason] };
    }
}
/** The checks as lines of a table, and what to do below those that fail. */
function tableOf(checks) {
    const width = Math.max(...checks.map(({ name }) => name.length));
    return checks
        .flatMap(({ name, isWell, told, remedy }) => [
        `${isWell ? 'ok    ' : 'FAILS '} ${name.padEnd(width)}  ${told}`,
        ...(remedy === null ? [] : [`       ${' '.repeat(width)}  ${remedy}`]),
        '',
    ].slice(0, remedy === null ? 1 : 2))
        .concat('')
        .join('\n');
}

;// CONCATENATED MODULE: ./lib/command-line/host.js
/** How a command ends: hooks and scripts rest on the numbers. */
const exitCodes = { clean: 0, blocking: 1, incomplete: 2, error: 3, cancelled: 130 };

// EXTERNAL MODULE: ./node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(67375);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/lib/clock.js
var clock = __webpack_require__(75953);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/events/event.js
var events_event = __webpack_require__(10209);
// EXTERNAL MODULE: ./lib/worlds/runner.js
var worlds_runner = __webpack_require__(80703);
;// CONCATENATED MODULE: ./lib/worlds/local.js













/** What stands for a name where the head is no commit of the repository. */
const uncommitted = 'uncommitted changes';
/**
 * The world of a local review. Nothing leaves the machine but what is asked of vendors, and nothing of the repository is
 * touched: its objects are borrowed.
 * @throws {UserError} when a key does not hold
 */
function openLocalWorld(asked) {
    const { folder, head, read, typed, previous = null, path, runner, cancel, temporary = (0,external_node_os_.tmpdir)() } = asked;
    const access = (0,config_access/* readAccess */.zS)(read, providers/* vendors */.o);
    for (const warning of (0,config_access/* unmasked */.Xm)(access))
        runner.warning(warning);
    const redact = (0,lib_redact/* createRedactor */.lY)([...access.values()].flatMap(provider/* secretsOf */.Fj));
    const lender = { folder, path, signal: cancel };
    const directory = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(temporary, 'deep-review-objects-'));
    const readBase = async () => asked.base ?? (head === null ? 'HEAD' : await usualBase(lender));
    let objects;
    const readChange = async () => {
        const base = await readBase();
        const names = { kind: 'local-branch', repository: (0,external_node_path_.basename)((0,external_node_path_.resolve)(folder)), baseRef: base };
        if (head !== null)
            return { ...names, headRef: head, ...(await readSpan(lender, { base, head })) };
        const { objects: own, ...span } = await readUncommitted(lender, base, directory);
        objects = own;
        return { ...names, headRef: uncommitted, ...span };
    };
    // What is not committed is reviewed as it was found: whoever goes on working starts no other review.
    const readHead = async (change) => (head === null ? change : await readChange());
    return {
        trigger: async () => ({ kind: 'local', base: await readBase(), head: head ?? uncommitted }),
        inputs: { ...(0,connections/* openInputs */.AR)(read, access), ...(typed === undefined ? {} : { typed }) },
        source: {
            readChange,
            readHead,
            readProtected: async () => null,
            readBaseFile: ({ baseSha }, path) => readFileAt(lender, baseSha, path),
            readThreads: async () => [],
        },
        async openRepo(change) {
            if (change.kind !== 'local-branch')
                throw new Error(`a ${change.kind} on this machine`);
            return borrowRepo(lender, { ...change, ...(objects === undefined ? {} : { objects }) }, directory);
        },
        neighbours: null,
        destinations: () => ({
            comment: null,
            inlineComments: null,
            markComments: null,
            status: null,
            lastStatus: null,
            hadStatus: null,
        }),
        conversation: null,
        connect: (0,connections/* connections */.oQ)(access),
        checkModel: (0,connections/* modelChecks */.z0)(access, providers/* vendors */.o),
        seal: null,
        ...(previous === null ? {} : { previous }),
        run: '0-1',
        runner,
        events: (0,events_event/* createEvents */.q)(),
        log: (0,worlds_runner/* createLog */.h)(runner, redact),
        clock: clock/* systemClock */.ml,
        seed: (0,external_node_crypto_.randomBytes)(16).toString('hex'),
        redact,
        cancel,
        isDebug: false,
        runUrl: null,
        actionUrl: null,
        reportDirectory: (0,external_node_path_.join)(temporary, 'deep-review'),
        handover: null,
    };
}

// EXTERNAL MODULE: ./lib/begin/begin.js
var begin = __webpack_require__(51264);
// EXTERNAL MODULE: ./lib/begin/estimate.js
var begin_estimate = __webpack_require__(58895);
// EXTERNAL MODULE: ./lib/begin/round-extent.js
var round_extent = __webpack_require__(52358);
// EXTERNAL MODULE: ./lib/lib/change/small-sentence.js
var small_sentence = __webpack_require__(79085);
// EXTERNAL MODULE: ./lib/lib/visible.js
var visible = __webpack_require__(29053);
// EXTERNAL MODULE: ./lib/steps/sessions/session-options.js + 2 modules
var session_options = __webpack_require__(22849);
// EXTERNAL MODULE: ./lib/worlds/triggers/target.js + 1 modules
var target = __webpack_require__(21624);
;// CONCATENATED MODULE: ./lib/command-line/dry-run.js
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
 * What a review would do, without asking a model: files, what is left out and why, and the size of the first requests.
 * @param isUncommitted whether the head is what is not committed, as a commit that nobody made
 * @throws {UserError} for what the user must act on
 */
async function dryRun(world, isUncommitted) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { source, inputs: choosable, clock } = world;
        const inputs = (0,settle/* settleInputs */.d)(choosable.read, choosable);
        const facts = await source.readChange((0,target/* targetOf */.$)(await world.trigger(), inputs));
        const { file, config, told, problem } = await (0,begin/* settleAll */.j3)(facts, inputs, world);
        if (problem !== null)
            throw problem;
        const opened = __addDisposableResource(env_1, await world.openRepo(facts), true);
        const dossier = await (0,begin/* gatherAsked */._D)(facts, opened, file);
        const printed = (0,begin/* printFor */.XE)(dossier, { limits: (0,session_options/* limitsOf */.Af)(config) }, world);
        const reviewed = dossier.changes.filter(({ notReviewed }) => !notReviewed);
        const aside = dossier.changes.filter(({ notReviewed }) => notReviewed);
        const code = { head: opened.repo.at(dossier.change.headSha), base: opened.repo.at(opened.mergeBase) };
        const asked = { config, file, code, recalled: { memory: null }, isFull: false };
        const { small, reviewers, doubt } = await (0,round_extent/* extentOf */.O)(dossier, asked);
        const estimate = (0,begin_estimate/* estimateReview */.v)({ dossier, printed, reviewers }, config, clock.now());
        return [
            `${facts.headRef} against ${facts.baseRef}: ${dossier.changes.length} changed file(s), ${dossier.commits.length - (isUncommitted ? 1 : 0)} commit(s). No model was asked.`,
            '',
            `Reviewed: ${reviewed.length} file(s)`,
            ...reviewed.map(({ path, additions, deletions }) => `  ${(0,visible/* visible */.RK)(path)}  +${additions} -${deletions}`),
            '',
            `Not reviewed: ${aside.length} file(s)`,
            ...aside.map(({ path, notReviewed }) => `  ${(0,visible/* visible */.RK)(path)}  ${notReviewed?.reason}: ${(0,visible/* visible */.RK)(notReviewed?.detail ?? '')}`),
            '',
            ...(reviewers.length === 0
                ? [
                    `Nothing was changed there, so nobody would be asked. Name another base with \`--base\`, or ${isUncommitted ? 'leave `--uncommitted` out' : 'use `--uncommitted`'}.`,
                ]
                : [
                    `First requests, about, in ${printed.slices.length} session(s) each:`,
                    ...estimate.reviewers.map(({ reviewer: { name, provider, model }, dollars }) => `  ${name} (${provider}/${model})  ${estimate.tokens} tokens; ${dollars === null ? 'no price known' : `its review about ${(0,types/* inDollars */.D$)(dollars)}`}`),
                    '',
                    estimate.sentence,
                ]),
            ...(printed.beyond.length === 0
                ? []
                : ['', 'Part of the change has no room in these sessions: raise `max-slices`.']),
            ...(small === null ? [] : ['', (0,small_sentence/* smallSentence */.V)(small, reviewers)]),
            ...(doubt === null ? [] : ['', (0,visible/* visible */.RK)(doubt)]),
            ...(told.length === 0 ? [] : ['', ...told]),
            '',
        ].join('\n');
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

// EXTERNAL MODULE: ./lib/events/progress-state.js
var progress_state = __webpack_require__(55190);
// EXTERNAL MODULE: ./lib/lib/duration.js
var duration = __webpack_require__(38335);
;// CONCATENATED MODULE: ./lib/command-line/live-lines.js



/** How far a run is, a line for each reviewer and one for what follows. @returns nothing before the change is known */
function liveLines(known, columns) {
    const { events, startedAt, now } = known;
    const first = events.find((event) => event.kind === 'change');
    if (first === undefined)
        return [];
    const state = events.reduce(progress_state/* nextState */.V, (0,progress_state/* firstState */.o)(first.reviewers ?? [], { startedAt, runUrl: null, status: null }));
    const width = Math.max(0, ...state.reviewers.map(({ name }) => name.length));
    const rows = state.reviewers.map(({ name, turns, filesOpened, end }) => {
        const done = end === null
            ? turns === 0
                ? 'reads'
                : `turn ${turns}, ${filesOpened} file(s) opened`
            : 'failed' in end
                ? `failed: ${end.failed}`
                : `submitted ${end.findings} finding(s)`;
        return `${name.padEnd(width)}  ${done}`;
    });
    const more = [
        ['Earlier findings', state.rechecks],
        ['Verification', state.verification],
    ].flatMap(([what, held]) => (held === null ? [] : [`${what}: ${held.ended} of ${held.sessions} session(s)`]));
    const written = state.phase === 'writing' ? ['The report is written'] : [];
    const time = (0,duration/* minutesAndSeconds */.Y)(now - startedAt);
    return [
        `Reviewing ${first.change.headRef} against ${first.change.baseRef}  ${time}`,
        ...rows,
        ...more,
        ...written,
    ].map((row) => cut((0,visible/* visible */.RK)(row), columns));
}
function cut(text, columns) {
    return text.length < columns ? text : `${text.slice(0, Math.max(1, columns - 2))}…`;
}
/** Draws how far the run is, after every event and every second, until it is stopped. */
function liveView(canvas, clock) {
    const events = [];
    const startedAt = clock.now();
    const draw = () => canvas.draw(liveLines({ events, startedAt, now: clock.now() }, canvas.columns()).join('\n'));
    const ticking = setInterval(draw, 1_000).unref();
    return {
        listen(event) {
            events.push(event);
            draw();
        },
        above(print) {
            canvas.clear();
            print();
            draw();
        },
        stop() {
            clearInterval(ticking);
            canvas.clear();
        },
    };
}

;// CONCATENATED MODULE: ./lib/command-line/read-report.js



/** A `report.json` of an earlier review. @throws {UserError} for what is none, or one of another version */
function readReport(path) {
    let value;
    try {
        value = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (error) {
        throw new user_error/* UserError */.yo(`The report \`${path}\` cannot be read: ${(0,user_error/* messageOf */.bD)(error)}.`, 'Give `--previous` the file `report.json` that `--output` kept.');
    }
    const parsed = types/* Report */.pl.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    throw new user_error/* UserError */.yo(`\`${path}\` is no report of this version, at \`${issue?.path.join('.') || 'its root'}\`: ${issue?.message}.`, 'Give `--previous` the file `report.json` of this version of the program, or leave it out.');
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/command-line/terminal.js

/**
 * Whether lines are written anew, and whether they have colours: only where somebody looks at a terminal that can, and has not
 * asked for plain lines.
 */
function mannerOf(stream, environment, argv) {
    const { CI: ci = '', NO_COLOR: noColor = '', TERM: term = '' } = environment;
    const isSeen = stream.isTTY === true && (ci === '' || ci === 'false') && term !== 'dumb';
    return {
        isLive: isSeen,
        isColoured: isSeen && noColor === '' && !argv.includes('--no-color') && stream.hasColors?.() === true,
    };
}
/**
 * A terminal in the place of a runner: what it is told goes to `print`, a line at a time, and nothing to the answer.
 * @param options.lines whether lines are printed that are no warnings and no errors
 * @param options.temporary a folder that is gone when somebody reads the lines: those that lead into it are left out
 */
function terminal(print, { lines, isColoured, temporary = null, }) {
    const outputs = new Map();
    const label = (style, word) => isColoured ? (0,external_node_util_.styleText)(style, word, { validateStream: false }) : word;
    const all = (text) => text.split('\n').forEach(print);
    return {
        outputs,
        runner: {
            // Nothing here masks by itself: every text has passed the redactor.
            secret: () => undefined,
            line: (text) => lines && (temporary === null || !text.includes(temporary)) && all(text),
            warning: (text) => all(`${label('yellow', 'warning:')} ${text}`),
            error: (text) => all(`${label('red', 'error:')} ${text}`),
            group: (title, own) => lines && [title, ...own.map((one) => `  ${one}`)].forEach(all),
            summary: async () => undefined,
            output: (name, value) => void outputs.set(name, value),
            annotate: () => undefined,
        },
    };
}

;// CONCATENATED MODULE: ./lib/command-line/review.js













/** The files of a report, by what they are called at the command line. */
const formats = {
    md: 'report-markdown',
    json: 'report-json',
    html: 'report-html',
    sarif: 'report-sarif',
};
/**
 * Reviews commits of this machine: the report goes to the answer, and how far it is to the terminal.
 * @throws {UserError} for what the user must act on
 */
async function review(flags, host) {
    const read = inputsOf({ ...flags.typed, ...(flags.output === null ? {} : { 'report-directory': (0,external_node_path_.resolve)(flags.output) }) }, { environment: host.environment, face: readFace(host.face), vendors: providers/* vendors */.o, isDry: flags.isDry });
    if (flags.output !== null && !flags.isDry)
        openFolder((0,external_node_path_.resolve)(flags.output), 'output');
    if (flags.record !== null && !flags.isDry)
        openFolder((0,external_node_path_.resolve)(flags.record), 'record');
    // Read before anything is written: it may be the very file that this review writes.
    const previous = flags.previous === null ? null : readReport(flags.previous);
    const temporary = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'deep-review-'));
    const canvas = flags.isDry || flags.isQuiet ? null : ((await host.canvas?.()) ?? null);
    const live = canvas === null ? null : liveView(canvas, clock/* systemClock */.ml);
    const print = (line) => (live === null ? host.err(line) : live.above(() => host.err(line)));
    const lines = live === null && !flags.isQuiet;
    const { runner, outputs } = terminal(print, { lines, isColoured: host.isColoured, temporary });
    try {
        const opened = openLocalWorld({
            folder: (0,external_node_path_.resolve)(flags.repo),
            ...{ base: flags.base, head: flags.head, read, runner, temporary, cancel: host.cancel },
            ...{ typed: new Set(Object.keys(flags.typed)), previous },
            path: host.environment['PATH'] ?? '',
        });
        const local = { ...opened, inputs: { ...opened.inputs, vendors: byVariables(providers/* vendors */.o) } };
        if (flags.isDry) {
            host.out(await dryRun(local, flags.head === null));
            return exitCodes.clean;
        }
        const world = flags.record === null ? local : await recorded(local, flags.record, host);
        if (live !== null)
            world.events.listen(live.listen);
        const { outcome } = await host.run(world);
        live?.stop();
        const path = outputs.get(formats[flags.format]);
        if (path === undefined)
            return exitCodes.error;
        host.out((0,external_node_fs_.readFileSync)(path, 'utf8'));
        return exitCodes[outcome];
    }
    finally {
        live?.stop();
        (0,external_node_fs_.rmSync)(temporary, { recursive: true, force: true });
    }
}
async function recorded(world, folder, { face }) {
    const { recordRun, requireOwn } = await __webpack_require__.e(/* import() */ 663).then(__webpack_require__.bind(__webpack_require__, 32663));
    // Before anything is spent on a recording that would have no place.
    requireOwn((0,external_node_path_.resolve)(folder));
    return recordRun(world, { folder: (0,external_node_path_.resolve)(folder), program: readVersion(face) });
}
/** Before anything is spent on a report that would have no place. */
function openFolder(folder, flag) {
    try {
        (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
        (0,external_node_fs_.accessSync)(folder, external_node_fs_.constants.W_OK);
    }
    catch (error) {
        throw new user_error/* UserError */.yo(`The folder ${folder} cannot be written: ${(0,user_error/* messageOf */.bD)(error)}.`, `Name another one with \`--${flag}\`.`);
    }
}

;// CONCATENATED MODULE: ./lib/command-line/program.js



const about = `Without a command it reviews; \`deep-review review --help\` has the flags. So in a branch:
  deep-review                      what the branch changes
  deep-review --uncommitted        what is not committed
  deep-review --dry-run            how large that is, without a key
  deep-review doctor               whether keys and models are right

Keys come from the environment: ANTHROPIC_API_KEY, OPENAI_API_KEY, GEMINI_API_KEY, COMPATIBLE_API_KEY; addresses beside them
as ANTHROPIC_BASE_URL and so on. The report goes to the standard output, everything else to the standard error.

Exit codes: 0 clean, 1 blocking, 2 incomplete, 3 error, 130 cancelled.`;
/** Reads the arguments. Descriptions and defaults of inputs are those of action.yml. */
function readArguments({ argv, out, err, face: path }) {
    const face = readFace(path);
    let asked = { kind: 'told', isWell: false };
    let isWell = true;
    const refuse = (line) => {
        isWell = false;
        err(line.trimEnd());
    };
    const program = new commander/* Command */.uB('deep-review')
        .description('Reviews a branch of this machine with LLM reviewers of several vendors')
        .version(readVersion(path), '--version', 'print the version')
        .exitOverride()
        .configureOutput({ writeOut: out, writeErr: refuse })
        .showSuggestionAfterError()
        .showHelpAfterError('`deep-review review --help` has all commands and flags.')
        .addHelpText('afterAll', `\n${about}`);
    const withInputs = (command, names) => {
        for (const name of names) {
            const known = face[name];
            const description = `${known?.description.trim() ?? ''}${known?.default === undefined ? '' : ` (default: ${known.default})`}`;
            command.addOption(new commander/* Option */.c$(`--${name} <${flaggedInputs[name]}>`, description));
        }
        return command;
    };
    const repo = ['--repo <FOLDER>', 'a folder inside of the repository', given, '.'];
    const review = program
        .command('review', { isDefault: true })
        .description('review what a branch changes (this is what happens without a command)')
        .option(...repo)
        .option('--base <REF>', 'what it is compared with; the default branch of the remote unless given, with --uncommitted HEAD', given)
        .addOption(new commander/* Option */.c$('--head <REF>', 'what is reviewed').argParser(given).default('HEAD'))
        .addOption(new commander/* Option */.c$('--uncommitted', 'review what is not committed, untracked files included').conflicts('head'))
        .addOption(new commander/* Option */.c$('--format <FORMAT>', 'of the report').choices(Object.keys(formats)).default('md'))
        .option('--output <FOLDER>', 'keep the files of the report there, in all formats', given)
        .option('--previous <FILE>', 'report.json of the round before: what was open in it is looked at again', given)
        .option('--record <FOLDER>', 'keep there what the run exchanged with models, and the code that it read, for a replay', given)
        .option('--dry-run', 'say what would be reviewed and how large it is, and ask no model')
        .option('--quiet', 'print nothing but the report, warnings and errors')
        .option('--no-color', 'print without colours');
    review.allowExcessArguments();
    withInputs(review, Object.keys(flaggedInputs)).action((options, command) => {
        const [unknown] = command.args;
        if (unknown !== undefined)
            command.error(`error: ${misplaced(unknown, program)}`);
        const flags = {
            ...{ repo: options.repo, base: options.base ?? null, head: options.uncommitted ? null : options.head },
            ...{ format: options.format, output: options.output ?? null, previous: options.previous ?? null },
            record: options.record ?? null,
            ...{ isDry: options.dryRun === true, isQuiet: options.quiet === true, typed: typedOf(command) },
        };
        asked = { kind: 'review', flags };
    });
    program
        .command('check-config')
        .description('check a configuration file as it stands here')
        .argument('[FILE]', 'its path; .github/deep-review.yml unless given', given)
        .option(...repo)
        .action((file, options) => {
        asked = { kind: 'check-config', repo: options.repo, file: file ?? null };
    });
    withInputs(program
        .command('doctor')
        .description('check git, the configuration file, and every reviewer by one short question')
        .option(...repo), ['reviewers', 'config']).action((options, command) => {
        asked = { kind: 'doctor', repo: options.repo, typed: typedOf(command) };
    });
    try {
        program.parse([...argv], { from: 'user' });
        return asked;
    }
    catch (error) {
        if (!(error instanceof commander/* CommanderError */.b7))
            throw error;
        return { kind: 'told', isWell };
    }
}
/** What is no flag's and no command's is one of these two, in the wrong place. */
function misplaced(word, { commands }) {
    const names = commands.map((command) => `\`${command.name()}\``).join(', ');
    return `'${word}' stands where nothing is read: a command (${names}) stands before all flags, a branch behind \`--base\` or \`--head\`.`;
}
/** Inputs that stand among the arguments, by name; several reviewers are lines. */
function typedOf(command) {
    const entries = command.options.flatMap((option) => {
        const name = option.long?.slice(2) ?? '';
        const value = command.getOptionValue(option.attributeName());
        if (!(name in flaggedInputs) || value === undefined)
            return [];
        return [[name, Array.isArray(value) ? value.join('\n') : String(value)]];
    });
    return Object.fromEntries(entries);
}
/** What is left empty is most often a variable that is not set. */
function given(value) {
    if (value.trim() === '')
        throw new commander/* InvalidArgumentError */.Di('It is empty.');
    return value;
}

;// CONCATENATED MODULE: ./lib/command-line/command-line.js















/** One call of the program at a command line, from its arguments to its exit code. Never rejects. */
async function commandLine(host) {
    const redact = (0,lib_redact/* createRedactor */.lY)(keysIn(host.environment, providers/* vendors */.o));
    const tell = (text) => host.err((0,log/* logSafe */.s)((0,mask_tokens/* maskTokens */.x)(redact(inOwnNames(text, providers/* vendors */.o)))));
    try {
        const code = await perform(host, tell);
        if (!host.cancel.aborted)
            return code;
    }
    catch (error) {
        if (!host.cancel.aborted) {
            const isOurs = !(error instanceof user_error/* UserError */.yo);
            const words = isOurs && error instanceof Error ? (error.stack ?? error.message) : (0,user_error/* messageOf */.bD)(error);
            tell(`error: ${words}\n${isOurs ? 'This is a bug of the program: please report it.' : error.remedy}`);
            return exitCodes.error;
        }
    }
    host.err('Cancelled.');
    return exitCodes.cancelled;
}
async function perform(host, tell) {
    const asked = readArguments(host);
    if (asked.kind !== 'told')
        host.prepare?.();
    const { environment, cancel } = host;
    const topOfRepo = (repo) => topOf({ folder: (0,external_node_path_.resolve)(repo), path: environment['PATH'] ?? '', signal: cancel });
    switch (asked.kind) {
        case 'told':
            return asked.isWell ? exitCodes.clean : exitCodes.error;
        case 'review':
            return review(asked.flags, host);
        case 'check-config':
            return checkConfig(await topOfRepo(asked.repo), asked.file, { out: host.out, tell });
        case 'doctor': {
            const { typed } = asked;
            const checks = await doctor({
                ...{ environment, cancel, typed: new Set(Object.keys(typed)) },
                read: () => inputsOf(typed, { environment, face: readFace(host.face), vendors: providers/* vendors */.o }),
                async readFile() {
                    const top = await topOfRepo(asked.repo);
                    const named = typed['config'] ?? config_file/* usualConfigFile */.fx;
                    const isThere = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(top, named)) || 'config' in typed;
                    return isThere ? readLocalFile(top, (0,external_node_path_.join)(top, named)) : null;
                },
            });
            host.out(tableOf(checks));
            return checks.every(({ isWell }) => isWell) ? exitCodes.clean : exitCodes.blocking;
        }
    }
}
/** 1, and no error of the program, where the file does not hold: a hook can tell the two apart. */
async function checkConfig(top, file, { out, tell }) {
    try {
        out(summaryOf(await readLocalFile(top, file)));
        return exitCodes.clean;
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.yo))
            throw error;
        tell(`error: ${error.message}\n${error.remedy}`);
        return exitCodes.blocking;
    }
}

// EXTERNAL MODULE: ./lib/run.js + 2 modules
var run = __webpack_require__(56522);
// EXTERNAL MODULE: ./lib/worlds/proxies.js
var worlds_proxies = __webpack_require__(42845);
;// CONCATENATED MODULE: ./lib/cli.js









/** What is under way when somebody gives up has so long to end. */
const graceMs = 6_000;
/** The command line as a process. Ends it. */
async function startCommandLine(argv) {
    process.exitCode = exitCodes.error;
    const cancel = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => {
            // Who asks twice does not wait.
            if (cancel.signal.aborted)
                process.exit(exitCodes.cancelled);
            cancel.abort(new user_error/* UserError */.yo('The review was cancelled.', 'Start it again.'));
            setTimeout(() => process.exit(exitCodes.cancelled), graceMs).unref();
        });
    // Whoever reads the report may have read enough: a closed pipe is no error.
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => undefined);
    const environment = { ...process.env };
    for (const name of providers/* vendors */.o.flatMap(({ sdkVariables }) => sdkVariables))
        delete process.env[name];
    const { stderr, stdout } = process;
    const { isLive, isColoured } = mannerOf(stderr, environment, argv);
    const code = await commandLine({
        ...{ argv, environment, cancel: cancel.signal, run: run/* run */.e, prepare: () => (0,worlds_proxies/* heedProxies */.B)(environment) },
        out: (text) => void stdout.write(text),
        err: (line) => void stderr.write(`${line}\n`),
        canvas: isLive ? openCanvas : null,
        isColoured,
        // Beside the folder that the program was started from: bin/, dist/ or src/.
        face: (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_fs_.realpathSync)(process.argv[1] ?? '')), '..', 'action.yml'),
    });
    await new Promise((resolve) => void stdout.write('', () => resolve()));
    process.exit(code);
}
/** Loaded for a terminal alone. */
async function openCanvas() {
    const { createLogUpdate } = await __webpack_require__.e(/* import() */ 526).then(__webpack_require__.bind(__webpack_require__, 64526));
    const draw = createLogUpdate(process.stderr);
    return { columns: () => process.stderr.columns || 80, draw, clear: () => draw.clear() };
}


/***/ })

};
