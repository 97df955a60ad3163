import { posix } from 'node:path';
import type { ChangedFile } from '../../types.ts';

const testFolders = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testing|[\w-]+[-_]tests?)\//iu;
const testNames = /(?:[._-](?:test|spec|tests|e2e)\.\w+|^test_.*\.py|^conftest\.py|[a-z](?:Test|Tests|Spec|IT)\.\w+)$/u;
const textNames =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|org|tex)$|^(?:readme|changelog|license|notice|authors)\b/iu;
const dataNames =
  /\.(?:jsonl?|json5|ndjson|geojson|csv|tsv|psv|xml|svg|snap|golden|po|pot|xliff?|ipynb|map|lock|sum|min\.\w+|log|har|dat|pem|sarif)$/iu;
const dataFolders = /(?:^|\/)(?:__snapshots__|__fixtures__|fixtures?|testdata|golden|snapshots?|vendor|dist)\//iu;
/** JSON that programs act by. */
const configuration =
  /^(?:package|composer|deno|tsconfig[\w.-]*|jsconfig|turbo|nx|[\w.-]*\.?config|\.[\w.-]+)\.json$/iu;

/** Who is read first where not all of a change has room: code, then its tests, then texts, then data. */
export function readingRank({ path }: Pick<ChangedFile, 'path'>): 0 | 1 | 2 | 3 {
  const name = posix.basename(path);
  if (configuration.test(name)) return 0;
  if (dataNames.test(name) || dataFolders.test(path)) return 3;
  if (textNames.test(name)) return 2;
  return testFolders.test(path) || testNames.test(name) ? 1 : 0;
}
