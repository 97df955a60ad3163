import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import process from 'node:process';
import { expect, it, onTestFinished } from 'vitest';
import type { Figures, Row } from '../scripts/bench/figures.ts';
import { peerTable, rowTable } from '../scripts/bench/page.ts';
import { conversation } from '../scripts/bench/peers/candidate.ts';
import { checkOut } from '../scripts/bench/peers/check-out.ts';
import { drivenPeers } from '../scripts/bench/peers/driven.ts';
import { peers } from '../scripts/bench/peers/index.ts';
import { lineOf, makeRepository, pathOf } from '../scripts/bench/repository.ts';
import { nodeProgram } from './support/node-program.ts';
import { loopbackOf, type ScriptedAnswer, type VendorName } from './support/vendors.ts';

const checkout = { folder: '/checkout', diff: 'a diff' };
const [one, two] = [lineOf(0, 0, 1).trimEnd(), lineOf(1, 0, 1).trimEnd()];

/** Two turns and the end, asked and answered in the words of one program: what it would be sent, turn by turn. */
const words: Readonly<
  Record<string, { vendor: VendorName; path: string; bodies: object[]; calls: object[]; onTheWire: string }>
> = {
  claude: {
    vendor: 'anthropic',
    path: '/v1/messages',
    bodies: [[], [one], [one, two]].map((read) => ({
      tools: [{ name: 'Bash' }, { name: 'Read', input_schema: { required: ['file_path'] } }],
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Review.' }] },
        ...read.flatMap((text, at) => [
          { role: 'assistant', content: [{ type: 'tool_use', id: `toolu_${at + 1}_0`, name: 'Read', input: {} }] },
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: `toolu_${at + 1}_0`, content: text }] },
        ]),
      ],
    })),
    calls: [0, 1].map((file) => ({ name: 'Read', input: { file_path: `${checkout.folder}/${pathOf(file)}` } })),
    onTheWire: '"content_block":{"type":"tool_use","id":"toolu_1_0","name":"Read"',
  },
  codex: {
    vendor: 'openai',
    path: '/v1/responses',
    bodies: [[], [one], [one, two]].map((read) => ({
      store: false,
      input: [
        {
          type: 'additional_tools',
          tools: [{ type: 'namespace', name: 'functions', tools: [{ type: 'custom', name: 'exec' }] }],
        },
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Review.' }] },
        ...read.flatMap((text, at) => [
          { type: 'custom_tool_call', call_id: `call_${at + 1}_0`, name: 'exec', input: '' },
          { type: 'custom_tool_call_output', call_id: `call_${at + 1}_0`, output: [{ type: 'input_text', text }] },
        ]),
      ],
    })),
    calls: [0, 1].map((file) => ({
      name: 'exec',
      input: `text((await tools.exec_command({"cmd":"cat ${pathOf(file)}"})).output)`,
      takesText: true,
    })),
    onTheWire: '"item":{"type":"custom_tool_call","id":"ctc_1_0","call_id":"call_1_0","name":"exec","input":"text(',
  },
  gemini: {
    vendor: 'google',
    path: '/v1beta/models/model-1:streamGenerateContent',
    bodies: [[], [one], [one, two]].map((read) => ({
      tools: [{ functionDeclarations: [{ name: 'glob' }, { name: 'read_file' }] }],
      contents: [
        { role: 'user', parts: [{ text: 'Review.' }] },
        ...read.flatMap((output) => [
          { role: 'model', parts: [{ functionCall: { name: 'read_file', args: {} }, thoughtSignature: 'signed' }] },
          { role: 'user', parts: [{ functionResponse: { name: 'read_file', response: { output } } }] },
        ]),
      ],
    })),
    calls: [0, 1].map((file) => ({ name: 'read_file', input: { file_path: pathOf(file) } })),
    onTheWire: '"functionCall":{"name":"read_file","args":{"file_path":"src/part0/file0.ts"}}',
  },
};

const task = { repository: makeNothing(), checkout, turns: 2, files: 2 };

function makeNothing() {
  return { kilobytes: 0, gitDirectory: '', mergeBase: '', headSha: '', [Symbol.dispose]: () => undefined };
}

