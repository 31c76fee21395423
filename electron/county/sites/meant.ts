import { rowsSchema, type Template, type TemplateFields } from '../../../shared/equipment.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { SEMICOLON } from '../../../shared/i18n/in-language.ts';
import type { Meant, SitesEdit } from '../../bulk/edit-sites.ts';
import { optimalTiltDeg } from '../../engine/optimal-tilt.ts';
import type { BuildRow } from '../../formats/equipment.ts';
import type { Session } from '../../session/session.ts';
import type { Document } from '../../store/document.ts';
import { listTemplates } from '../../store/templates.ts';
import { layoutOptions } from '../farm/agrivoltaic.ts';
import { buildsOf } from '../rules/figures.ts';
import { siteDefaults } from './defaults.ts';
import { namedModule } from './equipment.ts';

const OWN = 'own:';

/** @throws PlannerError `template.not-own` */
export function ownId(key: string): number {
  if (!key.startsWith(OWN)) throw new PlannerError('template.not-own');
  return Number(key.slice(OWN.length));
}

/** Templates to choose from: the planner's own first, then those of the library. */
export function templatesOf(session: Session, document: Document): Template[] {
  const own = listTemplates(document).map(
    ({ id, name, fields }): Template => ({ key: `${OWN}${id}`, name, fields, source: null }),
  );
  const builds = buildsOf(session, document).map((build): Template => {
    const { fields, source } = fieldsOf(session, document, build);
    return { key: `build:${build.key}`, name: null, fields, source };
  });
  return [...own, ...builds];
}

/** A build of the library in the document's county; a field's geometry is that of its layout. */
function fieldsOf(
  session: Session,
  document: Document,
  { key: _key, layout, tiltDeg, azimuthDeg, source, ...build }: BuildRow,
): { fields: TemplateFields; source: string } {
  const { moduleWpM2, bifaciality } = namedModule(session.library, build)!;
  const common = { ...build, moduleWpM2 };
  const laid = layoutOptions(session, document).find((option) => option.layout === layout);
  if (laid) {
    const { mount, gcr, pitchM: _pitchM, source: laidSource, tiltDeg, azimuthDeg, ...rows } = laid;
    return {
      fields: {
        ...common,
        ...{ mount, gcr, tiltDeg, azimuthDeg },
        rows: rowsSchema.parse({ ...rows, bifaciality }),
      },
      source: `${source}${SEMICOLON}${laidSource}`,
    };
  }
  const [, latitudeDeg] = session.library.countyOf(document).center;
  const tilts = { keep: null, optimum: Math.round(optimalTiltDeg(latitudeDeg)) };
  return {
    fields: {
      ...common,
      tiltDeg: typeof tiltDeg === 'number' ? tiltDeg : tilts[tiltDeg],
      azimuthDeg: azimuthDeg === 'keep' ? null : azimuthDeg,
      rows: null,
    },
    source,
  };
}

/**
 * What the names in an edit of sites stand for.
 * @throws PlannerError `equipment.unknown`, `template.unknown`
 */
export function meantBy(session: Session, document: Document, { name, input }: SitesEdit): Meant {
  if (name === 'site.update') return { module: namedModule(session.library, input.changes) };
  if (name !== 'site.applyTemplate') return {};
  const template = templatesOf(session, document).find(({ key }) => key === input.template);
  if (!template) throw new PlannerError('template.unknown', {}, { field: 'template' });
  const planted = siteDefaults(session, document, 'agrivoltaic').agrivoltaic!;
  return { template: { fields: template.fields, planted } };
}
