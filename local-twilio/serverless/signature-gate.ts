import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks';
import { type FunctionRequest, formOf } from './function-request';

/**
 * Whether a request carries the signature that Twilio would have made with this auth token, judged
 * by the SDK's own validator. The URL is the public one, whichever port the request came by.
 */
export function isSigned({
  request,
  domainName,
  authToken,
}: {
  request: FunctionRequest;
  domainName: string;
  authToken: string;
}): boolean {
  const signature = request.headers['x-twilio-signature'];
  if (!signature) return false;
  const url = `https://${domainName}${request.target}`;
  if (request.target.includes('bodySHA256=')) {
    return validateRequestWithBody(authToken, signature, url, request.body.toString('utf8'));
  }
  const form = formOf(request);
  const parameters = Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const [value, ...more] = form.getAll(name);
      return [name, more.length === 0 ? value : [value, ...more]];
    }),
  );
  return validateRequest(authToken, signature, url, parameters);
}
