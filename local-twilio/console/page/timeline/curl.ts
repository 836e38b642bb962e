import type { EventView } from '../../../control/views';

type Webhook = Extract<EventView, { kind: 'webhook' }>['exchange'];
type Api = Extract<EventView, { kind: 'api' }>['exchange'];

/** Headers that curl sets by itself. */
const ownHeaders = new Set(['content-type', 'content-length', 'accept', 'host']);

/** A webhook as a curl command with its signature; a local deployment is reached on `origin`. */
export function curlOfWebhook(webhook: Webhook, origin: string): string {
  const headers = Object.entries(webhook.requestHeaders)
    .filter(([name]) => !ownHeaders.has(name.toLowerCase()))
    .map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return [
    `curl -X ${webhook.method} ${targetOf(webhook.url, origin)}`,
    ...headers,
    ...bodyOf(webhook),
  ].join(' \\\n  ');
}

/** An API request as a curl command; credentials come from the environment. */
export function curlOfApi(api: Api, origin: string): string {
  return [
    `curl -X ${api.method} ${targetOf(api.url, origin)}`,
    isSendgrid(api.url)
      ? '-H "Authorization: Bearer $SENDGRID_API_KEY"'
      : '-u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"',
    ...bodyOf(api),
  ].join(' \\\n  ');
}

/** Hosts that exist inside the local Twilio only are reached by their `Host` header. */
function targetOf(url: string, origin: string): string {
  const { host, pathname, search } = new URL(url);
  if (!/\.(twil\.io|twilio\.com|sendgrid\.com)$/.test(host)) return quote(url);
  return `${quote(origin + pathname + search)} -H ${quote(`Host: ${host}`)}`;
}

function isSendgrid(url: string): boolean {
  return new URL(url).host.endsWith('.sendgrid.com');
}

function bodyOf({
  method,
  parameters,
  requestBody,
}: Pick<Webhook & Api, 'parameters' | 'requestBody'> & { method: string }): string[] {
  if (requestBody !== undefined) {
    return ["-H 'content-type: application/json'", `--data-binary ${quote(requestBody)}`];
  }
  return method === 'POST' ? formFields(parameters) : [];
}

function formFields(parameters: Readonly<Record<string, string>>): string[] {
  return Object.entries(parameters).map(
    ([name, value]) => `--data-urlencode ${quote(`${name}=${value}`)}`,
  );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
