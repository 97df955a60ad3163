export const id = 384;
export const ids = [384];
export const modules = {

/***/ 85895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ consolidateRound)
});

// EXTERNAL MODULE: ./lib/begin/require-quorum.js
var require_quorum = __webpack_require__(55822);
// EXTERNAL MODULE: ./lib/lib/clock.js
var lib_clock = __webpack_require__(75953);
// EXTERNAL MODULE: ./lib/lib/mask-tokens.js
var mask_tokens = __webpack_require__(64662);
// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
// EXTERNAL MODULE: ./lib/publish/keep-rounds.js + 2 modules
var keep_rounds = __webpack_require__(97497);
// EXTERNAL MODULE: ./lib/rounds/recall.js + 1 modules
var recall = __webpack_require__(16835);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/prompts/editor.js
var editor = __webpack_require__(85642);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
// EXTERNAL MODULE: ./lib/steps/sessions/form-problem.js
var form_problem = __webpack_require__(73957);
// EXTERNAL MODULE: ./lib/steps/sessions/plain-session.js
var plain_session = __webpack_require__(63624);
// EXTERNAL MODULE: ./lib/steps/sessions/reminders.js
var reminders = __webpack_require__(30246);
// EXTERNAL MODULE: ./lib/lib/text-likeness.js
var text_likeness = __webpack_require__(69245);
;// CONCATENATED MODULE: ./lib/steps/compose/names-in.js
/** What looks like a name of code, in lower case: in backticks, or with a hump, an underscore, a dot or brackets. */
function namesIn(text) {
    const spans = [...text.matchAll(/`([^`\n]+)`/gu)].map(([, span = '']) => span);
    return new Set([...spans, ...humpedNames(text), ...calledNames(text)].flatMap((name) => name.toLowerCase().match(/[\p{L}_$][\p{L}\p{N}_$]{3,}/gu) ?? []));
}
const beginning = /\b[\p{L}$]/gu;
const humped = /[\p{L}$][\p{L}\p{N}$]*(?:_[\p{L}\p{N}]+|(?<=\p{Ll})\p{Lu}[\p{L}\p{N}]*)+/uy;
/** What no name of this kind reaches beyond: an underscore in it always has a letter or digit behind it. */
const stretch = /[\p{L}\p{N}$]+(?:_(?=[\p{L}\p{N}])[\p{L}\p{N}$]+)*/gu;
const hump = /_|(?<=\p{Ll})\p{Lu}/gu;
/**
 * A name may begin at any border of ASCII words, and which of them begin one is known only at its last hump. A name is
 * looked for only where a hump follows, so that every character is read a few times and not once for each beginning.
 */
function humpedNames(text) {
    const stretches = [...text.matchAll(stretch)].map(({ 0: found, index }) => ({
        end: index + found.length,
        lastHump: index + ([...found.matchAll(hump)].at(-1)?.index ?? 0),
    }));
    const names = [];
    let at = 0;
    let end = 0;
    for (const { index } of text.matchAll(beginning)) {
        while ((stretches[at]?.end ?? text.length) <= index)
            at += 1;
        if (index < end || index >= (stretches[at]?.lastHump ?? 0))
            continue;
        humped.lastIndex = index;
        const [name] = humped.exec(text) ?? [];
        if (name === undefined)
            continue;
        names.push(name);
        end = index + name.length;
    }
    return names;
}
const called = /(?<![\p{L}\p{N}_$])([\p{L}\p{N}_$]+)\(\)/gu;
const callable = /\b[\p{L}_$][\p{L}\p{N}_$]{3,}/u;
/** Names before `()`: the whole run of letters first, since each border within it could begin a name. */
function calledNames(text) {
    return [...text.matchAll(called)].flatMap(([, run = '']) => callable.exec(run)?.[0] ?? []);
}

;// CONCATENATED MODULE: ./lib/steps/compose/lint-prose.js



const numbers = [
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
];
const counted = new RegExp(`\\b(\\d+|${numbers.join('|')}) (critical|important|suggestions?)\\b`, 'giu');
const claimsNoGaps = /\bno (?:documentation |testing |test )?gaps?\b|\bnothing is (?:missing|untested)\b|\bfully (?:tested|covered|documented)\b|\bcomplete(?:ly)? (?:tested|covered|documented|coverage)\b/iu;
/** Holds prose against the ledger (decision 19). Each field stands or falls on its own, and so does each strength. */
function lintProse(prose, context) {
    const { strengths, ...texts } = prose;
    const all = Object.entries(texts);
    return [
        ...all.flatMap(([field, written]) => {
            const text = written ?? '';
            return [
                ...ids(text, context),
                ...counts(text, context),
                ...letters(text, context),
                ...otherVerdicts(text, context),
            ].map((problem) => ({ field, problem }));
        }),
        ...gaps(prose, context),
        ...closing(prose),
        ...verdictReason(prose, context),
        ...(strengths ?? []).flatMap((strength, index) => {
            const isAgain = strengths?.findIndex(({ id }) => id === strength.id) !== index;
            const problems = [...strengthProblems(strength, context), ...(isAgain ? [`${strength.id} is there twice.`] : [])];
            return problems.map((problem) => ({ field: 'strengths', problem, index }));
        }),
    ];
}
function openFindings({ findings }) {
    return findings.filter(types/* isOpen */.nT);
}
function ids(text, { ledger, given }) {
    const known = new Set([...ledger.findings, ...ledger.observations].map(({ id }) => id));
    const others = new Set(idsIn(given).filter((id) => !id.startsWith('F')));
    return [...new Set(idsIn(text))].filter((id) => !known.has(id) && !others.has(id)).map((id) => `There is no ${id}.`);
}
function idsIn(text) {
    return text.match(/\b[FCSTDL]\d{1,4}\b/gu) ?? [];
}
function counts(text, { ledger }) {
    return [...text.matchAll(counted)].flatMap(([all, number = '', word = '']) => {
        const severity = types/* severities */.gO.find((each) => word.toLowerCase().startsWith(each));
        const stated = /^\d/u.test(number) ? Number(number) : numbers.indexOf(number.toLowerCase());
        const actual = openFindings(ledger).filter((finding) => finding.severity === severity).length;
        // "One important finding lies in …" is true of several.
        const isHeld = stated === actual || (number.toLowerCase() === 'one' && actual > 1);
        return isHeld ? [] : [`It says "${all}", and the open findings are ${actual} ${severity}.`];
    });
}
function letters(text, { letters: known }) {
    return [...text.matchAll(/\bReviewer ([A-Z]+)\b/gu)].flatMap(([, letter = '']) => known.includes(letter) ? [] : [`There is no Reviewer ${letter}.`]);
}
function otherVerdicts(text, { verdict }) {
    const lower = text.toLowerCase();
    return types/* verdicts */.rY
        .filter((each) => each !== verdict && each !== 'Rework' && lower.includes(each.toLowerCase()))
        .map((each) => `The verdict is ${verdict}, not ${each}.`);
}
function gaps({ testing, documentation }, { ledger }) {
    const has = (item) => ledger.observations.some((each) => each.item === item);
    const problem = 'It says that nothing is missing, and the facts list what is.';
    return [
        ...(claimsNoGaps.test(testing ?? '') && has('testing') ? [{ field: 'testing', problem }] : []),
        ...(claimsNoGaps.test(documentation ?? '') && has('documentation')
            ? [{ field: 'documentation', problem }]
            : []),
    ];
}
/** Figures stand in the table, which is computed; a figure in prose could only disagree with it. */
function closing({ closing: text }) {
    const plain = (text ?? '').replace(/`[^`]*`/gu, '').replace(/\b[A-Z]\d+\b/gu, '');
    return /\d/u.test(plain) ? [{ field: 'closing', problem: 'It states a number; the table has the numbers.' }] : [];
}
function verdictReason({ verdictReason: text }, { ledger, verdict }) {
    if (text === null)
        return [];
    if (verdict !== 'Rework' && verdict !== 'Merge with fixes')
        return [];
    const [deciding] = openFindings(ledger);
    if (deciding === undefined)
        return [];
    const severest = openFindings(ledger).filter(({ severity }) => severity === deciding.severity);
    return severest.some(({ id }) => new RegExp(`\\b${id}\\b`, 'u').test(text))
        ? []
        : [
            {
                field: 'verdictReason',
                problem: `It must name a finding that decides: ${severest.map(({ id }) => id).join(', ')}.`,
            },
        ];
}
function strengthProblems({ id, text }, context) {
    const strength = context.ledger.observations.find((each) => each.id === id && each.item === 'strength');
    if (strength === undefined)
        return [`${id} is no strength of the facts.`];
    const unnamed = contradictions({ ...strength, body: `${strength.body}\n${text}` }, context.ledger).filter((each) => !new RegExp(`\\b${each}\\b`, 'u').test(text));
    return [
        ...ids(text, context),
        ...counts(text, context),
        ...letters(text, context),
        ...otherVerdicts(text, context),
        ...unnamed.map((each) => `${id} praises what ${each} condemns: name ${each} there, or leave ${id} out.`),
    ];
}
/** Ids of the open critical and important findings about code that a strength praises: same file or folder, and a name in common. */
function contradictions({ path, title, body }, ledger) {
    const praised = namesIn(`${title}\n${body}`);
    return openFindings(ledger)
        .filter(({ severity }) => severity !== 'suggestion')
        .filter((found) => {
        if (path !== null && !(0,types/* liesIn */.z$)((0,types/* placeOf */.$t)(found).path, path))
            return false;
        const { title: claim, body: why, quote } = found.finding;
        const condemned = new Set([...namesIn(`${claim}\n${why}`), ...(0,text_likeness/* words */.aL)(quote).keys()]);
        return [...praised].some((name) => condemned.has(name));
    })
        .map(({ id }) => id);
}

;// CONCATENATED MODULE: ./lib/steps/compose/compose.js







/**
 * Lets a model write the prose sections from the settled ledger. Lints hold each field against it: after one chance to
 * mend, a field that still does not agree is left out, of the strengths only those that do not, and the report has its computed text in that place.
 * @param facts everything but the letters, which are drawn here so that no reviewer knows its own (decision 19)
 */
async function compose(facts, by, options) {
    if (by === null)
        return { prose: null, sessions: [] };
    const letters = drawLetters(facts.metrics.map(({ reviewer }) => reviewer), facts.gate.reasons.join('\n'));
    const task = (0,editor/* editorTask */.Dh)({ ...facts, letters });
    const context = {
        ledger: facts.ledger,
        verdict: facts.verdict,
        letters: [...letters.values()],
        given: task,
    };
    const { value, record } = await (0,plain_session/* holdPlainSession */.M)({
        purpose: 'editing',
        reviewer: by,
        system: editor/* editorSystem */.xU,
        context: 'The facts of a review follow.',
        task,
        tool: editor/* submitProse */.k3,
        schema: types/* Prose */.s7,
        submit: proseCheck(context),
        deadline: options.deadlines.editing,
    }, options);
    return { prose: value === null ? null : named(held(value, context), letters), sessions: [record] };
}
/** One turn to mend what the lints name; then it is taken as it is, and `held` leaves out what does not agree. */
function proseCheck(context) {
    const broken = 'The prose does not have the form:';
    return (0,reminders/* acceptAfterReminders */.Q)({
        most: 1,
        read(input) {
            // A field that cannot be read costs no other field.
            const read = (0,types/* readAs */.fd)(types/* HeldProse */.$x, input);
            if (!('value' in read))
                return (0,form_problem/* formProblem */.i)(broken, read.issues);
            const whole = types/* Prose */.s7.safeParse((0,types/* mend */.Tp)(types/* HeldProse */.$x, input));
            return { value: read.value, problems: whole.success ? [] : [(0,form_problem/* formProblem */.i)(broken, whole.error.issues)] };
        },
        problemsOf(prose) {
            const problems = lintProse(prose, context);
            return problems.length > 0 ? [(0,editor/* proseProblems */.Qf)(problems.map(({ field, problem }) => `${field}: ${problem}`))] : [];
        },
    });
}
function held(prose, context) {
    const problems = lintProse(prose, context);
    const broken = new Set(problems.flatMap(({ field, index }) => (index === undefined ? [field] : [])));
    const entries = Object.entries(prose).map(([field, value]) => [
        field,
        broken.has(field) ? null : value,
    ]);
    const texts = Object.fromEntries(entries);
    return { ...texts, strengths: heldStrengths(prose.strengths, problems) };
}
/** The strengths that hold; null where none of them does, so that the report has the words of the reviewers. */
function heldStrengths(strengths, problems) {
    const failing = new Set(problems.map(({ index }) => index));
    const kept = strengths?.filter((_, index) => !failing.has(index)) ?? null;
    return kept?.length === 0 && strengths?.length !== 0 ? null : kept;
}
/** Puts the reviewers' names where the editor knew letters. */
function named(prose, letters) {
    const names = new Map([...letters].map(([name, letter]) => [letter, name]));
    const join = (text) => text?.replace(/\bReviewer ([A-Z]+)\b/gu, (all, letter) => names.get(letter) ?? all) ?? null;
    return {
        summary: join(prose.summary),
        verdictReason: join(prose.verdictReason),
        testing: join(prose.testing),
        documentation: join(prose.documentation),
        commits: join(prose.commits),
        closing: join(prose.closing),
        strengths: prose.strengths?.map(({ id, text }) => ({ id, text: join(text) ?? text })) ?? null,
    };
}
/** A letter for each name, in an order that says nothing of the configuration and is the same for the same run. */
function drawLetters(names, seed) {
    const drawn = names.map((name) => [digest(`${seed}\n${name}`), name]);
    drawn.sort(([left], [right]) => (left < right ? -1 : 1));
    return new Map(drawn.map(([, name], index) => [name, letterOf(index)]));
}
function digest(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function letterOf(index) {
    const letter = String.fromCharCode(65 + (index % 26));
    return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

;// CONCATENATED MODULE: ./lib/rounds/identity.js


/**
 * Gives each finding what it is known by in the next round: path, kind and cited code. Neither the numbers of lines nor
 * the words of a model have a part in it, for they differ in each round; a reviewer may quote with gaps, so the code is
 * git's where the excerpt has it. Findings of the same content are told apart by a count. Open ones are counted first:
 * what is settled takes no name from them.
 * @param mask what is done to every text before it is published: a hash of a secret would let others try guesses
 */
function identify(ledger, mask) {
    const seen = new Map();
    const known = new Map(ledger.findings.toSorted(inOrder).map((found) => {
        const content = contentHash(found, mask);
        const nth = (seen.get(content) ?? 0) + 1;
        seen.set(content, nth);
        return [found, nth === 1 ? content : `${content}-${nth}`];
    }));
    const findings = ledger.findings.map((found) => ({ ...found, fingerprint: known.get(found) ?? '' }));
    return { ...ledger, findings };
}
/** Open before settled, the head before deleted code, then as the lines of the file. */
function inOrder(left, right) {
    const isDeleted = (found) => (0,types/* placeOf */.$t)(found).side === 'old';
    return (Number((0,types/* isOpen */.nT)(right)) - Number((0,types/* isOpen */.nT)(left)) ||
        Number(isDeleted(left)) - Number(isDeleted(right)) ||
        ((0,types/* placeOf */.$t)(left).startLine ?? 0) - ((0,types/* placeOf */.$t)(right).startLine ?? 0));
}
/** 16 hexadecimal digits, the same however the code is indented; no secret, and not meant to withstand forgery. */
function contentHash(found, mask) {
    const code = (0,types/* citedLines */.$F)(found)?.map(mask).join('\n') ?? mask(found.finding.quote);
    const content = JSON.stringify([mask((0,types/* placeOf */.$t)(found).path), found.kind, code.replace(/\s+/gu, '')]);
    return (0,external_node_crypto_.createHash)('sha256').update(content.toWellFormed()).digest('hex').slice(0, 16);
}

// EXTERNAL MODULE: ./lib/lib/indentation.js
var indentation = __webpack_require__(99924);
;// CONCATENATED MODULE: ./lib/lib/enclosing-block.js

const around = 3;
function isBlank(line) {
    return line === undefined || line.trim() === '';
}
/**
 * The cited lines widened to the block that holds them, by indentation: from the nearest line above that is indented
 * less, to the line below that closes it. Works for every language that people indent, without a parser. What is longer
 * than `most` lines is cut to a few lines around the cited ones.
 */
function enclosingBlock(lines, cited, most) {
    const last = lines.length;
    const small = {
        startLine: Math.max(1, cited.startLine - around),
        endLine: Math.min(last, cited.endLine + around, Math.max(1, cited.startLine - around) + most - 1),
    };
    const inside = lines.slice(cited.startLine - 1, cited.endLine).filter((line) => !isBlank(line));
    const depth = Math.min(...inside.map(indentation/* indentation */.M));
    if (!Number.isFinite(depth) || depth === 0)
        return small;
    let start = cited.startLine;
    const isHead = (line) => !isBlank(lines[line - 1]) && (0,indentation/* indentation */.M)(lines[line - 1] ?? '') < depth;
    while (start > 1 && !isHead(start) && cited.endLine - start < most)
        start -= 1;
    if (!isHead(start))
        return small;
    const outer = (0,indentation/* indentation */.M)(lines[start - 1] ?? '');
    let end = cited.endLine;
    while (end < last && (isBlank(lines[end]) || (0,indentation/* indentation */.M)(lines[end] ?? '') > outer) && end - start < most)
        end += 1;
    // A closing bracket stands at the depth of the head; in languages without one nothing does.
    if (end < last && /^\s*[\])}]|^\s*(?:end|fi|done|esac)\b/u.test(lines[end] ?? ''))
        end += 1;
    while (end > cited.endLine && isBlank(lines[end - 1]))
        end -= 1;
    const whole = {
        startLine: Math.min(start, small.startLine),
        endLine: Math.max(end, Math.min(small.endLine, cited.endLine)),
    };
    return whole.endLine - whole.startLine < most ? whole : small;
}

