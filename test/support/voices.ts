import type { Finding, Judgement } from '../../src/types.ts';
import { rules, type ScriptedClaim } from './scripted-verification.ts';
import { reviewers } from './shares.ts';
import type { ScriptedAnswer, ScriptedRequest, VendorName } from './vendors.ts';

/** What a vendor raises, and how it rules when it is asked; `down`: its verifications fail. */
export interface VoiceScript {
  readonly raises?: readonly Finding[];
  readonly rules?: Partial<Judgement> | ((claim: ScriptedClaim) => Partial<Judgement>) | 'down';
}

/** A script in which each vendor speaks for itself; one that is not named raises nothing and is down when it is asked. */
export function voices(of: Partial<Record<VendorName, VoiceScript>>): (request: ScriptedRequest) => ScriptedAnswer {
  return (request) => {
    const { raises = [], rules: says = 'down' } = of[request.vendor] ?? {};
    const verify = (asked: ScriptedRequest) => (says === 'down' ? ({ fault: 'auth' } as const) : rules(says)(asked));
    return reviewers(raises, {}, verify)(request);
  };
}
