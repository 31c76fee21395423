import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsLookedFor } from './filter.ts';
import classes from './scenarios.module.css';

/** A line of the editor of assumptions: what it is about, its field, and the way back to the usual value. */
export function AssumptionRow(props: {
  label: string;
  help: string;
  /** The usual value in words. */
  normal: string;
  changed: boolean;
  disabled: boolean;
  onReset(): void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { label, help, normal, changed, disabled, onReset, children } = props;
  if (!useIsLookedFor(props)) return null;
  return (
    <div className={classes.field} data-assumption>
      <div>
        <Text size="sm" fw={changed ? 650 : 450}>
          {label}
        </Text>
        <Text fz={11.5} lh={1.4} c="var(--muted)">
          {help}
        </Text>
        {changed && (
          <Text fz={11.5} fw={600} className="num">
            {t('scenarios.default', { value: normal })}
          </Text>
        )}
      </div>
      {children}
      <Tooltip label={`${t('app.reset')} · ${t('scenarios.default', { value: normal })}`}>
        <ActionIcon
          size="sm"
          aria-label={`${t('app.reset')}: ${label}`}
          disabled={!changed || disabled}
          onClick={onReset}
        >
          <IconRestore size={15} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