;// CONCATENATED MODULE: ./lib/steps/ground/cite.js


const longest = 40;
/** The cited lines as they stand in git, with the block around them: never a model's copy of them. */
async function readExcerpt(anchor, { head, base }) {
    return readLines(anchor, { head, base }, (lines, at) => enclosingBlock(lines, at, longest));
}
async function readLines(anchor, { head, base }, extent) {
    if (anchor === null)
        return null;
    const text = await (anchor.side === 'new' ? head : base).readWhole(anchor.path);
    if (!text.found)
        return null;
    const { startLine, endLine } = extent(text.lines, anchor);
    return { startLine, lines: text.lines.slice(startLine - 1, endLine) };
}
/** Puts to each finding the lines that it is about, and those that show how the defect is reached; to each limitation its comment. */
async function cite(ledger, sides) {
    const findings = await Promise.all(ledger.findings.map(async (finding) => ({
        ...finding,
        excerpt: await readExcerpt(finding.anchor, sides),
        reach: await readReach(finding, sides),
    })));
    const observations = await Promise.all(ledger.observations.map((one) => quoteComment(one, sides)));
    return { ...ledger, findings, observations };
}
/** The comment alone: what stands around it is no part of what it acknowledges. */
async function quoteComment(observation, sides) {
    const { quotation } = observation;
    if (quotation === null)
        return observation;
    const excerpt = await readLines(quotation.anchor, sides, (_, { startLine, endLine }) => ({
        startLine,
        endLine: Math.min(endLine, startLine + longest - 1),
    }));
    return { ...observation, quotation: { ...quotation, excerpt } };
}
/** The first confirming quotation that lies apart from the finding itself: mostly the caller. */
async function readReach({ anchor, rulings, standing }, sides) {
    if (anchor === null || !(0,types/* isOpen */.nT)({ standing }))
        return null;
    for (const { evidence, anchor: there } of rulings.filter(isConfirmed).flatMap((ruling) => ruling.evidence)) {
        if (there === null || !liesApart(there, anchor))
            continue;
        const excerpt = await readExcerpt(there, sides);
        if (excerpt !== null)
            return { anchor: there, excerpt, shows: evidence.shows };
    }
    return null;
}
function isConfirmed({ verdict }) {
    return verdict === 'confirmed';
}
function liesApart(one, other) {
    if (one.path !== other.path || one.side !== other.side)
        return true;
    return one.startLine > other.endLine + longest || one.endLine < other.startLine - longest;
}

// EXTERNAL MODULE: ./lib/steps/ground/ground.js + 8 modules
var ground = __webpack_require__(94389);
// EXTERNAL MODULE: ./lib/steps/ground/origin.js + 2 modules
var origin = __webpack_require__(75262);
// EXTERNAL MODULE: ./lib/steps/ground/place-observations.js + 1 modules
var place_observations = __webpack_require__(83502);
// EXTERNAL MODULE: ./lib/steps/decide/decide.js + 3 modules
var decide = __webpack_require__(83317);
// EXTERNAL MODULE: ./lib/steps/decide/terms.js
var decide_terms = __webpack_require__(10935);
// EXTERNAL MODULE: ./lib/steps/ledger/check-ledger.js
var check_ledger = __webpack_require__(75599);
;// CONCATENATED MODULE: ./lib/steps/ledger/code-findings.js

/**
 * What code found, as entries of the ledger: facts, shown as important and in need of no voice. They count where the
 * configuration lists their rule, and only there.
 */
function codeEntries(found, policy) {
    const seen = new Map();
    return found.map((one) => {
        const index = seen.get(one.rule) ?? 0;
        seen.set(one.rule, index + 1);
        const id = (0,types/* codeFindingId */.mO)(one.rule, index);
        return {
            finding: entryOf(one, id, policy),
            fates: ({ id: into }) => [
                { id, item: 'finding', into, fate: 'kept', from: 'important', to: 'important', reason: '', facts: [] },
            ],
        };
    });
}
function entryOf(found, id, { blockOn }) {
    const { rule, title, path, anchor, quote, failure, body } = found;
    const finding = {
        severity: 'important',
        kind: 'gap',
        title,
        path,
        startLine: anchor?.startLine ?? null,
        endLine: anchor?.endLine ?? null,
        side: anchor?.side ?? 'new',
        quote,
        cause: null,
        failure,
        body,
        fix: null,
        evidence: 'traced',
    };
    return {
        id: '',
        fingerprint: '',
        rule,
        standing: blockOn.includes(rule) ? 'confirmed' : 'fact',
        severity: 'important',
        rawSeverity: 'important',
        voices: 0,
        kind: 'gap',
        origin: 'introduced',
        problem: null,
        anchor,
        excerpt: null,
        reach: null,
        finding,
        fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
        fixWorks: null,
        rulings: [],
        sources: [id],
        raisedBy: [],
        reasons: [],
    };
}

// EXTERNAL MODULE: ./lib/steps/decide/worst-first.js
var worst_first = __webpack_require__(15728);
;// CONCATENATED MODULE: ./lib/steps/ledger/consolidate-parts.js



/** The part that speaks for a group: a group blocks if one of its parts does. */
function speaker(parts, { policy }) {
    const compare = (0,worst_first/* worstFirst */.m)(policy);
    const [first] = parts.toSorted((left, right) => compare(left.decision, right.decision));
    if (first === undefined)
        throw new Error('a group without a candidate');
    return first;
}
/** A group of candidates as one finding. @param order names of the reviewers, as configured */
function consolidate(parts, order, terms) {
    const { candidate, decision } = speaker(parts, terms);
    const { shown } = decision;
    const claims = parts.flatMap((part) => part.decision.claims);
    // Who raised only what was closed gets no credit for what stands.
    const credited = claims.filter((claim) => !(0,types/* isOpen */.nT)(decision) || (0,types/* isOpen */.nT)(claim));
    const raised = new Set(credited.map(({ claim }) => claim.reviewer));
    const sources = parts.flatMap((part) => part.candidate.sources);
    const isUnfound = decision.anchor === null;
    return {
        id: '',
        fingerprint: '',
        rule: null,
        standing: decision.standing,
        severity: decision.severity,
        rawSeverity: credited.length > 0 ? (0,types/* severest */.wW)(credited.map(({ claim }) => claim.finding.severity)) : (0,decide/* rawSeverityOf */.xb)(candidate),
        voices: leastAnswered(parts, decision, terms),
        kind: decision.kind,
        origin: decision.origin,
        problem: isUnfound ? shown.grounding.problem : null,
        anchor: decision.anchor,
        excerpt: null,
        reach: null,
        finding: shown.finding,
        fix: shown.grounding.fix,
        fixWorks: decision.fixWorks,
        rulings: parts.flatMap((part) => part.decision.rulings),
        sources: sources.map(({ id }) => id),
        raisedBy: order.filter((name) => raised.has(name)),
        reasons: [...new Set([...parts.flatMap((part) => part.decision.reasons), ...stillOpen(parts, decision)])],
    };
}
/** Of all that is open at the gate, what the fewest voices answered: nothing passes behind its neighbour's voices. */
function leastAnswered(parts, decision, { policy }) {
    const open = parts.filter((part) => (0,worst_first/* weightAtGate */.h)(part.decision, policy) === 1);
    return Math.min(...(open.length > 0 ? open.map((part) => part.decision) : [decision]).map(({ answered }) => answered));
}
/** What is severer than what is shown, and that nobody has settled. */
function stillOpen(parts, { severity }) {
    return parts
        .flatMap((part) => part.decision.claims)
        .filter((claim) => (0,types/* isUnsettled */.P4)(claim) && (0,types/* rankOf */.IQ)(claim.severity) < (0,types/* rankOf */.IQ)(severity))
        .map((one) => `${one.claim.id} of it, which would be ${one.severity}, is ${one.standing}.`);
}
/** The fate of each claim of a group. */
function fatesOf(parts, finding, terms) {
    const { shown } = speaker(parts, terms).decision;
    return parts.flatMap(({ decision }) => decision.claims.map((one) => {
        const isShown = one.claim === shown;
        const fixFails = decision.rulings.some(({ about, fix }) => about === one.claim.id && fix === 'fails');
        return {
            id: one.claim.id,
            item: 'finding',
            into: finding.id,
            from: one.claim.finding.severity,
            ...fateOf(one, { finding, isShown, shownId: shown.id }),
            facts: [
                ...(isShown ? [] : ['merged']),
                ...(fixFails && decision.fixWorks === false ? ['fix-refuted'] : []),
            ],
        };
    }));
}
function fateOf(decision, { finding, isShown, shownId }) {
    const { finding: raw, grounding } = decision.claim;
    const reason = decision.reasons.join(' ');
    if (decision.standing === 'refuted')
        return { fate: 'refuted', to: null, reason };
    if (decision.standing === 'intended')
        return { fate: 'moved', to: 'concern', reason };
    const to = finding.severity;
    const why = reason || (grounding.quote === 'missing' ? 'Its quotation was not found.' : 'Others judged it so.');
    if ((0,types/* rankOf */.IQ)(to) > (0,types/* rankOf */.IQ)(raw.severity))
        return { fate: 'demoted', to, reason: why };
    if (isShown && (0,types/* rankOf */.IQ)(to) < (0,types/* rankOf */.IQ)(raw.severity))
        return { fate: 'promoted', to, reason: why };
    if (!isShown)
        return { fate: 'merged', to, reason: `One change fixes it and ${shownId}.` };
    if ((0,types/* isUnsettled */.P4)(decision))
        return { fate: 'unverified', to, reason };
    return { fate: 'kept', to, reason };
}

// EXTERNAL MODULE: ./lib/steps/cluster/cluster.js + 1 modules
var cluster = __webpack_require__(55777);
;// CONCATENATED MODULE: ./lib/steps/ledger/join-observations.js


/**
 * Names the entry of another section that an observation repeats, so that nobody reads the same twice. A concern also
 * says the same, in whatever words, as a finding that became one because it is documented as deliberate. The remedy that
 * a verifier refuted is then that of both: whoever takes it from the concern would meet the same failure.
 */
