import type { Language } from '../../../shared/i18n/index.ts';
import type { Sheet } from '../../formats/export/workbook.ts';
import type { Session } from '../../session/session.ts';
import { listContext } from '../../store/context.ts';
import type { Document } from '../../store/document.ts';
import { activeScenario } from '../../store/scenarios.ts';
import { gridFactorOf } from '../carbon/grid-factor.ts';
import { BUNDLED, chosenWeather } from '../weather/weather.ts';
import { column, TEXTS } from './columns.ts';

/** Groups of assumptions that have texts of their own. */
const GROUPED = ['lossTree', 'weatherId', 'gridFactorKgKwh'];

/** What the active scenario assumes, with unit and source. */
export function assumptionsSheet(session: Session, document: Document, language: Language): Sheet {
  const { text, ui } = TEXTS[language];
  const { assumptions, name } = activeScenario(document);
  const weather = chosenWeather(session, document, assumptions);
  const grid = gridFactorOf(session, document, assumptions);
  const county = session.library.countyOf(document);
  const fields: Record<string, string> = ui.scenarios.fields;
  const help: Record<string, string> = ui.scenarios.help;
  const plain = Object.entries(assumptions).filter(
    ([key, value]) => typeof value === 'number' && !GROUPED.includes(key),
  );
  const carbonFields: Record<string, string> = ui.carbon.fields;
  const carbonHelp: Record<string, string> = ui.carbon.help;
  const carbon = Object.entries(assumptions.carbon).filter(([, value]) => typeof value === 'number');
  const synthetic = listContext(document).filter((layer) => layer.synthetic);
  return {
    name: text.sheets.assumptions,
    columns: [column(text.columns.item, 34), column(text.columns.value, 26), column(text.columns.basis, 90)],
    rows: [
      [text.facts.county, county.name, county.licence],
      [text.facts.scenario, name, ''],
      [text.facts.weather, weather.name === BUNDLED ? text.facts.bundled : weather.name, weather.year.source],
      [text.facts.factor, `${grid.factorKgKwh} kgCO₂/kWh`, grid.source],
      ...plain.map(([key, value]) => [fields[key] ?? key, String(value), help[key] ?? '']),
      ...Object.entries(assumptions.lossTree).map(([key, value]) => [
        fields[key] ?? key,
        String(value),
        help[key] ?? '',
      ]),
      ...carbon.map(([key, value]) => [carbonFields[key] ?? key, String(value), carbonHelp[key] ?? '']),
      ...(synthetic.length
        ? [
            [
              text.facts.synthetic,
              synthetic.map((layer) => ui.layers[layer.name]).join(', '),
              ui.layers.syntheticHelp,
            ],
          ]
        : []),
      ...session.library.notices().map((notice) => [notice.name, '', `${notice.source} · ${notice.terms}`]),
    ],
  };
}
