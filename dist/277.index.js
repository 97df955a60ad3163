export const id = 277;
export const ids = [277];
export const modules = {

/***/ 96277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseConfigFile: () => (/* binding */ parseConfigFile)
});

// EXTERNAL MODULE: ./node_modules/leven/index.js
var leven = __webpack_require__(47785);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/lib/user-error.js
var user_error = __webpack_require__(78435);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(46843);
// EXTERNAL MODULE: ./lib/types.js + 4 modules
var types = __webpack_require__(65087);
// EXTERNAL MODULE: ./lib/config/language.js
var language = __webpack_require__(85102);
;// CONCATENATED MODULE: ./lib/config/file-schema.js



const pattern = schemas/* string */.YjP('is no pattern for paths, but needs to be a text such as `docs/*.pdf`')
    .min(1, 'is empty')
    .max(300, 'is longer than 300 characters')
    .refine((text) => !/^[!/]|^\.\.?\/|\\|\/$/.test(text), 'is no pattern for paths: it begins at the root of the repository, as in `docs/*.pdf`, and means a folder as `vendor/**` does')
    // What `refine` says, for editors.
    .meta({ pattern: String.raw `^(?![!/]|\.\.?/)[^\\]*[^/\\]$` });
const reason = schemas/* string */.YjP('says no reason: it is a text that the report shows')
    .trim()
    .min(1, 'says no reason')
    .max(300, 'is longer than 300 characters')
    .meta({ pattern: String.raw `\S` });
const notAMap = 'is no map of keys, such as `paths:` with `exclude:` below it';
/** A text of people for models: bounded, and something stands in it. */
const note = (most) => schemas/* string */.YjP('is no text')
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .meta({ pattern: String.raw `\S` });
/** As the input of the same name takes it, as a number of YAML. */
const whole = (least, most) => {
    const words = `is no whole number from ${least} to ${most}`;
    return schemas/* int */.Whr(words).min(least, words).max(most, words).optional();
};
const dollars = schemas/* number */.aig('is no amount of US dollars, such as 2.50')
    .min(0, 'is less than nothing')
    .max(10_000, 'is more than 10,000');
const price = schemas/* strictObject */.rej({
    model: schemas/* string */.YjP('is no model, such as `compatible/qwen3-coder`')
        .max(300, 'is longer than 300 characters')
        .regex(/^[a-z]+\/\S+$/, 'is no model, such as `compatible/qwen3-coder`')
        .describe('As a line of `reviewers` has it: provider and model'),
    input: dollars.describe('Input that no cache had'),
    cached: dollars.optional().describe('Input from a cache; left out: as any other input'),
    written: dollars.optional().describe('Input that is written to a cache; left out: as any other input'),
    output: dollars.describe('Output, reasoning included'),
}, 'is no entry such as `- { model: compatible/qwen3-coder, input: 0.2, output: 0.8 }`');
const guideline = schemas/* strictObject */.rej({
    file: schemas/* string */.YjP('is no path of a file, such as `docs/style.md`')
        .max(300, 'is longer than 300 characters')
        .regex(/^(?!\/|\.{1,2}\/|.*\/\.{1,2}(?:\/|$)).*[^/]$/, 'is no path of a file from the root of the repository, such as `docs/style.md`')
        .optional()
        .describe('Path of a file, which is read at the tip of the base branch'),
    text: note(4_000).optional().describe('What it says'),
    paths: schemas/* array */.YOg(pattern, 'is no list, such as `[src/**]`')
        .min(1, 'names no path, so the guideline would hold nowhere')
        .max(50, 'has more than 50 entries')
        .optional()
        .describe('Only for files with these paths. Left out: for the whole repository'),
}, 'is no entry such as `- text: Money is a bigint.` or `- file: docs/style.md`')
    .refine(({ file, text }) => (file === undefined) !== (text === undefined), 'needs either `file` or `text`: where it stands, or what it says')
    .meta({ oneOf: ['file', 'text'].map((key) => ({ properties: { [key]: {} }, required: [key] })) });
