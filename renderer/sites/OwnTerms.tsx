import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseClass } from '../../shared/money.ts';
import { OWN_TERMS, type OwnTerm, termsFor } from '../../shared/own-terms.ts';
import { run } from '../base/client.ts';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import classes from '../ui/blocks.module.css';
import { NumberField } from '../ui/NumberField.tsx';

/**
 * Prices and costs that the active scenario sets for the chosen sites alone; empty fields follow the class, else all.
 * @param ownerClass of a single site, whose class's terms are shown where it has none
 */
export function OwnTermsFields({
  sites,
  ids,
  ownerClass,
}: {
  sites: readonly SiteRow[];
  ids: readonly number[];
  ownerClass: CaseClass | null;
}) {
  const { t } = useTranslation();
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const scenario = useStore((state) => state.scenarios.find(({ active }) => active));
  if (!scenario) return null;
  const { siteTerms, classTerms } = scenario.assumptions.money;
  const kinds = new Set(sites.map(({ kind }) => kind));
  const terms = kinds.size === 1 ? termsFor(kinds.has('agrivoltaic')) : [];
  const set = (term: OwnTerm, value: number | null) => run('site.setTerm', { ids: [...ids], term, value });
  if (terms.length === 0) return null;
  return (
    <>
      <Text size="xs" fw={600} mt={8}>
        {t('siteTerms.own.title', { scenario: scenario.name })}
      </Text>
      <Text fz={11.5} c="var(--muted)">
        {t('siteTerms.own.help')}
      </Text>
      <div className={classes.grid}>
        {terms.map((term) => {
          const values = new Set(ids.map((id) => siteTerms[id]?.[term] ?? null));
          const ofClass = ownerClass === null ? undefined : classTerms[ownerClass]?.[term];
          return (
            <NumberField
              key={term}
              size="xs"
              label={t(`siteTerms.own.${term}`)}
              value={values.size === 1 ? [...values][0]! : null}
              unit={t(`money.units.${OWN_TERMS[term].unit}`)}
              min={0}
              max={OWN_TERMS[term].max}
              decimalScale={4}
              allowEmpty
              disabled={disabled}
              placeholder={
                values.size > 1
                  ? t('sites.mixed')
                  : ofClass === undefined
                    ? t('siteTerms.own.follows')
                    : t('siteTerms.own.ofClass', { value: ofClass })
              }
              onCommit={(value) => set(term, value)}
            />
          );
        })}
      </div>
    </>
  );
}
