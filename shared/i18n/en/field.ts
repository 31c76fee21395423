import type { field as zh } from '../zh/field.ts';

export const field: typeof zh = {
  take: 'Write a copy for the field…',
  takeName: '{{name}} field copy',
  taken:
    'The field copy is written, with {{n}} {n|feature|features}. Edit it on a tablet (QField) and merge it when it is back.',
  merge: 'Merge a field copy…',
  mergeTitle: 'Merging a field copy: changed on both sides',
  mergeText:
    'These were changed both here and in the copy. Choose a side for each; until then nothing is changed.',
  merged: '{{merged}} features merged: {{added}} added, {{changed}} changed, {{deleted}} deleted',
  mergedNone: 'The copy holds nothing to merge.',
  mine: 'Keep what is here',
  theirs: 'Take the copy’s',
  allMine: 'Keep all that is here',
  allTheirs: 'Take all of the copy',
  feature: 'Feature',
  item: 'Field',
  base: 'Before',
  apply: 'Merge',
  refused: 'Not taken: {{n}}',
  refusedRow: '{{name}}: {{message}}',
  more: '… and {{n}} more',
  outside:
    'Another program (such as QGIS) changed {{n}} {n|feature. It is|features. They are} checked and measured, as one step that can be undone.',
  outsideTitle: 'Edits by another program',
  withoutLog:
    'This file was copied while the document was open, without its log: edits of the last seconds may be missing. Compare it with the original, or copy again after closing that.',
  unknownName: '(no name)',
  whole: 'Whole feature',
  geometry: 'Shape',
  states: { there: 'there', changed: 'changed', deleted: 'deleted' },
};
