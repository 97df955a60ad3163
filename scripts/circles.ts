/**
 * Circles of a graph: for every node that reaches itself a shortest way around, unless one that was found before goes
 * through it.
 * @param graph what each node points at; what is no node of it leads nowhere
 */
export function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const known = new Set<string>();
  for (const node of graph.keys()) {
    if (known.has(node)) continue;
    const way = wayBack(graph, node);
    if (way === null) continue;
    found.push(way);
    for (const each of way) known.add(each);
  }
  return found;
}

/** A shortest way from a node to itself; null when there is none. */
function wayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | null {
  const from = new Map<string, string>();
  const open = [start];
  for (const node of open)
    for (const next of graph.get(node) ?? []) {
      if (next === start) return wayTo(node, start, from);
      if (from.has(next) || !graph.has(next)) continue;
      from.set(next, node);
      open.push(next);
    }
  return null;
}

function wayTo(end: string, start: string, from: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let at = end; at !== start; way.unshift(at)) at = from.get(at) ?? start;
  return way;
}
