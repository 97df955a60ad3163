export const id = 56;
export const ids = [56];
export const modules = {

/***/ 9438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ dialects),
/* harmony export */   l: () => (/* binding */ isParsedCode)
/* harmony export */ });
/** How a program is parsed, by the ending of its name: the first that fits. */
const dialects = [
    { ending: /\.mjs$/u, plugins: [], sourceType: 'module' },
    { ending: /\.mts$/u, plugins: ['typescript'], sourceType: 'module' },
    { ending: /\.(?:ts|cts)$/u, plugins: ['typescript'], sourceType: 'unambiguous' },
    { ending: /\.tsx$/u, plugins: ['typescript', 'jsx'], sourceType: 'unambiguous' },
    { ending: /\.(?:js|jsx|cjs)$/u, plugins: ['jsx'], sourceType: 'unambiguous' },
];
/** Whether there is a parser for files of that name. It is loaded where one has to be parsed. */
function isParsedCode(path) {
    return dialects.some(({ ending }) => ending.test(path));
}


/***/ }),

/***/ 72056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recogniseSmall: () => (/* binding */ recogniseSmall)
});

// EXTERNAL MODULE: ./lib/steps/files/set-aside.js + 2 modules
var set_aside = __webpack_require__(45850);
// EXTERNAL MODULE: ./lib/git/patches/acts-by-itself.js
var acts_by_itself = __webpack_require__(96322);
// EXTERNAL MODULE: ./lib/rules/changed-instructions.js
var changed_instructions = __webpack_require__(26473);
;// CONCATENATED MODULE: ./lib/steps/small/acting-path.js


/** No name of a route, a template or a hidden file, and none that looks like another one. */
const plainPath = /^[A-Za-z0-9][\w .+-]*(?:\/[A-Za-z0-9][\w .+-]*)*$/u;
/** Folders in which agents, generators and tests look for what they read, whatever it is. */
const reading = wordsOf('agent agents ai chatmodes claude codex commands context contexts copilot cursor gemini instructions llm llms mcp memory memory-bank', 'persona personas prompt prompts rules skill skills system content drafts includes layouts locales i18n partials posts', 'snippets template templates data e2e eval evals example examples fixture fixtures golden mock mocks sample samples', 'snapshots spec specs test testdata tests changelog changes fragments news newsfragments');
/** The same of frameworks, servers and builds, for what is no text. */
const running = wordsOf('actions adapters api app assets autoload benches bin cgi-bin components composables config configs controllers cron entities environments events features', 'extensions functions handlers helpers htdocs initializers islands jobs lambda lambdas listeners loaders middleware middlewares models modules', 'pages plugin plugins policies public queues resolvers route routes script scripts seeders seeds serializers server services', 'settings static store stores stories subscribers support tasks tool tools utils views workers www wwwroot', 'build dist lib-dynload node_modules out site-packages target third_party vendor');
function wordsOf(...lines) {
    return new Set(lines.flatMap((words) => words.split(' ')));
}
const test = /[._-](?:test|tests|spec|specs)\.[a-z]+$|^test_/iu;
/** Whether a file by this path may be found, run, served or obeyed because it stands there, as far as names can tell. */
function actsByPath(path) {
    return isRead(path) || foldersOf(path).some((part) => running.has(part));
}
/** Whether an agent, a generator or a test may read a file because it stands there, whatever it is. */
function isRead(path) {
    const name = path.split('/').at(-1) ?? '';
    if (!plainPath.test(path) || test.test(name) || (0,acts_by_itself/* isActingPlace */.A)(path) || (0,changed_instructions/* isInstruction */.F)(path))
        return true;
    return foldersOf(path).some((part) => reading.has(part));
}
function foldersOf(path) {
    return path.toLowerCase().split('/').slice(0, -1);
}
/**
 * Programs that others find by a path that they write. What is found by a search (Python, Ruby), by its folder (Go, Java) or as data acts by its place.
 */
