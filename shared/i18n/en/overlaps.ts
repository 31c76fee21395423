import type { overlaps as zh } from '../zh/overlaps.ts';

export const overlaps: typeof zh = {
  badge: '{{n}} sites overlap',
  twice:
    'Counted twice where they overlap: {{area}}, and at least {{power}}. Leave one of them out, or keep both.',
  pair: '{{a}} and {{b}} overlap by {{area}}',
  show: 'Select on the map',
  leaveOut: 'Leave “{{name}}” out',
  more: '{{n}} more pairs',
};
