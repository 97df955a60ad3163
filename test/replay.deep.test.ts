import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { critical } from '../scripts/demo/answers.ts';
import type { Report } from '../src/types.ts';
import { formVersion, names } from '../src/worlds/recordings/form.ts';
import { digestOf } from '../src/worlds/recordings/write-recording.ts';
import { movedClock } from './support/moved-clock.ts';
import { complaintOf, every, recordingOf, replayed } from './support/replaying.ts';
import { startRounds } from './support/rounds-bed.ts';
import { samples } from './support/samples.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf, rules } from './support/scripted-verification.ts';
import { stateKey } from './support/sealing.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { openTerminal, scratch } from './support/terminal.ts';
import { keys, startTestBed } from './support/test-bed.ts';
import type { Script, ScriptedAnswer } from './support/vendors.ts';

const record = { record: 'true' };
const wholly = { same: every, different: [] };
const outcomeOf = ({ same, different }: Awaited<ReturnType<typeof replayed>>) => ({ same, different });

function filesOf(folder: string): Record<string, string> {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  const paths = all.filter((path) => statSync(path).isFile());
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

/** Every byte of a recording, unpacked. */
function everythingIn(folder: string): string {
  const texts = Object.entries(filesOf(folder)).map(([name, text]) => `${name}\n${text}`);
  return [...texts, gunzipSync(readFileSync(join(folder, names.exchanges))).toString('utf8')].join('\n');
}

describe('the demo, recorded', () => {
  it('is replayed within five seconds (bar 8)', async () => {
    const programs = join(import.meta.dirname, '..', 'scripts', 'demo', 'repository');
    const files = { base: filesOf(join(programs, 'base')), head: filesOf(join(programs, 'pull-request')) };
    await using bed = await startTestBed({ repository: files, script: critical });
    using step = await bed.review({ inputs: record });
    expect(step.outputs['outcome']).toBe('blocking');
    const again = await replayed(recordingOf(step));
    expect(outcomeOf(again)).toEqual(wholly);
    expect(again.milliseconds).toBeLessThan(5_000);
  });
});

const renewed: ScriptedAnswer = {
  ...{ fault: 'answer', status: 200, type: 'application/json' },
  body: JSON.stringify({
    ...{ id: 'msg_w', type: 'message', role: 'assistant', model: 'model-1', content: [] },
    usage: {
      ...{ input_tokens: 1, cache_read_input_tokens: 80_000, cache_creation_input_tokens: 0, output_tokens: 0 },
    },
  }),
};
const budget = { 'max-cost-usd': '6' };

/** Resolves once it is so, or after seconds of the machine. */
async function until(isSo: () => boolean): Promise<void> {
  for (let times = 0; times < 600 && !isSo(); times += 1) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What a vendor may do to one request. */
const odd: fc.Arbitrary<ScriptedAnswer | null> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  fc.constantFrom<ScriptedAnswer>(
    ...([
      { fault: 'rate-limit', retryAfterSeconds: 2 },
      { fault: 'server-error', status: 529 },
      { fault: 'cut' },
      { fault: 'early-end' },
      { fault: 'malformed-json' },
      { fault: 'auth' },
      { stop: 'refused', text: '' },
      { stop: 'length', text: 'On and' },
      { text: 'I am done.' },
      { text: '' },
      {
        calls: [
          { name: 'read_file', input: { path: 'src/share.js', revision: 'head', startLine: null, endLine: null } },
        ],
      },
      { calls: [{ name: 'list_files', input: { revision: 'head', under: null } }] },
      {
        calls: [
          { name: 'submit_review', input: { findings: 'none' } },
          { name: 'nothing', input: {} },
        ],
      },
    ] satisfies ScriptedAnswer[]),
  ),
);

const many = {
  base: repository.base,
  head: Object.fromEntries(
    Array.from({ length: 4 }, (_, at) => [
      `src/share${at}.js`,
      `export const share${at} = (a, b) => {\n  return a / b.length${at};\n};\n`,
    ]),
  ),
};
const findings = (severity: 'critical' | 'important', at: number) =>
  scriptedFinding({
    severity,
    title: `Part ${at} divides by nothing`,
    path: `src/share${at}.js`,
    startLine: 2,
    quote: `  return a / b.length${at};`,
  });

describe('any run, recorded', () => {
  it('gives the same report, whatever vendors do and in whatever order they end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(odd, { minLength: 8, maxLength: 40 }),
        fc.array(fc.nat(40), { minLength: 8, maxLength: 40 }),
        fc.array(fc.constantFrom('confirmed', 'refuted', 'unproven'), { minLength: 3, maxLength: 9 }),
        async (faults, delays, verdicts) => {
          let at = 0;
          const sound = reviewers(
            [findings('critical', 0), findings('important', 1), findings('critical', 2)],
            {},
            rules(() => ({ verdict: verdicts[at % verdicts.length] as 'confirmed' })),
          );
          const script: Script = (request) => {
            at += 1;
            const delayMs = delays[at % delays.length] ?? 0;
            const answer = (request.turn > 4 ? null : faults[at]) ?? sound(request);
            return 'fault' in answer ? answer : { ...answer, delayMs };
          };
          await using bed = await startTestBed({ repository: many, script });
          using step = await bed.review({ inputs: record, clock: movedClock() });
          if (step.outputs['report-json'] === undefined) return;
          expect(outcomeOf(await replayed(recordingOf(step)))).toEqual(wholly);
        },
      ),
      { numRuns: samples(5) },
    );
  });

  it.each<[string, ScriptedAnswer]>([
    ['an outage that lasts', { fault: 'server-error', status: 529 }],
    ['streams that break', { fault: 'cut' }],
  ])('replays %s as it was', async (_, answer) => {
    const clock = movedClock();
    await using bed = await startTestBed({ repository, script: reviewers([noPeople], { openai: answer }) });
    using step = await bed.review({ inputs: record, clock });
    expect(step.outputs['failed-reviewers']).toContain('Codex');
    expect(outcomeOf(await replayed(recordingOf(step)))).toEqual(wholly);
  });

  it.each([
    ['0.2', '`max-cost-usd` stopped the review of Claude'],
    ['0.3', '"maxUsd": 0.3'],
  ])(
    'replays a run whose money ran out, and asks for it in the order in which it was spent: %s',
    async (most, told) => {
      await using bed = await startTestBed({
        repository: many,
        script: reviewers([findings('critical', 0), findings('important', 1)]),
      });
      using step = await bed.review({ inputs: { ...record, 'max-cost-usd': most } });
      expect(readFileSync(step.outputs['report-json'] ?? '', 'utf8')).toContain(told);
      expect(outcomeOf(await replayed(recordingOf(step)))).toEqual(wholly);
    },
  );

  it.each<[string, readonly ScriptedAnswer[], number]>([
    ['in time', [renewed, renewed], 2],
    ['and then refused', [renewed, { fault: 'auth' }], 1],
    ['and then not answered until nobody needs it', [renewed, { fault: 'stall' }], 1],
    ['under a budget', [renewed], 1],
  ])('renews what sessions share as a run does that is not recorded, and replays it: %s', async (_, answers, paid) => {
    const clock = movedClock();
    const sound = reviewers([noPeople]);
    let renewals = 0;
    const script: Script = async (request) => {
      if (request.body['max_tokens'] === 0) {
        renewals += 1;
        return answers[renewals - 1] ?? { fault: 'auth' };
      }
      if (request.vendor !== 'openai' || purposeOf(request) !== 'review') return sound(request);
      for (const awaited of answers.keys()) {
        await until(() => bed.vendors.requests.some(({ vendor }) => vendor === 'anthropic'));
        await clock.wait(5 * 60_000, new AbortController().signal);
        await until(() => renewals > awaited);
      }
      return sound(request);
    };
    await using bed = await startTestBed({ repository, script });
    using step = await bed.review({ inputs: { ...record, ...(answers.length === 1 ? budget : {}) }, clock });
    const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8')) as Report;
    expect(report.sessions.filter(({ purpose }) => purpose === 'renewal')).toMatchObject([{ trace: { turns: paid } }]);
    expect(outcomeOf(await replayed(recordingOf(step)))).toEqual(wholly);
  });

  it('replays a session that ran out of time, within seconds', async () => {
    const clock = movedClock();
    const sound = reviewers([]);
    const script: Script = async (request) => {
      if (request.vendor !== 'openai') return sound(request);
      setTimeout(() => void clock.wait(40 * 60_000, new AbortController().signal), 300);
      return { fault: 'stall' };
    };
    await using bed = await startTestBed({ repository, script });
    using step = await bed.review({ inputs: record, clock });
    expect(step.outputs['failed-reviewers']).toContain('Codex');
    const again = await replayed(recordingOf(step));
    expect(outcomeOf(again)).toEqual(wholly);
    expect(again.milliseconds).toBeLessThan(5_000);
  });

  it('replays a round that remembers an earlier one, what others said, and what a command asked for', async () => {
    await using rounds = await startRounds(many.base, many.head);
    const { bed } = rounds;
    bed.github.state.rights.set('max', { permission: 'write' });
    await rounds.review({ finds: [findings('critical', 0), findings('important', 1)] });
    rounds.push({ 'src/share0.js': 'export const share0 = (a) => a;\n' });
    rounds.answer(reviewers([findings('important', 3)]));
    const inputs = { ...record, 'state-key': stateKey, 'inline-comments': 'true' };
    await rounds.review({ step: { inputs: { ...inputs, record: 'false' } } });
    rounds.push({ 'src/share2.js': 'export const share2 = (a) => a;\n' });
    rounds.answer(reviewers([findings('important', 3)]));
    using step = await bed.onComment('/deep-review full', { inputs });
    expect(step.outputs['round'], step.printed).toBe('3');
    const again = await replayed(recordingOf(step));
    expect(outcomeOf(again)).toEqual(wholly);
  });
});

