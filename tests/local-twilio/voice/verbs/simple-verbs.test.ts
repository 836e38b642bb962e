import { createWav } from '../../../../local-twilio/voice/audio/wav';
import { type App, businessNumber, mayasNumber, openLine } from '../phone-line';

const startsAt = Date.parse('2026-03-02T10:00:00Z');

async function dial(app: App) {
  const line = await openLine(app);
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  const elapsed = (): number => line.twilio.exchange.clock.now() - startsAt;
  return { line, call, elapsed };
}

describe('Say', () => {
  test('takes about a second for 15 characters, as often as loop says', async () => {
    const { call, elapsed } = await dial({ '/voice': '<Say loop="3">123456789012345</Say>' });
    await call.ends();
    expect(elapsed()).toBe(3000);
    expect(call.heard.map(({ text }) => text)).toEqual(Array(3).fill('123456789012345'));
  });

  test('takes at least half a second', async () => {
    const { call, elapsed } = await dial({
      '/voice': '<Say voice="alice" language="en-GB">A</Say>',
    });
    await call.ends();
    expect(elapsed()).toBe(500);
  });

  test('reads the words of SSML', async () => {
    const { call, line } = await dial({
      '/voice':
        '<Say>Your <emphasis>code</emphasis> is<break time="1s"/> <say-as interpret-as="digits">42</say-as>, <sub alias="mister">Mr.</sub> Smith</Say>',
    });
    await call.hears(/^Your code is 42, mister Smith$/);
    expect(line.alertCodes()).toEqual([]);
  });

  test('warns of no text and of a very long one', async () => {
    const { call, line } = await dial({ '/voice': `<Say> </Say><Say>${'a'.repeat(4097)}</Say>` });
    await call.ends();
    expect(line.alertCodes()).toEqual([13520, 13521]);
  });

  test('with loop="0" speaks until the caller hangs up', async () => {
    const { call, line } = await dial({ '/voice': '<Say loop="0">Please wait.</Say>' });
    await line.twilio.passes('5 minutes');
    expect(call.status).toBe('in-progress');
    await call.hangsUp();
    expect(call.status).toBe('completed');
  });
});

describe('Play', () => {
  test('plays a WAV file for as long as it is', async () => {
    const body = createWav({ durationMs: 7300, spoken: [[{ fromMs: 0, toMs: 500 }]] });
    const { call, line, elapsed } = await dial({
      '/voice': '<Play loop="2">/music.wav</Play>',
      '/music.wav': { type: 'audio/x-wav', body },
    });
    await call.hears(/https:\/\/app.test\/music.wav/);
    await call.ends();
    expect(elapsed()).toBe(14_600);
    expect(line.requests('/music.wav')[0]?.method).toBe('GET');
  });

  test.each([
    [{ type: 'text/html', body: '<p>no</p>' }, 13420],
    [{ status: 404 }, 11200],
  ])('what is no audio (%j) raises %d and the next verb runs', async (answer, code) => {
    const { call, line } = await dial({
      '/voice': '<Play>/music.wav</Play><Say>Next.</Say>',
      '/music.wav': answer,
    });
    await call.hears(/next/i);
    expect(line.alertCodes()).toEqual([code]);
  });

  test('sounds keys', async () => {
    const { call, line, elapsed } = await dial({
      '/voice': '<Play digits="1wW#"/><Play digits="z"/>',
    });
    await call.ends();
    expect(call.heard.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'pressed 1',
      'pressed #',
    ]);
    expect(elapsed()).toBe(2000);
    expect(line.alertCodes()).toEqual([13430]);
  });
});

test('the keys of Play end with the call', async () => {
  const { call } = await dial({ '/voice': '<Play digits="1w2"/>' });
  await call.hangsUp();
  expect(call.heard.map(({ text }) => text)).toEqual(['1']);
});

describe('Pause', () => {
  test('as the first verb delays the answer, later it only waits', async () => {
    const { call, line } = await dial({ '/voice': '<Pause length="3"/><Pause/><Say>Hi</Say>' });
    expect(call.status).toBe('ringing');
    await line.twilio.passes('3 seconds');
    expect(call.status).toBe('in-progress');
    expect(call.heard).toEqual([]);
    await line.twilio.passes('1 second');
    expect(call.heard).toHaveLength(1);
  });

  test('with a bad length warns and takes a second', async () => {
    const { call, line, elapsed } = await dial({ '/voice': '<Pause length="-1"/>' });
    await call.ends();
    expect(elapsed()).toBe(1000);
    expect(line.alertCodes()).toEqual([13910]);
  });
});

describe('Reject', () => {
  test.each([
    ['<Reject/>', 'no-answer'],
    ['<Reject reason="rejected"/>', 'no-answer'],
    ['<Reject reason="busy"/>', 'busy'],
  ])('%s as the first verb ends the call unanswered: %s', async (twiml, status) => {
    const { call, line } = await dial({ '/voice': `${twiml}<Say>Never heard.</Say>` });
    expect(call.status).toBe(status);
    expect(call.heard).toEqual([]);
    expect(line.twilio.exchange.state.calls.get(call.sid)?.answerTime).toBeNull();
  });

  test('what Twilio answers for a rejected call can be switched', async () => {
    const line = await openLine({ '/voice': '<Reject/>' });
    line.twilio.exchange.voice.behaviour.rejected = 'busy';
    const call = await line.twilio.person(mayasNumber).dials(businessNumber);
    expect(call.status).toBe('busy');
  });

  test('behind another verb hangs up', async () => {
    const { call } = await dial({ '/voice': '<Say>Hi</Say><Reject/>' });
    expect(await call.ends()).toBe('completed');
  });
});

test('Hangup answers and ends the call; nothing behind it runs', async () => {
  const { call, line } = await dial({ '/voice': '<Hangup/><Redirect>/next</Redirect>' });
  expect(call.status).toBe('completed');
  expect(line.requests('/next')).toEqual([]);
});

test('Redirect without a URL asks for the same document again', async () => {
  const { call, line } = await dial({
    '/voice': ({ parameters }) =>
      parameters.CallStatus === 'ringing' ? '<Pause/><Redirect/>' : '<Say>Again.</Say>',
  });
  await call.hears(/again/i);
  expect(line.requests('/voice')).toHaveLength(2);
});

test('verbs are shown in the timeline with their place', async () => {
  const { call, line } = await dial({ '/voice': '\n  <Say loop="1">Hi</Say>' });
  await call.ends();
  const events = line.twilio.exchange.timeline.list({ subject: { callSid: call.sid } });
  const verb = events.find((event) => event.kind === 'verb');
  const webhook = events.find((event) => event.kind === 'webhook');
  expect(verb).toMatchObject({
    verb: {
      verb: 'Say',
      attributes: { loop: '1' },
      line: 2,
      column: 3,
      documentEventId: webhook?.id,
    },
  });
});
