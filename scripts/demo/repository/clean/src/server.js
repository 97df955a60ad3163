import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Journal } from './journal.js';
import { balances } from './ledger.js';

const { values } = parseArgs({ options: { book: { type: 'string' }, port: { type: 'string', default: '8080' } } });
const journal = await Journal.open(join(values.book ?? 'book', 'journal.ndjson'));

const largestBody = 64 * 1024;

async function body(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestBody) throw new Error(`a request may have ${largestBody} bytes`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function isExpense(value) {
  return (
    typeof value?.payer === 'string' &&
    Number.isSafeInteger(value.cents) &&
    value.cents > 0 &&
    Array.isArray(value.for) &&
    value.for.length > 0 &&
    value.for.every((person) => typeof person === 'string')
  );
}

const server = createServer(async (request, response) => {
  const answer = (status, value) => response.writeHead(status).end(JSON.stringify(value));
  try {
    if (request.method === 'GET' && request.url === '/balances') {
      return answer(200, balances(await journal.entries()));
    }
    if (request.method === 'POST' && request.url === '/expenses') {
      const expense = await body(request);
      if (!isExpense(expense)) return answer(422, { error: 'not an expense' });
      await journal.append({ ...expense, at: new Date().toISOString() });
      return answer(201, expense);
    }
    return answer(404, { error: 'no such page' });
  } catch (error) {
    return answer(400, { error: error.message });
  }
});

server.listen(Number(values.port), '127.0.0.1');
