import { ActionIcon, Menu, Text, VisuallyHidden } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { run } from '../base/client.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

/** The name of an edit in the language of the window. */
export function useStepName() {
  const language = useStore((state) => state.language);
  return (name: string) => textOf(texts[language].history, name);
}

/** The last edits, newest first; a click goes back to before it, or forward. */
export function HistoryMenu() {
  const { t } = useTranslation();
  const format = useFormat();
  const stepName = useStepName();
  const history = useStore((state) => state.history);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const steps = history?.steps.slice(0, 15) ?? [];
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('app.history')}>
          <IconHistory size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('app.history')}</Menu.Label>
        {steps.length === 0 && (
          <Text size="xs" c="var(--muted)" px="sm" pb="xs">
            {t('app.historyEmpty')}
          </Text>
        )}
        {steps.map((step) => (
          <Menu.Item
            key={step.id}
            py={3}
            disabled={readOnly || step.id === history?.undo?.id}
            onClick={() => void run('edit.jump', { step: step.id })}
          >
            <VisuallyHidden>{t('habits.jump', { name: stepName(step.name) })}</VisuallyHidden>
            <Text size="xs" td={step.undone ? 'line-through' : undefined}>
              {stepName(step.name)}
            </Text>
            <Text fz={11} c="var(--muted)" className="num">
              {format.date(step.at)}
              {step.undone && ` · ${t('app.historyUndone')}`}
            </Text>
          </Menu.Item>
        ))}
        {steps.length > 0 && (
          <Menu.Item py={3} onClick={() => useStore.setState({ dialog: 'history' })}>
            <Text size="xs" fw={600}>
              {t('editChanges.open')}
            </Text>
          </Menu.Item>
        )}
        {steps.length > 0 && (
          <Menu.Item py={3} disabled={readOnly} onClick={() => void run('edit.jump', { step: 0 })}>
            <Text size="xs">{t('habits.jumpStart')}</Text>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
