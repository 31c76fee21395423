import type { photos as zh } from '../zh/photos.ts';

/** Texts of photos of sites. */
export const photos: typeof zh = {
  title: 'Photos',
  add: 'Add photos…',
  adding: 'Preparing {{done}} of {{total}}…',
  none: 'No photos yet. Choose several JPEG, PNG or WebP pictures at once; smaller copies are kept, without where they were taken.',
  open: 'Show photo {{n}}: {{name}}',
  place: '{{n}} of {{total}}',
  caption: 'Caption',
  captionHelp: 'For example: eastern roof, seen from the switch room',
  previous: 'Previous photo',
  next: 'Next photo',
  remove: 'Delete photo',
  removed: 'Photo deleted',
  added: '{{n}} {n|photo|photos} added',
  failed: 'The photos could not be read. Try again.',
  unreadable: '“{{name}}” is no JPEG, PNG or WebP picture that can be read. It was not kept.',
  tooHeavy: '“{{name}}” is too large ({{size}}) and was not kept. Choose pictures of at most {{most}}.',
  tooManyPixels: '“{{name}}” has too many pixels ({{width}} × {{height}}) and was not kept.',
  tooMany: 'At most {{n}} photos are added at once; the others were not.',
  facts: '{{width}} × {{height}} pixels · {{date}}',
};
