/** One line that the runner takes for a command, as `ActionCommand` of the runner parses it. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

function unescapeText(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeText(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

function properties(text: string, separator: string): Record<string, string> {
  const pairs = text.split(separator).flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [[pair.slice(0, at).trim(), unescapeProperty(pair.slice(at + 1))]];
  });
  return Object.fromEntries(pairs);
}

/** `::name key=value,…::message` at the start of a line, white space before it allowed. */
function current(line: string): WorkflowCommand | null {
  const match = /^\s*::(?<name>[^\s:]+)(?:\s+(?<pairs>[^:]*(?::(?!:)[^:]*)*))?::(?<message>.*)$/su.exec(line);
  if (match?.groups === undefined) return null;
  const { name = '', pairs = '', message = '' } = match.groups;
  return { name, properties: properties(pairs, ','), message: unescapeText(message) };
}

/** `##[name key=value;…]message` anywhere in a line. */
function legacy(line: string): WorkflowCommand | null {
  const match = /##\[(?<name>[^\s\]]+)(?:\s+(?<pairs>[^\]]*))?\](?<message>.*)$/su.exec(line);
  if (match?.groups === undefined) return null;
  const { name = '', pairs = '', message = '' } = match.groups;
  return { name, properties: properties(pairs, ';'), message };
}

/** Splits what a step printed into the lines of its log and its commands; honours stop-commands. */
export function readStepOutput(text: string): { log: string[]; commands: WorkflowCommand[] } {
  const log: string[] = [];
  const commands: WorkflowCommand[] = [];
  let stoppedBy: string | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const command = current(line) ?? legacy(line);
    if (stoppedBy !== null) {
      if (command?.name === stoppedBy) stoppedBy = null;
      else log.push(line);
    } else if (command === null) log.push(line);
    else {
      commands.push(command);
      if (command.name === 'stop-commands') stoppedBy = command.message;
    }
  }
  return { log, commands };
}
