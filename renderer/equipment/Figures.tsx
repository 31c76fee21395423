import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Assumptions } from '../../shared/domain.ts';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import classes from './equipment.module.css';
import { useEquipment } from './state.ts';

type Origin = 'fromModule' | 'fromInverter' | 'fromScenario' | 'fromSite';

/** The figures of a site's equipment, each with where it is from. */
export function Figures({ site }: { site: SiteRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { modules, inverters } = useEquipment();
  const assumed: Assumptions | undefined = useStore(
    (state) => state.scenarios.find(({ active }) => active)?.assumptions,
  );
  if (!assumed) return null;
  const module = modules.find(({ key }) => key === site.module);
  const inverter = inverters.find(({ key }) => key === site.inverter);
  const ofModule: Origin = module ? 'fromModule' : 'fromScenario';
  const ofInverter: Origin = inverter ? 'fromInverter' : 'fromScenario';
  const own = (value: number, preset: number | undefined): Origin =>
    value === preset ? 'fromModule' : 'fromSite';
  const rear = site.agrivoltaic?.bifaciality;
  const rows: [string, string, Origin][] = [
    [
      t('equipment.density'),
      `${format.number(site.moduleWpM2, 1)} Wp/m²`,
      own(site.moduleWpM2, module?.moduleWpM2),
    ],
    [
      t('equipment.gamma'),
      `${format.number(100 * (module?.gammaPdcPerK ?? assumed.gammaPdcPerK), 2)} %/K`,
      ofModule,
    ],
    ...(rear === undefined
      ? []
      : [
          [t('equipment.bifaciality'), format.percent(rear, 0), own(rear, module?.bifaciality)] as [
            string,
            string,
            Origin,
          ],
        ]),
    [
      t('equipment.degradation'),
      format.percent(module?.degradationPerYear ?? assumed.degradationPerYear, 2),
      ofModule,
    ],
    [
      t(inverter?.weighting === 'european' ? 'equipment.europeanEfficiency' : 'equipment.efficiency'),
      format.percent(inverter?.efficiency ?? assumed.inverterEfficiency, 1),
      ofInverter,
    ],
    [t('equipment.ratio'), format.number(inverter?.dcAcRatio ?? assumed.dcAcRatio, 2), ofInverter],
  ];
  const sources = [module?.source, inverter?.source].filter((source) => source !== undefined);
  return (
    <>
      <table className={classes.figures}>
        <caption>{t('equipment.figures')}</caption>
        <tbody>
          {rows.map(([name, value, origin]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
              <td className={classes.origin} data-origin={origin}>
                {t(`equipment.${origin}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {sources.length > 0 && (
        <details className={classes.sources}>
          <summary>{t('equipment.sources')}</summary>
          {sources.map((source) => (
            <Text key={source} fz={11.5} lh={1.45} c="var(--muted)">
              {format.source(source)}
            </Text>
          ))}
        </details>
      )}
    </>
  );
}
