import { senderStatus, verificationMs } from '../../../whatsapp/sender';
import { senderSid } from '../../../whatsapp/sender-sid';
import { ApiError } from '../../errors';
import { ownRecord, ownRecords } from '../../own-records';
import { pageWithMeta } from '../../paging';
import type { Route } from '../../route';
import { presentAccepted, presentSender } from './present-sender';
import { readSenderId, readSettings, usualSettings } from './read-sender';

const collection = '/v2/Channels/Senders';

/** Numbers that are registered with WhatsApp. Twilio: "Senders API". */
export const senders: readonly Route[] = [
  {
    operation: 'CreateChannelsSender',
    host: 'messaging',
    method: 'POST',
    path: collection,
    handle: ({ account, form }, { state, clock }) => {
      const number = readSenderId(form);
      if (state.numbers.with(number)?.accountSid !== account.sid) {
        const message = `${number} is no number of this account.`;
        throw new ApiError({ code: 21606, message });
      }
      const sid = senderSid({ accountSid: account.sid, number });
      if (state.whatsappSenders.get(sid)) {
        const message = `The sender whatsapp:${number} exists already.`;
        throw new ApiError({ status: 409, code: 20409, message });
      }
      const sender = state.whatsappSenders.insert({
        sid,
        accountSid: account.sid,
        number,
        ...readSettings(form, usualSettings),
        onlineAt: clock.now() + verificationMs,
        dateCreated: clock.now(),
      });
      return { status: 202, json: presentAccepted(sender, 'CREATING') };
    },
  },
  {
    operation: 'ListChannelsSender',
    host: 'messaging',
    method: 'GET',
    path: collection,
    handle: (request, { state, clock }) => {
      const channel = request.query.get('Channel') ?? 'whatsapp';
      const found = channel === 'whatsapp' ? ownRecords(request, state.whatsappSenders) : [];
      return pageWithMeta(request, 'senders', found, (one) => presentSender(one, clock.now()));
    },
  },
  {
    operation: 'FetchChannelsSender',
    host: 'messaging',
    method: 'GET',
    path: `${collection}/{Sid}`,
    handle: (request, { state, clock }) => ({
      status: 200,
      json: presentSender(ownRecord(request, state.whatsappSenders), clock.now()),
    }),
  },
  {
    operation: 'UpdateChannelsSender',
    host: 'messaging',
    method: 'POST',
    path: `${collection}/{Sid}`,
    handle: (request, { state, clock }) => {
      const before = ownRecord(request, state.whatsappSenders);
      const settings = readSettings(request.form, before);
      const sender = state.whatsappSenders.insert({ ...before, ...settings });
      const isOnline = senderStatus(sender, clock.now()) === 'ONLINE';
      const status = isOnline ? 'ONLINE:UPDATING' : 'CREATING';
      return { status: 202, json: presentAccepted(sender, status) };
    },
  },
  {
    operation: 'DeleteChannelsSender',
    host: 'messaging',
    method: 'DELETE',
    path: `${collection}/{Sid}`,
    handle: (request, { state }) => {
      state.whatsappSenders.delete(ownRecord(request, state.whatsappSenders).sid);
      return { status: 204 };
    },
  },
];
