import RestException from 'twilio/lib/base/RestException';
import { dispatch } from '../../../../src/messaging/dispatch';
import { useFrontOffice } from '../../use-front-office';
import { minutes, useOutbox } from './use-outbox';

const office = useFrontOffice();
const { want, haveSenders } = useOutbox(office);

const tooMany = (): RestException =>
  new RestException({ statusCode: 429, body: { code: 20429, message: 'Too Many Requests' } });

/** Wants a message and lets the dispatcher run. */
async function sends(idempotencyKey: string): Promise<void> {
  await want({ idempotencyKey, priority: 'bulk' });
  await dispatch(office.app);
}

test('a sender that was busy at a later time is free when the clock is put back', async () => {
  await haveSenders(0.01);
  office.timePasses(minutes(120));
  await sends('order:1');
  await sends('order:2');
  expect(office.sent).toHaveLength(1);
  office.timePasses(minutes(-119));
  await sends('order:3');
  expect(office.sent).toHaveLength(2);
  // And its pace holds from there.
  await sends('order:4');
  expect(office.sent).toHaveLength(2);
});

test('a sender that rested at a later time rests no more, but from a pause of today', async () => {
  await haveSenders();
  office.timePasses(minutes(120));
  office.refuseWith(tooMany());
  await sends('order:1');
  office.timePasses(minutes(-119));
  office.refuseWith(undefined);
  await sends('order:2');
  expect(office.sent).toHaveLength(1);

  office.refuseWith(tooMany());
  await sends('order:3');
  office.refuseWith(undefined);
  await sends('order:4');
  expect(office.sent).toHaveLength(1);
  office.timePasses(minutes(1));
  await dispatch(office.app);
  expect(office.sent).toHaveLength(3);
});

test('a pause that is told to a sender after the clock was put back is believed', async () => {
  await haveSenders();
  office.timePasses(minutes(120));
  office.refuseWith(tooMany());
  await sends('order:1');
  office.timePasses(minutes(-119));
  await sends('order:2');
  office.refuseWith(undefined);
  office.timePasses(minutes(1));
  await dispatch(office.app);
  expect(office.sent).toHaveLength(1);
});
