import type { ChangedFile } from '../types.ts';
import type { CodeRule, Fact } from './rule.ts';

const instructions = [
  /(?:^|\/)(?:AGENTS|CLAUDE|GEMINI|\.cursorrules|\.windsurfrules|\.clinerules|\.goosehints|llms)(?:\.local)?(?:\.override)?(?:\.md|\.txt)?$/i,
  /(?:^|\/)\.(?:claude|codex|gemini|cursor|windsurf|clinerules|agents|aider|continue|roo|kiro|junie)(?:\/|\.conf\.yml$)/i,
  /(?:^|\/)\.?mcp\.json$/i,
  /^\.github\/(?:copilot-instructions\.md$|instructions\/|prompts\/|agents\/|chatmodes\/|skills\/)/i,
];
const configuration = [
  /^\.github\/deep-review\.ya?ml$/i,
  /(?:^|\/)\.?(?:coderabbit|greptile|ellipsis|sourcery|cubic|bito|korbit)\.(?:ya?ml|json|toml)$/i,
  /(?:^|\/)\.pr_agent\.toml$/i,
];

/** Files that tell agents or reviewers what to do. */
export const changedInstructions: CodeRule = {
  id: 'changed-instructions',
  name: 'Instructions for agents, or configuration of a review, that change',
  risk: 'From the merge on, agents and reviewers do what the new text says.',
  find: ({ changes, configFile }) =>
    changes.flatMap(({ path, oldPath, status }) =>
      [path, ...(oldPath === undefined ? [] : [oldPath])].flatMap((name) => factOf(name, status, configFile)),
    ),
};

function factOf(path: string, status: ChangedFile['status'], configFile: string | null): readonly Fact[] {
  const isInstruction = instructions.some((name) => name.test(path));
  if (!isInstruction && path !== configFile && !configuration.some((name) => name.test(path))) return [];
  const what = isInstruction ? 'An instruction for agents' : 'The configuration of a review';
  return [
    {
      path,
      title: `${what} is ${status.replace('-', ' ')}`,
      body: 'This review used what stands at the base. Read the new text as you would read code.',
      lines: null,
    },
  ];
}
