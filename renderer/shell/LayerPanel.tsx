import { ActionIcon, Badge, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconFileExport, IconFileImport, IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContextLayerName } from '../../shared/domain.ts';
import { textOf, texts } from '../base/i18n.ts';
import { refreshLayers } from '../base/refresh.ts';
import { toggleHidden, useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { openFeatures, useFeatures } from '../features/state.ts';
import { GroundRows } from '../ground/GroundRows.tsx';
import { EyeSwitch } from '../ui/EyeSwitch.tsx';
import { Section } from '../ui/Section.tsx';
import { State } from '../ui/State.tsx';
import classes from './layers.module.css';

type Toggle = ContextLayerName | 'neighbours' | 'graticule';

const ORDER: readonly ContextLayerName[] = [
  'villages',
  'buildings',
  'scenic_spots',
  'substations',
  'roads',
  'exclusions',
  'farmland',
];

function Row({ layer, count, help }: { layer: Toggle; count?: number; help?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = useStore((state) => !state.hidden.has(layer));
  const tabled = useFeatures((state) => state.layer === layer);
  const name = t(`layers.${layer}`);
  return (
    <li className={classes.row} data-off={!shown || undefined}>
      <EyeSwitch name={name} shown={shown} onToggle={() => toggleHidden(layer)} />
      <span className={classes.swatch} data-layer={layer} />
      <Tooltip label={help} disabled={!help} multiline maw={260} position="right">
        <Text size="xs" flex={1} truncate>
          {name}
        </Text>
      </Tooltip>
      {count !== undefined && (
        <Text fz={11} c="var(--muted)" className="num">
          {format.integer(count)}
        </Text>
      )}
      {layer !== 'neighbours' && layer !== 'graticule' && (
        <Tooltip label={t('features.open', { layer: name })} position="right">
          <ActionIcon
            size="sm"
            aria-label={t('features.open', { layer: name })}
            aria-pressed={tabled}
            onClick={() => openFeatures(tabled ? null : layer)}
          >
            <IconTable size={14} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

/** What lies on the map: each layer with its count and a switch. */
export function LayerPanel() {
  const { t } = useTranslation();
  const layers = useStore((state) => state.layers);
  const load = useStore((state) => state.layersLoad);
  const language = useStore((state) => state.language);
  const readOnly = useStore((state) => state.project?.readOnly ?? false);
  const synthetic = layers.some((layer) => layer.synthetic);
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  return (
    <Section
      title={t('layers.title')}
      aside={
        synthetic && (
          <Tooltip label={t('layers.syntheticHelp')} multiline w={240}>
            <Badge variant="light" color="orange" size="sm" radius="sm" tt="none" fw={500}>
              {t('layers.synthetic')}
            </Badge>
          </Tooltip>
        )
      }
    >
      {load === 'failed' && <State kind="error" onRetry={() => void refreshLayers()} />}
      <ul className={classes.list}>
        {ORDER.filter((name) => byName.has(name)).map((name) => {
          const layer = byName.get(name)!;
          return (
            <Row
              key={name}
              layer={name}
              count={layer.count}
              help={t('layers.source', { source: textOf(texts[language].layers.sources, layer.source) })}
            />
          );
        })}
        <Row layer="neighbours" />
        <Row layer="graticule" />
      </ul>
      <GroundRows />
      <Group gap={4} px="xs" pb={4}>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconFileImport size={14} />}
          disabled={readOnly}
          onClick={() => useStore.setState({ dialog: 'import' })}
        >
          {t('imports.button')}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconFileExport size={14} />}
          onClick={() => useStore.setState({ dialog: 'export' })}
        >
          {t('exports.button')}
        </Button>
      </Group>
      {load === 'ready' && layers.length === 0 && (
        <Text size="xs" c="var(--muted)" px="md" pb="xs">
          {t('layers.emptyHelp')}
        </Text>
      )}
    </Section>
  );
}
