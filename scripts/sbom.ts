// Prints what is bundled as SPDX: npm's list of everything that is installed, without what only development needs.
// `npm sbom --omit dev` also leaves out packages that both need (npm/cli#7909); the lock file knows better.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';

interface Bill {
  readonly packages: readonly { readonly SPDXID: string; readonly name: string; readonly packageFileName: string }[];
  readonly relationships: readonly { readonly spdxElementId: string; readonly relatedSpdxElement: string }[];
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
}

/**
 * An SPDX document of npm without the packages that are for development, and without optional ones: that is Node, which
 * runs the tests and is not bundled.
 */
export function withoutDevelopment<T extends Bill>(bill: T, { packages }: Lock): T {
  const isShipped = ({ packageFileName }: T['packages'][number]) => {
    const { dev = false, optional = false } = packages[packageFileName] ?? {};
    return !dev && !optional;
  };
  const shipped = bill.packages.filter(isShipped);
  const ids = new Set([...shipped.map(({ SPDXID }) => SPDXID), 'SPDXRef-DOCUMENT']);
  const relationships = bill.relationships.filter(
    ({ spdxElementId, relatedSpdxElement }) => ids.has(spdxElementId) && ids.has(relatedSpdxElement),
  );
  return { ...bill, packages: shipped, relationships };
}

if (import.meta.main) {
  const printed = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'spdx'], { maxBuffer: 1e8 });
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  process.stdout.write(`${JSON.stringify(withoutDevelopment(JSON.parse(printed.toString()), lock), null, 2)}\n`);
}
