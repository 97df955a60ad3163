// The floor of the benchmark: three loops over the vendors' SDKs in one process, with the fetch, and what a review has to
// ask GitHub and to tell it. No schema, no check, no limit, no report: what a review cannot cost less than.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Anthropic from '@anthropic-ai/sdk';
import { type Content, GoogleGenAI, type Part } from '@google/genai';
import OpenAI from 'openai';

const run = promisify(execFile);
const input = (name: string) => process.env[`INPUT_${name.toUpperCase()}`] ?? '';
const system =
  'You review a pull request. Read what you need with the tools, which read the repository at its head. ' +
  'Say at the end what is wrong with the change: where, how it fails, and how to mend it. Say it in one message.';
const tools = [
  { name: 'read_file', description: 'Reads a file of the repository.', word: 'path' },
  { name: 'search', description: 'Finds lines of the repository with a text.', word: 'pattern' },
].map(({ name, description, word }) => ({
  name,
  description,
  schema: { type: 'object' as const, properties: { [word]: { type: 'string' } }, required: [word] },
}));
type Call = { id: string; name: string; input: { path?: string; pattern?: string } };
type Answer = { call: Call; text: string };
type Send = (answers: readonly Answer[] | null) => Promise<readonly Call[]>;

const { pull_request: pull }: { pull_request: { number: number } } = JSON.parse(
  readFileSync(process.env['GITHUB_EVENT_PATH'] ?? '', 'utf8'),
);
const repository = `/repos/${process.env['GITHUB_REPOSITORY']}`;

interface Pull {
  readonly title: string;
  readonly body: string;
  readonly commits: number;
  readonly head: { readonly sha: string };
  readonly base: { readonly sha: string };
}

async function github<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const answer = await fetch(`${process.env['GITHUB_API_URL']}${repository}${path}`, {
    method,
    headers: {
      authorization: `token ${input('github-token')}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Body;
}

const status = (sha: string, state: string) =>
  github('POST', `/statuses/${sha}`, { state, context: 'deep-review', description: state });

/** One `git cat-file --batch` for all reads. */
function openFiles(folder: string) {
  const child = spawn('git', ['cat-file', '--batch'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((text: string) => void)[] = [];
  let held = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const end = held.indexOf(10);
      if (end < 0) return;
      const size = Number(/ blob (\d+)$/.exec(held.subarray(0, end).toString())?.[1] ?? -1);
      if (held.length < end + size + 2) return;
      waiting.shift()?.(size < 0 ? 'There is no such file.' : held.subarray(end + 1, end + 1 + size).toString());
      held = held.subarray(end + size + 2);
    }
  });
  return {
    read: (name: string) =>
      new Promise<string>((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${name}\n`);
      }),
    end: () => child.stdin.end(),
  };
}

function claude(prompt: string): Send {
  const client = new Anthropic({ apiKey: input('anthropic-api-key'), baseURL: input('anthropic-base-url') });
  const messages: Anthropic.MessageParam[] = [{ role: 'user', content: prompt }];
  return async (answers) => {
    if (answers !== null)
      messages.push({
        role: 'user',
        content: answers.map(({ call, text }) => ({ type: 'tool_result', tool_use_id: call.id, content: text })),
      });
    const stream = client.messages.stream({
      ...{ model: 'claude-opus-5-5', max_tokens: 30_000, system, messages },
      tools: tools.map(({ name, description, schema }) => ({ name, description, input_schema: schema })),
    });
    const { content } = await stream.finalMessage();
    messages.push({ role: 'assistant', content });
    return content.flatMap((block) => (block.type === 'tool_use' ? [block as unknown as Call] : []));
  };
}

function codex(prompt: string): Send {
  const client = new OpenAI({ apiKey: input('openai-api-key'), baseURL: input('openai-base-url') });
  const said: OpenAI.Responses.ResponseInputItem[] = [{ role: 'user', content: prompt }];
  return async (answers) => {
    for (const { call, text } of answers ?? [])
      said.push({ type: 'function_call_output', call_id: call.id, output: text });
    const stream = client.responses.stream({
      ...{ model: 'gpt-6.1-sol', store: false, include: ['reasoning.encrypted_content'] },
      ...{ instructions: system, input: said },
      tools: tools.map(({ name, description, schema }) => ({
        ...{ type: 'function', name, description, strict: true },
        parameters: { ...schema, additionalProperties: false },
      })),
    });
    const { output } = await stream.finalResponse();
    const calls: Call[] = [];
    for (const item of output) {
      if (item.type !== 'function_call') said.push(item as OpenAI.Responses.ResponseInputItem);
      else {
        const { type, id, call_id, name, arguments: text } = item;
        said.push({ type, call_id, name, arguments: text, ...(id === undefined ? {} : { id }) });
        calls.push({ id: call_id, name, input: JSON.parse(text) });
      }
    }
    return calls;
  };
}

