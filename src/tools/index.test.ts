import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRepository } from '../../test/support/git-repository.ts';
import { entriesIn, leftOut } from '../../test/support/left-out.ts';
import { samples } from '../../test/support/samples.ts';
import { inputSchemaOf, inputsOf } from '../../test/support/tool-inputs.ts';
import { type Tool, type ToolContext, ToolError } from '../agent/tool.ts';
import { createRepo } from '../git/repo.ts';
import { startDelivery } from '../steps/print/delivery.ts';
import { printChange } from '../steps/print/print-change.ts';
import { tools } from './index.ts';

const exported = await entriesIn<Tool>('src/tools', ['name', 'description', 'input', 'run']);

it('has the tool of every file, under the name of the file', () => {
  expect(leftOut(exported, tools), 'add each to `tools` in src/tools/index.ts').toEqual([]);
  const files = exported.map(({ place }) => /([\w-]+)\.ts$/.exec(place)?.[1]?.replaceAll('-', '_'));
  const words = 'name each tool after its file: read-file.ts has read_file';
  expect(tools.map(({ name }) => name).toSorted(), words).toEqual(files.toSorted());
});

const changed = 'src/a.js';
const first = 'const first = 1;';
const nowhere = 'src/nowhere.js';

/** Two commits over files that are small, large and empty, and a context that remembers what was opened. */
async function scene() {
  const lines = [first, ...Array.from({ length: 60 }, (_, at) => `call(${at});`)];
  const large = Array.from({ length: 3_000 }, (_, at) => `call(${at}, '${'long '.repeat(30)}');`);
  const repository = buildRepository([
    { files: { [changed]: lines.join('\n'), 'src/large.js': large.join('\n'), 'src/empty.js': '' } },
    { files: { [changed]: [...lines, 'call(60);'].join('\n') }, branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = repository.commits;
  const store = { gitDirectory: join(repository.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const changes = await repo.diff(mergeBase, headSha);
  const opened = new Set<string>();
  const context: ToolContext = {
    head: repo.at(headSha),
    base: repo.at(mergeBase),
    changes,
    signal: new AbortController().signal,
    showChange: startDelivery(printChange(changes, { budget: 100_000, seed: 'seed' })).show,
    opened: (path) => void opened.add(path),
  };
  const numbers = [1, 2, 62, 150, 99_999];
  const texts = [changed, 'src/large.js', 'src/empty.js', 'src', '', '../x', nowhere, 'call', headSha.slice(0, 12)];
  return { context, opened, values: { texts, numbers }, [Symbol.dispose]: () => repository[Symbol.dispose]() };
}

describe.each(tools)('$name', (tool) => {
  const { name, description, run } = tool;
  const schema = inputSchemaOf(tool);
  /** The fields that name a place in the repository. */
  const places = ['path', 'folder', 'under'].filter((key) => key in schema.properties);

  it('has a description and a schema that all vendors take', () => {
    expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    const words =
      'make every field of the input required, and nullable in place of optional: some vendors take nothing else';
    expect(schema.required, words).toEqual(Object.keys(schema.properties));
    expect(JSON.stringify(schema)).not.toMatch(/"(?:minimum|maximum|minLength|maxLength|pattern)":["\d]/);
  });

  it('answers whatever its schema takes with a text of at most 60,000 characters, or says what to do instead', async () => {
    using at = await scene();
    await fc.assert(
      fc.asyncProperty(inputsOf(tool, at.values), async (made) => {
        const text = await run(made, at.context).catch((error: unknown) => {
          expect(error, 'throw a ToolError that says what to do instead').toBeInstanceOf(ToolError);
          return String(error);
        });
        expect(text).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(60_000);
      }),
      { numRuns: samples(300, 60) },
    );
  });

  it.each(places)('takes no %s that is not there for one that is empty', async (place) => {
    using at = await scene();
    await fc.assert(
      fc.asyncProperty(inputsOf(tool, at.values, { [place]: nowhere }), async (made) => {
        await expect(run(made, at.context)).rejects.toThrow(ToolError);
      }),
      { numRuns: samples(300, 15) },
    );
  });

  it.runIf(places.includes('path'))('records that it opened a file whose code it shows', async () => {
    using at = await scene();
    await fc.assert(
      fc.asyncProperty(inputsOf(tool, { ...at.values, numbers: [1, 2] }, { path: changed }), async (made) => {
        at.opened.clear();
        const text = await run(made, at.context).catch(String);
        const words = 'call context.opened(path): the table of what reviewers read is counted from it';
        if (text.includes(first)) expect([...at.opened], words).toEqual([changed]);
      }),
      { numRuns: samples(300, 60) },
    );
  });
});
