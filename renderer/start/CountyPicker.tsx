import { CloseButton, Loader, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { County } from '../../shared/domain.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { State } from '../ui/State.tsx';
import classes from './start.module.css';

/** All counties, searched by name, pinyin or code as the planner types. */
export function CountyPicker({ value, onChange }: { value: County | null; onChange(county: County): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [query, setQuery] = useState('');
  const [wanted] = useDebouncedValue(query, 120);
  const { read, retry } = useQuery('county.list', { query: wanted, limit: 80 });
  const found = read && 'value' in read ? read.value : null;
  const failure = read && 'failure' in read ? read.failure : null;
  const list = useId();

  const counties = found?.counties ?? [];
  const listed = !failure && counties.some(({ code }) => code === value?.code);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || counties.length === 0) return;
    event.preventDefault();
    const at = counties.findIndex(({ code }) => code === value?.code);
    const next = counties[Math.max(0, Math.min(counties.length - 1, at + step))]!;
    onChange(next);
    document.getElementById(`${list}-${next.code}`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <div className={classes.picker}>
      <TextInput
        label={t('start.search')}
        placeholder={t('start.searchPlaceholder')}
        leftSection={<IconSearch size={16} />}
        rightSection={
          query && <CloseButton size="sm" aria-label={t('app.cancel')} onClick={() => setQuery('')} />
        }
        value={query}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={value && listed ? `${list}-${value.code}` : undefined}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.count} role="status">
        {found ? (
          t('start.results', { total: format.integer(found.total), shown: format.integer(counties.length) })
        ) : (
          <Loader size={12} />
        )}
      </div>
      {failure ? (
        <State kind="error" text={failure} onRetry={retry} />
      ) : (
        <div id={list} role="listbox" aria-label={t('start.counties')} className={classes.counties}>
          {counties.map((county) => (
            <button
              key={county.code}
              id={`${list}-${county.code}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={county.code === value?.code}
              className={classes.county}
              onClick={() => onChange(county)}
            >
              <span>
                <strong>{county.name}</strong> <span className={classes.pinyin}>{county.pinyin}</span>
              </span>
              <span className={classes.place}>
                {county.province === county.city ? county.province : `${county.province} ${county.city}`}{' '}
                <span className="num">{county.code}</span>
              </span>
            </button>
          ))}
          {found && counties.length === 0 && (
            <State
              kind="empty"
              title={t('start.noResults', { query: wanted })}
              text={t('start.noResultsHelp')}
            />
          )}
        </div>
      )}
      {value && (
        <Text size="xs" mt={6}>
          {t('start.selected', { name: `${value.province} ${value.name}` })}
        </Text>
      )}
    </div>
  );
}
