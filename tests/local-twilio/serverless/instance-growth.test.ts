import { availableParallelism } from 'node:os';
import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { createFunctionsProject } from './functions-project';

const project = createFunctionsProject({
  'functions/quick.js': "exports.handler = (context, event, callback) => callback(null, 'quick');",
  'functions/asks-another.js': `
    exports.handler = async (context, event, callback) => {
      const answer = await fetch(event.url);
      callback(null, 'the other is ' + (await answer.text()));
    };`,
});
const processors = availableParallelism();

let twilio: LocalTwilio;

beforeAll(async () => {
  twilio = await createLocalTwilio({ maxFunctionInstances: processors + 1 });
  await project.deploy(twilio);
});
afterAll(async () => {
  await twilio.close();
  project.remove();
});

test('functions that all wait for another one get an instance more than there are processors', async () => {
  const url = encodeURIComponent(`${twilio.functionsUrl}/quick`);
  const answers = await Promise.all(
    Array.from({ length: processors }, async () => {
      const answer = await fetch(`${twilio.functionsUrl}/asks-another?url=${url}`);
      return answer.text();
    }),
  );
  expect(new Set(answers)).toEqual(new Set(['the other is quick']));
});
