import { holdsSecret, secretHeld } from '../lib/holds-secret.ts';
import { commentMarker } from '../lib/marker.ts';
import { renderWithheldPage } from '../render/pages/withheld-page.ts';
import { notWritten, type Part, type Publication } from './publication.ts';

/**
 * The last look at what is about to leave. What still holds a secret is taken out and named; a page gives its place to
 * one that says so, for the place must not go on to show what was there before. The gate stands as it was decided: a
 * report that must not be shown proves nothing about the change, in either direction.
 * @param name of the instance, part of the comment's marker
 */
export function withholdSecrets(publication: Publication, redact: (text: string) => string, name: string): Publication {
  const refusal = secretHeld();
  const warnings = [...publication.warnings];
  const isHeld = (text: string) => holdsSecret(text, redact);

  function whole<Value>(part: Part<Value>, textOf: (value: Value) => string, instead: Value | null): Part<Value> {
    if (part.value === null || !isHeld(textOf(part.value))) return part;
    warnings.push(notWritten(part.to, refusal));
    return { ...part, value: instead };
  }
  function each<Item>(part: Part<readonly Item[]> | null, textOf: (item: Item) => string) {
    if (part === null || part.value === null) return part;
    const kept = part.value.filter((item) => !isHeld(textOf(item)));
    const held = part.value.length - kept.length;
    if (held > 0) warnings.push(notWritten(`${held} of ${part.to}`, refusal));
    return { ...part, value: kept };
  }
  const notice = renderWithheldPage({ verdict: publication.verdict, remedy: refusal.remedy });
  const page = (part: Part<string>, start: string) => {
    const instead = `${start}${notice}`;
    return whole(part, (text) => text, isHeld(instead) ? null : instead);
  };
  return {
    ...publication,
    files: publication.files.map((file) =>
      whole(file, ({ text }) => text ?? '', file.value === null ? null : { ...file.value, text: null }),
    ),
    summary: page(publication.summary, ''),
    comment: publication.comment === null ? null : page(publication.comment, `${commentMarker(name)}\n`),
    // The diff is not redacted, and a suggestion repeats it.
    inlineComments: each(publication.inlineComments, ({ path, body }) => `${path}\n${body}`),
    annotations: each(publication.annotations, ({ path, title, message }) => `${path}\n${title}\n${message}`),
    outputs: publication.outputs.map((output) => whole(output, ([, value]) => value, null)),
    warnings,
  };
}
