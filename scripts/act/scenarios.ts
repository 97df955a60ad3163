import {
  commentEvent,
  type PullScript,
  pullRequestEvent,
  pushEvent,
  workflowDispatchEvent,
} from '../../test/support/github/payloads.ts';
import type { GitHubState } from '../../test/support/github/state.ts';
import { mergeGroupEvent, queueOf } from '../../test/support/queued.ts';

type Json = Record<string, unknown>;

/** What happens on GitHub, and what a workflow of examples/ makes of it. */
export interface Scenario {
  readonly happens: string;
  readonly eventName:
    | 'pull_request'
    | 'pull_request_target'
    | 'workflow_dispatch'
    | 'issue_comment'
    | 'merge_group'
    | 'push';
  /** Lines of the workflow that act cannot run; left out: all of it runs. */
  readonly leavesOut?: RegExp;
  /** What GitHub tells of the pull request, and of the comment of that number. */
  readonly payload: (pull: PullScript, serverUrl: string, comment: number) => Json;
  readonly pull: Partial<PullScript>;
  /** The comment that starts it, by somebody who may write; null: nobody wrote one. */
  readonly said: ((pull: Pick<PullScript, 'headSha'>) => string) | null;
  /** A round has reviewed the head before it. */
  readonly isReviewed?: boolean;
  /** What a merge queue has made. */
  readonly queue?: GitHubState['queue'];
  /** Whether the change has the defect that every reviewer finds. */
  readonly isBroken: boolean;
  /** A pull request from a fork has none. */
  readonly hasSecrets: boolean;
  readonly exitCode: 0 | 1;
  /** States of each commit status, in order. */
  readonly statuses: Readonly<Record<string, readonly string[]>>;
  /** Names of the actions of others that run. */
  readonly others: readonly string[];
  /** The vendors that are asked, in the order of the alphabet. */
  readonly asked: readonly string[];
  readonly comments: number;
  /** What the log says, where the rest would look the same had nothing run. */
  readonly says: string;
}

export const green: Scenario = {
  happens: 'a sound pull request is opened',
  eventName: 'pull_request',
  payload: (pull, serverUrl) => pullRequestEvent(pull, serverUrl),
  pull: {},
  said: null,
  isBroken: false,
  hasSecrets: true,
  exitCode: 0,
  statuses: { 'deep-review': ['pending', 'success'] },
  others: [],
  asked: ['anthropic', 'google', 'openai'],
  comments: 1,
  says: '',
};
export const red: Scenario = {
  ...green,
  happens: 'a pull request with a critical defect is opened',
  isBroken: true,
  exitCode: 1,
  statuses: { 'deep-review': ['pending', 'failure'] },
};
const dispatched = (pull: PullScript, serverUrl: string) =>
  workflowDispatchEvent(pull, serverUrl, { 'pull-request': String(pull.number), 'head-sha': pull.headSha });
const byHand = { eventName: 'workflow_dispatch', payload: dispatched, pull: { headRepo: 'stranger/shares' } } as const;
/** Of a comment by `max`, who may write. */
const commented = (said: string, isOfHead = false) => {
  const full = ({ headSha }: Pick<PullScript, 'headSha'>) => (isOfHead ? `${said} ${headSha.slice(0, 12)}` : said);
  return {
    ...{ eventName: 'issue_comment' as const, said: full },
    payload: (pull: PullScript, serverUrl: string, id: number) =>
      commentEvent(pull, serverUrl, { id, author: 'max', body: full(pull) }),
  };
};
const ignored = { exitCode: 0, statuses: {}, asked: [], comments: 0 } as const;
const act = (action: string, more: Json) => (pull: PullScript, serverUrl: string) => ({
  ...pullRequestEvent(pull, serverUrl, action),
  ...more,
});
const uploads = ['actions/upload-artifact', 'github/codeql-action/upload-sarif'];
const labelled = { labels: ['deep-review'] };

const queued = [{ number: 7 }];
const unseen = { statuses: {}, comments: 0 } as const;

