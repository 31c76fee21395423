import type { DuckDBConnection } from '@duckdb/node-api';

/** Memory that the column store takes at most; what it needs beyond goes to its scratch folder. */
const MEMORY = '1GB';

export interface DuckOptions {
  /** Folders that may be read and written; nothing else on the machine is in reach, and no network. */
  folders: readonly string[];
  /** One thread gives the same bytes every time. */
  threads?: number;
}

/**
 * Opens DuckDB in memory for some work, in reach of some folders only. The library is loaded when first used, so that
 * a start of the program costs nothing by it; none of its extensions is ever fetched.
 */
export async function withDuck<T>(
  { folders, threads }: DuckOptions,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    ...(threads !== undefined && { threads: String(threads) }),
    memory_limit: MEMORY,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  try {
    const reach = folders.map((folder) => sqlText(asFolder(folder)));
    await connection.run(`SET allowed_directories = [${reach.join(', ')}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const asFolder = (path: string) => `${path.replaceAll('\\', '/').replace(/\/+$/, '')}/`;

/** A text as SQL writes it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as SQL writes it. */
export const sqlName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
