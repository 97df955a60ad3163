import type { ScriptedRequest } from '../../../test/support/vendors.ts';
import { type Peer, toolNames } from './peer.ts';

export const codex: Peer = {
  ...{ program: 'codex', maker: 'OpenAI', vendor: 'openai', packageName: '@openai/codex' },
  files: (url) => ({
    '.codex/config.toml': `model_provider = "scripted"
check_for_update_on_startup = false

[analytics]
enabled = false

[model_providers.scripted]
name = "scripted"
base_url = ${JSON.stringify(url)}
env_key = "OPENAI_API_KEY"
wire_api = "responses"
`,
  }),
  environment: () => ({ OPENAI_API_KEY: 'scripted' }),
  arguments: (prompt) => ['exec', '--sandbox', 'read-only', prompt],
  read(request, { path }) {
    const command = { cmd: `cat ${path}` };
    const offered = offeredBy(request);
    // A model whose catalogue says so writes a program that calls the tools; others call them.
    if (offered.includes('exec')) {
      const program = `text((await tools.exec_command(${JSON.stringify(command)})).output)`;
      return { name: 'exec', input: program, takesText: true };
    }
    return offered.includes('exec_command') ? { name: 'exec_command', input: command } : null;
  },
};

/** Tools stand in the body, or in an item of the conversation. */
function offeredBy({ body }: ScriptedRequest): readonly string[] {
  const input = Array.isArray(body['input']) ? body['input'] : [];
  return [...toolNames(body['tools']), ...input.flatMap(({ tools }) => toolNames(tools))];
}
