import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CONNECTION_LEVELS, type ConnectionLevel } from '../../shared/connections.ts';
import { run } from '../app/client.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { useQuery } from '../app/use-query.ts';
import classes from '../sites/sites.module.css';

/** Where a site connects, by rule or as chosen, and what limits it there. */
export function ConnectionPoint({ siteId }: { siteId: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const { read } = useQuery('connection.list', { siteIds: [siteId] });
  const point = read && 'value' in read ? read.value.connections[0] : undefined;
  if (point?.siteId !== siteId) return null;
  const { level, objectName, distanceM, from, limitedBy } = point;
  return (
    <section className={classes.part} aria-label={t('grid.point.title')}>
      <h3 className={classes.partTitle}>{t('grid.point.title')}</h3>
      <Text size="xs">
        {t('grid.point.is', { level, object: objectName ?? '—' })}
        {distanceM !== null && ` · ${format.number(distanceM)} m`}
      </Text>
      {limitedBy && <Text size="xs">{t('grid.point.limited', { object: point.limitedByName })}</Text>}
      <NativeSelect
        size="xs"
        aria-label={t('grid.point.level')}
        disabled={disabled}
        value={from === 'hand' ? level : ''}
        data={[
          { value: '', label: t('grid.point.byRule') },
          ...CONNECTION_LEVELS.map((each) => ({ value: each, label: each })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          void run('connection.choose', {
            siteIds: [siteId],
            level: value === '' ? null : (value as ConnectionLevel),
          })
        }
      />
    </section>
  );
}
