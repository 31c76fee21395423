import type { scenarioErrors as zh } from '../../zh/errors/scenarios.ts';

export const scenarioErrors: typeof zh = {
  'portfolio.solver-failed':
    'The solver could not finish ({reason}). Choose among fewer sites or loosen the limits, and try again.',
  'portfolio.no-sites':
    'There is no site to choose from. Add sites first, or see whether the land rules leave any.',
  'portfolio.all-excluded': 'Every site is excluded, so there is none to choose from. Leave at least one in.',
  'plan.no-sum':
    '“{name}” is not a plan written by this program, or its checksum was taken out. Choose a PDF or Word document that it wrote, or the .figures.json beside one.',
  'plan.bad-logo': 'This image cannot stand on the cover ({reason}). Choose a PNG or JPEG of at most 4 MiB.',
  'scenario.unknown': 'There is no scenario number {id}.',
  'scenario.name-taken': 'There is already a scenario named "{name}". Choose another name.',
  'scenario.last': 'At least one scenario must remain, so the last one cannot be deleted.',
  'facts.no-column':
    'The table has no column “item” or “value”. Give one figure in each row: item, value, unit, year, source.',
  'assumptions.no-columns':
    'A file of assumptions has the columns key and value (or is JSON). Export one to see how it should look.',
  'assumptions.unknown': 'There is no assumption “{key}”. Check the column key, or delete the row.',
  'assumptions.bad-value':
    'The assumption “{key}” cannot be “{value}”. Enter a value within its limits (percents as fractions, such as 0.08) and import again; nothing was changed.',
  'group.unknown': 'There is no group {id}: group.list shows those there are.',
  'group.taken':
    'Some of these sites or users are in “{name}” already: each may be in one group only; take them out of it first.',
  'group.no-load': '“{name}” has no users that take energy: add them to the group and give their yearly use.',
  'group.not-estimated': 'The site “{name}” is not estimated yet: try again when it is.',
  'group.no-limits':
    'The rule pack has no ratios of direct green power in force on {date}: ask the authority and add them.',
  'consumer.unknown': 'There is no consumer number {id}; it may have been deleted.',
  'consumer.outside-county': 'The consumer lies outside {county}. Place it inside the county boundary.',
  'community.unknown': 'There is no sharing community number {id}.',
  'load.bad-length':
    'The load file has {rows} rows. It needs a year by the hour (8760) or quarter-hour (35040), from 1 January 00:00.',
  'load.which-column': 'Several columns could be the load: {columns}. Say which one is.',
  'load.no-column': 'There is no column of load. Columns of the file: {columns}.',
  'load.times': 'The time of data row {row} cannot be read.',
  'load.readings':
    'Column "{column}" never falls: these are what a meter shows, not a load. Give the differences between the readings, kWh.',
  'load.gap': 'The hour {time} has {n} values instead of {expected}: times are missing or repeated.',
  'load.unclear-number':
    '“{value}” may have decimals or a thousands mark, and no cell of the column says which. Use a decimal point, or leave thousands marks out.',
  'load.bad-value': 'The load of this row is no number of nil or more: {value}',
  'priceYear.bad-length':
    'The price file has {rows} rows. It needs a whole year by the hour (8760, or 8784 of a leap year), half-hour or quarter-hour.',
  'priceYear.bad-value': 'The price of this row is no number: {value}. Mend the row and import again.',
  'priceYear.out-of-range':
    'The price of this row, {value}, would be {yuan} yuan/kWh: beyond {least} to {most}. Mend the row, or check whether the file is in yuan/kWh or yuan/MWh.',
  'priceYear.which-column': 'Several columns could be the price: {columns}. Say which one is.',
  'priceYear.no-column': 'There is no column of prices. Columns of the file: {columns}.',
  'priceYear.unit':
    'The unit of the prices is not clear: write yuan/kWh or yuan/MWh into the heading of the column, or choose it.',
  'portfolio.cannot-require':
    '"{name}" cannot be required: it is excluded, not estimated, or breaks a land rule.',
  'price.no-time-of-use':
    'No time-of-use notice of {region} is known for {date}. Ask the grid company and give the price yourself.',
  'price.hours-unknown':
    '{document} holds in {region}, but its hours in month {month} are not known. Ask the grid company and give the price yourself.',
  'price.factor-unknown':
    'The hours of {document} in {region} are known, but not what peak and valley cost in month {month}. Ask the grid company and give the price yourself.',
  'price.no-energy': 'No hour uses any energy. Give the energy of 8760 hours, UTC, in kWh.',
};
