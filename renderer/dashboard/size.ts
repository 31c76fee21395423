/** Height of a chart of the dashboard, pixels. */
export const HEIGHT = 200;
