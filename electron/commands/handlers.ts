import { combined } from '../../shared/combined.ts';
import type { CommandName } from '../../shared/contract.ts';
import { accounts } from './accounts.ts';
import { agrivoltaic } from './agrivoltaic.ts';
import { app } from './app.ts';
import { basemaps } from './basemap.ts';
import { carbon } from './carbon-outlook.ts';
import { connections } from './connections.ts';
import { consumers } from './consumers.ts';
import { context } from './context.ts';
import { counties } from './counties.ts';
import { edits } from './edits.ts';
import { estimates } from './estimates.ts';
import { existingPv } from './existing-pv.ts';
import { exporting } from './export.ts';
import { features } from './features.ts';
import { feeders } from './feeders.ts';
import { fit } from './fit.ts';
import { grid } from './grid.ts';
import { groups } from './groups.ts';
import type { Handler } from './handler.ts';
import { imports } from './import.ts';
import { rules } from './land-rules.ts';
import { money } from './money.ts';
import { places } from './places.ts';
import { plan } from './plan.ts';
import { portfolio } from './portfolio.ts';
import { prices } from './prices.ts';
import { projects } from './projects.ts';
import { province } from './province.ts';
import { results } from './results.ts';
import { roof } from './roof.ts';
import { roofs } from './roofs.ts';
import { rulepack } from './rule-pack.ts';
import { scenarios } from './scenarios.ts';
import { sites } from './sites.ts';
import { sketches } from './sketches.ts';
import { stations } from './stations.ts';
import { supply } from './supply.ts';
import { equipment, templates } from './templates.ts';
import { terrain } from './terrain.ts';
import { transformers } from './transformers.ts';
import { weather } from './weather.ts';
import { yields } from './yields.ts';

/** The one table behind every door. */
export const handlers: { [N in CommandName]: Handler<N> } = combined(
  accounts,
  agrivoltaic,
  app,
  basemaps,
  carbon,
  connections,
  consumers,
  context,
  counties,
  edits,
  equipment,
  estimates,
  existingPv,
  exporting,
  features,
  feeders,
  groups,
  stations,
  fit,
  grid,
  money,
  imports,
  places,
  plan,
  portfolio,
  projects,
  province,
  results,
  rules,
  roof,
  roofs,
  rulepack,
  prices,
  scenarios,
  sites,
  sketches,
  supply,
  templates,
  terrain,
  transformers,
  weather,
  yields,
);