function joinObservations({ observations, dispositions }, findings) {
    const shown = findings.filter((found) => (0,types/* isOpen */.nT)(found) || found.standing === 'intended');
    const told = [...shown.map(ofFinding), ...observations.map(ofObservation)];
    const areSame = (0,cluster/* sayTheSame */.bL)(told);
    const same = new Map();
    for (const [index, one] of told.entries()) {
        const earlier = told.slice(0, index).find((other, at) => {
            const where = proximity(other, one);
            return where !== null && areSame(index, at, where);
        });
        if (earlier !== undefined)
            same.set(one.id, earlier.id);
    }
    const refuted = new Set(shown.filter(({ standing, fixWorks }) => standing === 'intended' && fixWorks === false).map(({ id }) => id));
    return {
        observations: observations.map((one) => ({ ...one, sameAs: same.get(one.id) ?? null })),
        dispositions: dispositions.map((one) => {
            const other = one.into === null ? undefined : same.get(one.into);
            if (other === undefined || !refuted.has(other))
                return one;
            const reason = `${one.reason} Says the same as ${other}, whose remedy a verifier showed not to work.`.trim();
            return { ...one, reason, facts: [...one.facts, 'fix-refuted'] };
        }),
    };
}
/** Null: the later one does not repeat the earlier one, whatever they say. */
function proximity(earlier, later) {
    const isAnswer = later.kind === 'finding' || later.kind === 'intended' || later.kind === earlier.kind;
    // Praise says of code what a finding denies, in the same words.
    if (isAnswer || later.kind === 'strength' || earlier.kind === 'strength')
        return null;
    const isNamed = earlier.path !== null && later.path !== null;
    if (isNamed && !(0,types/* liesIn */.z$)(earlier.path, later.path) && !(0,types/* liesIn */.z$)(later.path, earlier.path))
        return null;
    if (earlier.kind !== 'intended')
        return 'elsewhere';
    if (later.kind !== 'concern')
        return null;
    return earlier.path === later.path ? 'overlapping' : 'unknown';
}
function ofFinding(found) {
    const { id, standing, finding } = found;
    const { title, failure, body, fix } = finding;
    const kind = standing === 'intended' ? 'intended' : 'finding';
    const said = kind === 'intended' ? [failure, body, fix?.text ?? ''] : [failure, body];
    return { id, kind, path: (0,types/* placeOf */.$t)(found).path, reviewer: id, title, body: said.join('\n'), quote: '' };
}
function ofObservation({ id, item, path, title, body }) {
    return { id, kind: item, path, reviewer: id, title, body, quote: '' };
}

;// CONCATENATED MODULE: ./lib/steps/ledger/observation-proximity.js

/**
 * What all observations of a kind say, because they are of the kind. Two untested scenarios are not one for both saying
 * that no test covers them.
 */
const wordsOfKind = {
    concern: 'concern design in-scope future',
    strength: 'good clean correct correctly right well careful carefully solid handled handles',
    testing: 'no not nothing never missing test tests tested testing untested untestable cover covers covered coverage uncovered ' +
        'scenario case exercise exercises exercised verify verifies verified assert asserts assertion check checks ' +
        'regression unit integration suite only path branch gap',
    documentation: 'no not nothing missing documentation document documents documented undocumented docs doc docstring mention ' +
        'mentions mentioned describe describes described explain explains say says stale outdated update updated gap',
    limitation: 'TODO FIXME comment code acknowledge acknowledges acknowledged limitation known documented states',
};
/** Lines that touch, as parts of one comment do. */
const touching = 1;
const ofTests = /(?:^|[/._-])(?:tests?|specs?|__tests__|bats)(?:[/._-]|$)|(?:Tests?|Spec)\.\w+$/;
/** How two observations of a kind lie to each other; null: they are never one. */
function proximityOf(kind, one, other) {
    if (one.anchor !== null && other.anchor !== null)
        return ofComments(one, other, one.anchor, other.anchor);
    if (one.path === other.path)
        return 'overlapping';
    if (one.path === null || other.path === null)
        return 'unknown';
    if ((0,types/* liesIn */.z$)(one.path, other.path) || (0,types/* liesIn */.z$)(other.path, one.path))
        return 'unknown';
    if (kind === 'limitation' || kind === 'documentation')
        return null;
    // A scenario is told of the code or of its tests.
    return kind === 'testing' && ofTests.test(one.path) !== ofTests.test(other.path) ? 'unknown' : 'elsewhere';
}
/** A comment is one place: who quotes a line of it speaks of it, in whatever words. */
function ofComments(one, other, here, there) {
    if (here.path !== there.path || here.side !== there.side)
        return null;
    const gap = Math.max(here.startLine, there.startLine) - Math.min(here.endLine, there.endLine);
    if (gap > 0)
        return gap <= touching ? 'near' : null;
    const isIdentical = here.startLine === there.startLine && here.endLine === there.endLine;
    return one.reviewer !== other.reviewer || isIdentical ? 'same' : 'overlapping';
}

;// CONCATENATED MODULE: ./lib/steps/ledger/observations.js



/** What is not a defect, put together where reviewers say the same (decision 21), the first-ranked first. */
function consolidateObservations(reviews, places = new Map()) {
    const observations = types/* ObservationKind */.rq.options.flatMap((item) => ofKind(item, reviews, places));
    return { observations, dispositions: observations.flatMap((one) => fates(one, places)) };
}
function ofKind(item, reviews, places) {
    const raw = reviews.flatMap((review) => (review.outcome === 'failed' ? [] : rawOf(item, review, places)));
    const order = reviews.map(({ reviewer }) => reviewer.name);
    const sorted = raw.toSorted((left, right) => left.rank - right.rank || order.indexOf(left.reviewer) - order.indexOf(right.reviewer));
    const said = sorted.map((one) => ({
        ...one,
        body: `${one.body}\n${one.quote ?? ''}`,
        quote: wordsOfKind[item],
    }));
    return (0,cluster/* groupAlike */.Mr)(said, (one, other) => proximityOf(item, one, other)).map((group, index) => consolidated(`${types/* rawItemLetters */.RR[item]}${index + 1}`, item, group.flatMap((at) => sorted[at] ?? []), order));
}
/** The first whose comment code found leads, or the first of all. */
function consolidated(id, item, group, order) {
    const lead = group.find(({ anchor }) => anchor !== null) ?? group[0];
    if (lead === undefined)
        throw new Error('an observation without a source');
    const sources = [lead, ...group.filter((one) => one !== lead)];
    const raised = new Set(sources.map(({ reviewer }) => reviewer));
    const { title, body, scope, quote } = lead;
    const path = sources.find((one) => one.path !== null)?.path ?? null;
    return {
        id,
        item,
        title,
        path,
        pathProblem: path === null ? (sources.find(({ problem }) => problem !== null)?.problem ?? null) : null,
        body,
        scope,
        sameAs: null,
        quotation: quote === null ? null : { quote, ...placeOfAll(sources), excerpt: null },
        sources: sources.map((one) => one.id),
        raisedBy: order.filter((name) => raised.has(name)),
    };
}
/** All of the comment that somebody quoted a part of. It is as old as the youngest line of it. */
function placeOfAll([lead, ...others]) {
    if (lead === undefined || lead.anchor === null)
        return { anchor: null, origin: null };
    const own = [lead, ...others].flatMap(({ anchor, origin }) => (anchor === null ? [] : [{ anchor, origin }]));
    return {
        anchor: {
            ...lead.anchor,
            startLine: Math.min(...own.map(({ anchor }) => anchor.startLine)),
            endLine: Math.max(...own.map(({ anchor }) => anchor.endLine)),
        },
        origin: own.find(({ origin }) => origin === 'introduced')?.origin ?? lead.origin,
    };
}
function rawOf(item, { reviewer, submission }, places) {
    return submission[types/* rawItemLists */.zE[item]].map((each, rank) => {
        const id = (0,types/* rawItemId */.tJ)(reviewer.name, item, rank);
        return {
            id,
            reviewer: reviewer.name,
            rank,
            title: each.title,
            body: each.body,
            scope: 'scope' in each ? each.scope : null,
            quote: 'quote' in each ? each.quote : null,
            ...(places.get(id) ?? { path: each.path, problem: null, anchor: null, origin: null }),
        };
    });
}
function fates({ id: into, item, sources }, places) {
    const [lead] = sources;
    return sources.map((id) => {
        const isLead = id === lead;
        const problem = places.get(id)?.problem ?? null;
        return {
            id,
            item,
            into,
            fate: isLead ? 'kept' : 'merged',
            from: null,
            to: null,
            reason: [...(isLead ? [] : [`Says the same as ${lead}.`]), ...(problem === null ? [] : [problem])].join(' '),
            facts: [...(isLead ? [] : ['merged']), ...(problem === null ? [] : ['unplaced'])],
        };
    });
}

;// CONCATENATED MODULE: ./lib/steps/ledger/unreadable.js

/** The fate of what no form could be found in: it went nowhere, and the report says so. */
function unreadable(reviews) {
    return reviews.flatMap((review) => review.outcome === 'failed'
        ? []
        : review.submission.unreadable.map(({ list, severity, problem }, index) => ({
            id: (0,types/* rawItemId */.tJ)(review.reviewer.name, 'unreadable', index),
            item: 'unreadable',
            into: null,
            fate: 'unreadable',
            from: severity,
            to: null,
            reason: `One of the ${list}. ${problem}`,
            facts: [],
        })));
}

;// CONCATENATED MODULE: ./lib/steps/ledger/adjudicate.js









/**
 * The ledger: every raw item gets exactly one fate. Pure: the same reviews and rulings make the same ledger, in whatever
 * order they came.
 * @throws {Error} when the ledger breaks one of its own rules, which is a bug
 */
function adjudicate({ groups, rulings, reviews, verifiers, policy, places, codeFindings = [] }) {
    const reviewers = verifiers ?? reviews.map(({ reviewer }) => reviewer);
    const terms = (0,decide_terms/* termsOf */.fd)(reviewers, policy);
    const byCode = codeEntries(codeFindings, policy);
    const numbered = [...groupEntries(groups, rulings, reviewers, terms), ...byCode]
        .sort((left, right) => compare(left.finding, right.finding, terms))
        .map(({ finding, fates }, index) => ({ fates, finding: { ...finding, id: `F${index + 1}` } }));
    const fates = new Map(numbered.flatMap(({ fates: of, finding }) => of(finding)).map((fate) => [fate.id, fate]));
    const findings = numbered.map(({ finding }) => finding);
    const consolidated = joinObservations(consolidateObservations(reviews, places), findings);
    for (const fate of [...consolidated.dispositions, ...unreadable(reviews)])
        fates.set(fate.id, fate);
    const codeItems = byCode.flatMap(({ finding }) => finding.sources.map((id) => ({ id, item: 'finding' })));
    const dispositions = [...(0,types/* rawItems */.Vd)(reviews), ...codeItems].map(({ id }) => {
        const fate = fates.get(id);
        if (fate === undefined)
            throw new Error(`${id} has no fate`);
        return fate;
    });
    const ledger = { findings, observations: consolidated.observations, dispositions };
    (0,check_ledger/* checkLedger */.g)(ledger, reviews, codeItems);
    return ledger;
}
function groupEntries(groups, rulings, reviewers, terms) {
    const inOrder = rulings.toSorted((left, right) => compareText(left.about, right.about) || compareText(left.by, right.by));
    const order = reviewers.map(({ name }) => name);
    return groups.map((group) => {
        const parts = group.map((candidate) => ({ candidate, decision: (0,decide/* decide */.LD)(candidate, inOrder, terms) }));
        return { finding: consolidate(parts, order, terms), fates: (finding) => fatesOf(parts, finding, terms) };
    });
}
/** Open findings first, severest first, confirmed before unproven, raised by more vendors first, then by place. */
function compare(left, right, terms) {
    const vendors = ({ raisedBy }) => new Set(raisedBy.map((name) => (0,decide_terms/* vendorNamed */.KS)(name, terms))).size;
    return (Number((0,types/* isOpen */.nT)(right)) - Number((0,types/* isOpen */.nT)(left)) ||
        (0,types/* rankOf */.IQ)(left.severity) - (0,types/* rankOf */.IQ)(right.severity) ||
        types/* standings */.ES.indexOf(left.standing) - types/* standings */.ES.indexOf(right.standing) ||
        vendors(right) - vendors(left) ||
        compareText((0,types/* placeOf */.$t)(left).path, (0,types/* placeOf */.$t)(right).path) ||
        (left.anchor?.startLine ?? 0) - (right.anchor?.startLine ?? 0) ||
        compareText(left.sources[0] ?? '', right.sources[0] ?? ''));
}
function compareText(left, right) {
    return left.localeCompare(right, 'en', { numeric: true });
}

// EXTERNAL MODULE: ./lib/rounds/decisions.js
var decisions = __webpack_require__(72834);
// EXTERNAL MODULE: ./lib/steps/recheck/check-answers.js
var check_answers = __webpack_require__(69289);
// EXTERNAL MODULE: ./lib/rounds/links/link.js
var links_link = __webpack_require__(67851);
;// CONCATENATED MODULE: ./lib/steps/ledger/declined.js


/** Whoever rates it higher now has more against it than what was declined. */
function isDeclinedStill({ placed: { prior }, status }, again) {
    return status === 'declined' && (again === null || (0,types/* rankOf */.IQ)(again.severity) >= (0,types/* rankOf */.IQ)(prior.severity));
}
/** What a person declined, and counts again. */
function wasDeclined({ placed: { prior, changedCaller } }, words) {
    if (prior.declined === null)
        return [];
    const what = changedCaller === undefined
        ? 'does not stand as it was then'
        : `\`${changedCaller.path}\`, which showed how it can happen, has changed since`;
    return [`It was declined, and ${what}. ${words(prior.declined) ?? ''}`.trim()];
}
/** A finding of its own in lines of one that was declined: nothing hides it, and a reader wants to know of the other. */
function likeDeclined({ anchor }, checked, words) {
    return checked.flatMap(({ placed, status }) => {
        const isNear = status === 'declined' && anchor !== null && placed.anchor !== null && !(0,links_link/* isApart */.z)(anchor, placed.anchor);
        return isNear ? [`Like ${placed.prior.id}. ${words(placed.prior.declined) ?? ''}`.trim()] : [];
    });
}

// EXTERNAL MODULE: ./lib/rounds/links/quoted-code.js
var quoted_code = __webpack_require__(72765);
;// CONCATENATED MODULE: ./lib/steps/ledger/in-fix.js

/** Lines between a place and what is written beside it, at most. */
const beside = 3;
/**
 * Commits of the change that the last round did not have; null where its head is none of the change's commits any more.
 * @param commits of the change, oldest first
 */
function commitsSince({ bound }, commits) {
    const at = commits.findIndex(({ sha }) => sha === bound.headSha);
    return at === -1 ? null : new Set(commits.slice(at + 1).map(({ sha }) => sha));
}
/**
 * The earlier finding in whose fix a new one lies: its lines were written since the last round, within or beside the place of
 * the other one. Without the head of that time, code that is not there any more as it was quoted shows that somebody wrote.
 * @param since commits since the last round; null where nobody knows
 */