describe('what a recording holds', () => {
  it('is no key, wherever one stood: headers, addresses, variables, answers, failures and the code itself', async () => {
    const header = 'header-value-of-the-gateway-0123456789';
    const secrets = [...Object.values(keys), header, stateKey, 'variable-that-nobody-reads-0123456789'];
    const [github = ''] = secrets;
    const forms = secrets.flatMap((secret) => [
      secret,
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
      Buffer.from(secret).toString('hex'),
      encodeURIComponent(secret),
    ]);
    const sound = reviewers([{ ...noPeople, body: `Seen beside ${keys.anthropic}.` }]);
    const script: Script = (request) => {
      if (request.vendor === 'google')
        return {
          fault: 'answer',
          status: 401,
          body: JSON.stringify({ error: { message: `key ${keys.google} of ${header}` } }),
        };
      if (request.vendor === 'openai' && request.turn === 1)
        return {
          text: Buffer.from(keys.openai).toString('hex'),
          calls: [{ name: 'search', input: { pattern: github, under: null } }],
        };
      return sound(request);
    };
    const head = { ...repository.head, 'src/config.js': `export const key = '${keys.openai}';\n` };
    await using bed = await startTestBed({
      repository: { ...repository, head },
      script,
      pull: { title: `Use ${header}`, body: github },
    });
    using step = await bed.review({
      inputs: {
        ...record,
        'state-key': stateKey,
        'gemini-headers': `X-Gateway: ${header}`,
        'gemini-base-url': bed.vendors.url('google'),
        reviewers: [
          `${header} = anthropic/claude-opus-5-5`,
          'Codex = openai/gpt-6.1-sol',
          'Gemini = google/gemini-4-argon',
        ].join('\n'),
      },
      environment: { SECRET_OF_ANOTHER_STEP: 'variable-that-nobody-reads-0123456789' },
    });
    expect(step.outputs['report-json'], step.printed).toBeDefined();
    const folder = recordingOf(step);
    const everything = everythingIn(folder);
    expect(forms.filter((form) => everything.includes(form))).toEqual([]);
    expect(everything).toContain('the text held a secret of the workflow');
    // The code that models were shown holds one, so the objects do.
    expect(readdirSync(folder)).not.toContain('objects.pack');
    expect(step.printed).toContain('The recording is without the objects of the repository');
    expect(await complaintOf(folder)).toMatch(/^The recording is without the objects/);
  });

  it.each<[string, Buffer]>([
    ['as it is', Buffer.from(`export const key = '${keys.openai}';\n`)],
    ['in two bytes a character', Buffer.from(`\ufeffexport const key = '${keys.openai}';\n`, 'utf16le')],
    [
      'far behind in a large file',
      Buffer.concat([Buffer.alloc(16 * 1024 * 1024 - 60, 'a\n'), Buffer.from(keys.openai)]),
    ],
    ['encoded', Buffer.from(Buffer.from(`x${keys.openai}`).toString('base64'))],
  ])('is no key that stands where nobody read it, %s', async (_, text) => {
    const base = { ...repository.base, 'src/config.js': text };
    await using bed = await startTestBed({ repository: { ...repository, base }, script: reviewers([]) });
    using step = await bed.review({ inputs: record });
    const folder = recordingOf(step);
    expect(readdirSync(folder)).toContain(names.manifest);
    expect(readdirSync(folder)).not.toContain('objects.pack');
    expect(step.printed).toContain('cannot be replayed: The repository holds a secret of the workflow.');
    expect(await complaintOf(folder)).toMatch(/^The recording is without the objects/);
  });

  it('masks what looks like a credential in what was sent, and is replayed with it', async () => {
    const token = `AKIA${'ABCDEFGH'.repeat(2)}`;
    const head = { ...repository.head, 'src/config.js': `export const id = '${token}';\n` };
    const quoting = scriptedFinding({
      severity: 'important',
      title: 'A credential is committed',
      path: 'src/config.js',
      startLine: 1,
      quote: `export const id = '${token}';`,
    });
    await using bed = await startTestBed({ repository: { ...repository, head }, script: reviewers([quoting]) });
    using step = await bed.review({ inputs: record });
    const folder = recordingOf(step);
    const { texts } = JSON.parse(gunzipSync(readFileSync(join(folder, names.exchanges))).toString('utf8'));
    expect(texts.join('\n')).not.toContain(token);
    expect(outcomeOf(await replayed(folder))).toEqual(wholly);
  });

  it('changes nothing of a review where it cannot be written, and is a warning then', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([noPeople]) });
    using blocked = scratch();
    writeFileSync(join(blocked.path, 'recording'), 'a file where a folder should be');
    using step = await bed.review({ inputs: { ...record, 'report-directory': blocked.path } });
    expect(step.outputs).toMatchObject({ outcome: 'blocking' });
    expect(bed.statuses().at(-1)).toBe('failure');
    expect(step.annotations.map(({ message }) => message).join('\n')).toContain('This run could not be recorded');
    rmSync(join(blocked.path, 'recording'));
    const own = join(blocked.path, 'recording', names.published, 'own.txt');
    mkdirSync(dirname(own), { recursive: true });
    writeFileSync(own, 'mine');
    using other = await bed.review({ inputs: { ...record, 'report-directory': blocked.path } });
    expect(other.annotations.map(({ message }) => message).join('\n')).toContain('which is of no recording');
    expect(readFileSync(own, 'utf8')).toBe('mine');
  });

  it('is refused in words where it is cut, damaged, newer, or of another program', async () => {
    await using bed = await startTestBed({ repository, script: reviewers([]) });
    using step = await bed.review({ inputs: record });
    const folder = recordingOf(step);
    const manifest = JSON.parse(readFileSync(join(folder, names.manifest), 'utf8'));
    const told = async (changes: object) => {
      writeFileSync(join(folder, names.manifest), JSON.stringify({ ...manifest, ...changes }));
      return complaintOf(folder);
    };
    expect(await told({ version: 9 })).toContain('has form 9, and this program reads form 3');
    expect(await told({ version: formVersion - 1 })).toContain('has form 2, and this program reads form 3');
    expect(await told({ program: '0.0.9' })).toContain('made by version 0.0.9 of the program');
    expect(await told({ isWhole: false })).toContain('did not end with a report');
    expect(await told({ published: 1 })).toContain('cut or damaged: `recording.json`: published');
    expect(await told({})).toBe('it was replayed');
    const page = join(folder, names.published, 'report.md');
    const before = readFileSync(page);
    writeFileSync(page, 'another one');
    expect(await complaintOf(folder)).toContain('`published/report.md`: it is not what was recorded');
    rmSync(page);
    expect(await complaintOf(folder)).toContain('`published/report.md`: it is not there');
    mkdirSync(page);
    expect(await complaintOf(folder)).toContain('cut or damaged: `published/report.md`: ');
    rmSync(page, { recursive: true });
    writeFileSync(page, before);
    // What it is compared with is read before it writes anything.
    expect((await replayed(folder, join(folder, names.published))).same).toEqual(every);
    const exchanges = readFileSync(join(folder, names.exchanges));
    const { calls, ...others } = JSON.parse(gunzipSync(exchanges).toString('utf8'));
    const [{ value: change }] = calls['source.readChange'];
    const words = '--output=words';
    for (const [changed, complaint] of [
      [
        { ...others, calls: { ...calls, 'source.readChange': [{ value: { ...change, headSha: words } }] } },
        'has the objects of',
      ],
      [{ ...others, calls, repository: { ...others.repository, mergeBase: words } }, ': repository.mergeBase: '],
      [{ ...others, calls, repository: { ...others.repository, headSha: words } }, ': repository.headSha: '],
    ]) {
      const packed = gzipSync(JSON.stringify(changed));
      writeFileSync(join(folder, names.exchanges), packed);
      expect(await told({ exchanges: digestOf(packed) })).toContain(complaint);
    }
    writeFileSync(join(folder, names.exchanges), exchanges);
    const above = { 'report-json': { name: '..', digest: 'f'.repeat(64) } };
    expect(await told({ published: above })).toContain('cut or damaged: `recording.json`: published');
    await told({});
    const pack = readFileSync(join(folder, 'objects.pack'));
    writeFileSync(join(folder, 'objects.pack'), pack.subarray(0, pack.length / 2));
    expect(await complaintOf(folder)).toContain('`objects.pack`: it is not what was recorded');
    rmSync(join(folder, 'objects.pack'));
    expect(await complaintOf(folder)).toContain('`objects.pack`: it is not there');
    writeFileSync(join(folder, names.manifest), '{"form":');
    expect(await complaintOf(folder)).toContain('`recording.json`: it is no JSON');
    rmSync(join(folder, names.manifest));
    expect(await complaintOf(folder)).toContain('There is no recording in');
  });
});

