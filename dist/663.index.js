export const id = 663;
export const ids = [663];
export const modules = {

/***/ 32663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recordRun: () => (/* binding */ recordRun),
  requireOwn: () => (/* reexport */ requireOwn)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/agent/first.js
var first = __webpack_require__(20119);
// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
// EXTERNAL MODULE: ./lib/providers/index.js + 17 modules
var providers = __webpack_require__(25245);
// EXTERNAL MODULE: ./lib/agent/provider.js
var provider = __webpack_require__(62628);
// EXTERNAL MODULE: ./lib/lib/clock.js
var clock = __webpack_require__(75953);
;// CONCATENATED MODULE: ./lib/worlds/recordings/calls.js



/**
 * A port whose every method goes through `act`.
 * @param act.name of the call: port, method, and the argument that tells calls of one method apart
 */
function through(port, name, act) {
    const entries = Object.entries(port).map(([method, value]) => {
        if (typeof value !== 'function')
            return [method, value];
        return [
            method,
            (...given) => act(callName(`${name}.${method}`, given), () => value.apply(port, given)),
        ];
    });
    return Object.fromEntries(entries);
}
/** What tells calls apart: which of the given texts or numbers name what is read. What is written names nothing. */
const telling = {
    'source.readBaseFile': ([, path]) => path,
    'neighbours.withHead': ([sha]) => sha,
    'neighbours.live': ([number]) => number,
    'neighbours.remembered': ([of]) => of.number,
    'conversation.rightsOf': ([login]) => login,
};
function callName(method, given) {
    const what = telling[method]?.(given);
    return what === undefined ? method : `${method} ${String(what)}`;
}
/** What anybody asks of an error, the narrowest first. */
const kinds = { ClosedError: user_error/* ClosedError */.l8, LateError: user_error/* LateError */.vx, UserError: user_error/* UserError */.yo };
function thrownAs(error) {
    if (error instanceof provider/* ProviderError */.mZ)
        return { failure: failureIn(error) };
    const known = Object.entries(kinds).find(([, Kind]) => error instanceof Kind);
    const kind = known?.[0] ?? (error instanceof clock/* TooLate */.d6 ? 'TooLate' : 'Error');
    const remedy = error instanceof user_error/* UserError */.yo ? error.remedy : '';
    return { thrown: { kind, message: (0,user_error/* messageOf */.bD)(error), remedy } };
}
/** A failure of a vendor, as data. */
function failureIn({ message: detail, ...facts }) {
    const { reason, isTransient, isOfAddress, retryAfterMs, words, isFree } = facts;
    return { reason, detail, isTransient, isOfAddress, retryAfterMs, words, isFree };
}
/** The failure again. */
function failureOf({ reason, detail, ...facts }) {
    return new ProviderError(reason, detail, facts);
}
/** The error again, as far as anybody asks what it is. */
function errorOf({ thrown: { kind, message, remedy } }) {
    if (kind === 'TooLate')
        return new TooLate(message);
    const Kind = kind in kinds ? kinds[kind] : null;
    return Kind === null ? new Error(message) : new Kind(message, remedy);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./lib/git/kept/keep-objects.js
var keep_objects = __webpack_require__(4597);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(46843);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
;// CONCATENATED MODULE: ./lib/worlds/recordings/form.js


/** Raised with every change that an older program would misread. */
const formVersion = 3;
const names = {
    manifest: 'recording.json',
    exchanges: 'exchanges.json.gz',
    /** Of what the run published, beside them. */
    published: 'published',
};
/** Who answered: a vendor's own address over https, any other server, or a person who wrote the answers. */
const Origin = schemas/* enum */.k5n(['model', 'scripted or unknown server', 'written by hand']);
const digest = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
/** The part of a manifest that programs of every version read. */
const AnyManifest = schemas/* looseObject */._H3({ form: schemas/* literal */.euz('deep-review recording'), version: schemas/* int */.Whr().min(1) });
/** What is read first, by people too: `recording.json`. */
const Manifest = schemas/* strictObject */.rej({
    form: schemas/* literal */.euz('deep-review recording'),
    version: schemas/* literal */.euz(formVersion),
    /** Of the program that made it. */
    program: schemas/* string */.YjP(),
    /** Who answered, by provider. */
    origins: schemas/* record */.g1P(schemas/* string */.YjP(), Origin),
    /** Whether the run ended with a report; what did not cannot be run again. */
    isWhole: schemas/* boolean */.zMY(),
    /** SHA-256 of what lies beside it. */
    exchanges: digest,
    objects: digest.nullable(),
    /** Why there are no objects. */
    lacking: schemas/* string */.YjP().nullable(),
    /** Files that the run wrote, by output. */
    published: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* strictObject */.rej({ name: schemas/* string */.YjP().regex(/^\w[\w.-]*$/), digest })),
});
/** Text that is long or often the same: a place in `texts`. */
const place = schemas/* int */.Whr().min(0);
/** What a session was sent in a turn. */
const Sent = schemas/* union */.KCZ([
    place,
    schemas/* array */.YOg(schemas/* strictObject */.rej({ id: schemas/* string */.YjP(), name: schemas/* string */.YjP(), text: place, isError: schemas/* boolean */.zMY() })),
]);
const Failure = schemas/* strictObject */.rej({
    reason: schemas/* string */.YjP(),
    detail: schemas/* string */.YjP(),
    isTransient: schemas/* boolean */.zMY(),
    isOfAddress: schemas/* boolean */.zMY(),
    retryAfterMs: schemas/* number */.aig().nullable(),
    words: schemas/* string */.YjP().nullable(),
    isFree: schemas/* boolean */.zMY(),
});
/** How a send ended; `given-up`: its signal was aborted; `open`: it had not ended when the run did. */
const Ending = schemas/* union */.KCZ([
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('turn'), turn: schemas/* unknown */.L5J() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('failure'), failure: Failure }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('given-up') }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz('open') }),
]);
const Answered = schemas/* strictObject */.rej({
    /** Place among all beginnings and ends of exchanges of the run. */
    began: schemas/* int */.Whr(),
    ended: schemas/* int */.Whr().nullable(),
    /** Of its end, in milliseconds since 1970. */
    at: schemas/* number */.aig(),
    /** Tries within the exchange that led to no turn: the place at which it was asked whether there may be another, and what it took. */
    tried: schemas/* array */.YOg(schemas/* strictObject */.rej({ place: schemas/* int */.Whr(), usage: types/* Usage */._U.nullable(), isFree: schemas/* boolean */.zMY() })),
    ending: Ending,
});
const Exchange = Answered.extend({ sent: Sent });
const BriefParts = schemas/* strictObject */.rej({
    model: schemas/* string */.YjP(),
    effort: schemas/* string */.YjP().nullable(),
    system: place,
    tools: place,
    context: place,
    maxOutputTokens: schemas/* number */.aig().nullable(),
    idleTimeoutMs: schemas/* number */.aig(),
});
const RecordedSession = schemas/* strictObject */.rej({
    reviewer: schemas/* string */.YjP(),
    provider: schemas/* string */.YjP(),
    brief: BriefParts,
    task: place,
    /** Every time that it asked for, in milliseconds since 1970. */
    times: schemas/* array */.YOg(schemas/* number */.aig()),
    /** Places at which it asked whether a turn may be sent. */
    asked: schemas/* array */.YOg(schemas/* int */.Whr()),
    exchanges: schemas/* array */.YOg(Exchange),
    /** Of what it shares, in the vendor's cache; null: it could have none. */
    renewals: schemas/* strictObject */.rej({
        /** Places at which one was due. */
        due: schemas/* array */.YOg(schemas/* int */.Whr()),
        times: schemas/* array */.YOg(schemas/* number */.aig()),
        exchanges: schemas/* array */.YOg(Answered),
    })
        .nullable(),
});
/** What a call to a port came to; `open`: it had not when the report was made. */
const Outcome = schemas/* union */.KCZ([
    schemas/* strictObject */.rej({ value: schemas/* unknown */.L5J() }),
    schemas/* strictObject */.rej({ thrown: schemas/* strictObject */.rej({ kind: schemas/* string */.YjP(), message: schemas/* string */.YjP(), remedy: schemas/* string */.YjP() }) }),
    schemas/* strictObject */.rej({ failure: Failure }),
    schemas/* strictObject */.rej({ open: schemas/* literal */.euz(true) }),
]);
const sha = schemas/* string */.YjP().regex(/^[0-9a-f]{40,64}$/);
const shas = schemas/* array */.YOg(sha).readonly();
/** `exchanges.json.gz`. */
const Recorded = schemas/* strictObject */.rej({
    /** What the world is besides its ports. */
    world: schemas/* strictObject */.rej({
        seed: schemas/* string */.YjP(),
        run: schemas/* string */.YjP(),
        isDebug: schemas/* boolean */.zMY(),
        runUrl: schemas/* string */.YjP().nullable(),
        actionUrl: schemas/* string */.YjP().nullable(),
        inputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
        withKey: schemas/* array */.YOg(schemas/* string */.YjP()),
        typed: schemas/* array */.YOg(schemas/* string */.YjP()).nullable(),
        /** Of the seal; null: there is none. */
        repository: schemas/* string */.YjP().nullable(),
        /** Ports and destinations that there are. */
        there: schemas/* array */.YOg(schemas/* string */.YjP()),
        previous: schemas/* unknown */.L5J(),
        /** Of a job that is a part of a review, what others have handed to it; null: it is none. */
        handover: schemas/* strictObject */.rej({
            repository: schemas/* string */.YjP(),
            files: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^(?:(?!\.{1,2}\/)[^/\\]{1,255}\/)?[\w-]{1,20}\.json$/i), schemas/* string */.YjP()),
        })
            .nullable(),
    }),
    /** Moments that the report tells of, and the first one that was asked for, in milliseconds since 1970. */
    began: schemas/* number */.aig(),
    moments: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig()),
    /** Calls to ports, in order, by port, method and what tells them apart. */
    calls: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* array */.YOg(Outcome)),
    /** What ended while a review went on, in the order in which it was heard of. */
    heard: schemas/* array */.YOg(schemas/* string */.YjP()),
    sessions: schemas/* array */.YOg(RecordedSession),
    texts: schemas/* array */.YOg(schemas/* string */.YjP()),
    repository: schemas/* strictObject */.rej({
        mergeBase: sha,
        headSha: sha,
        isCrossed: schemas/* boolean */.zMY(),
        own: shas,
        fromBase: shas,
        shallow: shas,
    })
        .nullable(),
});

