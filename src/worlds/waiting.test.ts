import { expect, it } from 'vitest';
import { pullRequest } from '../../test/support/report-parts.ts';
import type { SeenPullRequest } from './triggers/pull-request.ts';
import { waitingFor } from './waiting.ts';

const draft = { isDraft: true, labels: [] };
const ready = { isDraft: false, labels: ['Review Me', 'other'] };
const wait = { drafts: 'wait', label: null } as const;
const labelled = { drafts: 'review', label: 'review me' } as const;

type Said = Pick<SeenPullRequest, 'isDraft' | 'labels'>;

const waiting = (api: Said, event: Said | null, policy: Parameters<typeof waitingFor>[2]) =>
  waitingFor(
    { ...pullRequest, ...api },
    {
      kind: 'pull-request',
      number: pullRequest.number,
      headSha: null,
      seen: event && { ...event, isFork: false, author: 'ana' },
    },
    policy,
  );

it.each([
  ['a draft waits where drafts do', draft, draft, wait, 'the pull request is a draft.'],
  ['by hand too', draft, null, wait, 'the pull request is a draft.'],
  ['and is reviewed otherwise', draft, draft, { drafts: 'review', label: null }, null],
  ['one that is ready is reviewed', ready, ready, wait, null],
  ['also when the API does not know yet', draft, ready, wait, null],
  ['or the event is an old one', ready, draft, wait, null],
  ['what lacks the label waits', draft, draft, labelled, 'the pull request does not carry the label review me.'],
  ['what carries it is reviewed, however it is written', ready, null, labelled, null],
  ['also when the API does not know yet of it', draft, ready, labelled, null],
  [
    'a draft with the label waits where drafts do',
    { ...ready, isDraft: true },
    null,
    { ...labelled, ...wait, label: 'other' },
    'the pull request is a draft.',
  ],
] as const)('%s', (_, api, event, policy, expected) => {
  expect(waiting(api, event, policy)).toBe(expected);
});
