import { MIGRATIONS, type Migration } from '../../electron/store/migrate.ts';

/** The schema with one step more that rewrites every site, so that there is time to be killed in. */
export const HEAVY_MIGRATIONS: readonly Migration[] = [
  ...MIGRATIONS,
  {
    version: MIGRATIONS[MIGRATIONS.length - 1].version + 1,
    sql: `ALTER TABLE sites ADD COLUMN proof TEXT NOT NULL DEFAULT '';
      CREATE TABLE proofs (id INTEGER PRIMARY KEY, site_id INTEGER NOT NULL, proof TEXT NOT NULL);
      INSERT INTO proofs (site_id, proof) SELECT id, hex(id * 7919) FROM sites;
      UPDATE sites SET proof = (SELECT proof FROM proofs WHERE site_id = sites.id LIMIT 1) WHERE id < 200;
      UPDATE sites SET proof = hex(id * 7919) WHERE id >= 200;
      CREATE INDEX proofs_by_site ON proofs (site_id);`,
  },
];
