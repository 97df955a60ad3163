import { opening } from '../decision/opening.ts';
import type { Section } from '../section.ts';

export const banner: Section = { title: null, render: (report, detail) => [opening(report, detail)] };
