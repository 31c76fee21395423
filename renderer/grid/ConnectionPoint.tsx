import { NativeSelect, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CONNECTION_LEVELS, type ConnectionLevel } from '../../shared/connections.ts';
import { gridObjectOf } from '../../shared/grid-object.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer } from '../base/use-query.ts';
import classes from '../ui/blocks.module.css';

/** Objects of the grid that are listed at once; typing a part of a name finds the others. */
const LISTED = 50;

/** Where a site connects, by rule or as chosen, and what limits it there. */
export function ConnectionPoint({ siteId }: { siteId: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const answer = useAnswer('connection.list', { siteIds: [siteId] });
  const point = answer?.connections[0];
  if (point?.siteId !== siteId) return null;
  const { level, objectId, objectName, distanceM, from, limitedBy } = point;
  const choose = (at: ConnectionLevel | null, object: number | null) =>
    void run('connection.choose', { siteIds: [siteId], level: at, objectId: object });
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
          choose(value === '' ? null : (value as ConnectionLevel), null)
        }
      />
      {from === 'hand' && (
        <ObjectChoice
          level={level}
          objectId={objectId}
          disabled={disabled}
          onChoose={(id) => choose(level, id)}
        />
      )}
    </section>
  );
}

/** The transformer, feeder or substation that a site connects to at a level. */
function ObjectChoice(props: {
  level: ConnectionLevel;
  objectId: string | null;
  disabled: boolean;
  onChoose(id: number): void;
}) {
  const { t } = useTranslation();
  const { level, objectId, disabled, onChoose } = props;
  const answer = useAnswer('grid.openCapacity', {});
  const kind = level === '220V' || level === '380V' ? 'transformer' : level === '10kV' ? 'feeder' : 'station';
  const objects = answer?.objects ?? [];
  return (
    <Select
      size="xs"
      mt={4}
      aria-label={t('grid.point.object')}
      disabled={disabled}
      searchable
      limit={LISTED}
      value={objectId}
      data={objects.filter((each) => each.kind === kind).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(value) => value && onChoose(gridObjectOf(value)!.number)}
    />
  );
}
