import { Types } from 'twilio/lib/rest/content/v1/content';

/**
 * A template as the SDK must be given it for Twilio to understand it: the SDK's types have names of
 * their own (`friendlyName`, `twilioText`), but it sends them as they are, and Twilio knows only
 * `friendly_name` and `twilio/text` (github.com/twilio/twilio-node, pull request 1046).
 */
export function writtenContent({
  types,
  friendlyName = '',
  language = 'en',
  variables = {},
}: {
  types: Readonly<Record<string, object>>;
  friendlyName?: string;
  language?: string;
  variables?: Record<string, string>;
}) {
  return {
    friendly_name: friendlyName,
    language,
    variables,
    types: Object.assign(new Types({}), types),
  };
}
