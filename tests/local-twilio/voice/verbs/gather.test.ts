import { sdkFor } from '../../sdk';
import { type AppRequest, appUrl, businessNumber, mayasNumber, openLine } from '../phone-line';

const startsAt = Date.parse('2026-03-02T10:00:00Z');
/** Takes 2 seconds to say. */
const prompt = '<Say>123456789012345678901234567890</Say>';

async function gather(attributes: string, nested = prompt) {
  const line = await openLine({
    '/voice': `<Gather action="/result" ${attributes}>${nested}</Gather><Say>Nothing came.</Say>`,
    '/result': '<Hangup/>',
    '/partial': '',
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  const results = (): AppRequest[] => line.requests('/result');
  return { line, call, results, passes: line.twilio.passes };
}

const second = (seconds: number): number => startsAt + seconds * 1000;

describe('keys', () => {
  test('numDigits sends at once and stops the prompt', async () => {
    const { call, results, passes } = await gather('numDigits="2"');
    await passes('1 second');
    await call.presses('12');
    expect(results()[0]?.parameters.Digits).toBe('12');
    expect(results()[0]?.at).toBe(second(1));
    expect(call.status).toBe('completed');
  });

  test('stop the prompt: what would come after is not said any more', async () => {
    const { call, passes } = await gather('timeout="9"', '<Say>First.</Say><Say>Second.</Say>');
    await call.presses('1');
    await passes('5 seconds');
    expect(call.heard.map(({ text }) => text)).toEqual(['First.', '1']);
  });

  test('finishOnKey sends what came before it', async () => {
    const { call, results } = await gather('finishOnKey="*"');
    await call.presses('12#*');
    expect(results()[0]?.parameters).toMatchObject({ Digits: '12#', FinishedOnKey: '*' });
  });

  test('finishOnKey as the very first key goes to the next verb', async () => {
    const { call, results } = await gather('');
    await call.presses('#');
    await call.hears(/nothing came/i);
    expect(results()).toEqual([]);
  });

  test('without finishOnKey every key is a digit', async () => {
    const { call, results, passes } = await gather('finishOnKey=""');
    await call.presses('1#*');
    expect(results()).toEqual([]);
    await passes('5 seconds');
    expect(results()[0]?.parameters.Digits).toBe('1#*');
  });

  test('the time-out starts again with every key and sends the digits so far', async () => {
    const { call, results, passes } = await gather('timeout="3"');
    await call.presses('1');
    await passes('2 seconds');
    await call.presses('2');
    await passes('2 seconds');
    expect(results()).toEqual([]);
    await passes('1 second');
    expect(results()[0]?.parameters.Digits).toBe('12');
    expect(results()[0]?.at).toBe(second(5));
  });

  test('the time-out starts when the prompt ends', async () => {
    const { call, line, results } = await gather('timeout="4"');
    await call.hears(/nothing came/i);
    expect(line.twilio.exchange.clock.now()).toBe(second(6));
    expect(results()).toEqual([]);
  });

  test('actionOnEmptyResult asks the action with no digits', async () => {
    const { call, results, passes } = await gather('actionOnEmptyResult="true" timeout="1"');
    await passes('10 seconds');
    expect(results()[0]?.parameters.Digits).toBe('');
    expect(call.status).toBe('completed');
  });

  test('w between keys is half a second', async () => {
    const { call, results, passes } = await gather('numDigits="2"');
    await call.presses('1ww2');
    await passes('1 second');
    expect(results()[0]?.at).toBe(second(1));
  });

  test('are not taken where only speech is', async () => {
    const { call, results, passes } = await gather('input="speech" numDigits="1"');
    await call.presses('1');
    await passes('1 minute');
    expect(results()).toEqual([]);
  });
});

describe('speech', () => {
  test('stops the prompt and is sent with a confidence after the speechTimeout', async () => {
    const { call, results, passes } = await gather('input="speech" speechTimeout="2"');
    await call.says('1234567890');
    await passes('3999 milliseconds');
    expect(results()).toEqual([]);
    await passes('1 millisecond');
    expect(results()[0]?.parameters).toMatchObject({ SpeechResult: '1234567890' });
    expect(Number(results()[0]?.parameters.Confidence)).toBeGreaterThan(0);
    expect(results()[0]?.parameters).not.toHaveProperty('Digits');
  });

  test.each([
    ['timeout="3"', 3],
    ['timeout="3" speechTimeout="auto"', 1],
    ['timeout="3" speechTimeout="4"', 4],
  ])('is complete after a silence: %s, %d s', async (attributes, silence) => {
    const { call, results, passes } = await gather(`input="speech" ${attributes}`);
    await call.says('1234567890');
    await passes('1 minute');
    expect(results()[0]?.at).toBe(second(2 + silence));
  });

  test('may be longer than the time-out', async () => {
    const { call, results, passes } = await gather('input="speech" timeout="1"');
    await call.says('a sentence that takes some time');
    await passes('1 minute');
    expect(results()[0]?.parameters.SpeechResult).toBe('a sentence that takes some time');
  });

  test('in several pieces is one result', async () => {
    const { call, results, passes } = await gather('input="dtmf speech" speechTimeout="auto"');
    await call.says('My name is');
    await call.says('Maya');
    await passes('1 minute');
    expect(results().map(({ parameters }) => parameters.SpeechResult)).toEqual(['My name is Maya']);
  });

  test('with bargeIn="false" waits for the end of the prompt', async () => {
    const { call, results, passes } = await gather(
      'input="speech" bargeIn="false" speechTimeout="1"',
    );
    await call.says('1234567890');
    await passes('1 minute');
    expect(results()[0]?.at).toBe(second(2 + 2 + 1));
  });

  test('keys come first where both are taken and a key is pressed', async () => {
    const { call, results, passes } = await gather('input="dtmf speech" numDigits="1"');
    await call.presses('4');
    await passes('1 second');
    expect(results()[0]?.parameters).toMatchObject({ Digits: '4' });
    expect(results()[0]?.parameters).not.toHaveProperty('SpeechResult');
  });

  test('partial results are reported and do not decide anything', async () => {
    const { call, line, results, passes } = await gather(
      'input="speech" partialResultCallback="/partial" speechTimeout="1"',
    );
    await call.says('sales');
    await passes('1 minute');
    expect(line.requests('/partial')[0]?.parameters).toMatchObject({
      SequenceNumber: '0',
      StableSpeechResult: 'sales',
      CallSid: call.sid,
    });
    expect(results()).toHaveLength(1);
  });
});

test('words are not taken where only keys are, and do not move the time-out', async () => {
  const { line, call, results } = await gather('input="dtmf"');
  await call.says('sales');
  await call.hears(/nothing came/i);
  expect(line.twilio.exchange.clock.now()).toBe(second(7));
  expect(results()).toEqual([]);
});

test('a partialResultCallback without a base raises an alert and the result still comes', async () => {
  const line = await openLine({ '/voice': '<Pause/><Pause length="60"/>', '/result': '<Hangup/>' });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.isConnected();
  const twiml = `<Response><Gather input="speech" partialResultCallback="/partial" action="${appUrl}/result"/></Response>`;
  await sdkFor(line.twilio).calls(call.sid).update({ twiml });
  await call.says('sales');
  await line.twilio.passes('1 minute');
  expect(line.alertCodes()).toEqual([15_004]);
  expect(line.requests('/result')[0]?.parameters.SpeechResult).toBe('sales');
});

test('what is awaited can be seen', async () => {
  const { line, call, passes } = await gather('input="dtmf speech" numDigits="4" finishOnKey="*"');
  const leg = line.twilio.exchange.voice.leg(call.sid);
  const awaited = { kind: 'input', accepts: ['dtmf', 'speech'], numDigits: 4, finishOnKey: '*' };
  expect(leg?.awaiting).toEqual({ ...awaited, until: null });
  expect(leg?.running).toMatchObject({ verb: 'Say', line: 1 });
  await passes('2 seconds');
  expect(leg?.awaiting).toEqual({ ...awaited, until: second(7) });
  await call.hangsUp();
  expect(leg?.awaiting).toEqual({ kind: 'nothing' });
});

test.each([
  ['numDigits="0"', 13314],
  ['timeout="soon"', 13313],
  ['timeout="2.5"', 13313],
  ['finishOnKey="12"', 13310],
  ['input="voice"', 13326],
  ['method="PUT"', 13312],
  ['speechTimeout="-1"', 13327],
  ['bargeIn="yes"', 13332],
  ['actionOnEmptyResult="1"', 13338],
  ['debug="true" language="en-US" profanityFilter="false"', undefined],
])('%s raises %s and the default is used', async (attributes, code) => {
  const { call, line } = await gather(attributes, '<Redirect/>');
  await call.hears(/nothing came/i);
  expect(line.alertCodes()).toEqual(code === undefined ? [13320] : [code, 13320]);
  expect(line.twilio.exchange.clock.now()).toBe(second(5));
});

test('without action the same document gets the digits', async () => {
  const line = await openLine({
    '/voice': ({ parameters }) =>
      parameters.Digits === undefined
        ? '<Gather numDigits="1"><Say>Press.</Say></Gather>'
        : `<Say>You pressed ${parameters.Digits}.</Say>`,
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.presses('8');
  await call.hears(/you pressed 8/i);
});
