import { readFile } from 'node:fs/promises';
import type { ServerlessVersion } from '../state/serverless-records';
import type { HttpAnswer } from '../webhooks/outcome';
import type { FunctionRequest } from './function-request';

/** An asset's content, or 304 for a browser that has this version already. */
export async function assetAnswer({
  version,
  request,
  file,
}: {
  version: ServerlessVersion;
  request: FunctionRequest;
  file: string;
}): Promise<HttpAnswer> {
  const etag = `"${version.sid}"`;
  if (request.headers['if-none-match'] === etag) {
    return { status: 304, headers: { etag }, body: Buffer.alloc(0) };
  }
  return {
    status: 200,
    headers: { 'content-type': version.contentType, etag },
    body: await readFile(file),
  };
}
