import { visible } from '../../lib/visible.ts';
import type { LedgerFinding, Report, Severity } from '../../types.ts';
import { severities } from '../../types.ts';
import { isFolded } from '../decision/blocking.ts';
import { clip } from '../escape.ts';
import { open } from '../open.ts';
import { plainPhrase, plainProse } from '../prose/plain.ts';
import { standing } from '../rulings.ts';
import { raisedBy } from '../sources.ts';
import { unrepeated } from '../texts/unrepeated.ts';

/** A note at lines of the head, as the runner prints it. Title and message are plain text. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly title: string;
  readonly message: string;
}

const levels = { critical: 'error', important: 'warning', suggestion: 'notice' } as const satisfies Record<
  Severity,
  Annotation['level']
>;
/** GitHub keeps no more of one level for one step. */
const mostOfALevel = 10;
const longestMessage = 4_096;
const longestTitle = 255;

/** The most severe first. Deleted code is left out: an annotation can only stand on lines of the head. */
export function annotations(report: Report): Annotation[] {
  return severities.flatMap((severity) =>
    open(report, severity)
      .filter((finding) => !isFolded(finding, report))
      .flatMap((finding) => annotation(finding) ?? [])
      .slice(0, mostOfALevel),
  );
}

function annotation(found: LedgerFinding): Annotation | null {
  const { id, severity, anchor, finding } = found;
  if (anchor === null || anchor.side === 'old') return null;
  const { title, failure, body } = finding;
  const said = [unrepeated(failure, [title]), unrepeated(body, [title, failure])].map(plainProse);
  const by = visible(`${raisedBy(found)}; ${standing(found)}.`.toWellFormed());
  return {
    level: levels[severity],
    path: anchor.path,
    startLine: anchor.startLine,
    endLine: anchor.endLine,
    title: clip(`${id}. ${plainPhrase(finding.title)}`, longestTitle),
    message: clip([...said, by].filter((one) => one !== '').join('\n\n'), longestMessage),
  };
}
