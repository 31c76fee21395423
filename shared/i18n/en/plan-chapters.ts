import type { PlanChapters } from '../zh/plan-chapters.ts';
import { countyChapters } from './plan/county.ts';
import { siteChapters } from './plan/sites.ts';
import { planSources } from './plan/sources.ts';
import { standardTexts } from './plan/standard.ts';
import { targetChapters } from './plan/targets.ts';
import { verdictChapters } from './plan/verdicts.ts';

export const planChapters: PlanChapters = {
  headings: {
    summary: 'Summary',
    general: 'General provisions',
    county: 'The county and its present state',
    resource: 'Solar resource',
    conditions: 'Conditions for building',
    targets: 'Targets and tasks',
    siteMap: 'Layout',
    agrivoltaic: 'Agrivoltaics and rural revitalisation',
    fit: 'Suitability for smart agriculture and rural tourism',
    modes: 'Development models and investors',
    grid: 'Grid connection and hosting capacity',
    supply: 'Demand, sharing and storage',
    energy: 'Energy yield',
    money: 'Investment and economics',
    carbon: 'Avoided carbon',
    social: 'Social benefits and employment',
    environment: 'Environment, soil and water conservation, ecological redline',
    safety: 'Safety in construction, fire and operation',
    risks: 'Risks',
    organisation: 'Organisation and safeguards',
    comparison: 'Comparison of scenarios',
    conclusion: 'Conclusions and recommendations',
    check: 'Cross-check of figures',
    method: 'Methods and models',
    data: 'Data sources and licences',
    assumptions: 'Assumptions',
    version: 'Document version and verification',
    sites: 'Annex: list of projects',
    towns: 'Annex: map sheets by town',
    maps: 'Annex: thematic maps',
    photos: 'Annex: photographs',
  },
  /** Between what is listed. */
  comma: ', ',
  lessThan: 'less than {least}',
  blank: '(to be filled in)',
  ...standardTexts,
  ...planSources,
  ...countyChapters,
  ...targetChapters,
  ...verdictChapters,
  ...siteChapters,
};