async function inFixOf({ anchor, finding }, { checked, since }, context) {
    if (anchor === null || anchor.side !== 'new')
        return null;
    const touched = checked.filter((each) => isTouched(each) && placeOfFile(each) === anchor.path);
    if (touched.length === 0)
        return null;
    const isWritten = since === null ? null : await isWrittenBy(since, anchor, context);
    if (isWritten === false)
        return null;
    const text = await context.head.readWhole(anchor.path);
    const near = touched.flatMap(({ placed }) => {
        const isRewritten = placed.anchor === null && !isPartOf(finding.quote, placed.prior.quote);
        const distance = isWritten === null && !isRewritten ? null : distanceTo(anchor, placed, text.found ? text.lines : []);
        return distance === null || distance > beside ? [] : [{ id: placed.prior.id, distance }];
    });
    return near.toSorted((one, other) => one.distance - other.distance)[0]?.id ?? null;
}
/** Whether something was written to its end. What stands as it did, and is open as it was, nobody has tried to fix. */
function isTouched({ placed: { prior, code }, status }) {
    if (prior.side === 'old' || prior.rule !== null || code === 'same' || code === 'left-the-change')
        return false;
    return status !== 'declined' && (status !== 'open' || code !== 'stands');
}
function placeOfFile({ placed: { anchor, path } }) {
    return anchor?.path ?? path;
}
async function isWrittenBy(since, anchor, { head }) {
    try {
        const lines = await head.blame(anchor.path, anchor.startLine, anchor.endLine);
        return lines.some(({ commit }) => commit !== null && since.has(commit.sha));
    }
    catch {
        return null;
    }
}
/** Whether every line of it stood in the other one already. */
function isPartOf(quote, whole) {
    const lines = new Set(whole.split('\n').map(quoted_code/* bare */.$B));
    return quote.split('\n').every((line) => !(0,quoted_code/* saysSomething */.XE)(line) || lines.has((0,quoted_code/* bare */.$B)(line)));
}
/** Lines between the two; 0: they have one in common. Where nothing of a place is left, its lines are those of the last round. */
function distanceTo(anchor, { prior, anchor: place }, file) {
    if (place !== null)
        return between(anchor, place);
    if (prior.startLine === null || prior.endLine === null)
        return null;
    const { startLine, endLine } = prior;
    const height = endLine - startLine;
    const left = new Set(prior.quote.split('\n').filter(quoted_code/* saysSomething */.XE).map(quoted_code/* bare */.$B));
    const kept = file.flatMap((line, index) => (left.has((0,quoted_code/* bare */.$B)(line)) ? [index + 1] : []));
    const nearest = kept.toSorted((one, other) => Math.abs(one - startLine) - Math.abs(other - startLine))[0];
    if (nearest === undefined)
        return between(anchor, { startLine, endLine });
    return between(anchor, { startLine: nearest - height, endLine: nearest + height });
}
function between(one, other) {
    return Math.max(0, one.startLine - other.endLine - 1, other.startLine - one.endLine - 1);
}

;// CONCATENATED MODULE: ./lib/steps/ledger/past.js

/**
 * Where a new finding comes from: the fix of an earlier one has brought it, or it was a part of one that is fixed by now but
 * for another part. Else it is named what it is most like. None of that makes it the other one.
 * @param alike the earlier ones that it has anything in common with, the most first
 */
async function pastOf(found, alike, { checked, since, round }, context) {
    const none = { since: round, after: null, splitFrom: null, like: null };
    if (found.rule !== null)
        return none;
    const after = await inFixOf(found, { checked, since }, context);
    if (after !== null)
        return { ...none, after };
    const split = alike.find(({ status }) => status === 'partly-fixed');
    if (split !== undefined)
        return { ...none, splitFrom: split.placed.prior.id };
    return { ...none, like: alike[0]?.placed.prior.id ?? null };
}
/** What an earlier round said of it. */
function pastOfPrior({ since, after, splitFrom }) {
    return { since, after: after ?? null, splitFrom: splitFrom ?? null, like: null };
}
/** Of one that had been closed; null: it had not. */
function pastOfClosed(closed) {
    return closed === undefined ? null : { since: closed.since, after: null, splitFrom: null, like: null };
}
/** The same in a sentence, for people; of one that is like a declined one more is said elsewhere. */
function pastWords({ after, splitFrom, like }, checked = []) {
    if (after !== null)
        return [`In the fix of ${after}.`];
    if (splitFrom !== null)
        return [`A part of ${splitFrom}, the rest of which is fixed or a finding of its own.`];
    const isDeclined = checked.some(({ placed, status }) => placed.prior.id === like && status === 'declined');
    return like === null || isDeclined ? [] : [`Like ${like}, and nothing shows that they are one.`];
}

;// CONCATENATED MODULE: ./lib/steps/ledger/carried.js





/** What nobody raised again, and no voice has closed. */
async function carriedOf(earlier, context, words) {
    const { placed, status, reason } = earlier;
    const { prior, anchor, path } = placed;
    const finding = (0,check_answers/* findingOf */.hD)(prior, path);
    return {
        id: prior.id,
        fingerprint: prior.fingerprint,
        standing: status === 'unclear' ? 'unverified' : status === 'declined' ? 'declined' : prior.standing,
        severity: prior.severity,
        rawSeverity: prior.rawSeverity,
        rule: null,
        voices: prior.voices,
        kind: prior.kind,
        origin: anchor && ((await (0,origin/* originOf */.y)(anchor, context)) === 'introduced' ? 'introduced' : 'worsened'),
        problem: anchor === null ? 'Its code does not stand there any more as it was quoted.' : null,
        anchor,
        excerpt: await readExcerpt(anchor, context),
        reach: null,
        finding: anchor === null ? finding : { ...finding, ...anchor },
        fix: { label: 'none', leavesQuote: false, problem: null, mended: null },
        fixWorks: null,
        rulings: [],
        sources: [],
        raisedBy: prior.raisedBy,
        past: pastOfPrior(prior),
        reasons: status === 'declined'
            ? [words(prior.declined) ?? reason]
            : [
                `Open since round ${prior.since}, and not raised again in this one.`,
                ...pastWords(pastOfPrior(prior)),
                ...wasDeclined(earlier, words),
                reason,
            ],
    };
}

;// CONCATENATED MODULE: ./lib/steps/ledger/check-priors.js

/**
 * The rules that a ledger keeps over rounds: each finding that was open has exactly one status, no status is of another
 * one but of one that came back, no id is given twice or to another finding, what is still open counts, and what lives on in
 * another one does so in one that counts. A ledger that
 * breaks one is never published.
 * @throws {Error} that names the finding
 */
function checkPriors({ findings, priors = [] }, { findings: known, closed, nextId }) {
    const statuses = Map.groupBy(priors, ({ id }) => id);
    for (const { id } of known)
        if (statuses.get(id)?.length !== 1)
            throw new Error(`rounds: ${id} has ${statuses.get(id)?.length ?? 0} statuses`);
    const earlier = new Set([...known, ...closed].map(({ id }) => id));
    for (const { id } of priors) {
        if (!earlier.has(id))
            throw new Error(`rounds: ${id} was no finding of an earlier round`);
        if (statuses.get(id)?.length !== 1)
            throw new Error(`rounds: ${id} has two statuses`);
    }
    const ids = new Set(findings.map(({ id }) => id));
    if (ids.size !== findings.length)
        throw new Error('rounds: two findings share an id');
    for (const { id } of findings)
        if (!statuses.has(id) && Number(id.slice(1)) < nextId)
            throw new Error(`rounds: ${id} is given to another finding`);
    const counted = new Set(findings.filter(types/* isOpen */.nT).map(({ id }) => id));
    for (const { id, status, supersededBy } of priors)
        if ((status === 'superseded') !== (supersededBy !== undefined && counted.has(supersededBy)))
            throw new Error(`rounds: ${id} is ${status}, and lives on in ${supersededBy ?? 'no other one'}`);
    for (const { id, status } of priors)
        if ((0,types/* isStillOpen */.DF)(status) !== counted.has(id))
            throw new Error(`rounds: ${id} is ${status} and ${counted.has(id) ? 'counts' : 'does not count'}`);
}

;// CONCATENATED MODULE: ./lib/steps/ledger/link-rounds.js


/**
 * Which findings of this round are earlier ones: those that count, and what code finds by rules of its own. What is in doubt
 * is two findings, and the new one names the other. What a person declined takes nothing in on a doubt: that would hide it.
 * @param pathNow of a file of an earlier round: under which name the head has it; empty where nobody knows
 */
function linkRounds(ledger, { memory, checked, ties: { ties } }, pathNow) {
    const later = ledger.findings.filter((found) => (0,types/* isOpen */.nT)(found) || found.rule !== null);
    const tiesOf = (found) => ties.filter(({ source }) => found?.sources.includes(source));
    const answer = (at, index) => wordOn(checked[at], tiesOf(later[index]));
    const links = (0,links_link/* linkFindings */.T)(checked.map(({ placed: { prior, path, anchor } }) => known(prior, anchor?.path ?? path)), later.map(knownNow), { canBeOne: (at, index) => !(0,links_link/* isApart */.z)(checked[at]?.placed.anchor ?? null, later[index]?.anchor ?? null), answer });
    const again = new Map();
    for (const [index, { at, isSure }] of links) {
        const [found, earlier] = [later[index], checked[at]];
        if (found === undefined || earlier?.placed.prior.rule !== found.rule)
            continue;
        const isDoubtful = !isSure && found.rule === null && answer(at, index) !== 'one';
        if (earlier.placed.prior.declined === null || !isDoubtful)
            again.set(found, earlier);
    }
    const apart = later.filter((found) => !again.has(found));
    const returned = closedAgain(apart.filter(types/* isOpen */.nT), memory.closed, pathNow);
    const byId = new Map(checked.map((each) => [each.placed.prior.id, each]));
    const back = new Map();
    const alike = new Map();
    const taken = new Set(again.values());
    for (const found of apart) {
        const before = returned.get(found);
        const open = before?.supersededBy === undefined ? undefined : byId.get(before.supersededBy);
        const near = tiesOf(found).flatMap(({ prior }) => byId.get(prior) ?? []);
        if (before !== undefined && before.supersededBy === undefined)
            back.set(found, before);
        else if (open !== undefined && !taken.has(open))
            again.set(found, open);
        else
            alike.set(found, open === undefined ? near : [open, ...near]);
    }
    return { again, back, alike };
}
/**
 * What had been closed and is there again: by path, kind and code, or where code is sure of it, in whatever file it is now. One
 * that turned out to be another one is that one.
 * @param pathNow of a file of an earlier round: under which name the head has it; empty where nobody knows
 */
function closedAgain(later, closed, pathNow) {
    const byFingerprint = new Map(closed.map((each) => [each.fingerprint, each]));
    const byId = new Map(closed.map((each) => [each.id, each]));
    const coded = closed.flatMap((each) => (each.code === undefined ? [] : [{ ...each, code: each.code }]));
    const links = (0,links_link/* linkFindings */.T)(coded.map((each) => known({ ...each, ...each.code }, pathNow(each.code.path))), later.map(knownNow));
    const back = new Map();
    for (const [index, found] of later.entries()) {
        const link = links.get(index);
        const sure = link?.isSure === true && found.rule === null ? coded[link.at] : undefined;
        const before = byFingerprint.get(found.fingerprint) ?? sure;
        const living = byId.get(before?.supersededBy ?? '') ?? before;
        if (living !== undefined && ![...back.values()].some(({ id }) => id === living.id))
            back.set(found, living);
    }
    return back;
}
/** One finding can be made of several candidates: it is the earlier one if a part of it is. */
function wordOn(earlier, ties) {
    const said = ties.filter(({ prior }) => prior === earlier?.placed.prior.id).map((tie) => tie.said);
    return said.includes('one') ? 'one' : said.includes('two') ? 'two' : null;
}
function knownNow(found) {
    return known({ ...found, ...found.finding, kind: found.kind }, (0,types/* placeOf */.$t)(found).path);
}
function known({ fingerprint, kind, title, quote }, path) {
    return { fingerprint, path, kind, title, quote };
}

// EXTERNAL MODULE: ./lib/rounds/claims.js
var claims = __webpack_require__(68756);
;// CONCATENATED MODULE: ./lib/steps/ledger/unite.js

/**
 * Takes findings of earlier rounds for one where a model says so, or that both are one finding of this round. The oldest id
 * lives on, and counts as the severest of them: nothing is less for it. Only what is open is taken together; what a re-check
 * left unclear, or a person declined, stands for itself, and so do two that this round found as two.
 */
function unite(checked, again, { ties, sameBefore }) {
    const idOf = ({ placed }) => placed.prior.id;
    const byLater = [...again].map(([{ sources }, earlier]) => [
        idOf(earlier),
        ...ties.filter(({ source, said }) => said === 'one' && sources.includes(source)).map(({ prior }) => prior),
    ]);
    const found = new Set([...again.values()]);
    const lives = new Map();
    const superseded = [];
    for (const ids of joined([...sameBefore, ...byLater])) {
        const members = checked.filter((each) => ids.has(idOf(each)) && isOpenAsIs(each)).toSorted(oldestFirst);
        const [oldest, ...others] = members;
        if (oldest === undefined || others.length === 0 || members.filter((each) => found.has(each)).length > 1)
            continue;
        const status = members.every((each) => each.status === 'partly-fixed')
            ? 'partly-fixed'
            : 'open';
        const speaker = members.find((each) => each.status === status) ?? oldest;
        const prior = others.reduce((one, { placed }) => (0,claims/* united */.k0)(one, placed.prior), oldest.placed.prior);
        const whole = { ...oldest, status, reason: speaker.reason, placed: { ...oldest.placed, prior } };
        for (const each of members)
            lives.set(each, whole);
        superseded.push(...others.map((earlier) => ({ earlier, by: prior.id })));
    }
    const gone = new Set(superseded.map(({ earlier }) => earlier));
    return {
        checked: checked.filter((each) => !gone.has(each)).map((each) => lives.get(each) ?? each),
        again: new Map([...again].map(([later, earlier]) => [later, lives.get(earlier) ?? earlier])),
        living: (earlier) => lives.get(earlier) ?? earlier,
        superseded,
    };
}
function isOpenAsIs({ placed: { prior }, status }) {
    return (status === 'open' || status === 'partly-fixed') && prior.rule === null && prior.declined === null;
}
function oldestFirst({ placed: { prior: one } }, { placed: { prior: other } }) {
    return one.since - other.since || Number(one.id.slice(1)) - Number(other.id.slice(1));
}
/** Sets that share a member are one set. */
function joined(sets) {
    return sets.reduce((all, ids) => {
        const sharing = all.filter((each) => ids.some((id) => each.has(id)));
        return [
            ...all.filter((each) => !sharing.includes(each)),
            new Set([...sharing.flatMap((each) => [...each]), ...ids]),
        ];
    }, []);
}

