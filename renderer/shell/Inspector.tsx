import { ActionIcon, Group, Skeleton, Text, Title, Tooltip } from '@mantine/core';
import { IconClick, IconFocus2, IconTrash, IconX } from '@tabler/icons-react';
import { memo, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Scaled, scaleArea, scaleEnergy, scalePower } from '../base/format.ts';
import type { SiteRow } from '../base/state.ts';
import { select, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { EquipmentBlock } from '../equipment/EquipmentBlock.tsx';
import { FitBlock } from '../fit/FitBlock.tsx';
import { ConnectionPoint } from '../grid/ConnectionPoint.tsx';
import { TerrainBlock } from '../ground/TerrainBlock.tsx';
import { fitSelection } from '../map/actions.ts';
import { PhotosBlock } from '../photos/PhotosBlock.tsx';
import { RoofBlock } from '../roofs/RoofBlock.tsx';
import { LandBlock } from '../rules/LandBlock.tsx';
import { totals } from '../sites/common.ts';
import { confirmDeleteSites } from '../sites/delete.tsx';
import { Results } from '../sites/Results.tsx';
import { SiteForm } from '../sites/SiteForm.tsx';
import { TermsBlock } from '../sites/TermsBlock.tsx';
import classes from '../ui/blocks.module.css';
import { Stat } from '../ui/Stat.tsx';
import { State } from '../ui/State.tsx';
import { Term } from '../ui/Term.tsx';

function Headline({ sites }: { sites: readonly SiteRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = totals(sites);
  const waiting = sum.estimated < sites.length;
  const scaled = (label: string, { value, unit }: Scaled) => (
    <Stat label={label} value={format.number(value)} unit={unit} />
  );
  const [only] = sites;
  return (
    <dl className={classes.headline} aria-label={t('sites.computed')}>
      {scaled(t('sites.area'), scaleArea(sum.areaM2))}
      {scaled(t('sites.capacity'), scalePower(sum.capacityKwp))}
      {waiting && sum.estimated === 0 ? (
        <div style={{ gridColumn: '1 / -1' }}>
          <dt style={{ fontSize: 12 }}>{t('sites.estimating')}</dt>
          <dd style={{ margin: '6px 0 0' }}>
            <Skeleton h={20} />
          </dd>
        </div>
      ) : (
        <>
          {scaled(t('sites.annual'), scaleEnergy(sum.annualKwh))}
          {scaled(t('sites.p90'), scaleEnergy(sum.p90Kwh))}
          <Stat
            label={t('sites.specific')}
            value={format.integer(sum.annualKwh / sum.capacityKwp)}
            unit="kWh/kWp"
          />
          {scaled(t('sites.avoided'), format.scaleCarbon(sum.avoidedTco2))}
          {sites.length === 1 && only?.estimate && (
            <>
              <Stat
                label={t('sites.performance')}
                value={format.number(only.estimate.performanceRatio * 100, 1)}
                unit="%"
                term={<Term name="pr" />}
              />
              <Stat
                label={t('sites.poa')}
                value={format.integer(only.estimate.annualPoaKwhM2)}
                unit="kWh/m²"
                term={<Term name="poa" />}
              />
            </>
          )}
        </>
      )}
    </dl>
  );
}

interface Shown {
  sites: readonly SiteRow[];
  /** All that are selected, those the window has not read as well. */
  selected: ReadonlySet<number>;
}

/** Parameters and results of the selected site, or of several together. */
export function Inspector() {
  const selected = useStore((state) => state.selected);
  const siteById = useStore((state) => state.siteById);
  const now = useMemo<Shown>(
    () => ({ sites: [...selected].flatMap((id) => siteById.get(id) ?? []), selected }),
    [selected, siteById],
  );
  // Made in small steps, between which the map and the table stay at hand.
  const shown = useDeferredValue(now);
  // The sites chosen before take no more input, which would be lost or go to the wrong site.
  return (
    <div style={{ display: 'contents' }} inert={shown.selected !== selected}>
      <Body {...shown} />
    </div>
  );
}

const Body = memo(function Body({ sites, selected }: Shown) {
  const { t } = useTranslation();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const [only] = sites;
  if (!only) {
    return (
      <State
        kind="empty"
        icon={<IconClick size={28} stroke={1.4} />}
        title={t('sites.none')}
        text={t('sites.noneHelp')}
      />
    );
  }
  const title = sites.length === 1 ? only.name : t('sites.selectedTitle', { n: selected.size });
  return (
    <div className={`${classes.inspector} selectable`}>
      <Group wrap="nowrap" gap={4} align="flex-start">
        <div style={{ flex: 1, minWidth: 0 }}>
          <Title order={2} fz="md" lh={1.35} lineClamp={2}>
            {title}
          </Title>
          <Text size="xs" c="var(--muted)">
            {sites.length === 1
              ? t(`kinds.${only.kind}`)
              : sites.length < selected.size
                ? t('find.part', { n: sites.length, all: selected.size })
                : t('sites.selectedHelp')}
          </Text>
        </div>
        <Tooltip label={t('map.fitSelection')}>
          <ActionIcon aria-label={t('map.fitSelection')} onClick={fitSelection}>
            <IconFocus2 size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('tools.delete')}>
          <ActionIcon aria-label={t('tools.delete')} disabled={readOnly} onClick={confirmDeleteSites}>
            <IconTrash size={17} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('sites.clearSelection')}>
          <ActionIcon aria-label={t('sites.clearSelection')} onClick={() => select([])}>
            <IconX size={17} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Headline sites={sites} />
      {sites.length === 1 && <LandBlock site={only} />}
      {sites.length === 1 && only.estimate && <Results site={only} />}
      {sites.length === 1 && <RoofBlock site={only} />}
      {sites.length === 1 && <TerrainBlock site={only} />}
      {sites.length === 1 && <FitBlock site={only} />}
      {sites.length === 1 && <PhotosBlock key={`photos-${only.id}`} site={only} />}
      <TermsBlock key={sites.length === 1 ? `terms-${only.id}` : 'terms'} sites={sites} />
      {sites.length === 1 && <ConnectionPoint siteId={only.id} />}
      <EquipmentBlock key={sites.length === 1 ? only.id : 'equip'} sites={sites} />
      <section className={classes.part} aria-label={t('sites.form')}>
        <h3 className={classes.partTitle}>{t('sites.form')}</h3>
        <SiteForm key={sites.length === 1 ? only.id : 'many'} sites={sites} />
      </section>
    </div>
  );
});
