/** Title, failure and body of a finding. */
export type Said = readonly [title: string, failure: string, body: string];

/** Findings of one quotation: each defect as one reviewer, or two, described it. Written by hand. */
export interface QuotedDefects {
  readonly quote: string;
  readonly defects: readonly {
    readonly said: readonly Said[];
    /** Whether words show that two descriptions are of one defect; where not, a model has to. */
    readonly isFound: boolean;
  }[];
}

const one = (...said: Said) => ({ said: [said], isFound: false });
const found = (...said: readonly Said[]) => ({ said, isFound: true });
const missed = (...said: readonly Said[]) => ({ said, isFound: false });

export const quotedDefects: readonly QuotedDefects[] = [
  {
    quote: 'const rows = await client.query(sql);',
    defects: [
      found(
        [
          'The connection is never released when the query throws',
          'A query fails, release() is skipped, and the pool runs dry after ten errors.',
          'There is no finally around client.query, so pool.release is not reached.',
        ],
        [
          'Pool connection leak on query error',
          'When client.query throws, release is not called and the pool of connections runs dry.',
          'Wrap the query in try/finally so that the connection is released.',
        ],
      ),
      one(
        'The table name is concatenated into the statement',
        'A request names a table with a semicolon and a second statement runs.',
        'Identifiers come from the URL and are not escaped: SQL injection.',
      ),
    ],
  },
  {
    quote: 'charge(order.customer.id, order.total);',
    defects: [
      one(
        'Null customer crashes charge()',
        'An order without customer reaches charge and order.customer.id throws TypeError.',
        'Guests have no customer; the check above only covers order itself.',
      ),
      one(
        'charge() is retried without an idempotency key',
        'A timeout makes charge run again for the order, and the customer pays twice.',
        'The order id is not passed to charge as key.',
      ),
    ],
  },
  {
    quote: 'const timeout = parseConfig(text).timeOut;',
    defects: [
      one(
        'parseConfig ignores the timeout option',
        'A user sets timeout to 10 in the config; parseConfig drops it and the default of 60 seconds is used.',
        'The key is read as timeOut.',
      ),
      one(
        'parseConfig throws on an empty config file',
        'A user has an empty config; parseConfig reads undefined.timeout and the program crashes with TypeError.',
        'No default is applied.',
      ),
    ],
  },
  {
    quote: 'saveOrder(order, amount);',
    defects: [
      one(
        'Missing await on saveOrder',
        'saveOrder rejects and the rejection is unhandled; the process exits.',
        'The promise of saveOrder is dropped.',
      ),
      one(
        'saveOrder receives the amount in cents but expects euros',
        'An order of 10 euros is stored as 1000 euros by saveOrder.',
        'Units are mixed.',
      ),
    ],
  },
  {
    quote: 'const balance = getBalance(id);\nsetBalance(id, balance - amount);',
    defects: [
      found(
        [
          'Race between read and write of balance loses updates',
          'Two concurrent withdrawals read the same balance and both write; one is lost.',
          'No lock or transaction is held.',
        ],
        [
          'Lost update in withdraw()',
          'Concurrent requests interleave between getBalance and setBalance so one withdrawal vanishes.',
          'Use a transaction or row lock.',
        ],
      ),
    ],
  },
  {
    quote: 'if (user.role = "admin") {',
    defects: [
      missed(
        [
          'Assignment in the condition makes everyone an admin',
          'A guest opens the settings page; the condition assigns "admin" and is truthy, so access is granted.',
          '= was written where === is meant.',
        ],
        [
          'Privilege escalation: = instead of ===',
          'Every request enters the admin branch, because the assignment evaluates to a non-empty string.',
          'The user object is modified as well.',
        ],
      ),
      one(
        'user may be null when the session has expired',
        'An expired session leaves user undefined and reading user.role throws a TypeError; the page answers 500.',
        'loadUser returns null without a session.',
      ),
    ],
  },
  {
    quote: 'cache.set(key, value);',
    defects: [
      missed(
        [
          'Cache grows without bound',
          'Each distinct URL adds an entry and nothing is ever evicted, so a crawler exhausts the memory of the process.',
          'There is neither a limit nor an expiry.',
        ],
        [
          'No eviction: memory leak in the response cache',
          'Entries are added per URL and never removed; after a day of traffic the worker is killed for lack of memory.',
          'Use an LRU cache with a maximum.',
        ],
      ),
      one(
        'Cache key ignores the tenant',
        'Two tenants that ask for the same URL share one entry, so one sees the data of the other.',
        'The key is built from the URL only; it has to contain the tenant id.',
      ),
    ],
  },
  {
    quote: 'const token = Math.random().toString(36);',
    defects: [
      found(
        [
          'Reset token is predictable',
          'An attacker who sees a few tokens computes the state of Math.random and resets the password of any account.',
          'Math.random is not cryptographically secure; use crypto.randomBytes.',
        ],
        [
          'Insecure randomness for password reset tokens',
          'Math.random() output can be predicted, which lets an attacker forge a valid reset link.',
          'Use crypto.randomUUID or randomBytes.',
        ],
      ),
      one(
        'Token can be empty',
        'When Math.random returns 0 the string is "0" and the check for a token of ten characters rejects the link.',
        'Pad the token to a fixed length.',
      ),
    ],
  },
  {
    quote: 'await db.delete(user.id);',
    defects: [
      found(
        [
          'Deletion does not remove the uploads',
          'After an account is deleted its files stay in the bucket, which breaks the promise of the privacy page.',
          'db.delete has no cascade to storage.',
        ],
        [
          'Files of deleted users are left in storage',
          'A deleted user keeps objects in the bucket forever; nothing deletes them.',
          'Call storage.removeAll before the row goes.',
        ],
      ),
      one(
        'Any signed-in user can delete any account',
        'The id comes from the path and is not compared with the session, so a user deletes somebody else.',
        'No authorization check precedes db.delete.',
      ),
    ],
  },
  {
    quote: 'const date = new Date(input).getDate();',
    defects: [
      found(
        [
          'Day is off by one west of Greenwich',
          'A date without time is parsed as UTC and getDate is local, so "2024-03-01" gives 29 in New York.',
          'Use getUTCDate.',
        ],
        [
          'Time zone bug: local day of a UTC date',
          'Users in America see the previous day, because new Date of an ISO date is midnight UTC while getDate uses the local zone.',
          'Read it with getUTCDate.',
        ],
      ),
      one(
        'Invalid input becomes NaN silently',
        'An empty field makes new Date invalid and getDate returns NaN, which is stored as the day.',
        'Reject input that does not parse.',
      ),
    ],
  },
  {
    quote: 'retry(send, { times: 5 });',
    defects: [
      found(
        [
          'Retry repeats non-idempotent sends',
          'A timeout after delivery makes retry call send again and the customer gets the mail up to five times.',
          'There is no message id to detect duplicates.',
        ],
        [
          'Duplicate mails on retry',
          'If send succeeds but the response is lost, the mail is sent again on each of the five attempts.',
          'Pass an idempotency key to send.',
        ],
      ),
      one(
        'Retry has no delay between attempts',
        'When the mail server is down, five attempts are spent within milliseconds and the mail is lost.',
        'Use exponential backoff.',
      ),
    ],
  },
];
