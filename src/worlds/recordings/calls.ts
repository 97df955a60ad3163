import { ProviderError } from '../../agent/provider.ts';
import { TooLate } from '../../lib/clock.ts';
import { ClosedError, LateError, messageOf, UserError } from '../../lib/user-error.ts';
import type { FailureReason } from '../../types.ts';
import type { Failure, Outcome } from './form.ts';

/** Something with methods that answer by promises. */
type Port = Readonly<Record<string, unknown>>;

/**
 * A port whose every method goes through `act`.
 * @param act.name of the call: port, method, and the argument that tells calls of one method apart
 */
export function through<P extends object>(
  port: P,
  name: string,
  act: (name: string, call: () => Promise<unknown>) => Promise<unknown>,
): P {
  const entries = Object.entries(port as Port).map(([method, value]) => {
    if (typeof value !== 'function') return [method, value];
    return [
      method,
      (...given: readonly unknown[]) => act(callName(`${name}.${method}`, given), () => value.apply(port, given)),
    ];
  });
  return Object.fromEntries(entries) as P;
}

/** What tells calls apart: which of the given texts or numbers name what is read. What is written names nothing. */
const telling: Readonly<Record<string, (given: readonly unknown[]) => unknown>> = {
  'source.readBaseFile': ([, path]) => path,
  'neighbours.withHead': ([sha]) => sha,
  'neighbours.live': ([number]) => number,
  'neighbours.remembered': ([of]) => (of as { readonly number: number }).number,
  'conversation.rightsOf': ([login]) => login,
};

export function callName(method: string, given: readonly unknown[]): string {
  const what = telling[method]?.(given);
  return what === undefined ? method : `${method} ${String(what)}`;
}

/** What anybody asks of an error, the narrowest first. */
const kinds = { ClosedError, LateError, UserError } as const;

export function thrownAs(error: unknown): Outcome {
  if (error instanceof ProviderError) return { failure: failureIn(error) };
  const known = Object.entries(kinds).find(([, Kind]) => error instanceof Kind);
  const kind = known?.[0] ?? (error instanceof TooLate ? 'TooLate' : 'Error');
  const remedy = error instanceof UserError ? error.remedy : '';
  return { thrown: { kind, message: messageOf(error), remedy } };
}

/** A failure of a vendor, as data. */
export function failureIn({ message: detail, ...facts }: ProviderError): Failure {
  const { reason, isTransient, isOfAddress, retryAfterMs, words, isFree } = facts;
  return { reason, detail, isTransient, isOfAddress, retryAfterMs, words, isFree };
}

/** The failure again. */
export function failureOf({ reason, detail, ...facts }: Failure): ProviderError {
  return new ProviderError(reason as FailureReason, detail, facts);
}

/** The error again, as far as anybody asks what it is. */
export function errorOf({ thrown: { kind, message, remedy } }: Extract<Outcome, { thrown: unknown }>): Error {
  if (kind === 'TooLate') return new TooLate(message);
  const Kind = kind in kinds ? kinds[kind as keyof typeof kinds] : null;
  return Kind === null ? new Error(message) : new Kind(message, remedy);
}
