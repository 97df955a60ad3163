/** What names them takes ten milliseconds to make, and few ask for a language. */
let languageNames: Intl.DisplayNames | null = null;

/** What a language is called in English; undefined where the tag means none. */
export function languageCalled(tag: string): string | undefined {
  // Whatever is no known tag has no name.
  languageNames ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  try {
    return languageNames.of(tag);
  } catch {
    return undefined;
  }
}
