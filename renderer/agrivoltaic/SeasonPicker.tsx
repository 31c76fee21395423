import { Chip, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The months a crop grows in; at least one stays chosen. */
export function SeasonPicker({
  months,
  onChange,
}: {
  months: readonly number[];
  onChange(months: number[]): void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" fz={12} pt="xs" pb={2}>
        {t('agrivoltaic.season')}
      </Text>
      <Group gap={2}>
        {MONTHS.map((month) => (
          <Chip
            key={month}
            size="xs"
            radius="sm"
            icon={null}
            variant="light"
            checked={months.includes(month)}
            styles={{ iconWrapper: { display: 'none' }, label: { padding: '0 6px' } }}
            onChange={(checked) => {
              const next = MONTHS.filter((each) => (each === month ? checked : months.includes(each)));
              if (next.length > 0) onChange(next);
            }}
          >
            {month}
          </Chip>
        ))}
      </Group>
    </fieldset>
  );
}
