import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mountingByBuild } from '../../shared/domain.ts';
import { texts } from '../base/i18n.ts';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useEquipmentNames } from '../equipment/names.ts';
import { boundsOf, centreOf } from '../map/geometry.ts';
import classes from '../ui/blocks.module.css';
import { Facts } from '../ui/Stat.tsx';
import type { Explanation } from './explanation.ts';

/** What the number rests on: inputs, weather, and every model of the chain with its source. */
export function WhyPanel({ site, result }: { site: SiteRow; result: Explanation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { moduleName, inverterName } = useEquipmentNames();
  const language = useStore((state) => state.language);
  const scenario = useStore((state) => state.scenarios.find((each) => each.active)?.name ?? '');
  const known = texts[language].models as Record<string, { name: string; text: string; source: string }>;
  const bundled = result.weatherName === 'bundled';
  const weather = bundled ? ['climate-bundled', 'climate-hours'] : ['weather-file'];
  const bounds = boundsOf([site.geometry]);
  return (
    <Stack gap="sm">
      <div>
        <h4 className={classes.partTitle}>{t('results.whyInputs')}</h4>
        <Facts
          rows={[
            [t('results.whyWeather'), bundled ? t('weather.bundled') : result.weatherName],
            [t('results.whyScenario'), scenario],
            [t('results.whyPlace'), bounds ? format.position(centreOf(bounds), 4) : ''],
            [t('sites.area'), format.area(site.areaM2)],
            [t('sites.usableShare'), format.percent(site.usableShare)],
            ...(site.gcr === null ? [] : [[t('sites.gcr'), format.number(site.gcr, 2)] as const]),
            [t('sites.mounting'), t(`mountings.${site.mounting ?? mountingByBuild(site)}`)],
            [t('sites.moduleWpM2'), `${format.number(site.moduleWpM2, 0)} Wp/m²`],
            [t('equipment.module'), moduleName(site.module)],
            [t('equipment.inverter'), inverterName(site.inverter)],
            [t('sites.capacity'), format.power(site.capacityKwp)],
            [t('sites.tilt'), format.degrees(site.tiltDeg, 1)],
            [
              t('sites.azimuth'),
              site.twoFaces
                ? `${format.degrees(site.azimuthDeg, 1)}, ${format.degrees((site.azimuthDeg + 180) % 360, 1)}`
                : format.degrees(site.azimuthDeg, 1),
            ],
          ]}
        />
        <Text fz={11.5} c="var(--muted)" mt={4}>
          {t(site.gcr === null ? 'results.whyCapacity' : 'results.whyCapacityGcr')}
        </Text>
      </div>
      <div>
        <h4 className={classes.partTitle}>{t('results.whyModels')}</h4>
        <ol className={classes.models}>
          {[...weather, ...result.analysis.models].map((key) => (
            <li key={key}>
              <Text size="xs" fw={600}>
                {known[key]?.name ?? key}
              </Text>
              {known[key] && (
                <>
                  <Text size="xs">{known[key].text}</Text>
                  <Text fz={11} c="var(--muted)">
                    {t('results.whySource')}: {known[key].source}
                  </Text>
                </>
              )}
            </li>
          ))}
        </ol>
      </div>
    </Stack>
  );
}
