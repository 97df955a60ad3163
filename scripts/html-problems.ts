import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // One self-contained file is the purpose of the page; its policy names the hash of the style sheet.
  rules: { 'no-inline-style': 'error', 'require-sri': 'off', 'long-title': 'off' },
});

/** One line for each rule of HTML that the page breaks. */
export async function htmlProblems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `line ${line}: ${message} (${ruleId})`),
  );
}
