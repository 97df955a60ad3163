import { readFileSync } from 'node:fs';
import { firstToEnd } from '../agent/first.ts';
import type { OpenedRepo } from '../git/fetch.ts';
import { messageOf } from '../lib/user-error.ts';
import { vendors } from '../providers/index.ts';
import { through } from './recordings/calls.ts';
import type { Origin } from './recordings/form.ts';
import { handedIn, handedOn } from './recordings/handed.ts';
import { startTape, type Tape } from './recordings/tape.ts';
import { digestOf, type ToWrite, writeRecording } from './recordings/write-recording.ts';
import { openPen } from './recordings/written-down.ts';
import type { Destinations, World } from './world.ts';

export { requireOwn } from './recordings/write-recording.ts';

/** What a destination is asked; what is sent to one, a replay sends nowhere. */
const asked = ['earlier', 'ofBots', 'now', 'comments', 'rightsOf'];

/** The report does not wait for these: what comes of them once it is made has no part in it. */
const forgone = ['source.readThreads'];

/** Why a recording has no objects. */
const secretSent = 'The repository holds a secret of the workflow.';
const secretHanded = 'What jobs hand to each other holds a secret of the workflow.';

/** Limit of waiting for files that no reviewer asked for, in milliseconds. */
const longestWaitMs = 30_000;

/** Outputs that name a file of the report. */
const published = ['report-json', 'report-markdown', 'report-html', 'report-sarif'];

/**
 * The same world, and everything that a run of it hears through its ports is written into a folder once it has ended: what
 * `openReplay` makes a world of. A recording that cannot be written is a warning; the run is as it would be without one.
 * @param to.program version of the program
 */
