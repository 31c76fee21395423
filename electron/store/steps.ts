/** Work in small parts, as the engine's `Steps`. */
export type Steps<T> = Generator<void, T, void>;
