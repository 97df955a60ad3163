import { timelineStyle } from '../timeline/timeline-style.ts';
import { codeStyle } from './code-style.ts';
import { theme } from './theme.ts';

/** The style sheet of the page, in one string, so that the page's policy can name its hash. */
export function style(): string {
  return [theme, page, overview, text, entries, codeStyle, timelineStyle, wide, print]
    .join('')
    .replace(/\n\s*/gu, '\n');
}

const page = `
*, ::before, ::after { box-sizing: border-box }
:target { outline: none }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.6 var(--sans); overflow-wrap: break-word }
.frame { max-width: 54rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
.skip { position: absolute; left: -100vw; top: .5rem; padding: .5rem 1rem; border-radius: .5rem; background: var(--card); z-index: 1 }
.skip:focus { left: .5rem }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: .25rem }
a { color: var(--link); text-decoration-line: underline; text-decoration-color: var(--link-line); text-underline-offset: .2em }
a:hover { text-decoration-color: currentcolor }
header { margin-bottom: 1.25rem }
.brand { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; color: var(--muted); font-size: .875rem }
.brand p, .title p { margin: 0; min-width: 0; overflow-wrap: anywhere }
.title { font-size: clamp(1.5rem, 1.2rem + 1.4vw, 2.125rem); font-weight: 700; line-height: 1.2; letter-spacing: -.02em; margin-top: .5rem; text-wrap: balance }
.title code { font-size: .9em }
nav { margin: 1rem 0; font-size: .875rem; line-height: 1.45 }
nav ul { list-style: none; margin: 0; padding: 0 }
nav ul ul { margin: .125rem 0 .375rem; padding-left: .75rem; border-left: 1px solid var(--line) }
nav a { display: block; padding: .2rem 0; color: var(--muted); text-decoration: none; overflow-wrap: anywhere; text-wrap: pretty }
nav a:hover { color: var(--link); text-decoration: underline }
nav > details { border: 1px solid var(--line); border-radius: .625rem; background: var(--card); padding: .625rem .875rem }
nav summary { color: var(--text); font-weight: 600 }
nav details[open] > summary { margin-bottom: .5rem }
footer { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .8125rem }
footer p { margin: .375rem 0 }
`;

const overview = `
.overview { --tone: var(--muted); border: 1px solid var(--line); border-top: 4px solid var(--tone); border-radius: .75rem; background: var(--card); padding: 1.25rem; box-shadow: var(--shadow) }
.overview.tip { --tone: var(--ok) }
.overview.caution { --tone: var(--critical) }
.overview.warning, .overview.important { --tone: var(--important) }
.overview h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.25; letter-spacing: -.015em; color: var(--tone); text-wrap: balance }
.alert > p { margin: 0 0 .25rem; color: var(--muted) }
.alert > p > strong:first-child { color: var(--text) }
.alert ul { margin: .5rem 0 0; padding: 0; list-style: none }
.alert li { margin: .25rem 0 }
ul + details { margin: .25rem 0 0 }
.alert summary { color: var(--link) }
.glance { margin: 1rem 0 0 }
.glance table { font-size: .875rem; line-height: 1.4 }
.glance thead th { color: var(--muted); font-weight: 600; font-size: .75rem; padding-top: 0 }
.glance tbody th { font-family: var(--mono); font-weight: 600; font-size: .8125rem; color: var(--muted); white-space: nowrap }
.glance td:nth-child(3) { width: 99%; text-wrap: pretty }
.glance td:nth-child(n+4) { min-width: 5.5rem }
.glance thead th { white-space: nowrap }
.glance td:nth-child(3) a { color: var(--text); font-weight: 500 }
.glance td:nth-child(2) { white-space: nowrap }
.glance + details { margin-top: .5rem }
.overview > details > summary { color: var(--link); font-size: .875rem }
.figures { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(6, 1fr); gap: 1rem .75rem; margin: 1.125rem 0 0; padding-top: 1.125rem; border-top: 1px solid var(--line) }
.figures li { margin: 0; display: flex; flex-direction: column; grid-column: span 2; color: var(--tone-of, var(--text)) }
.figures .plain { grid-column: span 3; color: var(--text) }
.figures span { font-size: .8125rem; line-height: 1.3; color: var(--muted) }
.figures strong { margin: 0; font-size: 1.75rem; font-weight: 700; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums }
.figures .critical { color: var(--critical) }
.figures .important { color: var(--important) }
.figures .suggestion { color: var(--suggestion) }
.figures .none { color: var(--muted) }
main > .about { margin-top: 1.75rem; border: 1px solid var(--line); border-radius: .625rem; background: var(--card); padding: .625rem .875rem; font-size: .875rem }
main > .about > summary { font-weight: 600 }
.about .scroll { margin: .25rem 0 }
.about thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
.about th { width: 9.5rem; font-weight: 600; color: var(--muted); text-align: left; white-space: nowrap }
.about th strong { font-weight: 600 }
`;

