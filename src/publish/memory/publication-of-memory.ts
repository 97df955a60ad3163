import { withState } from '../../lib/marker.ts';
import { literal } from '../../render/escape.ts';
import { formats } from '../../render/index.ts';
import { rememberedFates } from '../../render/lines/inline-fates.ts';
import { isUnsure, openOf } from '../../render/memory/headline.ts';
import { renderMemoryComment, renderMemorySummary } from '../../render/memory/pages.ts';
import { type Told, wasSmall, whySentences } from '../../render/memory/told.ts';
import type { Severity } from '../../types.ts';
import { statusState } from '../exit-code.ts';
import type { Publication } from '../publication.ts';

/**
 * Everything that a run publishes which reviewed nothing. It has no report: files of an earlier run that lie in the same
 * folder are taken away, for they would pass for this one's.
 * @param there body of the comment as it stands; null where there is none
 * @param line holds the memory from now on; null: the one that stands there stays
 */
export function publicationOfMemory(
  told: Told,
  {
    name,
    isCommented,
    isOnLines,
    there,
    line,
  }: {
    readonly name: string;
    readonly isCommented: boolean;
    /** Whether comments on lines are wanted: those that there are say what became of their findings. */
    readonly isOnLines: boolean;
    readonly there: string | null;
    readonly line: string | null;
  },
): Publication {
  const { gate, verdict, policy } = told;
  const page = renderMemoryComment(told, { name, there });
  return {
    verdict,
    log: { to: 'the log', value: [...whySentences(told), ...gate.reasons] },
    files: formats.map(({ fileName, output }) => ({
      to: `the file ${fileName}`,
      value: { name: fileName, output, text: null },
    })),
    summary: { to: 'the job summary', value: renderMemorySummary(told) },
    comment: isCommented ? { to: 'the comment', value: line === null ? page : withState(page, line) } : null,
    inlineComments: null,
    inlineFates: isOnLines ? { to: 'earlier inline comments', value: rememberedFates(told.memory) } : null,
    annotations: null,
    outputs: Object.entries(outputsOf(told)).map((output) => ({ to: `the output ${output[0]}`, value: output })),
    status: { state: statusState(gate, policy), description: descriptionOf(told) },
    warnings: [],
  };
}

function outputsOf(told: Told): Readonly<Record<string, string>> {
  const { gate, verdict, memory } = told;
  const open = openOf(told);
  const count = (severity: Severity) => String(open.filter((found) => found.severity === severity).length);
  return {
    outcome: gate.outcome,
    verdict,
    reason: literal(gate.reasons[0] ?? '', Number.POSITIVE_INFINITY),
    round: String(memory.round),
    critical: count('critical'),
    important: count('important'),
    suggestions: count('suggestion'),
    unproven: String(open.filter(isUnsure).length),
  };
}

function descriptionOf({ gate, verdict, why, memory }: Told): string {
  const { round } = memory;
  const incomplete = gate.override === undefined ? 'INCOMPLETE' : 'OVERRIDDEN';
  const label = gate.outcome === 'incomplete' ? incomplete : verdict;
  return `${label} (round ${round} ${why.kind === 'unchanged' ? 'repeated' : 'decided anew'}${wasSmall({ memory }) ? '; small change, 1 reviewer' : ''}): ${gate.reasons[0] ?? ''}`;
}
