import { useEffect } from 'react';
import type { ConnectionPoint } from '../../shared/connections.ts';
import { useAnswer } from '../base/use-query.ts';
import { useGrid } from './state.ts';

/** Connections drawn at most; `connection.list` has all. */
const MOST_DRAWN = 5000;
const NONE: readonly ConnectionPoint[] = [];

/** Has the map draw where sites connect while the grid panel is open. */
export function useConnections(): void {
  const answer = useAnswer('connection.list', { limit: MOST_DRAWN });
  const connections = answer?.connections ?? NONE;
  useEffect(() => {
    useGrid.setState({ connections });
    return () => useGrid.setState({ connections: NONE });
  }, [connections]);
}
