import type { rulePack as zh } from '../zh/rule-pack.ts';

export const rulePack: typeof zh = {
  title: 'Rules and what changed',
  same: 'Planned by the rules of {{plannedOn}}; nothing has changed until {{date}}.',
  changed:
    'Planned by the rules of {{plannedOn}}; {{n}} are different on {{date}}. The figures are to compare with: nothing is worked out anew until asked.',
  adopt: 'Plan by the rules of {{date}}',
  import: 'Import rules…',
  exportOwn: 'Export own rules…',
  exportAll: 'Export the rules in force…',
  imported: '{{n}} rules imported',
  exported: 'Rules exported',
  own: '{{n}} rules of your own go before the program’s; they are kept in this document and shared by a file.',
  delivered: 'Delivered energy',
  against: 'Rules that sites are against',
  rule: 'Rule',
  before: 'Before',
  after: 'Now',
  notice:
    '{{n}} rules have changed since the plan of {{plannedOn}}: see “Rules and what changed” in the menu. Nothing is worked out anew until asked.',
  none: 'none',
  unknown: 'not known',
};
