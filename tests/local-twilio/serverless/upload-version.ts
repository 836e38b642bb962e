import { request } from 'undici';
import { z } from 'zod';
import type { LocalTwilio } from '../../../local-twilio/local-twilio';
import { basic } from '../request';

/**
 * Uploads one content of a function or asset, as `twilio-run` does (the SDK cannot). Answers the
 * version's SID.
 */
export async function uploadVersion(
  twilio: LocalTwilio,
  version: {
    kind: 'Functions' | 'Assets';
    serviceSid: string;
    resourceSid: string;
    path: string;
    content: string;
  },
): Promise<string> {
  const { live } = twilio.accounts;
  const form = new FormData();
  form.append('Path', version.path);
  form.append('Visibility', 'public');
  const type = version.kind === 'Functions' ? 'application/javascript' : 'image/svg+xml';
  form.append('Content', new Blob([version.content], { type }), 'content');
  const multipart = new Response(form);
  const { kind, serviceSid, resourceSid } = version;
  const answer = await request(
    `${twilio.address}/v1/Services/${serviceSid}/${kind}/${resourceSid}/Versions`,
    {
      method: 'POST',
      headers: {
        host: 'serverless-upload.twilio.com',
        authorization: basic(live.sid, live.authToken),
        'content-type': multipart.headers.get('content-type') ?? '',
      },
      body: Buffer.from(await multipart.arrayBuffer()),
    },
  );
  return z.object({ sid: z.string() }).parse(await answer.body.json()).sid;
}
