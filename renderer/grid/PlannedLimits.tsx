import { Button, Group, NativeSelect, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMIT_MEASURES, type PlannedLimit } from '../../shared/planned-limits.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer } from '../base/use-query.ts';
import { NumberField } from '../ui/NumberField.tsx';
import classes from './grid.module.css';
import { useGrid } from './state.ts';

const COUNTY = 'county';
/** Objects that are listed at once; typing a part of a name finds the others. */
const LISTED = 50;

/** Planned dynamic limits of output: choosing one for the county or an object, and those that are chosen. */
export function PlannedLimits() {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const open = useGrid((state) => state.open);
  const [objectId, setObject] = useState(COUNTY);
  const [limit, setLimit] = useState<PlannedLimit>({ by: 'energy', share: 0.03 });
  const answer = useAnswer('grid.limits', {});
  const limits = answer?.limits ?? [];
  if (!open || open.objects.length === 0) return null;
  const objects = [
    { value: COUNTY, label: t('grid.limit.whole') },
    ...open.objects.flatMap(({ id, name, kind }) => (kind === 'county' ? [] : [{ value: id, label: name }])),
  ];
  return (
    <section aria-label={t('grid.limit.heading')}>
      <Text fz="sm" fw={650} mt={12} mb={4}>
        {t('grid.limit.heading')}
      </Text>
      <div className={classes.fields}>
        <Select
          size="xs"
          label={t('grid.limit.object')}
          value={objectId}
          data={objects}
          searchable
          limit={LISTED}
          disabled={readOnly}
          onChange={(chosen) => setObject(chosen ?? COUNTY)}
        />
        <NativeSelect
          size="xs"
          label={t('grid.limit.byLabel')}
          value={limit.by}
          disabled={readOnly}
          data={LIMIT_MEASURES.map((value) => ({ value, label: t(`grid.limit.by.${value}`) }))}
          onChange={({ currentTarget: { value } }) => setLimit({ ...limit, by: value as PlannedLimit['by'] })}
        />
        <NumberField
          size="xs"
          label={t('grid.limit.share')}
          value={limit.share}
          factor={100}
          unit="%"
          min={0.1}
          max={30}
          disabled={readOnly}
          onCommit={(share) => share !== null && setLimit({ ...limit, share })}
        />
      </div>
      <Button
        size="compact-xs"
        mt={4}
        disabled={readOnly}
        onClick={() => void run('grid.planLimit', { objectId, limit })}
      >
        {t('grid.limit.plan')}
      </Button>
      {limits.map((each) => {
        const name =
          each.objectId === COUNTY
            ? t('grid.limit.whole')
            : each.name || t('grid.limit.gone', { id: each.objectId });
        return (
          <Group key={each.objectId} gap={8} mt={2}>
            <Text fz="xs" className="num">
              {`${name}: ${t(`grid.limit.${each.by}`, {
                share: format.percent(each.share, 1),
                factor: format.number(each.maxOutputFactor, 3),
              })}`}
            </Text>
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={readOnly}
              aria-label={`${t('grid.limit.drop')} ${name}`}
              onClick={() => void run('grid.planLimit', { objectId: each.objectId, limit: null })}
            >
              {t('grid.limit.drop')}
            </Button>
          </Group>
        );
      })}
      <Text fz={11.5} c="var(--muted)" mt={4}>
        {t('grid.limit.note')}
      </Text>
    </section>
  );
}
