import { Button, Group, Text } from '@mantine/core';
import { IconHome } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { run } from '../app/client.ts';
import { notify } from '../app/notify.ts';
import { useStore } from '../app/store.ts';
import { useGrid } from './state.ts';

/** How many transformers there are, and typical ones of villages made from their households. */
export function Transformers() {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const count = useGrid((state) => state.transformers.length);
  const make = async () => {
    const done = await run('transformer.typical', {});
    if (!done) return;
    const { created: n, withoutHouseholds: without, supplied } = done;
    notify({ message: t('grid.typicalDone', { n, without, supplied }), color: 'gray' });
  };
  return (
    <Group gap={8} mt={12} mb={4}>
      <Text fz="sm" fw={650}>
        {`${t('grid.transformers')} · ${count}`}
      </Text>
      <Button
        size="compact-xs"
        variant="light"
        disabled={readOnly}
        leftSection={<IconHome size={14} />}
        onClick={() => void make()}
      >
        {t('grid.typical')}
      </Button>
    </Group>
  );
}
