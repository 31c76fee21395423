import { booleanPointInPolygon, centroid } from '@turf/turf';
import { checked } from '../../shared/checked.ts';
import { type ConsumerFields, type ConsumerKind, consumerFieldsSchema } from '../../shared/consumers.ts';
import { PlannerError } from '../../shared/errors.ts';
import { ui as en } from '../../shared/i18n/en/ui.ts';
import { ui as zh } from '../../shared/i18n/zh/ui.ts';
import { unitKwhOf } from '../county/rules/figures.ts';
import { localPlane } from '../engine/local-plane.ts';
import { readLoadCsv } from '../formats/load-csv.ts';
import { openedDocument, type Session } from '../session/session.ts';
import {
  countConsumers,
  deleteConsumer,
  getConsumer,
  insertConsumer,
  listConsumers,
  updateConsumer,
  writeSeries,
} from '../store/consumers.ts';
import { readContext } from '../store/context.ts';
import type { Document } from '../store/document.ts';
import { featuresIn } from '../store/nearby.ts';
import { getSite } from '../store/sites.ts';
import type { Call, HandlersOf } from './handler.ts';

export const consumers: HandlersOf<'consumer'> = {
  'consumer.list': (session) => ({ consumers: listConsumers(openedDocument(session)) }),

  'consumer.create'(session, { kind, ...given }, call) {
    const document = openedDocument(session);
    const fields = checked(consumerFieldsSchema, {
      name: given.name ?? placedName(document, kind, given.position, call),
      annualKwh: unitKwhOf(session, document)(kind),
      siteIds: [],
      notes: '',
      ...given,
      kind,
    });
    return getConsumer(document, insertConsumer(document, checkedConsumer(session, document, fields)));
  },

  'consumer.update'(session, { ids, changes }) {
    const document = openedDocument(session);
    for (const id of ids) {
      const { id: _id, seriesName: _seriesName, ...before } = getConsumer(document, id);
      updateConsumer(document, id, checkedConsumer(session, document, { ...before, ...changes }));
    }
    return { consumers: ids.map((id) => getConsumer(document, id)) };
  },

  'consumer.delete'(session, { ids }) {
    const document = openedDocument(session);
    for (const id of new Set(ids)) deleteConsumer(document, id);
    return { deleted: new Set(ids).size };
  },

  'consumer.importLoad'(session, { id, path, column }) {
    const document = openedDocument(session);
    const { id: _id, seriesName: _seriesName, ...before } = getConsumer(document, id);
    if (path === null) {
      writeSeries(document, id, null);
      return getConsumer(document, id);
    }
    const series = readLoadCsv(path, column);
    writeSeries(document, id, series);
    const annualKwh = series.hoursKwh.reduce((sum, kwh) => sum + kwh, 0);
    updateConsumer(document, id, { ...before, annualKwh });
    return getConsumer(document, id);
  },

  'consumer.fromLayer'(session, { layer }, call) {
    const document = openedDocument(session);
    const unitKwh = unitKwhOf(session, document);
    const taken = new Set(listConsumers(document).map(({ name, kind }) => `${kind} ${name}`));
    let created = 0;
    let number = 0;
    for (const { geometry, properties } of readContext(document, layer).features) {
      if (geometry.type !== 'Point') continue;
      const kind: ConsumerKind = layer === 'villages' ? 'household' : 'scenicSpot';
      const households = Number(properties?.households);
      const units = layer === 'villages' && Number.isFinite(households) ? households : 1;
      const name = String(properties?.name ?? '') || defaultName(kind, ++number, call);
      if (taken.has(`${kind} ${name}`)) continue;
      insertConsumer(document, {
        name,
        kind,
        position: [geometry.coordinates[0]!, geometry.coordinates[1]!],
        annualKwh: units * unitKwh(kind),
        siteIds: [],
        notes: '',
      });
      created++;
    }
    return { created };
  },
};

/** Checks that the sites it names exist and that it stands in the county. */
export function checkedConsumer(
  session: Session,
  document: Document,
  fields: ConsumerFields,
): ConsumerFields {
  for (const id of fields.siteIds) getSite(document, id);
  const county = session.library.countyOf(document);
  if (!booleanPointInPolygon(fields.position, county.boundary)) {
    throw new PlannerError('consumer.outside-county', { county: county.name }, { field: 'position' });
  }
  return fields;
}

/** How near a village must be for a consumer to carry its name, metres. */
const VILLAGE_M = 1000;

/** What a consumer is called that was placed: after the village it stands in or beside, else by its number. */
function placedName(document: Document, kind: ConsumerKind, position: [number, number], call: Call): string {
  const plane = localPlane(position[0], position[1]);
  const [east, north] = plane.position([VILLAGE_M, VILLAGE_M]);
  const [west, south] = plane.position([-VILLAGE_M, -VILLAGE_M]);
  const near = featuresIn(document, 'villages', [west, south, east, north]).flatMap(({ name, geometry }) => {
    const [x, y] = plane.metres(centroid(geometry).geometry.coordinates);
    const awayM = Math.hypot(x, y);
    return name && awayM <= VILLAGE_M ? [{ name, awayM }] : [];
  });
  near.sort((a, b) => a.awayM - b.awayM);
  const [village] = near;
  if (!village) return defaultName(kind, countConsumers(document, kind) + 1, call);
  const label = (call.language === 'zh' ? zh : en).supply.kinds[kind];
  const base = `${village.name} ${label}`.slice(0, 180);
  const taken = new Set(listConsumers(document).map(({ name }) => name));
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base} ${n}`;
    if (!taken.has(name)) return name;
  }
}

const defaultName = (kind: ConsumerKind, number: number, { language }: Call): string =>
  `${(language === 'zh' ? zh : en).supply.kinds[kind]} ${number}`;
