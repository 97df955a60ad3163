import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Script, ScriptedRequest } from '../../../test/support/vendors.ts';
import type { Candidate, Ended } from '../measure.ts';
import { type BenchRepository, lineOf, pathOf } from '../repository.ts';
import type { Checkout } from './check-out.ts';
import { type InstalledPeer, peerEnvironment } from './installed.ts';
import { type Peer, toolNames } from './peer.ts';

/** What all of them are told, beside the change, which comes by their standard input. */
const prompt =
  'Review the pull request that is checked out here, branch topic, against the branch main: its diff follows. ' +
  'Read what you need with the tools, which read the repository at its head. ' +
  'Say at the end what is wrong with the change: where, how it fails, and how to mend it. Say it in one message.';
const closing = 'Nothing found, says the script.';

export interface PeerTask {
  readonly repository: BenchRepository;
  readonly checkout: Checkout;
  readonly turns: number;
  /** That the change touches; a turn reads the next of them. */
  readonly files: number;
}

/** Programs that are started together, each with a home folder of its own that is new in every run. */
export function peerCandidate(started: readonly InstalledPeer[], task: PeerTask): Candidate {
  const names = started.map(({ peer, version }) => (version === null ? peer.program : `${peer.program} ${version}`));
  return {
    name: started.length === 1 ? String(names[0]) : `${started.map(({ peer }) => peer.program).join(', ')} at once`,
    script: conversation(
      started.map(({ peer }) => peer),
      task,
    ),
    repository: task.repository,
    vendors: started.map(({ peer }) => peer.vendor),
    mayFail: true,
    launch: ({ folder, url }) =>
      started.map(({ peer, path }) => {
        const [home, temporary] = [join(folder, peer.program, 'home'), join(folder, peer.program, 'temp')];
        mkdirSync(temporary, { recursive: true });
        mkdirSync(home);
        for (const [name, text] of Object.entries(peer.files(url(peer.vendor)))) {
          mkdirSync(dirname(join(home, name)), { recursive: true });
          writeFileSync(join(home, name), text);
        }
        return {
          command: [path, ...peer.arguments(prompt)],
          ...{ folder: task.checkout.folder, input: task.checkout.diff },
          environment: { ...peerEnvironment(path, home, temporary), ...peer.environment(url(peer.vendor)) },
          objection,
        };
      }),
  };
}

/** A run counts where the program came to its end and printed the last message of the script. */
function objection({ exitCode, printed }: Ended): string | null {
  if (exitCode !== 0) return `it ended with code ${exitCode}`;
  return printed.includes(closing) ? null : 'it did not print the last message';
}

/**
 * What the models say: they read a changed file a turn, with the tool of whoever asks. Written by hand.
 * @throws for a request that no program of these is known to make, and when what was read does not come back
 */
export function conversation(peers: readonly Peer[], { turns, files, checkout }: PeerTask): Script {
  return (request) => {
    const fileOf = (turn: number) => (turn - 1) % files;
    for (const peer of peers.filter(({ vendor }) => vendor === request.vendor)) {
      const aside = peer.aside?.(request) ?? null;
      if (aside !== null) return aside;
      const call = peer.read(request, { checkout: checkout.folder, path: pathOf(fileOf(request.turn)) });
      if (call === null) continue;
      if (request.turn > 1) checkRead(request, fileOf(request.turn - 1));
      return request.turn <= turns ? { calls: [call] } : { text: closing };
    }
    throw new Error(`no tool that is known to read files is among ${toolNames(request.body['tools']).join(', ')}`);
  };
}

/** @throws when no tool answered with the first line of a file, in the words of the tool */
function checkRead({ toolTexts }: ScriptedRequest, file: number): void {
  const isRead = toolTexts.some((text) => text.includes(lineOf(file, 0, 1).trimEnd()));
  if (!isRead) throw new Error(`its tool was to read ${pathOf(file)}, and said: ${toolTexts.join(' ')}`);
}
