import { z } from 'zod';
import { scenarioSchema } from '../domain.ts';
import { moneyCaseInputSchema, moneyCaseSchema } from '../money-case.ts';
import { moneyOutlookSchema, namedSiteMoneySchema, siteModesSchema } from '../money-figures.ts';
import {
  goalSchema,
  plannedStoreSchema,
  portfolioInputSchema,
  portfolioSchema,
  roadmapSchema,
} from '../portfolio.ts';
import { command, id, listed } from './parts.ts';

/** Commands about `money`, `portfolio`. */
export const money = {
  /** What sites that count are worth under each way of selling, and which their class may choose pays best. */
  'money.modes': command(
    'query',
    z.object({ ids: z.array(id).max(5000).optional(), limit: listed }).strict(),
    z.object({ sites: z.array(siteModesSchema) }),
  ),
  /**
   * Costs, income and worth of the active scenario's sites, in all, year by year and by site, those worth most where there
   * are more than `limit`.
   */
  'money.outlook': command(
    'query',
    z.object({ limit: listed }).strict(),
    moneyOutlookSchema.extend({ sites: z.array(namedSiteMoneySchema) }),
  ),
  /**
   * Cash and worth of one project of a class under the rules of its county and first day; a document is not needed, but
   * one that is open has its own rules go first. What the rules do not say and the planner does not give is to be entered: the worth is then a range, and never by the coal
   * benchmark for projects from 2025-06-01 on.
   */
  'money.case': command('query', moneyCaseInputSchema, moneyCaseSchema),
  /** The best set of the document's sites under limits, the front against another goal, or the limits in conflict. */
  'portfolio.solve': command('query', portfolioInputSchema, portfolioSchema),
  /** The active scenario's sites spread over years from the first operating year. */
  'portfolio.roadmap': command(
    'query',
    z
      .object({ goal: goalSchema.default('energy'), years: z.number().int().min(1).max(30).default(5) })
      .strict(),
    roadmapSchema,
  ),
  /** Has sites go into service in the years of a roadmap, in the active scenario, as one step. */
  'portfolio.schedule': command(
    'edit',
    z
      .object({
        phases: z
          .array(
            z
              .object({ year: z.number().int().min(2000).max(2100), siteIds: z.array(id).max(100000) })
              .strict(),
          )
          .min(1)
          .max(30),
      })
      .strict(),
    z.object({ changed: z.number().int() }),
  ),
  /**
   * Makes a set of sites a new scenario with the active one's assumptions, and the active one. The batteries given come in
   * the place of the active one's; those that are lost or get smaller thereby are named.
   */
  'portfolio.apply': command(
    'edit',
    z
      .object({
        name: z.string().trim().min(1).max(200),
        siteIds: z.array(id).max(100000),
        /** Share of each that is built; all of it unless given. */
        sizes: z.array(z.number().min(0.05).max(1)).max(100000).optional(),
        /** Batteries at substations. */
        stores: z
          .array(
            z
              .object({
                stationId: id,
                energyKwh: z.number().min(0).max(1e9),
                /** Empty takes its capacity times the assumed rate. */
                powerKw: z.number().min(0).max(1e9).optional(),
              })
              .strict(),
          )
          .max(10000)
          .default([]),
      })
      .strict(),
    scenarioSchema.extend({ replacedStores: z.array(plannedStoreSchema) }),
  ),
} as const;
