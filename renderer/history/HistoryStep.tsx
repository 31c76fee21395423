import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditStep } from '../../shared/domain.ts';
import { run } from '../base/client.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import classes from './history.module.css';
import { StepChanges } from './StepChanges.tsx';

/** One step: its name and time, the way back to it, and what it changed once it is opened. */
export function HistoryStep({ step, first }: { step: EditStep; first: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const newest = useStore((state) => state.history?.undo?.id === step.id);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const [open, setOpen] = useState(first);
  const name = textOf(texts[language].history, step.name);
  const Mark = open ? IconChevronDown : IconChevronRight;
  return (
    <section className={classes.step} aria-label={name}>
      <Group gap="xs" wrap="nowrap">
        <UnstyledButton className={classes.head} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Mark size={15} />
          <Text component="span" size="sm" fw={600} td={step.undone ? 'line-through' : undefined}>
            {name}
          </Text>
          <Text component="time" dateTime={step.at} fz={12} c="var(--muted)" className="num">
            {format.date(step.at)}
            {step.undone && ` · ${t('app.historyUndone')}`}
          </Text>
        </UnstyledButton>
        {!newest && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={readOnly}
            onClick={() => void run('edit.jump', { step: step.id })}
          >
            {t('editChanges.backTo')}
          </Button>
        )}
      </Group>
      {open && <StepChanges step={step.id} />}
    </section>
  );
}
