import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../base/store.ts';
import { limit, usePortfolio } from './state.ts';

/** Sites the planner wants in or out, taken from what is selected on the map or in the table. */
export function Picks() {
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
