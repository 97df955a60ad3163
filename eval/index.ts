import process from 'node:process';
import { evaluate } from './evaluate.ts';
import { live } from './live.ts';

if (process.argv.includes('live')) process.exitCode = await live(process.env);
else process.exitCode = evaluate(process.env['EVAL_DATA_DIR'] || null, console.log) ? 0 : 1;
