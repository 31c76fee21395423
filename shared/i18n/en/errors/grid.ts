import type { gridErrors as zh } from '../../zh/errors/grid.ts';

export const gridErrors: typeof zh = {
  'feeder.unknown': 'There is no feeder number {id}; it may have been deleted.',
  'feeder.outside-county': 'The feeder lies outside {county}. Draw it inside the county boundary.',
  'feeder.no-conductor': 'There is no conductor called “{name}”.',
  'feeder.no-station': 'There is no substation number {id}.',
  'grid.no-rating':
    'The rating of the transformer is {value} MVA; it must be above zero. Type the rating on its plate.',
  'grid.negative': '“{field}” is {value} and cannot be negative. Correct it and try again.',
  'grid.not-positive':
    '“{field}” is {value} and must be above zero. Correct it, or leave it empty if it is not known.',
  'grid.too-small': '“{field}” is {value}; it must be {least} at least. Correct it and try again.',
  'grid.too-large': '“{field}” is {value}; it may be {most} at most. Check its unit and correct it.',
  'grid.too-few': '“{field}” has too few entries: {least} at least are needed.',
  'grid.not-number': '“{field}” is no number: {value}. Type a number, without its unit.',
  'grid.not-whole': '“{field}” is {value}; it must be a whole number.',
  'grid.missing': '“{field}” is missing. Fill it in and try again.',
  'grid.empty': '“{field}” is empty. Fill it in and try again.',
  'grid.not-one-of': '“{field}” cannot be “{value}”. It may be: {choices}.',
  'grid.share': '“{field}” is {value}; it must be above 0 and at most 1. Correct it and try again.',
  'grid.operation-count':
    'The mode “{operation}” does not fit {count} transformers: “single” is one, “parallel” is two or more.',
  'grid.storage-order':
    'Planned storage has a lower bound of {least} MW above its upper bound of {most} MW. Give lower, then upper.',
  'grid.no-voltage': '“{field}” is {value}; a voltage must be above zero.',
  'grid.loop':
    'The network has a loop: the section {from}–{to} gives node {node} a second path. Open one section; the load flow is of radial networks.',
  'grid.no-path': 'Nothing connects node {node} to the bus (node 0). Add the section that is missing.',
  'grid.unknown-node':
    'Power is injected at node {node}, which no section reaches. Correct the number of the node.',
  'grid.no-solution':
    'The load flow has no solution: the lines cannot carry these powers. Lower the power, shorten the lines or take thicker ones.',
  'grid.no-object':
    'There is no object “{id}” of the grid, or it is the county. Take the id of a substation, a feeder or a transformer from grid.openCapacity.',
  'grid.works-not-there':
    '“{measure}” cannot be done at “{name}”, or says too little. Take the parts that grid.openZone gives for this object.',
  'transformer.unknown': 'There is no transformer number {id}; it may have been deleted.',
  'transformer.no-rating': '“{name}” has no rating. Give the rating of each transformer (kVA).',
  'transformer.negative-load': 'The highest load of “{name}” is {value} and cannot be negative. Correct it.',
  'transformer.outside-county': '“{name}” lies outside {county}. Check its longitude and latitude (WGS84).',
  'transformer.two-parents':
    'The feeder of “{name}” does not lead from the substation that is named. Name only one of both.',
  'transformer.low-feeder':
    '“{name}” cannot hang on a low-voltage line: that leads from the transformer to roofs. Name a feeder of 1 kV or more.',
  'transformer.no-households':
    'No village says how many households it has, so no typical transformers can be made. Fill in the households of the villages first.',
  'existing.unknown': 'There is no existing PV number {id}; it may have been deleted.',
  'existing.no-capacity': '“{name}” has no capacity. Give that of its inverters or of its modules (kWp).',
  'existing.outside-county': '“{name}” lies outside {county}. Check its longitude and latitude (WGS84).',
  'existing.no-column':
    'The table has no column for “{column}”. It needs longitude, latitude, state, and the capacity AC or DC.',
  'existing.bad-row':
    '“{field}” of this row cannot be read: {value}. Correct it and import again; nothing was imported.',
  'station.unknown': 'There is no substation number {id}; it may have been deleted.',
  'station.no-parent':
    'Substation {id} is not of a higher voltage level, so it cannot feed this one. Choose one of a higher level, or leave it empty for the nearest.',
  'station.outside-county': 'The substation lies outside {county}. Place it inside the county boundary.',
};
