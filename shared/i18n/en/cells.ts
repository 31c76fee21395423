import type { cells as zh } from '../zh/cells.ts';

export const cells: typeof zh = {
  byRules: 'by the rules',
  unknown: 'there is no choice “{{text}}”',
  noName: 'a name is needed, of at most 200 characters',
  changed: 'Sites changed: {{n}}',
  fixed: 'this column is worked out and cannot be set',
  tooLarge: 'The block of {{rows}} rows × {{columns}} columns is larger than the table; nothing was taken',
  refused: 'Nothing was taken: {{column}} “{{text}}” of “{{name}}” — {{why}}',
};
