/** Terms of the program, each with what it means here and where that comes from. Keys are the same in all languages. */
export const terms = {
  capacity: {
    term: 'Capacity',
    text: 'DC power of the modules under standard test conditions (1000 W/m², 25 °C), kWp or MWp: area × usable share × coverage × module power density.',
    source: 'IEC 60904-3; chapter “Method and models” of the plan',
  },
  annual: {
    term: 'Delivered energy',
    text: 'Energy used on site, shared and fed in in the first year in which all sites are in service: what can be generated (P50, aged) less curtailment and what batteries lose. Carbon and money are of it.',
    source: 'The chain of models is in the tab “Why” of a site and in the plan',
  },
  p90: {
    term: 'P90',
    text: 'Yearly energy exceeded with 90% confidence: of totals what is delivered, of a site what it can generate. The uncertainties add up in squares to the deviation of a normal distribution.',
    source: 'Thevenard and Pelland (2013), Solar Energy 91, 432–446',
  },
  specific: {
    term: 'Specific yield',
    text: 'What one kilowatt can generate in its first year, before anything is curtailed, kWh/kWp: compares sites of different sizes.',
    source: 'IEC 61724-1:2021',
  },
  fullLoad: {
    term: 'Full-load hours',
    text: 'Energy delivered in the first year in which all sites are in service over capacity, hours: after curtailment and what batteries lose, so never above the specific yield.',
    source: 'For delivered energy see there',
  },
  pr: {
    term: 'Performance ratio (PR)',
    text: 'AC energy over in-plane irradiation × capacity: what is left after temperature, shade, wires and inverter.',
    source: 'IEC 61724-1:2021',
  },
  poa: {
    term: 'In-plane irradiation (POA)',
    text: 'Sun on the plane of the modules: direct, from the sky and off the ground, kWh/m².',
    source: 'Perez et al. (1990), Solar Energy 44, 271–289',
  },
  ghi: {
    term: 'Global horizontal irradiation (GHI)',
    text: 'Sun on a level plane, kWh/m².',
    source: 'WMO-No. 8, chapter 7',
  },
  gcr: {
    term: 'Ground coverage ratio (GCR)',
    text: 'Width of the rows over their pitch. More means more power, more shade between rows and less light for crops.',
    source: 'Anderson and Mikofski (2020), NREL/TP-5K00-76626',
  },
  tilt: { term: 'Tilt', text: 'Angle between the modules and the level, degrees.', source: '—' },
  azimuth: {
    term: 'Azimuth',
    text: 'Direction the modules face, clockwise from north; 180° is south.',
    source: 'NREL SPA (Reda and Andreas, 2004)',
  },
  usable: {
    term: 'Usable share',
    text: 'Share of the drawn area that can carry modules; the rest is parapets, equipment, walkways and shade.',
    source: 'Engineering judgement, can be changed for each site',
  },
  backtracking: {
    term: 'Backtracking',
    text: 'Under a low sun trackers turn away from it so that rows do not shade each other.',
    source: 'Anderson and Mikofski (2020)',
  },
  avoided: {
    term: 'Avoided CO₂',
    text: 'Delivered energy times the grid’s average factor of that year on the scenario’s path; it shrinks as the factor falls.',
    source: 'Announcements of MEE and NBS; GHG Protocol for project accounting',
  },
  gridFactor: {
    term: 'Grid emission factor',
    text: 'Carbon dioxide for one kilowatt-hour from the grid, kgCO₂/kWh, by province.',
    source: 'MEE and NBS announcements for 2021–2023',
  },
  embodied: {
    term: 'Embodied emissions',
    text: 'Emissions of making, carrying and dismantling the systems, per kilowatt.',
    source: 'IEA PVPS Task 12',
  },
  ler: {
    term: 'Land equivalent ratio (LER)',
    text: 'Relative crop yield plus relative energy; above 1 the double use saves land.',
    source: 'Dupraz et al. (2011), Renewable Energy 36, 2725–2732',
  },
  shade: {
    term: 'Crop yield under shade',
    text: 'Relative yield by class of crop from the share of light that is lost.',
    source: 'Laub et al. (2022), Agronomy for Sustainable Development 42, 51',
  },
  fit: {
    term: 'Fit',
    text: 'Every indicator becomes a score from 0 to 1; the scores are added by weight. 1 is best.',
    source: 'Hwang and Yoon (1981); Saaty (1980)',
  },
  ahp: {
    term: 'Analytic hierarchy process (AHP)',
    text: 'Weights from comparing in pairs; with a consistency ratio above 0.10 the judgements should be made again.',
    source: 'Saaty (1980)',
  },
  topsis: {
    term: 'TOPSIS',
    text: 'Ranks by distance from the best and the worst; adding a site can change the order of others.',
    source: 'Hwang and Yoon (1981)',
  },
  glare: {
    term: 'Glare hours',
    text: 'The most hours a mirror reflection can reach an observer under a clear sky; nothing in between, no clouds, no roughness.',
    source: 'Ho et al. (2011), J. Solar Energy Engineering 133, 031021',
  },
  npv: {
    term: 'Net present value (NPV)',
    text: 'Cash of the lifetime discounted to today; above zero it adds value.',
    source: 'Methods and parameters for economic evaluation of projects (China, 3rd ed. 2006)',
  },
  irr: {
    term: 'Internal rate of return (IRR)',
    text: 'The discount rate at which the net present value is zero.',
    source: 'Methods and parameters for economic evaluation of projects (China, 3rd ed. 2006)',
  },
  lcoe: {
    term: 'Levelized cost (LCOE)',
    text: 'Discounted cost over discounted energy, yuan/kWh.',
    source: 'IEA/NEA (2020), Projected Costs of Generating Electricity',
  },
  hosting: {
    term: 'Hosting capacity',
    text: 'How much more a substation can take within the limits of reverse power and voltage.',
    source: 'DL/T 2041—2025',
  },
  selfConsumption: {
    term: 'Self-consumption',
    text: 'Share of the energy used on the spot; self-sufficiency is the share of use that it covers.',
    source: 'Luthander et al. (2015), Applied Energy 142, 80–94',
  },
  roofTargets: {
    term: 'Whole-county targets',
    text: 'At least 50% of roofs of party and government, 40% public, 30% industrial and commercial, 20% rural homes.',
    source: 'National Energy Administration (2021), notice on the whole-county pilot',
  },
  override: {
    term: 'Override of a rule',
    text: 'A site that breaks a land rule counts only with a written reason, which the plan prints.',
    source: 'Land Administration Law and others, see the land rules',
  },
};
