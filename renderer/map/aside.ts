import type { Map as MapLibre } from 'maplibre-gl';

/** Time between two looks at whether a picture is done. */
const LOOK_MS = 4;

export interface Aside {
  /** Puts the last picture on the canvas, stretched to its size. */
  show(): void;
  /** Does something once no picture is being drawn or about to be shown. */
  whenShown(act: () => void): void;
}

/**
 * Has the map draw its pictures beside the canvas, each copied there once it is done and before the next is begun.
 * Without a graphics card the window stands still until all that was asked of a canvas it shows is drawn: so it waits
 * for a copy only.
 */
export function drawAside(map: MapLibre): Aside {
  const { painter } = map;
  const gl = painter.context.gl as WebGL2RenderingContext;
  const bind = gl.bindFramebuffer.bind(gl);
  const frame = gl.createFramebuffer();
  const colour = gl.createRenderbuffer();
  const depth = gl.createRenderbuffer();
  type Size = readonly [width: number, height: number];
  const canvasSize = (): Size => [gl.drawingBufferWidth, gl.drawingBufferHeight];
  const same = (a: Size, b: Size) => a[0] === b[0] && a[1] === b[1];
  let drawn: Size = [0, 0];
  let shown: Size = [0, 0];
  let busy = false;
  let fence: WebGLSync | null = null;
  let look: ReturnType<typeof setTimeout> | undefined;
  const waiting: (() => void)[] = [];

  function resize(size: Size): void {
    drawn = size;
    bind(gl.FRAMEBUFFER, frame);
    for (const [part, format, place] of [
      [colour, gl.RGBA8, gl.COLOR_ATTACHMENT0],
      [depth, gl.DEPTH24_STENCIL8, gl.DEPTH_STENCIL_ATTACHMENT],
    ] as const) {
      gl.bindRenderbuffer(gl.RENDERBUFFER, part);
      gl.renderbufferStorage(gl.RENDERBUFFER, format, ...size);
      gl.framebufferRenderbuffer(gl.FRAMEBUFFER, place, gl.RENDERBUFFER, part);
    }
    gl.bindRenderbuffer(gl.RENDERBUFFER, null);
  }

  function show(): void {
    if (drawn[0] === 0) return;
    shown = canvasSize();
    bind(gl.READ_FRAMEBUFFER, frame);
    bind(gl.DRAW_FRAMEBUFFER, null);
    const filter = same(drawn, shown) ? gl.NEAREST : gl.LINEAR;
    gl.blitFramebuffer(0, 0, ...drawn, 0, 0, ...shown, gl.COLOR_BUFFER_BIT, filter);
    bind(gl.FRAMEBUFFER, frame);
    busy = true;
    // What is drawn before the window has taken the copy would be waited for with it.
    requestAnimationFrame(finish);
  }

  function finish(): void {
    busy = fence !== null;
    while (!busy && waiting.length > 0) waiting.shift()!();
  }

  function watch(): void {
    if (!fence) return;
    if (gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED) {
      forget();
      show();
    } else look = setTimeout(watch, LOOK_MS);
  }

  function forget(): void {
    clearTimeout(look);
    gl.deleteSync(fence);
    fence = null;
  }

  function whenShown(act: () => void): void {
    if (busy) waiting.push(act);
    else act();
  }

  gl.bindFramebuffer = (target, what) => bind(target, what ?? frame);
  const render = painter.render;
  painter.render = (...drawing) => {
    const size = canvasSize();
    // A canvas of another size is empty until there is a picture for it.
    if (drawn[0] > 0 && !same(shown, size)) {
      show();
      map.triggerRepaint();
      return;
    }
    if (!same(drawn, size)) resize(size);
    render.apply(painter, drawing);
    forget();
    fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    busy = true;
    watch();
  };
  const repaint = map.triggerRepaint;
  let again = false;
  map.triggerRepaint = () => {
    if (again) return;
    again = true;
    whenShown(() => {
      again = false;
      repaint.call(map);
    });
  };
  map.getCanvas().addEventListener('webglcontextlost', () => {
    // What the map draws with anew knows nothing of this.
    Reflect.deleteProperty(gl, 'bindFramebuffer');
    drawn = [0, 0];
    forget();
    finish();
  });
  map.on('remove', () => {
    clearTimeout(look);
    waiting.length = 0;
  });
  return { show, whenShown };
}
