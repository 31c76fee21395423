import type { overlaps as zh } from '../zh/overlaps.ts';

export const overlaps: typeof zh = {
  badge: '{{n}} sites overlap',
  twice:
    'Counted twice where they overlap: {{area}}, and at least {{power}}. Leave one of them out, or keep both.',
  pair: '{{a}} and {{b}} overlap by {{area}}',
  show: 'Select on the map',
  leaveOut: 'Leave “{{name}}” out',
  cut: 'Cut “{{name}}”',
  keep: 'Keep both',
  keptReason: 'Both are meant to stand on this ground; kept on purpose in the window',
  across: '{{n}} {n|site reaches|sites reach} beyond the county',
  acrossHelp: '{{area}} and {{power}} of them lie outside. They count whole unless they are cut.',
  cutToBorder: 'Cut them at the border',
  unchecked:
    'Whether {{n}} {n|site overlaps|sites overlap} others was not checked: too many lie on one ground',
  more: '{{n}} more pairs',
};
