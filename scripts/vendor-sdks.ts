import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/** A file of src/ and the specifiers that it imports, types included. */
export interface ImportingFile {
  readonly path: string;
  readonly specifiers: readonly string[];
}

/** Packages that adapters may share with the rest of the house: everything else that they import is a vendor's SDK. */
const common = ['zod'];

/** `zod/mini` is of `zod`, `@google/genai/web` of `@google/genai`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * One sentence for each import of a vendor's SDK beyond that vendor. An SDK is what a file of src/providers/ imports. It
 * belongs to the one vendor whose files import it, `openai*.ts` to openai; a vendor that is built on files of that one
 * may import it as well. So no list of SDKs is kept.
 */
export function sdkViolations(files: readonly ImportingFile[]): string[] {
  const users = new Map<string, Set<string>>();
  const buildsOn = new Map<string, Set<string>>();
  for (const { path, specifiers } of files) {
    const vendor = vendorOf(path);
    if (vendor === null) continue;
    for (const specifier of specifiers) {
      const other = vendorOf(posix.join(posix.dirname(path), specifier));
      if (specifier.startsWith('.') && other !== null) noted(buildsOn, vendor).add(other);
      if (isForeign(specifier)) noted(users, packageOf(specifier)).add(vendor);
    }
  }
  const isBuiltOn = (vendor: string, other: string) => buildsOn.get(vendor)?.has(other) === true;
  return files.flatMap(({ path, specifiers }) =>
    specifiers.flatMap((specifier) => {
      const vendors = isForeign(specifier) ? [...(users.get(packageOf(specifier)) ?? [])] : [];
      const owners = vendors.filter((vendor) => !vendors.some((other) => other !== vendor && isBuiltOn(vendor, other)));
      const [owner] = owners;
      if (owner === undefined) return [];
      const vendor = vendorOf(path);
      if (vendor === null)
        return [
          `${path} imports ${specifier}; only ${filesOf(owners)} may, for it is a vendor's SDK (what is none belongs under \`common\` in scripts/vendor-sdks.ts)`,
        ];
      if (owners.length === 1 || !owners.includes(vendor)) return [];
      const rivals = owners.filter((other) => other !== vendor);
      return [`${path} imports ${specifier}, as ${filesOf(rivals)} does; an SDK belongs to one vendor`];
    }),
  );
}

function noted(map: Map<string, Set<string>>, key: string): Set<string> {
  const held = map.get(key) ?? new Set();
  map.set(key, held);
  return held;
}

function filesOf(vendors: readonly string[]): string {
  return vendors.map((vendor) => `providers/${vendor}*.ts`).join(' and ');
}

function isForeign(specifier: string): boolean {
  return (
    specifier !== '' && !specifier.startsWith('.') && !isBuiltin(specifier) && !common.includes(packageOf(specifier))
  );
}

/** The vendor that a file of src/providers/ is of, by the first word of its name; the list and other folders are of none. */
function vendorOf(path: string): string | null {
  const vendor = /^src\/providers\/(?<vendor>[a-z]+)(?:-[a-z-]+)?\.ts$/.exec(path)?.groups?.['vendor'] ?? null;
  return vendor === 'index' ? null : vendor;
}
