import { z } from 'zod';
import { onIncompleteModes, severities, verifyModes } from '../../src/types.ts';

const Severity = z.enum(severities);

const Evidence = z.union([
  z.literal('good').transform(() => ({ side: 'new' as const, stands: 'head' as const, file: 'claim' as const })),
  z.object({
    side: z.enum(['new', 'old']),
    stands: z.enum(['head', 'base', 'both', 'nowhere']),
    deleted: z.boolean().optional(),
    file: z.enum(['claim', 'opened', 'unopened']),
    kind: z.enum(['code', 'comment', 'document']).optional(),
  }),
]);

/** A candidate, what was said of it, and under which policy. What is absent is the commonest. */
export const GateCase = z.object({
  claims: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      severity: Severity,
      origin: z.enum(['introduced', 'pre-existing']).default('introduced'),
      quote: z.enum(['found', 'missing']).default('found'),
      path: z.enum(['exists', 'absent']).default('exists'),
      touched: z.boolean().default(true),
    }),
  ),
  rulings: z.array(
    z.object({
      by: z.string(),
      about: z.string(),
      verdict: z.enum(['confirmed', 'refuted', 'unproven', 'unverified']),
      severity: Severity.nullable().default(null),
      effect: z.enum(['introduced', 'worsened', 'pre-existing']).nullable().default(null),
      deliberate: z.boolean().default(false),
      evidence: z.array(Evidence).default([]),
    }),
  ),
  reviewers: z
    .array(z.object({ name: z.string(), provider: z.string().optional(), vendor: z.string().optional() }))
    .default([
      { name: 'A', vendor: 'anthropic' },
      { name: 'B', vendor: 'openai' },
      { name: 'C', vendor: 'google' },
    ]),
  policy: z
    .object({
      failOn: z.enum(['critical', 'important', 'suggestion', 'never']).default('critical'),
      onIncomplete: z.enum(onIncompleteModes).default('fail'),
      verify: z.enum(verifyModes).default('cross'),
    })
    .prefault({}),
  candidates: z.array(z.array(z.string())).optional(),
  groups: z.array(z.array(z.string())).optional(),
  gaps: z.array(z.string()).default([]),
});
export type GateCase = z.infer<typeof GateCase>;

/** Facts of quoted lines, of which code tells the origin. */
export const OriginCase = z.object({
  code: z.object({
    quoted: z.enum(['kept line', 'moved line']),
    side: z.enum(['new', 'old']).default('new'),
    lineDeletedBeside: z.string().optional(),
    deletedLineStandsAgainIn: z.string().optional(),
    movedFrom: z.string().optional(),
  }),
});
export type OriginCase = z.infer<typeof OriginCase>;

const Asked = z.object({ vendor: z.string(), about: z.string() });

export const GateExpectation = z.object({
  standing: z.string().optional(),
  severity: Severity.optional(),
  gate: z.string().optional(),
  gateNot: z.string().optional(),
  exitCode: z.number().optional(),
  origin: z.string().optional(),
  mustAsk: z.array(Asked).optional(),
  orAsk: z.string().optional(),
});
export type GateExpectation = z.infer<typeof GateExpectation>;
