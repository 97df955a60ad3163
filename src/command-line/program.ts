import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type FlaggedInput, flaggedInputs, readFace, readVersion } from './flags.ts';
import type { Host } from './host.ts';
import { type Format, formats, type ReviewFlags } from './review.ts';

/** What somebody asked for. */
export type Asked =
  | { readonly kind: 'review'; readonly flags: ReviewFlags }
  | { readonly kind: 'check-config'; readonly repo: string; readonly file: string | null }
  | { readonly kind: 'doctor'; readonly repo: string; readonly typed: Readonly<Record<string, string>> }
  /** Help, the version, or a line that says what is wrong with the arguments: it has been printed. */
  | { readonly kind: 'told'; readonly isWell: boolean };

interface Parsed {
  readonly repo: string;
  readonly base?: string;
  readonly head: string;
  readonly uncommitted?: boolean;
  readonly format: Format;
  readonly output?: string;
  readonly previous?: string;
  readonly record?: string;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
}

const about = `Without a command it reviews; \`deep-review review --help\` has the flags. So in a branch:
  deep-review                      what the branch changes
  deep-review --uncommitted        what is not committed
  deep-review --dry-run            how large that is, without a key
  deep-review doctor               whether keys and models are right

Keys come from the environment: ANTHROPIC_API_KEY, OPENAI_API_KEY, GEMINI_API_KEY, COMPATIBLE_API_KEY; addresses beside them
as ANTHROPIC_BASE_URL and so on. The report goes to the standard output, everything else to the standard error.

Exit codes: 0 clean, 1 blocking, 2 incomplete, 3 error, 130 cancelled.`;

/** Reads the arguments. Descriptions and defaults of inputs are those of action.yml. */
export function readArguments({ argv, out, err, face: path }: Pick<Host, 'argv' | 'out' | 'err' | 'face'>): Asked {
  const face = readFace(path);
  let asked: Asked = { kind: 'told', isWell: false };
  let isWell = true;
  const refuse = (line: string) => {
    isWell = false;
    err(line.trimEnd());
  };
  const program = new Command('deep-review')
    .description('Reviews a branch of this machine with LLM reviewers of several vendors')
    .version(readVersion(path), '--version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: refuse })
    .showSuggestionAfterError()
    .showHelpAfterError('`deep-review review --help` has all commands and flags.')
    .addHelpText('afterAll', `\n${about}`);
  const withInputs = (command: Command, names: readonly FlaggedInput[]) => {
    for (const name of names) {
      const known = face[name];
      const description = `${known?.description.trim() ?? ''}${known?.default === undefined ? '' : ` (default: ${known.default})`}`;
      command.addOption(new Option(`--${name} <${flaggedInputs[name]}>`, description));
    }
    return command;
  };
  const repo = ['--repo <FOLDER>', 'a folder inside of the repository', given, '.'] as const;
  const review = program
    .command('review', { isDefault: true })
    .description('review what a branch changes (this is what happens without a command)')
    .option(...repo)
    .option(
      '--base <REF>',
      'what it is compared with; the default branch of the remote unless given, with --uncommitted HEAD',
      given,
    )
    .addOption(new Option('--head <REF>', 'what is reviewed').argParser(given).default('HEAD'))
    .addOption(new Option('--uncommitted', 'review what is not committed, untracked files included').conflicts('head'))
    .addOption(new Option('--format <FORMAT>', 'of the report').choices(Object.keys(formats)).default('md'))
    .option('--output <FOLDER>', 'keep the files of the report there, in all formats', given)
    .option('--previous <FILE>', 'report.json of the round before: what was open in it is looked at again', given)
    .option(
      '--record <FOLDER>',
      'keep there what the run exchanged with models, and the code that it read, for a replay',
      given,
    )
    .option('--dry-run', 'say what would be reviewed and how large it is, and ask no model')
    .option('--quiet', 'print nothing but the report, warnings and errors')
    .option('--no-color', 'print without colours');
  review.allowExcessArguments();
  withInputs(review, Object.keys(flaggedInputs) as FlaggedInput[]).action((options: Parsed, command: Command) => {
    const [unknown] = command.args;
    if (unknown !== undefined) command.error(`error: ${misplaced(unknown, program)}`);
    const flags: ReviewFlags = {
      ...{ repo: options.repo, base: options.base ?? null, head: options.uncommitted ? null : options.head },
      ...{ format: options.format, output: options.output ?? null, previous: options.previous ?? null },
      record: options.record ?? null,
      ...{ isDry: options.dryRun === true, isQuiet: options.quiet === true, typed: typedOf(command) },
    };
    asked = { kind: 'review', flags };
  });
  program
    .command('check-config')
    .description('check a configuration file as it stands here')
    .argument('[FILE]', 'its path; .github/deep-review.yml unless given', given)
    .option(...repo)
    .action((file: string | undefined, options: Parsed) => {
      asked = { kind: 'check-config', repo: options.repo, file: file ?? null };
    });
  withInputs(
    program
      .command('doctor')
      .description('check git, the configuration file, and every reviewer by one short question')
      .option(...repo),
    ['reviewers', 'config'],
  ).action((options: Parsed, command: Command) => {
    asked = { kind: 'doctor', repo: options.repo, typed: typedOf(command) };
  });
  try {
    program.parse([...argv], { from: 'user' });
    return asked;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: 'told', isWell };
  }
}

/** What is no flag's and no command's is one of these two, in the wrong place. */
function misplaced(word: string, { commands }: Command): string {
  const names = commands.map((command) => `\`${command.name()}\``).join(', ');
  return `'${word}' stands where nothing is read: a command (${names}) stands before all flags, a branch behind \`--base\` or \`--head\`.`;
}

/** Inputs that stand among the arguments, by name; several reviewers are lines. */
function typedOf(command: Command): Readonly<Record<string, string>> {
  const entries = command.options.flatMap((option): [string, string][] => {
    const name = option.long?.slice(2) ?? '';
    const value: unknown = command.getOptionValue(option.attributeName());
    if (!(name in flaggedInputs) || value === undefined) return [];
    return [[name, Array.isArray(value) ? value.join('\n') : String(value)]];
  });
  return Object.fromEntries(entries);
}

/** What is left empty is most often a variable that is not set. */
function given(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.');
  return value;
}
