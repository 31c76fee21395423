import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import { State } from '../ui/State.tsx';
import { CrashPage } from './CrashPage.tsx';

/** Catches a bug in one part of the window: says so, and offers to try again. Every edit is saved already. */
export class CrashGuard extends Component<{ children: ReactNode; whole?: boolean }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const retry = () => this.setState({ error: null });
    if (this.props.whole) return <CrashPage error={error} onRetry={retry} />;
    return <State kind="error" title={i18next.t('errors.crash')} text={error.message} onRetry={retry} />;
  }
}
