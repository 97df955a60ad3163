import { type Memory, type Remembered, rankOf } from '../types.ts';
import { longestState, type Seal, stateLine } from './state-line.ts';

const isSuggestion = ({ severity }: Remembered) => severity === 'suggestion';
const eachFinding = (memory: Memory, change: (found: Remembered) => Remembered): Memory => ({
  ...memory,
  findings: memory.findings.map(change),
});

/**
 * What is given up for room, in this order: titles of what is closed, contents of files, code and then claims of
 * suggestions, the oldest rows of the table. The claim of a finding that can gate is never shortened, and no open finding,
 * no id and no binding is given up.
 */
const steps: readonly ((memory: Memory) => Memory)[] = [
  (memory) => ({ ...memory, closed: memory.closed.map((each) => ({ ...each, title: '', code: undefined })) }),
  (memory) => ({ ...memory, base: memory.base && { ...memory.base, files: null }, restsOn: null }),
  (memory) => eachFinding(memory, (found) => ({ ...found, blob: null })),
  (memory) =>
    eachFinding(memory, (found) => (isSuggestion(found) ? { ...found, quote: found.quote.slice(0, 80) } : found)),
  (memory) => eachFinding(memory, (found) => (isSuggestion(found) ? { ...found, claim: '' } : found)),
  (memory) => ({ ...memory, rounds: memory.rounds.slice(-5) }),
];

/**
 * The line of a memory that fits into the room that pages keep for it. Where nothing else helps, the least severe of the
 * open findings are left out and counted: the next round says so, and where one could gate it is not complete.
 * @param most characters; what pages keep free unless given
 */
export function fitMemory(memory: Memory, seal: Pick<Seal, 'sign'>, most = longestState): string {
  let line = stateLine(memory, seal);
  let fitted = memory;
  for (const step of steps) {
    if (line.length <= most) return line;
    fitted = step(fitted);
    line = stateLine(fitted, seal);
  }
  const whole = {
    ...fitted,
    findings: fitted.findings.toSorted((one, other) => rankOf(one.severity) - rankOf(other.severity)),
  };
  while (line.length > most && fitted.findings.length + fitted.closed.length > 0) {
    const share = Math.max(0, Math.min(0.95, most / line.length - 0.02));
    const isFull = fitted.closed.length === 0;
    fitted = isFull
      ? withFewer(whole, Math.floor(fitted.findings.length * share))
      : { ...whole, closed: fitted.closed.slice(Math.ceil(fitted.closed.length * (1 - share)) || 1) };
    if (isFull) fitted = { ...fitted, closed: [] };
    line = stateLine(fitted, seal);
  }
  return line;
}

function withFewer(memory: Memory, count: number): Memory {
  const lost = memory.findings.slice(count);
  const more = (severity: Remembered['severity']) =>
    memory.leftOut[severity] + lost.filter((found) => found.severity === severity).length;
  const leftOut = { critical: more('critical'), important: more('important'), suggestion: more('suggestion') };
  return { ...memory, findings: memory.findings.slice(0, count), leftOut };
}
