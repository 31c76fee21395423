import type { features as zh } from '../zh/features.ts';

export const features: typeof zh = {
  open: 'Attribute table of {{layer}}',
  title: '{{layer}} · attribute table',
  search: 'Search name, class or number',
  name: 'Name',
  class: 'Class',
  addPoint: 'New point',
  addLineString: 'New line',
  addPolygon: 'New area',
  delete: 'Delete the chosen feature',
  show: 'Show feature {{id}} on the map',
  count: '{{from}}–{{to}} of {{n}}',
  earlier: 'Previous page',
  later: 'Next page',
  added: 'Feature added',
};
