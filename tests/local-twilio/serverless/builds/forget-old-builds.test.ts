import { forgetOldBuilds } from '../../../../local-twilio/serverless/builds/forget-old-builds';
import { contentOf, keepContent } from '../../../../local-twilio/serverless/version-content';
import { memoryStorage } from '../../../../local-twilio/state/journal';
import { openState, type State } from '../../../../local-twilio/state/state';

const times = { accountSid: 'AC', serviceSid: 'ZS', dateCreated: 0, dateUpdated: 0 };

function insertBuild(state: State, sid: string, versionSids: string[]): void {
  for (const versionSid of versionSids) {
    state.versions.insert({
      ...times,
      sid: versionSid,
      resourceSid: 'ZH',
      kind: 'function',
      path: '/menu',
      visibility: 'public',
      contentType: 'application/javascript',
      contentFile: keepContent(state, Buffer.from(`content of ${versionSid}`)),
    });
  }
  state.builds.insert({
    ...times,
    sid,
    status: 'completed',
    failure: null,
    versionSids,
    dependencies: [],
    runtime: 'node22',
  });
}

test('the last builds, the running one and their uploads are kept; older ones go', () => {
  const state = openState(memoryStorage());
  insertBuild(state, 'ZB-running', ['ZN-running', 'ZN-shared']);
  insertBuild(state, 'ZB-old', ['ZN-old', 'ZN-shared']);
  for (const name of ['one', 'two', 'three']) insertBuild(state, `ZB-${name}`, [`ZN-${name}`]);
  state.environments.insert({
    ...times,
    sid: 'ZE',
    uniqueName: 'dev',
    domainSuffix: 'dev',
    domainName: 'clinic-1234-dev.twil.io',
    buildSid: 'ZB-running',
  });

  forgetOldBuilds({ state, serviceSid: 'ZS' });

  const kept = ['running', 'one', 'two', 'three'];
  expect(
    state.builds
      .list()
      .map(({ sid }) => sid)
      .reverse(),
  ).toEqual(kept.map((name) => `ZB-${name}`));
  expect(state.storage.fileNames()).toHaveLength(kept.length + 1);
  expect(state.versions.get('ZN-old')).toBeUndefined();
  for (const name of [...kept, 'shared']) {
    const version = state.versions.get(`ZN-${name}`);
    expect(version && contentOf(state, version)?.toString()).toBe(`content of ZN-${name}`);
  }
});

test('builds of other services are left alone', () => {
  const state = openState(memoryStorage());
  for (const name of ['one', 'two', 'three', 'four']) insertBuild(state, `ZB-${name}`, []);
  forgetOldBuilds({ state, serviceSid: 'ZS-other' });
  expect(state.builds.size).toBe(4);
});
