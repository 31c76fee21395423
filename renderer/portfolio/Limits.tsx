import { Checkbox, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { GOALS, type Goal } from '../../shared/portfolio.ts';
import { Field } from './Field.tsx';
import { Picks } from './Picks.tsx';
import classes from './portfolio.module.css';
import { RoofShares } from './RoofShares.tsx';
import { StoreLimits } from './StoreLimits.tsx';
import { change, limit, usePortfolio } from './state.ts';

/** The goal and the limits of the portfolio. */
export function Limits() {
  const { t } = useTranslation();
  const input = usePortfolio((state) => state.input);
  const { limits } = input;
  return (
    <div>
      <div className={classes.field}>
        <Text size="xs">{t('portfolio.goal')}</Text>
        <NativeSelect
          size="xs"
          aria-label={t('portfolio.goal')}
          value={input.goal}
          data={GOALS.map((goal) => ({ value: goal, label: t(`portfolio.goals.${goal}`) }))}
          onChange={({ currentTarget }) => change({ goal: currentTarget.value as Goal })}
        />
      </div>
      <div className={classes.field}>
        <Text size="xs">{t('portfolio.against')}</Text>
        <NativeSelect
          size="xs"
          aria-label={t('portfolio.against')}
          value={input.tradeAgainst ?? ''}
          data={[
            { value: '', label: t('portfolio.noTrade') },
            ...GOALS.filter((goal) => goal !== input.goal).map((goal) => ({
              value: goal,
              label: t(`portfolio.goals.${goal}`),
            })),
          ]}
          onChange={({ currentTarget }) =>
            change({ tradeAgainst: (currentTarget.value || null) as Goal | null })
          }
        />
      </div>
      <Field
        label={t('portfolio.budget')}
        value={limits.budgetYuan}
        factor={1e-4}
        unit={t('portfolio.tenThousand')}
        allowEmpty
        onCommit={(budgetYuan) => limit({ budgetYuan })}
      />
      <Field
        label={t('portfolio.least')}
        value={limits.leastKwp}
        factor={1e-3}
        unit="MWp"
        decimalScale={3}
        allowEmpty
        onCommit={(leastKwp) => limit({ leastKwp })}
      />
      <Field
        label={t('portfolio.most')}
        value={limits.mostKwp}
        factor={1e-3}
        unit="MWp"
        decimalScale={3}
        allowEmpty
        onCommit={(mostKwp) => limit({ mostKwp })}
      />
      {(['rooftop', 'agrivoltaic'] as const).map((kind) => (
        <Field
          key={kind}
          label={t(`portfolio.${kind}Share`)}
          value={limits.leastShare[kind]}
          factor={100}
          unit="%"
          max={100}
          onCommit={(share) => limit({ leastShare: { ...limits.leastShare, [kind]: share ?? 0 } })}
        />
      ))}
      <Field
        label={t('portfolio.townShare')}
        value={limits.townShare}
        factor={100}
        unit="%"
        max={100}
        onCommit={(townShare) => limit({ townShare: townShare || 1 })}
      />
      <Field
        label={t('portfolio.leastSize')}
        help={t('portfolio.leastSizeHelp')}
        value={limits.leastSize}
        factor={100}
        unit="%"
        min={5}
        max={100}
        onCommit={(leastSize) => limit({ leastSize: leastSize ?? 1 })}
      />
      <Field
        label={t('portfolio.precision')}
        value={input.gap}
        factor={100}
        unit="%"
        max={50}
        decimalScale={3}
        onCommit={(gap) => change({ gap: gap ?? 0.01 })}
      />
      <Field
        label={t('portfolio.timeLimit')}
        value={input.timeSeconds}
        unit="s"
        max={3600}
        onCommit={(seconds) => change({ timeSeconds: Math.max(1, seconds ?? 60) })}
      />
      <Checkbox
        size="xs"
        my={6}
        label={t('portfolio.hosting')}
        checked={limits.hosting}
        onChange={({ currentTarget }) => limit({ hosting: currentTarget.checked })}
      />
      {limits.hosting && (
        <Checkbox
          size="xs"
          my={6}
          label={t('portfolio.storage')}
          checked={limits.storage}
          onChange={({ currentTarget }) => limit({ storage: currentTarget.checked })}
        />
      )}
      {limits.hosting && limits.storage && <StoreLimits />}
      <RoofShares />
      <Picks />
    </div>
  );
}
