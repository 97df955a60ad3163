/**
 * How many samples a property takes: its full count in `npm run test:deep`, and at most 100 in `npm test`, which everybody
 * waits for. A property whose samples are large says a smaller `most`;
 * so does a table of whole runs, which has first what differs most.
 */
export function samples(full: number, most = 100): number {
  return process.env['TEST_DEEP'] === '1' ? full : Math.min(full, most);
}
