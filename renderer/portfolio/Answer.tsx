import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice, Goal, Phase, Portfolio, PortfolioInput } from '../../shared/portfolio.ts';
import { run } from '../app/client.ts';
import { notify } from '../app/notify.ts';
import { select, useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { useYuan } from '../money/use-yuan.ts';
import { axisStyle, Chart, type ChartColours, tooltipStyle } from '../ui/Chart.tsx';
import { Facts } from '../ui/Stat.tsx';
import { TextField } from '../ui/TextField.tsx';

/** Writes what a set is worth by a goal. */
export function useWorth(): (goal: Goal, value: number) => string {
  const format = useFormat();
  const yuan = useYuan();
  return useCallback(
    (goal, value) =>
      goal === 'energy'
        ? format.energy(value)
        : goal === 'carbon'
          ? format.carbon(value)
          : goal === 'income'
            ? yuan(value)
            : format.number(value),
    [format, yuan],
  );
}

function Front({
  front,
  asked,
  onPick,
}: {
  front: Choice[];
  asked: PortfolioInput;
  onPick(index: number): void;
}) {
  const { t } = useTranslation();
  const worth = useWorth();
  const { goal, tradeAgainst } = asked;
  const option = useCallback(
    (c: ChartColours) => {
      if (!tradeAgainst) return {};
      // Both axes in percent of the most that either set reaches: what is given up for what.
      const most = (of: Goal) => Math.max(...front.map((choice) => Math.abs(choice.worth[of])), 1e-9);
      const [x, y] = [most(tradeAgainst), most(goal)];
      const axis = (of: Goal) => ({
        type: 'value',
        scale: true,
        name: `${t(`portfolio.worth.${of}`)} %`,
        nameLocation: 'middle',
        ...axisStyle(c),
      });
      return {
        grid: { left: 64, right: 20, top: 16, bottom: 44 },
        tooltip: {
          ...tooltipStyle(c),
          trigger: 'item',
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const at = front[dataIndex]!.worth;
            return `${t(`portfolio.worth.${goal}`)} <b>${worth(goal, at[goal])}</b><br/>${t(`portfolio.worth.${tradeAgainst}`)} <b>${worth(tradeAgainst, at[tradeAgainst])}</b>`;
          },
        },
        xAxis: { ...axis(tradeAgainst), nameGap: 26 },
        yAxis: { ...axis(goal), nameGap: 46 },
        series: [
          {
            type: 'line',
            symbolSize: 9,
            data: front.map((choice) => [
              (100 * choice.worth[tradeAgainst]) / x,
              (100 * choice.worth[goal]) / y,
            ]),
            lineStyle: { color: c.main, width: 2 },
            itemStyle: { color: c.second },
          },
        ],
      };
    },
    [front, goal, tradeAgainst, worth, t],
  );
  if (!tradeAgainst) return null;
  return (
    <Chart
      title={t('portfolio.front')}
      height={200}
      option={option}
      onPick={onPick}
      table={{
        head: [t(`portfolio.worth.${goal}`), t(`portfolio.worth.${tradeAgainst}`), t('portfolio.capacity')],
        rows: front.map(({ worth: at, capacityKwp }) => [at[goal], at[tradeAgainst], capacityKwp]),
      }}
    />
  );
}

function Adopt({ choice, goal }: { choice: Choice; goal: Goal }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const [name, setName] = useState(t('portfolio.defaultName', { goal: t(`portfolio.goals.${goal}`) }));
  const apply = async () => {
    const scenario = await run('portfolio.apply', { name, siteIds: choice.siteIds });
    if (scenario) notify({ message: t('portfolio.applied', { name: scenario.name }), color: 'green' });
  };
  return (
    <Group gap={6} mt={6}>
      <Button size="compact-xs" variant="subtle" onClick={() => select(choice.siteIds)}>
        {t('portfolio.show')}
      </Button>
      <TextField aria-label={t('portfolio.name')} value={name} required onCommit={setName} />
      <Button size="compact-xs" variant="light" disabled={readOnly} onClick={() => void apply()}>
        {t('portfolio.apply')}
      </Button>
    </Group>
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
  const greedy = portfolio.greedy?.worth[goal];
  const above = greedy ? portfolio.best.worth[goal] / greedy - 1 : null;
  return (
    <>
      {goal === 'fit' && !portfolio.fitKnown && <Text size="xs">{t('portfolio.fitUnknown')}</Text>}
      <Facts
        rows={[
          [
            t('portfolio.result'),
            t('portfolio.chosen', { n: choice.siteIds.length, of: portfolio.candidates }),
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
      <Adopt choice={choice} goal={goal} />
      {portfolio.front.length > 1 && <Front front={portfolio.front} asked={asked} onPick={setPicked} />}
    </>
  );
}

/** The active scenario's sites by year. */
export function RoadmapTable({ phases }: { phases: readonly Phase[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  return (
    <>
      <Table
        fz="xs"
        verticalSpacing={3}
        captionSide="top"
        data={{
          caption: t('portfolio.roadmap'),
          head: [
            t('portfolio.year'),
            t('portfolio.sites'),
            t('portfolio.built'),
            t('portfolio.investment'),
            t('portfolio.cumulative'),
            t('portfolio.annual'),
          ],
          body: phases.map((phase) => [
            String(phase.year),
            phase.siteIds.length,
            format.power(phase.capacityKwp),
            yuan(phase.investmentYuan),
            format.power(phase.cumulativeKwp),
            format.energy(phase.annualKwh),
          ]),
        }}
      />
      <Text fz={11.5} c="var(--muted)">
        {t('portfolio.roadmapNote')}
      </Text>
    </>
  );
}
