import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '../../shared/contract.ts';
import { invoke } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { type Backup, backupsOf, restore } from './backups.ts';

const LONGEST_STACK = 8000;
/** How long the details wait for what the program finds; one that is itself stuck must not keep them. */
const DIAGNOSIS_MS = 10_000;

/** What is left to do after a bug in the window: try again, tell the maintainers, go back to the last backup. */
export function CrashPage({ error, onRetry }: { error: Error; onRetry(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const path = useStore((state) => state.project?.path);
  const [newest, setNewest] = useState<Backup | null>(null);
  const [diagnosis, setDiagnosis] = useState<CommandOutput<'app.diagnose'> | null>();
  const [copied, setCopied] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const stack = (error.stack ?? '').slice(0, LONGEST_STACK);
    invoke('app.report', { message: error.message.slice(0, 2000), stack })
      .then(() => invoke('app.diagnose', {}))
      .then(setDiagnosis, () => setDiagnosis(null));
    const enough = setTimeout(() => setDiagnosis((found) => found ?? null), DIAGNOSIS_MS);
    if (path) void backupsOf(path).then(([first]) => setNewest(first ?? null));
    return () => clearTimeout(enough);
  }, [error, path]);
  const copy = async () => {
    const details = { message: error.message, stack: error.stack, ...diagnosis };
    await navigator.clipboard.writeText(JSON.stringify(details, null, 2));
    setCopied(true);
  };
  const reopen = async () => {
    setBusy(true);
    if (path && (await restore(path))) onRetry();
    setBusy(false);
  };
  return (
    <Stack role="alert" maw={640} mx="auto" p="xl" gap="md" h="100%" justify="center">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconAlertTriangle
          size={28}
          stroke={1.5}
          color="var(--mantine-color-red-6)"
          style={{ flex: 'none' }}
        />
        <div>
          <Title order={1} fz="lg">
            {t('safety.crashTitle')}
          </Title>
          <Text size="sm" mt={4}>
            {t('safety.crashText')}
          </Text>
        </div>
      </Group>
      <Group gap="xs">
        <Button onClick={onRetry}>{t('app.retry')}</Button>
        <Button variant="default" loading={diagnosis === undefined} onClick={() => void copy()}>
          {t(copied ? 'app.copied' : 'safety.copyDetails')}
        </Button>
        {newest && (
          <Button variant="default" loading={busy} onClick={() => void reopen()}>
            {t('safety.reopenBackup')}
          </Button>
        )}
      </Group>
      {newest && (
        <Text size="xs" c="var(--muted)">
          {t('safety.reopenBackupAt', { at: format.date(newest.at) })}
        </Text>
      )}
      <details>
        <summary style={{ cursor: 'pointer', fontSize: 13 }}>{t('safety.details')}</summary>
        <Code block mt={6} mah={240} style={{ overflow: 'auto' }}>
          {error.stack ?? error.message}
        </Code>
      </details>
    </Stack>
  );
}