;// CONCATENATED MODULE: ./lib/steps/ledger/join-rounds.js








/**
 * One ledger of this round and those before it. A finding that an earlier round had keeps its id, every other one gets an
 * id that no finding ever had, and what was open and nobody raised again stands on as its re-check says. Finding something
 * again never makes it count for less: who raises it once more, and rates it lower, has not mended it.
 * @throws {Error} when not every earlier finding has exactly one status, which is a bug
 */
async function joinRounds(ledger, earlierRounds, context) {
    const { memory, ties } = earlierRounds;
    const { again: links, back, alike } = linkRounds(ledger, earlierRounds, await namesNow(context));
    const { checked, again, living, superseded } = unite(earlierRounds.checked, links, ties);
    const origins = { checked, since: earlierRounds.since, round: memory.round + 1 };
    const kept = new Map([
        ...[...again].map(([found, { placed }]) => [found, placed.prior.id]),
        ...[...back].map(([found, { id }]) => [found, id]),
    ]);
    const ids = newIds(ledger, memory, kept);
    const words = (comment) => (0,decisions/* declinedWords */.C)(comment, memory.decisions);
    const findings = await Promise.all(ledger.findings.map(async (found) => {
        const earlier = again.get(found);
        const id = ids.get(found.id) ?? found.id;
        if (earlier === undefined) {
            const past = pastOfClosed(back.get(found)) ??
                (await pastOf(found, (alike.get(found) ?? []).map(living), origins, context));
            const reasons = [...found.reasons, ...likeDeclined(found, checked, words), ...pastWords(past, checked)];
            return { ...found, id, past, reasons };
        }
        if (!isDeclinedStill(earlier, found))
            return { ...asBefore(found, earlier, words), id };
        const { sources, raisedBy } = found;
        const standing = 'declined';
        // What reviewers say of it anew is no other code, and must not become what the decision is about.
        if (found.rule === null)
            return { ...(await carriedOf(earlier, context, words)), sources, raisedBy };
        const past = pastOfPrior(earlier.placed.prior);
        return { ...found, id, standing, past, reasons: [words(earlier.placed.prior.declined) ?? earlier.reason] };
    }));
    const raised = new Map([...again].map(([found, earlier]) => [earlier, found]));
    const priors = [
        ...(await Promise.all(checked.map((each) => priorOf(each, raised.get(each) ?? null, { context, words })))),
        ...superseded.map(({ earlier, by }) => supersededPrior(earlier, by)),
        ...[...back].map(([found, closed]) => returned(found, closed)),
    ];
    const isCarried = ({ placed, status }) => ((0,types/* isStillOpen */.DF)(status) || status === 'declined') && placed.prior.rule === null;
    const carried = await Promise.all(checked.filter((each) => !raised.has(each) && isCarried(each)).map((each) => carriedOf(each, context, words)));
    const joined = {
        findings: [...findings, ...carried].toSorted(join_rounds_inOrder),
        observations: ledger.observations.map((one) => ({
            ...one,
            sameAs: one.sameAs === null ? null : (ids.get(one.sameAs) ?? one.sameAs),
        })),
        dispositions: ledger.dispositions.map((one) => ({
            ...one,
            into: one.into === null ? null : (ids.get(one.into) ?? one.into),
        })),
        priors,
    };
    checkPriors(joined, memory);
    return joined;
}
/** Under which name the head has a file; empty where it has none that the change has not renamed. */
async function namesNow({ head, changes, renamed: since }) {
    const paths = new Set((await head.list()).map(({ path }) => path));
    const renamed = new Map(changes.flatMap(({ oldPath, path }) => (oldPath === undefined ? [] : [[oldPath, path]])));
    return (path) => (paths.has(path) ? path : (renamed.get(path) ?? since?.get(path) ?? ''));
}
/** Ids by the one that this round alone would give: those of earlier findings, and numbers that no finding ever had. */
function newIds({ findings }, { nextId }, kept) {
    let next = nextId;
    return new Map(findings.map((found) => {
        const before = kept.get(found);
        if (before !== undefined)
            return [found.id, before];
        next += 1;
        return [found.id, `F${next - 1}`];
    }));
}
/**
 * A finding that is raised again. What the last round had confirmed stays so unless a re-check says that it is mended: then
 * the two contradict each other, and this round's own verification has the word. Rated lower counts only where voices have
 * lowered it.
 */
function asBefore(found, earlier, words) {
    const { placed, status } = earlier;
    const { prior } = placed;
    if (prior.rule !== null)
        return found;
    const isLowered = (0,types/* rankOf */.IQ)(found.rawSeverity) <= (0,types/* rankOf */.IQ)(prior.severity);
    const severity = isLowered || (0,types/* rankOf */.IQ)(found.severity) <= (0,types/* rankOf */.IQ)(prior.severity) ? found.severity : prior.severity;
    const isStanding = (0,types/* stands */.Ed)(prior) && !(0,types/* stands */.Ed)(found) && (0,types/* isStillOpen */.DF)(status);
    const past = pastOfPrior(prior);
    const reasons = [
        `Open since round ${prior.since}.`,
        ...pastWords(past),
        ...wasDeclined(earlier, words),
        ...(severity === prior.severity ? [] : [`It was ${prior.severity} in the last round.`]),
        ...(severity === found.severity ? [] : [`It was raised as ${found.severity} this time, which no voice bears out.`]),
    ];
    const standing = isStanding ? prior.standing : found.standing;
    return {
        ...found,
        severity,
        standing,
        voices: Math.max(found.voices, prior.voices),
        past,
        reasons: [...found.reasons, ...reasons],
    };
}
async function priorOf(earlier, again, { context: { head }, words }) {
    const { placed, status, voices, evidence } = earlier;
    const { prior, code, anchor } = placed;
    const shown = evidence?.anchor ?? null;
    const isDeclined = isDeclinedStill(earlier, again);
    const reason = isDeclined
        ? (words(prior.declined) ?? earlier.reason)
        : [...wasDeclined(earlier, words), earlier.reason].join(' ');
    const told = toldAgain(again, {
        status: isDeclined || status !== 'declined' ? status : 'open',
        reason,
        rule: prior.rule,
    });
    return {
        id: prior.id,
        title: prior.title,
        severity: prior.severity,
        since: prior.since,
        status: told.status,
        code,
        anchor,
        evidence: shown === null || evidence === null ? null : { anchor: shown, quote: evidence.evidence.quote },
        commit: shown === null || told.status !== 'fixed' ? null : await newestCommit(shown, head),
        foundAgain: again?.raisedBy ?? [],
        ...(prior.again === undefined ? {} : { raisedAgain: prior.again }),
        voices,
        reason: told.reason,
    };
}
function toldAgain(again, { status, reason, rule }) {
    if (again === null)
        return rule === null ? { status, reason } : { status: 'code-gone', reason: 'Code does not find it any more.' };
    if (status === 'declined')
        return { status, reason };
    if (!(0,types/* isOpen */.nT)(again))
        return {
            status: 'acknowledged',
            reason: 'It is still there, and the configuration does not let it count any more.',
        };
    if (rule !== null)
        return { status: 'open', reason: 'Code finds it again.' };
    if (status === 'unclear')
        return { status: 'open', reason: 'It was raised again.' };
    if ((0,types/* isStillOpen */.DF)(status))
        return { status, reason };
    return { status: 'open', reason: `It was raised again, although a re-check says otherwise: ${reason}` };
}
/** One that turned out to be another one, and lives on in it. */
function supersededPrior({ placed: { prior, code, anchor }, voices }, by) {
    const { id, title, severity, since } = prior;
    return {
        ...{ id, title, severity, since, code, anchor, voices, evidence: null, commit: null, foundAgain: [] },
        ...{ status: 'superseded', supersededBy: by, reason: `It is one finding with ${by}.` },
    };
}
/** A finding that had been closed, and is there again under its old id. */
function returned({ raisedBy, anchor }, { id, title, severity, since, status, round }) {
    const wasMended = status === 'fixed' || status === 'code-gone';
    return {
        ...{ id, title, severity, since, anchor, code: null, evidence: null, commit: null, voices: [] },
        status: wasMended ? 'regressed' : 'open',
        foundAgain: raisedBy,
        reason: `Round ${round} had closed it (${status}).`,
    };
}
/** The newest commit of the change that wrote one of the lines; null where they are older, or git does not tell. */
async function newestCommit({ path, side, startLine, endLine }, head) {
    if (side !== 'new')
        return null;
    try {
        const commits = (await head.blame(path, startLine, endLine)).flatMap(({ commit }) => commit ?? []);
        return commits.toSorted((one, other) => other.date.localeCompare(one.date))[0]?.sha ?? null;
    }
    catch {
        return null;
    }
}
/** As the ledger of one round is sorted. */
function join_rounds_inOrder(one, other) {
    return (Number((0,types/* isOpen */.nT)(other)) - Number((0,types/* isOpen */.nT)(one)) ||
        (0,types/* rankOf */.IQ)(one.severity) - (0,types/* rankOf */.IQ)(other.severity) ||
        Number(one.id.slice(1)) - Number(other.id.slice(1)));
}

// EXTERNAL MODULE: ./lib/lib/change/covered.js
var covered = __webpack_require__(85082);
;// CONCATENATED MODULE: ./lib/steps/ledger/anew/late.js


/**
 * Marks findings that no round before has raised, on lines that a complete one had and that are as they were: what reviewers
 * come to think of later. It takes nothing from what can gate; what is optional need not be read again and again.
 */
function markLate(ledger, earlier) {
    return {
        ...ledger,
        findings: ledger.findings.map((found) => {
            const late = (0,types/* isOpen */.nT)(found) && found.rule === null ? lateOf(found, earlier) : null;
            if (late === null || found.past === undefined)
                return found;
            const words = `Raised first after round ${late}, on lines that are unchanged since.`;
            return { ...found, past: { ...found.past, late }, reasons: [...found.reasons, words] };
        }),
    };
}
function lateOf({ id, anchor, finding, past }, { late, since, changes }) {
    const known = late.get(id);
    if (known !== undefined)
        return known;
    // In the fix of an earlier one, or a part of it: these are not new thoughts about old lines.
    if (anchor === null || since === null || past?.after != null || past?.splitFrom != null)
        return null;
    const places = [anchor, ...(finding.cause === null ? [] : [finding.cause])];
    const lines = places.map((place) => changedLines(place, { since, changes }));
    return lines.some(({ length }) => length > 0) && lines.flat().every(Boolean) ? since.since : null;
}
/** Of each changed line of a place, whether the earlier round had it as it is. */
function changedLines({ path, side, startLine, endLine }, { since, changes }) {
    const file = changes.find((each) => (0,types/* pathOn */.XA)(each, side) === path);
    const delta = since.files.find((each) => each.path === file?.path);
    if (file === undefined || delta === undefined)
        return [];
    const [first, last] = [startLine ?? 1, endLine ?? startLine ?? Number.POSITIVE_INFINITY];
    const changed = file.hunks.flatMap(({ lines }) => lines.filter(({ kind }) => kind !== 'context'));
    return changed.flatMap(({ newLine, oldLine }, ordinal) => {
        const line = side === 'new' ? newLine : oldLine;
        return line === null || line < first || line > last ? [] : [(0,covered/* coversLine */.b)(delta, ordinal)];
    });
}

// EXTERNAL MODULE: ./lib/lib/proposed-diff.js
var proposed_diff = __webpack_require__(80141);
;// CONCATENATED MODULE: ./lib/steps/ledger/anew/undoes.js



/**
 * Marks findings whose remedy would bring back the code of a fixed finding, or take out what fixed it: two rounds that ask for
 * opposite things. Below critical it takes two vendors to ask for more than a person did by mending it.
 */
