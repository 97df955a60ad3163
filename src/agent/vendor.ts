import type { VendorFacts } from '../types.ts';
import type { ModelsEndpoint } from './models/models-endpoint.ts';
import type { Connection, Provider } from './provider.ts';

/**
 * One vendor, whole: everything that the rest of the house must know to offer it. Its name is a type as well, so that what
 * must have an entry for every vendor does not compile without one.
 */
export interface Vendor<Name extends string> extends VendorFacts {
  readonly name: Name;
  /** Environment variables that its SDK obeys by itself and has no option against; they are unset before it is used. */
  readonly sdkVariables: readonly string[];
  /** Tells what models there are; null where each server has its own, and none need tell. */
  readonly models: ModelsEndpoint | null;
  /** Sends nothing yet. */
  connect(connection: Connection): Provider;
}
