import { routes } from '../../../local-twilio/api/routes';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { operationsOf } from '../contract/open-api';
import { strictValidator } from '../contract/strict-schema';
import { sdkFor } from '../sdk';
import { uploadVersion } from './upload-version';

let twilio: LocalTwilio;

beforeEach(async () => {
  twilio = await createLocalTwilio();
});
afterEach(() => twilio.close());

/** Uses every operation of the product once, by the SDK. */
async function liveAWholeLife(): Promise<void> {
  const { v1 } = sdkFor(twilio).serverless;
  const { sid } = await v1.services.create({ uniqueName: 'clinic', friendlyName: 'Clinic' });
  const service = v1.services(sid);
  await service.update({ friendlyName: 'Northside Clinic', uiEditable: true });
  expect(await service.fetch()).toMatchObject({
    friendlyName: 'Northside Clinic',
    uiEditable: true,
  });
  expect(await v1.services('clinic').fetch()).toMatchObject({ sid });
  expect(await v1.services.list()).toHaveLength(1);

  const environment = await service.environments.create({ uniqueName: 'test', domainSuffix: 'it' });
  expect(environment.domainName).toMatch(/^clinic-\d{4}-it\.twil\.io$/);
  const inEnvironment = service.environments(environment.sid);
  expect(await service.environments.list()).toHaveLength(1);

  const variable = await inEnvironment.variables.create({ key: 'MOOD', value: 'calm' });
  await inEnvironment.variables(variable.sid).update({ value: 'cheerful' });
  expect(await inEnvironment.variables(variable.sid).fetch()).toMatchObject({ value: 'cheerful' });
  expect(await inEnvironment.variables.list()).toHaveLength(1);

  const greet = await service.functions.create({ friendlyName: 'draft' });
  await service.functions(greet.sid).update({ friendlyName: '/greet' });
  expect(await service.functions(greet.sid).fetch()).toMatchObject({ friendlyName: '/greet' });
  expect(await service.functions.list()).toHaveLength(1);
  const content = `exports.handler = (context, event, callback) => {
    console.log(context.MOOD);
    callback(null, context.MOOD);
  };`;
  const version = { serviceSid: sid, resourceSid: greet.sid, path: '/greet', content };
  const versionSid = await uploadVersion(twilio, { kind: 'Functions', ...version });
  const versions = service.functions(greet.sid).functionVersions;
  expect(await versions(versionSid).fetch()).toMatchObject({
    path: '/greet',
    visibility: 'public',
  });
  expect(await versions(versionSid).functionVersionContent().fetch()).toMatchObject({ content });
  expect(await versions.list()).toHaveLength(1);

  const logo = await service.assets.create({ friendlyName: 'draft' });
  await service.assets(logo.sid).update({ friendlyName: '/logo.svg' });
  await service.assets(logo.sid).fetch();
  expect(await service.assets.list()).toHaveLength(1);
  const asset = { serviceSid: sid, resourceSid: logo.sid, path: '/logo.svg', content: '<svg/>' };
  const assetVersionSid = await uploadVersion(twilio, { kind: 'Assets', ...asset });
  await service.assets(logo.sid).assetVersions(assetVersionSid).fetch();
  expect(await service.assets(logo.sid).assetVersions.list()).toHaveLength(1);

  const build = await service.builds.create({
    functionVersions: [versionSid],
    assetVersions: [assetVersionSid],
    runtime: 'node22',
  });
  expect(build.status).toBe('building');
  expect(await service.builds(build.sid).buildStatus().fetch()).toMatchObject({
    status: 'completed',
  });
  await service.builds(build.sid).fetch();
  expect(await service.builds.list()).toHaveLength(1);

  const deployment = await inEnvironment.deployments.create({ buildSid: build.sid });
  await inEnvironment.deployments(deployment.sid).fetch();
  expect(await inEnvironment.deployments.list()).toHaveLength(1);
  expect(await inEnvironment.fetch()).toMatchObject({ buildSid: build.sid });

  expect(await (await fetch(`${twilio.functionsUrl}/greet`)).text()).toBe('cheerful');
  const [line] = await inEnvironment.logs.list({ functionSid: greet.sid });
  expect(line).toMatchObject({ message: 'cheerful', level: 'info', deploymentSid: deployment.sid });
  await inEnvironment.logs(line?.sid ?? '').fetch();

  await expect(service.builds(build.sid).remove()).rejects.toMatchObject({ code: 20001 });
  await inEnvironment.deployments.create({});
  expect((await fetch(`${twilio.functionsUrl}/greet`)).status).toBe(404);
  await service.builds(build.sid).remove();
  await inEnvironment.variables(variable.sid).remove();
  await service.functions(greet.sid).remove();
  await service.assets(logo.sid).remove();
  await inEnvironment.remove();
  await service.remove();
  await expect(service.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
}

test('every operation works by the SDK and answers what Twilio describes', async () => {
  await liveAWholeLife();

  const described = operationsOf('serverless');
  const used = new Set<string>();
  for (const event of twilio.exchange.timeline.list()) {
    if (event.kind !== 'api' || event.exchange.status >= 400) continue;
    const { operation, status, responseBody } = event.exchange;
    used.add(operation);
    const answer = described
      .find(({ operationId }) => operationId === operation)
      ?.answers.get(status);
    if (operation.startsWith('upload:') || answer === undefined) continue;
    const validate = strictValidator(answer);
    const isValid = validate(JSON.parse(responseBody));
    expect({ operation, isValid, errors: validate.errors }).toMatchObject({ isValid: true });
  }
  const ours = routes.filter(({ host }) => host.startsWith('serverless'));
  expect([...used].sort()).toEqual(ours.map(({ operation }) => operation).sort());
});
