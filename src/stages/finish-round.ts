/** What a run needs once its models have answered, and loads while they do. */
export { consolidateRound } from './consolidate-round.ts';
export { publishRound } from './publish-round.ts';
