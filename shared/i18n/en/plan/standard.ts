import type { standardTexts as zh } from '../../zh/plan/standard.ts';

export const standardTexts: typeof zh = {
  standard: {
    general: `## Purpose
This plan prepares the orderly development of distributed and agrivoltaic solar power in {county}, in line with the national energy security strategy and the goals of peaking carbon emissions and of carbon neutrality, and weighs energy security, nature and rural revitalisation against each other.
## Principles
The grid comes first: hosting capacity sets size and order. Energy is used close by, and the rights of roof owners and village collectives are respected; how income is shared is public. Limits are kept: no permanent basic farmland, no ecological redline, every land rule checked. Safety comes before all else, in structures, electrics, fire protection and connection.
## Scope
All of {county}, administrative code {code}, {area}. Sites of the scenario “{scenario}”: {rooftopSites} on roofs and {fieldSites} agrivoltaic.
## Period and base year
The plan covers {period}. Rules and prices are those of {rulesDate}. Operation is reckoned over {lifetime} years; energy and avoided carbon are given for {year}, the first year in which every site is in service.`,
    county: `{county} lies in {city}, {province}. Its social, economic and electricity figures are given in {tables}. What is marked “to be filled in” has to be completed from the statistical yearbook, the annual communiqué or the grid company, with its source.`,
    resource: `Annual global horizontal irradiation is {ghi} kWh/m². A resource grade by GB/T 37526 needs several years of measured or reanalysis data. The weather data, their treatment and their uncertainty are given in {tables} and {figures}.`,
    conditions: `[[Roofs built and roofs planned are given by class of building in {tables}. ]]Ownership, age, load-bearing capacity, waterproofing and shading have to be checked building by building. Dilapidated and unlawful buildings, and those due for demolition, are left out.`,
    targets: `By {last}, {capacity} of photovoltaics is to be built: {rooftop} on roofs and {fields} over farmland. Energy delivered in the reference year is {delivered}. [[The tasks by year and by town, which the town governments carry out, are set in {tables}.]]`,
    siteMap: `Land rules, roofs, fields and the grid set the layout. [[It is shown in {figures}; ]]each site is listed in {chapter:sites}.`,
    agrivoltaic: `Farming comes first: crops, room to work and light are agreed between the agricultural authority and the owner of the installation, and the arrays leave the agricultural use of the land as it is. [[Light, harvest, water and limits of each site are given in {tables} and {figures}.]]`,
    modes: `Roofs may be developed by their owners, by lease or jointly; village collectives may contribute roofs, land or money. Investors are chosen openly and fairly; supporting industries or deposits may not be made a condition. The way of selling and the class of owner have to conform to the rules for distributed photovoltaics in force[[; how they do is shown in {tables}]].`,
    grid: `Sites connect close by and at the lowest suitable voltage, after the grid company has given its opinion on the connection. [[Hosting capacity, headroom and curtailment by substation and feeder are given in {tables}. ]]Where feeders, load or short-circuit capacity are not known, the grid company has to confirm the findings.`,
    energy: `Yield is worked out hour by hour over the 8,760 hours of a year. [[The sites included are shown together in {figures}.]]`,
    money: `[[Investment, operation, prices and taxes are given in {tables}; ]]the values assumed and their sources stand in {chapter:assumptions}. Funds are the investors’ own and bank loans; no hidden public debt arises.`,
    carbon: `Avoided carbon is the energy delivered in the reference year times the grid’s average emission factor, which falls along the path of the scenario[[; see {tables}]].`,
    social: `## Income of households and village collectives
Roof rent, savings on electricity and the income of collectives are given in {chapter:money}[[, their yearly sums in {table:income}]]. How income is shared is decided by the villagers’ assembly or its representatives and made public.
## Employment
[[Labour in construction and operation is estimated in {table:labour}. ]]The coefficients have to be confirmed by the investor’s staffing plan.
## Public services
Energy delivered in the reference year equals the yearly use of about {homes} rural households at {homeKwh} kWh each (judgement). Jobs in operation should go to local people first.`,
    environment: `## Construction
Dust, noise, rubble and a little earthwork. Work keeps to hours that leave residents their rest; materials are stored by kind; waste is removed.
## Operation
Photovoltaics emit nothing. Cleaning water without detergents can be used on the spot. Noise of transformers and inverters has to meet the requirements of the area. [[Glare at villages, roads and scenic spots is worked out in {chapter:fit}.]]
## Soil and water conservation
Agrivoltaic sites move as little earth as possible and cut no slopes; where the law asks for a soil and water conservation plan, one is drawn up. Rooftop projects disturb no further ground.
## Retirement
Modules, inverters and batteries go to qualified recyclers at the end of life; the investment agreement says who is responsible.
## Land rules and ecological redline`,
    safety: `## Structures and construction
A qualified body checks load, wind and snow for each roof before work begins. Work at height, edge protection, lifting and temporary power follow the safety codes in force under a plan of their own.
## Fire
Combiner boxes, inverters and cables are fire-stopped; the DC side has arc detection and rapid shutdown; roofs keep access for fire fighting and maintenance. Storage is sited and protected under its own design.
## Operation and connection
Connection meets the requirements for power quality, anti-islanding and protection, and can be observed, measured, adjusted and controlled. The operator inspects, cleans, tests insulation and earthing, and has an emergency plan.
## Responsibility
The investor answers for the safety of the installation, with the help of the roof’s owner; the town government and the authorities for power, emergencies, housing and fire supervise it.`,
    risks: `The main risks and answers to them are listed in {tables}. What is marked as not checked needs studies of its own.`,
    organisation: `## Leadership
The county government coordinates and the development and reform (energy) authority leads, with natural resources, agriculture, housing, environment, emergency management, finance, the towns and the grid company. Lead body, contacts and meetings: {blank}
## Procedure
Projects are listed and planned by year; open capacity is published each quarter and progress followed each month; filing, connection and acceptance have deadlines.
## Means
Roofs, land and grid reinforcement are planned together. Banks may lend against electricity income; over-indebtedness and excessive rents are avoided.
## Supervision
Projects, prices and the sharing of income are public. The plan is reviewed every year and revised as hosting capacity and policy change.`,
    conclusion: `The solar resource of {county} is given in {chapter:resource}. How indicators and limits are met is given in {tables}; what was not checked or is not met has to be settled before work begins.`,
    maps: `The maps share their projection and data with the text. Maps may be published only after official review: map review number {blank}`,
    sites: `Town, class, capacity, voltage, owner, way of selling, year in service and land check of every site[[ are given in {tables}]].`,
  },
  withoutSites: {
    targets: `The scenario “{scenario}” has no sites yet: targets and tasks by year and by town are to be filled in once sites are chosen.`,
    siteMap: `There are no sites yet[[; only the border and the layers are shown in {figures}]].`,
    agrivoltaic: `There are no agrivoltaic sites yet: light, harvest, water and limits were not worked out.`,
    energy: `There are no estimated sites yet: no energy was worked out.`,
    money: `There are no estimated sites yet: investment, income and funding were not worked out.`,
    carbon: `There are no estimated sites yet: avoided carbon was not worked out. The grid’s average emission factor is given in {tables}.`,
    social: `There are no sites yet: income and employment were not worked out.`,
    conclusion: `There are no sites yet: this draft sums up the county and its resource and concludes nothing about building. What was not checked is given in {tables}.`,
    sites: `There are no sites yet.`,
  },
};
