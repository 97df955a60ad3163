import { withoutUnseen } from '../lib/visible.ts';
import type { ChangedFile } from '../types.ts';
import { type AddedLine, addedLines } from './added-lines.ts';
import { beginsInLanguages, ordersInLanguages } from './orders-in-languages.ts';
import type { CodeRule, Fact } from './rule.ts';

/** Nobody else is called so. */
const model =
  '(?:ai|llm|automated|automatic|machine|bot)[ -](?:code[ -])?(?:reviewers?|review (?:bots?|agents?|tools?|models?|assistants?|systems?))|review (?:bots?|agents?|models?|assistants?)|(?:ai|llm|language|code)[ -](?:models?|agents?|assistants?|tools?|systems?|bots?)|llms?|claude|codex|gemini|copilot|chatgpt|gpt-?\\d|coderabbit';
/** People, too, and in code a name among others. */
const anybody = '(?:code[ -])?reviewers?|review (?:tools?|systems?)|code (?:tools?|systems?)';
const said = '[:,;!—–-]|\\(';
/** Behind a comma, much is said of people; not so where they are asked. */
const saidToAnybody = '[:!—–]|,(?=\\s(?:please|you|do|ignore|skip|approve)\\b)';
/** Whoever is spoken to: with a colon, a comma or a dash behind, or told what is to be done. */
const addressed = (reader: string, signs: string) =>
  `(?:\\b(?:${reader})\\s?(?:${signs}|(?=(?:please|must|should|shall|will|can|may|need not|needn't|you|do not|don't|never|are (?:asked|told|instructed|required|free) to|reading this)\\b))|\\b(?:attention|note (?:to|for)|message (?:to|for)|instructions? (?:to|for)|dear|hey|to|if you are|you are)\\s(?:an? |all |any |the |our |other )?(?:${reader})\\b)`;
/** Said to nobody else, whatever comes between. */
const spokenTo =
  "\\bif (?:you are|you're) an? (?:ai|bot|llm|language model|machine)\\b|(?<![\\w.-])ai:\\s|\\byou(?: have|'ve) already (?:reviewed|approved|checked|audited)\\b";
const work =
  '(?:this|that|these|those|it|the|all|any|every|everything|below|following)?\\s?(?:\\w+ ){0,2}?(?:files?|folders?|changes?|code|functions?|lines?|diffs?|hunks?|sections?|blocks?|commits?|issues?|findings?|warnings?|problems?|defects?|bugs?|vulnerabilit\\w+|pull requests?|prs?|patch(?:es)?|reviews?|concerns?)';
const none = '(?:no|zero|0) (?:issues?|findings?|problems?|defects?|bugs?|vulnerabilit\\w+|concerns?)';
/** What nobody asks of a reviewer who may look. */
const orderWith = (asPeopleDo: string) =>
  `(?:(?<!\\b(?:not|never|don't|cannot|can't|nor|without) (?:\\w+ )?)\\b(?:ignore|skip|disregard|overlook|approve|pass over|leave out|exclude)\\s${work}\\b${asPeopleDo}|\\b(?:do not|don't|must not|should not|need not|needn't|never|no need to|refrain from)\\s(?:report|flag|mention|raise|review|comment on|look(?! up)|inspect|analy[sz]e|check(?! in| out)|reporting|flagging|mentioning|reviewing)\\b|\\b(?:report|say|state|answer|reply|respond|conclude|return|output|submit|write|give|confirm)\\s(?:with )?(?:that |only )?(?:an? |the )?["'“\`]?(?:nothing|${none}|empty|everything|all (?:is|good|clear)|lgtm|approved?|\\[\\])|\\b(?:mark|treat|consider|regard|rate|classify)\\s(?:as|this|that|these|it|everything|all|the)\\b.{0,30}?\\b(?:safe|approved|reviewed|clean|fine|harmless|correct|low|trusted|secure|vetted|audited)\\b|\\b(?:is|are|was|were|has been|have been)\\s(?:already |pre-?|fully )?(?:approved|reviewed|vetted|cleared|audited)\\b(?! (?:by (?:people|humans?|hand|an? (?:person|human|maintainer))|like|before|when|if)\\b)|\\b(?:end|stop|finish|abort) (?:your|this) review\\b|\\bstop reviewing\\b|\\bconclude that (?:it|this|everything|the (?:code|file|change)) is (?:correct|fine|safe|clean|ok)\\b|\\bwith (?:an empty list of|${none}))`;
