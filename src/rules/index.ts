import { addressesReviewers } from './addresses-reviewers.ts';
import { changedInstructions } from './changed-instructions.ts';
import { hiddenText } from './hidden-text.ts';
import { hidingAttributes } from './hiding-attributes.ts';
import { lfsPointer } from './lfs-pointer.ts';
import { lockFileAlone } from './lock-file-alone.ts';
import { lockFileHost } from './lock-file-host.ts';
import { newGeneratedMark } from './new-generated-mark.ts';
import { outsideSymlink } from './outside-symlink.ts';
import type { CodeRule } from './rule.ts';
import { submodule } from './submodule.ts';
import { unreadableBinary } from './unreadable-binary.ts';

/** All rules of code. */
export const rules: readonly CodeRule[] = [
  unreadableBinary,
  addressesReviewers,
  hiddenText,
  outsideSymlink,
  submodule,
  lfsPointer,
  changedInstructions,
  hidingAttributes,
  newGeneratedMark,
  lockFileHost,
  lockFileAlone,
];
