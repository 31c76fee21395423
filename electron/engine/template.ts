import type { Agrivoltaic } from '../../shared/agrivoltaic.ts';
import type { Site, SiteFields } from '../../shared/domain.ts';
import { type ModulePreset, rowsSchema, type TemplateFields } from '../../shared/equipment.ts';

/**
 * What changes on a site that gets a template. What grows on a field stays, as do the roof's angles where the template
 * leaves them.
 *
 * @param planted what grows on a field that does not say
 * @returns null for a site of the other kind, which the template does not fit
 */
export function templated(
  site: Pick<SiteFields, 'kind' | 'tiltDeg' | 'azimuthDeg' | 'agrivoltaic'>,
  { rows, tiltDeg, azimuthDeg, ...fields }: TemplateFields,
  planted: Agrivoltaic,
): Partial<SiteFields> | null {
  if (site.kind !== fields.kind) return null;
  return {
    ...fields,
    tiltDeg: tiltDeg ?? site.tiltDeg,
    azimuthDeg: azimuthDeg ?? site.azimuthDeg,
    agrivoltaic: rows && { ...(site.agrivoltaic ?? planted), ...rows },
  };
}

/** The template that a site is an example of; modules in a roof's plane face where the next roof faces. */
export function templateOf(site: Site): TemplateFields {
  const { kind, mount, mounting, twoFaces, tiltDeg, azimuthDeg } = site;
  const { usableShare, gcr, moduleWpM2, module, inverter } = site;
  return {
    ...{ kind, mount, mounting, twoFaces, tiltDeg, usableShare, gcr, moduleWpM2, module, inverter },
    azimuthDeg: gcr === null ? null : azimuthDeg,
    rows: site.agrivoltaic && rowsSchema.parse(site.agrivoltaic),
  };
}

/** Changes of a site with what a newly named module brings, unless they say otherwise themselves. */
export function withModule<C extends Partial<SiteFields>>(
  changes: C,
  module: ModulePreset | undefined,
  agrivoltaic: Agrivoltaic | null,
): C {
  if (!module) return changes;
  const { moduleWpM2, bifaciality } = module;
  return {
    moduleWpM2,
    ...(agrivoltaic && { agrivoltaic: { ...agrivoltaic, bifaciality } }),
    ...changes,
  };
}