/** What its script answers to a body, and the events that say it on the wire. */
async function asked(program: string, body: object, path = words[program]?.path ?? '') {
  const { vendor } = words[program] ?? { vendor: 'compatible' as const };
  const { wire } = loopbackOf(vendor);
  const json = body as Record<string, unknown>;
  expect(wire.owns(path)).toBe(true);
  expect(wire.refusal(json)).toBeNull();
  const request = { vendor, body: json, ...wire.read(json, path) };
  const answer: ScriptedAnswer = await conversation(peers, task)(request);
  return { answer, events: 'fault' in answer ? '' : JSON.stringify(wire.events(answer, request)) };
}

it('asks each program for its own tool, in its own words, until all was read', async () => {
  expect(Object.keys(words)).toEqual(peers.map(({ program }) => program));
  for (const [program, { bodies, calls, onTheWire }] of Object.entries(words)) {
    const [first, second, last] = await Promise.all(bodies.map((body) => asked(program, body)));
    expect([first?.answer, second?.answer]).toEqual(calls.map((call) => ({ calls: [call] })));
    expect(first?.events).toContain(onTheWire);
    expect(last?.answer).toEqual({ text: 'Nothing found, says the script.' });
  }
});

it('takes a conversation for no measurement whose tool did not bring the file', async () => {
  for (const [program, { bodies }] of Object.entries(words)) {
    const failed = JSON.parse(JSON.stringify(bodies[2]).replaceAll('some text', 'permission denied, some text'));
    await expect(asked(program, failed), program).rejects.toThrow(
      `its tool was to read ${pathOf(1)}, and said: export const value0 = compute(1, 1, 'permission denied`,
    );
  }
  await expect(asked('claude', { tools: [{ name: 'Bash' }], messages: [] })).rejects.toThrow('is among Bash');
});

it('answers a program that asks which model the task is for', async () => {
  const router = {
    contents: [{ role: 'user', parts: [{ text: 'Review.' }] }],
    generationConfig: { responseJsonSchema: { properties: { complexity_score: { type: 'INTEGER' } } } },
  };
  const { answer } = await asked('gemini', router, '/v1beta/models/small:generateContent');
  if (!('fault' in answer) || answer.fault !== 'answer') throw new Error('It answered as if it were a turn.');
  expect(JSON.parse(JSON.parse(answer.body).candidates[0].content.parts[0].text).complexity_score).toBe(90);
});

it('a Codex without programs in its catalogue is asked for the tool itself', async () => {
  const body = { store: false, tools: [{ type: 'function', name: 'exec_command' }], input: [] };
  expect((await asked('codex', body)).events).toContain('"type":"function_call","id":"fc_1_0","call_id":"call_1_0"');
});

