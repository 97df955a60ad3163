const light = `
--page: #f7f7f5; --card: #ffffff; --tint: #eeeeea; --code: #fbfbfa;
--text: #1c1d1f; --soft: #44474c; --muted: #5f646c; --line: #e2e2dd; --line-strong: #c9c9c2;
--link: #1a5fb4; --link-line: #a9c4e6;
--critical: #b3261e; --critical-tint: #fbe9e7; --important: #8a5300; --important-tint: #fbf0dc;
--suggestion: #1f5fa8; --suggestion-tint: #e6f0fa; --ok: #1c6e3d; --ok-tint: #e3f3e8;
--cited: #fff3d1; --cited-line: #d99a00;
--added: #e5f5ea; --added-text: #14532d; --deleted: #fcebea; --deleted-text: #7a1712;
--code-comment: #62666d; --code-keyword: #9b2393; --code-string: #1e6b3a; --code-value: #8a4b08; --code-name: #1f4f9e;
--shadow: 0 1px 2px rgb(0 0 0 / 4%), 0 4px 16px rgb(0 0 0 / 4%);
`;

const dark = `
--page: #121315; --card: #1a1c1f; --tint: #2a2d31; --code: #151719;
--text: #e8e8e6; --soft: #c9ccd0; --muted: #a0a5ac; --line: #303338; --line-strong: #4a4e55;
--link: #8ab8ee; --link-line: #3f5f85;
--critical: #ff9a90; --critical-tint: #421d1a; --important: #f0b95c; --important-tint: #3b2c11;
--suggestion: #8fc1f7; --suggestion-tint: #182f49; --ok: #7bd49a; --ok-tint: #16331f;
--cited: #37301a; --cited-line: #d9a520;
--added: #16301f; --added-text: #b9e8c9; --deleted: #3a1d1b; --deleted-text: #ffc6c0;
--code-comment: #a3a8ae; --code-keyword: #e39bdc; --code-string: #93d6a6; --code-value: #eab676; --code-name: #94c0f7;
--shadow: none;
`;

/** Colours and fonts. Every pair of text and ground has a contrast of 4.5 at least; `npm run check:pages` measures it. */
export const theme = `
:root { color-scheme: light dark; --sans: Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', sans-serif; --mono: ui-monospace, 'SF Mono', SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; ${light} }
@media (prefers-color-scheme: dark) { :root { ${dark} } }
@media print { :root { ${light} } }
`;