function gemini(prompt: string): Send {
  const client = new GoogleGenAI({
    apiKey: input('gemini-api-key'),
    httpOptions: { baseUrl: input('gemini-base-url') },
  });
  const contents: Content[] = [{ role: 'user', parts: [{ text: prompt }] }];
  const functionDeclarations = tools.map(({ name, description, schema }) => ({
    ...{ name, description, parametersJsonSchema: schema },
  }));
  return async (answers) => {
    if (answers !== null)
      contents.push({
        role: 'user',
        parts: answers.map(({ call, text }) => ({
          functionResponse: {
            ...(call.id === '' ? {} : { id: call.id }),
            name: call.name,
            response: { output: text },
          },
        })),
      });
    const stream = await client.models.generateContentStream({
      model: 'gemini-4-argon',
      contents,
      config: { systemInstruction: system, tools: [{ functionDeclarations }] },
    });
    const parts: Part[] = [];
    for await (const chunk of stream) parts.push(...(chunk.candidates?.[0]?.content?.parts ?? []));
    contents.push({ role: 'model', parts });
    return parts.flatMap(({ functionCall }) =>
      functionCall === undefined
        ? []
        : [{ id: functionCall.id ?? '', name: functionCall.name ?? '', input: functionCall.args ?? {} }],
    );
  };
}

async function loop(send: Send, answer: (call: Call) => Promise<string>): Promise<void> {
  for (let calls = await send(null); calls.length > 0; ) {
    const answers = await Promise.all(calls.map(async (call) => ({ call, text: await answer(call) })));
    calls = await send(answers);
  }
}

const { title, body, commits, head, base } = await github<Pull>('GET', `/pulls/${pull.number}`);
const [comment] = await Promise.all([
  github<{ id: number }>('POST', `/issues/${pull.number}/comments`, { body: 'Under review.' }),
  status(head.sha, 'pending'),
  github('GET', '/branches/main'),
  github('GET', `/compare/${base.sha}...${head.sha}`),
  github('GET', '/contents/.github%2Fdeep-review.yml').catch(() => null),
  github('GET', `/issues/${pull.number}/comments`),
]);
const folder = mkdtempSync(join(tmpdir(), 'floor-'));
const git = (...args: readonly string[]) => run('git', args, { cwd: folder, maxBuffer: 2 ** 30 });
await git('init', '--quiet', '--bare', '--template=', '.');
const authorization = Buffer.from(`x-access-token:${input('github-token')}`).toString('base64');
await git(
  ...['-c', `http.extraheader=AUTHORIZATION: basic ${authorization}`, 'fetch', '--quiet', '--no-tags'],
  ...[`--depth=${commits + 1}`, `${process.env['GITHUB_SERVER_URL']}/${process.env['GITHUB_REPOSITORY']}`],
  ...[`+${head.sha}:refs/review/head`, `+${base.sha}:refs/review/base`],
);
const { stdout: diff } = await git('diff', '--no-color', base.sha, head.sha);
const files = openFiles(folder);
const prompt = `Pull request: ${title}\n\n${body}\n\n${diff}\n\nReview it.`;
const answer = async ({ name, input: given }: Call) =>
  name === 'read_file'
    ? files.read(`${head.sha}:${given.path}`)
    : (await git('grep', '-n', '-F', '-e', given.pattern ?? '', head.sha)).stdout;
await Promise.all([claude(prompt), codex(prompt), gemini(prompt)].map((send) => loop(send, answer)));
files.end();
await github('GET', `/pulls/${pull.number}`);
await github('PATCH', `/issues/comments/${comment.id}`, { body: 'Reviewed.' });
await status(head.sha, 'success');
rmSync(folder, { recursive: true, force: true });
