import type { targetChapters as zh } from '../../zh/plan/targets.ts';

export const targetChapters: typeof zh = {
  targets: {
    caption: 'Share of roofs planned by class, against the pilot’s targets',
    met: 'met',
    missed: 'missed',
    none: 'No buildings known, nothing to compare',
    short: 'by {by} percentage points',
    years: 'Tasks by year',
    townYears: 'Tasks by town and year (the years set for the sites)',
    ownText:
      'The table adds up the sites by the year that is set for each. Energy, investment, connection and avoided carbon of this plan rest on these years.',
    recommended: 'Recommended order of building (for comparison)',
    recommendedText:
      'The program spreads investment evenly and builds the best sites first. The order is a help for changing the years of sites; no figure of this plan rests on it.',
    town: 'Town',
    total: 'Total',
    later: 'Other years',
    rounded:
      'Cells are rounded so that rows, columns and the whole add up; sums of towns may differ by one in the last digit from the sheets by town.',
    undated:
      '{n} {n|site has no year of its own and counts|sites have no year of their own and count} from {year}, the scenario’s first.',
    fields: 'Class of farmland under agrivoltaic sites',
    pilot:
      'The targets are those of the whole-county pilot of 2021, whose period is over; they are given for comparison only.',
  },
  scheme: {
    heading: 'Connection scheme',
    levels: 'Connection by voltage and year of service (AC)',
    level: 'Voltage',
    total: 'Total',
    levelsNote:
      'Connection points follow from class, size and distance and can be changed site by site; what the grid company approves counts.',
    adopted: 'Grid works that the plan takes over, and their cost',
    openThen: 'Then open for connection',
    adoptedNote:
      'Planned curtailment costs nothing at once: the energy given up is left out of what is delivered. {share} of the cost is borne by the sites behind each object and is part of the investment of this plan, in the year of the works where that is later than the sites’. Costs are engineering judgement and have to be confirmed by the grid company.',
    inYear: '{year}: {cost}',
    works: 'Grid works still needed to connect all sites, and their cost',
    year: 'Year',
    object: 'Grid object',
    plannedOpen: 'Planned / open today',
    measures: 'Works',
    cost: 'Cost',
    noMix: 'nothing suffices within what is allowed',
    open: 'not known',
    noWorks: 'By what is known, every substation, feeder and transformer takes all planned sites as it is.',
    byYear: 'By year: {years}.',
    more: '{n} {n|further object is|further objects are} beyond what is open and not listed.',
    worksNote:
      'The year is the first in which the sites exceed what is open. Works are the cheapest mix at costs that are engineering judgement, can be replaced and have to be confirmed by the grid company. They are not part of the investment of this plan.',
    parts: {
      transformer: 'transformers',
      conductor: 'conductor',
      reactive: 'voltage control Q(U)',
      storage: 'storage',
      shift: 'load moved to noon',
      curtailment: 'planned curtailment',
    },
    nested:
      'What is planned at a substation includes the sites at those it feeds, so rows do not add up; each substation is judged by itself.',
    uptake: 'Use of energy by year',
    uptakeTable: 'Where the energy goes, and the share that is taken',
    inService: 'In service',
    generated: 'Can generate',
    used: 'Used on site',
    shared: 'Shared over the grid',
    fedIn: 'Fed in',
    curtailed: 'Curtailed',
    rate: 'Share taken',
    uptakeNote:
      'Every year of building, then every fifth; losses of storage are not listed. Curtailment is by the way of selling, village transformers, feeders and substations. Figures are rounded one by one: sums may differ in the last decimal.',
  },
  social: {
    caption: 'Labour, estimated',
    phase: 'Phase',
    factor: 'Coefficient',
    jobs: 'Labour',
    build: 'Construction',
    run: 'Operation',
    perMwBuild: '{n} person-years per MW',
    perMwRun: '{n} jobs per MW',
    unitBuild: 'person-years',
    unitRun: 'jobs',
    note: 'That of construction is engineering judgement: rooftop work is small and scattered. That of operation is the scenario’s assumption of jobs in operation.',
    income: 'Income',
  },
};
