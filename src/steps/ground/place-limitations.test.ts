import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRepository } from '../../../test/support/git-repository.ts';
import { completed, crossVerified } from '../../../test/support/scripted-ledger.ts';
import { createRepo } from '../../git/repo.ts';
import type { Submission } from '../../types.ts';
import { adjudicate } from '../ledger/adjudicate.ts';
import { cite } from './cite.ts';
import { placeLimitations } from './place-limitations.ts';

const before = '# Berths are never freed by hand.\r\nuse_berth(1)\r\n';
const after = `${before}\r\n  # TODO: a mail that fails\r\n  #  frees no berth.\r\nsend_mail()\r\n`;

/** The observations of reviews of a real repository, as `cite` leaves them. */
async function observed(...submissions: readonly Partial<Submission>[]) {
  using built = buildRepository([
    { files: { 'berths.py': before } },
    { files: { 'berths.py': after }, branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const code = { head: repo.at(headSha), base: repo.at(mergeBase), changes: await repo.diff(mergeBase, headSha) };
  const reviews = submissions.map((submission, index) => completed(`R${index + 1}`, submission));
  const limitations = await placeLimitations(reviews, code);
  const { observations } = await cite(
    adjudicate({ groups: [], rulings: [], reviews, policy: crossVerified, limitations }),
    code,
  );
  return observations;
}

const limitation = { title: 'A mail that fails', path: 'berths.py', startLine: 4, body: 'It stays so.' };

describe('a quoted comment', () => {
  it('is shown as git has it, whatever was copied', async () => {
    for (const quote of ['// TODO: a mail that fails frees no berth.', '“TODO: a mail … frees no berth”']) {
      expect(await observed({ limitations: [{ ...limitation, quote }] })).toMatchObject([
        {
          quotation: {
            quote,
            anchor: { path: 'berths.py', side: 'new', startLine: 4, endLine: 5 },
            origin: 'introduced',
            excerpt: { startLine: 4, lines: ['  # TODO: a mail that fails\r', '  #  frees no berth.\r'] },
          },
        },
      ]);
    }
  });

  it('has no place and no lines when nobody wrote it', async () => {
    const quote = '# TODO: a mail that fails is sent twice.';
    expect(await observed({ limitations: [{ ...limitation, quote }] })).toMatchObject([
      { quotation: { quote, anchor: null, origin: null, excerpt: null } },
    ]);
  });
});
