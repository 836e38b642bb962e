import { sdkFor } from '../sdk';
import { appUrl, businessNumber, mayasNumber, openLine } from './phone-line';

/** The day on which the clock is when calls begin, long after the machine's. */
const startsAt = '2099-03-02T10:00:00Z';

test('a call over which the clock goes back to real time lasts as long as it lasted', async () => {
  const line = await openLine(
    {
      '/voice': '<Record timeout="60" trim="do-not-trim" playBeep="false"/>',
      '/status': { status: 204 },
    },
    { startsAt },
  );
  line.twilio.exchange.state.numbers.clear();
  line.addNumber(businessNumber, {
    voice: { url: `${appUrl}/voice`, method: 'POST', fallbackUrl: '', fallbackMethod: 'POST' },
    statusCallback: `${appUrl}/status`,
  });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await line.twilio.passes('20 seconds');
  const before = line.twilio.exchange.clock.now();
  const leg = line.twilio.exchange.voice.leg(call.sid);
  const givesUpAt = leg?.awaiting.kind === 'recording' ? leg.awaiting.until : null;
  expect(givesUpAt).toEqual(expect.any(Number));

  await line.twilio.exchange.clock.returnToRealTime();
  const movedBy = line.twilio.exchange.clock.now() - before;
  expect(movedBy).toBeLessThan(0);
  expect(leg?.awaiting).toMatchObject({ until: (givesUpAt ?? 0) + movedBy });
  await line.twilio.passes('10 seconds');
  await call.hangsUp();
  await line.twilio.passes('5 seconds');

  const client = sdkFor(line.twilio);
  const { duration, startTime, endTime } = await client.calls(call.sid).fetch();
  expect(duration).toBe('30');
  expect((endTime?.getTime() ?? 0) - (startTime?.getTime() ?? 0)).toBe(30_000);
  expect(line.requests('/status')[0]?.parameters).toMatchObject({
    CallDuration: '30',
    Duration: '1',
  });
  const [recording] = await client.recordings.list();
  expect(recording).toMatchObject({ duration: '30' });
  expect(recording?.startTime.getTime()).toBe(startTime?.getTime());
});

test('a call that an earlier run with a clock ahead left over does not end before it began', async () => {
  const line = await openLine({ '/voice': '<Pause length="60"/>' }, { startsAt });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  const { state, voice, clock } = line.twilio.exchange;
  const answerTime = clock.now() + 86_400_000;
  state.calls.update(call.sid, { status: 'in-progress', answerTime });
  voice.endCallsOfEarlierRun();
  expect(state.calls.get(call.sid)).toMatchObject({ status: 'completed', endTime: answerTime });
});

test('a call that was kept with its end before its answer lasted no time', async () => {
  const line = await openLine({ '/voice': '<Hangup/>' });
  const call = await line.twilio.person(mayasNumber).dials(businessNumber);
  await call.ends();
  const { state, clock } = line.twilio.exchange;
  state.calls.update(call.sid, { answerTime: clock.now(), endTime: clock.now() - 86_400_000 });
  expect((await sdkFor(line.twilio).calls(call.sid).fetch()).duration).toBe('0');
});
