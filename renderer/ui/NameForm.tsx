import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface NameFormProps {
  label: string;
  start: string;
  onDone(name: string): void;
  onCancel(): void;
}

/** One name, asked for in a dialog. */
export function NameForm({ label, start, onDone, onCancel }: NameFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(start);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) onDone(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        data-autofocus
        label={label}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
        <Button size="xs" type="submit" disabled={!name.trim()}>
          {t('app.save')}
        </Button>
      </Group>
    </form>
  );
}
