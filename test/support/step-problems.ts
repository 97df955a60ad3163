import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '../../src/render/index.ts';
import { gateOutcomes, verdicts } from '../../src/types.ts';
import { actionOutputs } from './action-inputs.ts';
import { fileProblems } from './file-problems.ts';
import { markdownProblems } from './markdown-problems.ts';
import type { FinishedStep } from './runner.ts';

/** What GitHub takes: of a comment in characters, of a summary in bytes, of annotations of one level and of a status. */
const limits = { comment: 65_536, summary: 1_048_576, annotations: 10, annotation: 65_536, title: 255, status: 140 };

/** Where a step left something: what the server's API was told besides the files. */
export interface Left {
  readonly server: string;
  readonly comments: readonly { readonly body: string }[];
  readonly statuses: readonly { readonly description?: string | null }[];
}

/** What is wrong with anything that a step wrote: files, summary, comments, outputs, annotations and statuses. */
export async function stepProblems(step: FinishedStep, { server, comments, statuses }: Left): Promise<string[]> {
  const named = (place: string, problems: readonly string[]) => problems.map((problem) => `${place}: ${problem}`);
  const files = await Promise.all(
    filesOf(step).map(async ([name, path]) =>
      named(name, await fileProblems(name, readFileSync(path, 'utf8'), { server })),
    ),
  );
  const summary = step.summary.trim() === '' ? [] : markdownProblems(step.summary, server);
  return [
    ...files.flat(),
    ...named('summary', [...summary, ...atMost(Buffer.byteLength(step.summary), limits.summary)]),
    ...comments.flatMap(({ body }) =>
      named('comment', [...markdownProblems(body, server), ...atMost(body.length, limits.comment)]),
    ),
    ...named('outputs', outputProblems(step)),
    ...named('annotations', annotationProblems(step)),
    ...statuses.flatMap(({ description }) => named('status', atMost(description?.length ?? 0, limits.status))),
  ];
}

/** Those that outputs name, and whatever else lies in the folder of the report: a file that nobody reads is a problem. */
function filesOf({ outputs, temporary }: FinishedStep): [name: string, path: string][] {
  const folder = join(temporary, 'deep-review');
  const lying = existsSync(folder)
    ? readdirSync(folder)
        // A recording is read by `npm run replay` alone.
        .filter((name) => name !== 'recording')
        .map((name): [string, string] => [name, join(folder, name)])
    : [];
  const said = formats.flatMap(({ fileName, output }): [string, string][] =>
    outputs[output] === undefined ? [] : [[fileName, outputs[output]]],
  );
  return [...new Map([...lying, ...said])];
}

function outputProblems({ outputs }: FinishedStep): string[] {
  const figures = ['critical', 'important', 'suggestions', 'unproven', 'reviewers-completed'];
  return Object.entries(outputs).flatMap(([name, value]) => [
    ...(name in actionOutputs ? [] : [`${name} is not in action.yml`]),
    ...(/[\r\n\0]/u.test(value) || !value.isWellFormed() ? [`${name} is more than a line`] : []),
    ...(figures.includes(name) && !/^\d+$/u.test(value) ? [`${name} is no number`] : []),
    ...(name === 'outcome' && !gateOutcomes.some((outcome) => outcome === value) ? ['outcome is not one of four'] : []),
    ...(name === 'verdict' && !verdicts.some((verdict) => verdict === value) ? ['verdict is not one of four'] : []),
  ]);
}

function annotationProblems({ annotations }: FinishedStep): string[] {
  const placed = annotations.filter(({ properties }) => properties['file'] !== undefined);
  return [
    ...['error', 'warning', 'notice'].flatMap((level) =>
      atMost(placed.filter(({ name }) => name === level).length, limits.annotations),
    ),
    ...placed.flatMap(({ message, properties: { title = '', file = '', line = '', endLine = '' } }) => [
      ...(message === '' || title === '' ? ['an annotation says nothing'] : []),
      ...atMost(title.length, limits.title),
      ...atMost(message.length, limits.annotation),
      ...(/^(?!\/)./u.test(file) ? [] : [`${file} is no path from the root`]),
      ...(Number(line) >= 1 && Number(endLine) >= Number(line) ? [] : [`lines ${line} to ${endLine} are none`]),
    ]),
  ];
}

function atMost(count: number, most: number): string[] {
  return count <= most ? [] : [`${count} long, ${most} are allowed`];
}
