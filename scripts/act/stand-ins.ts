import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { inputsOf } from '../examples/known-actions.ts';

/** What a stand-in runs: it writes down what it was given, and fails where a file that it was given is not there. */
const program = (name: string, record: string) => `
const { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync } = require('node:fs');
const { basename, join } = require('node:path');
const inputs = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => name.startsWith('INPUT_') && value !== '' ? [[name.slice(6).toLowerCase(), value]] : []),
);
appendFileSync(${JSON.stringify(record)}, JSON.stringify(inputs) + '\\n');
const path = inputs['path'] ?? inputs['sarif_file'];
const shelf = ${JSON.stringify(record)} + '.artifacts';
mkdirSync(shelf.replace('download-', 'upload-'), { recursive: true });
${name === 'actions/download-artifact' ? download : `if (!existsSync(path)) throw new Error('there is no file ' + path);`}
${name === 'actions/upload-artifact' ? upload : ''}
`;

/** Jobs of one workflow have one shelf of artifacts, whose names are those of the folders on it. */
const upload = `
const own = join(shelf, inputs['name'] ?? basename(path));
mkdirSync(own, { recursive: true });
copyFileSync(path, join(own, basename(path)));
`;
const download = `
const from = shelf.replace('download-', 'upload-');
mkdirSync(path, { recursive: true });
const wanted = (name) => name === inputs['name'] || name.startsWith((inputs['pattern'] ?? '-').replace('*', ''));
for (const name of readdirSync(from).filter(wanted))
  for (const file of readdirSync(join(from, name))) copyFileSync(join(from, name, file), join(path, file));
`;

export interface StandIns {
  /** As act takes them, `owner/name@ref=folder`. */
  readonly repositories: readonly string[];
  /** What each was given, by the name of the action; one that did not run is not there. */
  given(): Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Actions of others would have to be downloaded, so stand-ins with their inputs take the places of those that a workflow
 * uses. They show that the step runs, and what it is given; not that the real one likes it.
 */
export function standIns(folder: string, workflow: string): StandIns {
  const used = [...workflow.matchAll(/uses: (?<name>[\w.-]+\/[\w./-]+)@(?<ref>[\w.-]+)/g)].flatMap(({ groups }) => {
    const { name = '', ref = '' } = groups ?? {};
    return name.endsWith('/deep-review')
      ? []
      : [{ name, ref, record: join(folder, `${name.replaceAll('/', '-')}.given`) }];
  });
  for (const { name, record } of used) {
    const inputs = inputsOf(name, '');
    const action = { name, description: 'A stand-in', inputs, runs: { using: 'node24', main: 'index.js' } };
    const path = join(folder, name, 'action.yml');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, stringify(action));
    writeFileSync(join(dirname(path), 'index.js'), program(name, record));
  }
  return {
    repositories: used.map(({ name, ref }) => {
      const repository = name.split('/').slice(0, 2).join('/');
      return `${repository}@${ref}=${join(folder, repository)}`;
    }),
    given: () =>
      Object.fromEntries(
        used.flatMap(({ name, record }) => (existsSync(record) ? [[name, lastOf(readFileSync(record, 'utf8'))]] : [])),
      ),
  };
}

/** A stand-in writes a line each time that it runs. */
function lastOf(record: string): Readonly<Record<string, string>> {
  return JSON.parse(record.trim().split('\n').at(-1) ?? '{}');
}
