import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CASE_CLASSES, MODES } from '../../shared/money.ts';
import { TARIFFS } from '../../shared/rule-pack.ts';
import type { SiteModeCheck } from '../../shared/site-terms.ts';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useAnswer, useQuery } from '../base/use-query.ts';
import { useYuan } from '../base/use-yuan.ts';
import classes from '../ui/blocks.module.css';
import { ChoiceOfMany } from './ChoiceOfMany.tsx';
import { common } from './common.ts';
import { OwnTermsFields } from './OwnTerms.tsx';

/** Fields with their choices, and what each follows from where it is not set. */
const FIELDS = [
  ['ownerClass', CASE_CLASSES, 'owners'],
  ['gridMode', MODES, 'modes'],
  ['tariff', TARIFFS, 'tariffs'],
] as const;

/** Whose systems the sites are, how they sell and at whose tariff; for one, what the rules say of it. */
export function TermsBlock({ sites }: { sites: readonly SiteRow[] }) {
  const only = sites.length === 1 ? sites[0]! : null;
  return only ? <OneSite site={only} /> : <Choices sites={sites} check={null} />;
}

function OneSite({ site }: { site: SiteRow }) {
  const { read } = useQuery('site.modeCheck', { ids: [site.id] });
  const check = read && 'value' in read ? (read.value.sites[0] ?? null) : null;
  return <Choices sites={[site]} check={check?.siteId === site.id ? check : null} />;
}

function Choices({ sites, check }: { sites: readonly SiteRow[]; check: SiteModeCheck | null }) {
  const { t } = useTranslation();
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const selected = useStore((state) => state.selected);
  const ids = sites.length === 1 ? [sites[0]!.id] : [...selected];
  return (
    <section className={classes.part} aria-label={t('siteTerms.title')}>
      <h3 className={classes.partTitle}>{t('siteTerms.title')}</h3>
      <div className={classes.grid}>
        {FIELDS.map(([field, values, texts]) => {
          const follows =
            check && { ownerClass: check.ownerClass, gridMode: check.mode, tariff: check.tariff }[field];
          const name = (key: string) => t(`siteTerms.${texts}.${key}` as 'siteTerms.tariffs.household');
          return (
            <ChoiceOfMany
              key={field}
              {...{ field, sites, ids, disabled }}
              label={t(`siteTerms.${field}`)}
              options={[
                {
                  value: '',
                  label:
                    follows && common(sites, field) === null
                      ? t('siteTerms.follows', { what: name(follows) })
                      : t('siteTerms.followsMany'),
                },
                ...values.map((key) => ({ value: key, label: name(key) })),
              ]}
            />
          );
        })}
      </div>
      <OwnTermsFields sites={sites} ids={ids} ownerClass={check?.ownerClass ?? null} />
      {check && <Check check={check} />}
      {check?.selfUsedShare != null && <Worth siteId={check.siteId} />}
    </section>
  );
}

function Check({ check }: { check: SiteModeCheck }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { leastSelfUseShare: least, selfUsedShare: used, marginShare: margin, overKwp } = check;
  const { leastSelfUseRange: range } = check;
  const ends = range && [range.low, range.high].map((end) => format.percent(end, 0));
  const answer =
    least === null && margin === null
      ? ends
        ? t('siteTerms.leastBetween', { low: ends[0], high: ends[1] })
        : t('siteTerms.unknownLeast')
      : least === 0
        ? t('siteTerms.noLeast')
        : margin === null
          ? t('siteTerms.notChecked')
          : t(margin >= 0 ? 'siteTerms.fulfilled' : 'siteTerms.missed', {
              by: format.percent(Math.abs(margin)),
            });
  return (
    <div style={{ marginTop: 6 }}>
      <Text size="xs">
        {t('siteTerms.basis', {
          owner: t(`siteTerms.owners.${check.ownerClass}`),
          from: t(`siteTerms.from.${check.from.ownerClass}`),
          kv: format.number(check.voltageKv, check.voltageKv < 1 ? 2 : 0),
        })}
        {check.building &&
          ` · ${t('siteTerms.building', { name: t(`imports.classNames.${check.building}`) })}`}
      </Text>
      {(ends || (least !== null && least > 0)) && used !== null && (
        <Text size="xs">
          {t('siteTerms.selfUse', {
            used: format.percent(used),
            least: ends ? ends.join('–') : format.percent(least!, 0),
          })}
        </Text>
      )}
      <Text size="xs">{answer}</Text>
      {overKwp !== null && <Text size="xs">{t('siteTerms.over', { by: format.power(overKwp) })}</Text>}
      {check.notes
        .filter((note) => note !== 'leastSelfUseUnknown')
        .map((note) => (
          <Alert
            key={note}
            p={6}
            mt={4}
            color={note === 'modeNotAllowed' || note.startsWith('over') ? 'red' : 'yellow'}
          >
            <Text fz={11.5}>{t(`siteTerms.notes.${note}`)}</Text>
          </Alert>
        ))}
    </div>
  );
}

/** What the site is worth under each way of selling, and which pays best. */
function Worth({ siteId }: { siteId: number }) {
  const { t } = useTranslation();
  const yuan = useYuan();
  const answer = useAnswer('money.modes', { ids: [siteId] });
  const site = answer?.sites[0] ?? null;
  if (site?.siteId !== siteId) return null;
  return (
    <>
      <Text size="xs" fw={600} mt={6}>
        {t('siteTerms.worth.title')}
      </Text>
      {site.modes
        .filter(({ allowed }) => allowed !== false)
        .map(({ mode, npvYuan }) => (
          <Text key={mode} size="xs">
            {t(`siteTerms.modes.${mode}`)}: {yuan(npvYuan)}
          </Text>
        ))}
      <Text size="xs">
        {site.best === null || site.best === site.mode
          ? t('siteTerms.worth.now')
          : t('siteTerms.worth.best', { mode: t(`siteTerms.modes.${site.best}`), by: yuan(site.gainYuan) })}
        {site.selfUsedFrom === 'assumed' && ` (${t('siteTerms.worth.assumed')})`}
      </Text>
    </>
  );
}
