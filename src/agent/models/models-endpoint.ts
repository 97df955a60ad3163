/** A model as its vendor tells of it. */
export interface ToldModel {
  readonly id: string;
  /** `retired`: requests that name it fail. `ending`: they succeed until its vendor says otherwise. */
  readonly life: 'current' | 'ending' | 'retired';
  /** The day on which it ends or ended, `YYYY-MM-DD`; null where nobody says. */
  readonly endsOn: string | null;
}

/** How a vendor is asked for its models, without its SDK: these are two plain requests, and an SDK takes long to load. */
export interface ModelsEndpoint {
  /** Behind the base URL; without an id, all of them on one page. */
  path(id: string | null): string;
  /** What carries the key. */
  headers(apiKey: string): Readonly<Record<string, string>>;
  /** The models of an answer, of a list or of a single one; none where it is of another form. */
  read(body: unknown): readonly ToldModel[];
}

/** The objects of an answer: those of a list, which stands under a name, or the one that it is. */
export function toldObjects(body: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  if (typeof body !== 'object' || body === null) return [];
  const listed = (body as Record<string, unknown>)[name];
  return (Array.isArray(listed) ? listed : [body]).filter((one) => typeof one === 'object' && one !== null);
}

/** The day of a time or a day, as vendors write it; null for anything else. */
export function dayOf(value: unknown): string | null {
  return (typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : null) ?? null;
}
