import type { ruleErrors as zh } from '../../zh/errors/rules.ts';

export const ruleErrors: typeof zh = {
  'rules.not-broken': 'The site does not break the rule "{rule}", so there is nothing to override.',
  'rules.no-override': 'The site has no override of the rule "{rule}".',
  'rules.no-columns': 'The file of rules lacks columns: {columns}. Export one to see how it should look.',
  'rules.bad-row':
    'Line {line} of the file of rules is wrong ({fields}): each rule needs id, kind, region, first day, document, status (verified, second-hand, draft, judgement) and source, dates as 2026-11-29.',
  'rules.too-many': 'The file of rules has more than {n} rows: split it.',
  'rules.bad-region':
    'No county lies in “{region}”: give 全国, a province such as 河南, or one of the grids 冀北, 冀南, 蒙东, 蒙西.',
  'rules.bad-kind': 'The rule {id} is of the kind “{expected}”, not “{given}”.',
  'rules.bad-unit': 'The rule {id} is in “{expected}”, not “{given}”: convert the figure and give that unit.',
  'rules.bad-figure':
    '“{given}” is no figure for the rule {id}: {expected} is needed, or nothing where it is not known.',
  'rules.bad-hours':
    'These hours cannot be read: {given}. Write each as “peak 8-12 ×1.6 (7 8)”: band, hours of the Beijing clock, ratio to the flat price, months; parted by semicolons, with “rest flat” where other hours are flat.',
  'rules.overlap':
    'Of your own rule {id} ({region}), two rows hold on {date}, or one ends before it begins. Change their dates.',
  'rules.none-here':
    'The program has no rules and prices of {region}, and those of the mainland do not hold there. Enter local ones as your own rules (region “{region}”).',
};
