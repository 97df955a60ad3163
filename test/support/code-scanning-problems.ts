import { gzipSync } from 'node:zlib';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';

/*
 * What GitHub's page on SARIF support for code scanning calls required, and the limits it states. An upload beyond
 * a limit is refused, and what lacks something required is shown wrong or not at all.
 */
const limits = {
  runs: 20,
  results: 25_000,
  shownResults: 5_000,
  rules: 25_000,
  shownLocations: 10,
  tags: 10,
  ruleName: 255,
  description: 1_024,
  packedBytes: 10_000_000,
};

/** What code scanning would refuse, cut or not show of a log that holds against the schema. */
export function codeScanningProblems(log: Log): string[] {
  const packed = gzipSync(JSON.stringify(log)).length;
  return [
    ...(log.$schema ? [] : ['$schema is required']),
    ...atMost('runs', log.runs.length, limits.runs),
    ...atMost('bytes when packed', packed, limits.packedBytes),
    ...log.runs.flatMap(runProblems),
  ];
}

function runProblems({ tool: { driver }, results = [], automationDetails }: Run): string[] {
  const rules = driver.rules ?? [];
  const ids = rules.map(({ id }) => id);
  const prints = results.map((result) => [
    result.ruleId,
    result.locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    result.partialFingerprints?.['primaryLocationLineHash'],
  ]);
  return [
    ...(driver.name ? [] : ['tool.driver.name is required']),
    ...(/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/u.test(driver.semanticVersion ?? '') ? [] : ['semanticVersion is no version']),
    ...(/^[^/].*\/[^/]+$/u.test(automationDetails?.id ?? '') ? [] : ['automationDetails.id has no category or no run']),
    ...atMost('results', results.length, limits.shownResults),
    ...atMost('rules', rules.length, limits.rules),
    ...repeated('rule id', ids),
    ...repeated('rule, path and fingerprint', prints),
    ...repeated(
      'guid',
      results.map(({ guid }) => guid),
    ),
    ...rules.flatMap(ruleProblems),
    ...results.flatMap((result) => resultProblems(result, ids)),
  ];
}

function ruleProblems({
  id,
  name,
  shortDescription,
  fullDescription,
  help,
  properties,
}: ReportingDescriptor): string[] {
  const texts = { shortDescription, fullDescription, help };
  return [
    ...atMost(`letters of the name of ${id}`, name?.length ?? 0, limits.ruleName),
    ...atMost(`tags of ${id}`, properties?.tags?.length ?? 0, limits.tags),
    ...Object.entries(texts).flatMap(([key, value]) => {
      if (!value?.text) return [`${key} of ${id} is required`];
      return key === 'help' ? [] : atMost(`letters of ${key} of ${id}`, value.text.length, limits.description);
    }),
  ];
}

function resultProblems({ ruleId, ruleIndex, message, locations = [], partialFingerprints }: Result, ids: string[]) {
  const place = locations[0]?.physicalLocation;
  const uri = place?.artifactLocation?.uri ?? '';
  return [
    ...(ids[ruleIndex ?? -1] === ruleId ? [] : [`ruleIndex of ${ruleId} names another rule`]),
    ...(message.text ? [] : ['message.text is required']),
    ...(locations.length === 1 ? [] : ['a result has one location']),
    ...atMost('locations', locations.length, limits.shownLocations),
    ...(/^(?![a-z][a-z0-9+.-]*:|\/)./iu.test(uri) ? [] : [`${uri} is no path from the root`]),
    ...(/(?:^|\/)\.{1,2}(?:\/|$)/u.test(uri) ? [`${uri} leads elsewhere`] : []),
    ...(place?.region?.startLine ? [] : ['region.startLine is required']),
    ...(partialFingerprints?.['primaryLocationLineHash'] ? [] : ['primaryLocationLineHash is required']),
  ];
}

function atMost(what: string, count: number, most: number): string[] {
  return count <= most ? [] : [`${count} ${what}: ${most} are allowed`];
}

function repeated(what: string, values: readonly unknown[]): string[] {
  const seen = new Set(values.map((value) => JSON.stringify(value)));
  return seen.size === values.length ? [] : [`${values.length - seen.size} times the same ${what}`];
}
