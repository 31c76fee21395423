import { AngleSlider, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../ui/blocks.module.css';

const POINTS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type CompassPoint = (typeof POINTS)[number];

/** The nearest of eight directions for an azimuth clockwise from north. */
const compassPoint = (azimuthDeg: number): CompassPoint =>
  POINTS[Math.round((((azimuthDeg % 360) + 360) % 360) / 45) % 8]!;

interface CompassProps {
  value: number;
  disabled?: boolean;
  onCommit(value: number): void;
  label: string;
}

/** An azimuth as a dial: north is up, drag the thumb or use the arrow keys. */
export function Compass({ value, disabled, onCommit, label }: CompassProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <div className={classes.compass}>
      <AngleSlider
        aria-label={label}
        size={58}
        thumbSize={9}
        step={1}
        value={Math.round(draft) % 360}
        disabled={disabled}
        onChange={setDraft}
        onChangeEnd={(next) => next !== value && onCommit(next)}
        formatLabel={() => t(`sites.bearings.${compassPoint(draft)}`)}
        marks={[0, 45, 90, 135, 180, 225, 270, 315].map((mark) => ({ value: mark }))}
      />
      <Text size="xs" c="var(--muted)">
        {t('sites.azimuthHelp')}
      </Text>
    </div>
  );
}
