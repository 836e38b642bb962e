import type { ColumnType } from 'kysely';

/** A column of type jsonb: written as text, and parsed where it is read. */
export type Json = ColumnType<unknown, string, string>;