function markUndoing(ledger, { mended, known, vendors, }) {
    const lowered = new Map();
    const findings = ledger.findings.map((found) => {
        const now = (0,types/* isOpen */.nT)(found) && found.past !== undefined ? undoneBy(found, mended) : undefined;
        const other = now ?? ((0,types/* isOpen */.nT)(found) ? known.get(found.id) : undefined);
        if (other === undefined || found.past === undefined)
            return found;
        const { id, round, title, quote } = other;
        const words = `Its remedy takes back what fixed ${id} of round ${round}.`;
        const marked = {
            ...found,
            past: { ...found.past, undoes: { id, round, title, quote } },
            reasons: [...found.reasons, words],
        };
        if (now === undefined || found.severity !== 'important' || voicesFor(found, vendors) >= 2)
            return marked;
        const why = `Only one vendor asks for what contradicts ${id} of round ${round}, so it is a suggestion.`;
        lowered.set(found.id, why);
        return { ...marked, severity: 'suggestion', reasons: [...marked.reasons, why] };
    });
    return { ...ledger, findings, dispositions: ledger.dispositions.map((one) => lower(one, lowered)) };
}
function lower(one, lowered) {
    const why = one.into === null ? undefined : lowered.get(one.into);
    if (why === undefined || one.fate === 'refuted' || one.fate === 'moved')
        return one;
    const isRaisedHigher = one.from !== null && (0,types/* rankOf */.IQ)(one.from) < (0,types/* rankOf */.IQ)('suggestion');
    if (one.facts.includes('merged') || !isRaisedHigher)
        return { ...one, to: 'suggestion' };
    return { ...one, fate: 'demoted', to: 'suggestion', reason: why };
}
/** Vendors that raise it or confirm it. */
function voicesFor({ raisedBy, rulings }, vendors) {
    const raising = raisedBy.flatMap((name) => vendors.get(name) ?? []);
    const confirming = rulings.flatMap(({ verdict, vendor }) => (verdict === 'confirmed' ? [vendor] : []));
    return new Set([...raising, ...confirming]).size;
}
function undoneBy(found, mended) {
    const diff = found.fix.mended ?? found.finding.fix?.diff ?? '';
    if (mended.length === 0 || diff.trim() === '')
        return undefined;
    const edits = editsOf(diff, (0,types/* placeOf */.$t)(found).path);
    return mended.find((one) => {
        const [own, other] = [edits.get(one.path), one.by === null ? undefined : edits.get(one.by.path)];
        const brings = own !== undefined && hasAll(own.added, one.quote) && !hasAny(own.deleted, one.quote);
        return (brings ||
            (other !== undefined &&
                one.by !== null &&
                hasAll(other.deleted, one.by.quote) &&
                !hasAny(other.added, one.by.quote)));
    });
}
/** What a diff adds and deletes, by path; nothing where it is none. */
function editsOf(diff, path) {
    const edits = new Map();
    try {
        for (const { from, to, hunks } of (0,proposed_diff/* readProposedDiff */.O)(diff, path))
            for (const row of hunks.flatMap(({ rows }) => rows)) {
                const name = (to ?? from ?? path).replace(/^[ab]\//u, '');
                const own = edits.get(name) ?? { added: new Set(), deleted: new Set() };
                edits.set(name, own);
                if (row.startsWith('+'))
                    own.added.add((0,quoted_code/* bare */.$B)(row.slice(1)));
                if (row.startsWith('-'))
                    own.deleted.add((0,quoted_code/* bare */.$B)(row.slice(1)));
            }
    }
    catch (error) {
        if (!(error instanceof proposed_diff/* DiffProblem */.x))
            throw error;
    }
    return edits;
}
function hasAll(lines, quote) {
    const telling = quote.split('\n').filter(quoted_code/* saysSomething */.XE);
    return telling.length > 0 && telling.every((line) => lines.has((0,quoted_code/* bare */.$B)(line)));
}
function hasAny(lines, quote) {
    return quote.split('\n').some((line) => (0,quoted_code/* saysSomething */.XE)(line) && lines.has((0,quoted_code/* bare */.$B)(line)));
}

;// CONCATENATED MODULE: ./lib/steps/ledger/anew/mark-anew.js



/** What this round raised, seen beside what earlier ones had and did: thoughts that come late, and such as take them back. */
function markAnew(ledger, { memory, since, changes, reviews, }) {
    // What had been raised before is no late thought when it is back.
    const closed = memory.closed.map(({ id }) => [id, null]);
    const late = new Map([...closed, ...memory.findings.map(({ id, late: is = null }) => [id, is])]);
    const vendors = new Map(reviews.map(({ reviewer }) => [reviewer.name, reviewer.vendor]));
    const marked = markUndoing(markLate(ledger, { late, since, changes }), {
        ...{ mended: mendedOf(ledger, memory), known: undoneBefore(memory), vendors },
    });
    return { ...marked, findings: marked.findings.toSorted(join_rounds_inOrder) };
}
/** What is fixed, in this round or before. */
function mendedOf({ priors = [] }, { closed, findings }) {
    const before = closed.flatMap(({ id, since, title, code, mendedBy }) => code === undefined || mendedBy === undefined ? [] : [{ id, round: since, title, ...code, by: mendedBy }]);
    const now = priors.flatMap(({ id, since, title, status, evidence }) => {
        const found = findings.find((each) => each.id === id);
        if (status !== 'fixed' || found === undefined || found.side !== 'new')
            return [];
        const by = evidence && { path: evidence.anchor.path, quote: evidence.quote };
        return [{ id, round: since, title, path: found.path, quote: found.quote, by }];
    });
    return [...now, ...before];
}
/** What findings are known to take back since they were proposed: there is no remedy in a memory to tell it by. */
function undoneBefore({ findings, closed }) {
    const fixed = new Map(closed.flatMap((each) => (each.status === 'fixed' ? [[each.id, each]] : [])));
    return new Map(findings.flatMap(({ id, undoes = '' }) => {
        const other = fixed.get(undoes);
        if (other === undefined)
            return [];
        return [[id, { id: other.id, round: other.since, title: other.title, quote: other.code?.quote ?? '' }]];
    }));
}

// EXTERNAL MODULE: ./lib/steps/ledger/coverage.js
var ledger_coverage = __webpack_require__(90435);
;// CONCATENATED MODULE: ./lib/steps/ledger/metrics.js

/**
 * The table of the retro, by the definitions in `types/metrics.ts`: a fold over ledger, deliveries and traces. A reviewer
 * that failed has a column of its own, with what its session did and nothing raised.
 * @param delta what of the change was delivered in this round; null: all of it
 */
function metricsOf(reviews, ledger, changes, delta = null) {
    const changed = changes.map(({ path }) => path);
    const settled = new Set(delta?.files.flatMap(({ path, isSettled }) => (isSettled ? [path] : [])));
    const isRead = ({ path, notReviewed }) => notReviewed === null && !settled.has(path);
    const toRead = new Set(changes.filter(isRead).map(({ path }) => path));
    return reviews.map((review) => ofReviewer(review, ledger, { changed, toRead }));
}
function ofReviewer(review, ledger, { changed, toRead }) {
    const { reviewer, trace } = review;
    const submission = review.outcome === 'failed' ? null : review.submission;
    const raised = submission?.findings ?? [];
    const ids = new Set(raised.map((_, index) => (0,types/* rawItemId */.tJ)(reviewer.name, 'finding', index)));
    const own = ledger.dispositions.filter(({ id }) => ids.has(id));
    const submitted = new Set((0,types/* rawItems */.Vd)([review]).map(({ id }) => id));
    const open = ledger.findings.filter(types/* isOpen */.nT);
    return {
        reviewer: reviewer.name,
        durationMs: trace.durationMs,
        retries: trace.retries,
        severities: {
            critical: severityCount('critical', own, ledger),
            important: severityCount('important', own, ledger),
            suggestion: severityCount('suggestion', own, ledger),
        },
        concerns: submission?.concerns.length ?? 0,
        strengths: submission?.strengths.length ?? 0,
        falsePositives: {
            refuted: own.filter(({ fate }) => fate === 'refuted').map(({ id }) => id),
            ineffectiveFixes: ledger.dispositions
                .filter(({ id, fate, facts }) => submitted.has(id) && fate !== 'refuted' && facts.includes('fix-refuted'))
                .map(({ id }) => id),
        },
        uniqueInsights: open
            .filter(({ raisedBy }) => raisedBy.length === 1 && raisedBy[0] === reviewer.name)
            .map(({ id }) => id),
        filesReviewed: review.outcome === 'failed' ? 0 : filesReviewed(review, toRead),
        filesChanged: toRead.size,
        coverageMisses: review.outcome === 'failed' ? [] : coverageMisses(review, open, changed),
        kept: own.filter(({ into, fate }) => fate !== 'refuted' && open.some(({ id }) => id === into)).length,
        raised: raised.length,
        downgraded: own.filter(({ fate }) => fate === 'demoted' || fate === 'moved').length,
        dropped: own.filter(({ fate }) => fate === 'refuted').length,
        filesOpenedOutsideChange: trace.filesOpened.filter((path) => !changed.includes(path)).length,
        toolCalls: trace.toolCalls,
        usage: trace.usage,
    };
}
/** Raw counts at the reviewer's own severity, and what those became that changed. */
function severityCount(severity, own, { findings }) {
    const raised = own.filter(({ from }) => from === severity);
    const became = raised.flatMap(({ fate, to, into }) => {
        if (fate === 'refuted')
            return ['refuted'];
        if (findings.some(({ id, standing }) => id === into && standing === 'ungrounded'))
            return ['ungrounded'];
        return to !== null && to !== severity && (fate === 'demoted' || fate === 'promoted' || fate === 'moved')
            ? [to]
            : [];
    });
    const order = [...types/* severities */.gO, 'concern', 'refuted', 'ungrounded'];
    return {
        raised: raised.length,
        became: order
            .map((to) => ({ to, count: became.filter((one) => one === to).length }))
            .filter(({ count }) => count > 0),
    };
}
/** Changed files of which every line that this round delivers was delivered, and every part acknowledged. A file that nobody is shown lacks no line. */
function filesReviewed({ delivery }, toRead) {
    return delivery.filter(({ path, missing, isAcknowledged }) => toRead.has(path) && isAcknowledged && missing.every(({ why }) => why === 'earlier')).length;
}
/** Changed files in which an open finding of others lies and none of this reviewer. */
function coverageMisses(review, open, changed) {
    const name = review.reviewer.name;
    const paths = (findings) => new Set(findings.flatMap(({ anchor }) => anchor?.path ?? []));
    const [others, own] = [
        paths(open.filter(({ raisedBy }) => !raisedBy.includes(name))),
        paths(open.filter(({ raisedBy }) => raisedBy.includes(name))),
    ];
    const stated = new Set(review.submission.findings.map(({ path }) => path));
    return changed.filter((path) => others.has(path) && !own.has(path) && !stated.has(path)).sort();
}

// EXTERNAL MODULE: ./lib/steps/recheck/code-state.js
var code_state = __webpack_require__(33702);
// EXTERNAL MODULE: ./lib/steps/recheck/status.js
var recheck_status = __webpack_require__(4925);
;// CONCATENATED MODULE: ./lib/steps/recheck/left-since.js


/**
 * Re-checks brought up to what the comment remembers at the end of a run: another run may have ended a round since they
 * began, and people may have decided. What another run left open, nobody has looked at here: at the very same head it stands, at
 * another one it is unclear. What was declined meanwhile is declined, and what was taken up again nobody has looked at.
 */
async function addLeftSince(checked, { findings, bound }, { change, code, policy, }) {
    const known = new Map(checked.map((each) => [each.placed.prior.id, each]));
    const isSameHead = bound.headSha === change.headSha;
    const placed = await (0,code_state/* placePriors */.N)(findings.filter(({ id }) => !known.has(id)), code, { isSame: bound.baseRef === change.baseRef, hasMoved: bound.mergeBase !== change.mergeBase });
    const since = new Map(placed.map((each) => [each.prior.id, each]));
    return findings.flatMap((prior) => {
        const before = known.get(prior.id);
        if (before !== undefined) {
            const isDecidedSince = before.placed.prior.declined !== prior.declined;
            const placedNow = { ...before.placed, prior };
            return [{ ...before, ...(isDecidedSince ? (0,recheck_status/* settle */.G9)(placedNow, before.voices, policy) : {}), placed: placedNow }];
        }
        const late = since.get(prior.id);
        if (late === undefined)
            return [];
        if (prior.declined !== null || late.code === 'left-the-change')
            return [{ placed: late, voices: [], ...(0,recheck_status/* settle */.G9)(late, [], policy) }];
        const reason = isSameHead
            ? 'Another run left it open at this very head, while this one was under way.'
            : 'Another run left it open while this one was under way, and nobody has looked at it at this head.';
        return [{ placed: late, voices: [], evidence: null, status: isSameHead ? 'open' : 'unclear', reason }];
    });
}

// EXTERNAL MODULE: ./lib/steps/recheck/quoted-callers.js
var quoted_callers = __webpack_require__(82086);
;// CONCATENATED MODULE: ./lib/steps/consolidate.js














/** From what was said to the ledger and the gate. Reads git for the lines that the report shows; no model is asked. */
async function consolidate_consolidate({ reviews, groups, rulings, verifiers, priors, ties, sessions, hasWithheldText }, { dossier: { change, changes, commits, previous = null, delta = null }, policy, isSmall = false, code, codeFindings, since = null, isUnread = false, mask, }) {
    const places = await (0,place_observations/* placeObservations */.T)(reviews, code);
    const cited = await cite(adjudicate({ groups, rulings, reviews, verifiers, policy, places, codeFindings }), code);
    const own = identify(cited, mask);
    async function join(memory) {
        const checked = await addLeftSince(priors, memory, { change, code, policy });
        const earlier = { memory, checked, ties, since: commitsSince(memory, commits) };
        return markAnew(await joinRounds(own, earlier, code), { memory, since, changes, reviews });
    }
    const ledger = previous === null ? own : identify(await join(previous), mask);
    const coverage = isSmall
        ? (0,ledger_coverage/* coverageByOne */.WV)(changes, reviews, delta)
        : (0,ledger_coverage/* coverageOf */._5)(changes, reviews, policy.minReviewers, delta);
    return {
        ledger,
        ours: await broughtByChange(ledger, code),
        quoted: await (0,quoted_callers/* quotedCallers */.H)(ledger, previous, code, mask),
        coverage,
        // Nobody is credited in this round for what an earlier one found.
        metrics: metricsOf(reviews, { ...ledger, findings: ledger.findings.filter(({ sources }) => sources.length > 0) }, changes, delta),
        judged: {
            ...{ change, changes, reviews, sessions, ledger, coverage, policy, hasWithheldText, previous, isUnread, delta },
        },
    };
}
/**
 * Voices may say otherwise, and an older line can be worse for the change: here only the lines themselves count. What the
 * base has as well, be it in another place of the file, could not be told later from what landed there.
 */
async function broughtByChange({ findings }, code) {
    const ids = await Promise.all(findings.filter(types/* isOpen */.nT).map(async ({ id, anchor, finding: { quote } }) => {
        if (anchor === null || anchor.side !== 'new')
            return [];
        if ((await (0,origin/* originOf */.y)(anchor, code)) !== 'introduced')
            return [];
        return (await (0,ground/* sidesOf */.Mm)({ ...anchor, quote }, code)).base ? [] : [id];
    }));
    return new Set(ids.flat());
}

// EXTERNAL MODULE: ./lib/steps/judge.js + 2 modules
var judge = __webpack_require__(14594);
;// CONCATENATED MODULE: ./lib/stages/consolidate-round.js









/** Makes one report of what reviewers and verifiers said; an editor writes its prose. */
async function consolidateRound({ started, facts, dossier, repo, small, config, code, since, scope, recalled, sessions }, { examined, codeFindings, lack = null }, { to, world }) {
    const { clock, redact } = world;
    const { change, changes, commits } = dossier;
    const { policy } = config;
    world.events.tell({ kind: 'writing' });
    if (small !== null)
        for (const warning of await (0,require_quorum/* unaskedAndBarred */.J)(examined.reviews, sessions.barred))
            world.log.warning(warning);
    const discussions = startThreads(change, world);
    const latest = await (0,keep_rounds/* recallAgain */.ag)(recalled, facts, { name: config.name, comment: to.comment, world });
    // Models have said what they found, and only code reads from here on.
    repo.waitUntil(clock.deadline(longestReadingMs));
    const { ledger, ours, quoted, coverage, metrics, ...rest } = await consolidate_consolidate(examined, {
        ...{ dossier: { ...dossier, previous: latest.memory }, policy, code, codeFindings, since, isSmall: small !== null },
        mask: (text) => (0,mask_tokens/* maskTokens */.x)(redact(text)),
        isUnread: recalled.isUnread === true,
    });
    const judged = { ...rest.judged, lack: lack ?? repo.lack() };
    const facing = { ...dossier, ledger, metrics, ...(0,judge/* judge */.S)(judged, judge/* asReviewed */.G) };
    const edited = await compose(facing, examined.editor, sessions);
    const threads = await discussions.soon();
    // Another machine may have begun, whose clock is ahead.
    const wallClockMs = Math.max(0, clock.now('the report is made') - started);
    return {
        ...{ judged, ours, quoted, latest },
        report: {
            schemaVersion: 1,
            id: reportId(started, change),
            createdAt: new Date(started + wallClockMs).toISOString(),
            instance: config.name,
            change,
            rounds: { ...(0,recall/* roundsOf */.T1)(latest, ledger), ...(scope === null ? {} : { scope }) },
            commits,
            changes: changes.map(({ oldMode: _old, newMode: _new, hunks: _, ...file }) => file),
            reviews: examined.reviews,
            sessions: [...examined.sessions, ...edited.sessions],
            ledger,
            metrics,
            prose: edited.prose,
            threads,
            prices: sessions.prices,
            coverage,
            policy,
            ...(small === null ? {} : { small }),
            wallClockMs,
            actionUrl: world.actionUrl,
            runUrl: world.runUrl,
        },
    };
}
/** Limit of waiting for what the report shows of files that nobody has read so far, in milliseconds. */
const longestReadingMs = 20_000;
/** Limit of reading discussions, and of waiting for them once the report could be written, in milliseconds. */
const threadLimits = { whole: 20_000, rest: 1_000 };
/** What people still discuss is worth showing, and its absence is no reason to lose a report, or to wait for it. */
function startThreads(change, { source, log, clock }) {
    const reading = source.readThreads(change, clock.deadline(threadLimits.whole));
    reading.catch(() => undefined);
    return {
        async soon() {
            try {
                return await (0,lib_clock/* within */.ux)(clock.deadline(threadLimits.rest), 'GitHub did not answer in time', reading);
            }
            catch (error) {
                log.warning(`The open discussions could not be read: ${(0,user_error/* messageOf */.bD)(error)}`);
                return null;
            }
        },
    };
}
/** `YYYYMMDD-HHMMSS` in UTC, and what was reviewed. */
function reportId(milliseconds, change) {
    const time = new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
    return `${time}-${change.kind === 'pull-request' ? `pr-${change.number}` : change.headSha.slice(0, 12)}`;
}


/***/ }),

