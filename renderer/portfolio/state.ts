import { create } from 'zustand';
import {
  type Portfolio,
  type PortfolioInput,
  type PortfolioLimits,
  portfolioInputSchema,
} from '../../shared/portfolio.ts';
import { invoke } from '../base/client.ts';
import { toReport } from '../base/errors.tsx';

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

export const change = (part: Partial<PortfolioInput>) =>
  usePortfolio.setState(({ input }) => ({ input: { ...input, ...part } }));
export const limit = (part: Partial<PortfolioLimits>) =>
  usePortfolio.setState(({ input }) => ({ input: { ...input, limits: { ...input.limits, ...part } } }));

/** Asks the optimiser what the fields say. */
export async function solve(): Promise<void> {
  const asked = usePortfolio.getState().input;
  usePortfolio.setState({ solving: true, failure: null });
  try {
    const portfolio = await invoke('portfolio.solve', asked);
    usePortfolio.setState({ answer: { asked, portfolio } });
  } catch (error) {
    usePortfolio.setState({ failure: toReport(error).message });
  } finally {
    usePortfolio.setState({ solving: false });
  }
}
