import { seeded } from './random.ts';
import { adjudicated } from './simulated-gate.ts';
import { type Truth, truths } from './simulated-truths.ts';

/*
 * SIMULATED verifiers: raw criticals of one vendor, verifiers with stated rates, and the plan and the table of src.
 */

const draws = 100_000;
/** Each kind of raw critical as often as it is among those of published reports: only what verifiers say is drawn. */
const kinds: readonly Truth[] = truths.flatMap((truth) => Array.from({ length: truth.share }, () => truth));

/** Vendors that are configured, A among them, which raised it; and whose verifiers die. */
const settings = [
  { name: 'three vendors', configured: ['A', 'B', 'C'], down: [] },
  { name: 'three vendors, one down', configured: ['A', 'B', 'C'], down: ['C'] },
  { name: 'two vendors', configured: ['A', 'B'], down: [] },
  { name: 'one vendor', configured: ['A'], down: [] },
] as const;

/** What the gate made of raw criticals, in each of 100. */
export interface Simulated {
  readonly name: string;
  /** Not critical, and yet blocking, or left open. */
  readonly wronglyRed: number;
  readonly wronglyBlocking: number;
  /** Critical, and let pass. */
  readonly missed: number;
  readonly criticalOpen: number;
}

/** Prints what the gate makes of raw criticals. @returns whether three vendors keep the bar */
export function simulateGate(print: (line: string) => void): boolean {
  print(`SIMULATED: ${draws} raw criticals in each setting, fixed seed. Per 100 raw criticals:`);
  const all = settings.map((setting) => simulate(setting));
  for (const { name, wronglyRed, wronglyBlocking, missed, criticalOpen } of all)
    print(
      `${name.padEnd(24)} wrongly red ${fixed(wronglyRed)} (blocking ${fixed(wronglyBlocking)}, left open ${fixed(wronglyRed - wronglyBlocking)}); missed ${fixed(missed)}; critical left open ${fixed(criticalOpen)}`,
    );
  const [three] = all;
  const isMet = three !== undefined && three.wronglyRed <= 30 && three.missed <= 1.7;
  print(`${isMet ? 'met   ' : 'MISSED'} three vendors: wrongly red at most 30, missed at most 1.7`);
  return isMet;
}

function simulate({ name, configured, down }: (typeof settings)[number]): Simulated {
  const random = seeded('gate', name);
  const count = { wronglyRed: 0, wronglyBlocking: 0, missed: 0, criticalOpen: 0 };
  for (let draw = 0; draw < draws; draw += 1) {
    const truth = kinds[draw % kinds.length];
    if (truth === undefined) throw new Error('a draw without a kind');
    const weight = adjudicated(truth, { configured, down, random });
    if (truth.severity === 'critical') {
      if (weight === 0) count.missed += 1;
      if (weight === 1) count.criticalOpen += 1;
    } else {
      if (weight > 0) count.wronglyRed += 1;
      if (weight === 2) count.wronglyBlocking += 1;
    }
  }
  const per100 = (value: number) => (value * 100) / draws;
  return {
    name,
    wronglyRed: per100(count.wronglyRed),
    wronglyBlocking: per100(count.wronglyBlocking),
    missed: per100(count.missed),
    criticalOpen: per100(count.criticalOpen),
  };
}

function fixed(value: number): string {
  return value.toFixed(2).padStart(5);
}
