import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShapes } from '../base/shapes.ts';
import { useStore } from '../base/store.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { bufferSelected, clipSelected } from './shape-actions.ts';

const FIRST_M = { buffer: -1, setback: 10 } as const;
const LIMITS = { buffer: [-1000, 1000], setback: [0, 1000] } as const;

/** How far the selected sites grow or shrink, or how far they keep from the middle of roads. */
export function DistanceDialog() {
  const asking = useShapes((state) => state.asking);
  return asking && <Asked key={asking} asking={asking} />;
}

function Asked({ asking }: { asking: 'buffer' | 'setback' }) {
  const { t } = useTranslation();
  const count = useStore((state) => state.selected.size);
  const [metres, setMetres] = useState<number>(FIRST_M[asking]);
  const close = () => useShapes.setState({ asking: null });
  const [min, max] = LIMITS[asking];
  return (
    <Modal opened onClose={close} title={t(`shapes.${asking}Title`)} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // A distance out of its limits stays in the field.
          if (event.currentTarget.querySelector('[aria-invalid=true]')) return;
          close();
          void (asking === 'buffer' ? bufferSelected(metres) : clipSelected('roads', metres));
        }}
      >
        <Stack gap="sm">
          <NumberField
            label={t(`shapes.${asking}Label`)}
            value={metres}
            unit="m"
            min={min}
            max={max}
            decimalScale={2}
            data-autofocus
            onCommit={(value) => value !== null && setMetres(value)}
          />
          <Text size="xs" c="var(--muted)">
            {t(`shapes.${asking}Help`)}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" disabled={asking === 'buffer' && metres === 0}>
              {t('shapes.apply', { n: count })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
