import { Button, Loader, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconMoodEmpty } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface StateProps {
  kind: 'empty' | 'error' | 'loading';
  title?: string;
  text?: string;
  icon?: ReactNode;
  onRetry?(): void;
  children?: ReactNode;
}

/** What a panel shows when it has nothing to show: empty, loading or failed. */
export function State({ kind, title, text, icon, onRetry, children }: StateProps) {
  const { t } = useTranslation();
  if (kind === 'loading') {
    return (
      <Stack align="center" justify="center" gap="xs" p="lg" h="100%" mih={96} role="status">
        <Loader size="sm" aria-hidden />
        <Text size="xs" c="var(--muted)">
          {title ?? t('app.loading')}
        </Text>
      </Stack>
    );
  }
  const symbol =
    icon ??
    (kind === 'error' ? (
      <IconAlertTriangle size={26} stroke={1.5} />
    ) : (
      <IconMoodEmpty size={26} stroke={1.5} />
    ));
  return (
    <Stack
      align="center"
      justify="center"
      gap={6}
      p="lg"
      h="100%"
      ta="center"
      role={kind === 'error' ? 'alert' : undefined}
    >
      <span
        style={{ color: kind === 'error' ? 'var(--mantine-color-red-6)' : 'var(--muted)', lineHeight: 0 }}
      >
        {symbol}
      </span>
      <Text size="sm" fw={600}>
        {title ?? t('errors.title')}
      </Text>
      {text && (
        <Text size="xs" c="var(--muted)" maw={280}>
          {text}
        </Text>
      )}
      {onRetry && (
        <Button size="xs" variant="light" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      )}
      {children}
    </Stack>
  );
}
