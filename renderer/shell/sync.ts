import type { DeskEvent } from '../../shared/contract.ts';
import { getDesk } from '../base/client.ts';
import { notifyError } from '../base/errors.tsx';
import { on, tell } from '../base/events.ts';
import { refreshProject } from '../base/project.ts';
import {
  readSelected,
  refreshHistory,
  refreshLayers,
  refreshScenarios,
  refreshSites,
  refreshSummary,
  refreshWeather,
} from '../base/refresh.ts';
import { dropJob, peek, putJob, update, useStore } from '../base/store.ts';

const newResults = () => update({ resultsVersion: peek().resultsVersion + 1 });
/** Only of an open document. */
const ofDocument =
  (...reads: (() => Promise<unknown>)[]) =>
  () =>
    peek().project !== null && void Promise.all(reads.map((read) => read()));

on('project.changed', refreshProject);
on('sites.changed', ofDocument(refreshSites, refreshSummary));
on('estimates.changed', newResults);
on('estimates.changed', ofDocument(refreshSites, refreshSummary));
on('context.changed', ofDocument(refreshLayers, refreshSites, refreshSummary));
on('consumers.changed', newResults);
on('feeders.changed', newResults);
on('scenarios.changed', newResults);
on('scenarios.changed', ofDocument(refreshScenarios, refreshSummary));
on('weather.changed', ofDocument(refreshWeather));
on('history.changed', ofDocument(refreshHistory));

/** What each event makes stale. */
function onEvent(event: DeskEvent): void {
  switch (event.type) {
    case 'document.given':
      update({ given: event.path });
      break;
    case 'project.damaged':
      update({ dialog: 'backups', damaged: event.path });
      break;
    case 'job':
      if (event.state === 'running') putJob(event);
      else dropJob(event.id);
      break;
    default:
      void tell(event.type);
  }
}

/** Starts listening and reads the first view. */
export function startSync(): () => void {
  const stopEvents = getDesk().listen(onEvent);
  const stopSelection = useStore.subscribe((now, before) => {
    if (now.sitesInTiles && now.selected !== before.selected) void readSelected().catch(notifyError);
  });
  const stop = () => {
    stopEvents();
    stopSelection();
  };
  void refreshProject();
  return stop;
}
