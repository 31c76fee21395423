import type * as zh from '../zh/models.ts';

export const models: typeof zh.models = {
  'climate-bundled': {
    name: 'Bundled climate',
    text: 'Monthly values of nearby stations and yearly values of the NASA SSE 1° grid, interpolated to the county and corrected for elevation.',
    source: 'Stations’ sources: see “About and data sources”',
  },
  'climate-hours': {
    name: 'Hours from monthly means',
    text: 'A seeded generator makes hourly irradiance that keeps every monthly mean.',
    source:
      'Bendt et al. (1981), Solar Energy 27(1); Collares-Pereira and Rabl (1979), Solar Energy 22(2); Aguiar and Collares-Pereira (1992), Solar Energy 49(3)',
  },
  'weather-file': {
    name: 'Imported hourly weather',
    text: 'The 8760 hours of the imported file are used as they are.',
    source: 'See the notes on the weather data',
  },
  spa: {
    name: 'Solar position (SPA)',
    text: 'Sun elevation and azimuth at mid-hour, within 0.0003°.',
    source: 'Reda and Andreas (2004), Solar Energy 76(5), NREL/TP-560-34302',
  },
  kastenYoung: {
    name: 'Kasten–Young air mass',
    text: 'Relative path of light through the air from the sun’s elevation.',
    source: 'Kasten and Young (1989), Applied Optics 28(22)',
  },
  spencer: {
    name: 'Spencer’s sun–earth distance',
    text: 'Irradiance above the atmosphere from the sun–earth distance.',
    source: 'Spencer (1971), Search 2(5)',
  },
  backtracking: {
    name: 'Single-axis tracking with backtracking',
    text: 'The axis follows the sun and turns back at low sun to avoid row shading.',
    source: 'Anderson and Mikofski (2020), NREL/TP-5K00-76626',
  },
  trueTracking: {
    name: 'Single-axis true tracking',
    text: 'The axis always keeps the angle of incidence smallest.',
    source: 'Marion and Dobos (2013), NREL/TP-6A20-58891',
  },
  erbs: {
    name: 'Erbs decomposition',
    text: 'Splits global irradiance into beam and diffuse by the clearness index.',
    source: 'Erbs, Klein, Duffie (1982), Solar Energy 28(4)',
  },
  perez1990: {
    name: 'Perez diffuse transposition',
    text: 'Isotropic, circumsolar and horizon parts of the sky’s diffuse light on the tilted plane.',
    source: 'Perez et al. (1990), Solar Energy 44(5)',
  },
  hayDavies: {
    name: 'Hay–Davies transposition',
    text: 'Isotropic and circumsolar parts of the sky’s diffuse light on the tilted plane.',
    source: 'Hay and Davies (1980)',
  },
  isotropic: {
    name: 'Isotropic sky',
    text: 'Diffuse light is the same from every part of the sky.',
    source: 'Liu and Jordan (1963), Solar Energy 7(2)',
  },
  horizon: {
    name: 'Skyline of the surroundings',
    text: 'The skyline around the site from the elevation data (72 directions, 20 km, Earth curvature and refraction): no beam and no circumsolar light while the sun is behind it, and the sky dimmed by the share it hides. On a surveyed roof the skylines seen from its points take its place: buildings and, from a surface model, all that stands around.',
    source: 'Dozier and Frew (1990), IEEE TGRS 28; Torge and Müller (2012)',
  },
  rowShading: {
    name: 'Row-to-row shading',
    text: 'Shade of the row in front from pitch and sun position, and its electrical loss in the strings.',
    source: 'Anderson and Jensen (2024); Passias and Källbäck (1984)',
  },
  bifacialRear: {
    name: 'Rear side of bifacial modules',
    text: 'The rear sees sky, lit ground and, of upright rows, the sun, as the front does; 2% lost to mounting.',
    source: 'Mikofski et al. (2019); Anderson and Mikofski (2020)',
  },
  physicalIam: {
    name: 'Incidence angle (physical)',
    text: 'Reflection at slanting incidence from refraction and absorption in the glass; for light of sky, horizon and ground averaged over its directions.',
    source: 'De Soto et al. (2006), Solar Energy 80(1); Marion (2017), Solar Energy 147',
  },
  ashraeIam: {
    name: 'Incidence angle (ASHRAE)',
    text: 'One-parameter incidence-angle modifier.',
    source: 'Souka and Safwat (1966); ASHRAE 93',
  },
  martinRuizIam: {
    name: 'Incidence angle (Martin–Ruiz)',
    text: 'One-parameter exponential form, integrated for diffuse and reflected light.',
    source: 'Martin and Ruiz (2001), Sol. Energy Mater. Sol. Cells 70(1)',
  },
  faiman: {
    name: 'Faiman module temperature',
    text: 'Module temperature from irradiance, air temperature and wind.',
    source: 'Faiman (2008), Progress in Photovoltaics 16(4)',
  },
  pvwattsDc: {
    name: 'PVWatts DC',
    text: 'DC power proportional to effective irradiance, corrected for temperature.',
    source: 'Dobos (2014), NREL/TP-6A20-62641',
  },
  lowLight: {
    name: 'Efficiency in low light',
    text: 'Crystalline silicon is less efficient under little light (some 3% at 200 W/m²).',
    source:
      'Huld et al. (2011), Sol. Energy Mater. Sol. Cells 95; coefficients of PVGIS 6 (Chatzipanagi et al. 2025)',
  },
  withinHour: {
    name: 'Clipping within the hour',
    text: 'What is clipped while the sun shines between clouds, stronger than in the mean of the hour: half of what the beam lacks against the clearest hours of the month is taken as gaps, half as thin cloud and haze (judgement).',
    source: 'Suehrcke and McCormick (1988), Solar Energy 40(5)',
  },
  lossTree: {
    name: 'Loss tree',
    text: 'The losses multiply; defaults up to the inverter and of availability are those of PVWatts v5, behind it come AC cables and transformer. No flat share for shade where row shading or a skyline is worked out hour by hour.',
    source: 'Dobos (2014), NREL/TP-6A20-62641, table 6; Gilman et al. (2018), NREL/TP-6A20-67399',
  },
  pvwattsInverter: {
    name: 'PVWatts inverter',
    text: 'Part-load efficiency, clipped at rated power.',
    source: 'Dobos (2014), NREL/TP-6A20-62641',
  },
};
