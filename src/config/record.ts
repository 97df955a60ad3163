import { checkedInputs, choice, type ReadInput } from './inputs.ts';

/** Whether the exchanges of the run are kept beside its report. @throws {UserError} when the input does not hold */
export function asksToRecord(read: ReadInput): boolean {
  return choice(checkedInputs(read), 'record', ['true', 'false']) === 'true';
}
