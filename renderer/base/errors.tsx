import { Anchor, CopyButton, Stack, Text } from '@mantine/core';
import i18next from 'i18next';
import type { ErrorPlace, ErrorReport } from '../../shared/errors.ts';
import { notify } from './notify.ts';

const isReport = (value: unknown): value is ErrorReport =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value;

/** Any thrown value as a report with a message a planner can read. */
export function toReport(error: unknown): ErrorReport {
  if (isReport(error)) {
    const message = error.code === 'desk.disconnected' ? i18next.t('errors.disconnected') : error.message;
    return { code: error.code, message: message || i18next.t('errors.unknown'), where: error.where ?? {} };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: message || i18next.t('errors.unknown'), where: {} };
}

/** "file a.csv, line 3": the place of a failure in words. */
function placeText(where: ErrorPlace): string {
  const parts = (['file', 'line', 'feature', 'field'] as const)
    .filter((key) => where[key] !== undefined && where[key] !== '')
    .map((key) => `${i18next.t(`errors.${key}`)} ${where[key]}`);
  return parts.join(i18next.language === 'zh' ? '，' : ', ');
}

/** Shows a failed command: what happened, where, and a way to copy the details. */
export function notifyError(error: unknown): void {
  const { code, message, where } = toReport(error);
  const place = placeText(where);
  notify({
    id: `error:${code}:${place}`,
    color: 'red',
    autoClose: 12_000,
    title: i18next.t('errors.title'),
    message: (
      <Stack gap={2}>
        <Text size="sm">{message}</Text>
        {place && (
          <Text size="xs" c="dimmed">
            {i18next.t('errors.where')}: {place}
          </Text>
        )}
        <CopyButton value={JSON.stringify({ code, message, where }, null, 2)}>
          {({ copied, copy }) => (
            <Anchor component="button" type="button" size="xs" ta="start" onClick={copy}>
              {copied ? i18next.t('app.copied') : `${i18next.t('errors.details')} (${code})`}
            </Anchor>
          )}
        </CopyButton>
      </Stack>
    ),
  });
}
