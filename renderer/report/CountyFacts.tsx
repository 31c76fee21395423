import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTY_FACTS, type CountyFact, type CountyFactName } from '../../shared/county-facts.ts';
import { run } from '../base/client.ts';
import { notify } from '../base/notify.ts';
import { peek } from '../base/store.ts';
import { useQuery } from '../base/use-query.ts';

type Typed = { value?: number | string; year?: number | string; source?: string };

/** Population, economy and electricity of the county, each with its year and source. */
export function CountyFacts({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation();
  const { read, retry } = useQuery('plan.facts', {});
  const known = new Map((read && 'value' in read ? read.value.facts : []).map((fact) => [fact.fact, fact]));
  const importTable = async () => {
    const chosen = await run('shell.choose', { purpose: 'open-load', language: peek().language });
    if (!chosen?.path) return;
    const done = await run('plan.importFacts', { path: chosen.path });
    if (!done) return;
    retry();
    const { facts, unread } = done;
    const left = unread.map(({ line }) => line).join(', ');
    notify({
      message: t(left ? 'report.factsReadPartly' : 'report.factsRead', { n: facts.length, left }),
      color: left ? 'orange' : 'gray',
    });
  };
  return (
    <>
      <Group>
        <Button
          size="compact-xs"
          variant="light"
          disabled={disabled}
          leftSection={<IconFileImport size={14} />}
          onClick={() => void importTable()}
        >
          {t('report.importFacts')}
        </Button>
      </Group>
      {COUNTY_FACTS.map((name) => (
        <FactRow
          key={name}
          name={name}
          fact={known.get(name)}
          disabled={disabled}
          label={t(`report.factNames.${name}`)}
          onSaved={retry}
        />
      ))}
    </>
  );
}

function FactRow(props: {
  name: CountyFactName;
  fact: CountyFact | undefined;
  label: string;
  disabled: boolean;
  onSaved(): void;
}) {
  const { name, fact, label, disabled, onSaved } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({});
  const shown = { value: fact?.value ?? '', year: fact?.year ?? '', source: fact?.source ?? '', ...typed };
  /** What is typed is kept when the field is left. */
  const keep = async () => {
    if (Object.keys(typed).length === 0) return;
    const value = shown.value === '' ? null : Number(shown.value);
    if (value === null && !fact) return;
    const year = shown.year === '' ? null : Number(shown.year);
    if (!(await run('plan.setFact', { fact: name, value, year, source: shown.source }))) return;
    setTyped({});
    onSaved();
  };
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <NumberInput
        size="xs"
        label={label}
        value={shown.value}
        min={0}
        hideControls
        thousandSeparator=","
        disabled={disabled}
        style={{ flex: 2 }}
        onChange={(value) => setTyped({ ...typed, value })}
        onBlur={() => void keep()}
      />
      <NumberInput
        size="xs"
        label={t('report.factYear')}
        value={shown.year}
        min={1949}
        max={2100}
        hideControls
        disabled={disabled}
        style={{ flex: 1 }}
        onChange={(year) => setTyped({ ...typed, year })}
        onBlur={() => void keep()}
      />
      <TextInput
        size="xs"
        label={t('report.factSource')}
        value={shown.source}
        maxLength={500}
        disabled={disabled}
        style={{ flex: 3 }}
        onChange={(event) => setTyped({ ...typed, source: event.currentTarget.value })}
        onBlur={() => void keep()}
      />
    </Group>
  );
}
