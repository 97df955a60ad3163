import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { promptTexts } from './texts.ts';

/** The sentences that stand in a file of source: what quotes and backticks hold, in parts between the values put in. */
function sentencesOf(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/^\s*\/\/.*$/gmu, '');
  return [...code.matchAll(/`((?:\\.|[^`\\])*)`|'((?:\\.|[^'\\\n])*)'/gu)]
    .flatMap(([, template, quoted]) => (template ?? quoted ?? '').split(/\$\{[^}]*\}|\\.|'/u))
    .flatMap((part) => part.split('\n'))
    .filter((part) => part.length >= 20 && /\w+ \w+ \w+/u.test(part));
}

it('every sentence that a prompt may say is one of the texts, so that another wording is another configuration', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.ts$/u.test(name));
  const told = promptTexts.join('\n').replaceAll('\\', '');
  const missing = files.flatMap((name) =>
    sentencesOf(readFileSync(join(import.meta.dirname, name), 'utf8')).filter((sentence) => !told.includes(sentence)),
  );
  expect(missing).toEqual([]);
  expect(files.length).toBeGreaterThan(8);
  expect(sentencesOf(readFileSync(join(import.meta.dirname, 'seat.ts'), 'utf8')).length).toBeGreaterThan(3);
});
