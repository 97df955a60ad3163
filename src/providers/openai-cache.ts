/** The models that look for a prefix at breakpoints only, and know the fields for them. */
const firstWithBreakpoints = { major: 5, minor: 6 };

/** Whether a model can be told where a prefix ends that other sessions have too. Others find it themselves, or have no cache. */
export function takesBreakpoints(model: string): boolean {
  const [, major, minor] = /^gpt-(\d+)(?:\.(\d+))?/.exec(model) ?? [];
  if (major === undefined) return false;
  const { major: first, minor: from } = firstWithBreakpoints;
  return Number(major) > first || (Number(major) === first && Number(minor ?? 0) >= from);
}

const longestKey = 64;

/** What requests with equal prefixes are brought together by. */
export function promptCacheKey(model: string, cacheKey: string): string {
  return `${model}:${cacheKey}`.slice(-longestKey);
}
