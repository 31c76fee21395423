import { Alert, List, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportFinding, ImportReport } from '../../shared/import.ts';
import { textOf, texts } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { UndoOrClose } from './UndoOrClose.tsx';
import { useNotTaken } from './use-not-taken.ts';

const SHOWN = 8;

function Findings({ title, findings }: { title: string; findings: readonly ImportFinding[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useStore((state) => state.language);
  const wordsOf = useNotTaken();
  if (findings.length === 0) return null;
  return (
    <section>
      <Title order={3} fz="sm" mb={4}>
        {title}
      </Title>
      <List size="sm" spacing={6}>
        {findings.map(({ code, count, examples }) => (
          <List.Item key={code}>
            {textOf(texts[language].imports.findings, code)} <b className="num">{format.integer(count)}</b>
            <Text fz={11.5} c="var(--muted)">
              {examples
                .filter(({ feature }) => feature)
                .slice(0, SHOWN)
                .map((example) =>
                  [t('imports.example', example), wordsOf(example)].filter(Boolean).join(' · '),
                )
                .join('; ')}
              {count > SHOWN && ` ${t('imports.more', { n: format.integer(count) })}`}
            </Text>
          </List.Item>
        ))}
      </List>
    </section>
  );
}

/** How an import went: what came in, what was mended, what was not taken and why. */
export function Result({ report, onClose }: { report: ImportReport; onClose(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack gap="md">
      <Alert color="teal" variant="light" icon={<IconCheck size={18} />}>
        <Text fw={600} size="sm">
          {t('imports.done', {
            imported: format.integer(report.imported),
            read: format.integer(report.read),
          })}
        </Text>
        {report.layers.map(({ source, target, imported, removed }) => (
          <Text key={`${source}/${target}`} size="xs">
            {t('imports.doneLayer', {
              source,
              target: t(`imports.targets.${target}`),
              imported: format.integer(imported),
            })}
            {removed > 0 && ` · ${t('imports.removed', { n: format.integer(removed) })}`}
          </Text>
        ))}
      </Alert>
      <Findings title={t('imports.refused')} findings={report.refused} />
      {report.refused.length === 0 && (
        <Text size="sm" c="var(--muted)">
          {t('imports.noneRefused')}
        </Text>
      )}
      <Findings title={t('imports.repaired')} findings={report.repaired} />
      <UndoOrClose onClose={onClose} />
    </Stack>
  );
}
