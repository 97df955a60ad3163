import { type CheckModel, checkModels } from '../agent/models/check-model.ts';
import type { Provider } from '../agent/provider.ts';
import type { Vendor } from '../agent/vendor.ts';
import type { Access } from '../config/access.ts';
import type { ReadInput } from '../config/inputs.ts';
import { vendors } from '../providers/index.ts';
import type { World } from './world.ts';

/** The vendors that there is a key for, connected. */
export function connections(access: ReadonlyMap<string, Access>): World['connect'] {
  const connected = new Map<string, Provider>();
  for (const vendor of vendors) {
    const connection = access.get(vendor.name);
    if (connection !== undefined) connected.set(vendor.name, vendor.connect(connection));
  }
  return ({ provider: name }) => {
    const provider = connected.get(name);
    if (provider === undefined) throw new Error(`no provider ${name}`);
    return provider;
  };
}

/**
 * Whether vendors have the models that reviewers name. What stands in a vendor's place may list other names than those that
 * it takes, or none: only the vendor itself is asked.
 */
export function modelChecks(
  access: ReadonlyMap<string, Access>,
  offered: readonly Vendor<string>[],
): NonNullable<World['checkModel']> {
  const checks = new Map<string, CheckModel>();
  for (const { name, models } of offered) {
    const connection = access.get(name);
    if (connection?.isOwn === true && models !== null) checks.set(name, checkModels(connection, models));
  }
  return async ({ provider, model }, time) => (await checks.get(provider)?.(model, time)) ?? null;
}

/** What a run may ask for: every input but for those that are secrets. */
export function openInputs(read: ReadInput, access: ReadonlyMap<string, Access>): World['inputs'] {
  const secret = new Set([
    'github-token',
    'state-key',
    ...vendors.flatMap(({ keyInput, headersInput }) => [keyInput, headersInput]),
  ]);
  const readOpen: ReadInput = (name) => {
    if (secret.has(name)) throw new Error(`input ${name} is a secret`);
    return read(name);
  };
  return { read: readOpen, vendors, withKey: new Set(access.keys()) };
}
