import process from 'node:process';
import { evaluate } from './evaluate.ts';

if (process.argv.includes('live')) {
  console.log('Live runs need API keys of at least one vendor, and are not built yet: nothing was run.');
  process.exitCode = 1;
} else {
  process.exitCode = evaluate(process.env['EVAL_DATA_DIR'] || null, console.log) ? 0 : 1;
}
