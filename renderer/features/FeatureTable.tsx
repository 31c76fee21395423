import { ActionIcon, Button, CloseButton, Group, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContextLayerName } from '../../shared/domain.ts';
import { FEATURE_FORMS } from '../../shared/features.ts';
import { run } from '../base/client.ts';
import { startDrawing } from '../base/shapes.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { useQuery } from '../base/use-query.ts';
import { showBounds } from '../map/actions.ts';
import { State } from '../ui/State.tsx';
import { FeatureLine } from './FeatureLine.tsx';
import classes from './features.module.css';
import { chooseFeature, openFeatures, useFeatures } from './state.ts';

const PAGE = 50;
const SETTLE_MS = 150;

/** The attribute table of a layer: every feature with its columns, to be changed, drawn, reshaped and deleted. */
export function FeatureTable({ layer }: { layer: ContextLayerName }) {
  const { t } = useTranslation();
  const format = useFormat();
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const chosen = useFeatures((state) => state.chosen);
  const [query, setQuery] = useState('');
  const [text] = useDebouncedValue(query, SETTLE_MS);
  const [from, setFrom] = useState(0);
  const { read, retry } = useQuery('feature.page', { layer, text, offset: from, limit: PAGE });
  if (!read) return <State kind="loading" />;
  if ('failure' in read) return <State kind="error" text={read.failure} onRetry={retry} />;
  const page = read.value;
  const name = t(`layers.${layer}`);
  const remove = () => {
    if (chosen) void run('feature.delete', { layer, ids: [chosen.id] }).then(() => chooseFeature(null));
  };
  return (
    <div className={classes.panel}>
      <Group gap="xs" px="sm" py={6}>
        <strong>{t('features.title', { layer: name })}</strong>
        <TextInput
          size="xs"
          aria-label={t('features.search')}
          placeholder={t('features.search')}
          leftSection={<IconSearch size={14} />}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setFrom(0);
          }}
        />
        {FEATURE_FORMS[layer].map((form) => (
          <Button
            key={form}
            size="compact-xs"
            variant="light"
            leftSection={<IconPlus size={14} />}
            disabled={readOnly}
            onClick={() => startDrawing({ what: 'feature', layer, form })}
          >
            {t(`features.add${form}`)}
          </Button>
        ))}
        <Tooltip label={t('features.delete')}>
          <ActionIcon aria-label={t('features.delete')} disabled={!chosen || readOnly} onClick={remove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
        <span style={{ flex: 1 }} />
        <span className="num" role="status" style={{ fontSize: 12 }}>
          {t('features.count', {
            from: format.integer(page.total ? from + 1 : 0),
            to: format.integer(from + page.rows.length),
            n: format.integer(page.total),
          })}
        </span>
        <ActionIcon
          aria-label={t('features.earlier')}
          disabled={from === 0}
          onClick={() => setFrom(Math.max(0, from - PAGE))}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('features.later')}
          disabled={from + PAGE >= page.total}
          onClick={() => setFrom(from + PAGE)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
        <CloseButton aria-label={t('app.close')} onClick={() => openFeatures(null)} />
      </Group>
      <div className={classes.scroll} data-own-keys>
        <table aria-label={t('features.title', { layer: name })} className={classes.table}>
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{t('features.name')}</th>
              <th scope="col">{t('features.class')}</th>
              {page.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <FeatureLine
                key={row.id}
                layer={layer}
                row={row}
                columns={page.columns}
                chosen={row.id === chosen?.id}
                readOnly={readOnly}
                onChoose={() => {
                  showBounds(row.bounds);
                  void chooseFeature(row.id);
                }}
                onDelete={remove}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
