import type { CodeRule } from './rule.ts';
import { unreadableBinary } from './unreadable-binary.ts';

/** All rules of code. */
export const rules: readonly CodeRule[] = [unreadableBinary];
