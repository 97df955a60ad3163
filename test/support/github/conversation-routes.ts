import { accountId, time, user } from './payloads.ts';
import { denied, missing, type Route, refusal, type Setting } from './routes.ts';
import type { GitHubState } from './state.ts';

type Json = Record<string, unknown>;

/** Reactions to comments, and what an account may do. */
export function conversationRoutes(state: GitHubState, { login }: Setting): Record<string, Route> {
  return {
    'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': ({ parameters, body }) => {
      const comment = state.comments.find(({ id }) => String(id) === parameters['comment_id']);
      if (comment === undefined) return missing;
      if (!state.permissions.comments) return denied;
      const made = { comment: comment.id, by: login, content: String(body['content']) };
      const stands = state.reactions.some(
        (one) => one.comment === made.comment && one.by === made.by && one.content === made.content,
      );
      if (!stands) state.reactions.push(made);
      const shown = { id: 1, node_id: 'REA_1', user: user(login), content: made.content, created_at: time };
      return { status: stands ? 200 : 201, body: shown };
    },
    'GET /repos/{owner}/{repo}/collaborators/{username}/permission': ({ parameters }) => {
      const { username = '' } = parameters;
      const rights = state.rights.get(username) ?? { permission: 'read' };
      if ('status' in rights) return refusal(rights.status, rights.status === 404 ? 'Not Found' : 'Refused');
      const { permission, roleName = permission, maintain = permission === 'admin' } = rights;
      const isGhost = username === 'ghost';
      return { status: 200, body: { permission, role_name: roleName, user: isGhost ? null : collaborator() } };

      function collaborator(): Json {
        const push = permission === 'admin' || permission === 'write';
        const permissions = {
          pull: permission !== 'none',
          triage: push,
          push,
          maintain,
          admin: permission === 'admin',
        };
        const id = ('id' in rights ? rights.id : undefined) ?? accountId(username);
        return { ...user(username), id, role_name: roleName, permissions };
      }
    },
  };
}

/** A program that writes in a person's name. */
export function program(origin: string): Json {
  const { owner, ...rest } = { owner: user('acme'), external_url: origin, html_url: origin };
  return {
    ...{ id: 1, node_id: 'A_1', owner, name: 'A program', description: null, ...rest },
    ...{ created_at: time, updated_at: time, permissions: {}, events: [] },
  };
}
