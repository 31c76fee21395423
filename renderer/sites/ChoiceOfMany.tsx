import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../shared/contract.ts';
import { run } from '../base/client.ts';
import type { SiteRow } from '../base/state.ts';
import { mergeSites, peek } from '../base/store.ts';
import classes from '../ui/blocks.module.css';
import { common } from './common.ts';
import { confirmMany } from './confirm-many.tsx';

/** A choice that a site makes, or several alike: empty follows something else, and several may differ. */
export function ChoiceOfMany<
  Field extends keyof SiteRow & keyof CommandInput<'site.update'>['changes'],
>(props: {
  field: Field;
  label: string;
  sites: readonly SiteRow[];
  ids: number[];
  disabled: boolean;
  options: { value: string; label: string }[];
}) {
  const { t } = useTranslation();
  const { field, label, sites, ids, disabled, options } = props;
  const value = common(sites, field);
  return (
    <NativeSelect
      className={classes.wide}
      size="xs"
      label={label}
      disabled={disabled}
      value={value === undefined ? 'mixed:' : String(value ?? '')}
      onChange={async (event) => {
        const changes = { [field]: event.currentTarget.value || null };
        await confirmMany(ids, { changes }, async () => {
          const result = await run('site.update', { ids, changes });
          if (result && !peek().sitesInTiles) mergeSites(result.sites);
          return result;
        });
      }}
      data={[
        ...(value === undefined ? [{ value: 'mixed:', label: t('sites.mixed'), disabled: true }] : []),
        ...options,
      ]}
    />
  );
}
