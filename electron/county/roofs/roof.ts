import { buildingClassOf } from '../../../shared/building-classes.ts';
import type { Site } from '../../../shared/domain.ts';
import { PlannerError } from '../../../shared/errors.ts';
import { type Language, noteMessage } from '../../../shared/i18n/index.ts';
import type { Roof, SiteRoof } from '../../../shared/roof-survey.ts';
import { readForSurvey } from '../../bulk/roof-read.ts';
import { statedFitness } from '../../engine/roof/fitness.ts';
import type { Session } from '../../session/session.ts';
import { buildingById } from '../../store/buildings.ts';
import type { Document } from '../../store/document.ts';
import { readRoof, type StoredRoof } from '../../store/roofs.ts';
import { siteMirror } from '../../store/site-mirror.ts';
import { roofClassesOf } from '../rules/figures.ts';
import { buildingsUnder } from '../sites/building-under.ts';
import { terrainGrid } from '../terrain/grid.ts';
import { surfaceVersion } from './surface.ts';
import { surveyBase } from './survey.ts';

/**
 * What the last survey found of a building's roof, and whether it still holds.
 * @throws PlannerError `roof.unknown-building`, `roof.not-surveyed`, `document.bad-contents`
 */
export function roofOf(session: Session, document: Document, buildingId: number, language: Language): Roof {
  const building = buildingById(document)(buildingId);
  if (!building) throw new PlannerError('roof.unknown-building', { id: buildingId });
  const stored = readRoof(document, buildingId);
  if (!stored) throw new PlannerError('roof.not-surveyed', { id: buildingId });
  const { faces, source, ridges, light, at, height } = stored;
  const current = isCurrent(session, document, stored);
  const notes = current ? stored.notes : [{ code: 'roof.stale', value: '' }, ...stored.notes];
  return {
    ...{ buildingId, faces, source, ridges, light, at, current, height },
    class: buildingClassOf(building.class, building.properties),
    notes: notes.map(({ code, value }) => ({ code, message: noteMessage(code, { value }, language) })),
  };
}

/** Whether a survey would come to the same result again. */
function isCurrent(
  session: Session,
  document: Document,
  { buildingId, source, baseKey }: StoredRoof,
): boolean {
  const base = surveyBase(session, document, source, Number.parseFloat(baseKey));
  if (base !== baseKey) return false;
  const read = readForSurvey(document, {
    ids: [buildingId],
    ...{ source, baseKey, again: false },
    classes: roofClassesOf(session, document),
    terrain: terrainGrid(document),
  });
  return read.kept === 1;
}

/** The roof under the middle of a site, and whether it can be measured in a surface. */
export function roofUnderSite(
  session: Session,
  document: Document,
  site: Site,
  language: Language,
): SiteRoof {
  const mirrored = siteMirror(document).rows().get(site.id);
  const under = mirrored ? buildingsUnder(document)(mirrored) : null;
  const building = under && buildingById(document)(under.id);
  const hasSurface = surfaceVersion(document) !== null;
  if (!building) return { buildingId: null, roof: null, outline: null, fitness: null, hasSurface };
  const known = readRoof(document, building.id) !== null;
  return {
    buildingId: building.id,
    roof: known ? roofOf(session, document, building.id, language) : null,
    outline: building.geometry,
    fitness: statedFitness(building.properties),
    hasSurface,
  };
}
