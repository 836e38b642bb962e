import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalTwilio } from '../../../local-twilio/local-twilio';
import { folderStorage } from '../../../local-twilio/state/journal';
import { sdkFor } from '../sdk';
import { createFunctionsProject } from './functions-project';

const says = (text: string): string =>
  `exports.handler = (context, event, callback) => setTimeout(() => callback(null, '${text}' + (context.MOOD || '')), 5);`;

test('a redeploy under traffic fails no request, and all that come after it see the new build', async () => {
  const twilio = await createLocalTwilio();
  const project = createFunctionsProject({ 'functions/hello.js': says('one') });
  const first = await project.deploy(twilio);

  const seen: string[] = [];
  let isDeploying = true;
  const traffic = (async () => {
    while (isDeploying) {
      const answer = await fetch(`${twilio.functionsUrl}/hello`);
      seen.push(`${answer.status} ${await answer.text()}`);
    }
  })();
  project.write({ 'functions/hello.js': says('two') });
  const second = await project.deploy(twilio);
  const after = await (await fetch(`${twilio.functionsUrl}/hello`)).text();
  isDeploying = false;
  await traffic;

  expect(second).toMatchObject({ exitCode: 0, domainName: first.domainName });
  expect(after).toBe('two');
  expect(seen[0]).toBe('200 one');
  expect(new Set(seen)).toEqual(new Set(['200 one', '200 two']));
  await twilio.close();
  project.remove();
});

test('functions see changed variables at once', async () => {
  const twilio = await createLocalTwilio();
  const project = createFunctionsProject({ 'functions/hello.js': says('hello') });
  await project.deploy(twilio);
  const client = sdkFor(twilio);
  const [service] = await client.serverless.v1.services.list();
  const environments = client.serverless.v1.services(service?.sid ?? '').environments;
  const [environment] = await environments.list();
  const { variables } = environments(environment?.sid ?? '');

  const variable = await variables.create({ key: 'MOOD', value: ' happily' });
  expect(await (await fetch(`${twilio.functionsUrl}/hello`)).text()).toBe('hello happily');
  await variables(variable.sid).remove();
  expect(await (await fetch(`${twilio.functionsUrl}/hello`)).text()).toBe('hello');
  await twilio.close();
  project.remove();
});

test('what was deployed is there again after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redeploy-test-'));
  const project = createFunctionsProject({ 'functions/hello.js': says('kept') });
  const before = await createLocalTwilio({ storage: folderStorage(folder) });
  const { domainName } = await project.deploy(before);
  await before.close();
  project.remove();

  const after = await createLocalTwilio({ storage: folderStorage(folder) });
  expect(after.exchange.functions.currentDomain).toBe(domainName);
  expect(await (await fetch(`${after.functionsUrl}/hello`)).text()).toBe('kept');
  await after.close();
  rmSync(folder, { recursive: true, force: true });
});
