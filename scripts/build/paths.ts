import { join, resolve } from 'node:path';

/** The repository's folder. */
export const projectFolder = resolve(__dirname, '..', '..');

/** Everything that the build makes. */
export const distFolder = join(projectFolder, 'dist');

/** What a deploy uploads. */
export const functionsFolder = join(distFolder, 'functions');
export const assetsFolder = join(distFolder, 'assets');

/** State of `npm start`: records, database, credentials. RINGBACK_FOLDER puts it elsewhere (tests). */
export const ringbackFolder = process.env.RINGBACK_FOLDER ?? join(projectFolder, '.ringback');
