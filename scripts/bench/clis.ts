import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The vendors' programs for a command line, by who makes them. */
const programs = { claude: 'Anthropic', codex: 'OpenAI', gemini: 'Google' };

/**
 * What is said of the vendors' own programs, which are not measured: a sentence for each.
 * @param path as `PATH` has it
 */
export function unmeasuredClis(path: string): readonly string[] {
  const isThere = (name: string) => path.split(delimiter).some((folder) => isProgram(join(folder, name)));
  return Object.entries(programs).map(([name, maker]) =>
    isThere(name)
      ? `\`${name}\` (${maker}) is installed, and not measured: nothing here drives it against scripted answers.`
      : `\`${name}\` (${maker}): not installed.`,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
