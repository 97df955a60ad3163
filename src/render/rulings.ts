import type { InlineCode, PhrasingContent, RootContent } from 'mdast';
import { type CheckedEvidence, isOpen, type LedgerFinding, type Report, type Ruling, type Standing } from '../types.ts';
import { codeSpan } from './escape.ts';
import { claimedPlace, place } from './links.ts';
import { details, joined, list, paragraph, pill, strong, text, upTo } from './nodes.ts';
import type { Detail } from './pages/detail.ts';
import { phrase } from './prose/prose.ts';
import { severityPill } from './severity-pill.ts';
import { leadOf } from './sources.ts';

/** What verifiers found, who disagrees and why that did not prevail. */
export function rulings(report: Report, found: LedgerFinding, detail: Detail): RootContent[] {
  if (!detail.rulings) return [];
  const { longest, entries } = detail;
  const items = (those: readonly Ruling[]) => those.map((ruling) => ruled(report, ruling, longest));
  const agreeing = items(found.rulings.filter((ruling) => !isDissent(found, ruling)));
  const dissenting = [
    ...otherSeverities(report, found, longest),
    ...items(found.rulings.filter((ruling) => isDissent(found, ruling))),
  ];
  const decided = found.reasons.length > 0 || dissenting.length === 0 ? found.reasons : whyItStands(found);
  const reasons = decided.map((reason) => phrase(reason, longest));
  return [
    ...verification(found, agreeing, detail),
    ...labelledList('Dissent:', dissenting, entries),
    ...(reasons.length === 0
      ? []
      : [paragraph(strong('Decided:'), text(' '), joined(upTo(reasons, entries), text(' ')))]),
  ];
}

/** What only bears a finding out is folded up; what refutes it, or leaves it open, is why it is shown. */
function verification(found: LedgerFinding, items: PhrasingContent[][], { longest, entries }: Detail): RootContent[] {
  if (items.length === 0 || found.standing !== 'confirmed') return labelledList('Verification:', items, entries);
  return [details([text('How it was '), standingPill(found, longest)], [list(upTo(items, entries))])];
}

/** Why dissent did not prevail, where the ledger has no sentence of its own for it. */
function whyItStands(found: LedgerFinding): readonly string[] {
  if (found.standing === 'confirmed')
    return [
      `Confirmed by ${rulers(found, 'confirmed')} with quotations that code found; that outweighs a doubt or a lower rating.`,
    ];
  return isOpen(found)
    ? ['The highest severity that a reviewer gave counts until a verifier shows that it is lower.']
    : [];
}

const standings: Readonly<Record<Standing, (found: LedgerFinding) => string>> = {
  confirmed: (found) => (found.rule === null ? confirmed(found) : byCode(found)),
  raw: () => 'not verified',
  unproven: () => 'unproven',
  unverified: () => 'unverified',
  'pre-existing': () => 'pre-existing',
  fact: byCode,
  intended: () => 'documented as intended',
  refuted: (found) => `refuted by ${rulers(found, 'refuted') || 'verification'}`,
  ungrounded: () => 'not grounded',
  declined: () => 'declined',
};

/** Without a verifier, what holds it is that another vendor raised it too. */
function confirmed(found: LedgerFinding): string {
  const by = rulers(found, 'confirmed');
  if (by !== '') return `confirmed by ${by}`;
  return found.raisedBy.length > 1 ? 'raised by several vendors' : 'confirmed by verification';
}

function byCode({ rule }: LedgerFinding): string {
  return `found by code: ${rule}`;
}

/** Where the finding stands and by whom, in a few words. */
export function standing(found: LedgerFinding): string {
  return standings[found.standing](found);
}

/** The same as a badge. */
export function standingPill(found: LedgerFinding, longest: number): InlineCode {
  const isConfirmed = found.standing === 'confirmed';
  return { ...codeSpan(standing(found), longest), data: { pill: { kind: 'standing', isConfirmed } } };
}

