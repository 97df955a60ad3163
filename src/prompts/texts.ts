import { deltaText } from './delta-text.ts';
import { editorSystem, editorTask, proseProblems, submitProse } from './editor.ts';
import { guidelineHeading, guidelineRows, guidelineText, severityRows } from './guideline-rows.ts';
import { languageRow } from './language-row.ts';
import { brokenPartition, earlierRows, partitionSystem, partitionTask, submitPartition } from './partition.ts';
import { missingAnswers, recheckTask, submitRechecks, unfoundAnswers } from './recheck.ts';
import {
  missingReceipts,
  partRows,
  reviewerContext,
  reviewerTask,
  submitReview,
  unfoundCitations,
  unseenFiles,
} from './reviewer.ts';
import { lenses, readingOrder } from './seat.ts';
import { reviewSystem } from './system.ts';
import { missingRulings, submitRulings, unfoundEvidence, verifierTask, withCause, withoutLines } from './verifier.ts';

/**
 * Every sentence that a model is told by prompts, whatever the change: equal for two programs that tell the same. A function
 * stands here with its own text, which has each sentence that it may say.
 */
export const promptTexts: readonly string[] = [
  ...[reviewSystem, partitionSystem, editorSystem, withCause, withoutLines, ...lenses],
  ...[submitReview, submitRulings, submitRechecks, submitPartition, submitProse].map((tool) => JSON.stringify(tool)),
  ...[reviewerContext, deltaText, reviewerTask, partRows, readingOrder].map(String),
  ...[guidelineRows, guidelineHeading, guidelineText, severityRows, languageRow].map(String),
  ...[unseenFiles, missingReceipts, unfoundCitations].map(String),
  ...[verifierTask, missingRulings, unfoundEvidence, recheckTask, missingAnswers, unfoundAnswers].map(String),
  ...[partitionTask, earlierRows, brokenPartition, editorTask, proseProblems].map(String),
];
