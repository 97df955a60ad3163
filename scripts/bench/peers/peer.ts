import type { ScriptedAnswer, ScriptedCall, ScriptedRequest, VendorName } from '../../../test/support/vendors.ts';

/** A vendor's own program for a command line: what somebody would start in place of this action. Drives it without a person. */
export interface Peer {
  /** What it is called on PATH. */
  readonly program: string;
  readonly maker: string;
  /** Whose protocol it speaks. */
  readonly vendor: VendorName;
  /** As npm has it. */
  readonly packageName: string;
  /** Its configuration as its documentation leads to it, with reports to its maker off: texts by path below its home folder. */
  files(url: string): Readonly<Record<string, string>>;
  /** Variables beyond PATH and HOME. @param url base URL of its vendor on this machine */
  environment(url: string): Readonly<Record<string, string>>;
  arguments(prompt: string): readonly string[];
  /** The call that reads a file whole, in its own words; null when a request does not offer the tool. */
  read(request: ScriptedRequest, file: FileToRead): ScriptedCall | null;
  /** The answer to a request that is not a turn of the review; null when it is one. */
  aside?(request: ScriptedRequest): ScriptedAnswer | null;
}

export interface FileToRead {
  /** Absolute. */
  readonly checkout: string;
  /** Below it. */
  readonly path: string;
}

/** Names of the tools in a list of them, as each protocol words it. */
export function toolNames(tools: unknown): readonly string[] {
  if (!Array.isArray(tools)) return [];
  return tools.flatMap((tool: Readonly<Record<string, unknown>>) => {
    const inner = tool['functionDeclarations'] ?? tool['tools'];
    return inner === undefined ? [String(tool['name'] ?? tool['type'])] : toolNames(inner);
  });
}