/** The configuration file. Its keys are written as here. */
const ConfigFile = schemas/* strictObject */.rej({
    paths: schemas/* strictObject */.rej({
        include: schemas/* array */.YOg(pattern, 'is no list, such as `[src/**]`')
            .min(1, 'names no path, so nothing would be reviewed')
            .max(200, 'has more than 200 entries')
            .optional()
            .describe('Only files with these paths, or in folders of these names, are reviewed. Left out: all'),
        exclude: schemas/* array */.YOg(schemas/* strictObject */.rej({ path: pattern, reason: reason.describe('Shown in the report') }, 'is no entry with a reason, such as `- { path: dist/**, reason: Built from src. }`'), 'is no list, such as `- { path: dist/**, reason: Built from src. }`')
            .max(200, 'has more than 200 entries')
            .optional()
            .describe('Files with these paths are not reviewed, and the report says why'),
    }, notAMap)
        .optional()
        .describe('`*` stands for any text without a slash, `**` for any folders, `?` for one character'),
    reviewers: schemas/* array */.YOg(note(500), 'is no list, such as `- Claude = anthropic/claude-opus-5-5`')
        .min(1, 'names nobody; leave it out, and there is a reviewer for each key')
        .max(20, 'has more than 20 entries')
        .optional()
        .describe('One reviewer an entry, as a line of the input `reviewers`, whose place it takes')
        .meta({ examples: [['Claude = anthropic/claude-opus-5-5', 'Codex = openai/gpt-6.1-sol effort=medium']] }),
    guidelines: schemas/* array */.YOg(guideline, 'is no list, such as `- text: Money is a bigint.`')
        .max(50, 'has more than 50 entries')
        .optional()
        .describe('What the repository asks of its code, for reviewers. AGENTS.md and its like are read without being named')
        .meta({
        examples: [[{ file: 'docs/style.md' }, { text: 'Money is a bigint of cents.', paths: ['src/billing/**'] }]],
    }),
    'severity-notes': schemas/* array */.YOg(note(500), 'is no list, such as `[Not released yet, all data can be made again.]`')
        .max(20, 'has more than 20 entries')
        .optional()
        .describe('Facts of how the software is used, by which reviewers weigh consequences')
        .meta({ examples: [['Not released yet: all data can be made again.']] }),
    language: schemas/* string */.YjP('is no tag of a language, such as `de` or `pt-BR`')
        .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'is no tag of a language, such as `de` or `pt-BR`')
        .refine((tag) => (0,language/* languageCalled */.c)(tag) !== undefined, 'is a language that nobody knows; write a tag such as `de` or `pt-BR`')
        .optional()
        .describe('Language of what reviewers and the editor write. Headings, severities and ids stay English')
        .meta({ examples: ['de', 'pt-BR'] }),
    'fail-on': schemas/* enum */.k5n(types/* failOnLevels */.RV, 'is none of `critical`, `important`, `suggestion`')
        .exclude(['never'], 'is none of `critical`, `important`, `suggestion`: the file can ask for more than the workflow, not for less')
        .optional()
        .describe('Lowest severity that blocks. Of this and the input, the stricter one holds'),
    'min-reviewers': whole(1, 1_000).describe('Reviewers that must complete for the review to count. Of this and the input, where that is set, the greater one holds'),
    'small-changes': whole(2, 1_000).describe('A change of fewer lines than this takes one reviewer at low effort, where code shows that only prose of documentation, comments and places of files change. Left out: every change takes all of them'),
    'max-slices': whole(1, 100).describe('Sessions that one reviewer may spend on a large change; takes the place of the input'),
    'max-turns': whole(3, 1_000).describe('Model turns that one session may take; takes the place of the input'),
    'timeout-minutes': whole(1, 360).describe('Time for the whole run; takes the place of the input'),
    'max-cost-usd': schemas/* number */.aig('is no amount of US dollars, such as 5')
        .min(0.01, 'is less than a cent')
        .max(10_000, 'is more than 10,000')
        .optional()
        .describe('Most US dollars that a run may spend; takes the place of the input'),
    prices: schemas/* array */.YOg(price, 'is no list, such as `- { model: compatible/qwen3-coder, input: 0.2, output: 0.8 }`')
        .max(50, 'has more than 50 entries')
        .optional()
        .describe('Prices of models, in US dollars for a million tokens: of servers of your own, or where yours are not the list prices')
        .meta({ examples: [[{ model: 'compatible/qwen3-coder', input: 0.2, cached: 0.05, output: 0.8 }]] }),
    'block-on': schemas/* array */.YOg(schemas/* string */.YjP('is no rule'), 'is no list, such as `[hidden-text]`')
        .max(100, 'has more than 100 entries')
        .optional()
        .describe('Rules of code whose findings block the merge')
        .meta({ examples: [['hidden-text', 'outside-symlink']] }),
}, notAMap)
    .describe('Configuration of Deep Review, read at the tip of the base branch');

;// CONCATENATED MODULE: ./lib/config/parse-file.js