;// CONCATENATED MODULE: ./lib/worlds/recordings/write-recording.js









/** Characters of the exchanges of one run, before they are packed. */
const mostCharacters = 256 * 1024 * 1024;
/** @throws {UserError} where something lies in the folder that is no recording, and would make way for one */
function requireOwn(folder) {
    const there = [names.manifest, names.published].find((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, name)));
    if (there === undefined || isManifest((0,external_node_path_.join)(folder, names.manifest)))
        return;
    throw new user_error/* UserError */.yo(`The folder ${folder} holds \`${there}\`, which is of no recording.`, 'Name another folder for the recording, or take that away.');
}
function isManifest(path) {
    try {
        return AnyManifest.safeParse(JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'))).success;
    }
    catch {
        return false;
    }
}
/**
 * Writes a recording into a folder of its own, in place of one that is there. The manifest comes last: what lacks it is none.
 * @returns why the objects are not in it; null: they are
 * @throws when it cannot be written, or is too large; the folder then holds none
 */
async function writeRecording(folder, from, { keep }) {
    requireOwn(folder);
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true, mode: 0o700 });
    clear(folder);
    try {
        return await write(folder, from, keep);
    }
    catch (error) {
        // A part of one would be taken for something that is of no recording.
        clear(folder);
        throw error;
    }
}
function clear(folder) {
    for (const name of [names.manifest, names.exchanges, names.published, keep_objects/* packName */.HC])
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
}
async function write(folder, from, keep) {
    const kept = from.withoutObjects === null ? await keep(folder).catch(user_error/* messageOf */.bD) : from.withoutObjects;
    const repository = typeof kept === 'string' ? null : kept;
    const text = JSON.stringify({ ...from.recorded, repository });
    if (text.length > mostCharacters)
        throw new Error(`its exchanges are ${text.length} characters, and at most ${mostCharacters} are kept`);
    const exchanges = await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(text);
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, names.exchanges), exchanges);
    const manifest = {
        form: 'deep-review recording',
        version: formVersion,
        program: from.program,
        origins: from.origins,
        isWhole: from.isWhole,
        exchanges: digestOf(exchanges),
        objects: repository === null ? null : digestOf(await (0,promises_.readFile)((0,external_node_path_.join)(folder, keep_objects/* packName */.HC))),
        lacking: typeof kept === 'string' ? kept : null,
        published: publishedIn(folder, from.files),
    };
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, names.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest.lacking;
}
function publishedIn(folder, files) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(folder, names.published));
    const entries = [...files].map(([output, path]) => {
        const name = (0,external_node_path_.basename)(path);
        (0,external_node_fs_.copyFileSync)(path, (0,external_node_path_.join)(folder, names.published, name));
        return [output, { name, digest: digestOf((0,external_node_fs_.readFileSync)(path)) }];
    });
    return Object.fromEntries(entries);
}
function digestOf(bytes) {
    return (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./lib/worlds/recordings/handed.js



/** No job reads a larger file of another one, in bytes. */
const mostBytes = 64 * 1024 * 1024;
/** Texts of the files that jobs have handed to this one, by where they lie: in the folder, or in one of its folders. */
function handedIn(directory) {
    return Object.fromEntries(filesIn(directory).map((place) => [place, (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, place), 'utf8')]));
}
/** Where the file lies that this job hands on, by its digest; null: nowhere. */
function handedOn(directory, digest) {
    const paths = filesIn(directory).map((place) => (0,external_node_path_.join)(directory, place));
    return paths.find((path) => `sha256:${digestOf((0,external_node_fs_.readFileSync)(path))}` === digest) ?? null;
}
function filesIn(directory) {
    const entries = entriesOf(directory);
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    return ['', ...folders].flatMap((folder) => entriesOf((0,external_node_path_.join)(directory, folder))
        .filter((entry) => entry.isFile() && /^(?:plan|consolidated|leg-\d{1,3})\.json$/i.test(entry.name))
        .map(({ name }) => (0,external_node_path_.join)(folder, name))
        .filter((place) => (0,external_node_fs_.statSync)((0,external_node_path_.join)(directory, place)).size <= mostBytes));
}
function entriesOf(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true });
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./lib/worlds/recordings/tape.js


