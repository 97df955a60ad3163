import { ProviderError, secretsOf } from '../agent/provider.ts';
import type { Vendor } from '../agent/vendor.ts';
import { readAccess } from '../config/access.ts';
import { agree } from '../config/agree.ts';
import { type FileConfig, noFile } from '../config/file.ts';
import type { ReadInput } from '../config/inputs.ts';
import { requireKeys } from '../config/require-keys.ts';
import { settleInputs } from '../config/settle.ts';
import { oldestForLocal, requireGit } from '../git/local/require-git.ts';
import { createRedactor } from '../lib/redact.ts';
import { messageOf, UserError } from '../lib/user-error.ts';
import { vendors } from '../providers/index.ts';
import { allTokens, failureOf, type Reviewer, remedies, toldFailure } from '../types.ts';
import { connections, modelChecks, openInputs } from '../worlds/connections.ts';
import { tellToken } from '../worlds/token.ts';
import { byVariables, inOwnNames } from './flags.ts';

/** One thing that a run needs. */
export interface Check {
  readonly name: string;
  readonly isWell: boolean;
  readonly told: string;
  /** What to do; null where nothing is wrong. */
  readonly remedy: string | null;
}

/** Fewer are refused by some vendors. */
const fewestTokens = 256;
const longestMs = 60_000;
const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'];

/**
 * Looks at everything that a run rests on. The model of each reviewer is looked for as before a run, and then it is asked one
 * short question: that is the cheapest request which shows that key, address and model are right.
 */
export async function doctor(given: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** @throws {UserError} where there is no key */
  readonly read: () => ReadInput;
  /** The configuration file here; null where there is none. @throws {UserError} */
  readonly readFile: () => Promise<FileConfig | null>;
  readonly typed: ReadonlySet<string>;
  readonly cancel: AbortSignal;
  /** In place of all that there are. */
  readonly vendors?: readonly Vendor<string>[];
}): Promise<readonly Check[]> {
  const { environment, cancel, vendors: offered = vendors } = given;
  const node: Check = { name: 'Node', isWell: true, told: process.versions.node, remedy: null };
  const set = proxies.filter((name) => environment[name]);
  const proxy: Check = { name: 'proxy', isWell: true, told: set.join(', ') || 'none', remedy: null };
  let file: FileConfig | null = null;
  const [git, configuration] = [
    await check('git', () => requireGit({ path: environment['PATH'] ?? '', signal: cancel }, oldestForLocal)),
    await check('configuration file', async () => {
      file = await given.readFile();
      return file?.place === null || file === null ? 'none' : `\`${file.place.path}\` holds`;
    }),
  ];
  const token = await check('GITHUB_TOKEN', async () => {
    const signal = AbortSignal.any([cancel, AbortSignal.timeout(longestMs)]);
    return (await tellToken(environment, signal)) ?? '';
  });
  let reviewers: readonly Check[] = [];
  const keys = await check('keys', async () => {
    const read = given.read();
    const access = readAccess(read, offered);
    const redact = createRedactor([...access.values()].flatMap(secretsOf));
    const choosable = {
      ...openInputs(read, access),
      vendors: byVariables(offered),
      typed: given.typed,
      now: Date.now(),
    };
    requireKeys(choosable, { keyless: null });
    const { config } = agree(settleInputs(read, choosable), file ?? noFile, choosable);
    const [connect, checkModel] = [connections(access), modelChecks(access, offered)];
    reviewers = await Promise.all(config.reviewers.map((one) => ask(one, { connect, checkModel, redact, cancel })));
    return `of ${[...access.keys()].join(', ')}`;
  });
  return [node, git, proxy, configuration, ...(token.told === '' ? [] : [token]), keys, ...reviewers];
}

async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, isWell: true, told: (await look()).trim(), remedy: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const own = (words: string) => inOwnNames(words, vendors);
    return { name, isWell: false, told: own(messageOf(error)), remedy: own(error.remedy) };
  }
}

async function ask(
  reviewer: Reviewer,
  {
    connect,
    checkModel,
    redact,
    cancel,
  }: {
    readonly connect: ReturnType<typeof connections>;
    readonly checkModel: ReturnType<typeof modelChecks>;
    readonly redact: (text: string) => string;
    readonly cancel: AbortSignal;
  },
): Promise<Check> {
  const name = `${reviewer.name} (${reviewer.provider}/${reviewer.model})`;
  const signal = AbortSignal.any([cancel, AbortSignal.timeout(longestMs)]);
  const session = connect(reviewer).open({
    ...{ model: reviewer.model, effort: reviewer.effort === null ? null : 'low', tools: [], idleTimeoutMs: longestMs },
    ...{ system: 'Answer with the word OK.', context: 'A test of the connection.', maxOutputTokens: fewestTokens },
  });
  try {
    const note = await checkModel(reviewer, { now: Date.now(), signal });
    const { model, usage } = await session.send('Answer now.', signal);
    const told = `${redact(model)} answered, ${allTokens(usage)} tokens${note === null ? '' : `. ${redact(note)}`}`;
    return { name, isWell: true, told, remedy: null };
  } catch (error) {
    cancel.throwIfAborted();
    if (!(error instanceof ProviderError) && !signal.aborted) throw error;
    const reason = error instanceof ProviderError ? error.reason : 'timeout';
    const words = error instanceof ProviderError ? error.words : null;
    const told = toldFailure(failureOf(reason, messageOf(error), words));
    return { name, isWell: false, told: redact(told), remedy: remedies[reason] };
  }
}

/** The checks as lines of a table, and what to do below those that fail. */
export function tableOf(checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .flatMap(({ name, isWell, told, remedy }) =>
      [
        `${isWell ? 'ok    ' : 'FAILS '} ${name.padEnd(width)}  ${told}`,
        ...(remedy === null ? [] : [`       ${' '.repeat(width)}  ${remedy}`]),
        '',
      ].slice(0, remedy === null ? 1 : 2),
    )
    .concat('')
    .join('\n');
}