describe('a branch of this machine, recorded', () => {
  it('takes the place of a recording, and of nothing else', async () => {
    await using terminal = await openTerminal(reviewers([]));
    using kept = scratch();
    const argv = ['--base', 'main', '--head', 'topic', '--format', 'json', '--record', kept.path];
    const own = join(kept.path, names.published, 'own.txt');
    mkdirSync(join(kept.path, names.published));
    writeFileSync(own, 'mine');
    const refused = await terminal.call(argv);
    expect([refused.code, terminal.vendors.requests.length, readFileSync(own, 'utf8')]).toEqual([3, 0, 'mine']);
    expect(refused.err).toContain('holds `published`, which is of no recording.');
    rmSync(join(kept.path, names.published), { recursive: true });
    for (const _ of ['first', 'second']) {
      const called = await terminal.call(argv);
      expect(called.code, called.err).toBe(0);
    }
    using output = scratch();
    expect(outcomeOf(await replayed(kept.path, output.path))).toEqual(wholly);
  });

  it.each([[['--base', 'main', '--head', 'topic']], [['--uncommitted']]])(
    'is replayed without its repository: %j',
    async (argv) => {
      await using terminal = await openTerminal(reviewers([noPeople]));
      const { folder, git } = terminal;
      git('checkout', '--quiet', 'topic');
      writeFileSync(
        join(folder, 'src', 'share.js'),
        readFileSync(join(folder, 'src', 'share.js'), 'utf8').replace('total /', ' total /'),
      );
      using kept = scratch();
      const called = await terminal.call([...argv, '--format', 'json', '--record', kept.path]);
      expect(called.code, called.err).toBeLessThan(3);
      rmSync(join(folder, '.git'), { recursive: true });
      using output = scratch();
      const again = await replayed(kept.path, output.path);
      expect(outcomeOf(again)).toEqual(wholly);
      expect(readFileSync(join(output.path, 'report.json'), 'utf8')).toBe(called.out);
    },
  );
});
