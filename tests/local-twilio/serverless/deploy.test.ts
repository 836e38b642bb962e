import { createLocalTwilio, type LocalTwilio } from '../../../local-twilio/local-twilio';
import { createFunctionsProject } from './functions-project';

let twilio: LocalTwilio;

beforeEach(async () => {
  twilio = await createLocalTwilio();
});
afterEach(() => twilio.close());

test('a project that twilio-run deployed answers a signed webhook', async () => {
  const project = createFunctionsProject({
    'functions/greet.protected.js': `
      exports.handler = async (context, event, callback) => {
        const twiml = new Twilio.twiml.VoiceResponse();
        twiml.say('Hello ' + event.From);
        callback(null, twiml);
      };`,
  });
  const { exitCode, output, domainName } = await project.deploy(twilio);
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });

  const outcome = await twilio.exchange.webhooks.ask({
    webhook: 'voice.request',
    accountSid: twilio.accounts.live.sid,
    method: 'POST',
    url: `https://${domainName}/greet`,
    parameters: { From: '+12025550147' },
    subject: {},
  });

  expect(outcome).toMatchObject({
    kind: 'answered',
    status: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: '<?xml version="1.0" encoding="UTF-8"?><Response><Say>Hello +12025550147</Say></Response>',
  });
  project.remove();
});
