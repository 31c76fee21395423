import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** Null shows an empty field (several values, or none). */
  value: number | null;
  /**
   * Called when the planner is done: on Enter, on leaving the field, or a step button. Where the answer is that it was
   * not taken, the field shows again what holds.
   */
  onCommit(value: number | null): unknown;
  /** Stored value times this is what is shown: 100 for a share shown in percent. */
  factor?: number;
  allowEmpty?: boolean;
  unit?: string;
  /** What a typed number stands for, such as 330 for an azimuth of −30. */
  meant?(typed: number): number;
}

const tidy = (value: number) => Number(value.toPrecision(12));

/** A number that is written when the planner is done with it, not at every key. */
export function NumberField({
  value,
  onCommit,
  factor = 1,
  allowEmpty,
  unit,
  meant,
  ...rest
}: NumberFieldProps) {
  const { t } = useTranslation();
  const shown = value === null ? '' : tidy(value * factor);
  const [draft, setDraft] = useState<string | number>(shown);
  useEffect(() => setDraft(shown), [shown]);
  /** Whether what is typed lies outside of the limits; it stays in the field and is not taken. */
  const [refused, setRefused] = useState(false);
  /** Whether something was typed since the last commit, so that leaving the field after Enter writes nothing again. */
  const typed = useRef(false);

  const commit = (input: string | number = draft) => {
    typed.current = false;
    setRefused(false);
    if (input === '' || Number.isNaN(Number(input))) {
      if (allowEmpty && input === '' && value !== null) onCommit(null);
      else setDraft(shown);
      return;
    }
    const { min = -Infinity, max = Infinity } = rest;
    const given = meant ? meant(Number(input)) : Number(input);
    if (given < Number(min) || given > Number(max)) return setRefused(true);
    setDraft(given);
    if (given !== shown) {
      void Promise.resolve(onCommit(tidy(given / factor))).then(
        (taken) => taken === false && setDraft(shown),
      );
    }
  };

  return (
    <NumberInput
      {...rest}
      // Escape first takes back what was typed: only once nothing is, it closes the dialog that the field is in.
      data-mantine-stop-propagation={refused || draft !== shown ? 'true' : undefined}
      value={draft}
      error={
        refused
          ? t('app.outOfRange', {
              min: String(rest.min ?? '−∞'),
              max: String(rest.max ?? '∞'),
              unit: unit ?? '',
            })
          : rest.error
      }
      onChange={(input) => {
        typed.current = true;
        setDraft(input);
      }}
      onBlur={() => typed.current && commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') {
          setDraft(shown);
          setRefused(false);
        }
      }}
      rightSectionWidth={unit ? Math.max(40, 22 + unit.length * 7) : undefined}
      rightSection={
        unit && <span style={{ fontSize: 11, color: 'var(--muted)', whiteSpace: 'nowrap' }}>{unit}</span>
      }
      hideControls
      clampBehavior="none"
      allowNegative={meant !== undefined || Number(rest.min ?? -1) < 0}
    />
  );
}