/** `confirmed by Gemini`; whoever shares a vendor with a finder is labelled so. */
function rulers(found: LedgerFinding, verdict: Ruling['verdict']): string {
  const names = found.rulings
    .filter((ruling) => ruling.verdict === verdict)
    .map(({ by, isOtherVendor }) => (isOtherVendor ? by : `${by} (same vendor)`));
  return [...new Set(names)].join(', ');
}

const holds: Readonly<Record<LedgerFinding['standing'], Ruling['verdict'] | null>> = {
  confirmed: 'confirmed',
  raw: null,
  unproven: 'unproven',
  unverified: 'unverified',
  'pre-existing': 'confirmed',
  fact: null,
  intended: 'confirmed',
  refuted: 'refuted',
  ungrounded: null,
  declined: null,
};

function isDissent(found: LedgerFinding, { verdict, severity }: Ruling): boolean {
  if (verdict === 'unverified') return false;
  const wanted = holds[found.standing];
  if (wanted !== null && verdict !== wanted) return true;
  return isOpen(found) && verdict === 'confirmed' && severity !== null && severity !== found.severity;
}

/**
 * Who raised it with another severity, as far as nothing else says so: sources besides the lead are listed with theirs, and
 * a sentence of the ledger tells a change by both its severities.
 */
function otherSeverities(report: Report, found: LedgerFinding, longest: number): PhrasingContent[][] {
  if (!isOpen(found)) return [];
  const lead = leadOf(report, found);
  if (lead === undefined || lead.finding.severity === found.severity) return [];
  const { id, reviewer, finding } = lead;
  if (found.reasons.some((reason) => reason.includes(finding.severity) && reason.includes(found.severity))) return [];
  return [
    [
      pill('reviewer', reviewer, longest),
      text(' raised it as '),
      severityPill(finding.severity),
      text(' ('),
      codeSpan(id, longest),
      text('), not as '),
      severityPill(found.severity),
    ],
  ];
}

const says: Readonly<Record<Ruling['verdict'], string>> = {
  confirmed: ' confirms it',
  refuted: ' refutes it',
  unproven: ' could not settle it',
  unverified: ' came to no verdict',
};

function ruled(report: Report, ruling: Ruling, longest: number): PhrasingContent[] {
  const { by, verdict, severity, isOtherVendor, withdrawn, isIntended, effect, reason } = ruling;
  const facts = [
    verdict === 'confirmed' && effect !== null ? effect : '',
    isIntended ? 'documented as intended' : '',
    isOtherVendor ? '' : "a fresh session of a finder's vendor, as no other was left",
    withdrawn === null ? '' : `it said ${withdrawn}, but what it quoted does not bear that out`,
  ].filter((fact) => fact !== '');
  const ratedAs = { confirmed: ' as ', unproven: ' and would rate it ', refuted: null, unverified: null }[verdict];
  const rated: PhrasingContent[] = ratedAs === null || severity === null ? [] : [text(ratedAs), severityPill(severity)];
  return [
    pill('reviewer', by, longest),
    text(says[verdict]),
    ...rated,
    text(facts.length === 0 ? ': ' : ` (${facts.join('; ')}): `),
    ...phrase(reason, longest),
    ...proof(report, ruling.evidence, longest),
  ];
}

/** Evidence as links to the lines that code found, or as the place where it found nothing. */
function proof(report: Report, evidence: readonly CheckedEvidence[], longest: number): PhrasingContent[] {
  const parts = evidence.map(({ evidence: claimed, anchor, isDeleted }): PhrasingContent[] => [
    anchor === null ? claimedPlace(claimed, longest) : place(report, anchor, longest),
    text(anchor === null ? ' (the quoted lines are not there) ' : isDeleted ? ' (deleted by this change) ' : ' '),
    ...phrase(claimed.shows, longest),
  ]);
  return parts.length === 0 ? [] : [text(' Evidence: '), ...joined(upTo(parts, 20), text('; '))];
}

function labelledList(label: string, items: PhrasingContent[][], entries: number): RootContent[] {
  return items.length === 0 ? [] : [paragraph(strong(label)), list(upTo(items, entries))];
}
