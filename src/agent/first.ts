/**
 * Hears of one of several things that are under way, by names that say the same in every run of the same review: the one that
 * ends first. A replay hears them in the order in which the recorded run did, so nothing may hear of ends in another way where
 * their order decides.
 */
export type First = <Value>(underWay: ReadonlyMap<string, Promise<Value>>) => Promise<readonly [name: string, Value]>;

export const firstToEnd: First = (underWay) =>
  Promise.race([...underWay].map(async ([name, ending]) => [name, await ending] as const));
