/** Letters, digits and the signs of sentences: no colon, hyphen or other sign that tools look for. */
const sentence = /^[\p{L}\p{M}\p{N} .,;?'"()/–—…‘’“”]+$/u;

/**
 * What some compiler, linter, bundler, generator or scanner takes for an order, wherever it stands: words of such orders, and names of such
 * tools.
 */
const orders =
  /\b(?:allow(?:ed|list)?|babel|biome|c8|checkstyle|cspell|spell-?check\w*|codeql|copyright|coverage|deno|deprecated|disable[ds]?|do not edit|dprint|enable[ds]?|eslint|exported|fall\w*|fixme|flow|\w*generated|gitleaks|globals?|graphql|html|ignore[ds]?|istanbul|jest|js(?:cs|doc|hint|lint|x)|knip|lgtm|licen[cs]ed?|lint(?:er|ing)?|mangle|no(?:check|cov|inspection|lint|qa|sec|semgrep|sonar)|off|oxlint|pragma|preserve|prettier|pure|region|endregion|resharper|rollup|semgrep|skip(?:cq|ped)?|snyk|sonar\w*|sourcemap|stryker|stylelint|suppress\w*|swc|todo|tslint|unused|v8|vite|vitest|webpack)\b/iu;

/** Some programs look in comments for calls. */
const call = /\S\(/u;

/** Words that one comment has at least: orders are mostly shorter. */
const fewest = 3;

/** Whether a comment of `//` or of a star says something to people alone, as far as its words tell: it may still be an order that nobody knows of. */
export function isProseComment(comment: string): boolean {
  const inside = comment.startsWith('//') ? comment.slice(2) : comment.slice(2, -2);
  // With a third slash, a second star, an exclamation mark or a number sign most of them are another thing: documentation that programs read.
  if (!/^\s/u.test(inside)) return false;
  const lines = inside.split(/\r?\n/u);
  const words = lines.map((line) => line.replace(/^\s*(?:\*(?=\s|$))?/u, '').trim()).filter((line) => line !== '');
  const text = words.join(' ');
  return sentence.test(text) && !call.test(text) && !orders.test(text) && text.split(/\s+/u).length >= fewest;
}
