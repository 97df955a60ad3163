import { z } from 'zod';
import { UserError } from '../../lib/user-error.ts';

/** A full object name, as GitHub writes it in events. */
export const sha = z.string().regex(/^[0-9a-f]{40}$/);

const place = z.object({ repository: z.object({ full_name: z.string() }) });

/** The repository that a payload speaks of, where that is another one; null where it is this one, or none is named. */
export function isElsewhere(payload: unknown, repository: string): string | null {
  const { data } = place.safeParse(payload);
  if (data === undefined) return null;
  const { full_name: name } = data.repository;
  return name.toLowerCase() === repository.toLowerCase() ? null : name;
}

/**
 * What a payload holds, in the form that its event has.
 * @param holds what it should have, in words: `no pull request`
 * @throws {UserError} when it has another form
 */
export function readPayload<Form extends z.ZodType>(
  form: Form,
  payload: unknown,
  { event, lacks }: { readonly event: string; readonly lacks: string },
): z.infer<Form> {
  const parsed = form.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new UserError(
    `The payload of the \`${event}\` event has ${lacks} that can be read.`,
    'Let GitHub start the workflow, or start it on `workflow_dispatch` with the input `pull-request`.',
  );
}
