import { Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleWords } from '../../shared/i18n/rule-words.ts';
import type { OwnRules as Own, RuleRow } from '../../shared/rule-pack.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { type Draft, draftOf, RuleForm } from './RuleForm.tsx';

/** What is to be said of own rules that the program does not know. */
function Unknown({ unknown }: Pick<Own, 'unknown'>) {
  const { t } = useTranslation();
  const free = unknown.filter(({ nearest }) => nearest === null).map(({ id }) => id);
  return (
    <>
      {unknown.map(
        ({ id, nearest }) =>
          nearest && (
            <Text key={id} fz={11.5} c="var(--danger)">
              {t('rulePack.like', { id, nearest })}
            </Text>
          ),
      )}
      {free.length > 0 && (
        <Text fz={11.5} c="var(--muted)">
          {t('rulePack.free', { ids: free.join(t('rules.list')) })}
        </Text>
      )}
    </>
  );
}

/** The planner's own rules, row by row: to add, change or take away. */
export function OwnRules({ rows, unknown, onChange }: Own & { onChange(): void }) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const words = ruleWords(useStore((state) => state.language));
  const [draft, setDraft] = useState<Draft | null>(null);
  const remove = async ({ id, kind, region, validFrom }: RuleRow) => {
    if (await run('rulepack.remove', { rows: [{ id, kind, region, validFrom }] })) onChange();
  };
  const button = (label: string, row: RuleRow, act: () => void) => (
    <Button
      size="compact-xs"
      variant="subtle"
      disabled={readOnly}
      aria-label={`${label} ${row.id} ${row.region} ${row.validFrom}`}
      onClick={act}
    >
      {label}
    </Button>
  );
  return (
    <section aria-label={t('rulePack.ownTitle')}>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={600}>
          {t('rulePack.ownTitle')}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          disabled={readOnly}
          onClick={() => setDraft(draftOf(null))}
        >
          {t('rulePack.add')}
        </Button>
      </Group>
      <Text fz={11.5} c="var(--muted)">
        {t('rulePack.own', { n: rows.length })}
      </Text>
      <Unknown unknown={unknown} />
      {rows.length > 0 && (
        <Table
          fz="xs"
          data={{
            head: [
              ...[t('rulePack.rule'), t('rulePack.fields.region'), t('rulePack.fields.value')],
              ...[t('rulePack.dates'), t('rulePack.fields.document'), t('rulePack.fields.status'), ''],
            ],
            body: rows.map((row) => [
              words.name(row),
              row.region,
              words.value(row) ?? t('rulePack.unknown'),
              `${row.validFrom} – ${row.validTo ?? ''}`,
              row.document,
              t(`rulePack.statuses.${row.status}`),
              <Group key={row.id} gap={2} wrap="nowrap">
                {button(t('rulePack.edit'), row, () => setDraft(draftOf(row)))}
                {button(t('rulePack.remove'), row, () => void remove(row))}
              </Group>,
            ]),
          }}
        />
      )}
      {draft && (
        <RuleForm
          key={`${draft.before?.id} ${draft.before?.region} ${draft.before?.validFrom}`}
          draft={draft}
          onClose={() => setDraft(null)}
          onSaved={() => {
            setDraft(null);
            onChange();
          }}
        />
      )}
    </section>
  );
}
