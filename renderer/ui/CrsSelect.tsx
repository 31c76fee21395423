import { Select, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CRS_CATALOGUE, type CrsEntry, crsEntry, FILE_CRS } from '../../shared/crs.ts';
import type { InspectedLayer } from '../../shared/import.ts';
import { useStore } from '../base/store.ts';

/** Strips farther from the county than this many degrees are not offered. */
const NEAR_DEG = 9;

/** A coordinate system in words. */
function nameOf(entry: CrsEntry, t: TFunction): string {
  const { code, family, kind, zone, centralMeridianDeg, zoneInEasting } = entry;
  if (family === 'offset') return code;
  const system = t(`imports.crsFamilies.${family}`);
  if (kind === 'utm') return `${t('imports.crsUtm', { zone, meridian: centralMeridianDeg })} (${code})`;
  if (family === 'wgs84' || kind === 'mercator') return `${system} (${code})`;
  if (kind === 'geographic') return `${system} ${t('imports.crsGeographic')} (${code})`;
  const words = { deg: kind === 'zone-3' ? 3 : 6, zone, meridian: centralMeridianDeg };
  return `${system} ${zoneInEasting ? t('imports.crsStrip', words) : t('imports.crsMeridian', words)} (${code})`;
}

/** Systems that can lie about a longitude, by family, as a list to choose from. */
export function systemsNear(longitude: number, t: TFunction) {
  const near = CRS_CATALOGUE.filter(
    ({ centralMeridianDeg }) =>
      centralMeridianDeg === null || Math.abs(centralMeridianDeg - longitude) <= NEAR_DEG,
  );
  const families = [...new Set(near.map(({ family }) => family))];
  return families.map((family) => ({
    group: t(`imports.crsFamilies.${family}`),
    items: near
      .filter((entry) => entry.family === family)
      .map((entry) => ({ value: entry.code, label: nameOf(entry, t) })),
  }));
}

/** The coordinate system of a layer: found, or chosen from those that can lie in the county. */
export function CrsSelect({
  choice,
  onChange,
}: {
  choice: {
    crs: string;
    layer: { crs: Omit<InspectedLayer['crs'], 'candidates'> & { candidates?: string[] } };
  };
  onChange(crs: string): void;
}) {
  const { t } = useTranslation();
  const longitude = useStore((state) => state.project?.county.center[0] ?? 110);
  const { crs } = choice.layer;
  const { candidates } = crs;
  const groups = useMemo(() => {
    const fitting = (candidates ?? []).flatMap((code) => crsEntry(code) ?? []);
    const others = systemsNear(longitude, t);
    if (fitting.length === 0) return others;
    const items = fitting.map((entry) => ({ value: entry.code, label: nameOf(entry, t) }));
    const rest = others.map(({ group, items }) => ({
      group,
      items: items.filter(({ value }) => !candidates!.includes(value)),
    }));
    return [{ group: t('imports.crsFits'), items }, ...rest];
  }, [longitude, candidates, t]);
  const found = crs.code === null ? null : crsEntry(crs.code);
  const foundName =
    crs.code === FILE_CRS
      ? crs.name || t('imports.crsFile')
      : found
        ? nameOf(found, t)
        : t('imports.crsOrigin.unknown');
  const family = crsEntry(choice.crs === 'auto' ? (crs.code ?? '') : choice.crs)?.family;
  return (
    <div>
      <Select
        size="xs"
        label={t('imports.crs')}
        searchable
        allowDeselect={false}
        value={choice.crs}
        onChange={(value) => value && onChange(value)}
        data={[{ value: 'auto', label: t('imports.crsAuto', { name: foundName }) }, ...groups]}
        error={
          choice.crs === 'auto' && crs.origin === 'unknown'
            ? t(candidates?.length ? 'imports.crsUnclear' : 'imports.crsOrigin.unknown')
            : undefined
        }
        comboboxProps={{ withinPortal: true }}
      />
      {choice.crs === 'auto' && crs.origin !== 'unknown' && (
        <Text fz={11.5} c="var(--muted)" mt={2}>
          {t(`imports.crsOrigin.${crs.origin}`)}
        </Text>
      )}
      {(family === 'xian80' || family === 'beijing54') && (
        <Text fz={11.5} c="var(--muted)" mt={2}>
          {t(`imports.crsNote.${family}`)}
        </Text>
      )}
    </div>
  );
}
