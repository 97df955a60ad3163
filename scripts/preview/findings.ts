import type { Excerpt, Finding } from '../../src/types.ts';

/*
 * Written by hand: no model said any of this, and no such repository exists. It is meant to be believable, so that the
 * sample pages can be judged as a reader would judge a real one.
 */

/** A defect with the source around it. `from` is the number of the first line of `source`. */
export interface Sample {
  readonly finding: Finding;
  readonly excerpt: Excerpt;
}

function sample(source: string, from: number, cited: readonly [number, number], claim: Claim): Sample {
  const lines = source.trim().split('\n');
  const [startLine, endLine] = cited;
  const quote = lines.slice(startLine - from, endLine - from + 1).join('\n');
  return {
    finding: { side: 'new', startLine, endLine, quote, cause: null, evidence: 'traced', ...claim },
    excerpt: { startLine: from, lines },
  };
}

type Claim = Omit<Finding, 'side' | 'startLine' | 'endLine' | 'quote' | 'cause' | 'evidence'> & Partial<Finding>;

export const sentTwice = sample(
  `
export async function deliver(outbox: Outbox, transport: Transport): Promise<void> {
  for (const letter of await outbox.due(new Date())) {
    try {
      await transport.send(letter);
      await outbox.markSent(letter.id);
    } catch (error) {
      await outbox.release(letter.id, backoff(letter.attempts));
      log.warn(\`letter \${letter.id} goes back into the outbox\`, error);
    }
  }
}
`,
  41,
  [44, 47],
  {
    severity: 'critical',
    kind: 'regression',
    title: 'A letter that was sent goes out again when `markSent` fails',
    path: 'src/outbox/deliver.ts',
    failure:
      'The database closes a connection between `transport.send` and `outbox.markSent`. The `catch` takes that for a failed delivery, releases the letter, and the next run sends it again, up to ten times.',
    body: 'Before this change `markSent` stood outside of the `try`, so a failure there left the letter claimed and an operator saw it. Now one handler serves both calls and cannot tell a letter that never left from one that did.\n\nThe claim in `outbox.due` does not help: `release` is what gives it up. Letters carry invoices, so a customer can be billed more than once.',
    fix: {
      text: 'Keep only `transport.send` within the `try`, and leave a letter claimed when `markSent` fails.',
      diff: '--- a/src/outbox/deliver.ts\n+++ b/src/outbox/deliver.ts\n@@ -43,9 +43,10 @@\n     try {\n       await transport.send(letter);\n-      await outbox.markSent(letter.id);\n     } catch (error) {\n       await outbox.release(letter.id, backoff(letter.attempts));\n       log.warn(`letter ${letter.id} goes back into the outbox`, error);\n+      continue;\n     }\n+    await outbox.markSent(letter.id);\n   }\n }\n',
    },
  },
);

/** Where the defect of `sentTwice` is reached. */
export const dailyRun = {
  anchor: { path: 'src/jobs/daily.ts', side: 'new', startLine: 18, endLine: 18 },
  excerpt: {
    startLine: 16,
    lines: [
      'schedule.every(minutes(5), async () => {',
      '  await using outbox = await openOutbox(settings.database);',
      '  await deliver(outbox, smtp(settings.relay));',
      '});',
    ],
  },
  shows: 'The run repeats every five minutes, and nothing between two runs looks at what was sent.',
} as const;

const secondZone = sample(
  `
def due_date(invoice: Invoice, terms: Terms) -> date:
    """The last day on which the invoice can be paid without a fee."""
    issued = datetime.fromtimestamp(invoice.issued_at)
    due = issued + timedelta(days=terms.days)
    if due.weekday() >= 5:
        due += timedelta(days=7 - due.weekday())
    return due.date()
`,
  112,
  [114, 115],
  {
    severity: 'important',
    kind: 'regression',
    title: 'Due dates move by a day on servers outside of UTC',
    path: 'billing/terms.py',
    failure:
      'An invoice issued at 23:30 UTC on a host in Lisbon in summer becomes due one day later than the customer was told.',
    body: '`fromtimestamp` without a zone uses the zone of the host. The worker image sets none, the web hosts do, so the page and the letter can disagree about one invoice.',
    fix: { text: 'Pass `tz=UTC` to `fromtimestamp`.', diff: null },
  },
);

