import type { ToolResult } from '../../agent/provider.ts';
import { maskTokens } from '../../lib/mask-tokens.ts';
import { mapStrings } from '../../lib/redact.ts';
import { failureIn } from './calls.ts';
import type { Answered, Ending, Exchange, Failure, Outcome, RecordedSession, Sent } from './form.ts';
import type { TapedAnswer, TapedEnding, TapedExchange, TapedSession } from './tape.ts';

/** What stands in a recording for a text that held a secret of the workflow: a replay withholds it as the run did. */
export const keptBack = '[not in this recording: the text held a secret of the workflow]';

/** Makes what was taped into plain JSON without a secret. */
export interface Pen {
  /** Every text so far; what is written down names its place here. */
  readonly texts: readonly string[];
  /** Whether a text that was sent held a secret. */
  readonly sentSecret: () => boolean;
  readonly session: (taped: TapedSession) => RecordedSession;
  readonly outcome: (outcome: Outcome) => Outcome;
  /** A text, or one in any depth of plain JSON. */
  readonly hide: <Value>(value: Value) => Value;
}

/** @param redact changes a text that holds a secret of the workflow */
export function openPen(redact: (text: string) => string): Pen {
  const texts: string[] = [];
  const places = new Map<string, number>();
  let hasSentSecret = false;
  const hideText = (text: string) => (redact(text) === text ? text : keptBack);
  const hide = <Value>(value: Value): Value => mapStrings(value, hideText);

  /** What is sent is only ever compared, so what looks like a credential is masked in it. */
  function placeOf(text: string): number {
    const known = places.get(text);
    if (known !== undefined) return known;
    const hidden = hideText(text);
    hasSentSecret ||= hidden !== text;
    const place = texts.push(maskTokens(hidden)) - 1;
    places.set(text, place);
    return place;
  }

  function sentOf(sent: string | readonly ToolResult[]): Sent {
    if (typeof sent === 'string') return placeOf(sent);
    return sent.map(({ call: { id, name }, text, isError }) => ({
      ...hide({ id, name }),
      text: placeOf(text),
      isError,
    }));
  }

  const hideFailure = (failure: Failure) => mapStrings(failure, (text) => maskTokens(hideText(text)));

  /** An answer keeps what is no secret of the workflow: code holds its quotations against the repository. */
  function endingOf(ending: TapedEnding): Ending {
    if (ending.kind === 'turn') return { kind: 'turn', turn: hide(ending.turn) };
    if (ending.kind !== 'failure') return ending;
    return { kind: 'failure', failure: hideFailure(failureIn(ending.failure)) };
  }

  const answeredOf = ({ ending, ...rest }: TapedAnswer): Answered => ({ ...rest, ending: endingOf(ending) });
  const exchangeOf = ({ sent, ...rest }: TapedExchange): Exchange => ({ ...answeredOf(rest), sent: sentOf(sent) });

  return {
    texts,
    sentSecret: () => hasSentSecret,
    hide,
    session: ({ reviewer, provider, brief, task, times, asked, exchanges, renewals }) => ({
      ...{ reviewer: hideText(reviewer), provider, times, asked },
      brief: {
        ...{ model: hideText(brief.model), effort: brief.effort, system: placeOf(brief.system) },
        ...{ tools: placeOf(JSON.stringify(brief.tools)), context: placeOf(brief.context) },
        ...{ maxOutputTokens: brief.maxOutputTokens, idleTimeoutMs: brief.idleTimeoutMs },
      },
      task: placeOf(task),
      exchanges: exchanges.map(exchangeOf),
      renewals: renewals && { ...renewals, exchanges: renewals.exchanges.map(answeredOf) },
    }),
    outcome: (outcome) => ('failure' in outcome ? { failure: hideFailure(outcome.failure) } : hide(outcome)),
  };
}
