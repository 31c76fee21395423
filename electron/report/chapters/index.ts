import { html } from '../html.ts';
import { accountCheck } from '../sections/account-check.ts';
import { agrivoltaic } from '../sections/agrivoltaic.ts';
import { dataSources, method, version } from '../sections/appendix.ts';
import { carbon } from '../sections/carbon.ts';
import { comparison } from '../sections/comparison.ts';
import { energy } from '../sections/energy.ts';
import { fit } from '../sections/fit.ts';
import { grid } from '../sections/grid.ts';
import { landRules } from '../sections/land-rules.ts';
import { modeCheck } from '../sections/mode-check.ts';
import { money } from '../sections/money.ts';
import { photos } from '../sections/photos.ts';
import { siteMap } from '../sections/sites.ts';
import { summary } from '../sections/summary.ts';
import { supply } from '../sections/supply.ts';
import { towns } from '../sections/towns.ts';
import { assumptions } from './assumptions.ts';
import type { Chapter } from './chapter.ts';
import { conclusion } from './conclusion.ts';
import { conditions } from './conditions.ts';
import { county } from './county.ts';
import { general } from './general.ts';
import { maps } from './maps.ts';
import { resource } from './resource.ts';
import { risks } from './risks.ts';
import { sites } from './sites.ts';
import { social } from './social.ts';
import { targets } from './targets.ts';

/** The plan's chapters in their order; those that are text alone need no file. */
export const CHAPTERS: readonly Chapter[] = [
  { key: 'summary', body: summary },
  general,
  county,
  resource,
  conditions,
  targets,
  { key: 'siteMap', body: siteMap },
  { key: 'agrivoltaic', body: agrivoltaic },
  { key: 'fit', body: fit, needsBody: true, follows: true },
  { key: 'modes', body: modeCheck, follows: true },
  { key: 'grid', body: grid, follows: true },
  { key: 'supply', body: supply, needsBody: true, follows: true },
  { key: 'energy', body: energy, follows: true },
  { key: 'money', body: money, follows: true },
  { key: 'carbon', body: carbon, follows: true },
  social,
  {
    key: 'environment',
    body: (writing) => html`<div id="land-rules">${landRules(writing)}</div>`,
    follows: true,
  },
  { key: 'safety', follows: true },
  risks,
  { key: 'organisation', follows: true },
  { key: 'comparison', body: comparison, needsBody: true, follows: true },
  conclusion,
  { key: 'check', body: accountCheck, needsBody: true, follows: true },
  { key: 'version', body: version, follows: true },
  { key: 'method', body: method, follows: true },
  { key: 'data', body: dataSources, follows: true },
  assumptions,
  sites,
  { key: 'towns', body: towns, needsBody: true },
  maps,
  { key: 'photos', body: photos, needsBody: true },
];
