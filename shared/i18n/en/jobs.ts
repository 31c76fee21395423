import type * as zh from '../zh/jobs.ts';

export const jobs: typeof zh.jobs = {
  'edit.undo': 'Undo',
  'edit.redo': 'Redo',
  'site.fromBuildings': 'Sites from buildings',
  'import.inspect': 'Reading a file',
  'import.run': 'Import data',
  'export.run': 'Export data',
  title: 'Background work',
  estimate: 'Estimating yield',
  'group.design': 'Designing direct power',
  'portfolio.solve': 'Choosing the portfolio',
  'supply.balance': 'Dispatching storage',
  'estimate.run': 'Estimating yield',
  'plan.export': 'Exporting the plan',
  'plan.preview': 'Preview of the plan',
  'weather.import': 'Importing weather',
  progress: '{{done}} / {{total}}',
  failed: 'The work failed',
  cancelled: 'The work was cancelled',
};
