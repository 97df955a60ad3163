import { dismiss } from './dismiss.ts';
import { full } from './full.ts';
import { help } from './help.ts';
import { override } from './override.ts';
import { reopen } from './reopen.ts';
import { review } from './review.ts';
import type { Verb } from './verb.ts';

/** All that a comment can ask for, in the order of `help`. */
export const verbs: readonly Verb[] = [review, full, dismiss, reopen, override, help];
