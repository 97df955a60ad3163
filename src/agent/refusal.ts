/** What a server answered in place of a turn, whatever the form of its body. */
export interface Refusal {
  /** That of HTTP; where that says success, the number in the body, or null. */
  readonly status: number | null;
  /** Every code, type, status and reason in the body, in lower case: vendors say the same in different fields. */
  readonly kinds: ReadonlySet<string>;
  /** The most telling of them, as it came; null when it says none. */
  readonly code: string | null;
  /** The field of the request that it is about; null when it names none. */
  readonly parameter: string | null;
  /** In the server's own words, with whatever it may have put in; empty when there are none. */
  readonly sentence: string;
  /** Whether the body is an error of an API, and not a page. */
  readonly isOfProtocol: boolean;
  /** Numbers that the body gives by name, such as `n_ctx`. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The wait that the body asks for, in milliseconds; null when it asks for none. */
  readonly retryAfterMs: number | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads the body of an answer. @param status of HTTP; null within a stream that has begun */
export function readRefusal(status: number | null, body: string): Refusal {
  return refusalOf(status, jsonOf(body) ?? body);
}

/** The same for what was parsed already. */
export function refusalOf(status: number | null, body: unknown): Refusal {
  const outer = fieldsOf(Array.isArray(body) ? body[0] : body);
  const inner = fieldsOf(outer?.['error']) ?? outer;
  const details = objectsIn(inner?.['details']);
  const own = fieldsOf(inner?.['details']);
  const telling = [inner?.['code'], own?.['error_code'], inner?.['status'], inner?.['type']];
  const others = details.flatMap((detail) => [
    detail['reason'],
    ...objectsIn(detail['violations']).map(({ quotaId }) => quotaId),
  ]);
  const kinds = [...telling, ...others].filter((kind) => typeof kind === 'string');
  const stated = [inner?.['code'], inner?.['status'], outer?.['statusCode'], outer?.['status']].map(Number);
  const isFailure = status !== null && status >= 400;
  return {
    status: isFailure ? status : (stated.find((number) => number >= 400 && number < 600) ?? null),
    kinds: new Set(kinds.map((kind) => kind.toLowerCase())),
    code: kinds.find((kind) => !Number.isFinite(Number(kind)) && kind !== 'error') ?? null,
    parameter: parameterOf(inner),
    sentence: sentenceOf(body, outer, inner),
    isOfProtocol: outer !== null,
    numbers: new Map(
      Object.entries(inner ?? {}).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
    ),
    retryAfterMs: retryDelay(details),
  };
}

/** Whether a server has something against a field of the request. */
export function isAgainst({ status, parameter, sentence }: Refusal, field: string): boolean {
  const isOfRequest = status === 400 || status === 413 || status === 422;
  return isOfRequest && (parameter?.includes(field) === true || sentence.includes(field));
}

/** Whether a body that came with success is an error all the same. */
export function isError(body: unknown): boolean {
  const fields = fieldsOf(Array.isArray(body) ? body[0] : body);
  if (fields === null) return false;
  return (fields['error'] ?? null) !== null || fields['object'] === 'error' || fields['type'] === 'error';
}

/** JSON of an object or a list; null for any other text. */
export function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sentenceOf(body: unknown, outer: Fields | null, inner: Fields | null): string {
  if (typeof body === 'string') return body;
  const said = [
    inner?.['message'],
    outer?.['error'],
    outer?.['message'],
    outer?.['error_description'],
    outer?.['detail'],
  ];
  const text = said.find((some) => typeof some === 'string' && some !== '');
  if (typeof text === 'string') return text;
  const list = [...objectsIn(outer?.['detail']), ...objectsIn(outer?.['errors'])];
  const sentences = list.map((one) =>
    [...listOf(one['loc']), one['msg'] ?? one['message']].filter((some) => typeof some === 'string').join(' '),
  );
  return sentences.length > 0 ? sentences.join('; ') : (JSON.stringify(body) ?? '');
}

function parameterOf(inner: Fields | null): string | null {
  const named = inner?.['param'];
  if (typeof named === 'string') return named;
  const [first] = objectsIn(inner?.['detail']);
  const last = listOf(first?.['loc']).at(-1);
  return typeof last === 'string' ? last : null;
}

function retryDelay(details: readonly Fields[]): number | null {
  for (const { retryDelay: delay } of details) {
    const seconds = typeof delay === 'string' ? Number.parseFloat(delay) : Number.NaN;
    if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  }
  return null;
}

function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectsIn(value: unknown): readonly Fields[] {
  return listOf(value)
    .map(fieldsOf)
    .filter((fields) => fields !== null);
}
