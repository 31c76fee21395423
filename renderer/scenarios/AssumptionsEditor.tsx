import { Badge, Button, Drawer, Group, NativeSelect, Text, Title } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LOSS, LOSS_KEYS, PLAIN, type PlainKey, type Shown } from '../../shared/assumption-fields.ts';
import type { AssumptionsChanges, Scenario } from '../../shared/domain.ts';
import { run } from '../app/client.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { CarbonFields } from '../carbon/CarbonFields.tsx';
import { FitFields } from '../fit/FitFields.tsx';
import { MoneyFields } from '../money/MoneyFields.tsx';
import { SupplyFields } from '../supply/SupplyFields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { AssumptionRow } from './AssumptionRow.tsx';
import { changedCount, DEFAULTS, totalLoss } from './fields.ts';

type FieldName = PlainKey | (typeof LOSS_KEYS)[number] | 'weatherId' | 'gridFactorKgKwh';

function Row({
  name,
  ...row
}: Omit<ComponentProps<typeof AssumptionRow>, 'label' | 'help'> & { name: FieldName }) {
  const { t } = useTranslation();
  return <AssumptionRow label={t(`scenarios.fields.${name}`)} help={t(`scenarios.help.${name}`)} {...row} />;
}

function Fields({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation();
  const format = useFormat();
  const weather = useStore((state) => state.weather);
  const gridFactor = useStore((state) => state.summary?.gridFactorKgKwh);
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const { assumptions } = scenario;
  const change = (part: AssumptionsChanges) =>
    void run('scenario.update', { id: scenario.id, assumptions: part });
  const show = (value: number, { factor, unit, digits }: Shown) =>
    `${format.number(value * factor, digits)} ${unit}`.trim();

  const number = (
    name: FieldName,
    value: number,
    normal: number,
    shown: Shown,
    set: (value: number) => void,
  ) => (
    <Row
      key={name}
      name={name}
      changed={value !== normal}
      normal={show(normal, shown)}
      disabled={disabled}
      onReset={() => set(normal)}
    >
      <NumberField
        aria-label={t(`scenarios.fields.${name}`)}
        value={value}
        factor={shown.factor}
        unit={shown.unit}
        min={shown.min}
        max={shown.max}
        decimalScale={shown.digits + 1}
        disabled={disabled}
        onCommit={(next) => next !== null && set(next)}
      />
    </Row>
  );
  const plain = (name: PlainKey) =>
    number(name, assumptions[name], DEFAULTS[name], PLAIN[name], (value) => change({ [name]: value }));
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
      {heading('weather')}
      <Row
        name="weatherId"
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
      </Row>
      {heading('module')}
      {(['gammaPdcPerK', 'faimanU0', 'faimanU1'] as const).map(plain)}
      {heading(
        'losses',
        <Text size="xs" className="num">
          {t('scenarios.totalLoss')} <strong>{format.percent(totalLoss(assumptions.lossTree), 2)}</strong>
        </Text>,
      )}
      {LOSS_KEYS.map((key) =>
        number(key, assumptions.lossTree[key], DEFAULTS.lossTree[key], LOSS, (value) =>
          change({ lossTree: { [key]: value } }),
        ),
      )}
      {heading('conversion')}
      {(['dcAcRatio', 'inverterEfficiency', 'albedo'] as const).map(plain)}
      {heading('life')}
      {(['degradationPerYear', 'lifetimeYears'] as const).map(plain)}
      <Row
        name="gridFactorKgKwh"
        changed={assumptions.gridFactorKgKwh !== null}
        normal={t('scenarios.county')}
        disabled={disabled}
        onReset={() => change({ gridFactorKgKwh: null })}
      >
        <NumberField
          aria-label={t('scenarios.fields.gridFactorKgKwh')}
          value={assumptions.gridFactorKgKwh}
          placeholder={gridFactor === undefined ? '' : format.number(gridFactor, 4)}
          unit="kg/kWh"
          min={0}
          max={2}
          allowEmpty
          decimalScale={5}
          disabled={disabled}
          onCommit={(value) => change({ gridFactorKgKwh: value })}
        />
      </Row>
      <CarbonFields
        value={assumptions.carbon}
        disabled={disabled}
        onChange={(part) => change({ carbon: part })}
      />
      <FitFields value={assumptions.fit} disabled={disabled} onChange={(part) => change({ fit: part })} />
      <MoneyFields
        value={assumptions.money}
        disabled={disabled}
        onChange={(part) => change({ money: part })}
      />
      <SupplyFields
        value={assumptions.supply}
        disabled={disabled}
        onChange={(part) => change({ supply: part })}
      />
    </>
  );
}

/** Every figure the estimates of a scenario rest on: visible, explained, changeable. */
export function AssumptionsEditor() {
  const { t } = useTranslation();
  const id = useStore((state) => state.editingScenario);
  const scenario = useStore((state) => state.scenarios.find((each) => each.id === id));
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const changed = scenario ? changedCount(scenario.assumptions) : 0;
  return (
    <Drawer
      opened={scenario !== undefined}
      onClose={() => useStore.setState({ editingScenario: null })}
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
          <Fields scenario={scenario} />
        </>
      )}
    </Drawer>
  );
}