const order = orderWith('');
/** People are asked to do so under a condition. */
const orderToAnybody = orderWith('(?!\\s(?:when|once|if|before|after|until|only|that|which)\\b)');
/** At once behind whoever is spoken to. */
const statement = `["'“]?(?:${none} (?:here|found|to report|in th(?:is|ese))|nothing to (?:see|report|review|find) here|this is (?:fine|safe|ok|correct|approved)|(?:approve|lgtm)\\b(?=\\s*(?:$|[.!,;"'])))`;
const reviewOrder = `\\b(?:approve (?:this|the) (?:pr|pull request|change|code|patch|diff|commit)|(?:report|return|submit|output|say|state)\\s(?:that |there are ){0,2}(?:an empty list of findings|${none}))\\b`;
const asks = [
  `${addressed(model, said)}.{0,160}?${order}`,
  // What could be code is none with its signs between.
  `${addressed(anybody, saidToAnybody)}[^{}()=;<>[\\]]{0,160}?${orderToAnybody}`,
  `(?:${spokenTo}).{0,160}?(?:${order}|${statement})`,
  `\\b(?:${model})\\s?[:,]\\s?${statement}`,
  // As the templates of models begin what they are told.
  `(?:^|[\\s"'<[])(?:system|inst)(?: prompt| message)?\\s?[:>\\]].{0,80}?${reviewOrder}`,
].map((pattern) => new RegExp(pattern, 'i'));
const told = '(?:instructions?|prompts?|rules|directions|guidelines|context)';
const forgets = [
  `\\b(?:ignore|disregard|forget)\\s(?:all |any |every |the |your |of |these |those ){0,3}(?:previous|prior|above|earlier|preceding|foregoing|system|original)\\s${told}\\b`,
  `\\boverride\\s(?:all |any |of |the |your ){0,3}(?:previous|prior|above|earlier|preceding|original)\\s${told}\\b`,
  '\\b(?:ignore|disregard|forget|override)\\s(?:all |any |of ){0,2}your (?:system )?(?:instructions|prompts?|training)\\b',
  `(?:^|[.!?:;"'“(]\\s*)(?:please |now )?(?:ignore|disregard|forget)\\s(?:all |any |of |the ){0,3}${told} (?:above|that came before|you were (?:given|told))\\b(?!,?\\s(?:if|when|unless|for|in)\\b)`,
  '(?:^|[.!?:;"\'“(]\\s*)(?:please |now )?(?:disregard|forget) (?:everything|anything|all) (?:above|before|you (?:were|have been) told)\\b',
].map((pattern) => new RegExp(pattern, 'i'));
/** Given out by a vendor, for tests of refusals. */
const magic = /ANTHROPIC_MAGIC_STRING_TRIGGER_REFUSAL/;

/** A word of every text that is looked for stands in its first line. */
const begins =
  /review|\bai\b|llm|model|agent|assistant|tool|system|bot|machine|inst\]|claude|codex|gemini|copilot|gpt|coderabbit|ignore|disregard|forget|override|MAGIC/i;

const commentSigns = /^[\s/*#;%"'<!>|+=.-]+|[\s*/>"'-]+$/g;
/** Lines of one comment that are read together. */
const together = 4;
/** Characters: so much is read at once, with so much of what came before it, and so much of a line at all. */
const read = { atOnce: 2_000, again: 400, atAll: 40_000 };

/** Text of the change that speaks to whoever reviews it, and asks for less than a review. */
export const addressesReviewers: CodeRule = {
  id: 'addresses-reviewers',
  name: 'Text that addresses reviewers',
  risk: 'A reviewer that obeys the text passes over what it was to find.',
  find: ({ changes }) =>
    changes.flatMap((file) => [
      ...nameFact(file),
      ...(file.content === 'text' || file.content === 'symlink' ? factIn(file.path, addedLines(file)) : []),
    ]),
};

const body =
  'It asks whoever reviews the change for something else than a review. Reviewers are told that such text is data.';

/** Reviewers are shown the names of all files. */
function nameFact({ path, oldPath, status }: ChangedFile): readonly Fact[] {
  const isNew = status === 'added' || oldPath !== undefined;
  if (!isNew || !partsOf(path.replaceAll(/[/_.-]+/g, ' ')).some(addressesReviewersIn)) return [];
  return [{ path, title: 'The name of a file addresses reviewers', body, lines: null }];
}

function factIn(path: string, lines: readonly AddedLine[]): readonly Fact[] {
  const texts = lines.map(({ text }) => partsOf(text));
  const speaks = (at: number, count: number) => {
    const [parts = [], ...further] = texts.slice(at, at + count);
    if (count === 1) return parts.some(addressesReviewersIn);
    return addressesReviewersIn([parts.at(-1), ...further.map(([first]) => first)].join(' '));
  };
  for (const [at, line] of lines.entries()) {
    if (!texts[at]?.some((text) => begins.test(text) || beginsInLanguages.test(text))) continue;
    for (let count = 1; count <= together; count += 1) {
      const last = lines[at + count - 1];
      if (last === undefined || last.line !== line.line + count - 1) break;
      if (!speaks(at, count)) continue;
      const quote = lines.slice(at, at + count).map((each) => each.text);
      const place = { from: line.line, to: last.line, quote: quote.join('\n') };
      return [{ path, title: 'The text addresses reviewers', body, lines: place }];
    }
  }
  return [];
}

/** A line as it is read, without the signs of a comment; a long one in parts, blanks that push text out of sight as one. */
function partsOf(line: string): readonly string[] {
  const text = withoutUnseen(line.slice(0, read.atAll))
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .replace(commentSigns, '');
  const parts = [text.slice(0, read.atOnce)];
  for (let from = read.atOnce; from < text.length; from += read.atOnce - read.again)
    parts.push(text.slice(from - read.again, from - read.again + read.atOnce));
  return parts;
}

/** Whether a text tells reviewers or models what to pass over or what to say. */
export function addressesReviewersIn(text: string): boolean {
  const isAsked = [...asks, ...forgets, magic].some((pattern) => pattern.test(text));
  return isAsked || ordersInLanguages(text);
}
