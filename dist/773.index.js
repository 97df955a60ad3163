export const id = 773;
export const ids = [773];
export const modules = {

/***/ 22773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  codeFrame: () => (/* binding */ codeFrame)
});

// EXTERNAL MODULE: ./node_modules/@babel/parser/lib/index.js
var lib = __webpack_require__(46411);
// EXTERNAL MODULE: ./lib/steps/small/parsed-code.js
var parsed_code = __webpack_require__(9438);
;// CONCATENATED MODULE: ./lib/steps/small/prose-comment.js
/** Letters, digits and the signs of sentences: no colon, hyphen or other sign that tools look for. */
const sentence = /^[\p{L}\p{M}\p{N} .,;?'"()/–—…‘’“”]+$/u;
/**
 * What some compiler, linter, bundler, generator or scanner takes for an order, wherever it stands: words of such orders, and names of such
 * tools.
 */
const orders = /\b(?:allow(?:ed|list)?|babel|biome|c8|checkstyle|cspell|spell-?check\w*|codeql|copyright|coverage|deno|deprecated|disable[ds]?|do not edit|dprint|enable[ds]?|eslint|exported|fall\w*|fixme|flow|\w*generated|gitleaks|globals?|graphql|html|ignore[ds]?|istanbul|jest|js(?:cs|doc|hint|lint|x)|knip|lgtm|licen[cs]ed?|lint(?:er|ing)?|mangle|no(?:check|cov|inspection|lint|qa|sec|semgrep|sonar)|off|oxlint|pragma|preserve|prettier|pure|region|endregion|resharper|rollup|semgrep|skip(?:cq|ped)?|snyk|sonar\w*|sourcemap|stryker|stylelint|suppress\w*|swc|todo|tslint|unused|v8|vite|vitest|webpack)\b/iu;
/** Some programs look in comments for calls. */
const call = /\S\(/u;
/** Words that one comment has at least: orders are mostly shorter. */
const fewest = 3;
/** Whether a comment of `//` or of a star says something to people alone, as far as its words tell: it may still be an order that nobody knows of. */
function isProseComment(comment) {
    const inside = comment.startsWith('//') ? comment.slice(2) : comment.slice(2, -2);
    // With a third slash, a second star, an exclamation mark or a number sign most of them are another thing: documentation that programs read.
    if (!/^\s/u.test(inside))
        return false;
    const lines = inside.split(/\r?\n/u);
    const words = lines.map((line) => line.replace(/^\s*(?:\*(?=\s|$))?/u, '').trim()).filter((line) => line !== '');
    const text = words.join(' ');
    return sentence.test(text) && !call.test(text) && !orders.test(text) && text.split(/\s+/u).length >= fewest;
}

;// CONCATENATED MODULE: ./lib/steps/small/code-frame.js



/** UTF-16 units. What is larger is not parsed. */
const longest = 300_000;
const lineBreak = /[\n\r\u2028\u2029]/u;
/**
 * All of a program in JavaScript or TypeScript that is more than comments of prose, in its order: each token as it is written, and whether a
 * line begins before it; what stands between two tokens, whole, where one of the comments in it may be a directive. Two
 * programs with one frame are the same program. Null: nobody can tell.
 */
function codeFrame(text, path) {
    const dialect = parsed_code/* dialects */.O.find(({ ending }) => ending.test(path));
    if (dialect === undefined || text.length > longest)
        return null;
    const parsed = parsedBy(text, { plugins: [...dialect.plugins], sourceType: dialect.sourceType });
    if (parsed === null)
        return null;
    const frame = [parsed.sourceType];
    let end = 0;
    let comments = [];
    for (const token of parsed.tokens) {
        if (token.isComment) {
            comments.push(token);
            continue;
        }
        const gap = gapOf(text, { from: end, to: token.start }, comments);
        if (gap === null)
            return null;
        frame.push(gap, text.slice(token.start, token.end));
        [end, comments] = [token.end, []];
    }
    return end === text.length ? frame : null;
}
function parsedBy(text, options) {
    try {
        const { tokens, program } = (0,lib/* parse */.qg)(text, { ...options, tokens: true, errorRecovery: false });
        return {
            sourceType: program.sourceType,
            tokens: (tokens ?? []).map(({ type, start, end }) => ({ start, end, isComment: typeof type === 'string' })),
        };
    }
    catch {
        return null;
    }
}
/** What a gap between two tokens says besides prose; null where something else stands in it than blanks and comments of either form. */
function gapOf(text, { from, to }, comments) {
    let at = from;
    let isProse = true;
    for (const { start, end } of comments) {
        const comment = text.slice(start, end);
        if (text.slice(at, start).trim() !== '' || !/^\/[/*]/u.test(comment))
            return null;
        isProse &&= isProseComment(comment);
        at = end;
    }
    if (text.slice(at, to).trim() !== '')
        return null;
    const gap = text.slice(from, to);
    if (!isProse)
        return gap;
    // Before the first token and behind the last one every line has ended.
    return from === 0 || to === text.length || lineBreak.test(gap) ? '\n' : '';
}


/***/ })

};
