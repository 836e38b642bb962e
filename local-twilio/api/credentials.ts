import { timingSafeEqual } from 'node:crypto';
import type { Account } from '../state/records';
import type { State } from '../state/state';
import { ApiError } from './errors';

/**
 * The account that a Basic `Authorization` header belongs to: account SID and auth token, or API
 * key SID and secret. Throws 401 with code 20003.
 */
export function authenticate(authorization: string | undefined, state: State): Account {
  const [scheme = '', encoded = ''] = (authorization ?? '').split(' ');
  const [username = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const password = rest.join(':');
  const account = scheme.toLowerCase() === 'basic' && accountFor(username, password, state);
  if (!account) {
    throw new ApiError({ status: 401, code: 20003, message: 'Authenticate' });
  }
  return account;
}

function accountFor(username: string, password: string, state: State): Account | undefined {
  const account = state.accounts.get(username);
  if (account) return isEqual(account.authToken, password) ? account : undefined;
  const key = state.apiKeys.get(username);
  return key && isEqual(key.secret, password) ? state.accounts.get(key.accountSid) : undefined;
}

function isEqual(secret: string, given: string): boolean {
  const expected = Buffer.from(secret);
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
