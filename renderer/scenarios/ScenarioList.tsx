import { ActionIcon, Menu, Radio, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconAdjustments, IconCopy, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../shared/domain.ts';
import { run } from '../base/client.ts';
import { refreshScenarios } from '../base/refresh.ts';
import { useStore } from '../base/store.ts';
import { NameForm } from '../ui/NameForm.tsx';
import { Section } from '../ui/Section.tsx';
import { State } from '../ui/State.tsx';
import classes from './scenarios.module.css';

function useScenarioActions() {
  const { t } = useTranslation();
  const ask = (title: string, start: string, done: (name: string) => Promise<unknown>) => {
    const id = modals.open({
      title,
      children: (
        <NameForm
          label={t('scenarios.name')}
          start={start}
          onDone={(name) => {
            modals.close(id);
            void done(name);
          }}
          onCancel={() => modals.close(id)}
        />
      ),
    });
  };
  return {
    create: () =>
      ask(t('scenarios.create'), t('scenarios.newName'), (name) => run('scenario.create', { name })),
    copy: (scenario: Scenario) =>
      ask(t('scenarios.create'), t('scenarios.copyName', { name: scenario.name }), (name) =>
        run('scenario.create', { name, copyOf: scenario.id }),
      ),
    rename: (scenario: Scenario) =>
      ask(t('scenarios.renameTitle'), scenario.name, (name) =>
        run('scenario.update', { id: scenario.id, name }),
      ),
    remove: (scenario: Scenario) =>
      modals.openConfirmModal({
        title: t('scenarios.deleteTitle'),
        children: <Text size="sm">{t('scenarios.deleteQuestion', { name: scenario.name })}</Text>,
        labels: { confirm: t('app.delete'), cancel: t('app.cancel') },
        confirmProps: { color: 'red' },
        onConfirm: () => void run('scenario.delete', { id: scenario.id }),
      }),
  };
}

/** The scenarios of the document; one is active, and its assumptions rule every number shown. */
export function ScenarioList() {
  const { t } = useTranslation();
  const scenarios = useStore((state) => state.scenarios);
  const load = useStore((state) => state.scenariosLoad);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const actions = useScenarioActions();
  const edit = (id: number) => useStore.setState({ editingScenario: id });
  return (
    <Section
      title={t('scenarios.title')}
      aside={
        <Tooltip label={t('scenarios.create')}>
          <ActionIcon
            size="sm"
            aria-label={t('scenarios.create')}
            disabled={readOnly}
            onClick={actions.create}
          >
            <IconPlus size={16} />
          </ActionIcon>
        </Tooltip>
      }
    >
      {load === 'failed' && <State kind="error" onRetry={() => void refreshScenarios()} />}
      <ul className={classes.list}>
        {scenarios.map((scenario) => (
          <li key={scenario.id} className={classes.row} data-active={scenario.active || undefined}>
            <Radio
              size="xs"
              name="scenario"
              flex={1}
              checked={scenario.active}
              disabled={readOnly}
              label={scenario.name}
              onChange={() => void run('scenario.activate', { id: scenario.id })}
              styles={{ label: { fontSize: 12.5 }, body: { alignItems: 'center' } }}
            />
            <Tooltip label={t('scenarios.edit')}>
              <ActionIcon
                size="sm"
                aria-label={`${t('scenarios.edit')}: ${scenario.name}`}
                onClick={() => edit(scenario.id)}
              >
                <IconAdjustments size={15} />
              </ActionIcon>
            </Tooltip>
            <Menu position="bottom-end" shadow="md">
              <Menu.Target>
                <ActionIcon size="sm" aria-label={`${t('app.more')}: ${scenario.name}`} disabled={readOnly}>
                  <IconDots size={15} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => actions.copy(scenario)}>
                  {t('app.copy')}
                </Menu.Item>
                <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => actions.rename(scenario)}>
                  {t('app.rename')}
                </Menu.Item>
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={15} />}
                  disabled={scenarios.length < 2 || scenario.active}
                  onClick={() => actions.remove(scenario)}
                >
                  {t('app.delete')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
    </Section>
  );
}
