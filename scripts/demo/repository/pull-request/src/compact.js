import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Folds the journal into a snapshot, so that reading the balances does not parse years of entries.
 * Runs in the background: a failure must never disturb the requests.
 */
export async function compact(book, journal) {
  const entries = await journal.entries();
  if (entries.length < 1000) return;
  try {
    await writeFile(join(book, 'snapshot.json'), JSON.stringify(entries));
  } catch (error) {
    console.warn(`snapshot failed, trying again later: ${error.message}`);
  }
  await journal.clear();
}

/** Compacts every few minutes until the returned function is called. */
export function scheduleCompaction(book, journal) {
  const timer = setInterval(() => compact(book, journal), 300000);
  return () => clearInterval(timer);
}
