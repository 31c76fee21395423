import type { groups as zh } from '../zh/groups.ts';

export const groups: typeof zh = {
  title: 'Direct green power',
  name: 'Direct power {{n}}',
  users: 'Choose users',
  add: 'Group the {{n}} selected {n|site|sites}',
  note: 'Sites and users of a group are joined by lines of their own, as behind one meter; ratios by the hourly account in the year in which all sites are in service (NDRC 2025 No. 650, second-hand: check before quoting).',
  passes: 'All three ratios hold',
  fails: 'The ratios do not hold',
  design: 'Cheapest design',
  remove: 'Delete {{name}}',
  ofAvailable: 'Self-used of available',
  ofDemand: 'Self-used of demand',
  exported: 'Exported of available',
  unknown: 'limit not known',
  best: '{{sites}} {sites|site|sites} and a store of {{store}} hold them all for {{yuan}}',
  impossible: 'No choice of these sites and a store holds all three',
  apply: 'Take over',
  plan: 'The three ratios of groups of direct green power',
  group: 'Group',
  outcome: 'Outcome',
};
