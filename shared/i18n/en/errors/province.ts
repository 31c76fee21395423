import type { provinceErrors as zh } from '../../zh/errors/province.ts';

export const provinceErrors: typeof zh = {
  'province.nothing-there':
    'There are no plan documents (.gpkg) and no exported results in "{name}". Choose the folder they are in.',
  'province.not-a-source': '"{name}" is neither a plan document (.gpkg) nor a folder of results.',
  'province.missing': 'There is no "{name}". It may have been moved or deleted.',
  'province.unreadable':
    'The results cannot be read: {reason}. Export them again from the county’s document.',
  'province.not-results':
    'This folder does not hold the results of one county. Export them again from the county’s document.',
  'province.part-missing':
    '"{name}" is missing from the results. Export them again from the county’s document.',
  'province.part-broken':
    '"{name}" is cut off or no Parquet file. Export the results again from the county’s document.',
  'province.other-county':
    'The folder is named for county {named} and holds the results of {county}. Rename it, or export them again.',
  'province.does-not-add-up':
    'The results do not add up: {figure} of the county is {county}, its parts come to {parts}. Export them again from the county’s document.',
  'province.twice': '{county} is counted from "{from}" already; this one is left out. Keep only one of them.',
  'province.unfinished':
    'The county is not finished: its work was cut off, and what results there are may be of earlier inputs. Run province.plan again.',
  'province.not-in-table': 'The table has no county {county}. Add a line for it, or ask for others.',
  'province.table':
    '"{name}" is no table of counties: a CSV file with a column county is needed. Choose another file, or add the column.',
  'province.column':
    'The column "{column}" is not known, or is there twice. There may be {columns}, each once. Correct the headings and run again.',
  'province.cell': 'The column {column} does not take "{value}" in this line. Correct it and run again.',
  'province.json': 'Not valid JSON: {reason}. Correct it and run again.',
  'province.county-twice': '{county} is in the table twice; the later line was left out. Keep only one.',
  'province.ambiguous': '"{county}" is the name of several counties. Write the six-digit code.',
  'province.rule-pack':
    'The county asks for rule pack {wanted}; this program has {own}. Use the version of the program that has it, or change the table.',
  'province.no-layer':
    '"{name}" has no layer that can be imported: no coordinates, or not in the county. Check the file and its coordinate system.',
  'province.no-set':
    'The limits contradict each other ({conflict}); there is no set. Loosen one and run again.',
  'province.check':
    'Figures that stand in several places differ: {quantities}. Please send the document to the maintainers.',
  'province.busy':
    'The county’s document is open, in this program or in another. Close it there and run again.',
};