/***/ 5886:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ publishRound)
});

// EXTERNAL MODULE: ./lib/lib/duration.js
var duration = __webpack_require__(38335);
// EXTERNAL MODULE: ./lib/lib/mask-tokens.js
var mask_tokens = __webpack_require__(64662);
// EXTERNAL MODULE: ./lib/publish/exit-code.js
var exit_code = __webpack_require__(99829);
// EXTERNAL MODULE: ./lib/publish/keep-rounds.js + 2 modules
var keep_rounds = __webpack_require__(97497);
// EXTERNAL MODULE: ./lib/lib/redact.js
var lib_redact = __webpack_require__(37158);
// EXTERNAL MODULE: ./lib/publish/in-time.js
var in_time = __webpack_require__(6048);
// EXTERNAL MODULE: ./lib/publish/publication.js + 4 modules
var publish_publication = __webpack_require__(78779);
// EXTERNAL MODULE: ./lib/publish/withhold-secrets.js
var withhold_secrets = __webpack_require__(84378);
// EXTERNAL MODULE: ./lib/lib/resolve-path.js + 1 modules
var resolve_path = __webpack_require__(37622);
;// CONCATENATED MODULE: ./lib/lib/machine-paths.js

/** Where people's folders and checkouts lie; what stands before a path in an address of an editor goes with it. */
const roots = [
    String.raw `(?:\/mnt\/[a-z])?\/(?:home|Users)\/`,
    String.raw `[A-Za-z]:[\\/]{1,2}`,
    String.raw `~[\\/]`,
    String.raw `\/(?:root|tmp|private|var\/folders|mnt|media|Volumes|workspaces?|github\/workspace|builds)\/`,
];
const machinePath = new RegExp(String.raw `(?<![\w.~/\\:@-])(?:[a-z]{2,12}:\/\/(?:file(?=\/))?)?(?:${roots.join('|')})[^\s"'\x60<>()[\]{},;|*?]+`, 'gu');
/** The folder of one person, with what lies above it. */
const home = /^(?:[a-z]{2,12}:\/\/(?:file)?)?(?:\/mnt\/[a-z])?(?:[A-Za-z]:)?[\\/]{1,2}(?:home|Users)[\\/]{1,2}[^\\/]+/u;
const behind = /(?::\d+(?:[-–:]\d+)*|#L?\d[\w-]*)?[.,:!?]*$/u;
/** Of a path of a machine, ends of so many segments are looked for. */
const mostSegments = 64;
/**
 * Takes folders of somebody's machine out of texts: of a path that ends in one of the repository that end is left, and of
 * another one below a person's folder its name. Linear in the text.
 * @param entries what the repository has; indexed when the first such path is met
 * @returns a function of a text, and of what tells whether code itself names a folder: that is nobody's own
 */
function machinePathsShortened(entries) {
    let known = null;
    const isKnown = (path) => {
        known ??= new Set([...entries, ...(0,resolve_path/* foldersOf */.pd)(entries)].map((entry) => entry.path));
        return known.has(path);
    };
    return (text, isNamed = () => false) => text.replace(machinePath, (found) => {
        const tail = behind.exec(found)?.[0] ?? '';
        const path = found.slice(0, found.length - tail.length);
        const shown = endOf(path, isKnown) ?? nameOf(path, isNamed);
        return shown === null ? found : `${shown}${tail}`;
    });
}
/** The longest end that the repository has. */
function endOf(path, isKnown) {
    const segments = path.split(/[\\/]+/u).slice(-mostSegments);
    for (let at = 1; at < segments.length; at += 1) {
        const end = segments.slice(at).join('/');
        if (end !== '' && isKnown(end))
            return end;
    }
    return null;
}
/** What a person's file is called; null for what may be no file of a person: an address of a site can begin with `/home/`. */
function nameOf(path, isNamed) {
    const folder = home.exec(path)?.[0];
    if (folder === undefined || isNamed(folder))
        return null;
    const rest = path
        .slice(folder.length)
        .split(/[\\/]+/u)
        .filter((segment) => segment !== '');
    const name = rest.at(-1);
    const isSure = !folder.startsWith('/home/') || rest.length > 1 || name?.includes('.') === true;
    if (!isSure)
        return null;
    return name === undefined ? '~' : `…/${name}`;
}

;// CONCATENATED MODULE: ./lib/publish/without-machine-paths.js

/** What is code or what people wrote: it is shown as it is. */
const kept = new Set(['quote', 'diff', 'mended', 'lines', 'change', 'commits', 'threads', 'actionUrl', 'runUrl']);
/**
 * The report without folders of somebody's machine in what models wrote. A folder that code of the report names is
 * none: a container has a home, too.
 * @param entries files of the repository
 */
function withoutMachinePaths(report, entries) {
    const shortened = machinePathsShortened(entries);
    let code = null;
    const isNamed = (folder) => {
        code ??= codeIn(report);
        return code.some((lines) => lines.includes(folder));
    };
    return inTexts(report, (text) => shortened(text, isNamed));
}
function inTexts(value, change) {
    if (typeof value === 'string')
        return change(value);
    if (Array.isArray(value))
        return value.map((item) => inTexts(item, change));
    if (value === null || typeof value !== 'object')
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, kept.has(key) ? item : inTexts(item, change)]));
}
function codeIn(value, isCode = false) {
    if (typeof value === 'string')
        return isCode ? [value] : [];
    if (Array.isArray(value))
        return value.flatMap((item) => codeIn(item, isCode));
    if (value === null || typeof value !== 'object')
        return [];
    return Object.entries(value).flatMap(([key, item]) => codeIn(item, isCode || kept.has(key)));
}

;// CONCATENATED MODULE: ./lib/publish/prepare.js





/** Milliseconds of work that all texts of a run's report may take: to mask, to render, to be looked through for secrets. */
const ordinary = { masking: 5_000, rendering: 10_000, looking: 5_000 };
/**
 * Makes a report into what is published, in a time of its own: what takes longer costs pages and texts, never the decision.
 * @returns a function for each state of what is known; all of its calls share the time
 */
function prepare({ changes, paths, wanted, mask, redact, }, limits = ordinary) {
    const [masking, rendering, looking] = [(0,in_time/* inTime */.R)(limits.masking), (0,in_time/* inTime */.R)(limits.rendering), (0,in_time/* inTime */.R)(limits.looking)];
    return (report, lacking, keeping = {}) => {
        const { name } = wanted;
        const made = () => {
            const masked = masking(() => withoutMachinePaths((0,lib_redact/* mapStrings */.to)(report, mask), paths));
            return (0,publish_publication/* publicationOf */.MV)(masked, changes, { ...wanted, ...keeping, lacking, work: rendering });
        };
        const publication = orElse(made, (error) => (0,publish_publication/* barePublication */.py)(report, wanted, error));
        return (0,withhold_secrets/* withholdSecrets */.R)(publication, { redact, name, work: looking });
    };
}
function orElse(make, instead) {
    try {
        return make();
    }
    catch (error) {
        return instead(error);
    }
}

// EXTERNAL MODULE: ./lib/publish/publish.js + 5 modules
var publish = __webpack_require__(22492);
// EXTERNAL MODULE: ./lib/steps/judge.js + 2 modules
var judge = __webpack_require__(14594);
;// CONCATENATED MODULE: ./lib/stages/publish-round.js







/** Decides by what is known of the change now, sends the report, and leaves its memory. */
async function publishRound({ dossier: { change, changes }, paths, config, bound }, { report, judged, ours, quoted, latest }, { announced, world }) {
    const { events, log, redact } = world;
    const mask = (text) => (0,mask_tokens/* maskTokens */.x)(redact(text));
    const reportFor = (known) => ({
        ...report,
        // It speaks of a change that is decided by itself.
        prose: known.head === 'current' && known.waitsFor === null ? report.prose : null,
        ...(0,judge/* judge */.S)(judged, known),
    });
    const prepared = prepare({ changes, paths, wanted: config, mask, redact });
    const remember = (0,keep_rounds/* keepRounds */.pk)(latest, { bound, ours, quoted }, world);
    const publicationFor = ({ lacking, ...known }) => {
        const isKept = known.head === 'current' || known.head === 'unknown';
        return prepared(reportFor(known), lacking, { remember: isKept ? remember : null, earlier: latest.memory });
    };
    const directory = config.reportDirectory ?? world.reportDirectory;
    const known = await (0,publish/* publish */.m)(publicationFor, { ...announced, world, change, directory });
    const { gate, verdict } = (0,judge/* judge */.S)(judged, known);
    const ended = { outcome: gate.outcome, exitCode: (0,exit_code/* exitCode */.I)(gate, config.policy) };
    events.tell({ kind: 'concluded', exitCode: ended.exitCode });
    log.line(`${gate.outcome}, ${verdict}, after ${(0,duration/* minutesAndSeconds */.Y)(report.wallClockMs)}`);
    return ended;
}


/***/ }),

/***/ 14594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ asReviewed),
  S: () => (/* binding */ judge)
});

// EXTERNAL MODULE: ./lib/rounds/override.js
var rounds_override = __webpack_require__(86949);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
// EXTERNAL MODULE: ./lib/lib/change/covered.js
var covered = __webpack_require__(85082);
// EXTERNAL MODULE: ./lib/rules/unreadable-binary.js
var unreadable_binary = __webpack_require__(62136);
;// CONCATENATED MODULE: ./lib/steps/decide/undelivered.js


const mostNamed = 3;
/** What of the change did not reach enough reviewers, why, and what would help. */
function undeliveredReasons({ undelivered }, reviews, needed) {
    if (undelivered.length === 0)
        return [];
    const told = `${named(undelivered, 1)} did not demonstrably reach ${counted(needed, 'reviewer')}.`;
    return [
        told,
        ...tellingOf(undelivered, 'no-room', noRoom),
        ...tellingOf(undelivered, 'too-long', tooLong),
        ...tellingOf(undelivered, 'unread', unread),
        ...reviews.flatMap(inPart),
    ];
}
/** Characters; a memory has room for so much of a gap, and git's complaints for more. */
const longestLack = 300;
/** What did not come of what is no part of the change. @param lack why, in sentences */
function missingFiles(lack) {
    return `Files of the repository that this review asked for did not come from the git server, and nobody knows what they would have shown. ${lack.slice(0, longestLack).toWellFormed()} Run the job again.`;
}
/** A reviewer of which some sessions failed: what those had, it did not see. */
function inPart(review) {
    return (0,types/* failuresOf */.dJ)(review).flatMap(({ failure, where }) => where === null ? [] : [`${review.reviewer.name} failed in ${where} (${failure.reason}). ${failure.remedy}`]);
}
const noRoom = (lines, where) => `${lines} of ${where} had room in no session: raise \`max-slices\` or \`max-turns\`, and \`timeout-minutes\` with them.`;
const unread = (lines, where) => `${lines} of ${where} did not count for a reviewer that submitted: it left them unread, or did not repeat their receipts. Run the job again; where this happens again, name another model in \`reviewers\`.`;
const tooLong = (lines, where, first) => `${lines} of ${where} cannot be shown whole: break the text up. ${(0,unreadable_binary/* exclusionAdvice */.R)(first)}`;
function tellingOf(undelivered, why, tell) {
    const found = undelivered.flatMap(({ path, causes }) => causes.flatMap((cause) => (cause.why === why ? [{ path, lines: cause.lines }] : [])));
    const lines = found.reduce((sum, one) => sum + one.lines, 0);
    const [first] = found;
    return first === undefined ? [] : [tell(counted(lines, 'changed line'), named(found, mostNamed), first.path)];
}
/** The first so many paths, and how many more there are. */
function named(files, most) {
    const first = files.slice(0, most).map(({ path }) => path);
    const others = files.length - first.length;
    return `${first.join(', ')}${others > 0 ? ` and ${counted(others, 'more file')}` : ''}`;
}
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./lib/steps/decide/gate.js