const mostCharacters = 100_000;
/** Where the parser speaks to programmers. */
const inOurWords = {
    MULTIPLE_DOCS: 'a second document begins, and only one is read',
    NON_STRING_KEY: 'a key is no text',
};
/** @throws {UserError} that names the file, line and column, and what to do */
function parseConfigFile(text, place, rules) {
    if (text.length > mostCharacters)
        throw problem(place, null, 'is too long', 'Shorten it to 100,000 characters.');
    const lines = new dist/* LineCounter */.HN();
    // What was no UTF-8 has become this character as it was read.
    const odd = text.indexOf('\uFFFD');
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, stringKeys: true });
    if (odd >= 0)
        throw problem(place, lines.linePos(odd), 'holds bytes that are no UTF-8', 'Save it as UTF-8.');
    const [broken] = [...document.errors, ...document.warnings];
    if (broken !== undefined)
        throw problem(place, broken.linePos?.[0] ?? null, `is no YAML that can be read: ${inOurWords[broken.code] ?? firstLine(broken.message)}`, 'Mend that line.');
    const parsed = ConfigFile.safeParse(plainValueOf(document, place));
    if (!parsed.success) {
        const { issues } = parsed.error;
        // A misspelt key also is a missing one: what to do is said by the first.
        const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
        const path = issue?.path ?? [];
        const key = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
        const at = positionOf(key === undefined ? path : [...path, key]);
        if (key !== undefined)
            throw problem(place, at, `has the key \`${key}\`, which nothing reads`, `${nearest(key, keysAt(path))}Take it out, or correct it to one of ${listed(keysAt(path))}.`);
        throw problem(place, at, `does not hold at \`${nameOf(path)}\`: ${issue?.message}`, 'Mend that line.');
    }
    const { paths, 'block-on': blockOn = [], reviewers, guidelines = [], ...rest } = parsed.data;
    for (const [index, rule] of blockOn.entries())
        if (!rules.includes(rule))
            throw problem(place, positionOf(['block-on', index]), `names the rule \`${rule}\`, which does not exist`, `${nearest(rule, rules)}Name one of ${listed(rules)}.`);
    return {
        include: paths?.include ?? null,
        exclude: paths?.exclude ?? [],
        blockOn,
        reviewers: reviewers?.map((line, index) => ({ line, at: inWords(positionOf(['reviewers', index])) })) ?? null,
        guidelines: guidelines.map(({ file = null, text = null, paths: only = [] }, index) => ({
            ...{ file, text, paths: only },
            at: inWords(positionOf(['guidelines', index])),
        })),
        severityNotes: rest['severity-notes'] ?? [],
        language: rest.language ?? null,
        failOn: rest['fail-on'] ?? null,
        minReviewers: rest['min-reviewers'] ?? null,
        smallChanges: rest['small-changes'] ?? null,
        maxSlices: rest['max-slices'] ?? null,
        maxTurns: rest['max-turns'] ?? null,
        timeoutMinutes: rest['timeout-minutes'] ?? null,
        maxCostUsd: rest['max-cost-usd'] ?? null,
        prices: (rest.prices ?? []).map(({ model, input, cached = input, written = input, output }) => ({
            ...{ model, from: null },
            price: { input, cached, written, writtenLong: written, output, above: null },
        })),
    };
    /** Of a key or an entry; of what it should stand in, where it is missing. */
    function positionOf(path) {
        const parent = document.getIn(path.slice(0, -1), true);
        const pair = (0,dist/* isMap */.jh)(parent) ? parent.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.value === path.at(-1)) : undefined;
        const node = pair?.key ?? document.getIn(path, true);
        const offset = (0,dist/* isNode */.Ll)(node) ? node.range?.[0] : undefined;
        if (offset !== undefined)
            return lines.linePos(offset);
        return path.length === 0 ? null : positionOf(path.slice(0, -1));
    }
}
function plainValueOf(document, place) {
    try {
        return document.toJS() ?? {};
    }
    catch (error) {
        throw problem(place, null, `is no YAML that can be read: ${(0,user_error/* messageOf */.bD)(error)}`, 'Write it without aliases.');
    }
}
function inWords(at) {
    return at === null ? 'somewhere' : `line ${at.line}, column ${at.col}`;
}
function nameOf(path) {
    const parts = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`));
    return parts.join('').slice(1) || 'its root';
}
function keysAt(path) {
    const { shape } = ConfigFile;
    const own = shape.paths.unwrap().shape;
    const keys = {
        '': shape,
        paths: own,
        'paths.exclude': own.exclude.unwrap().element.shape,
        guidelines: shape.guidelines.unwrap().element.shape,
    };
    return Object.keys(keys[path.filter((part) => typeof part === 'string').join('.')] ?? {});
}
/** A question, where one of the names is hardly another one; else nothing. */
function nearest(name, names) {
    const mostSlips = Math.max(1, Math.floor(name.length / 3));
    const close = name.length > 100 ? undefined : (0,leven/* closestMatch */.h)(name.toLowerCase(), names, { maxDistance: mostSlips });
    return close === undefined ? '' : `Did you mean \`${close}\`? `;
}
function listed(names) {
    return names.map((name) => `\`${name}\``).join(', ');
}
function firstLine(text) {
    return (text.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}
function problem({ path, branch }, at, what, remedy) {
    const of = branch === null ? '' : ` of \`${branch}\``;
    const where = at === null ? '' : `, line ${at.line}, column ${at.col},`;
    const tip = branch === null ? '' : ` It is read at the tip of \`${branch}\`.`;
    return new user_error/* UserError */.yo(`\`${path}\`${of}${where} ${what}.`, `${remedy}${tip}`);
}


/***/ })

};
