/** Credentials that vendors print with a mark of their own, so that code can tell them from other text. */
const shapes: readonly (readonly [what: string, shape: RegExp])[] = [
  ['private key', /-----BEGIN (?<kind>[A-Z ]{0,20})PRIVATE KEY-----[\s\S]*?(?:-----END \k<kind>PRIVATE KEY-----|$)/gu],
  // The lines of an excerpt come one by one, so the inside of a key is known by its form only. Hexadecimal alone is a digest.
  [
    'key material',
    /^[^\S\n\r\u2028\u2029]*(?![0-9a-f]{64}[^\S\n\r\u2028\u2029]*$)[A-Za-z0-9+/]{60,76}={0,2}[^\S\n\r\u2028\u2029]*$/gmu,
  ],
  ['AWS access key', /(?<![\w-])(?:AKIA|ASIA)[0-9A-Z]{16}(?![\w-])/gu],
  ['GitHub token', /(?<![\w-])(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255})/gu],
  ['GitLab token', /(?<![\w-])glpat-[\w-]{20,255}/gu],
  ['Slack token', /(?<![\w-])xox[abeprs]-[\w-]{10,255}/gu],
  ['Google API key', /(?<![\w-])AIza[\w-]{35}/gu],
  ['model API key', /(?<![\w-])sk-(?=[\w-]{0,255}\d)[\w-]{20,255}/gu],
  ['payment key', /(?<![\w-])[rs]k_live_[A-Za-z0-9]{16,255}/gu],
  ['npm token', /(?<![\w-])npm_[A-Za-z0-9]{36}/gu],
  ['signed token', /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000}/gu],
];

/**
 * Puts the kind and the last four characters in the place of everything that looks like a credential (decision 24). A
 * pull request that commits one has published it, and the report need not publish it again.
 */
export function maskTokens(text: string): string {
  return shapes.reduce(
    (masked, [what, shape]) => masked.replace(shape, (found) => `[${what} …${ending(found)}]`),
    text,
  );
}

/** Of a block of lines the end would be its last border, which says nothing. */
function ending(found: string): string {
  return found.includes('-----') ? 'withheld' : found.trim().slice(-4);
}
