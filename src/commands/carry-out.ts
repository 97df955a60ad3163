import type { CollaboratorRights, Conversation } from '../github/conversation.ts';
import { withDecisions } from '../rounds/decisions.ts';
import type { Decision, Memory } from '../types.ts';
import { type Right, rightOf, suffices } from './permission.ts';
import type { Said } from './pick.ts';
import { type Answer, refused, type Situation } from './verb.ts';

/** A comment, and what it comes to. */
export interface Answered {
  readonly said: Said;
  /** Login of who wrote it. */
  readonly by: string;
  readonly answer: Answer | { readonly does: 'misspelt' } | { readonly does: 'settled' };
}

export interface CarriedOut {
  readonly answered: readonly Answered[];
  /** With what was decided. */
  readonly memory: Memory | null;
  readonly decisions: readonly Decision[];
  /** Of the comment that started the run, where it may not ask for anything: a sentence. */
  readonly why: string | null;
}

interface Standing extends Omit<Situation, 'comment' | 'by' | 'memory'> {
  /** When the review began that is under way, in milliseconds since 1970; null: none is. */
  readonly underWay: number | null;
}

const longestReason = 300;

/**
 * Answers commands in the order in which they were written, each as the ones before it left things. Who may ask for what
 * is asked of GitHub now, once for each account. Nobody hears of a stranger's command.
 * @param options.mask what is done to a text before it is shown: it stays in the memory, which everybody can read
 * @throws {UserError} when GitHub is out
 */
export async function carryOut(
  said: readonly Said[],
  options: Standing & {
    readonly memory: Memory | null;
    readonly conversation: Pick<Conversation, 'rightsOf'>;
    readonly mask: (text: string) => string;
  },
): Promise<CarriedOut> {
  const { conversation, mask, ...standing } = options;
  const rights = new Map<string, Promise<CollaboratorRights | null>>();
  async function rightFor({ comment: { author } }: Said): Promise<Right | null> {
    if (author === null || !author.isPerson) return null;
    const asking = rights.get(author.login) ?? conversation.rightsOf(author.login);
    rights.set(author.login, asking);
    return rightOf(author, await asking);
  }

  let { memory } = options;
  let why: string | null = null;
  const answered: Answered[] = [];
  const decisions: Decision[] = [];
  for (const each of said) {
    const right = await rightFor(each);
    const by = each.comment.author?.login ?? 'ghost';
    if (right === null) {
      if (each.isOwn) why = `${by} may not write to this repository, as far as GitHub says.`;
      continue;
    }
    const answer = answerTo(each, right, { ...standing, comment: each.comment, by, memory });
    if (answer.does !== 'decide') {
      answered.push({ said: each, by, answer });
      continue;
    }
    const reason = mask(answer.decision.reason).slice(0, longestReason).toWellFormed();
    const decision = { ...answer.decision, reason };
    decisions.push(decision);
    memory = memory && withDecisions(memory, [decision]);
    answered.push({ said: each, by, answer: { ...answer, decision } });
  }
  return { answered, memory, decisions, why };
}

function answerTo(
  { asked, comment, isOwn }: Said,
  right: Right,
  situation: Situation & Pick<Standing, 'underWay'>,
): Answered['answer'] {
  if (asked === 'misspelt') return { does: 'misspelt' };
  const { verb } = asked;
  if (!suffices(right, verb.needs))
    return refused(
      `\`${situation.by}\` may write here, and \`${verb.usage}\` needs somebody who may maintain the repository.`,
    );
  const answer = asked.act(situation);
  const isSettled = !isOwn && answer.does === 'review' && isReviewedSince(comment.at, situation);
  return isSettled ? { does: 'settled' } : answer;
}

/** Whether a whole round has ended on this head since it was asked for, or is under way: the run that it started was not lost. */
function isReviewedSince(at: string, { memory, change, underWay }: Situation & Pick<Standing, 'underWay'>): boolean {
  if (underWay !== null && underWay >= Date.parse(at)) return true;
  const last = memory?.rounds.at(-1);
  if (memory === null || last === undefined || !memory.isComplete || last.headSha !== change.headSha) return false;
  return Date.parse(last.at) > Date.parse(at);
}
