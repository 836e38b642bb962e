import twilioSdk from 'twilio';
import type { LocalTwilio } from '../../local-twilio/local-twilio';

/** What an application signs in with: account SID and auth token, or an API key's SID and secret. */
export interface Credentials {
  username: string;
  password: string;
  /** The account that an API key acts for; default: the local Twilio's live account. */
  accountSid?: string;
}

/**
 * The unmodified `twilio` SDK, talking to a local Twilio: only the socket that it opens is another
 * one. `Host`, paths, headers and bodies are those that it would send to Twilio.
 */
export function sdkFor(local: LocalTwilio, credentials?: Credentials): twilioSdk.Twilio {
  const httpClient = new twilioSdk.RequestClient();
  httpClient.axios.interceptors.request.use((config) => {
    const url = new URL(config.url ?? '');
    config.headers.set('Host', url.host);
    config.url = `${local.address}${url.pathname}${url.search}`;
    return config;
  });
  const { live } = local.accounts;
  const username = credentials?.username ?? live.sid;
  const accountSid = credentials?.accountSid ?? (username.startsWith('AC') ? username : live.sid);
  return twilioSdk(username, credentials?.password ?? live.authToken, { accountSid, httpClient });
}