/** @param now the time, in milliseconds since 1970 */
function startTape(now) {
    const sessions = [];
    const calls = new Map();
    const forgone = new Set();
    let order = 0;
    const next = () => {
        order += 1;
        return order;
    };
    const outcomesOf = (name) => {
        const known = calls.get(name) ?? [];
        calls.set(name, known);
        return known;
    };
    const noted = (times) => () => {
        const time = now();
        times.push(time);
        return time;
    };
    const begun = () => ({
        ...{ began: next(), ended: null, at: now(), tried: [], ending: { kind: 'open' } },
    });
    async function ended(answer, signal, turning) {
        const end = (ending) => Object.assign(answer, { ended: next(), at: now(), ending });
        try {
            const turn = await turning;
            end({ kind: 'turn', turn });
            return turn;
        }
        catch (error) {
            if (error instanceof provider/* ProviderError */.mZ)
                end({ kind: 'failure', failure: error });
            else if (signal.aborted)
                end({ kind: 'given-up' });
            throw error;
        }
    }
    function renewalOn(inner, renewals) {
        return {
            ...inner,
            now: noted(renewals.times),
            due(act, schedule) {
                const noting = () => {
                    renewals.due.push(next());
                    act();
                };
                return inner.due?.(noting, schedule) ?? schedule(noting, inner.afterMs);
            },
            async renew(signal) {
                const answer = begun();
                renewals.exchanges.push(answer);
                return await ended(answer, signal, inner.renew(signal));
            },
        };
    }
    function sessionOn(inner, session) {
        session.renewals = inner.renewal === undefined ? null : { due: [], times: [], exchanges: [] };
        return {
            ...(inner.renewal && session.renewals ? { renewal: renewalOn(inner.renewal, session.renewals) } : {}),
            now: noted(session.times),
            async asks() {
                session.asked.push(next());
                await inner.asks?.();
            },
            async send(sent, signal, asking) {
                const exchange = { ...begun(), sent };
                session.exchanges.push(exchange);
                const mayRetry = async (tried) => {
                    exchange.tried.push({ ...tried, place: next() });
                    return (await asking?.mayRetry?.(tried)) ?? true;
                };
                return await ended(exchange, signal, inner.send(sent, signal, { ...asking, mayRetry }));
            },
        };
    }
    return {
        sessions,
        calls,
        heard: [],
        async call(name, act) {
            const outcomes = outcomesOf(name);
            const at = outcomes.push({ open: true }) - 1;
            const note = (outcome) => {
                if (!forgone.has(name))
                    outcomes[at] = outcome;
            };
            try {
                const value = await act();
                note({ value });
                return value;
            }
            catch (error) {
                note(thrownAs(error));
                throw error;
            }
        },
        said: (name, value) => void outcomesOf(name).push({ value }),
        forgo(names) {
            for (const name of names)
                forgone.add(name);
        },
        provider: (inner, reviewer) => ({
            name: inner.name,
            open(brief, task = '') {
                const session = {
                    reviewer: reviewer.name,
                    provider: inner.name,
                    brief,
                    task,
                    times: [],
                    asked: [],
                    exchanges: [],
                    renewals: null,
                };
                sessions.push(session);
                return sessionOn(inner.open(brief, task), session);
            },
        }),
    };
}

