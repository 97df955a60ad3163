import { z } from 'zod';
import { UserError } from '../lib/user-error.ts';
import type { Reviewer, VendorFacts } from '../types.ts';

/** What reviewers can be made of: all vendors, and the names of those that there is a key for. */
export interface Choosable {
  readonly vendors: readonly VendorFacts[];
  readonly withKey: ReadonlySet<string>;
  /** Where keys are in other jobs: `withKey` then says who can be chosen, and not which keys this job has. */
  readonly isElsewhere?: true;
}

/** A line that names a reviewer, and where it stands, for the beginning of a sentence. */
export interface ReviewerLine {
  readonly line: string;
  readonly place: string;
}

/**
 * The reviewers that the text of the input names, one a line; where it is empty, those that the keys bring in.
 * @throws {UserError} that quotes the line and says what is wrong with it, or that names the keys which bring in nobody
 */
export function readReviewers(text: string, choosable: Choosable): readonly Reviewer[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return defaultReviewers(choosable);
  return namedReviewers(
    lines.map((line) => ({ line, place: 'Input `reviewers`' })),
    choosable,
  );
}

/** @throws {UserError} that quotes the line and says what is wrong with it */
export function namedReviewers(given: readonly ReviewerLine[], choosable: Choosable): readonly Reviewer[] {
  const lines = given.map(({ line, place }) => ({ line: line.trim(), place }));
  return lines.map((line, index) => readReviewer(line, lines.slice(0, index), choosable));
}

/** @throws {UserError} that names the keys which bring in nobody */
export function defaultReviewers({ vendors, withKey }: Choosable): readonly Reviewer[] {
  const usable = vendors.filter(({ name }) => withKey.has(name));
  const reviewers = usable.flatMap((vendor): Reviewer[] => {
    const { name: provider, reviewer } = vendor;
    if (!('byDefault' in reviewer)) return [];
    return [
      {
        ...reviewer.byDefault,
        provider,
        vendor: voiceOf(vendor, reviewer.byDefault.name),
        passes: 1,
        maxOutputTokens: null,
      },
    ];
  });
  if (reviewers.length > 0) return reviewers;
  const keys = usable.map(({ keyInput }) => `\`${keyInput}\``).join(', ');
  const examples = usable.flatMap(({ name: provider, reviewer }) =>
    'example' in reviewer ? [`${reviewer.example.name} = ${provider}/${reviewer.example.model}`] : [],
  );
  throw new UserError(
    usable.length === 1
      ? `The only key is ${keys}, and no reviewer uses it.`
      : `The only keys are ${keys}, and no reviewer uses them.`,
    `Name the model in \`reviewers\`, for example \`${examples[0]}\`.`,
  );
}

/** Nobody writes a longer one. */
const longestLine = 500;

const reviewerLine =
  /^(?<name>[^=]*[^=\s])\s*=\s*(?<provider>[A-Za-z]+)\/(?<model>[\w./:@-]{1,200})(?<settings>(?:\s+\S+)*)$/;

const form = 'Write one reviewer a line as `Name = provider/model`, then what it needs of';

/** What may stand behind the model, as `key=value`, with the words that tell how. */
const settings = {
  effort: { schema: z.enum(['low', 'medium', 'high']), expected: '`effort=low`, `medium` or `high`' },
  vendor: {
    schema: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/),
    expected: '`vendor=NAME`, such as `vendor=openai`, in lower-case letters and digits',
  },
  passes: { schema: z.enum(['1', '2']).transform(Number), expected: '`passes=1` or `passes=2`' },
  'max-output-tokens': {
    schema: z
      .string()
      .regex(/^[1-9]\d{0,6}$/)
      .transform(Number)
      .pipe(z.int().min(256).max(1_000_000)),
    expected: '`max-output-tokens=NUMBER`, from 256 to 1000000',
  },
} as const;
type Setting = keyof typeof settings;
type Settings = { readonly [Key in Setting]?: z.infer<(typeof settings)[Key]['schema']> };

