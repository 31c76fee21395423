import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceUnit } from '../../shared/price-year.ts';

/** A file of prices that leaves open which column or unit is meant. */
export interface Asked {
  path: string;
  column?: string;
  unit?: PriceUnit;
  ask: 'column' | 'unit';
  choices: readonly string[];
}

interface Props {
  asked: Asked | null;
  onClose(): void;
  onChoose(asked: Asked, choice: string): void;
}

/** Asks what a file of prices leaves open. */
export function PriceChoice({ asked, onClose, onChoose }: Props) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<string | null>(null);
  const ask = asked?.ask ?? 'column';
  const label = (each: string) => (ask === 'unit' ? t(`money.market.units.${each as PriceUnit}`) : each);
  const take = () => {
    if (!asked || choice === null) return;
    setChoice(null);
    onChoose(asked, choice);
  };
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={t(`money.market.${ask}`)}
      size="sm"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="var(--muted)">
          {t(`money.market.${ask}Help`)}
        </Text>
        <Radio.Group aria-label={t(`money.market.${ask}`)} value={choice} onChange={setChoice}>
          <Stack gap={6}>
            {asked?.choices.map((each) => (
              <Radio key={each} size="xs" value={each} label={label(each)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button size="xs" disabled={choice === null} onClick={take}>
            {t('imports.start')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