// EXTERNAL MODULE: ./lib/lib/mask-tokens.js
var mask_tokens = __webpack_require__(64662);
// EXTERNAL MODULE: ./lib/lib/redact.js
var lib_redact = __webpack_require__(37158);
;// CONCATENATED MODULE: ./lib/worlds/recordings/written-down.js



/** What stands in a recording for a text that held a secret of the workflow: a replay withholds it as the run did. */
const keptBack = '[not in this recording: the text held a secret of the workflow]';
/** @param redact changes a text that holds a secret of the workflow */
function openPen(redact) {
    const texts = [];
    const places = new Map();
    let hasSentSecret = false;
    const hideText = (text) => (redact(text) === text ? text : keptBack);
    const hide = (value) => (0,lib_redact/* mapStrings */.to)(value, hideText);
    /** What is sent is only ever compared, so what looks like a credential is masked in it. */
    function placeOf(text) {
        const known = places.get(text);
        if (known !== undefined)
            return known;
        const hidden = hideText(text);
        hasSentSecret ||= hidden !== text;
        const place = texts.push((0,mask_tokens/* maskTokens */.x)(hidden)) - 1;
        places.set(text, place);
        return place;
    }
    function sentOf(sent) {
        if (typeof sent === 'string')
            return placeOf(sent);
        return sent.map(({ call: { id, name }, text, isError }) => ({
            ...hide({ id, name }),
            text: placeOf(text),
            isError,
        }));
    }
    const hideFailure = (failure) => (0,lib_redact/* mapStrings */.to)(failure, (text) => (0,mask_tokens/* maskTokens */.x)(hideText(text)));
    /** An answer keeps what is no secret of the workflow: code holds its quotations against the repository. */
    function endingOf(ending) {
        if (ending.kind === 'turn')
            return { kind: 'turn', turn: hide(ending.turn) };
        if (ending.kind !== 'failure')
            return ending;
        return { kind: 'failure', failure: hideFailure(failureIn(ending.failure)) };
    }
    const answeredOf = ({ ending, ...rest }) => ({ ...rest, ending: endingOf(ending) });
    const exchangeOf = ({ sent, ...rest }) => ({ ...answeredOf(rest), sent: sentOf(sent) });
    return {
        texts,
        sentSecret: () => hasSentSecret,
        hide,
        session: ({ reviewer, provider, brief, task, times, asked, exchanges, renewals }) => ({
            ...{ reviewer: hideText(reviewer), provider, times, asked },
            brief: {
                ...{ model: hideText(brief.model), effort: brief.effort, system: placeOf(brief.system) },
                ...{ tools: placeOf(JSON.stringify(brief.tools)), context: placeOf(brief.context) },
                ...{ maxOutputTokens: brief.maxOutputTokens, idleTimeoutMs: brief.idleTimeoutMs },
            },
            task: placeOf(task),
            exchanges: exchanges.map(exchangeOf),
            renewals: renewals && { ...renewals, exchanges: renewals.exchanges.map(answeredOf) },
        }),
        outcome: (outcome) => ('failure' in outcome ? { failure: hideFailure(outcome.failure) } : hide(outcome)),
    };
}

