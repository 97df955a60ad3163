import { join } from 'node:path';
import { type Peer, toolNames } from './peer.ts';

export const claude: Peer = {
  ...{ program: 'claude', maker: 'Anthropic', vendor: 'anthropic', packageName: '@anthropic-ai/claude-code' },
  files: () => ({}),
  environment: (url) => ({
    ANTHROPIC_BASE_URL: url,
    ANTHROPIC_API_KEY: 'scripted',
    // Reports, updates and whatever else it asks its maker before the first turn.
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    DISABLE_AUTOUPDATER: '1',
  }),
  arguments: (prompt) => ['-p', prompt, '--allowedTools', 'Read,Grep,Glob'],
  read: ({ body }, { checkout, path }) =>
    toolNames(body['tools']).includes('Read') ? { name: 'Read', input: { file_path: join(checkout, path) } } : null,
};