/** For every workflow of examples/, by its file. */
export const scenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'deep-review.yml': [
    red,
    green,
    {
      ...{ ...red, happens: 'a pull request of a fork is opened', pull: { headRepo: 'stranger/shares' } },
      ...{
        hasSecrets: false,
        statuses: {},
        asked: [],
        comments: 0,
        says: 'GitHub gives no keys to a pull request of a fork',
      },
    },
  ],
  'deep-review-full.yml': [
    { ...red, others: uploads },
    { ...green, ...byHand, happens: 'somebody starts the review of a fork by hand', others: uploads },
  ],
  'deep-review-by-hand.yml': [{ ...red, ...byHand, happens: 'somebody starts the review of a broken fork by hand' }],
  'deep-review-target.yml': [
    {
      ...{ ...red, happens: 'a pull request of a fork is approved', eventName: 'pull_request_target' },
      pull: { headRepo: 'stranger/shares' },
    },
    { ...green, eventName: 'pull_request_target' },
  ],
  'deep-review-commands.yml': [
    { ...red, ...commented('/deep-review'), happens: 'somebody asks for a review', comments: 2 },
    {
      ...{ ...green, ...commented('/deep-review'), happens: 'somebody asks for a review of a fork without its head' },
      ...{ pull: { headRepo: 'stranger/shares' }, exitCode: 1, statuses: {}, asked: [], comments: 2 },
      says: 'names the head that you have looked at',
    },
    {
      ...{ ...red, ...commented('/deep-review', true), happens: 'somebody asks for a review of a fork at its head' },
      ...{ pull: { headRepo: 'stranger/shares' }, comments: 2 },
    },
    {
      ...{ ...green, ...commented('/deep-review dismiss F1 There is always somebody.'), asked: [], comments: 2 },
      ...{ happens: 'somebody declines what blocks', isBroken: true, isReviewed: true },
      says: 'Declined by people: F1 (critical).',
    },
    { ...green, ...ignored, ...commented('Thank you.'), happens: 'somebody says something else', comments: 1 },
  ],
  'deep-review-retarget.yml': [
    {
      ...red,
      happens: 'a pull request gets another base',
      statuses: { 'deep-review': ['pending', 'pending', 'failure'] },
      payload: act('edited', { changes: { base: { ref: { from: 'topic' } } } }),
    },
    {
      ...red,
      ...ignored,
      happens: 'a title is edited',
      payload: act('edited', { changes: { title: { from: 'Totals' } } }),
    },
  ],
  'deep-review-when-asked.yml': [
    {
      ...{ ...green, happens: 'a pull request is opened without the label', asked: [], comments: 0 },
      statuses: { 'deep-review': ['pending'] },
    },
    {
      ...red,
      happens: 'it gets the label',
      pull: labelled,
      payload: act('labeled', { label: { name: 'deep-review' } }),
    },
    {
      ...{ ...red, ...ignored, happens: 'one that has the label gets another one', pull: labelled },
      payload: act('labeled', { label: { name: 'urgent' } }),
    },
  ],
  'deep-review-twice.yml': [
    {
      ...{ ...red, comments: 2 },
      statuses: { 'deep-review': ['pending', 'failure'], 'deep-review-advice': ['pending', 'success'] },
    },
  ],
  // act makes outputs of the first job of a matrix that ends those of all of them, and GitHub's runner drops empty ones: here one reviews.
  'deep-review-stages.yml': [red, green].map((ordinary) => ({
    ...{ ...ordinary, leavesOut: /^ {4}(?:Codex|Gemini) = .*\n/gmu, asked: ['anthropic'] },
    others: ['actions/upload-artifact', 'actions/download-artifact'],
    statuses: { 'deep-review': ['pending', ordinary === red ? 'failure' : 'success'] },
  })),
  'deep-review-merge-queue.yml': [
    {
      ...{ ...red, happens: 'a pull request is queued that nobody has reviewed', eventName: 'merge_group' },
      ...{ payload: () => mergeGroupEvent(queued), queue: queueOf(queued), asked: [], comments: 0 },
      says: 'The merge group does not pass: #7 has no review yet.',
    },
    {
      ...{ ...green, happens: 'a pull request is queued whose review is clean', eventName: 'merge_group' },
      ...{ payload: () => mergeGroupEvent(queued), queue: queueOf(queued), asked: [], isReviewed: true },
      says: '#7 is clean, by round 1',
    },
    {
      ...{ ...red, happens: 'a pull request is queued whose review blocks', eventName: 'merge_group' },
      ...{ payload: () => mergeGroupEvent(queued), queue: queueOf(queued), asked: [], isReviewed: true },
      says: 'The merge group does not pass: #7 is blocking',
    },
  ],
  'deep-review-range.yml': [
    {
      ...{ ...red, ...unseen, happens: 'somebody asks for a range by hand', eventName: 'workflow_dispatch' },
      payload: (pull, serverUrl) => workflowDispatchEvent(pull, serverUrl, { base: 'main', head: 'topic' }),
    },
    {
      ...{ ...green, ...unseen, happens: 'a release branch is pushed', eventName: 'push' },
      payload: (pull, serverUrl) => pushEvent(pull, serverUrl, 'release-1'),
    },
  ],
  'deep-review-own-server.yml': [
    { ...red, asked: ['anthropic', 'compatible'] },
    { ...green, asked: ['anthropic', 'compatible'] },
  ],
};
