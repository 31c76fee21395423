import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoneyOutlook } from '../../shared/money-figures.ts';
import { PRICE_UNITS, type PriceUnit } from '../../shared/price-year.ts';
import { invoke, run } from '../base/client.ts';
import { notifyError, toReport } from '../base/errors.tsx';
import { notify } from '../base/notify.ts';
import { peek, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer } from '../base/use-query.ts';
import { type Asked, PriceChoice } from './PriceChoice.tsx';

/** The imported market prices by the hour: what they come to, and the way to import, replace or remove them. */
export function MarketPrices({ market }: { market: MoneyOutlook['market'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const answer = useAnswer('price.year', {});
  const held = answer?.year ?? null;
  const price = (value: number) => format.number(value, 4);

  const take = async (file: Pick<Asked, 'path' | 'column' | 'unit'>) => {
    setAsked(null);
    try {
      const { year } = await invoke('price.importYear', file);
      if (year)
        notify({ message: t('money.market.imported', { mean: price(year.meanYuanKwh) }), color: 'teal' });
    } catch (error) {
      const { code, where } = toReport(error);
      if (where.choices?.length) setAsked({ ...file, ask: 'column', choices: where.choices });
      else if (code === 'priceYear.unit' && !file.unit) {
        setAsked({ ...file, ask: 'unit', choices: [...PRICE_UNITS] });
      } else notifyError(error);
    }
  };
  const choose = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-prices', language: peek().language });
    if (chosen?.path) await take({ path: chosen.path });
  };
  const said = () => {
    if (!held) return t('money.market.none');
    if (!market) return t('money.market.off');
    const figures = {
      ...{ name: market.name, rows: market.rows, unit: t(`money.market.units.${market.unit}`) },
      ...{
        mean: price(market.meanYuanKwh),
        least: price(market.leastYuanKwh),
        most: price(market.mostYuanKwh),
      },
    };
    const { fedInYuanKwh, meanYuanKwh } = market;
    return fedInYuanKwh === null
      ? t('money.market.unweighted', figures)
      : t('money.market.shown', {
          ...figures,
          fedIn: price(fedInYuanKwh),
          share: meanYuanKwh > 0 ? format.percent(fedInYuanKwh / meanYuanKwh, 0) : '—',
        });
  };
  return (
    <section aria-label={t('money.market.title')}>
      <Text fz="xs" fw={600} mt={8}>
        {t('money.market.title')}
      </Text>
      <Text fz={11.5} c="var(--muted)">
        {said()} {held?.unitFrom === 'size' && t('money.market.unitGuessed')}
      </Text>
      <Group gap={6} mt={4}>
        <Button size="compact-xs" variant="default" disabled={readOnly} onClick={() => void choose()}>
          {t('money.market.import')}
        </Button>
        {held && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={readOnly}
            onClick={() => void run('price.importYear', { path: null })}
          >
            {t('money.market.remove')}
          </Button>
        )}
      </Group>
      <PriceChoice
        asked={asked}
        onClose={() => setAsked(null)}
        onChoose={({ path, column, unit, ask }, choice) =>
          void take({
            path,
            ...(column !== undefined && { column }),
            ...(unit && { unit }),
            ...(ask === 'column' ? { column: choice } : { unit: choice as PriceUnit }),
          })
        }
      />
    </section>
  );
}
