import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleFinding, SiteLand } from '../../shared/land-rules.ts';
import { run } from '../base/client.ts';
import type { SiteRow } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import siteClasses from '../ui/blocks.module.css';
import { OverrideDialog } from './OverrideDialog.tsx';
import classes from './rules.module.css';

const COLOUR = {
  clear: 'gray',
  unchecked: 'gray',
  caution: 'yellow',
  overridden: 'orange',
  broken: 'red',
} as const;

function Finding({
  siteId,
  finding,
  onOverride,
}: {
  siteId: number;
  finding: RuleFinding;
  onOverride(): void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const { rule, severity, override } = finding;
  const amount =
    finding.overlapM2 !== null
      ? finding.overlapM2 > 0
        ? t('rules.overlap', {
            area: format.area(finding.overlapM2),
            share: format.percent(finding.overlapShare ?? 0),
          })
        : t('rules.touches')
      : finding.distanceM !== null
        ? t('rules.distance', {
            distance: format.length(finding.distanceM),
            limit: format.length(finding.limit),
          })
        : finding.featureCount > 0
          ? t('rules.slope', { limit: format.degrees(finding.limit) })
          : t('rules.slopeTerrain', {
              slope: format.degrees(finding.slopeDeg ?? 0, 1),
              limit: format.degrees(finding.limit),
            });
  const names = finding.features.map(({ id, name }) => name ?? t('rules.unnamed', { id }));
  return (
    <li
      className={classes.finding}
      data-state={severity === 'caution' ? 'caution' : override ? 'overridden' : 'broken'}
    >
      <Group justify="space-between" wrap="nowrap" gap={6} align="flex-start">
        <Text size="xs" fw={650}>
          {t(`rules.names.${rule}`)}
        </Text>
        {severity === 'caution' ? (
          <Text size="xs" c="var(--muted)" style={{ whiteSpace: 'nowrap' }}>
            {t('rules.severity.caution')}
          </Text>
        ) : override ? (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            disabled={disabled}
            onClick={() => void run('site.dropOverride', { id: siteId, rule })}
          >
            {t('rules.drop')}
          </Button>
        ) : (
          <Button size="compact-xs" variant="light" color="red" disabled={disabled} onClick={onOverride}>
            {t('rules.override')}
          </Button>
        )}
      </Group>
      <Text size="xs">{amount}</Text>
      {finding.featureCount > 0 && (
        <Text fz={11.5} c="var(--muted)">
          {t('rules.features', { n: finding.featureCount, names: names.join(t('rules.list')) })}
        </Text>
      )}
      <Text fz={11.5} c="var(--muted)">
        {t('rules.legal')}: {t(`rules.law.${finding.law}`)}
      </Text>
      {override && (
        <Text size="xs" mt={2}>
          {[
            t('rules.overriddenOn', { date: format.date(override.at), reason: override.reason }),
            override.approver && `${t('rules.approver')} ${override.approver}`,
            override.documentNumber && `${t('rules.documentNumber')} ${override.documentNumber}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
    </li>
  );
}

function Findings({
  site,
  land,
  absent,
  anyRules,
}: {
  site: SiteRow;
  land: SiteLand;
  absent: readonly string[];
  anyRules: boolean;
}) {
  const { t } = useTranslation();
  const named = (codes: readonly string[]) =>
    codes.map((code) => t(`rules.names.${code}`)).join(t('rules.list'));
  const [overriding, setOverriding] = useState<string | null>(null);
  const rule = land.findings.find((finding) => finding.rule === overriding);
  return (
    <>
      {land.status === 'broken' && (
        <Text size="xs" mb={6} role="status">
          {t('rules.brokenHelp')}
        </Text>
      )}
      {land.findings.length === 0 && (
        <Text size="xs" c="var(--muted)">
          {land.checked.length > 0
            ? t('rules.keptAll', { rules: named(land.checked) })
            : t(anyRules ? 'rules.noneChecked' : 'rules.noRules')}
        </Text>
      )}
      <ul className={classes.findings}>
        {land.findings.map((finding) => (
          <Finding
            key={finding.rule}
            siteId={site.id}
            finding={finding}
            onOverride={() => setOverriding(finding.rule)}
          />
        ))}
      </ul>
      {land.unchecked.length > 0 && (
        <Text fz={11.5} c="var(--muted)" mt={4}>
          {t('rules.unchecked', { rules: named(land.unchecked) })}
        </Text>
      )}
      {absent.length > 0 && (
        <Text fz={11.5} c="var(--muted)" mt={4}>
          {t('rules.withoutFeatures', { rules: named(absent) })}
        </Text>
      )}
      {rule && (
        <OverrideDialog
          siteId={site.id}
          rule={rule.rule}
          law={rule.law}
          onClose={() => setOverriding(null)}
        />
      )}
    </>
  );
}

/** Which land rules a site breaks, by how much and under which law, and the way to override one. */
export function LandBlock({ site }: { site: SiteRow }) {
  const { t } = useTranslation();
  const { read } = useQuery('rules.check', { siteIds: [site.id] }, false);
  const check = read && 'value' in read ? read.value : undefined;
  const land = check?.sites[0];
  return (
    <section className={siteClasses.part} aria-label={t('rules.title')}>
      <Group justify="space-between" mb={6}>
        <h3 className={siteClasses.partTitle} style={{ margin: 0 }}>
          {t('rules.title')}
        </h3>
        <Badge variant="light" color={COLOUR[site.land]} size="sm" radius="sm" tt="none">
          {t(`rules.status.${site.land}`)}
        </Badge>
      </Group>
      {read && 'failure' in read && <Text size="xs">{read.failure}</Text>}
      {check && land && (
        <Findings
          site={site}
          land={land}
          anyRules={check.rules.length > 0}
          absent={check.withoutFeatures.filter((code) => land.checked.includes(code))}
        />
      )}
    </section>
  );
}
