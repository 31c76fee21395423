import { Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleWords } from '../../shared/i18n/rule-words.ts';
import { useStore } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';
import classes from './rules.module.css';

/** Rules in force in the document's county on a day as it is planned under them, each with how far it can be relied on. */
export function RulesInForce({ date }: { date: string }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const words = ruleWords(useStore((state) => state.language));
  const countyCode = useStore((state) => state.project?.county.code ?? '');
  const { read, retry } = useQuery('rulepack.at', { countyCode, date, asPlanned: true });
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const sought = search.trim().toLowerCase();
  const rows = read.value.rows
    .map((row) => ({
      ...row,
      name: words.name(row),
      said: words.value(row) ?? t('rulePack.unknown'),
      trust: t(`rulePack.statuses.${row.status}`),
    }))
    .filter(({ id, name, document, trust }) =>
      `${id} ${name} ${document} ${trust}`.toLowerCase().includes(sought),
    )
    .sort((a, b) => a.id.localeCompare(b.id));
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {t('rulePack.inForce', { date })}
      </Text>
      <TextInput
        size="xs"
        mb={4}
        aria-label={t('rulePack.search')}
        placeholder={t('rulePack.search')}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by the keyboard */}
      <section className={classes.inForce} tabIndex={0} aria-label={t('rulePack.inForce', { date })}>
        <Table
          fz="xs"
          stickyHeader
          data={{
            head: [
              ...[t('rulePack.rule'), t('rulePack.value'), t('rulePack.region')],
              ...[t('rulePack.dates'), t('rulePack.fields.document'), t('rulePack.fields.status')],
            ],
            body: rows.map(({ name, said, region, validFrom, validTo, document, trust }) => [
              ...[name, said, region, `${validFrom} – ${validTo ?? ''}`, document, trust],
            ]),
          }}
        />
        {rows.length === 0 && <State kind="empty" title={t('rulePack.noneFound')} />}
      </section>
    </div>
  );
}
