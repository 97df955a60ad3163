import { claude } from './claude.ts';
import { codex } from './codex.ts';
import { gemini } from './gemini.ts';
import type { Peer } from './peer.ts';

/** One file of this folder for each. */
export const peers: readonly Peer[] = [claude, codex, gemini];
