import { createLocalTwilio, type LocalTwilio } from '../../../../local-twilio/local-twilio';
import { buildFailure } from '../../../../local-twilio/serverless/builds/build-failure';
import type { ServerlessVersion } from '../../../../local-twilio/state/serverless-records';
import { createFunctionsProject } from '../functions-project';

const handler = "exports.handler = (context, event, callback) => callback(null, 'new');";

function version(about: Partial<ServerlessVersion>, index = 0): ServerlessVersion {
  return {
    sid: `ZN${index}`,
    accountSid: 'AC',
    serviceSid: 'ZS',
    resourceSid: 'ZH',
    kind: 'function',
    path: `/path-${index}`,
    visibility: 'public',
    contentType: 'application/javascript',
    contentFile: `content-${index}`,
    dateCreated: 0,
    ...about,
  };
}

const many = (count: number, about: Partial<ServerlessVersion> = {}): ServerlessVersion[] =>
  Array.from({ length: count }, (_, index) => version(about, index));

describe('a build', () => {
  test.each<[string, ServerlessVersion[], string]>([
    ['51 functions', many(51), 'It has 51 functions; at most 50'],
    [
      '51 private assets',
      many(51, { kind: 'asset', visibility: 'private' }),
      'It has 51 private assets; at most 50',
    ],
    ['1001 assets', many(1001, { kind: 'asset' }), 'It has 1001 public and protected assets'],
    ['a path without a slash', [version({ path: 'menu' })], 'must start with "/"'],
    ['a question mark in a path', [version({ path: '/menu?' })], 'contains "?"'],
    ['a blank in a path', [version({ path: '/my menu' })], 'contains " "'],
    ['a path twice', many(2, { path: '/menu' }), 'The path "/menu" is used twice'],
  ])('of %s fails and says so', (_, versions, reason) => {
    expect(buildFailure(versions, () => Buffer.from(handler))).toContain(reason);
  });

  test('of 50 functions, 50 private and 1000 other assets is fine', () => {
    const versions = [
      ...many(50, {}),
      ...many(50, { kind: 'asset', visibility: 'private' }),
      ...many(1000, { kind: 'asset' }),
    ].map((one, index) => ({ ...one, path: `/p-${index}` }));
    expect(buildFailure(versions, () => Buffer.from(handler))).toBeNull();
  });

  test('of an asset that is too large fails; the limit depends on who may see it', () => {
    const content = Buffer.alloc(10 * 2 ** 20 + 1);
    const failure = (visibility: 'public' | 'private'): string | null =>
      buildFailure([version({ kind: 'asset', visibility })], () => content);
    expect(failure('private')).toContain('at most 10485760 are allowed');
    expect(failure('public')).toBeNull();
  });

  test.each(['exports.handler = (', 'export const handler = () => {};'])(
    'of a function that is no CommonJS (%s) fails with the place of the mistake',
    (content) => {
      const failure = buildFailure([version({ path: '/broken' })], () => Buffer.from(content));
      expect(failure).toMatch(/\/broken does not parse as CommonJS.*\/broken:1/s);
    },
  );
});

describe('twilio-run deploy', () => {
  let twilio: LocalTwilio;

  beforeAll(async () => {
    twilio = await createLocalTwilio();
  });
  afterAll(() => twilio.close());

  test.each<[string, Record<string, string>, string]>([
    [
      'another handler version',
      { '@twilio/runtime-handler': '2.1.0' },
      'No matching version found for @twilio/runtime-handler@2.1.0',
    ],
    [
      'a dependency on a file',
      { clinic: 'file:../clinic' },
      'clinic@file:../clinic is not a package',
    ],
    ['a dependency on git', { clinic: 'git+ssh://git@example.com/c.git' }, 'clinic@git+ssh'],
  ])('is told at once why %s is refused', async (_, dependencies, reason) => {
    const project = createFunctionsProject({ 'functions/menu.js': handler }, dependencies);
    const { exitCode, output } = await project.deploy(twilio);
    expect(exitCode).not.toBe(0);
    expect(output.replace(/\s+(│ )?/g, ' ')).toContain(reason);
    expect(output).toContain('20001');
    project.remove();
  });

  test('of a build that fails leaves what runs alone and the reason in the timeline', async () => {
    const project = createFunctionsProject({ 'functions/menu.js': handler.replace('new', 'old') });
    await project.deploy(twilio);
    const functions = Array.from({ length: 50 }, (_, index) => [
      `functions/f-${index}.js`,
      handler,
    ]);
    project.write({ ...Object.fromEntries(functions), 'functions/menu.js': handler });
    const { exitCode } = await project.deploy(twilio);

    expect(exitCode).not.toBe(0);
    expect(await (await fetch(`${twilio.functionsUrl}/menu`)).text()).toBe('old');
    expect(twilio.exchange.timeline.list()).toContainEqual(
      expect.objectContaining({
        kind: 'deployment',
        text: expect.stringContaining('It has 51 functions; at most 50 are allowed'),
      }),
    );
    project.remove();
  });
});
