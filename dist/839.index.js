export const id = 839;
export const ids = [839];
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

/***/ 40839:
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
const running = wordsOf('api app assets autoload bin cgi-bin functions handlers htdocs middleware middlewares pages plugin plugins public route routes', 'script scripts static tool tools views www wwwroot');
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
const documentation = /^(?:docs?|documentation)$/u;
const readme = /^readme(?:[._-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?\.(?:md|rst)$/iu;
/** What agents, services, programs or lawyers read under such a name. */
const telling = /agent|assistant|bot|chang|chatgpt|checklist|claude|codex|codeowner|conduct|context|contribut|convention|copilot|copying|cursor|funding|gemini|governance|guideline|history|instruction|issue|licen[cs]e|llm|maintainer|memory|news|notice|owner|persona|playbook|polic(?:y|ies)|prompt|pull.?request|release|review|rule|runbook|security|sidebar|skill|style|summary|support|template|todo|toctree|version/iu;
/** Whether a path is one of documentation for people: a README, or what lies in a folder of documentation. */
function isDocumentation(path) {
    if (!/\.(?:md|rst)$/iu.test(path) || isRead(path))
        return false;
    const name = path.split('/').at(-1) ?? '';
    if (readme.test(name))
        return true;
    return foldersOf(path).some((part) => documentation.test(part)) && !telling.test(name);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/steps/small/named-elsewhere.js


/** So many links and instructions are read at most; a repository with more has no small change of texts. */
const mostRead = 100;
/**
 * Why one of these files may act in another place than its own: a link leads to it, or an instruction for agents names it or its folder.
 * The end of a sentence; null: none of that.
 */
async function namedElsewhere(side, paths) {
    if (paths.length === 0)
        return null;
    const entries = await side.list();
    const links = entries.filter(({ mode }) => mode === '120000');
    const instructions = entries.filter(({ mode, path }) => mode.startsWith('100') && (0,changed_instructions/* isInstruction */.F)(path));
    if (links.length + instructions.length > mostRead)
        return `the repository has more than ${mostRead} links and instructions for agents`;
    for (const link of links) {
        const target = await targetOf(link, side);
        const hit = paths.find((path) => target === null || target === '.' || path === target || path.startsWith(`${target}/`));
        if (hit !== undefined)
            return `the link ${link.path} leads to ${hit}, or nobody can tell where it leads`;
    }
    for (const { path: instruction } of instructions) {
        const read = await side.read(instruction);
        const words = read.found ? read.lines.join('\n') : null;
        const hit = paths.find((path) => words === null || isNamedIn(words, path));
        if (hit !== undefined)
            return `${instruction} names ${hit} or its folder`;
    }
    return null;
}
/** From the root; null where it leads out of the repository. */
async function targetOf({ path }, side) {
    const read = await side.read(path);
    const target = read.found ? read.lines.join('\n') : '/';
    return external_node_path_.posix.isAbsolute(target) ? null : external_node_path_.posix.join(external_node_path_.posix.dirname(path), target).replace(/\/$/u, '');
}
/** By its name, with or without its ending, or by a folder above it that the words mean as a whole. */
function isNamedIn(words, path) {
    const text = words.toLowerCase();
    const { base, name } = external_node_path_.posix.parse(path.toLowerCase());
    if (text.includes(base) || (name.length > 3 && text.includes(`/${name}`)))
        return true;
    const folders = path.toLowerCase().split('/').slice(0, -1);
    return folders.some((folder) => meansFolder(text, `${folder}/`));
}
/** Whether the folder is named by itself, and not as a part of another path. */
function meansFolder(text, folder) {
    for (let at = text.indexOf(folder); at >= 0; at = text.indexOf(folder, at + 1)) {
        const [before = ' ', after = ' '] = [text[at - 1], text[at + folder.length]];
        if (!/[\w-]/u.test(before) && !/[\w.-]/u.test(after))
            return true;
    }
    return false;
}

// EXTERNAL MODULE: ./lib/steps/small/parsed-code.js
var parsed_code = __webpack_require__(9438);
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
const acting = /[<>{}[\]|@$`\\^~=%&]|:\/\/|www\.|:::|!!!|\?\?\?|--8<--|\+\+|(?:^|\n)\s*(?:import|export|#|\/|\.\.|%|;|:)/u;
/** Nothing but letters, digits, and the signs of prose: no sign that is not seen, and none that turns a line around. */
const plain = /^[\p{L}\p{M}\p{N} \n.,;:!?'"()/\-–—…‘’“”*_+#&]*$/u;
/**
 * All of a Markdown text that is more than prose, in its order: code, links, images, HTML, and every paragraph that holds a sign which
 * some program could take for more. Two texts with one frame differ in prose alone. Null: nobody can tell.
 */
function markdownFrame(text) {
    if (!isParsable(text))
        return null;
    // Front matter is configuration, of a site or an agent; so is what some programs read in the first lines.
    if (/^(?:---|\+\+\+|;;;|\{|%)/u.test(text))
        return null;
    const root = (0,lib/* fromMarkdown */.Y)(text, { extensions: [(0,syntax/* gfmTable */.x)()], mdastExtensions: [(0,mdast_util_gfm_table_lib/* gfmTableFromMarkdown */.c)()] });
    const [first] = root.children;
    const start = first === undefined || first.type === 'heading' ? [] : [`first ${textOf(first, text)}`];
    return [...start, ...frameOf(root, text)];
}
function isParsable(text) {
    if (text.length > most.characters || text.split('\n').length > most.lines)
        return false;
    return (text.match(/[*_`[\]<>~!|&\\]/gu)?.length ?? 0) <= most.marks;
}
function frameOf(node, source, quoted = 0) {
    switch (node.type) {
        case 'paragraph':
        case 'heading':
        case 'tableCell':
            return phraseFrame(node, source, quoted);
        case 'blockquote':
            return node.children.flatMap((child) => frameOf(child, source, quoted + 1));
        case 'root':
        case 'list':
        case 'listItem':
        case 'table':
        case 'tableRow':
            return node.children.flatMap((child) => frameOf(child, source, quoted));
        case 'thematicBreak':
            return [];
        default:
            return [described(node)];
    }
}
/** Of the text of one block: whole where a sign of it may act, or where it may be a prompt of an interpreter. */
function phraseFrame(node, source, quoted) {
    const words = textOf(node, source);
    const isProse = quoted < 2 && !acting.test(words) && plain.test(words);
    const inside = node.children.flatMap(phrasesOf);
    return isProse ? inside : [`${node.type} ${words}`, ...inside];
}
function phrasesOf(node) {
    if (node.type === 'text' || node.type === 'break')
        return [];
    if (node.type === 'emphasis' || node.type === 'strong')
        return node.children.flatMap(phrasesOf);
    return [described(node)];
}
/** The text of a block as it is written, escapes and all; code and addresses left out. */
function textOf(node, source) {
    if (node.type === 'text' || node.type === 'break')
        return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset);
    return 'children' in node ? node.children.map((child) => textOf(child, source)).join('') : '';
}
/** All that a node says, but for where it stands. */
function described(node) {
    return JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value));
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



