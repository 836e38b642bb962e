import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ControlError } from './control-error';

const smallBodyBytes = 64 * 1024;
/** Twilio takes media of up to 5 MB; as base64 in JSON that is 6.7 MB. */
const mediaBodyBytes = 7 * 1024 * 1024;

/**
 * Lets in the console, curl and test suites, and no page of another origin: neither one that reads
 * nor one that posts a form without reading (cross-site request forgery). The listener has already
 * refused a foreign `Host`.
 */
export const refuseForeignPages: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin');
  const fetchSite = context.req.header('sec-fetch-site') ?? 'none';
  const isOwnOrigin = origin === undefined || origin === `http://${context.req.header('host')}`;
  if (!isOwnOrigin || !['same-origin', 'none'].includes(fetchSite)) {
    throw new ControlError({
      code: 'foreign_origin',
      status: 403,
      message: `The control API does not answer pages of ${origin ?? 'another site'}. Call it from the console, a test or curl.`,
    });
  }
  await next();
  context.res.headers.set('cross-origin-resource-policy', 'same-origin');
  context.res.headers.set('x-content-type-options', 'nosniff');
  context.res.headers.set('cache-control', 'no-store');
};

/** A body must say that it is JSON, which a form of a foreign page cannot. */
export const requireJson: MiddlewareHandler = async (context, next) => {
  const contentType = context.req.header('content-type');
  const mayHaveBody = context.req.method !== 'GET' && context.req.method !== 'HEAD';
  if (mayHaveBody && contentType && !/^application\/json\b/i.test(contentType)) {
    throw new ControlError({
      code: 'json_required',
      status: 415,
      message: `The body is "${contentType}". Send JSON: curl --json '{…}', or -H 'content-type: application/json'.`,
    });
  }
  await next();
};

/** 64 KB, and 7 MB for texts, which may bring pictures. */
export const limitBody: MiddlewareHandler = (context, next) =>
  bodyLimit({
    maxSize: context.req.path.endsWith('/texts') ? mediaBodyBytes : smallBodyBytes,
    onError: () => {
      throw new ControlError({
        code: 'body_too_large',
        status: 413,
        message: 'The body is too large: 64 KB at most, 7 MB for a text with media.',
      });
    },
  })(context, next);
