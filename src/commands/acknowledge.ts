import type { Conversation, Reaction, SaidComment } from '../github/conversation.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import { messageOf } from '../lib/user-error.ts';
import { type Reply, renderReply, replyTag } from '../render/pages/reply-page.ts';
import type { World } from '../worlds/world.ts';
import type { Answered } from './carry-out.ts';
import { verbs } from './index.ts';

/** How long GitHub may take for all of it, in milliseconds. */
const longestMs = 30_000;

interface Way {
  readonly conversation: Conversation;
  readonly world: Pick<World, 'log' | 'clock' | 'redact'>;
}

/** One reaction to each comment, the last one first. That one cannot be set is a line in the log, and changes nothing. */
export async function react(
  answered: readonly Answered[],
  { conversation, world: { log, clock } }: Way,
): Promise<void> {
  const deadline = clock.deadline(longestMs);
  for (const { said, answer } of answered.toReversed())
    try {
      const ended = await conversation.react(said.comment.id, reactions[answer.does], deadline);
      if (ended === 'denied') return log.line('The token may not react to comments.');
    } catch (error) {
      log.line(`The comment ${said.comment.id} could not be acknowledged: ${messageOf(error)}`);
      if (deadline.aborted) return;
    }
}

const reactions: Readonly<Record<Answered['answer']['does'], Reaction>> = {
  review: 'eyes',
  settled: 'eyes',
  decide: '+1',
  help: '+1',
  refuse: 'confused',
  misspelt: 'confused',
};

/** At most one comment for all that has to be said, and none where there is one already. */
export async function reply(
  answered: readonly Answered[],
  { all, name, conversation, world }: Way & { readonly all: readonly SaidComment[]; readonly name: string },
): Promise<void> {
  const own = answered.at(-1);
  const said = answered.flatMap((each) => (saysOf(each) === null ? [] : [{ each, says: saysOf(each) ?? '' }]));
  if (own === undefined || said.length === 0) return;
  const { log, clock, redact } = world;
  const tag = replyTag(name, own.said.comment.id);
  if (all.some(({ body }) => body.split(/\r?\n/u, 1)[0] === tag))
    return log.line('The comment has been answered already.');
  const replies = said.map(({ each, says }): Reply => {
    const { asked } = each.said;
    return { line: said.length === 1 || asked === 'misspelt' ? null : asked.line, by: each.by, says };
  });
  const isAsking = said.some(({ each: { answer } }) => answer.does === 'help' || answer.does === 'misspelt');
  const body = renderReply(tag, replies, isAsking ? verbs : []);
  for (const { says } of said) log.line(says);
  if (holdsSecret(body, redact)) return log.warning('The answer held a secret of the workflow and is not sent.');
  try {
    const ended = await conversation.reply(body, clock.deadline(longestMs));
    if (ended === 'denied')
      log.warning('The token may not comment on this pull request: the answer is in this log only.');
  } catch (error) {
    log.warning(`The answer could not be sent: ${messageOf(error)}`);
  }
}

/** What has to be said, in sentences; null: the reaction says it. */
function saysOf({ answer }: Answered): string | null {
  if (answer.does === 'refuse') return answer.says;
  if (answer.does === 'help') return 'Somebody who may write to this repository can ask for a few things here.';
  return answer.does === 'misspelt' ? 'This asks for nothing that there is, and nothing was done.' : null;
}
