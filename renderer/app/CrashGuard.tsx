import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import { State } from '../ui/State.tsx';

/** Catches a bug in the window: says so, and offers to load again. The document is safe: every edit is saved. */
export class CrashGuard extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <State
        kind="error"
        title={i18next.t('errors.crash')}
        text={error.message}
        onRetry={() => window.location.reload()}
      />
    );
  }
}
