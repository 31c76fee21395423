import { Badge, Button, Drawer, Group, NativeSelect, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FIELDS } from '../../shared/assumptions.ts';
import type { Assumptions, AssumptionsChanges, Scenario } from '../../shared/domain.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { PathFields } from '../carbon/PathFields.tsx';
import { ClassTerms } from '../money/ClassTerms.tsx';
import { AssumptionRow } from '../scenarios/AssumptionRow.tsx';
import { AssumptionTools } from '../scenarios/AssumptionTools.tsx';
import { FieldRow } from '../scenarios/FieldRow.tsx';
import { changedCount, DEFAULTS, totalLoss } from '../scenarios/fields.ts';
import { type AssumptionFilter, AssumptionFilterProvider } from '../scenarios/filter.ts';
import { GroupFields } from '../scenarios/GroupFields.tsx';
import classes from '../scenarios/scenarios.module.css';
import { usePinyin } from './palette-words.ts';

const ALL: AssumptionFilter = { text: '', onlyChanged: false, pinyin: null };

function Fields({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation();
  const format = useFormat();
  const weather = useStore((state) => state.weather);
  const gridFactor = useStore((state) => state.summary?.gridFactorKgKwh);
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const { assumptions } = scenario;
  const change = (part: AssumptionsChanges) =>
    void run('scenario.update', { id: scenario.id, assumptions: part });
  const row = (path: string, group?: 'lossTree', placeholder?: string) => {
    const key = path.slice(path.indexOf('.') + 1);
    const of = (from: Assumptions) => (group ? from[group] : from)[key as never] as unknown;
    const set = (value: unknown) =>
      change((group ? { [group]: { [key]: value } } : { [key]: value }) as never);
    return (
      <FieldRow
        key={path}
        path={path}
        field={FIELDS.get(path)!}
        value={of(assumptions)}
        normal={of(DEFAULTS)}
        disabled={disabled}
        onChange={set}
        {...(placeholder !== undefined && { placeholder })}
      />
    );
  };
  const heading = (key: 'module' | 'losses' | 'conversion' | 'life' | 'weather', aside?: ReactNode) => (
    <Group justify="space-between" mt="lg" mb={2}>
      <Title order={3} fz="sm">
        {t(`scenarios.groups.${key}`)}
      </Title>
      {aside}
    </Group>
  );

  return (
    <>
      <section className={classes.group}>
        {heading('weather')}
        <AssumptionRow
          label={t('scenarios.fields.weatherId')}
          help={t('scenarios.help.weatherId')}
          changed={assumptions.weatherId !== null}
          normal={t('weather.bundled')}
          disabled={disabled}
          onReset={() => change({ weatherId: null })}
        >
          <NativeSelect
            size="xs"
            aria-label={t('scenarios.fields.weatherId')}
            disabled={disabled}
            value={assumptions.weatherId ?? ''}
            onChange={(event) =>
              change({ weatherId: event.currentTarget.value ? Number(event.currentTarget.value) : null })
            }
            data={weather.map((year) => ({
              value: String(year.id ?? ''),
              label: year.id === null ? t('weather.bundled') : year.name,
            }))}
          />
        </AssumptionRow>
      </section>
      <section className={classes.group}>
        {heading('module')}
        {(['gammaPdcPerK', 'faimanU0', 'faimanU1'] as const).map((key) => row(key))}
      </section>
      <section className={classes.group}>
        {heading(
          'losses',
          <Text size="xs" className="num">
            {t('scenarios.totalLoss')} <strong>{format.percent(totalLoss(assumptions.lossTree), 2)}</strong>
          </Text>,
        )}
        {Object.keys(DEFAULTS.lossTree).map((key) => row(`lossTree.${key}`, 'lossTree'))}
      </section>
      <section className={classes.group}>
        {heading('conversion')}
        {(['dcAcRatio', 'inverterEfficiency', 'albedo'] as const).map((key) => row(key))}
      </section>
      <section className={classes.group}>
        {heading('life')}
        {(['degradationPerYear', 'lifetimeYears'] as const).map((key) => row(key))}
        {row('gridFactorKgKwh', undefined, gridFactor === undefined ? '' : format.number(gridFactor, 4))}
      </section>
      {(['money', 'carbon', 'supply', 'fit'] as const).map((group) => (
        <section key={group} className={classes.group}>
          <GroupFields
            group={group}
            title={t(`${group}.group`)}
            assumptions={assumptions}
            disabled={disabled}
            onChange={change}
          >
            {group === 'carbon' && (
              <PathFields
                value={assumptions.carbon}
                disabled={disabled}
                onChange={(carbon) => change({ carbon })}
              />
            )}
          </GroupFields>
          {group === 'money' && (
            <ClassTerms
              value={assumptions.money.classTerms}
              disabled={disabled}
              onChange={(classTerms) => change({ money: { classTerms } })}
            />
          )}
        </section>
      ))}
      <Text className={classes.noMatch} size="sm" mt="lg" role="status">
        {t('scenarios.noMatch')}
      </Text>
    </>
  );
}

/** Every figure the estimates of a scenario rest on: visible, explained, changeable. */
export function AssumptionsEditor() {
  const { t } = useTranslation();
  const id = useStore((state) => state.editingScenario);
  const scenario = useStore((state) => state.scenarios.find((each) => each.id === id));
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const [filter, setFilter] = useState<AssumptionFilter>(ALL);
  const pinyin = usePinyin();
  const changed = scenario ? changedCount(scenario.assumptions) : 0;
  return (
    <Drawer
      opened={scenario !== undefined}
      onClose={() => {
        setFilter(ALL);
        useStore.setState({ editingScenario: null });
      }}
      position="right"
      size={560}
      title={`${t('scenarios.assumptions')} · ${scenario?.name ?? ''}`}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      overlayProps={{ backgroundOpacity: 0.2 }}
    >
      {scenario && (
        <>
          <Text size="xs" c="var(--muted)">
            {t('scenarios.assumptionsHelp')}
          </Text>
          <Group mt="sm" mih={26}>
            <Badge variant="light" color={changed ? 'orange' : 'gray'} tt="none" radius="sm">
              {t('scenarios.changed', { n: changed })}
            </Badge>
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={changed === 0 || readOnly}
              onClick={() => void run('scenario.update', { id: scenario.id, assumptions: DEFAULTS })}
            >
              {t('scenarios.resetAll')}
            </Button>
          </Group>
          <AssumptionTools
            scenario={scenario}
            filter={filter}
            onFilter={(part) => setFilter({ ...filter, ...part })}
          />
          <AssumptionFilterProvider value={{ ...filter, pinyin }}>
            <div className={classes.groups}>
              <Fields scenario={scenario} />
            </div>
          </AssumptionFilterProvider>
        </>
      )}
    </Drawer>
  );
}
