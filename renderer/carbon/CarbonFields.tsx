import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CARBON, type CarbonKey, type CarbonShown, YEAR } from '../../shared/assumption-fields.ts';
import { type CarbonAssumptions, carbonAssumptionsSchema } from '../../shared/carbon.ts';
import { useFormat } from '../app/use-format.ts';
import { AssumptionRow } from '../scenarios/AssumptionRow.tsx';
import { NumberField } from '../ui/NumberField.tsx';

interface Props {
  value: CarbonAssumptions;
  disabled: boolean;
  onChange(part: Partial<CarbonAssumptions>): void;
}

const DEFAULTS = carbonAssumptionsSchema.parse({});

/** The dated points of the grid's path; each change is one edit. */
function PathFields({ value, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const points = value.gridPath;
  const set = (index: number, part: Partial<(typeof points)[number]>) =>
    onChange({ gridPath: points.map((point, i) => (i === index ? { ...point, ...part } : point)) });
  const last = points[points.length - 1] ?? { year: value.startYear, factorKgKwh: 0.5 };
  return (
    <>
      <Text size="sm">{t('carbon.pathTitle')}</Text>
      <Text fz={11.5} lh={1.4} c="var(--muted)">
        {t('carbon.pathHelp')}
      </Text>
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place; its year is being edited
        <Group key={index} gap={6} mt={4} wrap="nowrap">
          <NumberField
            aria-label={t('carbon.pathYear', { n: index + 1 })}
            value={point.year}
            min={2020}
            max={2100}
            decimalScale={0}
            disabled={disabled}
            onCommit={(year) => year !== null && set(index, { year: Math.round(year) })}
          />
          <NumberField
            aria-label={t('carbon.pathFactor', { n: index + 1 })}
            value={point.factorKgKwh}
            unit="kg/kWh"
            min={0}
            max={2}
            decimalScale={5}
            disabled={disabled}
            onCommit={(factorKgKwh) => factorKgKwh !== null && set(index, { factorKgKwh })}
          />
          <ActionIcon
            size="sm"
            aria-label={t('carbon.removePoint', { year: point.year })}
            disabled={disabled}
            onClick={() => onChange({ gridPath: points.filter((_, i) => i !== index) })}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        mt={4}
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={14} />}
        disabled={disabled || points.length >= 20}
        onClick={() => onChange({ gridPath: [...points, { ...last, year: Math.min(2100, last.year + 5) }] })}
      >
        {t('carbon.addPoint')}
      </Button>
    </>
  );
}

/** What a scenario assumes about carbon, for the editor of assumptions. */
export function CarbonFields(props: Props) {
  const { value, disabled, onChange } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const normalOf = (key: CarbonKey, { factor, unit, empty }: CarbonShown) => {
    const normal = DEFAULTS[key];
    if (normal === null) return t(`carbon.${empty ?? 'unknown'}`);
    return unit ? `${format.number(normal * factor, 1)} ${unit}` : String(normal);
  };
  return (
    <>
      <Title order={3} fz="sm" mt="lg" mb={2}>
        {t('carbon.group')}
      </Title>
      <PathFields {...props} />
      {(Object.entries(CARBON) as [CarbonKey, CarbonShown][]).map(([key, shown]) => (
        <AssumptionRow
          key={key}
          label={t(`carbon.fields.${key}`)}
          help={t(`carbon.help.${key}`)}
          normal={normalOf(key, shown)}
          changed={value[key] !== DEFAULTS[key]}
          disabled={disabled}
          onReset={() => onChange({ [key]: DEFAULTS[key] })}
        >
          <NumberField
            aria-label={t(`carbon.fields.${key}`)}
            value={value[key]}
            factor={shown.factor}
            unit={shown.unit}
            min={shown.min}
            max={shown.max}
            decimalScale={shown === YEAR ? 0 : 2}
            placeholder={shown.empty && t(`carbon.${shown.empty}`)}
            allowEmpty={shown.empty !== undefined}
            disabled={disabled}
            onCommit={(next) => (next !== null || shown.empty) && onChange({ [key]: next })}
          />
        </AssumptionRow>
      ))}
    </>
  );
}
