import { NativeSelect, Switch } from '@mantine/core';
import { useMemo } from 'react';
import type { Field } from '../../shared/assumption-shown.ts';
import { assumptionWords } from '../../shared/i18n/assumption-words.ts';
import { useStore } from '../base/store.ts';
import { NumberField } from '../ui/NumberField.tsx';
import { AssumptionRow } from './AssumptionRow.tsx';

/** One assumption of the table: its name, why, the field it is set by, its default and the way back to it. */
export function FieldRow({
  path,
  field,
  value,
  normal,
  disabled,
  placeholder,
  onChange,
}: {
  path: string;
  field: Field;
  value: unknown;
  normal: unknown;
  disabled: boolean;
  /** What stands in for an empty field, where it is known; else what that is called. */
  placeholder?: string;
  onChange(value: unknown): void;
}) {
  const language = useStore((state) => state.language);
  const words = useMemo(() => assumptionWords(language), [language]);
  const label = words.name(path);
  return (
    <AssumptionRow
      label={label}
      help={words.help(path)}
      normal={words.value(path, normal)}
      changed={value !== normal}
      disabled={disabled}
      onReset={() => onChange(normal)}
    >
      {field.as === 'switch' && (
        <Switch
          aria-label={label}
          checked={value === true}
          disabled={disabled}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      )}
      {field.as === 'choice' && (
        <NativeSelect
          size="xs"
          aria-label={label}
          value={String(value)}
          disabled={disabled}
          data={field.values.map((each) => ({ value: each, label: words.value(path, each) }))}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
      {field.as === 'number' && (
        <NumberField
          aria-label={label}
          value={value as number | null}
          factor={field.factor}
          unit={words.unit(field)}
          min={field.min}
          max={field.max}
          decimalScale={field.digits}
          placeholder={field.empty ? (placeholder ?? words.value(path, null)) : undefined}
          allowEmpty={field.empty !== false}
          disabled={disabled}
          onCommit={(next) => (next !== null || field.empty) && onChange(next)}
        />
      )}
    </AssumptionRow>
  );
}
