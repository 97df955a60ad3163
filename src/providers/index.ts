import type { Connection, Provider } from '../agent/provider.ts';
import { connectAnthropic } from './anthropic.ts';
import { connectCompatible } from './compatible.ts';
import { connectGoogle } from './google.ts';
import { connectOpenAI } from './openai.ts';

/** Every vendor, by the name that stands in `reviewers`. */
export const providers = {
  anthropic: connectAnthropic,
  openai: connectOpenAI,
  google: connectGoogle,
  compatible: connectCompatible,
} satisfies Record<string, (connection: Connection) => Provider>;
