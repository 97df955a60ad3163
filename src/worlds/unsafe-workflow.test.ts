import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unsafeWorkflow } from './unsafe-workflow.ts';

const [own, head] = ['a'.repeat(40), 'b'.repeat(40)];
const payload = (isPrivate: boolean) => ({ repository: { full_name: 'o/r', private: isPrivate } });
const target = { name: 'pull_request_target', payload: payload(false) };
const hosted = { RUNNER_ENVIRONMENT: 'github-hosted', GITHUB_SHA: own };

/** What is said where the workspace has this in `.git/HEAD`. */
function withHead(text: string, name: string) {
  const GITHUB_WORKSPACE = mkdtempSync(join(tmpdir(), 'deep-review-workspace-'));
  mkdirSync(join(GITHUB_WORKSPACE, '.git'));
  writeFileSync(join(GITHUB_WORKSPACE, '.git', 'HEAD'), text);
  const said = unsafeWorkflow({ ...hosted, GITHUB_WORKSPACE }, { ...target, name });
  rmSync(GITHUB_WORKSPACE, { recursive: true });
  return said;
}

it('of the job is told where it stands around keys (threat 99)', () => {
  const openId = { ...hosted, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'eyJ' };
  expect(unsafeWorkflow(openId, target)).toEqual([expect.stringContaining('Take `id-token` out')]);
  const ownMachine = { ...hosted, RUNNER_ENVIRONMENT: 'self-hosted' };
  expect(unsafeWorkflow(ownMachine, target)).toEqual([expect.stringContaining('public repository')]);
  for (const name of ['pull_request_target', 'issue_comment'])
    expect(withHead(`${head}\n`, name)).toEqual([expect.stringContaining('Take the checkout out')]);
});

it('is nothing in a job as it should be, whatever lies in the workspace', () => {
  expect(unsafeWorkflow(hosted, target)).toEqual([]);
  expect(unsafeWorkflow({}, { name: 'pull_request', payload: null })).toEqual([]);
  expect(unsafeWorkflow({ RUNNER_ENVIRONMENT: 'self-hosted' }, { ...target, payload: payload(true) })).toEqual([]);
  expect(unsafeWorkflow({ ...hosted, GITHUB_WORKSPACE: '/nowhere' }, target)).toEqual([]);
  expect(withHead(`${head}\n`, 'pull_request')).toEqual([]);
  for (const text of [`${own}\n`, 'ref: refs/heads/main\n', '', 'x'.repeat(5_000)])
    expect(withHead(text, 'pull_request_target')).toEqual([]);
});
