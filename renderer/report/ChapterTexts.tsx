import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChapterKey } from '../../shared/plan.ts';
import { run } from '../base/client.ts';
import type { Language } from '../base/i18n.ts';
import { useStore } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';
import { CountyFacts } from './CountyFacts.tsx';

/** The words of each chapter, standard or the planner's own, and figures of the county that no layer tells. */
export function ChapterTexts({ language, onClose }: { language: Language; onClose(): void }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { read, retry } = useQuery('plan.chapters', { language });
  const [key, setKey] = useState<ChapterKey>('general');
  const [typed, setTyped] = useState<Partial<Record<ChapterKey, string>>>({});
  const chapters = read && 'value' in read ? read.value.chapters : [];
  const chapter = chapters.find((each) => each.key === key);
  const kept = chapter ? (chapter.own ?? chapter.standard) : '';
  const text = typed[key] ?? kept;
  const save = async (own: string | null) => {
    if (!(await run('plan.setText', { chapter: key, language, text: own }))) return;
    setTyped(({ [key]: _, ...rest }) => rest);
    retry();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('report.texts')}
      size={820}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap="sm">
        <NativeSelect
          size="xs"
          label={t('report.chapter')}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value as ChapterKey)}
          data={chapters.map((each) => ({
            value: each.key,
            label: each.own === null ? each.heading : `${each.heading} · ${t('report.ownText')}`,
          }))}
        />
        <Textarea
          size="xs"
          label={t('report.chapterText')}
          description={t('report.chapterTextHelp')}
          value={text}
          maxLength={20_000}
          autosize
          minRows={8}
          maxRows={16}
          disabled={readOnly || !chapter}
          onChange={(event) => setTyped({ ...typed, [key]: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button
            size="xs"
            variant="default"
            disabled={readOnly || !chapter || chapter.own === null}
            onClick={() => void save(null)}
          >
            {t('report.standardText')}
          </Button>
          <Button size="xs" disabled={readOnly || text === kept} onClick={() => void save(text)}>
            {t('report.saveText')}
          </Button>
        </Group>
        <Text size="xs" fw={500}>
          {t('report.facts')}
        </Text>
        <CountyFacts disabled={readOnly} />
      </Stack>
    </Modal>
  );
}
