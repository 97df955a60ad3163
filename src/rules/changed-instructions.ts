import type { ChangedFile } from '../types.ts';
import type { CodeRule, Fact } from './rule.ts';

const instructions = [
  /(?:^|\/)(?:AGENTS|CLAUDE|GEMINI|\.(?:cursor|windsurf|cline|roo|continue)rules|\.augment-guidelines|\.goosehints|llms)(?:\.local)?(?:\.override)?(?:\.md|\.txt)?$/i,
  /(?:^|\/)\.(?:claude|codex|gemini|cursor|windsurf|clinerules|agents?|aider|continue|roo|kiro|junie|amazonq|augment|trae|opencode|qwen|goose|crush|tabnine|factory|amp)(?:\/|\.conf\.yml$)/i,
  /(?:^|\/)(?:AGENT|QWEN|CRUSH|WARP|BUGBOT)\.md$/,
  /^(?:codex\.md|\.rules)$/i,
  /(?:^|\/)(?:\.?mcp|\.?crush|opencode)\.jsonc?$/i,
  /^\.github\/(?:copilot-instructions\.md$|instructions\/|prompts\/|agents\/|chatmodes\/|skills\/|copilot\/)/i,
];
const configuration = [
  /^(?:\.github\/|\.gitlab\/|docs\/)?CODEOWNERS$/i,
  /^\.github\/deep-review\.ya?ml$/i,
  /(?:^|\/)\.?(?:coderabbit|greptile|ellipsis|sourcery|cubic|bito|korbit)\.(?:ya?ml|json|toml)$/i,
  /(?:^|\/)\.pr_agent\.toml$/i,
  /(?:^|\/)\.(?:coderabbit|greptile)\//i,
];

/** Of this action, by the name of its repository. */
const ours = /\bdeep-review\b/i;
const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$/i;

/** Files that tell agents or reviewers what to do. */
export const changedInstructions: CodeRule = {
  id: 'changed-instructions',
  name: 'Instructions for agents, or configuration of a review, that change',
  risk: 'From the merge on, agents and reviewers do what the new text says.',
  async find({ changes, configFile, head, base }) {
    const facts = await Promise.all(
      changes.map(async ({ path, oldPath, status }): Promise<readonly Fact[]> => {
        const names = [path, ...(oldPath === undefined ? [] : [oldPath])];
        const found = names.flatMap((name) => factOf(name, status, configFile));
        if (found.length > 0 || !names.some((name) => workflow.test(name))) return found;
        const sides = [...names.map((name) => base.read(name)), head.read(path)];
        const isOurs = (await Promise.all(sides)).some(
          (text) => text.found && text.lines.some((line) => ours.test(line)),
        );
        return isOurs ? [fact(path, 'A workflow that starts this review', status)] : [];
      }),
    );
    return facts.flat();
  },
};

/** Whether a file by this path tells agents what to do. */
export function isInstruction(path: string): boolean {
  return instructions.some((name) => name.test(path));
}

function factOf(path: string, status: ChangedFile['status'], configFile: string | null): readonly Fact[] {
  if (isInstruction(path)) return [fact(path, 'An instruction for agents', status)];
  const isOfReview = path === configFile || configuration.some((name) => name.test(path));
  return isOfReview ? [fact(path, 'The configuration of a review', status)] : [];
}

function fact(path: string, what: string, status: ChangedFile['status']): Fact {
  return {
    path,
    title: `${what} is ${status.replace('-', ' ')}`,
    body: 'This review used what stands at the base. Read the new text as you would read code.',
    lines: null,
  };
}
