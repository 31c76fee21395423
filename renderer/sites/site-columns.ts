import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteLine, SiteSort } from '../../shared/site-page.ts';
import type { Format } from '../base/format.ts';

/** One column of the site table and of its export. */
export interface Column {
  id: SiteSort;
  label: string;
  unit?: string;
  size: number;
  value(site: SiteLine): string | number | null;
  show?(site: SiteLine): string;
}

export function useColumns(format: Format): Column[] {
  const { t } = useTranslation();
  return useMemo(
    () => [
      { id: 'id', label: t('find.id'), size: 70, value: (site) => site.id, show: (site) => String(site.id) },
      { id: 'name', label: t('sites.name'), size: 190, value: (site) => site.name },
      { id: 'kind', label: t('sites.kind'), size: 108, value: (site) => t(`kinds.${site.kind}`) },
      { id: 'mount', label: t('sites.mount'), size: 112, value: (site) => t(`mounts.${site.mount}`) },
      {
        id: 'area',
        label: t('sites.area'),
        unit: 'm²',
        size: 96,
        value: (site) => site.areaM2,
        show: (site) => format.area(site.areaM2),
      },
      {
        id: 'built',
        label: t('sites.built'),
        unit: '%',
        size: 92,
        value: (site) => 100 * site.built,
        show: (site) => (site.built < 1 ? format.percent(site.built, 0) : ''),
      },
      {
        id: 'capacity',
        label: t('sites.capacity'),
        unit: 'kWp',
        size: 104,
        value: (site) => site.capacityKwp,
        show: (site) => format.power(site.capacityKwp),
      },
      {
        id: 'annual',
        label: t('sites.annual'),
        unit: 'kWh',
        size: 106,
        value: (site) => site.estimate?.annualKwh ?? null,
        show: (site) =>
          site.estimate ? `${site.stale ? '⚠ ' : ''}${format.energy(site.estimate.annualKwh)}` : '…',
      },
      {
        id: 'specific',
        label: t('sites.specific'),
        unit: 'kWh/kWp',
        size: 140,
        value: (site) => site.estimate?.specificYieldKwhPerKwp ?? null,
        show: (site) => (site.estimate ? format.specific(site.estimate.specificYieldKwhPerKwp) : '…'),
      },
      {
        id: 'pr',
        label: t('sites.performance'),
        size: 112,
        value: (site) => site.estimate?.performanceRatio ?? null,
        show: (site) => (site.estimate ? format.percent(site.estimate.performanceRatio) : '…'),
      },
      {
        id: 'p90',
        label: t('sites.p90'),
        unit: 'kWh',
        size: 106,
        value: (site) => site.estimate?.p90Kwh ?? null,
        show: (site) => (site.estimate ? format.energy(site.estimate.p90Kwh) : '…'),
      },
      {
        id: 'avoided',
        label: t('sites.avoided'),
        unit: 't',
        size: 116,
        value: (site) => site.estimate?.avoidedTco2 ?? null,
        show: (site) => (site.estimate ? format.carbon(site.estimate.avoidedTco2) : '…'),
      },
      {
        id: 'tilt',
        label: t('sites.tilt'),
        unit: '°',
        size: 70,
        value: (site) => site.tiltDeg,
        show: (site) => format.degrees(site.tiltDeg, 1),
      },
      {
        id: 'azimuth',
        label: t('sites.azimuth'),
        unit: '°',
        size: 80,
        value: (site) => site.azimuthDeg,
        show: (site) => format.degrees(site.azimuthDeg, 1),
      },
      {
        id: 'land',
        label: t('find.land'),
        size: 104,
        value: (site) => t(`rules.status.${site.land}`),
      },
      {
        id: 'owner',
        label: t('siteTerms.ownerClass'),
        size: 132,
        value: (site) => t(`siteTerms.owners.${site.terms.ownerClass}`),
      },
      {
        id: 'mode',
        label: t('siteTerms.gridMode'),
        size: 132,
        value: (site) => t(`siteTerms.modes.${site.terms.mode}`),
      },
      {
        id: 'connection',
        label: t('grid.point.level'),
        size: 108,
        value: (site) => site.connection,
        show: (site) => site.connection.replace(/(k?V)$/, ' $1'),
      },
      {
        id: 'year',
        label: t('sites.inService'),
        size: 96,
        value: (site) => site.inService,
        show: (site) => (site.inService === null ? '' : String(site.inService)),
      },
    ],
    [t, format],
  );
}
