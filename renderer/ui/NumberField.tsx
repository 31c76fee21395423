import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** Null shows an empty field (several values, or none). */
  value: number | null;
  /** Called when the planner is done: on Enter, on leaving the field, or a step button. */
  onCommit(value: number | null): void;
  /** Stored value times this is what is shown: 100 for a share shown in percent. */
  factor?: number;
  allowEmpty?: boolean;
  unit?: string;
}

const tidy = (value: number) => Number(value.toPrecision(12));

/** A number that is written when the planner is done with it, not at every key. */
export function NumberField({ value, onCommit, factor = 1, allowEmpty, unit, ...rest }: NumberFieldProps) {
  const shown = value === null ? '' : tidy(value * factor);
  const [draft, setDraft] = useState<string | number>(shown);
  useEffect(() => setDraft(shown), [shown]);
  /** Whether something was typed since the last commit, so that leaving the field after Enter writes nothing again. */
  const typed = useRef(false);

  const commit = (input: string | number = draft) => {
    typed.current = false;
    if (input === '' || Number.isNaN(Number(input))) {
      if (allowEmpty && input === '' && value !== null) onCommit(null);
      else setDraft(shown);
      return;
    }
    const { min = -Infinity, max = Infinity } = rest;
    const clamped = Math.min(Number(max), Math.max(Number(min), Number(input)));
    setDraft(clamped);
    if (clamped !== shown) onCommit(tidy(clamped / factor));
  };

  return (
    <NumberInput
      {...rest}
      value={draft}
      onChange={(input) => {
        typed.current = true;
        setDraft(input);
      }}
      onBlur={() => typed.current && commit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(shown);
      }}
      rightSectionWidth={unit ? Math.max(40, 22 + unit.length * 7) : undefined}
      rightSection={
        unit && <span style={{ fontSize: 11, color: 'var(--muted)', whiteSpace: 'nowrap' }}>{unit}</span>
      }
      hideControls
      clampBehavior="none"
      allowNegative={Number(rest.min ?? -1) < 0}
    />
  );
}
