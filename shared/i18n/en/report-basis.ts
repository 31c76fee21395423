import type { reportBasis as zh } from '../zh/report-basis.ts';

export const reportBasis: typeof zh = {
  method: {
    heading: 'Method and models',
    intro:
      'Each site’s capacity follows from its area. Its 8,760 hours are then computed one by one: sun position, diffuse split, transposition, reflection, module temperature, DC power, losses and inverter.',
    model: 'Model',
    what: 'What it does',
    citation: 'Reference',
    capacity: 'Capacity',
    capacityRoof: 'Rooftop: area built × usable share × module power density.',
    capacityField:
      'Agrivoltaic: area built × usable share × ground coverage ratio × share of a row with modules × module power density.',
    caption: 'The chain of models, in order of computation',
  },
  data: {
    heading: 'Data sources and terms',
    intro: 'The data below come with the program; imported data stay under their provider’s terms.',
    name: 'Data',
    terms: 'Terms',
    source: 'Source',
    boundary: 'County borders',
    caption: 'Data, sources and terms of use',
  },
  equipment: {
    heading: 'Equipment',
    intro:
      'These sites name a module or an inverter of the library, and its figures hold for them; the assumptions above hold for the others.',
    caption: 'Figures of the library and their sources',
    item: 'Equipment',
    figures: 'Figures',
    sites: 'Sites',
    capacity: 'Capacity',
    source: 'Source',
    comma: ', ',
  },
  assumptions: {
    heading: 'Assumptions',
    intro:
      'Every figure scenario “{name}” rests on. Those that differ from the program’s defaults are marked “changed”.',
    item: 'Item',
    value: 'Value',
    default: 'Default',
    changed: 'changed',
    byLaw: ' (law of the rule pack)',
    changedFrom: 'changed (default {value})',
    basis: 'Basis',
    province: 'the county’s province',
    bundled: 'bundled climate',
    imported: 'imported year',
    years: 'years',
    caption: 'Assumptions: {group}, with values, defaults and basis',
    groups: {
      general: 'energy and scenario',
      lossTree: 'losses',
      money: 'economics',
      carbon: 'carbon',
      supply: 'demand, sharing, grid and storage',
      fit: 'suitability',
    },
    area: 'Site assumptions',
    areaText:
      'Tilt, azimuth, usable share, coverage and module power density of each site are in the project document; each site can be changed on its own.',
  },
  version: {
    heading: 'Document version',
    file: 'Project document',
    sha: 'SHA-256 checksum',
    schema: 'Document format version',
    created: 'Project created',
    generated: 'Plan generated',
    app: 'Program',
    appName: 'County PV planner {version}',
    text: 'The checksum is that of the project document the plan was made from; it stays the same as long as the document does.',
    caption: 'Version and checksum',
  },
};
