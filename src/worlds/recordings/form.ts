import { z } from 'zod';
import { Usage } from '../../types.ts';

/** Raised with every change that an older program would misread. */
export const formVersion = 3;

export const names = {
  manifest: 'recording.json',
  exchanges: 'exchanges.json.gz',
  /** Of what the run published, beside them. */
  published: 'published',
} as const;

/** Who answered: a vendor's own address over https, any other server, or a person who wrote the answers. */
export const Origin = z.enum(['model', 'scripted or unknown server', 'written by hand']);
export type Origin = z.infer<typeof Origin>;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** The part of a manifest that programs of every version read. */
export const AnyManifest = z.looseObject({ form: z.literal('deep-review recording'), version: z.int().min(1) });

/** What is read first, by people too: `recording.json`. */
export const Manifest = z.strictObject({
  form: z.literal('deep-review recording'),
  version: z.literal(formVersion),
  /** Of the program that made it. */
  program: z.string(),
  /** Who answered, by provider. */
  origins: z.record(z.string(), Origin),
  /** Whether the run ended with a report; what did not cannot be run again. */
  isWhole: z.boolean(),
  /** SHA-256 of what lies beside it. */
  exchanges: digest,
  objects: digest.nullable(),
  /** Why there are no objects. */
  lacking: z.string().nullable(),
  /** Files that the run wrote, by output. */
  published: z.record(z.string(), z.strictObject({ name: z.string().regex(/^\w[\w.-]*$/), digest })),
});
export type Manifest = z.infer<typeof Manifest>;

/** Text that is long or often the same: a place in `texts`. */
const place = z.int().min(0);

/** What a session was sent in a turn. */
const Sent = z.union([
  place,
  z.array(z.strictObject({ id: z.string(), name: z.string(), text: place, isError: z.boolean() })),
]);
export type Sent = z.infer<typeof Sent>;

const Failure = z.strictObject({
  reason: z.string(),
  detail: z.string(),
  isTransient: z.boolean(),
  isOfAddress: z.boolean(),
  retryAfterMs: z.number().nullable(),
  words: z.string().nullable(),
  isFree: z.boolean(),
});
export type Failure = z.infer<typeof Failure>;

/** How a send ended; `given-up`: its signal was aborted; `open`: it had not ended when the run did. */
const Ending = z.union([
  z.strictObject({ kind: z.literal('turn'), turn: z.unknown() }),
  z.strictObject({ kind: z.literal('failure'), failure: Failure }),
  z.strictObject({ kind: z.literal('given-up') }),
  z.strictObject({ kind: z.literal('open') }),
]);
export type Ending = z.infer<typeof Ending>;

const Answered = z.strictObject({
  /** Place among all beginnings and ends of exchanges of the run. */
  began: z.int(),
  ended: z.int().nullable(),
  /** Of its end, in milliseconds since 1970. */
  at: z.number(),
  /** Tries within the exchange that led to no turn: the place at which it was asked whether there may be another, and what it took. */
  tried: z.array(z.strictObject({ place: z.int(), usage: Usage.nullable(), isFree: z.boolean() })),
  ending: Ending,
});
export type Answered = z.infer<typeof Answered>;

const Exchange = Answered.extend({ sent: Sent });
export type Exchange = z.infer<typeof Exchange>;

const BriefParts = z.strictObject({
  model: z.string(),
  effort: z.string().nullable(),
  system: place,
  tools: place,
  context: place,
  maxOutputTokens: z.number().nullable(),
  idleTimeoutMs: z.number(),
});

const RecordedSession = z.strictObject({
  reviewer: z.string(),
  provider: z.string(),
  brief: BriefParts,
  task: place,
  /** Every time that it asked for, in milliseconds since 1970. */
  times: z.array(z.number()),
  /** Places at which it asked whether a turn may be sent. */
  asked: z.array(z.int()),
  exchanges: z.array(Exchange),
  /** Of what it shares, in the vendor's cache; null: it could have none. */
  renewals: z
    .strictObject({
      /** Places at which one was due. */
      due: z.array(z.int()),
      times: z.array(z.number()),
      exchanges: z.array(Answered),
    })
    .nullable(),
});
export type RecordedSession = z.infer<typeof RecordedSession>;
export type RecordedRenewals = NonNullable<RecordedSession['renewals']>;

/** What a call to a port came to; `open`: it had not when the report was made. */
const Outcome = z.union([
  z.strictObject({ value: z.unknown() }),
  z.strictObject({ thrown: z.strictObject({ kind: z.string(), message: z.string(), remedy: z.string() }) }),
  z.strictObject({ failure: Failure }),
  z.strictObject({ open: z.literal(true) }),
]);
export type Outcome = z.infer<typeof Outcome>;

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const shas = z.array(sha).readonly();

/** `exchanges.json.gz`. */
export const Recorded = z.strictObject({
  /** What the world is besides its ports. */
  world: z.strictObject({
    seed: z.string(),
    run: z.string(),
    isDebug: z.boolean(),
    runUrl: z.string().nullable(),
    actionUrl: z.string().nullable(),
    inputs: z.record(z.string(), z.string()),
    withKey: z.array(z.string()),
    typed: z.array(z.string()).nullable(),
    /** Of the seal; null: there is none. */
    repository: z.string().nullable(),
    /** Ports and destinations that there are. */
    there: z.array(z.string()),
    previous: z.unknown(),
    /** Of a job that is a part of a review, what others have handed to it; null: it is none. */
    handover: z
      .strictObject({
        repository: z.string(),
        files: z.record(z.string().regex(/^(?:(?!\.{1,2}\/)[^/\\]{1,255}\/)?[\w-]{1,20}\.json$/i), z.string()),
      })
      .nullable(),
  }),
  /** Moments that the report tells of, and the first one that was asked for, in milliseconds since 1970. */
  began: z.number(),
  moments: z.record(z.string(), z.number()),
  /** Calls to ports, in order, by port, method and what tells them apart. */
  calls: z.record(z.string(), z.array(Outcome)),
  /** What ended while a review went on, in the order in which it was heard of. */
  heard: z.array(z.string()),
  sessions: z.array(RecordedSession),
  texts: z.array(z.string()),
  repository: z
    .strictObject({
      mergeBase: sha,
      headSha: sha,
      isCrossed: z.boolean(),
      own: shas,
      fromBase: shas,
      shallow: shas,
    })
    .nullable(),
});
export type Recorded = z.infer<typeof Recorded>;
