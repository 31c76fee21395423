import { create } from 'zustand';
import { type Portfolio, type PortfolioInput, portfolioInputSchema } from '../../shared/portfolio.ts';

interface PortfolioState {
  input: PortfolioInput;
  solving: boolean;
  /** The last answer and what was asked for it. */
  answer: { asked: PortfolioInput; portfolio: Portfolio } | null;
  failure: string | null;
}

/** What is asked of the optimiser and what it last answered; kept while the panel is closed. */
export const usePortfolio = create<PortfolioState>()(() => ({
  input: portfolioInputSchema.parse({}),
  solving: false,
  answer: null,
  failure: null,
}));
