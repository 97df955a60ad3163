import { UserError } from '../lib/user-error.ts';
import type { Choosable } from './reviewers.ts';

/** A pull request that GitHub gives no keys to, at the head that its event speaks of. */
export interface Keyless {
  /** Whose it is, for the end of a sentence. */
  readonly of: string;
  readonly number: number;
  readonly headSha: string;
}

/**
 * Nobody reviews without a key.
 * @param options.keyless null: nothing is known that would explain it
 * @throws {UserError} that says what to type, as far as that is known
 */
export function requireKeys({ vendors, withKey }: Choosable, { keyless }: { readonly keyless: Keyless | null }): void {
  if (withKey.size > 0) return;
  if (keyless !== null) {
    const { of, number, headSha } = keyless;
    throw new UserError(
      `No reviewer can run: GitHub gives no keys to a pull request of ${of}.`,
      `Somebody who may write looks at its change, and then starts the review of this head: with \`gh workflow run deep-review-by-hand.yml -f pull-request=${number} -f head-sha=${headSha}\`, where that file of examples/ is a workflow of yours; or with a comment \`/deep-review ${headSha}\`, where one of yours takes commands.`,
    );
  }
  const inputs = vendors.flatMap(({ keyInput, reviewer }) => ('byDefault' in reviewer ? [keyInput] : []));
  const [example = ''] = inputs;
  const secret = example.toUpperCase().replaceAll('-', '_');
  throw new UserError(
    'No reviewer can run: no API key was given.',
    `Set at least one of ${inputs.map((input) => `\`${input}\``).join(', ')}, for example \`${example}: \${{ secrets.${secret} }}\`. A secret that does not exist under that name reads as empty, and so does one of an environment that the job does not name (\`environment: deep-review\`). Pull requests from forks and from Dependabot get no repository secrets: a maintainer starts their review by hand with \`workflow_dispatch\`.`,
  );
}