const text = `
section { margin-top: 2.75rem }
.empty > p { color: var(--muted) }
h2 { font-size: 1.375rem; line-height: 1.3; letter-spacing: -.015em; margin: 0 0 .875rem; padding-bottom: .5rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1.0625rem; line-height: 1.4; letter-spacing: -.005em; margin: 1.75rem 0 .5rem }
h4 { font-size: .9375rem; line-height: 1.4; margin: 1.5rem 0 .5rem }
p, ul, ol { margin: .625rem 0 }
ul, ol { padding-left: 1.375rem }
li { margin: .25rem 0 }
li > p { margin: 0 }
.none { color: var(--muted) }
li::marker { color: var(--muted) }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0 }
blockquote { margin: .75rem 0; padding: .125rem 0 .125rem 1rem; border-left: 3px solid var(--line) }
:not(pre) > code { font: .875em/1.45 var(--mono); background: var(--tint); border-radius: .3rem; padding: .1em .35em; overflow-wrap: anywhere }
:is(h2, h3, h4) > code, nav code { font-weight: 500 }
.scroll { position: relative; overflow-x: auto; margin: .875rem 0 }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
tr:last-child > * { border-bottom: 0 }
section table { font-size: .875rem; line-height: 1.45 }
section thead th { color: var(--muted); font-weight: 600; border-bottom: 2px solid var(--line); vertical-align: bottom }
section tbody th { font-weight: 600; min-width: 8.5rem }
section td { min-width: 3.5rem }
:is(th, td):last-child { padding-right: 0 }
details { margin: .75rem 0 }
summary { cursor: pointer; border-radius: .25rem }
section > details { border: 1px solid var(--line); border-radius: .625rem; background: var(--card) }
section > details > summary { padding: .625rem .875rem; font-weight: 600 }
section > details > div { padding: 0 .875rem .875rem; font-size: .9375rem }
section > details[open] > summary { border-bottom: 1px solid var(--line); border-radius: .625rem .625rem 0 0 }
`;

const entries = `
.entry { --tone: var(--line); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: .625rem; background: var(--card); padding: 1.125rem 1.25rem; margin: 1rem 0 }
.entry.critical { --tone: var(--critical) }
.entry.important { --tone: var(--important) }
.entry.suggestion { --tone: var(--suggestion) }
.entry:target { box-shadow: 0 0 0 2px var(--link) }
.entry > h3 { margin: 0 0 .5rem; text-wrap: pretty }
.entry > :last-child { margin-bottom: 0 }
.entry > h3 + p { color: var(--muted); font-size: .875rem }
.own { font-family: var(--mono); font-weight: 600; font-size: .9em; color: var(--muted); text-decoration: none; margin-right: .25rem }
.pill { display: inline-flex; align-items: center; gap: .375em; border-radius: 1em; padding: .05em .7em; font-size: .75rem; font-weight: 600; line-height: 1.6; background: var(--tint); color: var(--soft); vertical-align: .08em; overflow-wrap: anywhere }
.pill:is(.critical, .important, .suggestion)::before { content: ''; width: .625em; height: .625em; background: currentcolor; flex: none }
.pill.critical { background: var(--critical-tint); color: var(--critical) }
.pill.critical::before { clip-path: polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%) }
.pill.important { background: var(--important-tint); color: var(--important) }
.pill.important::before { clip-path: polygon(50% 0, 100% 100%, 0 100%) }
.pill.suggestion { background: var(--suggestion-tint); color: var(--suggestion) }
.pill.suggestion::before { border-radius: 50% }
.pill.sure { background: var(--ok-tint); color: var(--ok) }
.pill.unsure { background: none; box-shadow: inset 0 0 0 1px var(--line-strong) }
h3 > .pill:only-child { font-size: .875rem }
.between { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.pill.reviewer { background: none; box-shadow: inset 0 0 0 1px var(--line-strong); color: var(--text) }
`;

const wide = `
@media (max-width: 40rem) {
  .about tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  .about tr:last-child { border-bottom: 0 }
  .about :is(th, td) { display: block; width: auto; padding: 0; border: 0 }
  .entry { padding: 1rem }
  .overview { padding: 1rem }
  .glance thead { display: none }
  .glance tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  .glance tr:last-child { border-bottom: 0 }
  .glance :is(th, td) { display: inline; padding: 0 .5rem 0 0; border: 0 }
  .glance td:nth-child(3) { display: block; width: auto; margin: .125rem 0 }
}
@media (min-width: 48rem) {
  @supports selector(::details-content) {
    main > .about > summary { display: none }
    main > .about::details-content { content-visibility: visible; height: auto }
  }
  .figures { grid-template-columns: repeat(5, auto) }
  .figures li, .figures .plain { grid-column: auto }
}
@media (min-width: 75rem) {
  .frame { max-width: 76rem; display: grid; grid-template-columns: 15rem minmax(0, 54rem); column-gap: 3.5rem; padding: 2.5rem 2rem 4rem }
  .frame > * { grid-column: 2 }
  .frame > nav { grid-column: 1; grid-row: 1 / span 3; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; margin: -2.5rem 0 0; padding: 2.5rem .25rem 2rem }
  @supports selector(::details-content) {
    nav > details { border: 0; background: none; padding: 0 }
    nav > details::details-content { content-visibility: visible; height: auto }
    nav > details > summary { list-style: none; margin-bottom: .5rem; pointer-events: none }
  }
}
`;

const print = `
@media print {
  @page { margin: 14mm }
  .frame { max-width: none; padding: 0; display: block }
  .skip, nav { display: none }
  summary { list-style: none }
  body { font-size: 10pt; background: none }
  .overview, .entry { box-shadow: none; background: none }
  .code pre { white-space: pre-wrap; overflow: visible; overflow-wrap: anywhere }
  .code pre > code { width: auto }
  .scroll { overflow: visible }
  .code, tr, .overview { break-inside: avoid }
  h2, h3, h4, figcaption { break-after: avoid }
  details::details-content { content-visibility: visible; height: auto }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`;
