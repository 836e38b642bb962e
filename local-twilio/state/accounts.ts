import { createSecret, createSendgridKey, createSid } from '../sids';
import type { Account, ApiKey } from './records';
import type { State } from './state';

/** The credentials of the local Twilio. */
export interface Accounts {
  live: Account;
  test: Account;
  apiKey: ApiKey;
  /** For SendGrid's mail: `SG.…`. */
  sendgridApiKey: string;
}

/** The kept accounts, or new ones with secrets of their own on the first start. */
export function openAccounts({ state, now }: { state: State; now: number }): Accounts {
  const live =
    state.accounts.find(({ kind }) => kind === 'live') ?? createAccount(state, 'live', now);
  const test =
    state.accounts.find(({ kind }) => kind === 'test') ?? createAccount(state, 'test', now);
  const apiKey =
    state.apiKeys.find(({ accountSid }) => accountSid === live.sid) ??
    state.apiKeys.insert({
      sid: createSid('SK'),
      accountSid: live.sid,
      friendlyName: 'Local key',
      secret: createSecret(),
      dateCreated: now,
    });
  const sendgridKey =
    state.sendgridKeys.find(({ accountSid }) => accountSid === live.sid) ??
    state.sendgridKeys.insert({
      sid: createSendgridKey(),
      accountSid: live.sid,
      dateCreated: now,
    });
  return { live, test, apiKey, sendgridApiKey: sendgridKey.sid };
}

function createAccount(state: State, kind: Account['kind'], now: number): Account {
  return state.accounts.insert({
    sid: createSid('AC'),
    friendlyName: kind === 'live' ? 'Local Twilio' : 'Local Twilio (test credentials)',
    authToken: createSecret(),
    kind,
    dateCreated: now,
  });
}
