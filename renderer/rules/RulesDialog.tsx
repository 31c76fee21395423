import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '../../shared/contract.ts';
import { ruleWords } from '../../shared/i18n/rule-words.ts';
import type { OwnRules as Own, RuleRow } from '../../shared/rule-pack.ts';
import { invoke, run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { peek, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { useYuan } from '../base/use-yuan.ts';
import { State } from '../ui/State.tsx';
import { OwnRules } from './OwnRules.tsx';
import { RulesInForce } from './RulesInForce.tsx';

/** What has changed in the rules since the document was planned, and the planner's own. */
export function RulesDialog() {
  const { t } = useTranslation();
  const opened = useStore((state) => state.dialog === 'rules' && state.project !== null);
  return (
    <Modal
      opened={opened}
      onClose={() => useStore.setState({ dialog: null })}
      title={t('rulePack.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {opened && <Body />}
    </Modal>
  );
}

/** Says once, as a document is opened, that rules have changed since it was planned, or that this cannot be told. */
export function useRuleNotice(): void {
  const { t } = useTranslation();
  const path = useStore((state) => state.project?.path);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each document that is opened
  useEffect(() => {
    if (path === undefined) return;
    invoke('rulepack.since', {}).then(
      ({ count, plannedOn, kept }) => {
        if (count > 0) notify({ message: t('rulePack.notice', { n: count, plannedOn }), color: 'yellow' });
        else if (!kept) notify({ message: t('rulePack.noticeOld'), color: 'yellow' });
      },
      () => {},
    );
  }, [path]);
}

const NO_RULES: Own = { rows: [], unknown: [] };

function Body() {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const { read, retry } = useQuery('rulepack.changes', {});
  const own = useQuery('rulepack.own', {});
  const { rows, unknown } = own.read && 'value' in own.read ? own.read.value : NO_RULES;
  const count = rows.length;
  const again = () => {
    retry();
    own.retry();
  };
  const take = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-rules', language: peek().language });
    const done = chosen?.path ? await run('rulepack.import', { path: chosen.path }) : null;
    if (!done) return;
    notify({ message: t('rulePack.imported', { n: done.imported }), color: 'teal' });
    again();
  };
  const give = async () => {
    const chosen = await run('shell.choose', {
      ...{ purpose: 'save-rules', suggestedName: 'rules.csv', language: peek().language },
    });
    if (!chosen?.path) return;
    const what = count > 0 ? 'own' : 'inForce';
    if (await run('rulepack.export', { out: chosen.path, overwrite: true, what })) {
      notify({ message: t('rulePack.exported'), color: 'teal' });
    }
  };
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { plannedOn, date, kept, changes } = read.value;
  const adopt = (day: string) => void run('rulepack.adopt', { date: day }).then((done) => done && again());
  return (
    <Stack gap="sm">
      <Text size="sm">
        {changes.length === 0
          ? t('rulePack.same', { plannedOn, date })
          : t('rulePack.changed', { plannedOn, date, n: changes.length })}
      </Text>
      {!kept && <Text size="sm">{t('rulePack.keptNot', { plannedOn })}</Text>}
      {changes.length > 0 && <Figures found={read.value} />}
      {changes.length > 0 && <Changes changes={changes} />}
      <Group gap="xs">
        {changes.length > 0 && (
          <Button size="xs" disabled={readOnly} onClick={() => adopt(date)}>
            {t('rulePack.adopt', { date })}
          </Button>
        )}
        {!kept && (
          <Button size="xs" variant="default" disabled={readOnly} onClick={() => adopt(plannedOn)}>
            {t('rulePack.keep', { plannedOn })}
          </Button>
        )}
        <Button size="xs" variant="default" disabled={readOnly} onClick={() => void take()}>
          {t('rulePack.import')}
        </Button>
        <Button size="xs" variant="default" onClick={() => void give()}>
          {t(count > 0 ? 'rulePack.exportOwn' : 'rulePack.exportAll')}
        </Button>
      </Group>
      <OwnRules rows={rows} unknown={unknown} onChange={again} />
      <RulesInForce date={plannedOn} />
    </Stack>
  );
}

type Found = CommandOutput<'rulepack.changes'>;

function Figures({ found: { before, after, plannedOn, date } }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const yuan = useYuan();
  const rate = (value: number | null) => (value === null ? '—' : format.percent(value, 2));
  const rows: [string, (of: Found['before']) => string][] = [
    [t('rulePack.delivered'), (of) => format.energy(of.deliveredKwh)],
    [t('summary.avoided'), (of) => format.carbon(of.avoidedTco2)],
    [t('money.capex'), (of) => yuan(of.capexYuan)],
    [t('money.npv'), (of) => yuan(of.npvYuan)],
    [t('money.projectIrr'), (of) => rate(of.projectIrr)],
    [t('rulePack.against'), (of) => format.integer(of.notes)],
  ];
  return (
    <Table
      fz="xs"
      data={{
        head: ['', plannedOn, date],
        body: rows.map(([label, show]) => [label, show(before), show(after)]),
      }}
    />
  );
}

/** Changes shown at once. */
const SHOWN = 60;

function Changes({ changes }: Pick<Found, 'changes'>) {
  const { t } = useTranslation();
  const words = ruleWords(useStore((state) => state.language));
  const says = (row: RuleRow | null) =>
    row === null ? t('rulePack.none') : `${words.value(row) ?? t('rulePack.unknown')} · ${row.document}`;
  return (
    <Table
      fz="xs"
      data={{
        head: [t('rulePack.rule'), t('rulePack.before'), t('rulePack.after')],
        body: changes
          .slice(0, SHOWN)
          .map(({ before, after }) => [words.name((after ?? before)!), says(before), says(after)]),
      }}
    />
  );
}
