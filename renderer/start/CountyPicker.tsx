import { CloseButton, Loader, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '../../shared/contract.ts';
import type { County } from '../../shared/domain.ts';
import { invoke } from '../app/client.ts';
import { toReport } from '../app/errors.tsx';
import { useFormat } from '../app/use-format.ts';
import { State } from '../ui/State.tsx';
import classes from './start.module.css';

type Found = CommandOutput<'county.list'>;

/** All counties, searched by name, pinyin or code as the planner types. */
export function CountyPicker({ value, onChange }: { value: County | null; onChange(county: County): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [query, setQuery] = useState('');
  const [wanted] = useDebouncedValue(query, 120);
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const list = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another read
  useEffect(() => {
    let stale = false;
    setFailure(null);
    invoke('county.list', { query: wanted, limit: 80 }).then(
      (result) => !stale && setFound(result),
      (error) => !stale && setFailure(toReport(error).message),
    );
    return () => {
      stale = true;
    };
  }, [wanted, attempt]);

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
        <State kind="error" text={failure} onRetry={() => setAttempt(attempt + 1)} />
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
