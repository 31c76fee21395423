import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';

/** Quantities that several pages show, held against each other when the planner asks. */
export function AccountCheck() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t('account.heading')}>
      {open ? (
        <Quantities />
      ) : (
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {t('account.open')}
        </Button>
      )}
    </section>
  );
}

function Quantities() {
  const { t } = useTranslation();
  const format = useFormat();
  const { read, retry } = useQuery('account.check', {});
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const { agrees, quantities } = read.value;
  const differ = quantities.filter((each) => !each.agrees).length;
  return (
    <>
      <Text fz="xs" c={agrees ? undefined : 'red'}>
        {agrees ? t('account.agree') : t('account.differ', { n: differ })}
      </Text>
      <Table
        fz="xs"
        verticalSpacing={3}
        captionSide="top"
        data={{
          caption: t('account.caption'),
          head: [t('account.quantity'), t('account.unit'), t('account.where'), t('account.verdict')],
          body: quantities.map(({ name, unit, values, agrees: same }) => [
            t(`account.quantities.${name}` as 'account.quantities.capacity'),
            unit,
            values
              .map(
                ({ where, value }) =>
                  `${t(`account.places.${where}` as 'account.places.account')} ${value === null ? '—' : format.number(value, unit === '' ? 4 : 1)}`,
              )
              .join(' · '),
            t(same ? 'account.same' : 'account.notSame'),
          ]),
        }}
      />
    </>
  );
}
