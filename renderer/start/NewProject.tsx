import { Button, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { County } from '../../shared/domain.ts';
import { createProject } from '../base/documents.ts';
import { useFormat } from '../base/use-format.ts';
import { CountyPicker } from './CountyPicker.tsx';
import { Outline, useCounty } from './Outline.tsx';
import classes from './start.module.css';

/** A new project for any county: pick it, name the project, choose where to keep it. */
export function NewProject({ onDone }: { onDone?(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [county, setCounty] = useState<County | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const detail = useCounty(county?.code ?? null);
  const normal = county ? t('start.projectNameDefault', { county: county.name }) : '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!county) return;
    setBusy(true);
    const created = await createProject(county.code, name?.trim() || normal, true);
    setBusy(false);
    if (created) onDone?.();
  };
  return (
    <form onSubmit={submit}>
      <CountyPicker value={county} onChange={setCounty} />
      {detail && (
        <div className={classes.demo} style={{ marginTop: 12 }}>
          <Outline county={detail} />
          <div>
            <Text size="xs">
              {t('start.area')} <span className="num">{format.number(detail.areaKm2, 0)} km²</span>
            </Text>
            <Text fz={11.5} c="var(--muted)" mt={4}>
              <strong>{t('start.licence')}</strong> {format.source(detail.licence)}
            </Text>
          </div>
        </div>
      )}
      <div className={classes.create}>
        <TextInput
          label={t('start.projectName')}
          placeholder={normal || t('start.pick')}
          value={name ?? ''}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value || null)}
        />
        <Button type="submit" disabled={!county} loading={busy}>
          {t('start.create')}
        </Button>
      </div>
    </form>
  );
}
