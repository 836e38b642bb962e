import { z } from 'zod';
import { type RenderedContent, renderContent } from '../content/render';
import type { Exchange } from '../exchange';
import { parseAddress } from '../messaging/address';
import type { Account, MessageTemplate } from '../state/records';
import { ApiError } from './errors';
import type { Parameters } from './route';

const values = z.record(z.string(), z.string());

/**
 * The template that `ContentSid` names, filled in with `ContentVariables` for the channel of `To`;
 * `undefined` where none is named. Throws ApiError 21654 (variables without a template), 21655 (no such
 * template), 21656 (variables are no JSON object of texts), 216602 (nothing that the channel can show).
 */
export function readTemplate(
  form: Parameters,
  { account, exchange }: { account: Account; exchange: Exchange },
): (RenderedContent & { template: MessageTemplate }) | undefined {
  const contentSid = form.get('ContentSid') ?? '';
  const written = form.get('ContentVariables') ?? '';
  if (contentSid === '') {
    if (written === '') return undefined;
    const message = 'ContentSid Required: it must be given with ContentVariables.';
    throw new ApiError({ code: 21654, message });
  }
  const content = exchange.state.contents.get(contentSid);
  if (content?.accountSid !== account.sid) {
    throw new ApiError({ code: 21655, message: 'The ContentSid is Invalid' });
  }
  const variables = readVariables(written);
  const channel = parseAddress(form.get('To') ?? '')?.channel ?? 'sms';
  const rendered = renderContent(content, { channel, variables });
  if (!rendered) {
    const message = 'Content Type is not supported on this channel';
    throw new ApiError({ code: 216602, message });
  }
  const { contentType, buttons, missing } = rendered;
  return { ...rendered, template: { contentSid, contentType, variables, buttons, missing } };
}

function readVariables(written: string): Record<string, string> {
  if (written === '') return {};
  const parsed = values.safeParse(parseJson(written));
  if (parsed.success) return parsed.data;
  throw new ApiError({ code: 21656, message: 'The Content Variables parameter is invalid.' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
