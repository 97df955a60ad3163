import { expect, it } from 'vitest';
import { pageOf, problemsOf } from '../scripts/troubleshooting/page.ts';
import { sentencesIn, toldBy } from '../scripts/troubleshooting/told.ts';

it('takes texts as they stand, and … for what differs from run to run', () => {
  const code = "throw new UserError(`No git in ${folder}.`, 'Install it.');";
  expect(toldBy(code)).toEqual([{ what: 'No git in ….', remedy: 'Install it.' }]);
});

it('takes both texts of a choice, and within a text the longer one', () => {
  const code = `
    const end = late ? 'in an hour' : 'later';
    throw new UserError(isOne ? 'One key.' : 'Two keys.', \`Try again \${end}\${hint ? ', or not' : ''}.\`);`;
  const remedy = 'Try again in an hour, or not.';
  expect(toldBy(code)).toEqual([
    { what: 'One key.', remedy },
    { what: 'Two keys.', remedy },
  ]);
});

it('puts in what a function around the error is called with, by whichever name it has', () => {
  const code = `
    const most = 300_000;
    function problem(place: Place, what: string): UserError {
      return new UserError(\`\${place.path} \${what}.\`, \`At most \${most}.\`);
    }
    const fail = (what: string, remedy: string) => { throw new UserError(\`The line \${what}.\`, remedy); };
    throw problem(place, 'is too long');
    fail(\`names \${rule}\`, 'Leave it out.');`;
  expect(toldBy(code)).toEqual([
    { what: '… is too long.', remedy: 'At most 300000.' },
    { what: 'The line names ….', remedy: 'Leave it out.' },
  ]);
});

it('does not know what callers in other modules say', () => {
  const code = 'export function explain(what: string) { throw new LateError(`Not yet: ${what}`, what); }';
  expect(toldBy(code)).toEqual([{ what: 'Not yet: …', remedy: '…' }]);
});

it('takes sentences, and no parts of them', () => {
  const code =
    "const told = `The head moved while ${it + 1} ran on.`; const part = 'A part of no sentence'; use('a', 'B.');";
  expect(sentencesIn(code)).toEqual(['The head moved while … ran on.']);
});

const source = {
  told: [{ what: 'No key.', remedy: 'Give one.' }],
  said: ['The head moved while it ran.'],
  reasons: [{ reason: 'outage', remedy: 'Wait.' }],
};
const entries = [
  { told: 'No key.', cause: 'The secret is empty.' },
  { said: 'The head moved while it ran.', cause: 'Somebody pushed.', do: 'Start it again.' },
];
const symptoms = [{ seen: 'Two comments', why: 'Two instances.', do: 'Nothing.' }];
const causes = { symptoms, groups: [{ title: 'Keys', entries }], reasons: { outage: 'No answer came.' } };

it('names a text that nobody explained, and an explanation of a text that nobody prints', () => {
  expect(problemsOf(source, causes)).toEqual([]);
  const fewer = { symptoms, groups: [{ title: 'Keys', entries: entries.slice(1) }], reasons: {} };
  expect(problemsOf(source, fewer)).toEqual([
    expect.stringContaining('does not say when this appears: No key.'),
    expect.stringContaining('does not say what outage means'),
  ]);
  expect(problemsOf({ told: [], said: [], reasons: [] }, causes)).toEqual([
    expect.stringContaining('explains what nothing prints: No key.'),
    expect.stringContaining('explains what nothing prints: The head moved'),
    expect.stringContaining('explains the reason outage, which does not exist'),
  ]);
  const twice = { ...causes, groups: [...causes.groups, { title: 'Again', entries: entries.slice(0, 1) }] };
  expect(problemsOf(source, twice)).toEqual([expect.stringContaining('explains this twice: No key.')]);
});

it('writes each text with its cause and what to do', () => {
  const page = pageOf(source, causes);
  expect(page).toContain('### No key.\n\nThe secret is empty.\n\n**What to do:** Give one.\n');
  expect(page).toContain('### The head moved while it ran.\n\nSomebody pushed.\n\n**What to do:** Start it again.\n');
  expect(page).toContain('| Two comments | Two instances. | Nothing. |\n');
  expect(page).toContain('| `outage` | No answer came. | Wait. |\n');
});
