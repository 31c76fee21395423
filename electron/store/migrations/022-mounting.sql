-- How modules are fixed (rack, roof, flush); null follows from the build. Whether half of them face the other way.
ALTER TABLE sites ADD COLUMN mounting TEXT;
ALTER TABLE sites ADD COLUMN two_faces INTEGER;