/** Why more than prose of a text may have changed, as the end of a sentence; null: prose alone has. */
async function moreThanProse(file, { head, base }) {
    const now = await textAt(head, file.path);
    const then = file.status === 'added' ? '' : await textAt(base, file.path);
    if (now === null || then === null)
        return 'is no UTF-8, or too large to be read';
    const frameOf = /\.md$/iu.test(file.path) ? markdownFrame : rstFrame;
    const frame = frameOf(now);
    const before = frameOf(then);
    if (frame === null || before === null)
        return 'begins as a configuration does, or is too large to be parsed';
    const isSame = file.status === 'added' ? frame.every((part) => part.trim() === '') : isSameFrame(frame, before);
    return isSame ? null : 'changes more than prose: code, a link, markup, or what could be some';
}
/** The same of a program, and of its comments. */
async function moreThanComments({ path }, { head, base }) {
    const [now, then] = await Promise.all([textAt(head, path), textAt(base, path)]);
    if (now === null || then === null)
        return 'is no UTF-8, or too large to be read';
    const { codeFrame } = await Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(773)]).then(__webpack_require__.bind(__webpack_require__, 22773));
    const [frame, before] = [codeFrame(now, path), codeFrame(then, path)];
    if (frame === null || before === null)
        return 'cannot be parsed, or is too large for that';
    return isSameFrame(frame, before) ? null : 'changes more than comments of prose';
}
function isSameFrame(one, other) {
    return one.length === other.length && one.every((part, at) => part === other[at]);
}
/** Bytes. What is larger is parsed by nobody here. */
const largest = 500_000;
/** As UTF-8; null where it is none, is too large, is not there, or holds a sign that ends no line and is not shown. */
async function textAt(side, path) {
    const { start, size } = (await side.firstBytes([path], largest)).get(path) ?? { start: Buffer.of(), size: Infinity };
    if (size > start.length || !(0,external_node_buffer_.isUtf8)(start))
        return null;
    const text = start.toString('utf8');
    // A mark at its beginning, and any other control character than those that stand between lines.
    return /\uFEFF|(?![\t\n\r])\p{Cc}|\r(?!\n)/u.test(text) ? null : text.replaceAll('\r\n', '\n');
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
    const acting = (await acts(facts)) ?? null;
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
function linesOf(changes) {
    return changes.reduce((sum, { additions, deletions, status }) => sum + additions + deletions + Number(status === 'moved'), 0);
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
        return moved(path, oldPath ?? path);
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
function moved(path, oldPath) {
    const places = [path, oldPath];
    if (places.some(actsByPath))
        return { no: 'was moved, and may act where it stands or stood' };
    const texts = places.filter((place) => /\.(?:md|mdx|rst|txt)$/iu.test(place));
    if (texts.length > 0 && !places.every(isDocumentation))
        return { no: 'is a text that was moved, and is no documentation' };
    return { is: 'moves' };
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
    return (await namedElsewhere(base, texts)) ?? (await namedElsewhere(head, texts)) ?? sameButForCase(paths, head);
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
