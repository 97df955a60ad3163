import { withoutUnseen } from '../lib/visible.ts';
import { type AddedLine, addedLines } from './added-lines.ts';
import type { CodeRule, Fact } from './rule.ts';

const reader =
  '(?:(?:ai|llm|automated|automatic|machine|bot|code)[ -]){0,2}(?:reviewers?|review (?:bots?|agents?|tools?|models?|assistants?|systems?))|(?:ai|llm|language|code)[ -](?:models?|agents?|assistants?|tools?|systems?|bots?)|llms?|claude|codex|gemini|copilot|chatgpt|gpt-?\\d|coderabbit';
/** Whoever is spoken to: with a colon, a comma or a dash behind, or told what is to be done. */
const addressed = `(?:\\b(?:${reader})\\s?(?:[:,;!—–-]|\\(|(?=(?:please|must|should|shall|will|can|may|you|do not|don't|never|are (?:asked|told|instructed|required|free) to|reading this)\\b))|\\b(?:attention|note (?:to|for)|message (?:to|for)|instructions? (?:to|for)|dear|hey|if you are|you are)\\s(?:an? |all |any |the |our |other )?(?:${reader})\\b)`;
const work =
  '(?:this|that|these|those|it|the|all|any|every|everything|below|following)?\\s?(?:\\w+ ){0,2}?(?:files?|folders?|changes?|code|functions?|lines?|diffs?|hunks?|sections?|blocks?|commits?|issues?|findings?|warnings?|problems?|defects?|bugs?|vulnerabilit\\w+|pull requests?|prs?|patch(?:es)?|reviews?|concerns?)';
/** What nobody asks of a reviewer who may look. */
const order = `(?:\\b(?:ignore|skip|disregard|overlook|approve|pass over|leave out|exclude)\\s${work}\\b|\\b(?:do not|don't|must not|should not|never|no need to|refrain from)\\s(?:report|flag|mention|raise|review|comment on|look at|inspect|analy[sz]e|check|reporting|flagging|mentioning|reviewing)\\b|\\b(?:report|say|state|answer|reply|respond|conclude|return|output|submit|write|give|confirm)\\s(?:with )?(?:that |only )?(?:an? |the )?(?:nothing|(?:no|zero|0) (?:issues?|findings?|problems?|defects?|bugs?|vulnerabilit\\w+|concerns?)|empty|everything|all (?:is|good|clear)|lgtm|approved?|\\[\\])|\\b(?:mark|treat|consider|regard|rate|classify)\\s(?:as|this|that|these|it|everything|all|the)\\b.{0,30}?\\b(?:safe|approved|reviewed|clean|fine|harmless|correct|low)\\b|\\b(?:is|are|was|were|has been|have been)\\s(?:already |pre-?|fully )?(?:approved|reviewed|vetted|cleared|audited)\\b)`;
const asks = new RegExp(`${addressed}.{0,160}?${order}`, 'i');
const forget =
  /\b(?:ignore|disregard|forget|override)\s(?:all |any |every |the |your |of ){0,3}(?:previous|prior|above|earlier|preceding|foregoing|system|original)\s(?:instructions?|prompts?|rules|directions|guidelines|context)\b/i;
/** Given out by a vendor, for tests of refusals. */
const magic = /ANTHROPIC_MAGIC_STRING_TRIGGER_REFUSAL/;

/** A word of every text that is looked for stands in its first line. */
const begins =
  /review|\bai\b|llm|model|agent|assistant|tool|system|bot|claude|codex|gemini|copilot|gpt|coderabbit|ignore|disregard|forget|override|MAGIC/i;

const commentSigns = /^[\s/*#;%"'<!>|+=.-]+|[\s*/>"'-]+$/g;
/** Lines of one comment that are read together. */
const together = 4;
const longestLine = 2_000;

/** Text of the change that speaks to whoever reviews it, and asks for less than a review. */
export const addressesReviewers: CodeRule = {
  id: 'addresses-reviewers',
  name: 'Text that addresses reviewers',
  risk: 'A reviewer that obeys the text passes over what it was to find.',
  find: ({ changes }) =>
    changes.filter(({ content }) => content === 'text').flatMap((file) => factIn(file.path, addedLines(file))),
};

function factIn(path: string, lines: readonly AddedLine[]): readonly Fact[] {
  const texts = lines.map(({ text }) =>
    withoutUnseen(text.slice(0, longestLine)).normalize('NFKC').replace(commentSigns, ''),
  );
  for (const [at, line] of lines.entries()) {
    if (!begins.test(texts[at] ?? '')) continue;
    for (let count = 1; count <= together; count += 1) {
      const last = lines[at + count - 1];
      if (last === undefined || last.line !== line.line + count - 1) break;
      const text = texts.slice(at, at + count).join(' ');
      if (!addressesReviewersIn(text)) continue;
      const quote = lines.slice(at, at + count).map((each) => each.text);
      return [
        {
          path,
          title: 'The text addresses reviewers',
          body: 'It asks whoever reviews the change for something else than a review. Reviewers are told that such text is data.',
          lines: { from: line.line, to: last.line, quote: quote.join('\n') },
        },
      ];
    }
  }
  return [];
}

/** Whether a text tells reviewers or models what to pass over or what to say. */
export function addressesReviewersIn(text: string): boolean {
  return asks.test(text) || forget.test(text) || magic.test(text);
}
