import type { Tool } from '../agent/tool.ts';
import { history } from './history.ts';
import { listFiles } from './list-files.ts';
import { readDiff } from './read-diff.ts';
import { readFile } from './read-file.ts';
import { search } from './search.ts';

/** Every tool that a reviewer has. All of them only read. */
export const tools: readonly Tool[] = [readFile, readDiff, search, listFiles, history];