it('configures each program for this machine alone, in a home of its own', () => {
  const url = 'http://127.0.0.1:4711/vendor';
  for (const peer of peers) {
    const told = { ...peer.environment(url), ...peer.files(url) };
    expect(JSON.stringify(told)).toContain(url);
    expect(Object.entries(told).filter(([name]) => name.endsWith('_API_KEY'))).toEqual([
      [expect.any(String), 'scripted'],
    ]);
    const others = Object.values(told).flatMap((text) => text.match(/https?:\/\/[^"\s]+/gu) ?? []);
    expect(new Set(others)).toEqual(new Set([url]));
  }
  const files = Object.assign({}, ...peers.map((peer) => peer.files(url)));
  expect(Object.keys(files)).toEqual(['.codex/config.toml', '.gemini/settings.json']);
  expect(JSON.parse(files['.gemini/settings.json']).security.auth.selectedType).toBe('gemini-api-key');
  expect(files['.codex/config.toml']).toContain(`base_url = "${url}"\n`);
});

/** Speaks like Claude Code, as far as reading files goes. */
const speaks = nodeProgram(`const fs = require('node:fs');
if (process.argv[2] === '--version') { console.log('9.8.7 (Claude Code)'); process.exit(); }
const change = fs.readFileSync(0, 'utf8');
if (!change.includes('+export const value0 = compute(1,')) throw new Error('no change is in the input');
const { HOME, HTTPS_PROXY, VITEST } = process.env;
if (VITEST !== undefined || !HTTPS_PROXY?.startsWith('http://127.0.0.1:')) throw new Error('it knows of this machine');
if (fs.readdirSync(HOME).length > 0) throw new Error('its home is not new');
fs.writeFileSync(HOME + '/.claude.json', '{}');
(async () => {
  const messages = [{ role: 'user', content: process.argv[3] + change }];
  for (;;) {
    const body = JSON.stringify({ model: 'm', stream: true, messages, tools: [{ name: 'Read' }] });
    const answer = await fetch(process.env.ANTHROPIC_BASE_URL + '/v1/messages?beta=true', { method: 'POST', body });
    const events = (await answer.text()).match(/(?<=^data: ).*/gm).map((line) => JSON.parse(line));
    const text = events.map(({ delta }) => delta?.text ?? '').join('');
    if (text !== '') return console.log(text);
    const input = JSON.parse(events.map(({ delta }) => delta?.partial_json ?? '').join(''));
    const id = events.find(({ content_block }) => content_block)?.content_block.id;
    messages.push({ role: 'assistant', content: [{ type: 'tool_use', id, name: 'Read', input }] });
    const content = fs.readFileSync(input.file_path, 'utf8');
    messages.push({ role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content }] });
  }
})();
`);

function programs(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-programs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(texts)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

it('drives what is installed, says what is not, and gives the words of what cannot be driven', async () => {
  using repository = makeRepository({ files: 3, lines: 4, changed: 2, edited: 4, commits: 1 });
  using cloned = checkOut(repository);
  const fails = '#!/bin/sh\necho "/opt/a-b/lib/x.js:7: no option | $1" >&2\nexit 3\n';
  const folder = programs({ claude: speaks, codex: fails, gemini: '#!/bin/sh\necho 1.2.3\n' });
  const { candidates, failed, absent } = await drivenPeers(peers, folder, {
    ...{ repository, checkout: cloned, turns: 3, files: 2 },
  });
  expect(candidates.map(({ name }) => name)).toEqual(['claude 9.8.7']);
  expect(failed).toEqual([
    { candidate: 'codex', why: 'it ended with code 3; it printed: …/x.js:7: no option | exec' },
    { candidate: 'gemini 1.2.3', why: 'it did not print the last message; it printed: 1.2.3' },
  ]);
  expect(absent).toEqual([]);
  const rows = rowTable({ rows: [], unmeasured: failed.map((row) => ({ size: '3 turns', ...row })) });
  expect(rows).toContain(
    '| codex | not measured: it ended with code 3; it printed: …/x.js:7: no option \\| exec | – |',
  );
});

it('takes neither a folder nor what stands in a relative folder for a program', async () => {
  const folder = programs({});
  mkdirSync(join(folder, 'codex'));
  writeFileSync(join(folder, 'gemini'), 'no program');
  const near = programs({ claude: '#!/bin/sh\necho 1.2.3\n' });
  const { candidates, absent } = await drivenPeers(peers, `${relative(process.cwd(), near)}:${folder}`, task);
  expect(candidates).toEqual([]);
  expect(absent).toEqual([
    '`claude` (Anthropic): not installed.',
    '`codex` (OpenAI): not installed.',
    '`gemini` (Google): not installed.',
  ]);
});

it('sets a run of ours against each program, and against none that was not measured', () => {
  const figures = { memory: 100, firstRequest: 1, wall: 2, processor: 3, bytes: 4, requests: 5 };
  const row = (candidate: string, times: number): Row => ({
    ...{ size: '10 turns', candidate },
    figures: Object.fromEntries(
      Object.entries(figures).map(([name, value]) => [name, value * times]),
    ) as unknown as Figures,
  });
  const rows = [row('floor', 3), row('deep-review', 1), row('claude 1.2.3', 2), row('codex 1.2.3', 0.5)];
  expect(
    peerTable({ rows, peers: ['claude 1.2.3', 'codex 1.2.3'] })
      ?.split('\n')
      .slice(2),
  ).toEqual([`| claude 1.2.3 |${' 0.50 × |'.repeat(6)}`, `| codex 1.2.3 |${' 2.00 × |'.repeat(6)}`]);
  expect(peerTable({ rows, peers: [] })).toBeNull();
  expect(peerTable({ rows })).toBeNull();
});
