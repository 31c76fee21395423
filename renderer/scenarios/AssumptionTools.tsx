import { Button, Group, Menu, Switch, TextInput } from '@mantine/core';
import { IconChevronDown, IconFileExport, IconFileImport, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../shared/domain.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { notifyEdit } from '../base/notify-edit.tsx';
import { useStore } from '../base/store.ts';
import type { AssumptionFilter } from './filter.ts';

interface Props {
  scenario: Scenario;
  filter: AssumptionFilter;
  onFilter(part: Partial<AssumptionFilter>): void;
}

/** Finds assumptions, and shares them with other scenarios and documents. */
export function AssumptionTools({ scenario, filter, onFilter }: Props) {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const scenarios = useStore((state) => state.scenarios);
  const others = scenarios.filter(({ id }) => id !== scenario.id);
  const { id } = scenario;

  const give = async () => {
    const suggestedName = `${scenario.name}-${t('scenarios.assumptions')}.csv`;
    const chosen = await run('shell.choose', { purpose: 'save-assumptions', suggestedName, language });
    const done = chosen?.path
      ? await run('scenario.export', { id, out: chosen.path, overwrite: true })
      : undefined;
    if (done) notify({ message: t('scenarios.exported', { n: done.items }), color: 'teal' });
  };
  const told = (done: { changed: number } | undefined) => {
    if (!done) return;
    if (done.changed === 0) notify({ message: t('scenarios.tookNone'), color: 'gray' });
    else notifyEdit(t('scenarios.took', { n: done.changed }));
  };
  const take = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-assumptions', language });
    if (chosen?.path) told(await run('scenario.import', { id, path: chosen.path }));
  };
  return (
    <>
      <Group gap="xs" mt="xs">
        <TextInput
          size="xs"
          flex={1}
          aria-label={t('scenarios.search')}
          placeholder={t('scenarios.search')}
          leftSection={<IconSearch size={14} />}
          value={filter.text}
          onChange={(event) => onFilter({ text: event.currentTarget.value })}
        />
        <Switch
          size="xs"
          label={t('scenarios.onlyChanged')}
          checked={filter.onlyChanged}
          onChange={(event) => onFilter({ onlyChanged: event.currentTarget.checked })}
        />
      </Group>
      <Group gap="xs" mt="xs">
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFileExport size={14} />}
          onClick={() => void give()}
        >
          {t('scenarios.exportFile')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFileImport size={14} />}
          disabled={readOnly}
          onClick={() => void take()}
        >
          {t('scenarios.importFile')}
        </Button>
        <Menu position="bottom-start" shadow="md" withinPortal>
          <Menu.Target>
            <Button
              size="compact-xs"
              variant="default"
              rightSection={<IconChevronDown size={13} />}
              disabled={readOnly || others.length === 0}
            >
              {t('scenarios.takeFrom')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((other) => (
              <Menu.Item
                key={other.id}
                fz="xs"
                onClick={async () => told(await run('scenario.take', { id, from: other.id }))}
              >
                {other.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </>
  );
}
