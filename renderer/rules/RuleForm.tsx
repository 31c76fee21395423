import { Autocomplete, Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleWords } from '../../shared/i18n/rule-words.ts';
import { RULE_STATUSES, type RuleRow, ruleRowSchema } from '../../shared/rule-pack.ts';
import { run } from '../base/client.ts';
import { useStore } from '../base/store.ts';
import { useAnswer, useQuery } from '../base/use-query.ts';

/** A rule as it is typed. */
export interface Draft {
  /** The own rule that is changed; null adds one. */
  before: RuleRow | null;
  fields: Record<Field, string>;
}
const FIELDS = [
  ...(['id', 'kind', 'region', 'value', 'unit', 'validFrom', 'validTo', 'document', 'source'] as const),
  'status',
] as const;
type Field = (typeof FIELDS)[number];
const TYPED = FIELDS.filter((field) => field !== 'id' && field !== 'status');

const textsOf = (row: RuleRow): Draft['fields'] => ({
  ...{ id: row.id, kind: row.kind, region: row.region, value: String(row.value ?? ''), unit: row.unit },
  ...{ validFrom: row.validFrom, validTo: row.validTo ?? '', document: row.document, source: row.source },
  status: row.status,
});

const NOTHING = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Draft['fields'];

export const draftOf = (before: RuleRow | null): Draft => ({
  before,
  fields: before ? textsOf(before) : { ...NOTHING, status: 'verified' },
});

/** The row that is meant, and the fields that keep it from being one. */
function rowOf(fields: Draft['fields']): { row: RuleRow | null; wrong: ReadonlySet<string> } {
  const { value, validTo } = fields;
  const figure =
    value.trim() === '' ? null : /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value.trim();
  const parsed = ruleRowSchema.safeParse({ ...fields, value: figure, validTo: validTo.trim() || null });
  if (parsed.success) return { row: parsed.data, wrong: new Set() };
  return { row: null, wrong: new Set(parsed.error.issues.map(({ path }) => String(path[0]))) };
}

/** Adds a rule of the planner's own, or changes one; choosing one in force takes over what it is about. */
export function RuleForm({ draft, onClose, onSaved }: { draft: Draft; onClose(): void; onSaved(): void }) {
  const { t } = useTranslation();
  const [fields, setFields] = useState(draft.fields);
  const [tried, setTried] = useState(false);
  const countyCode = useStore((state) => state.project?.county.code ?? '');
  const own = useQuery('rulepack.own', {});
  const date = own.read && 'value' in own.read ? own.read.value.date : '2026-01-01';
  const answer = useAnswer('rulepack.at', { countyCode, date });
  const held = answer?.rows ?? [];
  const { row, wrong } = rowOf(fields);
  const words = ruleWords(useStore((state) => state.language));
  const isNamed = (id: string) => words.name({ id }) !== id;
  const isMeant = (id: string, search: string) =>
    `${id} ${words.name({ id })}`.toLowerCase().includes(search.trim().toLowerCase());
  const set = (part: Partial<Draft['fields']>) => setFields((now) => ({ ...now, ...part }));
  const chosen = (id: string) => {
    const found = held.find((each) => each.id === id);
    // What it says, since when and by what source is the planner's to give.
    if (found) set({ ...textsOf(found), document: '', source: '', validFrom: date, validTo: '' });
    else set({ id });
  };
  const save = async () => {
    setTried(true);
    if (!row) return;
    const { before } = draft;
    const moved =
      before && (['id', 'kind', 'region', 'validFrom'] as const).some((key) => before[key] !== row[key]);
    const done = await run('rulepack.put', {
      rows: [row],
      ...(moved && {
        instead: [{ id: before.id, kind: before.kind, region: before.region, validFrom: before.validFrom }],
      }),
    });
    if (done) onSaved();
  };
  const error = (field: Field) => (tried && wrong.has(field) ? t('rulePack.needed') : undefined);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(draft.before ? 'rulePack.editTitle' : 'rulePack.addTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack gap={6}>
        <Text fz={11.5} c="var(--muted)">
          {t('rulePack.addHelp')}
        </Text>
        <Autocomplete
          size="xs"
          label={t('rulePack.fields.id')}
          description={isNamed(fields.id) ? words.name(fields) : undefined}
          data={[...new Set(held.map(({ id }) => id))]}
          renderOption={({ option: { value } }) => (
            <Text size="xs">
              {isNamed(value) && `${words.name({ id: value })} · `}
              {value}
            </Text>
          )}
          filter={({ options, search, limit }) =>
            options.filter((option) => 'value' in option && isMeant(option.value, search)).slice(0, limit)
          }
          limit={40}
          value={fields.id}
          error={error('id')}
          onChange={(id) => set({ id })}
          onOptionSubmit={chosen}
        />
        {TYPED.map((field) => (
          <TextInput
            key={field}
            size="xs"
            label={t(`rulePack.fields.${field}`)}
            value={fields[field]}
            placeholder={field === 'validFrom' || field === 'validTo' ? '2026-01-01' : undefined}
            error={error(field)}
            onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
          />
        ))}
        <NativeSelect
          size="xs"
          label={t('rulePack.fields.status')}
          value={fields.status}
          data={RULE_STATUSES.map((value) => ({ value, label: t(`rulePack.statuses.${value}`) }))}
          onChange={({ currentTarget }) => set({ status: currentTarget.value })}
        />
        <Group justify="flex-end" gap="xs" mt={4}>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button size="xs" onClick={() => void save()}>
            {t('rulePack.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