const lockOrder = sample(
  `
BEGIN;
UPDATE accounts SET balance = balance - $1 WHERE id = $2;
UPDATE letters SET state = 'paid', paid_at = now() WHERE account = $2 AND state = 'open';
INSERT INTO ledger (account, amount, reason) VALUES ($2, -$1, 'postage');
COMMIT;
`,
  8,
  [9, 10],
  {
    severity: 'important',
    kind: 'gap',
    title: 'Postage locks accounts before letters, refunds lock them the other way round',
    path: 'db/queries/postage.sql',
    failure:
      'A refund and a postage run for one account meet: each holds what the other waits for, and one is aborted.',
    body: 'The refund in `db/queries/refund.sql` updates `letters` first. Neither caller repeats a transaction that ends as a deadlock, so the letter stays open although the account was charged by hand afterwards.',
    fix: { text: 'Update `letters` first here too.', diff: null },
    evidence: 'reasoned',
  },
);

const openPort = sample(
  `
services:
  relay:
    image: registry.example/relay:4
    ports:
      - "0.0.0.0:2525:25"
    environment:
      RELAY_OPEN: "yes"
`,
  1,
  [5, 7],
  {
    severity: 'important',
    kind: 'regression',
    title: 'The relay of the staging stack accepts mail from anywhere',
    path: 'deploy/staging.yml',
    failure: 'Whoever finds port 2525 of the staging host sends mail in our name: the relay asks for no credentials.',
    body: 'The port was bound to the loopback address before. `RELAY_OPEN` was harmless then; with the port open to all it is what a spammer looks for.',
    fix: {
      text: 'Bind the port to 127.0.0.1.',
      diff: '--- a/deploy/staging.yml\n+++ b/deploy/staging.yml\n@@ -4,2 +4,2 @@\n     ports:\n-      - "0.0.0.0:2525:25"\n+      - "127.0.0.1:2525:25"\n',
    },
  },
);

const leakedTicker = sample(
  `
func (p *Printer) Watch(ctx context.Context, every time.Duration) <-chan Status {
	out := make(chan Status)
	ticker := time.NewTicker(every)
	go func() {
		for range ticker.C {
			out <- p.status(ctx)
		}
	}()
	return out
}
`,
  203,
  [206, 210],
  {
    severity: 'suggestion',
    kind: 'gap',
    title: '`Watch` never ends, not even when its context does',
    path: 'printer/watch.go',
    failure: 'A page that watches a printer is closed: the goroutine blocks on `out` for the life of the process.',
    body: 'Each visit of the status page leaves one goroutine and one ticker. It takes thousands of visits to matter, and the process restarts every night.',
    fix: { text: 'Select on `ctx.Done()` beside the ticker, and stop it.', diff: null },
  },
);

const cloneEach = sample(
  `
impl Stamp {
    pub fn matches(&self, rates: &[Rate]) -> Option<Rate> {
        rates
            .to_vec()
            .into_iter()
            .find(|rate| rate.covers(self.weight) && rate.zone == self.zone)
    }
}
`,
  31,
  [34, 35],
  {
    severity: 'suggestion',
    kind: 'enhancement',
    title: 'All rates are copied to find one',
    path: 'pricing/src/stamp.rs',
    failure: 'A batch of 10,000 letters copies 4 MB of rates for each of them.',
    body: '`iter().find(…).cloned()` copies the one that is found.',
    fix: { text: 'Use `rates.iter().find(…).cloned()`.', diff: null },
  },
);

/** From the worst to the least. */
export const samples: readonly Sample[] = [sentTwice, openPort, secondZone, lockOrder, leakedTicker, cloneEach];
