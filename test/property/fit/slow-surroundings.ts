import type { Standing, Survey } from '../../../electron/bulk/fit/survey.ts';
import type { SunTrack } from '../../../electron/engine/fit/sun-track.ts';
import { awayM, distanceM, flatten, widenedBounds } from '../../../electron/engine/local-plane.ts';
import { plotOf, unionSharedM2, unionWithinM2 } from '../../../electron/engine/rules/check-rule.ts';
import { sightOver } from '../../../electron/engine/terrain/line-of-sight.ts';
import { featuresIn } from '../../../electron/store/nearby.ts';
import type { ContextLayerName } from '../../../shared/domain.ts';
import type { Area } from '../../../shared/geometry.ts';
import { placesOf, slowSeen } from './slow-sight.ts';

const MAIN = ['national', 'provincial', 'county'];
const WORLD = [-180, -90, 180, 90] as const;

/** What lies around a roof by measuring to everything there is in a county. */
export function slowSurroundings(
  shared: Survey,
  { areaM2, mount, bottomM, topM }: Standing,
  geometry: Area,
  track: SunTrack,
) {
  const { db, consumers, known, eyeM, terrain } = shared;
  const plot = plotOf(geometry, areaM2);
  const all = (layer: ContextLayerName) => featuresIn({ db }, layer, [...WORLD]);
  const away = (each: { geometry: Parameters<typeof flatten>[0] }) =>
    distanceM(plot.shape, flatten(each.geometry, plot.plane));
  const nearest = (list: readonly { geometry: Parameters<typeof flatten>[0] }[], most = Infinity) => {
    const least = Math.min(...list.map(away));
    return least < most ? least : null;
  };
  const boxNear = (reachM: number) => {
    const [west, south, east, north] = widenedBounds(plot.bounds, reachM);
    return ({ bounds: [w, s, e, n] }: { bounds: readonly number[] }) =>
      w! <= east && e! >= west && s! <= north && n! >= south;
  };
  const villages = all('villages');
  const villageM = nearest(villages, 64_000);
  const households = villages.find((village) => away(village) === villageM)?.properties.households;
  const fields = all('farmland').map((field) => ({ ...field, geometry: field.geometry as Area }));
  const farms = consumers.filter(({ kind }) => ['greenhouse', 'coldStore', 'irrigation'].includes(kind));
  const shareOf = (of: typeof fields) =>
    Math.min(
      1,
      unionSharedM2(
        plot,
        of.map((field) => field.geometry),
      ) / areaM2,
    );
  const openShare = shareOf(
    fields.filter((field) => field.class === null || !known.farmland.has(field.class)),
  );
  const places = (['scenic', 'village', 'road'] as const).flatMap((kind) => {
    const layer = ({ scenic: 'scenic_spots', village: 'villages', road: 'roads' } as const)[kind];
    const reachM = { scenic: 10_000, village: 3000, road: 1500 }[kind];
    return all(layer)
      .filter((feature) => kind !== 'road' || MAIN.includes(feature.class ?? ''))
      .flatMap((feature) => placesOf(kind, feature, plot.plane))
      .filter(({ at }) => awayM(plot.shape, at) <= reachM);
  });
  const placeAt = (at: (typeof places)[number]['at']) => {
    const [longitudeDeg, latitudeDeg] = plot.plane.position(at);
    return { longitudeDeg, latitudeDeg };
  };
  return {
    roadsKnown: all('roads')
      .filter(boxNear(1500))
      .every((road) => road.class !== null && (MAIN.includes(road.class) || known.roads.has(road.class))),
    protectedShare:
      fields.length === 0
        ? null
        : openShare > 0.005
          ? null
          : shareOf(fields.filter((field) => field.class === 'protected')),
    farmlandM2:
      fields.length === 0
        ? null
        : unionWithinM2(
            fields.map((field) => field.geometry),
            widenedBounds(plot.bounds, 1000),
          ),
    farmLoadKwh:
      farms.length === 0
        ? null
        : farms.filter((farm) => away(farm) <= 2000).reduce((sum, { annualKwh }) => sum + annualKwh, 0),
    substationM: nearest(all('substations'), 64_000),
    villageM,
    roadM: nearest(all('roads'), 64_000),
    scenicM: nearest(all('scenic_spots'), 64_000),
    homestayM: nearest(consumers.filter(({ kind }) => kind === 'homestay')),
    chargerM: nearest(consumers.filter(({ kind }) => kind === 'evCharging')),
    households: typeof households === 'number' && households > 0 ? households : null,
    seen: slowSeen(
      plot,
      places,
      { bottomM, topM, eyeM },
      track,
      mount,
      terrain &&
        ((observer, piece) => {
          const sight = sightOver(terrain, { ...placeAt(observer), heightM: eyeM }, placeAt(piece));
          return sight && { hiddenM: sight.hiddenM, riseM: sight.toM - sight.fromM };
        }),
    ),
  };
}
