import { Alert, List, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenStore, Portfolio, PortfolioInput } from '../../shared/portfolio.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer } from '../base/use-query.ts';
import { useYuan } from '../base/use-yuan.ts';
import { Facts } from '../ui/Stat.tsx';
import { Adopt } from './Adopt.tsx';
import { Front } from './Front.tsx';
import { useWorth } from './use-worth.ts';

/** The batteries of a set, each with what it does in a year. */
function Stores({ stores }: { stores: readonly ChosenStore[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  const answer = useAnswer('grid.check', {});
  if (stores.length === 0) return null;
  const names = new Map(answer?.stations.map(({ id, name }) => [id, name]) ?? []);
  return (
    <>
      <Text fz="xs" fw={650} mt={6}>
        {t('portfolio.batteries')}
      </Text>
      <List fz="xs" spacing={2}>
        {stores.map((store) => (
          <List.Item key={store.stationId}>
            {t('portfolio.battery', {
              name: names.get(store.stationId) ?? store.stationId,
              power: `${format.number(store.powerKw / 1000)} MW`,
              energy: format.energy(store.energyKwh),
              hours: format.number(store.energyKwh / store.powerKw, 1),
              yuan: yuan(store.investmentYuan),
              served: format.energy(store.servedKwh),
              curtailed: format.energy(store.curtailedKwh),
            })}
          </List.Item>
        ))}
      </List>
      <Text fz={11.5} c="var(--muted)">
        {t('portfolio.hostingNote')}
      </Text>
    </>
  );
}

/** What the optimiser found: the set, the front to pick from, or what is in conflict. */
export function Answer({ asked, portfolio }: { asked: PortfolioInput; portfolio: Portfolio }) {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  const worth = useWorth();
  const [picked, setPicked] = useState(0);
  const { goal } = asked;
  if (!portfolio.best) {
    return (
      <Alert
        color="red"
        title={portfolio.conflict.length > 0 ? t('portfolio.conflict') : t('portfolio.timedOut')}
      >
        {portfolio.conflict.length > 0 && (
          <Text size="sm">
            <strong>{portfolio.conflict.map((limit) => t(`portfolio.limits.${limit}`)).join(' · ')}</strong>{' '}
            {t('portfolio.conflictHelp')}
          </Text>
        )}
      </Alert>
    );
  }
  const choice = portfolio.front[picked] ?? portfolio.best;
  const partly = choice.sizes.filter((size) => size < 1).length;
  const greedy = portfolio.greedy?.worth[goal];
  const above = greedy ? portfolio.best.worth[goal] / greedy - 1 : null;
  return (
    <>
      {goal === 'fit' && !portfolio.fitKnown && <Text size="xs">{t('portfolio.fitUnknown')}</Text>}
      <Facts
        rows={[
          [
            t('portfolio.result'),
            [
              t('portfolio.chosen', { n: choice.siteIds.length, of: portfolio.candidates }),
              ...(partly > 0 ? [t('portfolio.partly', { n: partly })] : []),
            ].join(' · '),
          ],
          [t('portfolio.capacity'), format.power(choice.capacityKwp)],
          [t('portfolio.investment'), yuan(choice.investmentYuan)],
          [t('portfolio.worth.energy'), worth('energy', choice.worth.energy)],
          [t('portfolio.worth.carbon'), worth('carbon', choice.worth.carbon)],
          [t('portfolio.worth.income'), worth('income', choice.worth.income)],
          ...(portfolio.fitKnown
            ? [[t('portfolio.worth.fit'), worth('fit', choice.worth.fit)] as const]
            : []),
          [
            t('portfolio.gap'),
            `${format.percent(choice.gap, 3)} · ${t(choice.proven ? 'portfolio.proven' : 'portfolio.limited')}`,
          ],
          [t('portfolio.seconds'), t('portfolio.secondsValue', { n: format.number(choice.seconds, 2) })],
          [
            t('portfolio.greedy'),
            above === null
              ? t('portfolio.greedyNone')
              : `${above >= 0 ? '+' : ''}${format.percent(above, 2)}`,
          ],
        ]}
      />
      <Stores stores={choice.stores} />
      {portfolio.selfUseDepends && (
        <Text fz={11.5} c="var(--muted)">
          {t('portfolio.selfUseDepends')}
        </Text>
      )}
      {portfolio.replacedStores.length > 0 && (
        <Alert color="orange" p={6} mt={6}>
          <Text fz="xs">
            {t('portfolio.replacesStores', {
              n: portfolio.replacedStores.length,
              energy: format.energy(portfolio.replacedStores.reduce((sum, each) => sum + each.energyKwh, 0)),
            })}
          </Text>
        </Alert>
      )}
      <Adopt choice={choice} goal={goal} />
      {portfolio.front.length > 1 && <Front front={portfolio.front} asked={asked} onPick={setPicked} />}
    </>
  );
}
