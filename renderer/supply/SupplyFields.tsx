import { NativeSelect, Switch, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type SupplyAssumptions, supplyAssumptionsSchema } from '../../shared/consumers.ts';
import { REACTIVE_MODES } from '../../shared/grid.ts';
import { useFormat } from '../app/use-format.ts';
import { AssumptionRow } from '../scenarios/AssumptionRow.tsx';
import { NumberField } from '../ui/NumberField.tsx';

type Key = Exclude<
  keyof SupplyAssumptions,
  'ratingsMva' | 'storesKwh' | 'storesKw' | 'reactiveMode' | 'shareOverGrid'
>;
interface Props {
  value: SupplyAssumptions;
  disabled: boolean;
  onChange(part: Partial<SupplyAssumptions>): void;
}

const share = (min: number, max: number) => ({ factor: 100, unit: '%', min, max });
const plain = (unit: string, min: number, max: number) => ({ factor: 1, unit, min, max });
const SHOWN: Record<Key, { factor: number; unit: string; min: number; max: number }> = {
  calendarYear: plain('', 2025, 2026),
  meterReachM: plain('m', 0, 5000),
  sharingRadiusM: plain('m', 0, 100_000),
  networkChargeYuanKwh: plain('yuan/kWh', 0, 2),
  gridCarbonFree: share(0, 100),
  roundTrip: share(30, 100),
  storageRate: plain('1/h', 0.01, 4),
  coldHours: plain('h', 0, 24),
  powerFactor: plain('', 0.51, 1),
  reverseLimit: share(1, 200),
  voltageLimit: share(0.1, 20),
  voltageSum: share(0.1, 30),
  busPu: plain('p.u.', 0.8, 1.2),
  pvPowerFactor: plain('', 0.8, 1),
  controlFromPu: plain('p.u.', 0.9, 1.2),
  typicalHour: plain('h', 0, 8759),
  maxOutputFactor: plain('', 0.01, 1),
  countyLeastMw: plain('MW', 0, 1e6),
  countyMostMw: plain('MW', 0, 1e6),
  defaultRatingMva: plain('MVA', 0.01, 10_000),
  feederReachM: plain('m', 0, 100_000),
  batteryYuanKwh: plain('yuan/kWh', 0, 10_000),
  batteryYuanKw: plain('yuan/kW', 0, 10_000),
  batteryOpexShare: share(0, 100),
  batteryYears: plain('a', 1, 50),
  simultaneity: share(1, 100),
};
const WHOLE: ReadonlySet<Key> = new Set(['calendarYear', 'batteryYears', 'typicalHour']);
const DEFAULTS = supplyAssumptionsSchema.parse({});

/** What a scenario assumes about consumers, storage and the grid, for the editor of assumptions. */
export function SupplyFields({ value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const normalOf = (key: Key, { factor, unit }: (typeof SHOWN)[Key]) => {
    const usual = DEFAULTS[key];
    if (usual === null) return t('supply.notGiven');
    return key === 'calendarYear' ? String(usual) : `${format.number(usual * factor)} ${unit}`.trim();
  };
  return (
    <>
      <Title order={3} fz="sm" mt="lg" mb={2}>
        {t('supply.group')}
      </Title>
      <AssumptionRow
        label={t('supply.fields.shareOverGrid')}
        help={t('supply.help.shareOverGrid')}
        normal={t(DEFAULTS.shareOverGrid ? 'money.yes' : 'money.no')}
        changed={value.shareOverGrid !== DEFAULTS.shareOverGrid}
        disabled={disabled}
        onReset={() => onChange({ shareOverGrid: DEFAULTS.shareOverGrid })}
      >
        <Switch
          aria-label={t('supply.fields.shareOverGrid')}
          checked={value.shareOverGrid}
          disabled={disabled}
          onChange={({ currentTarget }) => onChange({ shareOverGrid: currentTarget.checked })}
        />
      </AssumptionRow>
      {(Object.entries(SHOWN) as [Key, (typeof SHOWN)[Key]][]).map(([key, shown]) => (
        <AssumptionRow
          key={key}
          label={t(`supply.fields.${key}`)}
          help={t(`supply.help.${key}`)}
          normal={normalOf(key, shown)}
          changed={value[key] !== DEFAULTS[key]}
          disabled={disabled}
          onReset={() => onChange({ [key]: DEFAULTS[key] })}
        >
          <NumberField
            aria-label={t(`supply.fields.${key}`)}
            value={value[key]}
            factor={shown.factor}
            unit={shown.unit}
            min={shown.min}
            max={shown.max}
            decimalScale={WHOLE.has(key) ? 0 : 3}
            disabled={disabled}
            allowEmpty={DEFAULTS[key] === null}
            onCommit={(next) =>
              onChange({ [key]: next !== null && WHOLE.has(key) ? Math.round(next) : next })
            }
          />
        </AssumptionRow>
      ))}
      <AssumptionRow
        label={t('supply.fields.reactiveMode')}
        help={t('supply.help.reactiveMode')}
        normal={t(`supply.reactiveModes.${DEFAULTS.reactiveMode}`)}
        changed={value.reactiveMode !== DEFAULTS.reactiveMode}
        disabled={disabled}
        onReset={() => onChange({ reactiveMode: DEFAULTS.reactiveMode })}
      >
        <NativeSelect
          size="xs"
          aria-label={t('supply.fields.reactiveMode')}
          value={value.reactiveMode}
          disabled={disabled}
          data={REACTIVE_MODES.map((mode) => ({ value: mode, label: t(`supply.reactiveModes.${mode}`) }))}
          onChange={({ currentTarget }) =>
            onChange({ reactiveMode: currentTarget.value as (typeof REACTIVE_MODES)[number] })
          }
        />
      </AssumptionRow>
    </>
  );
}
