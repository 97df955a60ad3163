import type { Vendor } from '../agent/vendor.ts';
import { anthropic } from './anthropic.ts';
import { compatible } from './compatible.ts';
import { google } from './google.ts';
import { openai } from './openai.ts';

/** Every vendor, in the order in which their default reviewers and their names in error texts stand. */
export const vendors = [anthropic, openai, google, compatible] as const satisfies readonly Vendor<string>[];
