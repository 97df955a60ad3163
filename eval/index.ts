import process from 'node:process';
import { answers } from './answers.ts';
import { evaluate } from './evaluate.ts';
import { simulateGate } from './gate-simulation.ts';
import { live } from './live.ts';
import { evaluateLocated } from './located/evaluate-located.ts';
import { evaluateRounds } from './rounds.ts';

const [command, ...rest] = process.argv.slice(2);
if (command === 'live') process.exitCode = await live(process.env);
else if (command === 'answers')
  process.exitCode = (await answers(process.env['CASES_DIR'] || null, rest, console.log)) ? 0 : 1;
else if (command === 'gate') process.exitCode = simulateGate(console.log) ? 0 : 1;
else if (command === 'rounds')
  process.exitCode = evaluateRounds(process.env['EVAL_DATA_DIR'] || null, console.log) ? 0 : 1;
else {
  const directory = process.env['EVAL_DATA_DIR'] || null;
  const held = [
    ...(command === 'located' ? [] : [evaluate(directory, console.log)]),
    directory === null || evaluateLocated(directory, console.log),
    command === 'located' || directory === null || evaluateRounds(directory, console.log),
  ];
  process.exitCode = held.every(Boolean) ? 0 : 1;
}
