import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice, Goal } from '../../shared/portfolio.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { select, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { TextField } from '../ui/TextField.tsx';

/** Shows a set on the map, or makes it a scenario. */
export function Adopt({ choice, goal }: { choice: Choice; goal: Goal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const [name, setName] = useState(t('portfolio.defaultName', { goal: t(`portfolio.goals.${goal}`) }));
  const apply = async () => {
    const scenario = await run('portfolio.apply', {
      name,
      siteIds: choice.siteIds,
      sizes: choice.sizes,
      stores: choice.stores.map(({ stationId, energyKwh, powerKw }) => ({ stationId, energyKwh, powerKw })),
    });
    if (!scenario) return;
    const lost = scenario.replacedStores;
    const said = [
      t('portfolio.applied', { name: scenario.name }),
      ...(lost.length > 0
        ? [
            t('portfolio.storesLost', {
              n: lost.length,
              energy: format.energy(lost.reduce((sum, { energyKwh }) => sum + energyKwh, 0)),
            }),
          ]
        : []),
    ];
    notify({ message: said.join(' '), color: lost.length > 0 ? 'orange' : 'green' });
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
