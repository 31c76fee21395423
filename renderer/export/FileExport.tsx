import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { useStore } from '../base/store.ts';

/** One kind of file that is handed to other programs: what it is, how it is wanted, and the way to save it. */
export function FileExport<Done extends { out: string }>(props: {
  texts: 'hourly' | 'mapFile';
  purpose: CommandInput<'shell.choose'>['purpose'];
  /** What the file is called after the name of the project, with its ending. */
  fileName: string;
  /** Writes the file; null where that failed and was said. */
  onWrite(path: string): Promise<Done | null | undefined>;
  done(result: Done): string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const language = useStore((state) => state.language);
  const project = useStore((state) => state.project?.name ?? '');
  const [busy, setBusy] = useState(false);
  const { texts, purpose, fileName, onWrite, done, children } = props;
  const save = async () => {
    const suggestedName = `${project}-${fileName}`;
    const place = await run('shell.choose', { purpose, suggestedName, language });
    if (!place?.path) return;
    setBusy(true);
    const result = await onWrite(place.path);
    setBusy(false);
    if (result) notify({ color: 'teal', title: done(result), message: result.out });
  };
  return (
    <Stack gap="xs" component="section" aria-label={t(`${texts}.title`)}>
      <Text size="sm" fw={600}>
        {t(`${texts}.title`)}
      </Text>
      <Text size="xs" c="var(--muted)">
        {t(`${texts}.text`)}
      </Text>
      {children}
      <Group justify="flex-end">
        <Button size="xs" variant="light" loading={busy} onClick={() => void save()}>
          {t(`${texts}.save`)}
        </Button>
      </Group>
    </Stack>
  );
}
