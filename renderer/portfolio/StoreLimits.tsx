import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';
import { limit, usePortfolio } from './state.ts';

const SHORTEST_H = 0.25;
const LONGEST_H = 24;

/** What bounds the batteries that the portfolio places at substations. */
export function StoreLimits() {
  const { t } = useTranslation();
  const { mostCurtailed, storeHours } = usePortfolio((state) => state.input.limits);
  return (
    <>
      <Field
        label={t('portfolio.mostCurtailed')}
        value={mostCurtailed}
        factor={100}
        unit="%"
        max={100}
        onCommit={(share) => limit({ mostCurtailed: share ?? 0 })}
      />
      <Field
        label={t('portfolio.storeHoursLeast')}
        help={t('portfolio.storeHoursHelp')}
        value={storeHours.least}
        unit="h"
        min={SHORTEST_H}
        max={storeHours.most}
        decimalScale={2}
        onCommit={(least) => limit({ storeHours: { ...storeHours, least: least ?? SHORTEST_H } })}
      />
      <Field
        label={t('portfolio.storeHoursMost')}
        help={t('portfolio.storeHoursHelp')}
        value={storeHours.most}
        unit="h"
        min={storeHours.least}
        max={LONGEST_H}
        decimalScale={2}
        onCommit={(most) => limit({ storeHours: { ...storeHours, most: most ?? LONGEST_H } })}
      />
    </>
  );
}
