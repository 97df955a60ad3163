import type { Told } from './told.ts';

/** What src/ tells people. */
export interface Source {
  readonly told: readonly Told[];
  readonly said: readonly string[];
  readonly reasons: readonly { readonly reason: string; readonly remedy: string }[];
}

interface Entry {
  /** The text of an error in src/, whose remedy is printed from there. */
  readonly told?: string;
  /** A sentence in src/. */
  readonly said?: string;
  /** What a reader sees, where that is more. */
  readonly shown?: string;
  readonly cause: string;
  readonly do?: string;
}

/** What people wrote of the texts: when each appears. */
export interface Causes {
  /** What people see where nothing is printed. */
  readonly symptoms: readonly { readonly seen: string; readonly why: string; readonly do: string }[];
  readonly groups: readonly { readonly title: string; readonly about?: string; readonly entries: readonly Entry[] }[];
  readonly reasons: Readonly<Record<string, string>>;
}

/** What is missing, one sentence each: a text that no entry explains, and an entry whose text nobody prints. */
export function problemsOf({ told, said, reasons }: Source, causes: Causes): string[] {
  const entries = causes.groups.flatMap((group) => group.entries);
  const texts = new Set([...told.map(({ what }) => what), ...said]);
  const explained = entries.map((entry) => textOf(entry));
  const lacking = [...texts].filter((text) => !explained.includes(text));
  const twice = explained.filter((text, at) => explained.indexOf(text) !== at);
  const names = reasons.map(({ reason }) => reason);
  const where = 'scripts/troubleshooting/causes.yml';
  return [
    ...lacking.map((text) => `${where} does not say when this appears: ${text}`),
    ...explained.filter((text) => !texts.has(text)).map((text) => `${where} explains what nothing prints: ${text}`),
    ...twice.map((text) => `${where} explains this twice: ${text}`),
    ...names.filter((name) => !causes.reasons[name]).map((name) => `${where} does not say what ${name} means`),
    ...Object.keys(causes.reasons)
      .filter((name) => !names.includes(name))
      .map((name) => `${where} explains the reason ${name}, which does not exist`),
  ];
}

const head = `# Troubleshooting

By the text that the log, an annotation of the job, the job summary, the comment or the status shows. \`…\` stands for what differs from run to run; search
for the words around it. Made from the code by \`npm run troubleshooting\`: what to do is what the program prints itself.

An error that says *This is a bug of the action* is none of these: please report it, with the lines of the log around it. \`RUNNER_DEBUG\` (*Re-run jobs → Enable
debug logging*) adds what stood in each turn of each session.
`;

/** The page, in Markdown. */
export function pageOf({ told, reasons }: Source, causes: Causes): string {
  const groups = causes.groups.map(({ title, about, entries }) =>
    [`## ${title}`, ...(about === undefined ? [] : [about]), ...entries.map((entry) => entryOf(entry, told))].join(
      '\n\n',
    ),
  );
  const seen = causes.symptoms.map((symptom) => `| ${symptom.seen} | ${symptom.why} | ${symptom.do} |`);
  const symptoms = [
    '## Without a text',
    ['| what you see | why that can be | what to do |', '| --- | --- | --- |', ...seen].join('\n'),
  ].join('\n\n');
  const rows = reasons.map(({ reason, remedy }) => `| \`${reason}\` | ${causes.reasons[reason]} | ${remedy} |`);
  const failed = [
    '## A reviewer failed',
    'The comment names the reviewer and one of these reasons, what happened, and the vendor’s own words where it gave some. Other reviewers go on, and `min-reviewers` says how many must complete.',
    ['| reason | what it means | what to do |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
  return `${[head.trimEnd(), symptoms, ...groups, failed].join('\n\n')}\n`;
}

function entryOf(entry: Entry, told: readonly Told[]): string {
  const text = textOf(entry);
  const given = told.filter(({ what }) => what === text).map(({ remedy }) => remedy);
  const ways = [...new Set([...given, ...(entry.do === undefined ? [] : [entry.do])])];
  const what = ways.length > 1 ? `\n\n${ways.map((way) => `- ${way}`).join('\n')}` : ` ${ways[0] ?? ''}`;
  return [`### ${entry.shown ?? text}`, entry.cause, ...(ways.length === 0 ? [] : [`**What to do:**${what}`])].join(
    '\n\n',
  );
}

function textOf({ told, said }: Entry): string {
  return told ?? said ?? '';
}