const crossed = 'The branch and its base have several merge bases, and the comparison with one of them does not show what the branch takes back of the others. Merge the base into the branch once more: then there is one.';
/** Decides, from data alone. Blocking wins over incomplete; clean is what is left when nothing speaks against it. */
function gate(input) {
    return (0,rounds_override/* overridden */.J)(gateAlone(input), input.override ?? null);
}
function gateAlone(input) {
    const { ledger, policy } = input;
    const blocking = ledger.findings.filter((found) => (0,types/* blocks */.Bv)(found, policy));
    const open = ledger.findings.filter((found) => (0,types/* isUnsettled */.P4)(found) && (0,types/* reaches */.O6)(found.severity, policy.failOn));
    const gaps = gapsOf(input);
    const reasons = [...open.map(unsettledReason), ...gaps, ...adviceOn(open, policy)];
    const isOnlyUnproven = open.length > 0 && gaps.length === 0 && open.every(isLeftOpen);
    if (blocking.length > 0)
        return { outcome: 'blocking', reasons: [...blocking.map(blockingReason), ...reasons], gaps, isOnlyUnproven: false };
    if (reasons.length > 0)
        return { outcome: 'incomplete', reasons, gaps, isOnlyUnproven };
    return { outcome: 'clean', reasons: [cleanReason(input)], gaps, isOnlyUnproven: false };
}
/** Verifiers answered, and could not tell. A verifier that died has left nothing open. */
function isLeftOpen({ standing, voices }) {
    return standing === 'unproven' && voices >= 2;
}
/** What a person can do about findings that no verifier settles, said once. */
function adviceOn(open, { onIncomplete }) {
    const unproven = open.filter(isLeftOpen);
    if (unproven.length === 0)
        return [];
    const ids = unproven.map(({ id }) => id).join(', ');
    const letPass = onIncomplete === 'fail'
        ? `, or let a person decide: by the comment \`/deep-review dismiss ${unproven[0]?.id} REASON\`, or for all such findings by \`on-incomplete: pass-unproven\``
        : '';
    return [`Verifiers could not settle ${ids}: mend it, make the code show why it cannot happen${letPass}.`];
}
/** Says no more than was measured: not every reviewer that completed had all of the change. */
function cleanReason({ ledger, coverage, reviews, policy, changes, delta = null }) {
    if (isEmpty({ coverage, changes }))
        return 'The change is empty: no file differs, so there was nothing to review.';
    const { completed, partly, all } = (0,types/* countReviewers */.a6)(reviews);
    const scope = policy.failOn === 'never' ? '' : `, and nothing at or above ${policy.failOn} is open`;
    const needed = leastReviewers(policy);
    const aside = changes.filter(({ notReviewed }) => notReviewed !== null).length;
    const none = `the pull request changes no line of text that is reviewed${aside === 0 ? '' : ` (not reviewed: ${counted(aside, 'file')})`}`;
    const reached = `every changed line${aside === 0 ? '' : `, but for ${counted(aside, 'file')} that ${aside === 1 ? 'is' : 'are'} not reviewed,`} reached at least ${counted(needed, 'reviewer')}${coveredBefore(delta)}`;
    const read = coverage.changedLines === 0 ? none : reached;
    const own = ledger.findings.filter((found) => found.standing === 'refuted' && found.severity === 'critical' && hasOwnVoice(found));
    const label = own.length === 0 ? '' : ` ${own.map(({ id }) => id).join(', ')}: refuted with a fresh session of its own vendor.`;
    const declined = (0,types/* declinedSentence */.Sv)(ledger.findings.filter(({ standing }) => standing === 'declined'));
    return `${completed} of ${all} reviewers completed${partly === 0 ? '' : `, ${partly} in part`}; ${read}${scope}.${declined}${label}`;
}
function coveredBefore(delta) {
    const lines = (delta?.files ?? []).reduce((sum, file) => sum + (0,covered/* countCovered */.m)(file), 0);
    return lines === 0 ? '' : ` (${counted(lines, 'line')} in round ${delta?.since})`;
}
function hasOwnVoice({ rulings }) {
    return rulings.some(({ verdict, isOtherVendor }) => verdict === 'refuted' && !isOtherVendor);
}
/** Nothing differs between merge base and head: there is nothing that a reviewer could be needed for. */
function isEmpty({ coverage, changes }) {
    return coverage.files === 0 && changes.length === 0;
}
/** A gate without a single reviewer would be open. */
function leastReviewers({ minReviewers }) {
    return Math.max(1, minReviewers);
}
function unsettledReason({ id, severity, standing, finding }) {
    return `${id} (${severity}) is ${standing}, so it neither blocks nor passes: ${finding.title}`;
}
function blockingReason(found) {
    const { id, severity, rule, finding } = found;
    const by = hasOwnVoiceOnly(found, 'confirmed') ? ', confirmed by its own vendor only' : '';
    return `${id} (${rule === null ? `${severity}${by}` : `found by code, ${rule}`}): ${finding.title}`;
}
/** Whether nobody but fresh sessions of the finder's vendor came to the verdict: whoever reads it must know. */
function hasOwnVoiceOnly({ rulings }, verdict) {
    const those = rulings.filter((ruling) => ruling.verdict === verdict);
    return those.length > 0 && those.every(({ isOtherVendor }) => !isOtherVendor);
}
function gapsOf(input) {
    const { coverage, reviews, policy, changes, head, isCrossed, hasWithheldText, isUnread = false, lack = null } = input;
    const gaps = [];
    const { completed, partly, all } = (0,types/* countReviewers */.a6)(reviews);
    const needed = isEmpty({ coverage, changes }) ? 0 : leastReviewers(policy);
    const isQuorum = completed + partly >= needed;
    if (!isQuorum) {
        const failed = reviews.flatMap((review) => review.outcome === 'failed' ? [`${review.reviewer.name} (${review.reason.replaceAll('-', ' ')})`] : []);
        const missing = failed.length > 0 ? ` Missing: ${failed.join(', ')}.` : '';
        gaps.push(`${completed + partly} of ${all} reviewers completed, and ${needed} ${needed === 1 ? 'is' : 'are'} needed.${missing}`);
    }
    if (isQuorum)
        gaps.push(...undeliveredReasons(coverage, reviews, needed));
    const lost = reviews.filter((review) => (0,types/* failuresOf */.dJ)(review).some(({ failure }) => failure.reason === 'lost'));
    if (lost.length > 0)
        gaps.push(`What ${lost.map(({ reviewer }) => reviewer.name).join(', ')} wrote in another job did not come as that job wrote it, so nobody knows what it said. Re-run all jobs of the workflow.`);
    const unreadable = changes.filter(({ notReviewed }) => notReviewed?.reason === 'unreadable');
    if (unreadable.length > 0)
        gaps.push(`${named(unreadable, 1)} cannot be read by any reviewer, and could run: look at ${unreadable.length === 1 ? 'it' : 'them'} by hand. ${(0,unreadable_binary/* exclusionAdvice */.R)(unreadable[0]?.path ?? '')}`);
    gaps.push(...costReasons(input), ...reviews.flatMap((review) => unreadableReasons(review, policy)));
    if (isCrossed)
        gaps.push(crossed);
    gaps.push(...forgottenReasons(input));
    if (isUnread)
        gaps.push('GitHub did not show what earlier rounds left open, so nobody looked at it. Run the job again.');
    if (lack !== null)
        gaps.push(missingFiles(lack));
    if (head !== 'current')
        gaps.push(headGaps[head]);
    if (hasWithheldText)
        gaps.push('A reviewer repeated a secret of the workflow; that text was withheld.');
    return gaps;
}
/** What was not done for want of money, whatever else came of it: who set a bound is told that it was reached. */
function costReasons({ reviews, sessions = [] }) {
    const isStopped = ({ reason }) => reason === 'cost';
    const stopped = reviews.filter((review) => (0,types/* failuresOf */.dJ)(review).some(({ failure }) => isStopped(failure)));
    const count = (purpose) => sessions.filter((session) => session.purpose === purpose && session.failure !== null && isStopped(session.failure))
        .length;
    const [verifications, rechecks] = [count('verification'), count('recheck')];
    const undone = [
        ...stopped.map(({ reviewer, outcome }) => `the review of ${reviewer.name}${outcome === 'failed' ? '' : ', in part'}`),
        ...(verifications === 0 ? [] : [counted(verifications, 'verification')]),
        ...(rechecks === 0
            ? []
            : [`${counted(rechecks, 'session')} that ${rechecks === 1 ? 'looks' : 'look'} at earlier findings again`]),
    ];
    return undone.length === 0 ? [] : [`\`max-cost-usd\` stopped ${undone.join(', ')}. ${types/* remedies */.JW.cost}`];
}
/** Open findings of the last round that its memory had no room for: nobody knows what became of them. */
function forgottenReasons({ previous, policy }) {
    const lost = types/* severities */.gO
        .filter((severity) => (0,types/* reaches */.O6)(severity, policy.failOn))
        .map((severity) => previous?.leftOut[severity] ?? 0);
    const count = lost.reduce((sum, each) => sum + each, 0);
    if (count === 0)
        return [];
    return [
        `${counted(count, 'open finding')} of the last round had no room in the memory, and nobody knows what became of them. Mend what the last report lists, then delete the comment of this action: the next run begins anew.`,
    ];
}
const headGaps = {
    moved: 'The head of the pull request moved while the review ran.',
    retargeted: 'The base branch of the pull request was changed while the review ran. Run the job again.',
    unknown: 'GitHub did not say whether the head is still the one that was reviewed. Run the job again.',
};
/** What could have kept the gate shut, had it been read: nobody knows that it does not. */
function unreadableReasons(review, { failOn }) {
    if (review.outcome === 'failed')
        return [];
    const { name } = review.reviewer;
    return review.submission.unreadable.flatMap(({ list, severity }, index) => {
        if (list !== 'findings')
            return [];
        if (severity !== null && !(0,types/* isAtLeast */.du)(severity, 'important') && !(0,types/* reaches */.O6)(severity, failOn))
            return [];
        const what = severity === null ? 'A finding of unknown severity' : `A finding (${severity})`;
        const id = (0,types/* rawItemId */.tJ)(name, 'unreadable', index);
        return [
            `${what} by ${name} could not be read (${id}): read it in the original review in the report, or run the review again.`,
        ];
    });
}
/** The one word for people, which follows from the gate and the counts. */
function verdictOf({ outcome }, { findings }) {
    if (outcome === 'incomplete')
        return 'No verdict';
    const open = findings.filter(types/* isOpen */.nT);
    if (open.some((finding) => finding.severity === 'critical' && (0,types/* stands */.Ed)(finding)))
        return 'Rework';
    const hasDefect = open.some(({ severity }) => severity !== 'suggestion');
    return hasDefect || outcome === 'blocking' ? 'Merge with fixes' : 'Merge as-is';
}

;// CONCATENATED MODULE: ./lib/steps/judge.js



/** What is decided of a change by itself. */
const asReviewed = { head: 'current', waitsFor: null };
/** Gate and verdict, by what is known when the report is published. */
function judge(judged, { head, waitsFor }) {
    const { change, previous, ledger } = judged;
    // An override is of a head that stays: what came after it nobody has seen.
    const override = head === 'current' ? (0,rounds_override/* overrideOn */.O)(change.headSha, previous?.decisions ?? []) : null;
    const own = gate({ ...judged, head, isCrossed: change.isCrossed === true, override });
    const decided = waitsFor === null ? own : (0,types/* waiting */.eg)(own, waitsFor);
    return { gate: decided, verdict: verdictOf(decided, ledger) };
}


/***/ }),

/***/ 75599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ checkLedger)
/* harmony export */ });
/* harmony import */ var _types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65087);

/**
 * The rules that every ledger keeps: each raw item has exactly one fate, each entry at least one source and exactly one
 * that is shown, and every id that is named exists. A ledger that breaks one is never rendered: every number of the
 * report is counted from it.
 * @throws {Error} that names the item
 */
function checkLedger({ findings, observations, dispositions }, reviews, byCode = []) {
    const raw = [...(0,_types_js__WEBPACK_IMPORTED_MODULE_0__/* .rawItems */ .Vd)(reviews), ...byCode];
    const fates = Map.groupBy(dispositions, ({ id }) => id);
    for (const { id } of raw) {
        const count = fates.get(id)?.length ?? 0;
        if (count !== 1)
            throw new Error(`ledger: ${id} has ${count} fates`);
    }
    if (dispositions.length !== raw.length)
        throw new Error('ledger: a fate without a raw item');
    const kinds = new Map(raw.map(({ id, item }) => [id, item]));
    const entries = [
        ...findings.map(({ id, sources }) => ({ id, sources, item: 'finding' })),
        ...observations.map(({ id, sources, item }) => ({ id, sources, item })),
    ];
    const known = new Map(entries.map(({ id, item }) => [id, item]));
    if (known.size !== entries.length)
        throw new Error('ledger: two entries share an id');
    for (const { id, item, into, fate } of dispositions) {
        if (kinds.get(id) !== item)
            throw new Error(`ledger: ${id} is not a ${item}`);
        if ((fate === 'unreadable') !== (item === 'unreadable'))
            throw new Error(`ledger: ${id} is ${item} and its fate is ${fate}`);
        if (into === null && fate === 'unreadable')
            continue;
        if (into === null || known.get(into) !== item)
            throw new Error(`ledger: ${id} went into ${into}, which does not exist`);
    }
    for (const { id, sameAs } of observations)
        if (sameAs !== null && (!known.has(sameAs) || sameAs === id))
            throw new Error(`ledger: ${id} says the same as ${sameAs}, which is no other entry`);
    const gone = Map.groupBy(dispositions, ({ into }) => into);
    for (const { id, sources } of entries) {
        if (sources.length === 0)
            throw new Error(`ledger: ${id} has no source`);
        const into = gone.get(id) ?? [];
        if (into.length !== sources.length || into.some((one) => !sources.includes(one.id)))
            throw new Error(`ledger: the sources of ${id} are not what went into it`);
        const shown = into.filter(({ facts }) => !facts.includes('merged'));
        if (shown.length !== 1)
            throw new Error(`ledger: ${id} shows ${shown.length} raw items, not one`);
    }
    const ofCode = new Set(byCode.map(({ id }) => id));
    for (const { id, standing, rulings, anchor, rule, sources } of findings) {
        if (standing === 'ungrounded' && anchor !== null)
            throw new Error(`ledger: ${id} is ungrounded with an anchor`);
        if (sources.some((source) => ofCode.has(source) !== (rule !== null)))
            throw new Error(`ledger: ${id} is of code and of a reviewer`);
        if (standing === 'refuted' && !rulings.some(({ verdict }) => verdict === 'refuted'))
            throw new Error(`ledger: ${id} is refuted by nobody`);
        const lost = dispositions.filter((one) => one.into === id && one.fate === 'refuted');
        if ((0,_types_js__WEBPACK_IMPORTED_MODULE_0__/* .isOpen */ .nT)({ standing }) && lost.length === (gone.get(id)?.length ?? 0))
            throw new Error(`ledger: ${id} stands, and all of its sources are refuted`);
    }
}


/***/ })

};
