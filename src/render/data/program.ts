/** Name and version as package.json has them, which the action does not read: its bundle stands alone. */
export const program = { name: 'Deep Review', version: '0.1.0' } as const;

/**
 * Page of the repository that this program's files lie in.
 * @param actionUrl page that its files lie under, `SERVER/OWNER/REPO/blob/REF`
 */
export function repositoryOf(actionUrl: string): string {
  return actionUrl.replace(/\/blob\/.*$/u, '');
}
