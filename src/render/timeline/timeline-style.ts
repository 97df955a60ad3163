/** The picture of a run, in the colours of the page. */
export const timelineStyle = `
figure:has(> .timeline) { margin: .875rem 0 }
.timeline { display: block; overflow: visible; font-size: .75rem; font-variant-numeric: tabular-nums }
.timeline text { fill: var(--muted) }
.timeline text.decides { fill: var(--text); font-weight: 600 }
.timeline .bar { fill: var(--muted) }
.timeline .bar.decides { fill: var(--link) }
.timeline .scale { stroke: var(--line) }
.timeline text.scale { stroke: none }
.timeline .waits { stroke: var(--link); stroke-dasharray: 2 2 }
figcaption p { margin: .5rem 0 0 }
`;
