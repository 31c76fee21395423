import { run } from '../base/client.ts';
import { refreshSketches, useShapes } from '../base/shapes.ts';
import { mergeSites, select, setTool, update } from '../base/store.ts';
import { fitTo } from '../map/actions.ts';

/** Shows a sketch and puts handles on its corners. */
export function editSketch(id: number): void {
  const sketch = useShapes.getState().sketches.find((each) => each.id === id);
  if (!sketch) return;
  select([]);
  setTool('select');
  useShapes.setState({ editing: id });
  fitTo([sketch.geometry]);
}

export async function sketchToSite(id: number): Promise<void> {
  const site = await run('sketch.toSite', { id });
  if (!site) return;
  useShapes.setState({ editing: null });
  mergeSites([site]);
  select([site.id]);
  update({ rightOpen: true });
  await refreshSketches();
}
