import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createEvents } from '../events/event.ts';
import { openKept } from '../git/kept/open-kept.ts';
import { createRedactor } from '../lib/redact.ts';
import { vendors } from '../providers/index.ts';
import { callName, errorOf, failureOf } from './recordings/calls.ts';
import { conduct } from './recordings/conductor.ts';
import type { Answered, Manifest, Recorded } from './recordings/form.ts';
import { type ReadRecording, readRecording } from './recordings/read-recording.ts';
import { replaySessions } from './recordings/replayed-sessions.ts';
import { digestOf } from './recordings/write-recording.ts';
import { keptBack } from './recordings/written-down.ts';
import { createLog, type Runner } from './runner.ts';
import type { Destinations, World } from './world.ts';

/** A recorded run, to be run again. */
export interface Replay {
  readonly world: World;
  readonly manifest: Manifest;
  /** Texts of the files that the recorded run wrote, by output. */
  readonly published: ReadRecording['published'];
  /** Once it has ended: what the recording holds and the run did not ask for; null: nothing. */
  readonly left: () => string | null;
}

/**
 * The world of a recorded run. Nothing of it has an address: models, GitHub, the clock and the repository answer from the
 * recording, and what is sent goes nowhere.
 * @param from.folder holds the recording
 * @param from.program version of this program
 * @throws {UserError} for a recording that cannot be replayed
 */
