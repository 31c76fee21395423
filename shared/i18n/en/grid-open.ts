import type { gridOpen as zh } from '../zh/grid-open.ts';

export const gridOpen: typeof zh = {
  open: {
    heading: 'Open capacity (DL/T 2041—2025)',
    object: 'Object',
    grade: 'Grade',
    hostingMw: 'Hosting MW',
    connectedMw: 'Connected MW',
    filedMw: 'Filed MW',
    forConnection: 'Open for connection MW',
    forFiling: 'Open for filing MW',
    byHours: 'By 8,760 h MW',
    byHoursNote:
      'The column “By 8,760 h” is what the check of all hours hosts (connected PV added), by the tightest hour of the year: it is below the standard’s figure where load in that hour is lower, or output higher, than at the typical time, and above it where the typical time asks for more than any real hour. Feeders are also bound by voltage, each at its own hour.',
    ungraded: 'Grey: transformer without a grade, not checked',
    gradeHelp: {
      green: 'Green: open for filing',
      yellow: 'Yellow: may be connected, but what is filed takes it all',
      red: 'Red: nothing may be connected, or the object above is red',
    },
    missingEverywhere: 'Of all substations: {what}.',
    missing: {
      rating: 'rating assumed',
      count: 'number of transformers not known',
      load: 'load missing, taken as none',
      system: 'no system-level figure given',
      station: 'no substation known',
      feeder: 'no feeder near it: taken to hang on the nearest substation',
      survey: 'typical of its village, not surveyed',
    },
    queue: 'Queue, in order of filing',
    queueYear: 'Year',
    queueLeft: 'Left after it, MW',
    queueAt: 'Tightest at',
    problem: {
      'feeder-without-station':
        '{{names}}: there is no substation to lead from; left out. Place the substation first.',
      'line-without-transformer':
        '{{names}}: there is no village transformer for a low-voltage line to lead from; left out. Place the transformer first.',
      'transformer-without-feeder':
        '{{names}}: no feeder is near; taken to hang on the nearest substation, or the county where there is none. Name the feeder.',
      'operation-count':
        '{{names}}: the mode of operation does not fit the number of transformers; taken as alone or split. Correct it.',
      'bad-rating':
        '{{names}}: the rating is no number above zero; the scenario’s default is taken. Correct it.',
      'bad-load':
        '{{names}}: the highest load is negative or no number; the consumers near it are taken. Correct it.',
      'bad-voltage': '{{names}}: the voltage is no number above zero; taken as 110/66 kV. Correct it.',
      'bad-mode':
        '{{names}}: number of transformers, mode of operation, reverse load rate or storage is wrong and taken as not known. Correct it.',
      'bad-parent':
        '{{names}}: what is named to hang on is not there or cannot feed it; the nearest is taken. Correct it.',
    },
    basis:
      'Typical time: day {{day}} of the year, {{hour}}:00 Beijing time, largest simultaneous output {{factor}}; the standard’s formulas as implemented here, parameters in the scenario’s assumptions and on each substation. The standard is of transformers: a feeder carries what its conductor and its voltage allow, whichever is less; power flow, short circuit and harmonics are for a study. The check of all 8,760 hours stands above; its class is of reverse flow, not of what is open, so the two may differ.',
    noExisting:
      'No existing or filed PV is entered, so none is taken off (which is not to say that there is none).',
    present:
      'Existing and filed PV: {{connected}} MW connected, {{filed}} MW filed and not yet connected (number of plants: {{n}}).',
  },
  zone: {
    heading: 'Opening a red or yellow object',
    ask: 'how to open',
    spare: 'To be left open for filing',
    curtailment: 'Energy that may be curtailed',
    shiftable: 'Load that can move to noon',
    mostStorage: 'Storage, at most',
    year: 'Year of the works',
    mix: 'Cheapest mix',
    needs: 'In all, {{mw}} MW short',
    more: 'Opened further to {{mw}} MW, each MW',
    none: 'No mix does it within what is allowed: allow more curtailment, storage or load that moves.',
    openAlready: 'It has that much open for filing already; no works are needed.',
    blocked: '“{{name}}” above it is red: until that is opened this one stays red.',
    note: 'Costs are engineering judgement (storage as the scenario assumes), can be replaced and have to be confirmed by the grid company. What curtailment costs is the worth of the energy given up: once taken over, the account leaves it out of the hours, and it is not invested.',
    adopt: 'Take over into this scenario',
    works: 'Works on the grid in this scenario',
    since: 'with works of {{year}}',
    drop: 'Take out again',
    gone: '{{id}} (no longer there, without effect)',
    measures: {
      transformer: 'transformers',
      conductor: 'conductor',
      reactive: 'voltage control',
      storage: 'storage',
      shift: 'load moved to noon',
      curtailment: 'planned curtailment',
    },
  },
};