;// CONCATENATED MODULE: ./lib/worlds/recording.js










/** What a destination is asked; what is sent to one, a replay sends nowhere. */
const asked = ['earlier', 'ofBots', 'now', 'comments', 'rightsOf'];
/** The report does not wait for these: what comes of them once it is made has no part in it. */
const forgone = ['source.readThreads'];
/** Why a recording has no objects. */
const secretSent = 'The repository holds a secret of the workflow.';
const secretHanded = 'What jobs hand to each other holds a secret of the workflow.';
/** Limit of waiting for files that no reviewer asked for, in milliseconds. */
const longestWaitMs = 30_000;
/** Outputs that name a file of the report. */
const published = ['report-json', 'report-markdown', 'report-html', 'report-sarif'];
/**
 * The same world, and everything that a run of it hears through its ports is written into a folder once it has ended: what
 * `openReplay` makes a world of. A recording that cannot be written is a warning; the run is as it would be without one.
 * @param to.program version of the program
 */
function recordRun(world, to) {
    const { clock, source, neighbours, conversation, seal, redact, runner } = world;
    const tape = startTape(() => clock.now());
    const moments = {};
    const inputs = {};
    const files = new Map();
    const there = new Set();
    let began = null;
    let isWhole = false;
    let wasOpened = false;
    const handover = (world.inputs.read('stage').trim() || 'all') === 'all' ? null : world.handover;
    const handed = handover === null ? {} : handedIn(handover.directory);
    world.events.listen((event) => {
        isWhole ||= event.kind === 'concluded';
    });
    function handOn(path) {
        if (path === null)
            return;
        files.set('handover', path);
        isWhole = true;
    }
    const isThere = (name, port) => {
        if (port !== null)
            there.add(name);
        return port;
    };
    const only = (port, name) => {
        const taped = through(port, name, tape.call);
        return { ...port, ...Object.fromEntries(Object.entries(taped).filter(([method]) => asked.includes(method))) };
    };
    function destinations(of) {
        const to = world.destinations(of);
        for (const [name, port] of Object.entries(to))
            isThere(`to.${name}`, port);
        const { comment, lastStatus, hadStatus } = to;
        return {
            ...to,
            comment: comment && only(comment, 'comment'),
            lastStatus: lastStatus && ((deadline) => tape.call('lastStatus', () => lastStatus(deadline))),
            hadStatus: hadStatus && ((deadline) => tape.call('hadStatus', () => hadStatus(deadline))),
        };
    }
    async function write(opened) {
        // A run that is given up has seconds left, and its last words are worth more.
        if (world.cancel.aborted)
            return world.log.line('recording: none, for the run was cancelled');
        const pen = openPen(redact);
        const holdsSecret = holdsAny([...Object.values(handed), textOf(files.get('handover'))], redact);
        if (holdsSecret)
            files.delete('handover');
        const recorded = {
            world: {
                ...pen.hide({ seed: world.seed, run: world.run, runUrl: world.runUrl, actionUrl: world.actionUrl, inputs }),
                isDebug: world.isDebug,
                withKey: [...world.inputs.withKey],
                typed: world.inputs.typed === undefined ? null : [...world.inputs.typed],
                repository: seal?.repository ?? null,
                there: [...there],
                previous: pen.hide(world.previous ?? null),
                handover: handover && { repository: handover.repository, files: holdsSecret ? {} : handed },
            },
            ...pen.hide({ began: began ?? 0, moments, heard: tape.heard }),
            calls: Object.fromEntries([...tape.calls].map(([name, outcomes]) => [pen.hide(name), outcomes.map(pen.outcome)])),
            sessions: tape.sessions.map(pen.session),
            texts: [...pen.texts],
        };
        // All has been said by now.
        opened.repo.waitUntil(clock.deadline(longestWaitMs));
        const withoutObjects = holdsSecret ? secretHanded : pen.sentSecret() ? secretSent : null;
        const origins = originsOf(tape, world.inputs);
        const { program } = to;
        const lacking = await writeRecording(to.folder, { recorded, program, origins, isWhole, withoutObjects, files }, { keep: (folder) => opened.keep(folder, (text) => redact(text) !== text) });
        if (lacking !== null)
            world.log.warning(`The recording is without the objects of the repository, and cannot be replayed: ${lacking}`);
        world.log.line(`recording: ${to.folder}`);
    }
    const checkModel = isThere('checkModel', world.checkModel ?? null);
    isThere('neighbours', neighbours);
    isThere('conversation', conversation);
    return {
        ...world,
        trigger: () => tape.call('trigger', world.trigger),
        inputs: {
            ...world.inputs,
            read(name) {
                const value = world.inputs.read(name);
                inputs[name] = value;
                return value;
            },
        },
        source: through(source, 'source', tape.call),
        neighbours: neighbours && through(neighbours, 'neighbours', tape.call),
        async close() {
            await world.close?.();
            if (!wasOpened)
                world.log.warning('Nothing of this run is recorded: it came to no review.');
        },
        async openRepo(change) {
            wasOpened = true;
            const opened = await world.openRepo(change);
            return {
                ...opened,
                async [Symbol.asyncDispose]() {
                    await write(opened).catch((error) => {
                        world.log.warning(`This run could not be recorded: ${(0,user_error/* messageOf */.bD)(error)}`);
                    });
                    await opened[Symbol.asyncDispose]();
                },
            };
        },
        destinations,
        conversation: conversation && ((number) => only(conversation(number), 'conversation')),
        connect: (reviewer) => tape.provider(world.connect(reviewer), reviewer),
        ...(checkModel === null
            ? {}
            : { checkModel: (of, time) => tape.call(`checkModel ${of.name}`, () => checkModel(of, time)) }),
        seal: seal && {
            ...seal,
            verifies(text, marks) {
                const isOurs = seal.verifies(text, marks);
                tape.said(`seal.verifies ${digestOf(text)}`, isOurs);
                return isOurs;
            },
        },
        async first(underWay) {
            const ended = await (world.first ?? first/* firstToEnd */.V)(underWay);
            tape.heard.push(ended[0]);
            return ended;
        },
        runner: {
            ...runner,
            output(name, value) {
                if (published.includes(name))
                    files.set(name, value);
                if (name === 'handover' && handover !== null)
                    handOn(handedOn(handover.directory, value));
                runner.output(name, value);
            },
        },
        clock: {
            ...clock,
            now(what) {
                const time = clock.now(what);
                began ??= time;
                if (what === undefined)
                    return time;
                moments[what] = time;
                if (what === 'the report is made')
                    tape.forgo(forgone);
                return time;
            },
        },
    };
}
function holdsAny(texts, redact) {
    return texts.some((text) => redact(text) !== text);
}
function textOf(path) {
    return path === undefined ? '' : (0,external_node_fs_.readFileSync)(path, 'utf8');
}
/** An address of one's own can be anybody's. */
function originsOf({ sessions }, { read }) {
    const asked = new Set(sessions.map(({ provider }) => provider));
    const entries = providers/* vendors */.o
        .filter(({ name }) => asked.has(name))
        .map(({ name, address, addressInput }) => {
        const given = read(addressInput).trim().replace(/\/+$/, '');
        const isOwn = 'own' in address && (given === '' || given === address.own);
        return [name, isOwn ? 'model' : 'scripted or unknown server'];
    });
    return Object.fromEntries(entries);
}


/***/ })

};
