import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Script } from '../../../test/support/vendors.ts';
import type { Candidate, Ended } from '../measure.ts';
import { type BenchRepository, lineOf, pathOf } from '../repository.ts';
import { type InstalledPeer, peerEnvironment } from './installed.ts';
import { type Peer, toolNames } from './peer.ts';

/** What all of them are told. */
const prompt =
  'Review the pull request that is checked out here, branch topic, against the branch main. ' +
  'Read what you need with the tools, which read the repository at its head. ' +
  'Say at the end what is wrong with the change: where, how it fails, and how to mend it. Say it in one message.';
const closing = 'Nothing found, says the script.';

export interface PeerTask {
  readonly repository: BenchRepository;
  /** Of its head, with a work tree. */
  readonly checkout: string;
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
          folder: task.checkout,
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
    const path = pathOf((request.turn - 1) % files);
    for (const peer of peers.filter(({ vendor }) => vendor === request.vendor)) {
      const aside = peer.aside?.(request) ?? null;
      if (aside !== null) return aside;
      const call = peer.read(request, { checkout, path });
      if (call === null) continue;
      if (request.turn <= turns) return { calls: [call] };
      const sent = JSON.stringify(request.body);
      const read = Array.from({ length: Math.min(turns, files) }, (_, file) => lineOf(file, 0, 1).trimEnd());
      const lacking = read.filter((line) => !sent.includes(line)).length;
      if (lacking === 0) return { text: closing };
      throw new Error(`${lacking} of ${read.length} files were not read: ${JSON.stringify(request.toolTexts)}`);
    }
    throw new Error(`no tool that is known to read files is among ${toolNames(request.body['tools']).join(', ')}`);
  };
}
