import { codeSpan, serialise } from '../escape.ts';
import { alert, heading, paragraph, strong, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';

/** What is said where somebody lets a head pass that no round has reviewed. */
export function renderOverride({
  by,
  reason,
  headSha,
}: {
  /** Login. */
  readonly by: string;
  readonly reason: string;
  readonly headSha: string;
}): string {
  const children = [
    heading(2, text('No verdict: the gate is open by an override')),
    alert('warning', [
      paragraph(
        strong('OVERRIDDEN, NOT REVIEWED:'),
        text(' '),
        codeSpan(by, 100),
        text(' lets '),
        codeSpan(headSha.slice(0, 12)),
        text(' pass. Reason: '),
        phrase(reason, 500),
      ),
    ]),
    paragraph(text('It ends with this head: the next push is reviewed as ever.')),
  ];
  return serialise({ type: 'root', children });
}
