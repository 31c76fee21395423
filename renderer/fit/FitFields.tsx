import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FIT, type FitShown } from '../../shared/assumption-fields.ts';
import { type FitAssumptions, type FitNumberKey, fitAssumptionsSchema } from '../../shared/fit.ts';
import { texts } from '../app/i18n.ts';
import { useStore } from '../app/store.ts';
import { useFormat } from '../app/use-format.ts';
import { AssumptionRow } from '../scenarios/AssumptionRow.tsx';
import { NumberField } from '../ui/NumberField.tsx';

const DEFAULTS = fitAssumptionsSchema.parse({});

interface Props {
  value: FitAssumptions;
  disabled: boolean;
  onChange(part: Partial<FitAssumptions>): void;
}

/** What a scenario assumes about jobs, income, water and sight, for the editor of assumptions. */
export function FitFields({ value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  return (
    <>
      <Title order={3} fz="sm" mt="lg" mb={2}>
        {t('fit.group')}
      </Title>
      {(Object.entries(FIT) as [FitNumberKey, FitShown][]).map(([key, shown]) => {
        const { factor = 1, min = 0, max, digits = 2 } = shown;
        const unit = shown.unit ?? texts[language].fit.fieldUnits[key];
        const normal = `${format.number(DEFAULTS[key] * factor, key === 'seed' ? 0 : undefined)} ${unit ?? ''}`;
        return (
          <AssumptionRow
            key={key}
            label={t(`fit.fields.${key}`)}
            help={t(`fit.help.${key}`)}
            normal={normal.trim()}
            changed={value[key] !== DEFAULTS[key]}
            disabled={disabled}
            onReset={() => onChange({ [key]: DEFAULTS[key] })}
          >
            <NumberField
              aria-label={t(`fit.fields.${key}`)}
              value={value[key]}
              factor={factor}
              unit={unit}
              min={min}
              max={max}
              decimalScale={digits}
              disabled={disabled}
              onCommit={(next) => next !== null && onChange({ [key]: next })}
            />
          </AssumptionRow>
        );
      })}
    </>
  );
}
