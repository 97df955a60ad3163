import { codeBlock, serialise } from '../escape.ts';
import { link } from '../links.ts';
import { alert, heading, paragraph, strong, text } from '../nodes.ts';

interface RunError {
  readonly what: string;
  readonly remedy: string;
  /** Where the files of this action are shown; null where nobody knows. */
  readonly actionUrl: string | null;
}

/** The job summary of a run that could not review. */
export function renderErrorPage({ what, remedy, actionUrl }: RunError): string {
  const explained = actionUrl === null ? null : `${actionUrl}/docs/troubleshooting.md`;
  const children = [
    heading(1, text('No verdict: the review could not run')),
    alert('warning', [paragraph(strong('Nothing was decided about this pull request.'))]),
    paragraph(text('What happened:')),
    codeBlock(what, 'text'),
    paragraph(text('What to do:')),
    codeBlock(remedy, 'text'),
    ...(explained === null
      ? []
      : [
          paragraph(
            text('When this appears: '),
            link(explained, [text('troubleshooting, by the text of the error')]),
            text('.'),
          ),
        ]),
  ];
  return serialise({ type: 'root', children });
}
