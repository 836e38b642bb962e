import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalTwilio } from '../../../local-twilio/local-twilio';
import { forgetLeftovers, keepContent } from '../../../local-twilio/serverless/version-content';
import { folderStorage, memoryStorage } from '../../../local-twilio/state/journal';
import { openState } from '../../../local-twilio/state/state';
import { temporaryFolder } from '../temporary-folder';
import { createFunctionsProject } from './functions-project';

const padding = `// ${'x'.repeat(50_000)}\n`;
const says = (text: string): string =>
  `${padding}exports.handler = (context, event, callback) => callback(null, '${text}');`;

function uploadsIn(folder: string): { count: number; bytes: number } {
  const names = readdirSync(join(folder, 'files')).filter((name) => name.startsWith('content-'));
  const sizes = names.map((name) => statSync(join(folder, 'files', name)).size);
  return { count: names.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

test('deploys and restarts with unchanged code take no more room, and old code goes', async () => {
  const { path: folder, remove } = temporaryFolder();
  const project = createFunctionsProject({
    'functions/same.js': says('same'),
    'functions/changing.js': says('version 0'),
  });
  let twilio = await createLocalTwilio({ storage: folderStorage(folder) });
  await project.deploy(twilio);
  const first = uploadsIn(folder);
  expect(first.bytes).toBeGreaterThan(2 * padding.length);

  await project.deploy(twilio);
  await twilio.close();
  twilio = await createLocalTwilio({ storage: folderStorage(folder) });
  await project.deploy(twilio);
  expect(uploadsIn(folder)).toEqual(first);

  for (const version of [1, 2, 3]) {
    project.write({ 'functions/changing.js': says(`version ${version}`) });
    await project.deploy(twilio);
  }
  // The last three builds are kept: two versions more than before of the one function.
  expect(uploadsIn(folder).count).toBe(first.count + 2);
  expect(await (await fetch(`${twilio.functionsUrl}/changing`)).text()).toBe('version 3');
  expect(await (await fetch(`${twilio.functionsUrl}/same`)).text()).toBe('same');
  await twilio.close();
  project.remove();
  remove();
});

test('at the start, uploads of an interrupted deploy and files that nothing names are gone', () => {
  const state = openState(memoryStorage());
  const times = { accountSid: 'AC', serviceSid: 'ZS', dateCreated: 0, dateUpdated: 0 };
  for (const name of ['built', 'interrupted']) {
    state.versions.insert({
      ...times,
      sid: `ZN-${name}`,
      resourceSid: 'ZH',
      kind: 'function',
      path: `/${name}`,
      visibility: 'public',
      contentType: 'application/javascript',
      contentFile: keepContent(state, Buffer.from(name)),
    });
  }
  const build = { ...times, sid: 'ZB', status: 'completed', failure: null } as const;
  const versionSids = ['ZN-built'];
  state.builds.insert({ ...build, versionSids, dependencies: [], runtime: 'node22' });
  for (const name of ['content-unknown', 'ZN1', 'RE1.wav', 'ca-key.pem']) {
    state.storage.writeFile(name, Buffer.from(name));
  }

  forgetLeftovers(state);

  expect(state.versions.list().map(({ sid }) => sid)).toEqual(versionSids);
  expect(state.storage.fileNames().sort()).toEqual([
    'RE1.wav',
    'ca-key.pem',
    state.versions.get('ZN-built')?.contentFile,
  ]);
});
