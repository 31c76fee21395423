import { NativeSelect, Switch, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SUPPLY, type SupplyKey } from '../../shared/assumption-fields.ts';
import { type SupplyAssumptions, supplyAssumptionsSchema } from '../../shared/consumers.ts';
import { REACTIVE_MODES } from '../../shared/grid.ts';
import { useFormat } from '../app/use-format.ts';
import { AssumptionRow } from '../scenarios/AssumptionRow.tsx';
import { NumberField } from '../ui/NumberField.tsx';

interface Props {
  value: SupplyAssumptions;
  disabled: boolean;
  onChange(part: Partial<SupplyAssumptions>): void;
}

const WHOLE: ReadonlySet<SupplyKey> = new Set(['calendarYear', 'batteryYears', 'typicalHour']);
const DEFAULTS = supplyAssumptionsSchema.parse({});

/** What a scenario assumes about consumers, storage and the grid, for the editor of assumptions. */
export function SupplyFields({ value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const normalOf = (key: SupplyKey, { factor, unit }: (typeof SUPPLY)[SupplyKey]) => {
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
      {(Object.entries(SUPPLY) as [SupplyKey, (typeof SUPPLY)[SupplyKey]][]).map(([key, shown]) => (
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
