/**
 * Asks for prose in a language; what code reads stays as it is. Stands in the task, behind what sessions share.
 * @param language as it is called in English, by code and not by the repository; null or absent: nothing is asked
 */
export function languageRow(language: string | null | undefined): string {
  if (!language) return '';
  return `\n\nWrite prose in ${language}. Words that the schema prescribes, ids, paths, quotations, code and names such as Reviewer A stay as they are.`;
}
