/** Two defects, each as somebody described it. Written by hand. */
export interface FalseTie {
  readonly earlier: readonly [title: string, failure: string, quote: string];
  readonly later: readonly [title: string, failure: string, quote: string];
}

/**
 * Pairs of defects in one place that share most of their words, of the kinds that a change brings from round to round: the
 * fix of one that has a defect of its own, the same mistake with another operand, the opposite mistake, another consequence
 * of one line. `cluster` takes each for one finding where both are of one round.
 */
export const falseTies: readonly FalseTie[] = [
  {
    earlier: [
      'The retry loop never stops when the server answers 503',
      'A server that keeps answering 503 keeps the retry loop running for ever.',
      'while (true) await send(request);',
    ],
    later: [
      'The retry loop stops after the first 503 of the server',
      'A server that answers 503 once ends the retry loop, and the request is lost.',
      'for (let attempt = 0; attempt < 1; attempt += 1) await send(request);',
    ],
  },
  {
    earlier: [
      'The cache returns a stale session after the user logs out',
      'A user logs out, and the cache still returns the session.',
      'return cache.get(user.id);',
    ],
    later: [
      'The cache drops the session of another user on log out',
      'A user logs out, and the cache drops every session, of other users too.',
      'cache.clear();',
    ],
  },
  {
    earlier: [
      'The lock file is not removed when the import fails',
      'An import fails, the lock file stays, and no later import can begin.',
      'await importRows(rows);',
    ],
    later: [
      'The lock file is removed while another import still runs',
      'A second import fails to take the lock file and removes it, so the first import runs without a lock.',
      'try { await importRows(rows); } finally { await rm(lockFile); }',
    ],
  },
  {
    earlier: [
      'The total is rounded before the discount is applied',
      'A total of 9.99 is rounded to 10 before the discount, and the customer pays one cent more.',
      'const total = Math.round(sum) * discount;',
    ],
    later: [
      'The discount is rounded before the total is applied',
      'A discount of 0.333 is rounded to 0 before the total, and the customer pays the full sum.',
      'const total = sum * Math.round(discount);',
    ],
  },
  {
    earlier: [
      'The watcher is not stopped when the window closes',
      'The window closes, the watcher goes on, and the process never ends.',
      'window.on("close", () => save());',
    ],
    later: [
      'The watcher is stopped before the window is saved on close',
      'The window closes, the watcher is stopped first, and the last change is never saved.',
      'window.on("close", () => { watcher.stop(); save(); });',
    ],
  },
  {
    earlier: [
      'The upload is not limited in size',
      'An upload of ten gigabytes fills the memory of the server.',
      'const body = await read(request);',
    ],
    later: [
      'The limit of the upload size counts characters, not bytes',
      'An upload of multi-byte characters passes the limit and fills the memory of the server.',
      'const body = await read(request, { most: limit });',
    ],
  },
  {
    earlier: [
      'The migration locks the table of orders for its whole duration',
      'While the migration runs, no order can be written to the table.',
      'ALTER TABLE orders ADD COLUMN region text NOT NULL;',
    ],
    later: [
      'The migration leaves the column of the table of orders without a default',
      'While the migration runs, an order that is written to the table without a region fails.',
      'ALTER TABLE orders ADD COLUMN region text NOT NULL;',
    ],
  },
  {
    earlier: [
      'An empty name is accepted for a new project',
      'A project with an empty name is created, and its page cannot be opened.',
      'if (name === undefined) return invalid();',
    ],
    later: [
      'A name of spaces only is accepted for a new project',
      'A project with a name of spaces is created, and its page has no title.',
      'if (!name) return invalid();',
    ],
  },
  {
    earlier: [
      'The token is written to the log when the login fails',
      'A login fails, and the log has the token of the user.',
      'log.error("login failed", { request });',
    ],
    later: [
      'The password is written to the log when the login fails',
      'A login fails, and the log has the password of the user.',
      'log.error("login failed", { ...request, token: undefined });',
    ],
  },
  {
    earlier: [
      'The queue loses a job when the worker is killed',
      'A worker is killed between take and done, and the queue has lost its job.',
      'const job = queue.take();',
    ],
    later: [
      'The queue runs a job twice when the worker is slow',
      'A worker is slow, its lease ends, and the queue gives its job to another worker too.',
      'const job = queue.lease(seconds);',
    ],
  },
  {
    earlier: [
      'The date is parsed in the time zone of the server',
      'A date of a user in Tokyo is parsed in the zone of the server and is a day off.',
      'const date = new Date(`${text} 00:00`);',
    ],
    later: [
      'The date is printed in the time zone of the server',
      'A date of a user in Tokyo is printed in the zone of the server and is a day off.',
      'return date.toLocaleDateString();',
    ],
  },
  {
    earlier: [
      'The handler answers 500 when the body is no JSON',
      'A body that is no JSON throws in the handler, and the client has a 500.',
      'const input = JSON.parse(body);',
    ],
    later: [
      'The handler answers 200 when the body is no JSON',
      'A body that is no JSON is caught in the handler and ignored, and the client has a 200.',
      'let input = {}; try { input = JSON.parse(body); } catch {}',
    ],
  },
  {
    earlier: [
      'The index of the last page is off by one',
      'With 20 entries and pages of 10 the last page is empty.',
      'const last = Math.floor(count / size);',
    ],
    later: [
      'The index of the last page is negative without entries',
      'With 0 entries and pages of 10 the last page is -1 and throws.',
      'const last = Math.ceil(count / size) - 1;',
    ],
  },
  {
    earlier: [
      'The file handle is leaked when the header cannot be read',
      'A header that cannot be read returns early, and the file handle is leaked.',
      'const header = await readHeader(file);',
    ],
    later: [
      'The file handle is closed before the header has been read',
      'The header is read without being awaited, and the file handle is closed under it.',
      'const header = readHeader(file); await file.close();',
    ],
  },
  {
    earlier: [
      'The admin check can be passed with a header of the client',
      'A client sends the header X-Role: admin and passes the admin check.',
      'if (request.headers["x-role"] === "admin") return next();',
    ],
    later: [
      'The admin check compares the header with letters of either case',
      'A proxy sends the header X-Role: Admin, and an admin does not pass the admin check.',
      'if (request.headers["x-role"] === "admin") return next();',
    ],
  },
  {
    earlier: [
      'The mirror deletes volumes that are still mounted',
      'A volume that is still mounted is deleted by the mirror, and its container loses its data.',
      'await Promise.all(volumes.map(remove));',
    ],
    later: [
      'The mirror stops at the first volume that cannot be deleted',
      'A volume that is still mounted cannot be deleted, and the mirror leaves all other volumes.',
      'await Promise.all(volumes.filter(isUnused).map(remove));',
    ],
  },
  {
    earlier: [
      'The price is compared as a text',
      'A price of 9 sorts after a price of 10, because both are compared as texts.',
      'prices.sort();',
    ],
    later: [
      'The price is compared as a boolean',
      'A price of 9 sorts beside a price of 10, because the comparison gives a boolean.',
      'prices.sort((one, other) => one > other);',
    ],
  },
  {
    earlier: [
      'The timer keeps the process alive after the test ends',
      'The test ends, the timer keeps the process alive, and the job hangs.',
      'setInterval(poll, 1000);',
    ],
    later: [
      'The timer no longer keeps the process alive while it polls',
      'The process ends before the timer has polled, and the job is never done.',
      'setInterval(poll, 1000).unref();',
    ],
  },
  {
    earlier: [
      'A user of another tenant can read the invoice',
      'A user asks for the invoice of another tenant by its number and can read it.',
      'return invoices.get(request.params.number);',
    ],
    later: [
      'A user of another tenant can delete the invoice',
      'A user asks to delete the invoice of another tenant by its number, and it is deleted.',
      'return invoices.delete(request.params.number);',
    ],
  },
  {
    earlier: [
      'The path of the archive entry can leave the folder',
      'An entry named ../evil is written outside of the folder.',
      'await write(join(folder, entry.path), entry.data);',
    ],
    later: [
      'The path of the archive entry can be a link that leaves the folder',
      'An entry that is a link to / is written, and the next entry is written outside of the folder.',
      'await write(inside(folder, entry.path), entry.data);',
    ],
  },
  {
    earlier: [
      'The counter of failures is not reset after a success',
      'Two failures a day apart open the breaker, because the counter is not reset.',
      'if (failed) failures += 1;',
    ],
    later: [
      'The counter of failures is reset by every request',
      'The breaker never opens, because the counter of failures is reset by every request.',
      'failures = failed ? 1 : 0;',
    ],
  },
  {
    earlier: [
      'The config is read once and never again',
      'A change of the config has no effect until the server is started again.',
      'const config = readConfig();',
    ],
    later: [
      'The config is read again for every request',
      'Every request reads the config from the disk, and the server is slow.',
      'const config = () => readConfig();',
    ],
  },
];