const imported = /(?<!\.d)\.[cm]?[jt]sx?$/u;
/** Names that runtimes and frameworks look for. */
const special = /^(?:app|background|boot|bootstrap|client|config|content|default|entry|error|global|home|index|init|instrumentation|layout|lib|loader|main|manifest|middleware|page|plugin|polyfills?|preload|proxy|register|root|routes?|seed|server|service-?worker|setup|sw|template|worker)\b|^_|\.(?:client|config|layout|loader|page|plugin|route|server|setup|stories|worker)\.[a-z]+$/iu;
/** Whether a program by this path is found by those alone who name it, as far as names can tell. */
function isImported(path) {
    return imported.test(path) && !special.test(path.split('/').at(-1) ?? '') && !actsByPath(path);
}
const documentation = /^(?:docs?|documentation)$/u;
const readme = /^readme(?:[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?\.(?:md|rst)$/iu;
/** A second ending is that of a program that is written as a text; a language is none. */
const onlyText = /^[^.]+(?:\.[a-z]{2}(?:[_-][a-z]{2,4})?)?\.(?:md|rst)$/iu;
/** What agents are given to do. */
const asking = /(?<![a-z])(?:backlog|briefs?|commands?|epics?|guardrails?|mcp|plans?|prd|requirements?|specs?|specifications?|stor(?:y|ies)|tasks?|tools?|workflows?)(?![a-z])/iu;
/** What agents, services, programs or lawyers read under such a name. */
const telling = /agent|assistant|bot|chang|chatgpt|checklist|claude|codex|codeowner|conduct|context|contribut|convention|copilot|copying|cursor|funding|gemini|governance|guideline|history|instruction|issue|licen[cs]e|llm|maintainer|memory|news|notice|owner|persona|playbook|polic(?:y|ies)|prompt|pull.?request|release|review|rule|runbook|security|sidebar|skill|style|summary|support|template|todo|toctree|version/iu;
/** Whether a path is one of documentation for people: a README, or what lies in a folder of documentation. */
function isDocumentation(path) {
    if (!/\.(?:md|rst)$/iu.test(path) || isRead(path))
        return false;
    const name = path.split('/').at(-1) ?? '';
    if (isReadme(path))
        return true;
    if (!onlyText.test(name) || telling.test(name) || asking.test(path))
        return false;
    return foldersOf(path).some((part) => documentation.test(part));
}
/** Whether a text is the README of its folder, whose name everybody knows. */
function isReadme(path) {
    return readme.test(path.split('/').at(-1) ?? '');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/steps/small/named-elsewhere.js



/** So many links and instructions are read at most; a repository with more has no small change of texts. */
const mostRead = 200;
/**
 * Why one of these files may act in another place than its own: a link leads to it, or an instruction for agents names it or its folder.
 * The end of a sentence; null: none of that.
 */
async function namedElsewhere(side, paths) {
    if (paths.length === 0)
        return null;
    const entries = await side.list();
    const links = entries.filter(({ mode }) => mode === '120000');
    const files = entries.filter(({ mode }) => mode.startsWith('100')).map(({ path }) => path);
    const instructions = files.filter((path) => (0,changed_instructions/* isInstruction */.F)(path) || pipeline.test(path));
    if (links.length + instructions.length > mostRead)
        return `the repository has more than ${mostRead} links and instructions for agents`;
    for (const link of links) {
        const target = await targetOf(link, side);
        const hit = paths.find((path) => target === null || leadsTo(target.toLowerCase(), path.toLowerCase()));
        if (hit !== undefined)
            return `the link ${link.path} leads to ${hit}, or nobody can tell where it leads`;
    }
    for (const instruction of instructions) {
        const read = await side.read(instruction);
        const words = read.found ? read.lines.join('\n') : null;
        const isNamed = pipeline.test(instruction) ? isCalledIn : isNamedIn;
        const hit = paths.find((path) => words === null || isNamed(words, path));
        if (hit !== undefined)
            return `${instruction} names ${hit} or its folder`;
    }
    return null;
}
/** Workflows may give a text to a model, or to a program. */
const pipeline = /^\.(?:github|gitlab|gitea|forgejo|circleci)\/.*\.ya?ml$|^\.gitlab-ci\.yml$/iu;
/** Names in them are those of pages, which they only put in order. */
const ofSites = /\.(?:md|mdx|rst|txt|adoc|html)$|(?:^|\/)(?:mkdocs|_toc|_config|nav)\.ya?ml$|(?:^|\/)(?:sidebars?|docusaurus\.config|astro\.config|book|_meta)\.(?:[cm]?[jt]s|json|toml)$|(?:^|\/)\.vitepress\//iu;
const mostFound = 50;
/** Why a program may read one of these texts, as far as one writes its name; null: none does. A README has its name everywhere. */
async function readByPrograms(side, paths) {
    for (const path of paths) {
        const pattern = external_node_path_.posix.basename(path);
        if (isReadme(path))
            continue;
        const how = { syntax: 'fixed', ignoreCase: true, under: null, limit: mostFound };
        const found = await side.search({ ...how, pattern, signal: new AbortController().signal }).catch(() => null);
        if (found === null || found.isTruncated || found.leftOut !== null)
            return `nobody can tell who reads ${path}`;
        const reader = found.matches.find((match) => !ofSites.test(match.path));
        if (reader !== undefined)
            return `${reader.path} names ${path}`;
    }
    return null;
}
function isCalledIn(words, path) {
    return words.toLowerCase().includes(external_node_path_.posix.basename(path).toLowerCase());
}
function leadsTo(target, path) {
    return target === '.' || path === target || path.startsWith(`${target}/`);
}
/** From the root; null where it leads out of the repository. */
async function targetOf({ path }, side) {
    const read = await side.read(path);
    const target = read.found ? read.lines.join('\n') : '/';
    return external_node_path_.posix.isAbsolute(target) ? null : external_node_path_.posix.join(external_node_path_.posix.dirname(path), target).replace(/\/$/u, '');
}
/** By its name, with or without its ending, or by a folder above it that the words mean as a whole. */
function isNamedIn(words, path) {
    const text = words.toLowerCase().replaceAll('%20', ' ');
    const { base, name, ext } = external_node_path_.posix.parse(path.toLowerCase());
    // A pattern means texts wherever they are.
    if (text.includes(`*${ext}`))
        return true;
    if (text.includes(base) || (name.length > 3 && text.includes(`/${name}`)))
        return true;
    // Everybody knows what a README is, and which file a word in quotes or brackets means.
    if (isSaid(text, name, name.startsWith('readme') ? /(?:^|[^\w-])$/u : /[`'"@*[]$/u))
        return true;
    const folders = new Set(path
        .toLowerCase()
        .split('/')
        .slice(0, -1)
        .filter((folder) => folder !== ''));
    return [...folders].some((folder) => meansFolder(text, `${folder}/`) || isFolderSaid(text, folder));
}
/** Whether the folder is named by itself, and not as a part of another path. */
function meansFolder(text, folder) {
    for (const at of placesOf(text, folder)) {
        const [before = ' ', after = ' '] = [text[at - 1], text[at + folder.length]];
        if (!/[\w-]/u.test(before) && !/[\w.-]/u.test(after))
            return true;
    }
    return false;
}
/** Without a stroke behind it: as a path, in quotes, as a folder, or as where something is. */
function isFolderSaid(text, folder) {
    const before = /(?:(?:^|[^\w.-])\.?\/|[`'"@*]|\b(?:at|by|from|follow|folder|directory|in|inside|into|of|per|read|see|under|with|within) (?:(?:all|our|the|your) )?)$/u;
    if (isSaid(text, folder, before))
        return true;
    return placesOf(text, folder).some((at) => /^[`'"*]*\s+(?:folders?|director(?:y|ies)|dir|tree)\b/u.test(text.slice(at + folder.length, at + folder.length + 20)));
}
/** Whether a word stands somewhere by itself, behind what fits. */
function isSaid(text, word, behind) {
    return placesOf(text, word).some((at) => {
        const end = at + word.length;
        return !/^[\w/-]/u.test(text.slice(end, end + 1)) && behind.test(text.slice(Math.max(0, at - 20), at));
    });
}
function placesOf(text, part) {
    const places = [];
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
        places.push(at);
    return places;
}

// EXTERNAL MODULE: ./lib/steps/small/parsed-code.js
var parsed_code = __webpack_require__(9438);
;// CONCATENATED MODULE: ./lib/steps/small/shadow.js
/**
 * What a moved file comes to stand before, or stood before, as the end of a sentence; null: nothing. Whoever asks for `auth` gets `auth.js`
 * before `auth/index.js`: which of the two, a move decides.
 */
async function shadowOf(changes, head) {
    const moves = changes.filter(({ status }) => status === 'moved');
    if (moves.length === 0)
        return null;
    const own = new Set(moves.map(({ path }) => path));
    const places = new Set(moves.flatMap(({ path, oldPath = path }) => [path, oldPath].map(withoutEnding)));
    const other = (await head.list()).find(({ path }) => !own.has(path) && [withoutEnding(path), ...foldersAbove(path)].some((name) => places.has(name)));
    return other === undefined ? null : `${other.path} has the same name as a file that was moved, but for its ending`;
}
function withoutEnding(path) {
    return path.toLowerCase().replace(/\.[^/]*$/u, '');
}
function foldersAbove(path) {
    const parts = path.toLowerCase().split('/').slice(0, -1);
    return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./node_modules/mdast-util-from-markdown/lib/index.js + 44 modules
var lib = __webpack_require__(61564);
// EXTERNAL MODULE: ./node_modules/mdast-util-gfm-table/lib/index.js + 1 modules
var mdast_util_gfm_table_lib = __webpack_require__(31486);
// EXTERNAL MODULE: ./node_modules/micromark-extension-gfm-table/lib/syntax.js + 2 modules
var syntax = __webpack_require__(57749);
;// CONCATENATED MODULE: ./lib/steps/small/markdown-frame.js



/** The parser takes quadratic time for some shapes: a larger text, or one with more such signs, is not parsed. */
const most = { characters: 60_000, lines: 2_000, marks: 4_000 };
/**
 * What a sign in prose can be to some program that reads Markdown: a link, a template, a directive, a mention, markup of another
 * dialect. An `import` is one in MDX.
 */
const acting = /[<>{}[\]|@$`\\^~=%&]|:\/\/|www\.|:::|!!!|\?\?\?|--8<--|\+\+|(?:^|\n)\s*(?:import|export|!|\/|\.\.|;|:)|#(?!\d)/u;
/** Settings of a page, a slide or a task, and names of hosts, which some programs make links of. */
const setting = /(?:^|\n) *[\p{L}\w-]+ *:(?:\s|$)|::|[\p{L}\d-]\.\p{L}{2}/u;
/** Nothing but letters, digits, and the signs of prose: no sign that is not seen, and none that turns a line around. */
const plain = /^[\p{L}\p{M}\p{N} \n.,;:!?'"()/\-–—…‘’“”*_+#]*$/u;
/**
 * All of a Markdown text that is more than prose, in its order and as it is written: code, links, images, HTML, and every paragraph that holds
 * a sign which some program could take for more; each with the headings above it and with what it stands in, for runners know
 * tasks by their headings, and some take only what is at the margin. Two texts with one frame differ in prose alone. Null: nobody can tell.
 */
function markdownFrame(text) {
    if (!isParsable(text))
        return null;
    // Front matter is configuration, of a site or an agent; so is what some programs read in the first lines.
    if (/^(?:---|\+\+\+|;;;|\{|%)/u.test(text))
        return null;
    const { children } = (0,lib/* fromMarkdown */.Y)(text, { extensions: [(0,syntax/* gfmTable */.x)()], mdastExtensions: [(0,mdast_util_gfm_table_lib/* gfmTableFromMarkdown */.c)()] });
    const above = [];
    return children.flatMap((node, at) => {
        if (node.type === 'heading')
            above.splice(node.depth - 1, Infinity, written(node, text));
        const isBare = (at === 0 && node.type !== 'heading') || isAnswer(node, children[at - 1]);
        const parts = isBare ? [written(node, text)] : frameOf(node, { source: text, within: [], next: children[at + 1] });
        return parts.map((part) => JSON.stringify([...above, part]));
    });
}
function isParsable(text) {
    if (text.length > most.characters || text.split('\n').length > most.lines)
        return false;
    return (text.match(/[*_`[\]<>~!|&\\]/gu)?.length ?? 0) <= most.marks;
}
/** Behind the prompt of an interpreter stands what it is to answer. */
function isAnswer(node, before) {
    return before?.type === 'blockquote' && before.position?.end.line === (node.position?.start.line ?? 0) - 1;
}
function frameOf(node, { source, within, next }) {
    switch (node.type) {
        case 'paragraph':
        case 'heading':
        case 'tableCell':
            return phraseFrame(node, source, within);
        case 'blockquote':
        case 'list':
        case 'listItem':
        case 'table':
        case 'tableRow': {
            const inside = [...within, node.type];
            const { children } = node;
            return children.flatMap((child, at) => frameOf(child, { source, within: inside, next: children[at + 1] }));
        }
        default: {
            // A comment may be an order about the code that follows at once.
            const isOrder = next !== undefined && next.type !== 'paragraph' && next.type !== 'heading';
            return [[...within, written(node, source), ...(isOrder ? [next.type] : [])].join(' ')];
        }
    }
}
/** Of the text of one block: whole where a sign of it may act, or where it may be a prompt of an interpreter. */
function phraseFrame(node, source, within) {
    const words = textOf(node, source);
    // Underlined words are a heading here, and elsewhere the last line of a block of settings.
    const isUnderlined = node.type === 'heading' && source[node.position?.start.offset ?? 0] !== '#';
    const isPrompt = within.filter((kind) => kind === 'blockquote').length > 1;
    const isProse = !isPrompt && !isUnderlined && !acting.test(words) && !setting.test(words) && plain.test(words);
    const parts = isProse ? node.children.flatMap((child) => phrasesOf(child, source)) : [written(node, source)];
    return parts.map((part) => [...within, part].join(' '));
}
function phrasesOf(node, source) {
    if (node.type === 'text' || node.type === 'break')
        return [];
    if (node.type === 'emphasis' || node.type === 'strong')
        return node.children.flatMap((child) => phrasesOf(child, source));
    return [written(node, source).replaceAll(/\s+/gu, ' ')];
}
/** The text of a block as it is written, escapes and all; code and addresses left out. */
function textOf(node, source) {
    if (node.type === 'text' || node.type === 'break')
        return written(node, source);
    return 'children' in node ? node.children.map((child) => textOf(child, source)).join('') : '';
}
function written({ position }, source) {
    return source.slice(position?.start.offset, position?.end.offset);
}

;// CONCATENATED MODULE: ./lib/steps/small/rst-frame.js
/** At the margin, of letters, digits and signs that are nothing but prose in reStructuredText. */
const prose = /^[\p{L}\p{N}"'(][\p{L}\p{M}\p{N} .,;:!?'"()/\-–—…‘’“”*]*$/u;
/** Literal blocks, addresses, strong text, fields, and what begins an item of a list. */
const rst_frame_acting = /::|:\/\/|www\.|\*\*|^(?:[A-Za-z]|[ivxlcdmIVXLCDM]+|\d+)[.)]\s|^\(/u;
/** Between two parts of a frame: prose. No part is the same. */
const between = '\n';
/**
 * All of a reStructuredText that is more than prose, paragraph by paragraph in its order, with one mark for what prose stands between
 * two of them. A paragraph is prose where each of its lines stands at the margin and holds no sign that could be markup.
 * Two texts with one frame differ in prose alone.
 */
function rstFrame(text) {
    const frame = [];
    // Paragraphs at even places, with the blank lines between them.
    const parts = text.replaceAll('\r\n', '\n').split(/(\n(?:[ \t]*\n)+)/u);
    for (const [at, part] of parts.entries()) {
        if (at % 2 === 1 || part.trim() === '')
            continue;
        if (part.split('\n').every(isProse)) {
            if (frame.at(-1) !== between)
                frame.push(between);
            // Blank lines count where code may go on behind them.
        }
        else
            frame.push(frame.at(-1) === between || frame.length === 0 ? part : `${parts[at - 1]}${part}`);
    }
    return frame;
}
function isProse(line) {
    return line === '' || (prose.test(line) && !rst_frame_acting.test(line));
}

;// CONCATENATED MODULE: ./lib/steps/small/texts.js



const unread = 'is no UTF-8, or too large to be read, or ends its lines in two ways';
const otherEnds = 'ends its lines in another way';
/** Why more than prose of a text may have changed, as the end of a sentence; null: prose alone has. */
async function moreThanProse(file, { head, base }) {
    const now = await readAt(head, file.path);
    const then = file.status === 'added' ? { text: '', isCrlf: now?.isCrlf } : await readAt(base, file.path);
    if (now === null || then === null)
        return unread;
    if (now.isCrlf !== then.isCrlf)
        return otherEnds;
    const frameOf = /\.md$/iu.test(file.path) ? markdownFrame : rstFrame;
    const frame = frameOf(now.text);
    const before = frameOf(then.text);
    if (frame === null || before === null)
        return 'begins as a configuration does, or is too large to be parsed';
    const isSame = file.status === 'added' ? frame.every((part) => part.trim() === '') : isSameFrame(frame, before);
    return isSame ? null : 'changes more than prose: code, a link, markup, or what could be some';
}
/** The same of a program, and of its comments. */
async function moreThanComments({ path }, { head, base }) {
    const [now, then] = await Promise.all([readAt(head, path), readAt(base, path)]);
    if (now === null || then === null)
        return unread;
    if (now.isCrlf !== then.isCrlf)
        return otherEnds;
    const { codeFrame } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(773)]).then(__webpack_require__.bind(__webpack_require__, 22773));
    const [frame, before] = [codeFrame(now.text, path), codeFrame(then.text, path)];
    if (frame === null || before === null)
        return 'cannot be parsed, or is too large for that';
    return isSameFrame(frame, before) ? null : 'changes more than comments of prose';
}
function isSameFrame(one, other) {
    return one.length === other.length && one.every((part, at) => part === other[at]);
}
/** Bytes. What is larger is parsed by nobody here. */
const largest = 500_000;
/** As UTF-8; null where it is none, is too large, is not there, ends lines in two ways, or holds a sign that ends no line and is not shown. */
async function readAt(side, path) {
    const { start, size } = (await side.firstBytes([path], largest)).get(path) ?? { start: Buffer.of(), size: Infinity };
    if (size > start.length || !(0,external_node_buffer_.isUtf8)(start))
        return null;
    const text = start.toString('utf8');
    // A mark at its beginning, and any other control character than those that stand between lines.
    if (/\uFEFF|(?![\t\n\r])\p{Cc}|\r(?!\n)/u.test(text))
        return null;
    const isCrlf = text.includes('\r\n');
    return isCrlf && /(?<!\r)\n/u.test(text) ? null : { text: text.replaceAll('\r\n', '\n'), isCrlf };
}
/** Why a text of documentation may be more than pages for people, wherever it stands, as the end of a sentence; null: it is not known to be. */
async function settingsIn(path, head) {
    const read = await readAt(head, path);
    if (read === null)
        return unread;
    return markdownFrame(read.text) === null ? 'begins as a configuration does, or is too large to be parsed' : null;
}
/** What a program says that asks for others, or for where it stands itself. The words of its comments count too. */
const texts_asking = /\b(?:import|require|module|__dirname|__filename)\b|\bfrom\s*['"]/u;
/** Why a program may do something else in another place, as the end of a sentence: beside it another file may answer. Null: it asks for nothing. */
async function asksByPlace(path, head) {
    const read = await readAt(head, path);
    if (read === null)
        return unread;
    return texts_asking.test(read.text) ? 'was moved, and asks for others by where it stands' : null;
}

;// CONCATENATED MODULE: ./lib/steps/small/small-change.js






/**
 * Whether one reviewer is enough for a change: code shows that all of it is prose of documentation, comments, or files that stand elsewhere,
 * that it has few lines, and that nothing speaks against it. Whatever is in doubt is no small change.
 */
async function recogniseSmall(facts) {
    const { changes, under } = facts;
    const doubt = doubtOf(facts);
    if (doubt !== null)
        return { no: doubt };
    const kinds = { texts: 0, comments: 0, moves: 0 };
    for (const file of changes) {
        const kind = await kindOf(file, facts);
        if ('no' in kind)
            return { no: `${file.path} ${kind.no}` };
        kinds[kind.is] += 1;
    }
    const acting = speaksToModels(changes) ?? (await acts(facts));
    if (acting !== null)
        return { no: acting };
    const [found] = await facts.findByCode();
    if (found !== undefined)
        return { no: `code found something in ${found.path} (${found.rule})` };
    return { small: { ...kinds, lines: linesOf(changes), under } };
}
/** What speaks against it before any file is looked at. */
function doubtOf({ changes, under, isCrossed, isFull, recalled }) {
    const { memory, isLost, isUnread } = recalled;
    if (changes.length === 0)
        return 'no file differs';
    if (isFull)
        return 'a person asked for a full review';
    if (isCrossed)
        return 'the branch and its base have several merge bases';
    if (isUnread === true)
        return 'GitHub did not show what earlier rounds left';
    if (isLost === true)
        return 'the memory of earlier rounds was changed or is gone';
    const left = memory === null ? 0 : Object.values(memory.leftOut).reduce((sum, count) => sum + count, memory.findings.length);
    if (left > 0)
        return 'an earlier round left findings';
    const lines = linesOf(changes);
    return lines < under ? null : `it has ${lines} lines`;
}
/** UTF-16 units. A longer line counts as several. */
const ordinaryLine = 200;
function linesOf(changes) {
    const count = ({ hunks, status }) => hunks
        .flatMap(({ lines }) => lines.filter(({ kind }) => kind !== 'context'))
        .reduce((sum, { text }) => sum + Math.max(1, Math.ceil(text.length / ordinaryLine)), Number(status === 'moved'));
    return changes.reduce((sum, file) => sum + count(file), 0);
}
/** Whoever is spoken of there may be spoken to. */
const agents = /(?<![\p{L}\p{N}])(?:agents?|ais?|assistants?|bots?|chatbots?|chatgpt|claude|codex|copilot|cursor|gemini|gpt|language models?|llms?|prompts?|reviewers?)(?![\p{L}\p{N}])/iu;
/** A letter of another alphabet in a word of Latin ones. */
const mixed = /\p{Script=Latin}(?=[\p{L}--\p{Script=Latin}])|(?<=[\p{L}--\p{Script=Latin}])\p{Script=Latin}/v;
/** Why words that the change brings may be meant for a model, as the end of a sentence; null: they seem not to be. */
function speaksToModels(changes) {
    for (const { path, hunks } of changes)
        for (const { kind, text } of hunks.flatMap(({ lines }) => lines)) {
            if (kind !== 'added')
                continue;
            if (agents.test(text.normalize('NFKC')))
                return `${path} speaks of agents or reviewers`;
            if (mixed.test(text))
                return `${path} has a word of two alphabets`;
        }
    return null;
}
async function kindOf(file, facts) {
    const { path, oldPath, status, oldMode, newMode, content, notReviewed } = file;
    if (notReviewed !== null)
        return { no: 'is not reviewed' };
    if (content !== 'text')
        return { no: `is a ${content}` };
    if (status !== 'added' && status !== 'modified' && status !== 'moved')
        return { no: `is ${status.replace('-', ' ')}` };
    const modes = status === 'added' ? [newMode] : [oldMode, newMode];
    if (modes.some((mode) => mode !== '100644'))
        return { no: 'has another mode than an ordinary file' };
    if (status === 'moved')
        return moved([path, oldPath ?? path], facts);
    if (status === 'modified' && (0,parsed_code/* isParsedCode */.l)(path))
        return commented(file, facts);
    if (!isDocumentation(path))
        return { no: 'is no text of documentation, and no program that is parsed' };
    const more = await moreThanProse(file, facts);
    return more === null ? { is: 'texts' } : { no: more };
}
async function commented(file, facts) {
    if (isRead(file.path))
        return { no: 'may be read where it stands' };
    const more = await moreThanComments(file, facts);
    return more === null ? { is: 'comments' } : { no: more };
}
async function moved(places, { head }) {
    if (places.every(isImported)) {
        const asking = await asksByPlace(places[0], head);
        return asking === null ? { is: 'moves' } : { no: asking };
    }
    if (!places.every(isDocumentation))
        return { no: 'was moved, and may act where it stands or stood' };
    if (places.some(isReadme))
        return { no: 'is a README that was moved, and what builds find by its name nobody can tell' };
    const settings = await settingsIn(places[0], head);
    return settings === null ? { is: 'moves' } : { no: settings };
}
/** Why a file of the change may act in another place, or is set aside in one of its places. */
async function acts({ changes, head, base, asked, guidelines }) {
    const paths = [...new Set(changes.flatMap(({ path, oldPath = path }) => [path, oldPath]))];
    const guiding = new Set(guidelines.files.flatMap(({ path, alsoAt }) => [path, ...alsoAt]));
    const isGuiding = (name) => guiding.has(name) || asked.guidelines.some(({ path, text }) => path === name || isNamedIn(text, name));
    const guide = paths.find(isGuiding);
    if (guide !== undefined)
        return `${guide} is a guideline, or one names it`;
    const places = paths.map((path) => ({ path, oldMode: '100644', newMode: '100644' }));
    const [aside] = (await (0,set_aside/* setAside */.F)(places, base, asked)).keys();
    if (aside !== undefined)
        return `${aside} is a place that is not reviewed`;
    const texts = paths.filter(isDocumentation);
    return ((await shadowOf(changes, head)) ??
        (await namedElsewhere(base, texts)) ??
        (await namedElsewhere(head, texts)) ??
        (await readByPrograms(head, texts)) ??
        sameButForCase(paths, head));
}
/** Some machines have one file for two such paths. */
async function sameButForCase(paths, head) {
    const folded = new Map(paths.map((path) => [path.toLowerCase(), path]));
    const own = new Set(paths);
    const other = (await head.list()).find(({ path }) => !own.has(path) && folded.has(path.toLowerCase()));
    if (other !== undefined)
        return `${other.path} is named alike but for its case`;
    return folded.size === paths.length ? null : 'names differ in their case alone';
}


/***/ })

};