export function recordRun(world: World, to: { readonly folder: string; readonly program: string }): World {
  const { clock, source, neighbours, conversation, seal, redact, runner } = world;
  const tape = startTape(() => clock.now());
  const moments: Record<string, number> = {};
  const inputs: Record<string, string> = {};
  const files = new Map<string, string>();
  const there = new Set<string>();
  let began: number | null = null;
  let isWhole = false;
  let wasOpened = false;
  const handover = (world.inputs.read('stage').trim() || 'all') === 'all' ? null : world.handover;
  const handed = handover === null ? {} : handedIn(handover.directory);
  world.events.listen((event) => {
    isWhole ||= event.kind === 'concluded';
  });

  function handOn(path: string | null): void {
    if (path === null) return;
    files.set('handover', path);
    isWhole = true;
  }
  const isThere = <Port>(name: string, port: Port | null): Port | null => {
    if (port !== null) there.add(name);
    return port;
  };
  const only = <Port extends object>(port: Port, name: string): Port => {
    const taped = through(port, name, tape.call);
    return { ...port, ...Object.fromEntries(Object.entries(taped).filter(([method]) => asked.includes(method))) };
  };
  function destinations(of: Parameters<World['destinations']>[0]): Destinations {
    const to = world.destinations(of);
    for (const [name, port] of Object.entries(to)) isThere(`to.${name}`, port);
    const { comment, lastStatus, hadStatus } = to;
    return {
      ...to,
      comment: comment && only(comment, 'comment'),
      lastStatus: lastStatus && ((deadline) => tape.call('lastStatus', () => lastStatus(deadline))),
      hadStatus: hadStatus && ((deadline) => tape.call('hadStatus', () => hadStatus(deadline))),
    };
  }

  async function write(opened: OpenedRepo): Promise<void> {
    // A run that is given up has seconds left, and its last words are worth more.
    if (world.cancel.aborted) return world.log.line('recording: none, for the run was cancelled');
    const pen = openPen(redact);
    const holdsSecret = holdsAny([...Object.values(handed), textOf(files.get('handover'))], redact);
    if (holdsSecret) files.delete('handover');
    const recorded: ToWrite['recorded'] = {
      world: {
        ...pen.hide({ seed: world.seed, run: world.run, runUrl: world.runUrl, actionUrl: world.actionUrl, inputs }),
        isDebug: world.isDebug,
        withKey: [...world.inputs.withKey],
        typed: world.inputs.typed === undefined ? null : [...world.inputs.typed],
        repository: seal?.repository ?? null,
        there: [...there],
        previous: pen.hide(world.previous ?? null),
        handover: handover && { repository: handover.repository, files: holdsSecret ? {} : handed },
      },
      ...pen.hide({ began: began ?? 0, moments, heard: tape.heard }),
      calls: Object.fromEntries([...tape.calls].map(([name, outcomes]) => [pen.hide(name), outcomes.map(pen.outcome)])),
      sessions: tape.sessions.map(pen.session),
      texts: [...pen.texts],
    };
    // All has been said by now.
    opened.repo.waitUntil(clock.deadline(longestWaitMs));
    const withoutObjects = holdsSecret ? secretHanded : pen.sentSecret() ? secretSent : null;
    const origins = originsOf(tape, world.inputs);
    const { program } = to;
    const lacking = await writeRecording(
      to.folder,
      { recorded, program, origins, isWhole, withoutObjects, files },
      { keep: (folder) => opened.keep(folder, (text) => redact(text) !== text) },
    );
    if (lacking !== null)
      world.log.warning(`The recording is without the objects of the repository, and cannot be replayed: ${lacking}`);
    world.log.line(`recording: ${to.folder}`);
  }

  const checkModel = isThere('checkModel', world.checkModel ?? null);
  isThere('neighbours', neighbours);
  isThere('conversation', conversation);
  return {
    ...world,
    trigger: () => tape.call('trigger', world.trigger),
    inputs: {
      ...world.inputs,
      read(name) {
        const value = world.inputs.read(name);
        inputs[name] = value;
        return value;
      },
    },
    source: through(source, 'source', tape.call),
    neighbours: neighbours && through(neighbours, 'neighbours', tape.call),
    async close() {
      await world.close?.();
      if (!wasOpened) world.log.warning('Nothing of this run is recorded: it came to no review.');
    },
    async openRepo(change) {
      wasOpened = true;
      const opened = await world.openRepo(change);
      return {
        ...opened,
        async [Symbol.asyncDispose]() {
          await write(opened).catch((error) => {
            world.log.warning(`This run could not be recorded: ${messageOf(error)}`);
          });
          await opened[Symbol.asyncDispose]();
        },
      };
    },
    destinations,
    conversation: conversation && ((number) => only(conversation(number), 'conversation')),
    connect: (reviewer) => tape.provider(world.connect(reviewer), reviewer),
    ...(checkModel === null
      ? {}
      : { checkModel: (of, time) => tape.call(`checkModel ${of.name}`, () => checkModel(of, time)) }),
    seal: seal && {
      ...seal,
      verifies(text, marks) {
        const isOurs = seal.verifies(text, marks);
        tape.said(`seal.verifies ${digestOf(text)}`, isOurs);
        return isOurs;
      },
    },
    async first(underWay) {
      const ended = await (world.first ?? firstToEnd)(underWay);
      tape.heard.push(ended[0]);
      return ended;
    },
    runner: {
      ...runner,
      output(name, value) {
        if (published.includes(name)) files.set(name, value);
        if (name === 'handover' && handover !== null) handOn(handedOn(handover.directory, value));
        runner.output(name, value);
      },
    },
    clock: {
      ...clock,
      now(what) {
        const time = clock.now(what);
        began ??= time;
        if (what === undefined) return time;
        moments[what] = time;
        if (what === 'the report is made') tape.forgo(forgone);
        return time;
      },
    },
  };
}

function holdsAny(texts: readonly string[], redact: (text: string) => string): boolean {
  return texts.some((text) => redact(text) !== text);
}

function textOf(path: string | undefined): string {
  return path === undefined ? '' : readFileSync(path, 'utf8');
}

/** An address of one's own can be anybody's. */
function originsOf({ sessions }: Tape, { read }: World['inputs']): Record<string, Origin> {
  const asked = new Set(sessions.map(({ provider }) => provider));
  const entries = vendors
    .filter(({ name }) => asked.has(name))
    .map(({ name, address, addressInput }): [string, Origin] => {
      const given = read(addressInput).trim().replace(/\/+$/, '');
      const isOwn = 'own' in address && (given === '' || given === address.own);
      return [name, isOwn ? 'model' : 'scripted or unknown server'];
    });
  return Object.fromEntries(entries);
}
