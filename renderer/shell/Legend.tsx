import { ActionIcon, Badge, Group, NativeSelect, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KIND_COLOUR } from '../../shared/charts/look.ts';
import { COLOUR_BY, type ColourBy } from '../base/state.ts';
import { useStore } from '../base/store.ts';
import { useFormat } from '../base/use-format.ts';
import { GridLegend } from '../grid/GridLegend.tsx';
import groundClasses from '../ground/ground.module.css';
import { useGround } from '../ground/state.ts';
import classes from '../map/map.module.css';
import { NO_VALUE, rampFor } from '../map/palette.ts';
import { useMap } from '../map/state.ts';

/** A mark of a site's standing under the land rules, as the map draws it. */
function LandMark({ mark, text }: { mark: 'broken' | 'overridden'; text: string }) {
  return (
    <div className={classes.legendRow}>
      <span className={`${classes.swatch} ${classes[mark]}`} />
      <span>{text}</span>
    </div>
  );
}

function Swatch({ colour, text }: { colour: string; text: string }) {
  return (
    <div className={classes.legendRow}>
      <span className={classes.swatch} style={{ background: colour }} />
      <span className="num">{text}</span>
    </div>
  );
}

/** What the colours of the sites mean, and the choice of what they show. */
export function Legend() {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(true);
  const colourBy = useStore((state) => state.colourBy);
  const synthetic = useStore((state) => state.layers.some((layer) => layer.synthetic));
  const broken = useStore((state) => (state.summary?.broken ?? 0) > 0);
  const overridden = useStore((state) => (state.summary?.overridden ?? 0) > 0);
  const relief = useGround((state) => state.terrain !== null && state.relief.shown);
  const breaks = useMap((state) => state.breaks);
  const show = (value: number) =>
    colourBy === 'capacity'
      ? format.power(value)
      : colourBy === 'avoided'
        ? format.carbon(value)
        : format.integer(value);
  const ranges = rampFor(breaks).map((colour, index) => {
    const [from, to] = [breaks[index - 1], breaks[index]];
    const text =
      from === undefined
        ? to === undefined
          ? t('sites.title')
          : `< ${show(to)}`
        : to === undefined
          ? `≥ ${show(from)}`
          : `${show(from)} – ${show(to)}`;
    return { colour, text };
  });
  return (
    <section className={`${classes.card} ${classes.legend}`} aria-label={t('map.legend')}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="xs" fw={600}>
          {t('map.legend')}
        </Text>
        <ActionIcon
          size="sm"
          aria-label={t(open ? 'app.collapse' : 'app.expand')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <IconChevronDown size={14} /> : <IconChevronUp size={14} />}
        </ActionIcon>
      </Group>
      {open && (
        <>
          <NativeSelect
            size="xs"
            my={4}
            aria-label={t('map.colourBy')}
            value={colourBy}
            onChange={(event) => useStore.setState({ colourBy: event.currentTarget.value as ColourBy })}
            data={COLOUR_BY.map((value) => ({ value, label: t(`map.colour.${value}`) }))}
          />
          {colourBy === 'kind' ? (
            <>
              <Swatch colour={KIND_COLOUR.rooftop} text={t('kinds.rooftop')} />
              <Swatch colour={KIND_COLOUR.agrivoltaic} text={t('kinds.agrivoltaic')} />
            </>
          ) : (
            <>
              {ranges.map(({ colour, text }) => (
                <Swatch key={colour} colour={colour} text={text} />
              ))}
              <Swatch colour={NO_VALUE} text={t('map.noEstimate')} />
            </>
          )}
          {broken && <LandMark mark="broken" text={t('rules.legend')} />}
          {overridden && <LandMark mark="overridden" text={t('rules.legendOverridden')} />}
          <GridLegend />
          {relief && (
            <div className={classes.legendRow}>
              <span className={groundClasses.swatch} data-layer="relief" />
              <span>{t('ground.legendRelief')}</span>
            </div>
          )}
          {synthetic && (
            <Tooltip label={t('layers.syntheticHelp')} multiline w={240}>
              <Badge variant="light" color="orange" size="sm" radius="sm" tt="none" mt={4}>
                {t('layers.synthetic')}
              </Badge>
            </Tooltip>
          )}
        </>
      )}
    </section>
  );
}
