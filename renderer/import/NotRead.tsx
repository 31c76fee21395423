import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../shared/import.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';

const SHOWN = 6;

/** What of a file will not come in whatever is chosen: parts that cannot be read, and elements that are left out. */
export function NotRead({ file: { skipped, dropped } }: { file: Inspection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const { findings } = texts[language].imports;
  const elements = Object.entries(dropped);
  const told = skipped.flatMap(({ message }) => message ?? []).slice(0, SHOWN);
  if (skipped.length === 0 && elements.length === 0) return null;
  return (
    <Alert variant="light" color="orange" py="xs">
      {skipped.length > 0 && (
        <Text size="xs">
          {textOf(findings, 'part-unreadable')} <b className="num">{format.integer(skipped.length)}</b>:{' '}
          {skipped
            .slice(0, SHOWN)
            .map(({ name }) => name)
            .join(', ')}
          {skipped.length > SHOWN && ` ${t('imports.more', { n: format.integer(skipped.length) })}`}
        </Text>
      )}
      {told.map((message) => (
        <Text key={message} size="xs">
          {message}
        </Text>
      ))}
      {elements.length > 0 && (
        <Text size="xs">
          {textOf(findings, 'element-dropped')}:{' '}
          {elements.map(([name, count]) => `${name} ${format.integer(count)}`).join(', ')}
        </Text>
      )}
    </Alert>
  );
}
