import { NativeSelect, SegmentedControl, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mountingByBuild, SITE_KINDS, type SiteFields, type SiteKind } from '../../shared/domain.ts';
import { MOUNTINGS, type Mounting } from '../../shared/yield.ts';
import { run } from '../base/client.ts';
import type { SiteRow } from '../base/state.ts';
import { mergeSites, peek, useStore } from '../base/store.ts';
import classes from '../ui/blocks.module.css';
import { NumberField } from '../ui/NumberField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { BuiltShare } from './BuiltShare.tsx';
import { Compass } from './Compass.tsx';
import { common } from './common.ts';
import { confirmMany } from './confirm-many.tsx';
import { InService } from './InService.tsx';

const MOUNTS = ['fixed', 'single-axis-tracker'] as const;

/** Of several sites all that are selected, also those the window has not read. */
const idsOf = (sites: readonly SiteRow[]): number[] =>
  sites.length > 1 ? [...peek().selected] : sites.map(({ id }) => id);

function change(sites: readonly SiteRow[], changes: Partial<SiteFields>): Promise<boolean> {
  const ids = idsOf(sites);
  return confirmMany(ids, { changes }, async () => {
    const result = await run('site.update', { ids, changes });
    if (result) mergeSites(result.sites);
    return result;
  });
}

async function changeKind(sites: readonly SiteRow[], kind: SiteKind): Promise<void> {
  const defaults = await run('site.defaults', { kind });
  if (!defaults) return;
  const { notes: _notes, ...rest } = defaults;
  await change(sites, rest);
}

/** The parameters of one site, or those that several have in common; a change applies to all of them. */
export function SiteForm({ sites }: { sites: readonly SiteRow[] }) {
  const { t } = useTranslation();
  const disabled = useStore((state) => state.project?.readOnly ?? false);
  const field = <K extends keyof SiteRow>(key: K) => common(sites, key);
  const kind = field('kind');
  const mount = field('mount');
  const azimuth = field('azimuthDeg');
  const gcr = field('gcr');
  const mounting = field('mounting');
  const twoFaces = field('twoFaces');
  const included = field('included');
  const ids = idsOf(sites);
  const mixed = t('sites.mixed');

  const number = (
    key: 'tiltDeg' | 'azimuthDeg' | 'usableShare' | 'gcr' | 'moduleWpM2',
    label: string,
    help: string,
    rest: {
      min: number;
      max: number;
      unit: string;
      factor?: number;
      decimalScale?: number;
      meant?(typed: number): number;
    },
  ) => {
    const value = field(key);
    return (
      <NumberField
        key={key}
        label={label}
        title={help}
        value={value === undefined ? null : value}
        placeholder={value === undefined ? mixed : undefined}
        disabled={disabled}
        onCommit={(next) => next !== null && change(sites, { [key]: next })}
        {...rest}
      />
    );
  };

  return (
    <div className={classes.grid}>
      {sites.length === 1 && (
        <div className={classes.wide}>
          <TextField
            label={t('sites.name')}
            value={sites[0]!.name}
            required
            maxLength={200}
            disabled={disabled}
            onCommit={(name) => void change(sites, { name })}
          />
        </div>
      )}
      <SegmentedControl
        className={classes.wide}
        size="xs"
        fullWidth
        aria-label={t('sites.kind')}
        disabled={disabled}
        value={kind ?? ''}
        onChange={(value) => value !== kind && void changeKind(sites, value as SiteKind)}
        data={SITE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <NativeSelect
        className={classes.wide}
        size="xs"
        label={t('sites.mount')}
        disabled={disabled}
        value={mount ?? ''}
        onChange={(event) =>
          event.currentTarget.value &&
          void change(sites, { mount: event.currentTarget.value as SiteFields['mount'] })
        }
        data={[
          ...(mount === undefined ? [{ value: '', label: mixed }] : []),
          ...MOUNTS.map((value) => ({ value, label: t(`mounts.${value}`) })),
        ]}
      />
      {kind !== undefined && gcr !== undefined && (
        <NativeSelect
          className={classes.wide}
          size="xs"
          label={t('sites.mounting')}
          title={t('sites.mountingHelp')}
          disabled={disabled}
          value={mounting === undefined ? '' : (mounting ?? 'build')}
          onChange={({ currentTarget: { value } }) =>
            value !== '' && void change(sites, { mounting: value === 'build' ? null : (value as Mounting) })
          }
          data={[
            ...(mounting === undefined ? [{ value: '', label: mixed }] : []),
            {
              value: 'build',
              label: t('sites.mountingBuild', { name: t(`mountings.${mountingByBuild({ kind, gcr })}`) }),
            },
            ...MOUNTINGS.map((value) => ({ value, label: t(`mountings.${value}`) })),
          ]}
        />
      )}
      {mount === 'fixed' && (
        <Switch
          className={classes.wide}
          size="xs"
          label={t('sites.twoFaces')}
          disabled={disabled || twoFaces === undefined}
          checked={twoFaces === true}
          onChange={(event) => void change(sites, { twoFaces: event.currentTarget.checked })}
        />
      )}
      {number('tiltDeg', t('sites.tilt'), t('sites.tiltHelp'), {
        min: 0,
        max: 90,
        unit: '°',
        decimalScale: 1,
      })}
      {number(
        'azimuthDeg',
        t(mount === 'single-axis-tracker' ? 'sites.axisAzimuth' : 'sites.azimuth'),
        t('sites.azimuthHelp'),
        {
          min: 0,
          max: 360,
          unit: '°',
          decimalScale: 1,
          meant: (typed) => (typed < 0 && typed >= -360 ? typed + 360 : typed),
        },
      )}
      {azimuth !== undefined && (
        <div className={classes.wide}>
          <Compass
            label={t('sites.compass')}
            value={azimuth}
            disabled={disabled}
            onCommit={(azimuthDeg) => void change(sites, { azimuthDeg })}
          />
        </div>
      )}
      {number('usableShare', t('sites.usableShare'), t('sites.usableHelp'), {
        min: 0.1,
        max: 100,
        unit: '%',
        factor: 100,
        decimalScale: 2,
      })}
      {number('moduleWpM2', t('sites.moduleWpM2'), t('sites.moduleHelp'), {
        min: 1,
        max: 400,
        unit: 'Wp/m²',
        decimalScale: 1,
      })}
      <Switch
        className={classes.wide}
        size="xs"
        label={t('sites.gcrRoof')}
        disabled={disabled || gcr === undefined}
        checked={gcr === null}
        onChange={(event) => void change(sites, { gcr: event.currentTarget.checked ? null : 0.4 })}
      />
      {gcr !== null &&
        number('gcr', t('sites.gcr'), t('sites.gcrHelp'), { min: 0.01, max: 1, unit: '', decimalScale: 3 })}
      <Switch
        className={classes.wide}
        size="xs"
        label={t('sites.include')}
        disabled={disabled}
        checked={included === true}
        onChange={({ currentTarget: { checked } }) =>
          void confirmMany(ids, { built: checked ? 1 : 0 }, () =>
            run('site.include', { ids, included: checked }),
          )
        }
      />
      {included === true && <BuiltShare sites={sites} ids={ids} disabled={disabled} />}
      {included === true && <InService sites={sites} ids={ids} disabled={disabled} />}
      {sites.length === 1 && (
        <div className={classes.wide}>
          <TextField
            multiline
            label={t('sites.notes')}
            value={sites[0]!.notes}
            disabled={disabled}
            onCommit={(notes) => void change(sites, { notes })}
          />
        </div>
      )}
    </div>
  );
}
