import { type Peer, toolNames } from './peer.ts';

const settings = {
  // With an address of another server alone it says that its way to sign in is not valid.
  security: { auth: { selectedType: 'gemini-api-key' } },
  privacy: { usageStatisticsEnabled: false },
  telemetry: { enabled: false },
  general: { enableAutoUpdate: false, enableAutoUpdateNotification: false },
};

export const gemini: Peer = {
  ...{ program: 'gemini', maker: 'Google', vendor: 'google', packageName: '@google/gemini-cli' },
  files: () => ({ '.gemini/settings.json': JSON.stringify(settings) }),
  environment: (url) => ({
    GOOGLE_GEMINI_BASE_URL: url,
    GEMINI_API_KEY: 'scripted',
    GEMINI_CLI_TRUST_WORKSPACE: 'true',
  }),
  arguments: (prompt) => ['-p', prompt, '--approval-mode', 'yolo'],
  read: ({ body }, { path }) =>
    toolNames(body['tools']).includes('read_file') ? { name: 'read_file', input: { file_path: path } } : null,
  /** Before the first turn it asks a small model which model the task is for. */
  aside({ body }) {
    if (!JSON.stringify(body['generationConfig'] ?? {}).includes('complexity_score')) return null;
    const text = JSON.stringify({ complexity_reasoning: 'Scripted.', complexity_score: 90 });
    const candidates = [{ index: 0, content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP' }];
    return { fault: 'answer', status: 200, type: 'application/json', body: JSON.stringify({ candidates }) };
  },
};
