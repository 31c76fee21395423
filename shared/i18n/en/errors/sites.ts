import type { siteErrors as zh } from '../../zh/errors/sites.ts';

export const siteErrors: typeof zh = {
  'agrivoltaic.not-land':
    "'{name}' is not an agrivoltaic site. Choose one, or change the kind of this site first.",
  'site.unknown': 'There is no site number {id}; it may have been deleted.',
  'overlap.none': '“{a}” and “{b}” do not overlap: choose two sites of one of the pairs that are listed.',
  'overlap.no-reason': 'Say why both sites stay on the same ground, in at least ten characters.',
  'overlap.nothing-left': 'Nothing of “{name}” would be left: leave it out instead.',
  'shape.not-split': 'This line does not divide “{name}”: draw it from outside one edge to outside another.',
  'shape.kinds-differ':
    '“{a}” and “{b}” are not sites of one kind and cannot be merged. Select two or more of one kind.',
  'sketch.unknown': 'This sketch is no more: it was dropped, or has become a site.',
  'feature.unknown': 'There is no feature {id}; it may have been deleted.',
  'feature.wrong-form':
    'This layer does not take such a shape: roads are lines; buildings, farmland and exclusions areas; others points or areas.',
  'feature.outside-county': 'The shape lies wholly outside {county}. Draw within the border.',
  'feature.unknown-class': 'There is no class of buildings “{name}”. Choose one from the list.',
  'site.too-small': 'The area drawn is {areaM2} m², too small for any module. Please draw it again.',
  'site.self-crossing': 'The outline crosses itself. Move its corners so that no two edges cross.',
  'site.outside-county': 'The area drawn lies wholly outside {county}. Draw inside the county boundary.',
  'equipment.unknown':
    'The library has no equipment named “{name}”. Choose a module or an inverter from the list.',
  'template.unknown': 'This template is not there; it may have been deleted.',
  'template.name-taken': 'There is already a template named “{name}”. Choose another name.',
  'template.not-own': 'Templates that come with the program can be neither renamed nor deleted.',
  'photo.unknown': 'This photo is not there; it may have been deleted.',
  'photo.not-jpeg': 'This is no JPEG picture that can be read. Nothing was kept.',
  'photo.too-large':
    'The picture is too large: its longer side may measure {longestPx} pixels at most. Nothing was kept.',
  'photo.too-many': 'A site keeps {most} photos at most. Delete some first.',
  'yield.tracker-on-roof':
    'A single-axis tracker cannot lie in the plane of a roof. Choose a fixed mount, or a rack as mounting.',
  'yield.tracker-two-faces':
    'Modules of a tracker turn with its axis; half of them cannot face the other way. Take fixed mounts, or leave two faces out.',
  'yield.rear-needs-rows':
    'Without rows the light on the rear of modules is not known. Give gcr and set rowShading, or set bifaciality to 0.',
  'weather.unknown': 'There is no weather year number {id}.',
  'weather.in-use': 'Scenario "{name}" uses this weather year. Choose other weather for it first.',
  'estimate.pending': 'The yield of this site is still being computed; please wait a moment.',
};
