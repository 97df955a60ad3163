import { type Decision, type Memory, type Remembered, rankOf } from '../types.ts';
import { leftOutMark, mostMarks } from './left-out.ts';
import { longestState, type Seal, stateLine } from './state-line.ts';

const isSuggestion = ({ severity }: Remembered) => severity === 'suggestion';
const eachFinding = (memory: Memory, change: (found: Remembered) => Remembered): Memory => ({
  ...memory,
  findings: memory.findings.map(change),
});

/**
 * What is given up for room, in this order: code that showed how findings can happen, titles and code of what is closed, contents of files, code and then claims of
 * suggestions, the oldest rows of the table, words of gaps, reasons of decisions that hold no more. The claim of a finding
 * that can gate is never shortened, and no open finding, no decision, no id and no binding is given up.
 */
const steps: readonly ((memory: Memory) => Memory)[] = [
  (memory) => eachFinding(memory, (found) => ({ ...found, quoted: undefined })),
  (memory) => ({
    ...memory,
    closed: memory.closed.map((each) => ({ ...each, title: '', code: undefined, mendedBy: undefined })),
  }),
  (memory) => ({ ...memory, base: memory.base && { ...memory.base, files: null }, restsOn: null }),
  (memory) => eachFinding(memory, (found) => ({ ...found, blob: null })),
  (memory) =>
    eachFinding(memory, (found) => (isSuggestion(found) ? { ...found, quote: found.quote.slice(0, 80) } : found)),
  (memory) => eachFinding(memory, (found) => (isSuggestion(found) ? { ...found, claim: '' } : found)),
  (memory) => ({ ...memory, rounds: memory.rounds.slice(-5) }),
  (memory) => ({ ...memory, gaps: memory.gaps.slice(0, mostGaps).map((gap) => gap.slice(0, 150).toWellFormed()) }),
  (memory) => ({ ...memory, decisions: memory.decisions.map((each) => shortened(each, holdsNow(each, memory))) }),
];
/** Why a round lacked something, of which one is enough to keep the gate shut. */
const mostGaps = 10;

/**
 * The line of a memory that fits into the room that pages keep for it. Where nothing else helps, the least severe of the
 * open findings are left out and counted: the next round says so, and where one could gate it is not complete. By their
 * marks they are counted no more once they are found again.
 * @param most characters; what pages keep free unless given
 * @returns null where what is never given up has no room: then the line that stands there stays
 */
export function fitMemory(memory: Memory, seal: Pick<Seal, 'sign'>, most = longestState): string | null {
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
  return line.length <= most ? line : null;
}

function withFewer(memory: Memory, count: number): Memory {
  const lost = memory.findings.slice(count);
  const more = (severity: Remembered['severity']) =>
    memory.leftOut[severity] + lost.filter((found) => found.severity === severity).length;
  const leftOut = { critical: more('critical'), important: more('important'), suggestion: more('suggestion') };
  const marks = [...memory.leftOutMarks, ...lost.map(leftOutMark)].slice(0, mostMarks);
  return { ...memory, findings: memory.findings.slice(0, count), leftOut, leftOutMarks: marks };
}

/** Whether a decision says what is so now: a later one on the same finding takes it back, and with its finding it is history. */
function holdsNow(decision: Decision, { findings, decisions, bound }: Memory): boolean {
  if (decision.verb === 'override') return decision.headSha === bound.headSha;
  const last = decisions.findLast(({ finding, verb }) => verb !== 'override' && finding === decision.finding);
  return last === decision && findings.some(({ id }) => id === decision.finding);
}

function shortened(decision: Decision, isHolding: boolean): Decision {
  return isHolding ? decision : { ...decision, reason: '' };
}