const allForms = Object.values(settings)
  .map(({ expected }) => expected)
  .join('; ');

function readReviewer(
  { line, place }: ReviewerLine,
  earlier: readonly ReviewerLine[],
  { vendors, withKey }: Choosable,
): Reviewer {
  const fail: Fail = (what, remedy) => {
    throw new UserError(`${place} has the line ${JSON.stringify(line.slice(0, 200))}: ${what}.`, remedy);
  };
  const {
    name = '',
    provider = '',
    model = '',
    settings: behind = '',
  } = line.length > longestLine ? {} : (reviewerLine.exec(line)?.groups ?? {});
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(name)) fail('it does not have the form', `${form} ${allForms}.`);
  if (earlier.some((other) => other.line.split('=')[0]?.trim().toLowerCase() === name.toLowerCase()))
    fail('its name is taken', 'Give each reviewer a name of its own.');
  const facts = vendors.find((candidate) => candidate.name === provider);
  if (facts === undefined)
    return fail('there is no such provider', `The providers are ${vendors.map((known) => known.name).join(', ')}.`);
  if (!withKey.has(provider)) fail(`there is no key for ${provider}`, `Set \`${facts.keyInput}\`, or remove the line.`);
  const set = readSettings(behind, fail);
  if (set.vendor !== undefined && facts.voice === 'provider' && vendorCalled(set.vendor, vendors) !== provider)
    fail(
      `a reviewer of ${provider} speaks for ${provider}`,
      'Take `vendor=` out: it tells whose model stands behind a server that can serve those of anybody.',
    );
  const own = 'byDefault' in facts.reviewer ? facts.reviewer.byDefault : facts.reviewer.example;
  return {
    name,
    provider,
    vendor: set.vendor === undefined ? voiceOf(facts, name) : vendorCalled(set.vendor, vendors),
    model,
    effort: set.effort ?? own.effort,
    passes: set.passes ?? 1,
    maxOutputTokens: set['max-output-tokens'] ?? null,
  };
}

/** A vendor is one voice under whichever of its names: that of its provider, of its key, of its reviewer. */
function vendorCalled(word: string, vendors: readonly VendorFacts[]): string {
  const namesOf = ({ name, keyInput, reviewer }: VendorFacts) => [
    name,
    keyInput.toLowerCase().replace(/[-_]api[-_]key$/, ''),
    ...('byDefault' in reviewer ? [reviewer.byDefault.name.toLowerCase()] : []),
  ];
  const known = vendors.find((facts) => facts.voice === 'provider' && namesOf(facts).includes(word));
  return known?.name ?? word;
}

/** A colon is in no name that a line can give, so nobody else is this voice. */
function voiceOf({ name: provider, voice }: VendorFacts, name: string): string {
  return voice === 'provider' ? provider : `${provider}:${name}`;
}

type Fail = (what: string, remedy: string) => never;

function readSettings(text: string, fail: Fail): Settings {
  const read = new Map<string, unknown>();
  for (const word of text.split(/\s+/).filter((some) => some !== '')) {
    const [key = '', value = ''] = word.split(/=(.*)/s);
    if (!isSetting(key)) return fail(`there is no setting ${JSON.stringify(key.slice(0, 40))}`, `${form} ${allForms}.`);
    if (read.has(key)) return fail(`it has \`${key}=\` twice`, 'Leave one of them out.');
    const { schema, expected } = settings[key];
    const parsed = schema.safeParse(value);
    if (!parsed.success)
      return fail(`there is no such ${key.replaceAll('-', ' ')}`, `Write ${expected}, or leave it out.`);
    read.set(key, parsed.data);
  }
  return Object.fromEntries(read);
}

function isSetting(key: string): key is Setting {
  return Object.hasOwn(settings, key);
}
