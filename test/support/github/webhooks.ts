import examples from '@octokit/webhooks-examples' with { type: 'json' };

type Json = Record<string, unknown>;

/** What GitHub publishes as examples of an event's payload. */
export function examplesOf(event: string): readonly Json[] {
  const events = examples as unknown as readonly { readonly name: string; readonly examples: readonly Json[] }[];
  return events.find(({ name }) => name === event)?.examples ?? [];
}

/** `owner/name` of the repository that a payload speaks of. */
export function ofGitHub(payload: Json): string {
  return (payload['repository'] as { readonly full_name: string }).full_name;
}

/** The same, in another repository. */
export function other(payload: Json, fullName: string): Json {
  return { ...payload, repository: { ...(payload['repository'] as Json), full_name: fullName } };
}
