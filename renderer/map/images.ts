import type { Map as MapLibre } from 'maplibre-gl';

const RATIO = 2;

function paint(size: number, draw: (context: CanvasRenderingContext2D, size: number) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * RATIO;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.scale(RATIO, RATIO);
  draw(context, size);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Diagonal lines that tile without a seam. */
const hatch = (colour: string, width: number) =>
  paint(8, (context, size) => {
    context.strokeStyle = colour;
    context.lineWidth = width;
    for (const offset of [-size, 0, size]) {
      context.beginPath();
      context.moveTo(offset - 1, size + 1);
      context.lineTo(offset + size + 1, -1);
      context.stroke();
    }
  });

const badge = (fill: string, ink: string, glyph: (context: CanvasRenderingContext2D) => void) =>
  paint(22, (context) => {
    context.beginPath();
    context.arc(11, 11, 9.5, 0, 2 * Math.PI);
    context.fillStyle = fill;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = '#ffffff';
    context.stroke();
    context.fillStyle = ink;
    context.beginPath();
    glyph(context);
    context.fill();
  });

const polygon = (context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]) => {
  for (const [index, [x, y]] of points.entries()) index ? context.lineTo(x, y) : context.moveTo(x, y);
  context.closePath();
};

const bolt = (context: CanvasRenderingContext2D) =>
  polygon(context, [
    [12.4, 4.6],
    [6.8, 12.2],
    [10.4, 12.2],
    [9.4, 17.4],
    [15.2, 9.6],
    [11.5, 9.6],
  ]);

const pavilion = (context: CanvasRenderingContext2D) => {
  polygon(context, [
    [11, 4.6],
    [17, 9.6],
    [5, 9.6],
  ]);
  context.rect(7, 10.2, 1.6, 5.4);
  context.rect(13.4, 10.2, 1.6, 5.4);
  context.rect(5.6, 15.4, 10.8, 1.5);
};

/** Draws the patterns and icons of the map for a colour scheme; nothing is fetched. */
export function addImages(map: MapLibre, dark: boolean): void {
  const images: Record<string, ImageData> = {
    'hatch-protected': hatch(dark ? 'rgba(120,170,100,0.22)' : 'rgba(92,140,66,0.28)', 1),
    'hatch-exclusion': hatch(dark ? 'rgba(224,96,96,0.7)' : 'rgba(200,60,60,0.6)', 1.4),
    'hatch-broken': hatch(dark ? 'rgba(255,120,120,0.9)' : 'rgba(196,0,26,0.85)', 1.8),
    substation: badge('#7a4fc0', '#ffffff', bolt),
    scenic: badge('#b3416d', '#ffffff', pavilion),
  };
  for (const [name, image] of Object.entries(images)) {
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, { pixelRatio: RATIO });
  }
}
