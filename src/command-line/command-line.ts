import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usualConfigFile } from '../config/file.ts';
import { topOf } from '../git/local/borrow.ts';
import { logSafe } from '../lib/log.ts';
import { maskTokens } from '../lib/mask-tokens.ts';
import { createRedactor } from '../lib/redact.ts';
import { messageOf, UserError } from '../lib/user-error.ts';
import { vendors } from '../providers/index.ts';
import { readLocalFile, summaryOf } from './check-config.ts';
import { doctor, tableOf } from './doctor.ts';
import { inOwnNames, inputsOf, keysIn, readFace } from './flags.ts';
import { type ExitCode, exitCodes, type Host } from './host.ts';
import { readArguments } from './program.ts';
import { review } from './review.ts';

/** One call of the program at a command line, from its arguments to its exit code. Never rejects. */
export async function commandLine(host: Host): Promise<ExitCode> {
  const redact = createRedactor(keysIn(host.environment, vendors));
  const tell = (text: string) => host.err(logSafe(maskTokens(redact(inOwnNames(text, vendors)))));
  try {
    const code = await perform(host, tell);
    if (!host.cancel.aborted) return code;
  } catch (error) {
    if (!host.cancel.aborted) {
      const isOurs = !(error instanceof UserError);
      const words = isOurs && error instanceof Error ? (error.stack ?? error.message) : messageOf(error);
      tell(`error: ${words}\n${isOurs ? 'This is a bug of the program: please report it.' : error.remedy}`);
      return exitCodes.error;
    }
  }
  host.err('Cancelled.');
  return exitCodes.cancelled;
}

async function perform(host: Host, tell: (text: string) => void): Promise<ExitCode> {
  const asked = readArguments(host);
  if (asked.kind !== 'told') host.prepare?.();
  const { environment, cancel } = host;
  const topOfRepo = (repo: string) => topOf({ folder: resolve(repo), path: environment['PATH'] ?? '', signal: cancel });
  switch (asked.kind) {
    case 'told':
      return asked.isWell ? exitCodes.clean : exitCodes.error;
    case 'review':
      return review(asked.flags, host);
    case 'check-config':
      return checkConfig(await topOfRepo(asked.repo), asked.file, { out: host.out, tell });
    case 'doctor': {
      const { typed } = asked;
      const checks = await doctor({
        ...{ environment, cancel, typed: new Set(Object.keys(typed)) },
        read: () => inputsOf(typed, { environment, face: readFace(host.face), vendors }),
        async readFile() {
          const top = await topOfRepo(asked.repo);
          const named = typed['config'] ?? usualConfigFile;
          const isThere = existsSync(join(top, named)) || 'config' in typed;
          return isThere ? readLocalFile(top, join(top, named)) : null;
        },
      });
      host.out(tableOf(checks));
      return checks.every(({ isWell }) => isWell) ? exitCodes.clean : exitCodes.blocking;
    }
  }
}

/** 1, and no error of the program, where the file does not hold: a hook can tell the two apart. */
async function checkConfig(
  top: string,
  file: string | null,
  { out, tell }: { readonly out: (text: string) => void; readonly tell: (text: string) => void },
): Promise<ExitCode> {
  try {
    out(summaryOf(await readLocalFile(top, file)));
    return exitCodes.clean;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell(`error: ${error.message}\n${error.remedy}`);
    return exitCodes.blocking;
  }
}
