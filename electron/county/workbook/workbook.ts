import { mountingByBuild, type Site } from '../../../shared/domain.ts';
import { inLanguage } from '../../../shared/i18n/in-language.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import type { Steps } from '../../../shared/steps.ts';
import { middleOf } from '../../bulk/roof-match.ts';
import {
  type Cell,
  type Sheet,
  sumOf,
  sumWhere,
  type WorkbookPart,
  workbookParts,
} from '../../formats/export/workbook.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { readEstimates } from '../../store/estimates.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { listSites } from '../../store/sites.ts';
import { type Account, accountOf, deliveredOf } from '../account/account.ts';
import { totalsOf } from '../account/totals.ts';
import { certificatesOf } from '../carbon/certificates.ts';
import { outlookOf } from '../carbon/outlook.ts';
import { countedRows, landOf } from '../land/statuses.ts';
import { moneyOf } from '../money/outlook.ts';
import { assumptionsSheet } from './assumptions.ts';
import { certificatesSheet } from './certificates.ts';
import { column, TEXTS } from './columns.ts';
import { moneySheets } from './money.ts';

/**
 * The county's figures as a workbook: sites, months, carbon by year, assumptions with their sources; as the parts of the
 * file, to be packed.
 */
export function* countyWorkbook(
  session: Session,
  document: Document,
  language: Language,
): Steps<WorkbookPart[]> {
  const generates = totalsOf(session, document).annualKwh > 0;
  const sheets = [
    yield* sitesSheet(session, document, language),
    monthlySheet(session, document, language),
    yield* carbonSheet(session, document, language),
    ...moneySheets(generates ? yield* moneyOf(session, document) : null, language),
    certificatesSheet(generates ? yield* certificatesOf(session, document) : null, language),
    assumptionsSheet(session, document, language),
  ];
  return yield* workbookParts(sheets, (cell) =>
    typeof cell === 'string' ? inLanguage(cell, language) : cell,
  );
}

/** Columns of the sheet of sites: whether one counts, the first that is summed, and what is avoided. */
const [COUNTS, FIRST_SUM, AVOIDED] = [4, 13, 19];

function* sitesSheet(session: Session, document: Document, language: Language): Steps<Sheet> {
  const { text, ui } = TEXTS[language];
  const c = text.columns;
  const estimates = readEstimates(document, activeScenario(document).id);
  const sites = listSites(document);
  const land = landOf(session, document);
  const account = yield* accountOf(session, document);
  const total = yield* workbookTotals(session, document, account);
  const counts = new Set(countedRows(session, document).map(({ id }) => id));
  const named = (codes: readonly string[]) =>
    codes.map((code) => ui.rules.names[code] ?? code).join(language === 'zh' ? '、' : ', ');
  const rowOf = (site: Site): Cell[] => {
    const estimate = estimates.get(site.id);
    const [lon, lat] = middleOf(site.geometry);
    return [
      site.id,
      site.name,
      ui.kinds[site.kind],
      `${ui.mounts[site.mount]} (${ui.mountings[site.mounting ?? mountingByBuild(site)]})${site.twoFaces ? `, ${ui.sites.twoFacesShort}` : ''}`,
      counts.has(site.id) ? c.yes : c.no,
      ...[lon!, lat!, site.tiltDeg, site.azimuthDeg, site.built, site.usableShare, site.gcr, site.moduleWpM2],
      ...[site.areaM2 * site.built, site.capacityKwp, estimate?.annualKwh ?? null, estimate?.p90Kwh ?? null],
      estimate && counts.has(site.id) ? deliveredOf(account, site.id).kwh : null,
      estimate?.specificYieldKwhPerKwp ?? null,
      estimate && counts.has(site.id) ? deliveredOf(account, site.id).tonnes : null,
      nameIn(ui.equipment.modules, site.module),
      nameIn(ui.equipment.inverters, site.inverter),
      site.notes,
      ui.rules.status[land.get(site.id)?.status ?? 'unchecked'],
      named(land.get(site.id)?.unchecked ?? []),
    ];
  };
  const rows: Cell[][] = [];
  for (const site of sites) {
    yield;
    rows.push(rowOf(site));
  }
  /** Sums are of the sites that count. */
  const counted = (value: number, index: number) =>
    sumWhere({ sum: FIRST_SUM + index, by: COUNTS, is: c.yes, rows: rows.length, value });
  return {
    name: text.sheets.sites,
    columns: [
      column(c.id, 8, 'whole'),
      column(ui.sites.name, 28),
      column(ui.sites.kind, 12),
      column(ui.sites.mount, 12),
      column(c.included, 12),
      column(c.longitude, 13, 'four'),
      column(c.latitude, 13, 'four'),
      column(c.tilt, 9, 'one'),
      column(c.azimuth, 10, 'one'),
      column(c.built, 10, 'percent'),
      column(c.usable, 10, 'percent'),
      column(c.gcr, 12, 'percent'),
      column(c.density, 12, 'one'),
      column(c.area, 13, 'one'),
      column(c.capacity, 13, 'one'),
      column(c.annual, 15, 'whole'),
      column(c.p90, 15, 'whole'),
      column(c.delivered, 15, 'whole'),
      column(c.specific, 13, 'one'),
      column(c.avoided, 13, 'one'),
      column(ui.equipment.module, 24),
      column(ui.equipment.inverter, 24),
      column(ui.sites.notes, 30),
      column(ui.rules.title, 22),
      column(c.notChecked, 40),
    ],
    rows,
    total: [
      null,
      c.total,
      ...new Array<null>(11).fill(null),
      ...[total.areaM2, total.capacityKwp, total.annualKwh, total.p90Kwh, total.deliveredKwh].map(counted),
      ...[null, counted(total.avoidedTonnes, AVOIDED - FIRST_SUM)],
      ...[null, null, null, null, null],
    ],
  };
}

