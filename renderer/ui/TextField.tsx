import { Textarea, TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useState } from 'react';

interface TextFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: string;
  onCommit(value: string): void;
  multiline?: boolean;
  required?: boolean;
}

/** A text that is written when the planner leaves the field or presses Enter. */
export function TextField({ value, onCommit, multiline, required, ...rest }: TextFieldProps) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const commit = () => {
    const text = multiline ? draft : draft.trim();
    if (required && !text) setDraft(value);
    else if (text !== value) onCommit(text);
  };
  const shared = {
    size: 'xs' as const,
    value: draft,
    onBlur: commit,
    label: rest.label,
    placeholder: rest.placeholder,
    disabled: rest.disabled,
    'aria-label': rest['aria-label'],
  };
  return multiline ? (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      maxRows={6}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      {...rest}
      {...shared}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(value);
      }}
    />
  );
}
