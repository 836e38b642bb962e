import { join, resolve } from 'node:path';

/** The repository's folder. */
export const projectFolder = resolve(__dirname, '..', '..');

/** Everything that the build makes. */
export const distFolder = join(projectFolder, 'dist');

/** What a deploy uploads. */
export const functionsFolder = join(distFolder, 'functions');
export const assetsFolder = join(distFolder, 'assets');

/** State of `npm start`: records, database, credentials. */
export const ringbackFolder = join(projectFolder, '.ringback');
