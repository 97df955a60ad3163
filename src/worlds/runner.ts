import * as core from '@actions/core';
import { type Log, logSafe } from '../lib/log.ts';
import { maskTokens } from '../lib/mask-tokens.ts';
import type { Annotation } from '../render/lines/annotations.ts';

/** What takes a run's lines, pages and values: the runner of GitHub Actions, or a terminal. */
export interface Runner {
  /** Keeps a text out of everything that the runner prints from now on. */
  secret(text: string): void;
  line(text: string): void;
  warning(text: string): void;
  error(text: string, title: string): void;
  group(title: string, lines: readonly string[]): void;
  /** Takes the place of what the summary of this step held before. */
  summary(markdown: string): Promise<void>;
  output(name: string, value: string): void;
  annotate(annotation: Annotation): void;
}

/** The runner of GitHub Actions: workflow commands on the standard output, and the files that it names. */
export const actionsRunner: Runner = {
  secret: core.setSecret,
  line: core.info,
  warning: (text) => core.warning(text),
  error: (text, title) => core.error(text, { title }),
  group(title, lines) {
    core.startGroup(title);
    for (const line of lines) core.info(line);
    core.endGroup();
  },
  summary: async (markdown) => void (await core.summary.addRaw(markdown, true).write({ overwrite: true })),
  output: core.setOutput,
  annotate({ level, message, title, path, startLine, endLine }) {
    const place = { title: logSafe(title), file: path, startLine, endLine };
    const print = { error: core.error, warning: core.warning, notice: core.notice }[level];
    print(logSafe(message), place);
  },
};

/** The job log. It repeats titles and details of models, who may quote a credential of the repository. */
export function createLog(runner: Runner, redact: (text: string) => string): Log {
  const clean = (text: string) => logSafe(maskTokens(redact(text)));
  return {
    line: (text) => runner.line(clean(text)),
    warning: (text) => runner.warning(clean(text)),
    group: (title, lines) => runner.group(clean(title), lines.map(clean)),
  };
}
