import { codeSpan, serialise } from '../escape.ts';
import { alert, heading, paragraph, strong, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';

/** What is said where somebody lets a head pass that no round has reviewed. */
export function renderOverride({
  by,
  reason,
  headSha,
  waitsFor,
}: {
  /** Login. */
  readonly by: string;
  readonly reason: string;
  readonly headSha: string;
  /** What keeps the gate shut all the same, in sentences; null: nothing does. */
  readonly waitsFor: string | null;
}): string {
  const whose = [codeSpan(by, 100), text(' lets '), codeSpan(headSha.slice(0, 12)), text(' pass. Reason: ')];
  const children =
    waitsFor === null
      ? [
          heading(2, text('No verdict: the gate is open by an override')),
          alert('warning', [paragraph(strong('OVERRIDDEN, NOT REVIEWED:'), text(' '), whose, phrase(reason, 500))]),
          paragraph(text('It ends with this head: the next push is reviewed as ever.')),
        ]
      : [
          heading(2, text('No verdict: the gate stays shut, also by an override')),
          alert('warning', [paragraph(strong('NOT REVIEWED:'), text(' '), phrase(waitsFor, 800))]),
          paragraph(whose, phrase(reason, 500)),
          paragraph(
            text(
              'A status speaks of a commit, and so of each pull request that has it. Write the override again then.',
            ),
          ),
        ];
  return serialise({ type: 'root', children });
}