export function openReplay(from: {
  readonly folder: string;
  readonly program: string;
  /** PATH, to find git. */
  readonly path: string;
  readonly runner: Runner;
  readonly cancel: AbortSignal;
  /** A folder for what is temporary, which the caller removes. */
  readonly temporary: string;
  /** Where the report goes. */
  readonly reportDirectory: string;
}): Replay {
  const { folder, runner, cancel } = from;
  const { manifest, recorded, published } = readRecording(folder, from.program);
  const { world, calls, heard } = recorded;
  const conductor = conduct(recorded, (place) => placeIn(recorded, place));
  const sessions = replaySessions(recorded, conductor);
  const asked = new Map<string, number>();

  async function ask(name: string): Promise<unknown> {
    const outcomes = calls[name] ?? [];
    const at = asked.get(name) ?? 0;
    asked.set(name, at + 1);
    // Who asks more often than it was asked is told what was told last.
    const outcome = outcomes[Math.min(at, outcomes.length - 1)];
    if (outcome === undefined) return conductor.fail(`it asks for \`${name}\`.`);
    if ('open' in outcome) return conductor.unlessFailed(new Promise<never>(() => undefined));
    if ('failure' in outcome) throw failureOf(outcome.failure);
    if ('thrown' in outcome) throw errorOf(outcome);
    return outcome.value;
  }
  const port = <Port extends object>(name: string, methods: readonly (keyof Port & string)[]): Port => {
    const entries = methods.map((method) => [
      method,
      (...given: readonly unknown[]) => ask(callName(`${name}.${method}`, given)),
    ]);
    return Object.fromEntries(entries) as Port;
  };
  const isThere = (name: string) => world.there.includes(name);
  const redact = createRedactor([keptBack]);
  return {
    manifest,
    published,
    left: sessions.left,
    world: {
      trigger: async () => (await ask('trigger')) as Awaited<ReturnType<World['trigger']>>,
      inputs: {
        read: (name) => (name === 'report-directory' ? '' : (world.inputs[name] ?? '')),
        ...{ vendors, withKey: new Set(world.withKey) },
        ...(world.typed === null ? {} : { typed: new Set(world.typed) }),
      },
      source: port<World['source']>('source', [
        ...(['readChange', 'readHead', 'readProtected', 'readBaseFile', 'readThreads'] as const),
      ]),
      neighbours: isThere('neighbours')
        ? port<NonNullable<World['neighbours']>>('neighbours', ['withHead', 'live', 'group', 'remembered'])
        : null,
      async openRepo({ headSha }) {
        // What is recorded of a change is read as it stands, and git must be given no other words.
        if (headSha !== recorded.repository.headSha)
          return conductor.fail('what is reviewed is not what the recording has the objects of.');
        return openKept(recorded.repository, {
          ...{ folder, path: from.path, signal: cancel, directory: join(from.temporary, 'objects') },
        });
      },
      destinations: () => ({
        comment: isThere('to.comment')
          ? {
              ...port<NonNullable<Destinations['comment']>>('comment', ['earlier', 'ofBots', 'now']),
              show: async () => 'shown',
              write: async () => ({ outcome: 'updated', url: '' }),
              amend: async () => 'unchanged',
            }
          : null,
        inlineComments: isThere('to.inlineComments')
          ? async () => ({ outcome: 'posted', posted: [], onFile: [], known: [], leftOut: [] })
          : null,
        markComments: isThere('to.markComments')
          ? async () => ({ said: [], resolved: [], refused: [], left: [] })
          : null,
        status: isThere('to.status') ? async () => 'set' : null,
        lastStatus: isThere('to.lastStatus') ? async () => (await ask('lastStatus')) as never : null,
        hadStatus: isThere('to.hadStatus') ? async () => (await ask('hadStatus')) as boolean : null,
      }),
      conversation: isThere('conversation')
        ? () => ({
            ...port<ReturnType<NonNullable<World['conversation']>>>('conversation', ['comments', 'rightsOf']),
            react: async () => 'set',
            reply: async () => 'sent',
          })
        : null,
      connect: sessions.connect,
      ...(isThere('checkModel')
        ? { checkModel: async ({ name }) => (await ask(`checkModel ${name}`)) as string | null }
        : {}),
      ...(world.previous === null ? {} : { previous: world.previous as NonNullable<World['previous']> }),
      seal:
        world.repository === null
          ? null
          : {
              repository: world.repository,
              sign: () => ['A'.repeat(43)],
              verifies: (text) =>
                calls[`seal.verifies ${digestOf(text)}`]?.some((said) => 'value' in said && said.value === true) ===
                true,
            },
      async first(underWay) {
        // Others than the one that is waited for may fail with the replay.
        for (const ending of underWay.values()) ending.catch(() => undefined);
        const name = heard.shift() ?? '';
        const ending = underWay.get(name);
        if (ending === undefined)
          return conductor.fail(`${name || 'nothing more'} should end next, and is not under way.`);
        return [name, await conductor.unlessFailed(ending)];
      },
      ...{ run: world.run, runner, events: createEvents(), log: createLog(runner, redact), clock: conductor.clock },
      ...{ seed: world.seed, redact, cancel, isDebug: world.isDebug, runUrl: world.runUrl, actionUrl: world.actionUrl },
      handover: world.handover && handedAgain(world.handover, join(from.temporary, 'stages')),
      reportDirectory: from.reportDirectory,
    },
  };
}

/** What other jobs had handed to the recorded one, in a folder that it finds it in, and nothing else. */
function handedAgain(
  { repository, files }: NonNullable<Recorded['world']['handover']>,
  directory: string,
): NonNullable<World['handover']> {
  for (const [place, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, place)), { recursive: true });
    writeFileSync(join(directory, place), text);
  }
  return { directory, repository };
}

const isAt =
  (place: number) =>
  ({ began, ended }: Answered) =>
    began === place || ended === place;

/** For people. */
function placeIn({ sessions }: Recorded, place: number): string {
  for (const { reviewer, asked, exchanges, renewals } of sessions) {
    const due = renewals?.due.includes(place) || renewals?.exchanges.some(isAt(place));
    if (due) return `a renewal of what sessions of ${reviewer} share`;
    if (asked.includes(place)) return `turn ${asked.indexOf(place) + 1} of a session of ${reviewer}`;
    const at = exchanges.findIndex(isAt(place));
    if (at >= 0) return `turn ${at + 1} of a session of ${reviewer}`;
  }
  return 'its end';
}
