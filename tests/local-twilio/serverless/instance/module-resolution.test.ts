import { createLocalTwilio, type LocalTwilio } from '../../../../local-twilio/local-twilio';
import { createFunctionsProject } from '../functions-project';

const project = createFunctionsProject({
  'functions/loads.js': `
    exports.handler = (context, event, callback) => callback(null, typeof require(event.name));`,
  'functions/imports.js': `
    exports.handler = (context, event, callback) => {
      import(event.name).then((found) => callback(null, typeof found), callback);
    };`,
  'functions/neighbour.js': `
    exports.handler = (context, event, callback) => callback(null, require('./loads').handler.name);`,
});

let twilio: LocalTwilio;

beforeAll(async () => {
  twilio = await createLocalTwilio();
  await project.deploy(twilio);
});
afterAll(async () => {
  await twilio.close();
  project.remove();
});

const at = (path: string): string => `${twilio.functionsUrl}${path}`;

test.each(['twilio', 'node:fs', 'crypto'])('it loads %s', async (name) => {
  const answer = await fetch(at(`/loads?name=${name}`));
  expect(answer.status).toBe(200);
});

test.each(['twilio', '@twilio/runtime-handler/dev', 'node:fs', 'crypto'])(
  'it imports %s late',
  async (name) => {
    const answer = await fetch(at(`/imports?name=${name}`));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('object');
  },
);

test.each(['zod', '@twilio/cli-core', 'express'])(
  'it does not import %s, which is installed here but not declared',
  async (name) => {
    const answer = await fetch(at(`/imports?name=${name}`));
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain(`Cannot find package '${name}'`);
  },
);

test.each(['zod', '@twilio/cli-core', 'express'])(
  'it does not load %s, which is installed here but not declared',
  async (name) => {
    const answer = await fetch(at(`/loads?name=${name}`));
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain(`Cannot find module '${name}'`);
  },
);

const moduleHere = require.resolve('zod');
test.each([
  ['absolute', moduleHere],
  ['relative', '../'.repeat(20) + moduleHere.slice(1)],
])('it does not load a file of this machine by its %s path', async (_, name) => {
  const answer = await fetch(at(`/loads?name=${name}`));
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain(`Cannot find module '${name}'`);
});

test('a function beside it is not found by a relative path', async () => {
  const answer = await fetch(at('/neighbour'));
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain("Cannot find module './loads'");
});
