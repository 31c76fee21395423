import { Button, CloseButton, Group, Table, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import type { GridZone, ZonePart } from '../../shared/grid-zone.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { useYuan } from '../base/use-yuan.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { State } from '../ui/State.tsx';
import classes from './grid.module.css';
import { useGrid } from './state.ts';
import { usePartWords } from './use-part-words.ts';

type Allowed = Pick<
  CommandInput<'grid.openZone'>,
  'spareMw' | 'mostCurtailment' | 'shiftableMw' | 'mostStorageMw'
>;

/** What the sites come to that an object limits, MW; hardly anything where it limits none. */
function plannedMw(objectId: string): number {
  const limited = useGrid.getState().connections.filter(({ limitedBy }) => limitedBy === objectId);
  return Math.max(0.001, limited.reduce((sum, { capacityKwp }) => sum + capacityKwp, 0) / 1000);
}

/** What opens an object of the grid: the cheapest mix of measures, what further megawatts cost, and taking it over. */
export function Zone({ objectId }: { objectId: string }) {
  const { t } = useTranslation();
  const startYear = useStore(
    ({ scenarios }) => scenarios.find(({ active }) => active)?.assumptions.carbon.startYear,
  );
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const [allowed, setAllowed] = useState<Allowed>(() => ({
    spareMw: plannedMw(objectId),
    ...{ mostCurtailment: 0.05, shiftableMw: 0 },
  }));
  const [year, setYear] = useState<number | null>(null);
  const { read, retry } = useQuery('grid.openZone', { objectId, ...allowed });
  // The row that asked for it may stand far below.
  const shown = useRef<HTMLElement>(null);
  useEffect(() => {
    // Braces: a browser may answer with a promise, which is no clean-up.
    void shown.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const close = () => useGrid.setState({ opening: null });
  const zone = read && 'value' in read && read.value.objectId === objectId ? read.value : null;
  const inYear = year ?? startYear ?? new Date().getFullYear();
  const parts = zone?.mix?.parts ?? [];
  const adopt = async () => {
    if (await run('grid.adoptWorks', { objectId, year: inYear, parts })) close();
  };
  const common = { size: 'xs', allowEmpty: true } as const;
  return (
    <section ref={shown} className={classes.card} aria-label={t('grid.zone.heading')}>
      <Group justify="space-between" wrap="nowrap">
        <Text fz="sm" fw={650}>
          {t('grid.zone.heading')}
          {zone && `: ${zone.name}`}
        </Text>
        <CloseButton size="sm" aria-label={t('app.close')} onClick={close} />
      </Group>
      <div className={classes.fields}>
        <NumberField
          {...common}
          label={t('grid.zone.spare')}
          unit="MW"
          value={allowed.spareMw ?? null}
          min={0.001}
          max={100_000}
          onCommit={(spareMw) => setAllowed({ ...allowed, spareMw: spareMw ?? 0.001 })}
        />
        <NumberField
          {...common}
          label={t('grid.zone.curtailment')}
          unit="%"
          factor={100}
          value={allowed.mostCurtailment ?? null}
          min={0}
          max={30}
          onCommit={(share) => setAllowed({ ...allowed, mostCurtailment: share ?? 0 })}
        />
        <NumberField
          {...common}
          label={t('grid.zone.shiftable')}
          unit="MW"
          value={allowed.shiftableMw ?? null}
          min={0}
          max={100_000}
          onCommit={(shiftableMw) => setAllowed({ ...allowed, shiftableMw: shiftableMw ?? 0 })}
        />
        <NumberField
          {...common}
          label={t('grid.zone.mostStorage')}
          placeholder={t('grid.unlimited')}
          unit="MW"
          value={allowed.mostStorageMw ?? null}
          min={0}
          max={100_000}
          onCommit={(most) => setAllowed({ ...allowed, mostStorageMw: most ?? undefined })}
        />
        <NumberField
          {...common}
          label={t('grid.zone.year')}
          value={inYear}
          min={2000}
          max={2100}
          decimalScale={0}
          onCommit={setYear}
        />
      </div>
      {!read && <State kind="loading" />}
      {read && 'failure' in read && <State kind="error" text={read.failure} onRetry={retry} />}
      {zone && <Mix zone={zone} />}
      <Button size="compact-xs" mt={6} disabled={readOnly || parts.length === 0} onClick={() => void adopt()}>
        {t('grid.zone.adopt')}
      </Button>
    </section>
  );
}

/** The mix with its costs, and what is open for how much more. */
function Mix({ zone: { mix, marginal, neededMw, blockedBy } }: { zone: GridZone }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = usePartWords();
  const yuan = useYuan();
  const open = useGrid((state) => state.open);
  const above = open?.objects.find(({ id }) => id === blockedBy)?.name ?? blockedBy;
  if (!mix) return <Text fz="xs">{t('grid.zone.none')}</Text>;
  if (mix.parts.length === 0) return <Text fz="xs">{t('grid.zone.openAlready')}</Text>;
  return (
    <>
      <Table fz="xs" verticalSpacing={2} horizontalSpacing={6} aria-label={t('grid.zone.mix')}>
        <Table.Tbody className="num">
          {mix.parts.map((part: ZonePart) => (
            <Table.Tr key={part.measure}>
              <Table.Td>{words(part)}</Table.Td>
              <Table.Td ta="right">{yuan(part.yuan)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr fw={650}>
            <Table.Td>{t('grid.zone.needs', { mw: format.number(neededMw, 3) })}</Table.Td>
            <Table.Td ta="right">{yuan(mix.yuan)}</Table.Td>
          </Table.Tr>
          {marginal.map(({ openMw, marginalYuanPerMw }) => (
            <Table.Tr key={openMw}>
              <Table.Td>{t('grid.zone.more', { mw: format.number(openMw, 2) })}</Table.Td>
              <Table.Td ta="right">{`${yuan(marginalYuanPerMw)}/MW`}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {above && <Text fz="xs">{t('grid.zone.blocked', { name: above })}</Text>}
      <Text fz={11.5} c="var(--muted)">
        {t('grid.zone.note')}
      </Text>
    </>
  );
}
