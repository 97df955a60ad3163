import { holdsSecret, secretHeld } from '../lib/holds-secret.ts';
import { commentMarker } from '../lib/marker.ts';
import { renderWithheldPage } from '../render/pages/withheld-page.ts';
import type { InTime } from './in-time.ts';
import { notWritten, type Part, type Publication, standIn } from './publication.ts';

/**
 * The last look at what is about to leave. What still holds a secret is taken out and named; a page gives its place to
 * one that says so, for the place must not go on to show what was there before. The gate stands as it was decided: a
 * report that must not be shown proves nothing about the change, in either direction.
 * @param options.name of the instance, part of the comment's marker
 */
export function withholdSecrets(
  publication: Publication,
  { redact, name, work }: { readonly redact: (text: string) => string; readonly name: string; readonly work: InTime },
): Publication {
  const refusal = secretHeld();
  const warnings = [...publication.warnings];
  const isHeld = (text: string) => holdsSecret(text, redact);
  /** Of each text why it must not leave; null when it may. What there is no time to look through stays as well. */
  const objections = (texts: readonly string[]): readonly (Error | null)[] => {
    const found: (Error | null)[] = [];
    try {
      // All at once: to be held to a time takes longer than to look through a short text.
      work(() => {
        for (const text of texts) found.push(isHeld(text) ? refusal : null);
      });
      return found;
    } catch (error) {
      const why = error instanceof Error ? error : new Error(String(error));
      return texts.map((_, at) => (found[at] === undefined ? why : found[at]));
    }
  };
  const objection = (text: string) => {
    const [why = refusal] = objections([text]);
    return why;
  };

  function whole<Value>(
    part: Part<Value>,
    textOf: (value: Value) => string,
    instead: (why: Error) => Value | null,
    against = objection,
  ): Part<Value> {
    const why = part.value === null ? null : against(textOf(part.value));
    if (why === null) return part;
    warnings.push(notWritten(part.to, why));
    return { ...part, value: instead(why) };
  }
  function each<Item>(part: Part<readonly Item[]> | null, textOf: (item: Item) => string) {
    if (part === null || part.value === null) return part;
    const kept: Item[] = [];
    const held = new Map<string, { readonly why: Error; readonly count: number }>();
    const found = objections(part.value.map(textOf));
    for (const [at, item] of part.value.entries()) {
      const { [at]: why = refusal } = found;
      if (why === null) kept.push(item);
      else held.set(why.message, { why, count: (held.get(why.message)?.count ?? 0) + 1 });
    }
    for (const { why, count } of held.values()) warnings.push(notWritten(`${count} of ${part.to}`, why));
    return { ...part, value: kept };
  }
  const page = (part: Part<string>, start: string) =>
    whole(
      part,
      (text) => text,
      (why) => {
        const { verdict } = publication;
        const notice =
          why === refusal
            ? renderWithheldPage({
                verdict,
                why: 'The report is withheld here, because it held a secret of the workflow.',
                remedy: refusal.remedy,
              })
            : standIn(verdict);
        // What is ours is short: it is looked through whatever time there is.
        return isHeld(`${start}${notice}`) ? null : `${start}${notice}`;
      },
    );
  return {
    ...publication,
    files: publication.files.map((file) =>
      whole(
        file,
        ({ text }) => text ?? '',
        () => (file.value === null ? null : { ...file.value, text: null }),
      ),
    ),
    summary: page(publication.summary, ''),
    comment: publication.comment === null ? null : page(publication.comment, `${commentMarker(name)}\n`),
    // The diff is not redacted, and a suggestion repeats it.
    inlineComments: each(publication.inlineComments, ({ path, body }) => `${path}\n${body}`),
    inlineFates: each(publication.inlineFates, ({ note }) => note),
    annotations: each(publication.annotations, ({ path, title, message }) => `${path}\n${title}\n${message}`),
    // Short texts, which whoever reads the gate needs: they are looked through whatever time there is.
    outputs: publication.outputs.map((output) =>
      whole(
        output,
        ([, value]) => value,
        () => null,
        (text) => (isHeld(text) ? refusal : null),
      ),
    ),
    warnings,
  };
}