/** What the sheet of sites adds up to: over the sites that count. */
export function* workbookTotals(session: Session, document: Document, account: Account) {
  const sum = { areaM2: 0, capacityKwp: 0, annualKwh: 0, p90Kwh: 0, deliveredKwh: 0, avoidedTonnes: 0 };
  for (const { id, areaM2, built, capacityKwp, estimate } of countedRows(session, document)) {
    yield;
    const { kwh, tonnes } = deliveredOf(account, id);
    sum.areaM2 += areaM2 * built;
    sum.capacityKwp += capacityKwp;
    sum.annualKwh += estimate?.annualKwh ?? 0;
    sum.p90Kwh += estimate?.p90Kwh ?? 0;
    sum.deliveredKwh += kwh;
    sum.avoidedTonnes += tonnes;
  }
  return sum;
}

/** Name of equipment in the workbook's language; empty where the scenario's holds. */
const nameIn = (names: Record<string, string>, key: string | null): string =>
  key === null ? '' : (names[key] ?? key);

function monthlySheet(session: Session, document: Document, language: Language): Sheet {
  const { text, ui } = TEXTS[language];
  const estimates = readEstimates(document, activeScenario(document).id);
  const sites = countedRows(session, document).filter(({ id }) => estimates.has(id));
  const months = Array.from({ length: 12 }, (_, i) =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      month: 'short',
      timeZone: 'UTC',
    }).format(Date.UTC(2001, i, 15)),
  );
  const rows = sites.map((site) => estimates.get(site.id)!);
  const cells = sites.map((site, i): Cell[] => [
    ...[site.id, site.name, ...rows[i]!.monthlyKwh, rows[i]!.annualKwh],
  ]);
  return {
    name: text.sheets.monthly,
    columns: [
      column(text.columns.id, 8, 'whole'),
      column(ui.sites.name, 28),
      ...months.map((month) => column(`${month} kWh`, 13, 'whole')),
      column(text.columns.annual, 15, 'whole'),
    ],
    rows: cells,
    total: [
      null,
      text.columns.total,
      ...months.map((_, month) => sumOf(month + 2, cells)),
      sumOf(months.length + 2, cells),
    ],
  };
}

function* carbonSheet(session: Session, document: Document, language: Language): Steps<Sheet> {
  const { text } = TEXTS[language];
  const c = text.columns;
  const years = totalsOf(session, document).annualKwh > 0 ? (yield* outlookOf(session, document)).years : [];
  return {
    name: text.sheets.carbon,
    columns: [
      column(c.year, 8),
      column(c.factor, 20, 'four'),
      column(c.energy, 16, 'whole'),
      column(c.yearAvoided, 16, 'one'),
      column(c.net, 22, 'one'),
    ],
    rows: years.map((row): Cell[] => [
      String(row.year),
      row.factorKgKwh,
      row.energyKwh,
      row.avoidedTco2,
      row.netTco2,
    ]),
  };
}
