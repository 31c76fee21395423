import { Button, Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { GOALS, type Goal, type PortfolioInput, type PortfolioLimits } from '../../shared/portfolio.ts';
import { invoke } from '../app/client.ts';
import { toReport } from '../app/errors.tsx';
import { useStore } from '../app/store.ts';
import { NumberField } from '../ui/NumberField.tsx';
import classes from './portfolio.module.css';
import { usePortfolio } from './state.ts';

const change = (part: Partial<PortfolioInput>) =>
  usePortfolio.setState(({ input }) => ({ input: { ...input, ...part } }));
const limit = (part: Partial<PortfolioLimits>) =>
  usePortfolio.setState(({ input }) => ({ input: { ...input, limits: { ...input.limits, ...part } } }));

async function solve(): Promise<void> {
  const asked = usePortfolio.getState().input;
  usePortfolio.setState({ solving: true, failure: null });
  try {
    const portfolio = await invoke('portfolio.solve', asked);
    usePortfolio.setState({ answer: { asked, portfolio } });
  } catch (error) {
    usePortfolio.setState({ failure: toReport(error).message });
  } finally {
    usePortfolio.setState({ solving: false });
  }
}

function Field({
  label,
  ...rest
}: { label: string } & Omit<Parameters<typeof NumberField>[0], 'aria-label' | 'label'>) {
  const { t } = useTranslation();
  return (
    <div className={classes.field}>
      <Text size="xs">{label}</Text>
      <NumberField {...rest} size="xs" aria-label={label} min={0} placeholder={t('portfolio.noLimit')} />
    </div>
  );
}

/** Sites the planner wants in or out, taken from what is selected on the map or in the table. */
function Picks() {
  const { t } = useTranslation();
  const selected = useStore((state) => state.selected);
  const { required, excluded } = usePortfolio((state) => state.input.limits);
  const ids = [...selected];
  const without = (list: readonly number[]) => list.filter((id) => !selected.has(id));
  return (
    <Group gap={4}>
      <Text fz={11.5} c="var(--muted)">
        {t('portfolio.picked', { required: required.length, excluded: excluded.length })} ·{' '}
        {t('portfolio.selection', { n: ids.length })}
      </Text>
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={ids.length === 0}
        onClick={() => limit({ required: [...without(required), ...ids], excluded: without(excluded) })}
      >
        {t('portfolio.require')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        disabled={ids.length === 0}
        onClick={() => limit({ excluded: [...without(excluded), ...ids], required: without(required) })}
      >
        {t('portfolio.exclude')}
      </Button>
      {required.length + excluded.length > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => limit({ required: [], excluded: [] })}>
          {t('portfolio.clear')}
        </Button>
      )}
    </Group>
  );
}

/** The goal and the limits of the portfolio, and the button that solves it. */
export function Limits() {
  const { t } = useTranslation();
  const { input, solving } = usePortfolio();
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
      <Picks />
      <Button
        mt={8}
        size="xs"
        loading={solving}
        leftSection={<IconTargetArrow size={15} />}
        onClick={() => void solve()}
      >
        {t('portfolio.solve')}
      </Button>
    </div>
  );
}
