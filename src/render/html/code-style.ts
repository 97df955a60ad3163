/** Excerpts, diffs and their colours. */
export const codeStyle = `
.code { margin: 1rem 0; border: 1px solid var(--line); border-radius: .5rem; background: var(--code); overflow: hidden; font-size: .8125rem; line-height: 1.55 }
.code figcaption { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; padding: .4rem .875rem; border-bottom: 1px solid var(--line); color: var(--muted); font-size: .75rem }
.code figcaption code { background: none; padding: 0; color: var(--text); font-size: inherit }
.code pre { margin: 0; padding: .5rem 0; overflow-x: auto; tab-size: 4 }
.code pre > code { display: block; width: max-content; min-width: 100%; font-family: var(--mono) }
.code pre:focus-visible { outline-offset: -2px }
.plain pre > code { padding: 0 .875rem }
.line { display: block; padding: 0 .875rem; border-left: 3px solid transparent; color: inherit; background: none }
.gutter { color: var(--muted); user-select: none; -webkit-user-select: none }
.cited { background: var(--cited); border-left-color: var(--cited-line) }
.cited .gutter { color: var(--text); font-weight: 600 }
.added { background: var(--added); color: var(--added-text) }
.deleted { background: var(--deleted); color: var(--deleted-text) }
.hunk, .file { color: var(--muted) }
:is(.hljs-comment, .hljs-quote) { color: var(--code-comment); font-style: italic }
:is(.hljs-keyword, .hljs-selector-tag, .hljs-section, .hljs-name, .hljs-tag, .hljs-literal, .hljs-meta .hljs-keyword) { color: var(--code-keyword) }
:is(.hljs-string, .hljs-regexp, .hljs-char, .hljs-link, .hljs-addition) { color: var(--code-string) }
:is(.hljs-number, .hljs-symbol, .hljs-bullet, .hljs-variable, .hljs-template-variable, .hljs-attr, .hljs-attribute, .hljs-property) { color: var(--code-value) }
:is(.hljs-title, .hljs-type, .hljs-built_in, .hljs-class, .hljs-selector-class, .hljs-selector-id) { color: var(--code-name) }
:is(.hljs-meta, .hljs-doctag, .hljs-deletion) { color: var(--code-comment) }
.hljs-subst { color: inherit }
`;
