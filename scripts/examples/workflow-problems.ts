import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { inputsOf } from './known-actions.ts';

// GitHub's packages are made for a bundler (decision 120): they import JSON, and themselves, as Node does not.
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = context.parentURL?.includes('/node_modules/@actions/') !== true;
    return next(isOurs || !/^\.\.?\/(?!.*\.js(?:on)?$)/.test(specifier) ? specifier : `${specifier}.js`, context);
  },
  load(url, context, next) {
    if (!/\/node_modules\/@actions\/.*\.json$/.test(url)) return next(url, context);
    return { format: 'module', source: `export default ${readFileSync(new URL(url), 'utf8')}`, shortCircuit: true };
  },
});
const { validate } = await import('@actions/languageservice');
let documents = 0;

/**
 * What GitHub's own language service has against a workflow or an action.yml, with the lines where it stands: unknown
 * keys, broken expressions, names that a context does not have, inputs that an action does not take. And outputs that
 * ours does not have.
 * @param text of the file
 * @param action the text of our action.yml
 */
export async function workflowProblems(text: string, action: string, file = 'workflow.yml'): Promise<string[]> {
  documents += 1;
  const folder = file === 'action.yml' ? '' : '.github/workflows/';
  const document = TextDocument.create(`file:///${documents}/${folder}${file}`, 'yaml', 1, text);
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name, path }) => {
        const inputs = inputsOf([owner, name, ...(path === undefined ? [] : [path])].join('/'), action);
        return inputs === undefined ? undefined : { name, description: '', inputs };
      },
    },
  });
  // GitHub takes any name for an output; the step of our action is called `review` wherever an output of it is used.
  const outputs = Object.keys(parse(action).outputs);
  const unknown = [...text.matchAll(/steps\.review\.outputs\.([\w-]+)/g)]
    .map(([, output = '']) => output)
    .filter((output) => !outputs.includes(output));
  return [
    ...found.map(({ range, message }) => `line ${range.start.line + 1}: ${message}`),
    ...unknown.map((output) => `action.yml has no output ${output}`),
  ];
}
