import { createLocalTwilio } from '../../../local-twilio/local-twilio';
import { localTime } from '../../../scripts/start/connection-file';

test("what is signed for a running local Twilio has its clock's time, also when it was moved", async () => {
  const twilio = await createLocalTwilio({ startsAt: '2026-03-02T10:00:00-05:00' });
  try {
    await twilio.passes('26 hours');
    const now = await localTime({ url: twilio.address });
    expect(now.toISOString()).toBe('2026-03-03T17:00:00.000Z');
  } finally {
    await twilio.close();
  }
});
