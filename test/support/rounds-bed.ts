import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepingState } from '../../src/lib/marker.ts';
import { withDecisions } from '../../src/rounds/decisions.ts';
import { readState, stateLine } from '../../src/rounds/state-line.ts';
import type { Decision, Finding, Memory, Recheck, Report } from '../../src/types.ts';
import { buildRepository, type CommitScript } from './git-repository.ts';
import type { Step } from './runner.ts';
import { groupsWith, purposeOf, rechecks, rules, type ScriptedEarlier } from './scripted-verification.ts';
import { seal, stateKey } from './sealing.ts';
import { reviewers } from './shares.ts';
import { startTestBed } from './test-bed.ts';
import type { Script, ScriptedRequest, VendorName } from './vendors.ts';

/** What is scripted of a round. */
export interface ScriptedRound {
  readonly finds?: readonly Finding[];
  /** What a vendor answers on an earlier finding; open unless given. */
  readonly recheck?: (claim: ScriptedEarlier, vendor: VendorName) => Partial<Recheck>;
  /** Whether a finding of this round is an earlier one, by their titles, where a model is asked; it is not unless given. */
  readonly isOne?: (now: string, earlier: string) => boolean;
  /** Who finds it; everybody unless given. */
  readonly by?: VendorName;
  /** In place of all that. */
  readonly script?: Script;
  readonly step?: Partial<Step>;
}

/** How a round ended. */
export interface EndedRound {
  readonly exitCode: number | null;
  readonly report: Report;
  readonly printed: string;
  /** `F1 open`, `F2 fixed`, in the order of ids. */
  readonly priors: readonly string[];
  /** `F1 critical confirmed` of what counts. */
  readonly open: readonly string[];
  /** Requests to vendors in this round. */
  readonly requests: readonly { readonly vendor: VendorName; readonly text: string }[];
  readonly comment: string;
  readonly memory: Memory | null;
}

/** A pull request that is reviewed round after round, over one comment. */
export async function startRounds(base: CommitScript['files'], head: CommitScript['files']) {
  const repository = buildRepository([
    { files: base, message: 'Start' },
    { files: head, message: 'Change it', branch: 'topic' },
  ]);
  const [mergeBase = '', first = ''] = repository.commits;
  repository.git('update-ref', 'refs/pull/7/head', first);
  let scripted: Script = () => ({ text: '' });
  const bed = await startTestBed({
    repository: { gitDirectory: join(repository.folder, '.git'), mergeBase, headSha: first },
    script: (request: ScriptedRequest) => scripted(request),
  });
  let commits = 1;
  return {
    bed,
    repository,
    mergeBase,
    /** Commits onto the branch; `isForced` in place of what stood there. */
    push(files: CommitScript['files'], { isForced = false } = {}): string {
      if (isForced) repository.git('checkout', '--quiet', '-B', 'topic', mergeBase);
      const headSha = repository.commit({ files, message: 'Mend it' });
      repository.git('update-ref', 'refs/pull/7/head', headSha);
      commits = isForced ? 1 : commits + 1;
      bed.push({ headSha, commits });
      return headSha;
    },
    /** What vendors answer in the next run, whatever starts it. */
    answer(script: Script): void {
      scripted = script;
    },
    /** What a command leaves in the memory, without one. */
    decide(decision: Partial<Decision> & Pick<Decision, 'verb'>): void {
      const comment = bed.github.state.comments.at(-1);
      const at = seal([stateKey], 'acme/shares');
      const state = readState(comment?.body ?? '', at);
      if (comment === undefined || state.found !== 'memory') throw new Error('there is no memory');
      const said = { comment: 1_000 + state.memory.decisions.length, at: '2026-01-05T09:00:00Z', by: 'max' };
      const of = { finding: 'F1', headSha: null, reason: 'It is meant so.' };
      const memory = withDecisions(state.memory, [{ ...said, ...of, ...decision }]);
      const [page = ''] = comment.body.split('<!-- deep-review:state:');
      comment.body = keepingState(page, stateLine(memory, at));
    },
    async review({
      finds = [],
      recheck,
      isOne = () => false,
      by,
      script,
      step = {},
    }: ScriptedRound = {}): Promise<EndedRound> {
      const before = bed.vendors.requests.length;
      scripted =
        script ??
        ((request) => {
          if (purposeOf(request) === 'group') return groupsWith(isOne)(request);
          return reviewers(
            by === undefined || by === request.vendor ? finds : [],
            {},
            rules(({ claim: _, title }) => {
              const severity = finds.find((each) => each.title === title)?.severity;
              return severity === undefined ? {} : { severity };
            }),
            {},
            rechecks((claim) => recheck?.(claim, request.vendor) ?? {}),
          )(request);
        });
      using done = await bed.review({ ...step, inputs: { 'state-key': stateKey, ...step.inputs } });
      const path = done.outputs['report-json'];
      if (path === undefined) throw new Error(done.printed);
      const report: Report = JSON.parse(readFileSync(path, 'utf8'));
      const comment = bed.github.state.comments.at(-1)?.body ?? '';
      const state = readState(comment, seal([step.inputs?.['state-key'] ?? stateKey], 'acme/shares'));
      const { findings, priors = [] } = report.ledger;
      return {
        exitCode: done.exitCode,
        printed: done.printed,
        report,
        priors: priors.map(({ id, status }) => `${id} ${status}`).toSorted(),
        open: findings
          .filter(({ standing }) => ['confirmed', 'raw', 'unproven', 'unverified'].includes(standing))
          .map(({ id, severity, standing }) => `${id} ${severity} ${standing}`),
        requests: bed.vendors.requests
          .slice(before)
          .map(({ vendor, body }) => ({ vendor, text: JSON.stringify(body) })),
        comment,
        memory: state.found === 'memory' ? state.memory : null,
      };
    },
    async [Symbol.asyncDispose]() {
      await bed[Symbol.asyncDispose]();
      repository[Symbol.dispose]();
    },
  };
}
