import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionInputs, readAll, refusalOf, workflowInputs } from '../../test/support/action-inputs.ts';
import { loopbackOf } from '../../test/support/vendors.ts';
import type { Vendor } from '../agent/vendor.ts';
import { vendors } from './index.ts';

const list: readonly Vendor<string>[] = vendors;

/** What a workflow sets to use this vendor alone. */
function inputsFor({ keyInput, addressInput, address }: Vendor<string>): Record<string, string> {
  return { [keyInput]: 'key', ...('own' in address ? {} : { [addressInput]: 'https://llm.example/v1' }) };
}

it('has the vendor of every file, under the name of the file', () => {
  const files = readdirSync(import.meta.dirname).flatMap((file) => /^([a-z]+)\.ts$/.exec(file)?.[1] ?? []);
  const names = list.map(({ name }) => name);
  const unlisted = files.filter((file) => file !== 'index' && !names.includes(file));
  expect(unlisted, 'add each to `vendors` in src/providers/index.ts').toEqual([]);
  const strays = names.filter((name) => !files.includes(name));
  expect(strays, 'name the file of each vendor after it: src/providers/NAME.ts').toEqual([]);
});

it('has no name and no input twice', () => {
  const names = list.map(({ name }) => name);
  const inputs = list.flatMap(({ keyInput, addressInput, headersInput }) => [keyInput, addressInput, headersInput]);
  expect(names).toEqual([...new Set(names)]);
  expect(inputs).toEqual([...new Set(inputs)]);
});

describe.each(list)('$name', (vendor) => {
  const { name, keyInput, addressInput, headersInput, address, reviewer } = vendor;

  it('can be chosen by its name', () => {
    expect(name, 'a line of `reviewers` names a provider in lower-case letters').toMatch(/^[a-z]+$/);
    const read = workflowInputs({ ...inputsFor(vendor), reviewers: `One = ${name}/org/model-1` });
    const { access, config } = readAll(read);
    expect(config.reviewers).toMatchObject([{ name: 'One', provider: name, model: 'org/model-1' }]);
    const connection = access.get(name);
    if (connection === undefined) throw new Error(`config keeps no key for ${name}`);
    expect(vendor.connect(connection).name).toBe(name);
  });

  it('reviews with its default as soon as there is a key, or says how to name a model', () => {
    const read = workflowInputs(inputsFor(vendor));
    if ('byDefault' in reviewer)
      expect(readAll(read).config.reviewers).toMatchObject([{ ...reviewer.byDefault, provider: name }]);
    else expect(refusalOf(read)).toContain(`= ${name}/${reviewer.example.model}`);
  });

  it('is reached at its own address, or says which one to give', () => {
    if ('wanted' in address)
      return expect(refusalOf(workflowInputs({ [keyInput]: 'key' }))).toContain(
        `Set \`${addressInput}\` to ${address.wanted}.`,
      );
    const { protocol, pathname } = new URL(address.own);
    expect(protocol).toBe('https:');
    // The contract tests put the same path behind the host, so what passes them works at the address too.
    expect(pathname.replace(/\/$/, '')).toBe(loopbackOf(name as (typeof vendors)[number]['name']).basePath);
  });

  it('has inputs whose names say what they hold, so that a key is not printed', () => {
    expect(keyInput).toMatch(/^[a-z-]+-api-key$/);
    expect(addressInput).toBe(keyInput.replace(/-api-key$/, '-base-url'));
    expect(headersInput).toBe(keyInput.replace(/-api-key$/, '-headers'));
  });

  it('is offered by the description of `reviewers` in action.yml, with its default', () => {
    const { description = '' } = actionInputs['reviewers'] ?? {};
    const words = 'the description of `reviewers` in action.yml is what users choose from';
    expect(description, words).toContain(`\`${name}\``);
    if ('byDefault' in reviewer)
      expect(description, words).toContain(`${reviewer.byDefault.name} \`${name}/${reviewer.byDefault.model}\``);
  });
});
