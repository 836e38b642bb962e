import type { JSX } from 'preact';
import { ResponseBody } from './response-body';

/** The JSON that was sent, where a request is no form. */
export function RequestBody({ body }: { body: string | undefined }): JSX.Element | null {
  if (body === undefined) return null;
  return (
    <details class="fold" open>
      <summary>Body</summary>
      <ResponseBody eventId="" contentType="application/json" body={body} />
    </details>
  );
}
