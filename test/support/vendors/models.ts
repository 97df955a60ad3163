import type { ServerResponse } from 'node:http';
import type { ToldModel } from '../../../src/agent/models/models-endpoint.ts';
import { refuse } from './reply.ts';
import type { VendorName, WireProtocol } from './script.ts';

interface RefusedModels {
  readonly status: number;
  readonly code: string;
  readonly echo?: string;
}

/** What a vendor says when it is asked for its models. Written by hand. */
export type ModelsAnswer =
  | {
      readonly listed: readonly Partial<ToldModel>[];
      /** Found by their id, and in no list. */
      readonly unlisted?: readonly Partial<ToldModel>[];
      /** What comes of asking for an id that nobody finds, where that is not that there is none. */
      readonly otherwise?: RefusedModels | 'hang-up';
    }
  | RefusedModels
  /** Never. */
  | 'silence';

export type ModelsScript = Partial<Record<VendorName, ModelsAnswer>>;

/** How each vendor words a model and a list of them, as its published types have it. */
const words: Partial<Record<VendorName, { one(model: ToldModel): object; list: string }>> = {
  anthropic: {
    one: ({ id, life, endsOn }) => ({
      ...{ type: 'model', id, display_name: id, created_at: '2026-01-01T00:00:00Z' },
      lifecycle: life === 'ending' ? 'deprecated' : life === 'retired' ? 'retired' : 'active',
      retires_at: endsOn === null ? null : `${endsOn}T00:00:00Z`,
    }),
    list: 'data',
  },
  openai: {
    one: ({ id, endsOn }) => ({ id, object: 'model', created: 1, owned_by: 'openai', shutdown_date: endsOn }),
    list: 'data',
  },
  google: { one: ({ id }) => ({ name: `models/${id}`, version: '4', inputTokenLimit: 1_048_576 }), list: 'models' },
};

/** The id that a path asks for; null: all of them. Undefined: the path is not one of models. */
export function modelOf(path: string): string | null | undefined {
  const { id } = /\/models(?:\/(?<id>[^/?:]+))?(?:\?.*)?$/.exec(path)?.groups ?? { id: undefined };
  return /\/models(?:[/?]|$)/.test(path) ? (id === undefined ? null : decodeURIComponent(id)) : undefined;
}

/** Answers one request for models. */
export function tellModels(
  response: ServerResponse,
  asked: { readonly vendor: VendorName; readonly wire: WireProtocol; readonly id: string | null },
  answer: ModelsAnswer | undefined,
): void {
  const { vendor, wire, id } = asked;
  const form = words[vendor];
  if (answer === 'silence') return;
  if (answer === undefined || form === undefined || 'status' in answer) {
    const unknown = { status: 404, code: 'not_found_error', echo: 'no such path' };
    refuse(response, wire, { echo: 'no', ...(answer !== undefined && 'status' in answer ? answer : unknown) });
    return;
  }
  const whole = (model: Partial<ToldModel>) => form.one({ id: '', life: 'current', endsOn: null, ...model });
  const found = [...answer.listed, ...(answer.unlisted ?? [])].find((model) => model.id === id);
  const body = id === null ? { [form.list]: answer.listed.map(whole), has_more: false } : found && whole(found);
  if (body !== undefined) {
    response.writeHead(200).end(JSON.stringify(body));
    return;
  }
  if (answer.otherwise === 'hang-up') {
    response.destroy();
    return;
  }
  const code = vendor === 'openai' ? 'model_not_found' : 'not_found_error';
  refuse(response, wire, { status: 404, code, echo: `the model ${id} does not exist`, ...answer.otherwise });
}
