import type { Vendor } from '../../src/agent/vendor.ts';
import { vendors } from '../../src/providers/index.ts';
import type { VendorName } from './vendors.ts';

export function vendorNamed(name: VendorName): Vendor<string> {
  const vendor = vendors.find((candidate) => candidate.name === name);
  if (vendor === undefined) throw new Error(`there is no vendor ${name}`);
  return vendor;
}
