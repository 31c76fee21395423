import { NativeSelect, Switch, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type MoneyAssumptions, moneyAssumptionsSchema } from '../../shared/money.ts';
import { FIELDS, type Field, type Priced } from '../../shared/money-fields.ts';
import { useFormat } from '../app/use-format.ts';
import { AssumptionRow } from '../scenarios/AssumptionRow.tsx';
import { NumberField } from '../ui/NumberField.tsx';

type Key = keyof MoneyAssumptions;
interface Props {
  value: MoneyAssumptions;
  disabled: boolean;
  onChange(part: Partial<MoneyAssumptions>): void;
}

const DEFAULTS = moneyAssumptionsSchema.parse({});
const PLAIN_UNITS = ['', '%', 'm²', 'a'];

/** What a scenario assumes about money, for the editor of assumptions. */
export function MoneyFields({ value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const unitOf = (unit: string) => (PLAIN_UNITS.includes(unit) ? unit : t(`money.units.${unit as Priced}`));
  const option = (of: 'modes' | 'owners' | 'bases', each: string): string =>
    of === 'modes'
      ? t(`money.modes.${each as MoneyAssumptions['rooftopMode']}`)
      : of === 'owners'
        ? t(`money.owners.${each as MoneyAssumptions['rooftopOwner']}`)
        : t(`money.bases.${each as MoneyAssumptions['roofRentBasis']}`);
  const show = (field: Field, normal: MoneyAssumptions[Key]): string => {
    if (normal === null) return t('money.bundled');
    if (field.as === 'switch') return normal ? t('money.yes') : t('money.no');
    if (field.as === 'choice') return option(field.of, String(normal));
    return `${format.number(Number(normal) * field.factor)} ${unitOf(field.unit)}`.trim();
  };
  const input = (key: Key, field: Field) => {
    const label = t(`money.fields.${key}`);
    const now = value[key];
    if (field.as === 'switch') {
      return (
        <Switch
          aria-label={label}
          checked={now === true}
          disabled={disabled}
          onChange={({ currentTarget }) => onChange({ [key]: currentTarget.checked })}
        />
      );
    }
    if (field.as === 'choice') {
      return (
        <NativeSelect
          size="xs"
          aria-label={label}
          value={String(now)}
          disabled={disabled}
          data={field.values.map((each) => ({ value: each, label: option(field.of, each) }))}
          onChange={({ currentTarget }) => onChange({ [key]: currentTarget.value })}
        />
      );
    }
    return (
      <NumberField
        aria-label={label}
        value={now as number | null}
        factor={field.factor}
        unit={unitOf(field.unit)}
        min={field.min}
        max={field.max}
        decimalScale={field.unit === 'a' ? 0 : 4}
        placeholder={field.empty && t('money.bundled')}
        allowEmpty={field.empty}
        disabled={disabled}
        onCommit={(next) => (next !== null || field.empty) && onChange({ [key]: next })}
      />
    );
  };
  return (
    <>
      <Title order={3} fz="sm" mt="lg" mb={2}>
        {t('money.group')}
      </Title>
      {(Object.entries(FIELDS) as [Key, Field][]).map(([key, field]) => (
        <AssumptionRow
          key={key}
          label={t(`money.fields.${key}`)}
          help={t(`money.help.${key}`)}
          normal={show(field, DEFAULTS[key])}
          changed={value[key] !== DEFAULTS[key]}
          disabled={disabled}
          onReset={() => onChange({ [key]: DEFAULTS[key] })}
        >
          {input(key, field)}
        </AssumptionRow>
      ))}
    </>
  );
}
