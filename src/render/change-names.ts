import type { Change } from '../types.ts';

/** `owner/name`, or the folder of a repository that is on no server. */
export function repositoryName(change: Change): string {
  return change.kind === 'local-branch' ? change.repository : `${change.owner}/${change.repo}`;
}

/** What the change is called beside the name of its repository: `#7`, or `main...topic`. */
export function changeName(change: Change): string {
  return change.kind === 'pull-request' ? `#${change.number}` : `${change.baseRef}...${change.headRef}`;
}
