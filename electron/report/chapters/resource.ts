import { html } from '../html.ts';
import { countyResource } from '../sections/county.ts';
import { risk } from '../sections/energy.ts';
import type { Chapter } from './chapter.ts';

/** The solar resource and how far it can be relied on. */
export const resource: Chapter = {
  key: 'resource',
  follows: true,
  body: (writing) =>
    html`${countyResource(writing)}${writing.plan.analysis && risk(writing, writing.plan.analysis)}`,
};
