declare module 'jsts/org/locationtech/jts/*';
