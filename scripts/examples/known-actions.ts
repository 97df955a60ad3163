import { parse } from 'yaml';

interface Input {
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
}

const optional = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { description: '' }]));
const required = (name: string) => ({ [name]: { description: '', required: true } });

/** Inputs of the actions of others that our workflows use, read in their action.yml at the commits that these name. */
const others: Readonly<Record<string, Readonly<Record<string, Input>>>> = {
  'actions/attest': optional('subject-path', 'subject-digest', 'subject-name', 'sbom-path', 'show-summary'),
  'actions/checkout': optional('repository', 'ref', 'token', 'persist-credentials', 'fetch-depth', 'fetch-tags'),
  'actions/download-artifact': optional('name', 'path', 'pattern', 'merge-multiple'),
  'actions/upload-artifact': {
    ...required('path'),
    ...optional('name', 'if-no-files-found', 'retention-days', 'overwrite', 'archive'),
  },
  'github/codeql-action/upload-sarif': optional('sarif_file', 'checkout_path', 'ref', 'sha', 'category'),
};

/**
 * What an action takes; undefined for one that nobody here has read.
 * @param name `owner/name`, with the path of an action in a folder
 * @param own the text of action.yml of this action, which is called `deep-review`, whoever owns it
 */
export function inputsOf(name: string, own: string): Readonly<Record<string, Input>> | undefined {
  return /^[\w.-]+\/deep-review$/.test(name) ? parse(own).inputs : others[name];
}
