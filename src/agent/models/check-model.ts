import leven from 'leven';
import { failureFrom, reasonOf } from '../http-failure.ts';
import { type Connection, ProviderError, secretsOf } from '../provider.ts';
import { jsonOf, type Refusal, readRefusal } from '../refusal.ts';
import { vendorWords } from '../vendor-words.ts';
import type { ModelsEndpoint, ToldModel } from './models-endpoint.ts';

/** When a model is asked for, and for how long. */
export interface ModelCheckTime {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/**
 * Whether a model is there for this key, as its vendor's list of models says: one request for all models of the vendor, and
 * one more for a model that is not in it, for a list leaves out other names of a model.
 * @returns what is worth knowing of it, in a sentence; null where there is nothing, or where no answer came that says
 * something: what is not told here, its first turn tells
 * @throws {ProviderError} `unknown-model` where there is no such model, or none any more; `auth` where the key does not hold
 */
export type CheckModel = (model: string, time: ModelCheckTime) => Promise<string | null>;

/** Nobody lists more. */
const mostBytes = 4_000_000;
/** What ends later is no news to be told in every run. */
const noteDays = 60;
const mostNear = 3;
const readableId = /^[\w.:@-]{1,80}$/;

type Answer = { readonly models: readonly ToldModel[] } | { readonly refusal: Refusal; readonly headers: Headers };

/** Makes the check of one connection; its list is asked for once. */
export function checkModels(connection: Connection, endpoint: ModelsEndpoint): CheckModel {
  const words = vendorWords(secretsOf(connection));
  let listing: Promise<Answer | null> | null = null;
  return async (model, { now, signal }) => {
    listing ??= ask(connection, endpoint, { id: null, signal });
    const list = await listing;
    if (list === null) return null;
    if ('refusal' in list) {
      if (isOfKey(list.refusal, model)) throw failureFrom(list.refusal, list.headers, { model, words });
      return null;
    }
    const listed = list.models.find(({ id }) => id === model);
    if (listed !== undefined) return noteOn(listed, { model, now, list: list.models });
    if (list.models.length === 0) return null;
    const one = await ask(connection, endpoint, { id: model, signal });
    if (one === null) return null;
    if (!('refusal' in one)) return one.models[0] ? noteOn(one.models[0], { model, now, list: list.models }) : null;
    if (one.refusal.status !== 404 || reasonOf(one.refusal, model) !== 'unknown-model') return null;
    const detail = `the vendor lists no model ${model}${nearTo(model, list.models)}`;
    throw notThere(detail, words(one.refusal.sentence));
  };
}

/** A key may be made for turns alone: then it is of no use here, and of every use later. */
function isOfKey(refusal: Refusal, model: string): boolean {
  const isOfScope = [...refusal.kinds].some((kind) => kind.includes('scope')) || /\bscopes?\b/i.test(refusal.sentence);
  return reasonOf(refusal, model) === 'auth' && !isOfScope;
}

function noteOn(
  { life, endsOn }: ToldModel,
  { model, now, list }: { readonly model: string; readonly now: number; readonly list: readonly ToldModel[] },
): string | null {
  if (life === 'retired') {
    const detail = `${model} was retired${endsOn === null ? '' : ` on ${endsOn}`}${nearTo(model, list)}`;
    throw notThere(detail, null);
  }
  if (endsOn === null)
    return life === 'ending' ? `${model} is deprecated: its vendor names no day of its end yet.` : null;
  if (Date.parse(endsOn) - now > noteDays * 86_400_000) return null;
  return `${model} is deprecated: its vendor names ${endsOn} as the day of its end.`;
}

/** No turn was asked for. */
function notThere(detail: string, words: string | null): ProviderError {
  return new ProviderError('unknown-model', detail, { isTransient: false, isFree: true, words });
}

/** Models with nearly the same id that are there to stay, for the end of a sentence. */
function nearTo(model: string, list: readonly ToldModel[]): string {
  const most = Math.max(2, Math.floor(model.length * 0.4));
  const near = list
    .filter(({ id, life }) => life === 'current' && readableId.test(id))
    .map(({ id }) => ({ id, distance: leven(id, model, { maxDistance: most + 1 }) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, mostNear);
  return near.length === 0 ? '' : `; near: ${near.map(({ id }) => id).join(', ')}`;
}

/** Null for whatever says nothing of models: no answer in time, a server that is down, a page. */
async function ask(
  { apiKey, baseUrl, headers, query }: Connection,
  endpoint: ModelsEndpoint,
  { id, signal }: { readonly id: string | null; readonly signal: AbortSignal },
): Promise<Answer | null> {
  try {
    const url = new URL(`${baseUrl}${endpoint.path(id)}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const response = await fetch(url, {
      ...{ headers: { ...endpoint.headers(apiKey), ...headers }, redirect: 'manual', signal },
    });
    const body = await textOf(response);
    if (!response.ok) return { refusal: readRefusal(response.status, body), headers: response.headers };
    return { models: endpoint.read(jsonOf(body)) };
  } catch {
    return null;
  }
}

async function textOf(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > mostBytes) throw new Error('the list of models is too long');
  }
  return text;
}
