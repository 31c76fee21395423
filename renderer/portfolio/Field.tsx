import { Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../ui/NumberField.tsx';
import classes from './portfolio.module.css';

/** A number of the portfolio's limits with its name before it. */
export function Field({
  label,
  help,
  ...rest
}: { label: string; help?: string } & Omit<Parameters<typeof NumberField>[0], 'aria-label' | 'label'>) {
  const { t } = useTranslation();
  const name = <Text size="xs">{label}</Text>;
  return (
    <div className={classes.field}>
      {help ? (
        <Tooltip label={help} multiline maw={300}>
          {name}
        </Tooltip>
      ) : (
        name
      )}
      <NumberField min={0} {...rest} size="xs" aria-label={label} placeholder={t('portfolio.noLimit')} />
    </div>
  );
}
