import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgrivoltaicResult } from '../../shared/agrivoltaic-result.ts';
import { useFormat } from '../base/use-format.ts';
import { Facts } from '../ui/Stat.tsx';
import classes from './agrivoltaic.module.css';

function Limits({ limits, untested }: Pick<AgrivoltaicResult, 'limits' | 'untested'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const amount = (value: number, unit: string) => `${format.number(value, 1)} ${unit}`;
  return (
    <ul className={classes.limits}>
      {limits.map(({ code, pass, value, limit, unit, sense, basis, foreign, source }) => (
        <li key={code} data-pass={pass}>
          {pass ? <IconCircleCheck size={15} aria-hidden /> : <IconCircleX size={15} aria-hidden />}
          <div>
            <Text size="xs" fw={500}>
              {t(`agrivoltaic.limit.${code}`)}: {t(pass ? 'agrivoltaic.pass' : 'agrivoltaic.fail')}
              {foreign && ` (${t('agrivoltaic.foreign')})`}
            </Text>
            <Text fz={11} c="var(--muted)">
              {unit === ''
                ? `${t('agrivoltaic.cropIsOfCropland')} · ${t('agrivoltaic.notAllowed')}`
                : `${amount(value, unit)} · ${t(`agrivoltaic.needs.${sense}`)} ${amount(limit, unit)}`}{' '}
              · {t(`agrivoltaic.basis.${basis}`)}: {format.source(source)}
            </Text>
          </div>
        </li>
      ))}
      {untested.map(({ code, limit, unit, source }) => (
        <li key={code}>
          <IconCircleDashed size={15} aria-hidden />
          <div>
            <Text size="xs" fw={500}>
              {t(`agrivoltaic.limit.${code}`)}: {t('agrivoltaic.notTested')}
            </Text>
            <Text fz={11} c="var(--muted)">
              {limit === null
                ? t('agrivoltaic.limitUnknown')
                : unit === ''
                  ? t('agrivoltaic.notAllowed')
                  : amount(limit, unit)}{' '}
              · {format.source(source)}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What the province asks on ground of other kinds, none of it checked. */
function Elsewhere({ figures }: { figures: AgrivoltaicResult['provincial']['elsewhere'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Text fz={11} c="var(--muted)">
        {t('agrivoltaic.otherGround')}
      </Text>
      <ul className={classes.limits}>
        {figures.map(({ ground, figure, limit, unit, basis, source }) => (
          <li key={`${ground} ${figure}`}>
            <IconCircleDashed size={15} aria-hidden />
            <Text fz={11} c="var(--muted)">
              {t(`agrivoltaic.grounds.${ground}`)}: {t(`agrivoltaic.figures.${figure}`)}{' '}
              {limit === null ? t('agrivoltaic.limitUnknown') : `≥ ${format.number(limit, 1)} ${unit}`} ·{' '}
              {t('agrivoltaic.notTested')} · {t(`agrivoltaic.basis.${basis}`)}: {format.source(source)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The figures of a setup: light, crop and land, water, and the limits it meets or breaks. */
export function Findings({ result }: { result: AgrivoltaicResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { light, crop, land, water, energy, limits, untested, provincial } = result;
  const mm = (value: number) => `${format.integer(value)} mm`;
  const m3 = (value: number) => `${format.integer(value)} m³`;
  return (
    <>
      <Text size="xs" fw={600}>
        {t('agrivoltaic.limits')}
      </Text>
      {!provincial.known && (
        <Text fz={11} c="var(--muted)">
          {t('agrivoltaic.noProvince', { region: provincial.region })}
        </Text>
      )}
      <Limits limits={limits} untested={untested} />
      {provincial.elsewhere.length > 0 && <Elsewhere figures={provincial.elsewhere} />}
      <Facts
        rows={[
          [t('agrivoltaic.seasonLight'), format.percent(light.seasonMean)],
          [t('agrivoltaic.annualLight'), format.percent(light.annualMean)],
          [
            t('agrivoltaic.beamDiffuse'),
            `${format.percent(light.seasonBeamShare, 0)} / ${format.percent(light.seasonDiffuseShare, 0)}`,
          ],
          ...(light.transparency > 0
            ? ([[t('agrivoltaic.transparency'), format.percent(light.transparency, 0)]] as const)
            : []),
          [t('agrivoltaic.uniformity'), format.number(light.uniformity, 2)],
          [
            t('agrivoltaic.dli'),
            `${format.number(light.dliUnder, 1)} / ${format.number(light.dliOpen, 1)} ${t('agrivoltaic.dliUnit')}`,
          ],
          [
            t('agrivoltaic.yield'),
            crop.relativeYield === null
              ? t('agrivoltaic.readings.none')
              : `${format.percent(crop.relativeYield)}${t(`agrivoltaic.readings.${crop.reading}`)}`,
          ],
          [t('agrivoltaic.cultivated'), format.percent(land.cultivatedShare)],
          [t('agrivoltaic.coverage'), format.percent(land.coverage)],
          [t('agrivoltaic.ler'), land.ler === null ? '—' : format.number(land.ler, 2)],
          [t('agrivoltaic.cropRatio'), land.cropRatio === null ? '—' : format.number(land.cropRatio, 2)],
          [t('agrivoltaic.pvRatio'), format.number(land.pvRatio, 2)],
          [t('agrivoltaic.energy'), format.energy(energy.annualKwh)],
          [
            `${t('agrivoltaic.specific')}${energy.rearCounted ? ` (${t('agrivoltaic.rear')})` : ''}`,
            `${format.integer(energy.specificYieldKwhPerKwp)} kWh/kWp`,
          ],
          ...(water
            ? ([
                [t('agrivoltaic.meanCoefficient'), format.number(water.meanCoefficient, 2)],
                [t('agrivoltaic.openWater'), mm(water.openMm)],
                [t('agrivoltaic.saved'), `${mm(water.savedMm)} (${format.percent(water.savedShare, 0)})`],
                [t('agrivoltaic.savedVolume'), m3(water.savedM3)],
                [t('agrivoltaic.irrigation'), m3(water.irrigationM3)],
                [t('agrivoltaic.pumping'), format.energy(water.pumpKwh)],
                [t('agrivoltaic.pumpingShare'), format.percent(water.pumpShareOfYield, 2)],
              ] as const)
            : []),
        ]}
      />
      <Text fz={11} c="var(--muted)">
        {crop.relativeYield !== null && `${t('agrivoltaic.caveat')} ${format.source(crop.source)} `}
        {water && t('agrivoltaic.waterNote')}{' '}
        {t('agrivoltaic.reference', {
          tilt: format.integer(land.reference.tiltDeg),
          gcr: format.number(land.reference.gcr, 2),
        })}{' '}
        {t('agrivoltaic.model')}
      </Text>
    </>
  );
}
