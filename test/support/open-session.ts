import type { Brief, Session, ToolResult, Turn } from '../../src/agent/provider.ts';
import { ProviderError } from '../../src/agent/provider.ts';
import { vendors } from '../../src/providers/index.ts';
import { contractBrief } from './contract-brief.ts';
import { vendorNamed } from './vendor-named.ts';
import {
  type LoopbackVendors,
  loopbackOf,
  type Script,
  type ScriptedAnswer,
  startVendors,
  type VendorName,
} from './vendors.ts';

/** A key whose appearance anywhere but in a header is a leak. */
export const sentinelKey = 'sk-sentinel-of-the-contract';
/** Every vendor of the house. @throws in words when one has nobody to talk to on loopback */
export const vendorsOfContract: readonly VendorName[] = vendors.map(({ name }) => {
  loopbackOf(name);
  return name;
});
export const readCall = { name: 'read_file', input: { path: 'a.ts' } };
export const never = new AbortController().signal;

/** A session of the real adapter with the real SDK, against loopback vendors that follow the script. */
export async function openSession(
  name: VendorName,
  script: Script,
  changes: Partial<Brief> = {},
): Promise<{ readonly vendors: LoopbackVendors; readonly session: Session } & AsyncDisposable> {
  const loopback = await startVendors(script);
  const provider = vendorNamed(name).connect({ apiKey: sentinelKey, baseUrl: loopback.url(name) });
  return {
    vendors: loopback,
    session: provider.open({ ...contractBrief, ...changes }),
    [Symbol.asyncDispose]: () => loopback[Symbol.asyncDispose](),
  };
}

/** Answers scripted by hand, one a turn; the last one is repeated. */
export function inTurn(...answers: ScriptedAnswer[]): Script {
  let at = 0;
  return () => answers[Math.min(at++, answers.length - 1)] ?? { fault: 'auth' };
}

/** The failure of a send. @throws whatever else came of it, a turn included */
export async function failureOf(
  session: Session,
  input: string | readonly ToolResult[] = 'the task',
): Promise<ProviderError> {
  const error = await session.send(input, never).then(
    () => new Error('a turn came'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProviderError) return error;
  throw error;
}

export function answersTo(turn: Turn, isError = false): ToolResult[] {
  return turn.calls.map((call, at) => ({ call, text: `answer ${at}`, isError }));
}
