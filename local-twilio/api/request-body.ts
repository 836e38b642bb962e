import { ApiError } from './errors';
import { Parameters, type UploadedFile } from './route';

/** Reads a body as Twilio's hosts do: form, multipart (uploads), or JSON with plain values. */
export async function readBody(
  request: Request,
): Promise<{ form: Parameters; files: Map<string, UploadedFile> }> {
  const files = new Map<string, UploadedFile>();
  if (request.method === 'GET') return { form: new Parameters(new URLSearchParams()), files };
  const contentType = request.headers.get('content-type') ?? '';
  if (contentType.startsWith('multipart/form-data')) return readMultipart(request);
  const text = await request.text();
  if (contentType.startsWith('application/json')) {
    const json = parseJson(text);
    const entries = typeof json === 'object' && json !== null ? Object.entries(json) : [];
    const values = entries.map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return { form: new Parameters(new URLSearchParams(values)), files };
  }
  return { form: new Parameters(new URLSearchParams(text)), files };
}

function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError({ code: 20400, message: 'The request body is not valid JSON' });
  }
}

async function readMultipart(
  request: Request,
): Promise<{ form: Parameters; files: Map<string, UploadedFile> }> {
  const values = new URLSearchParams();
  const files = new Map<string, UploadedFile>();
  for (const [name, value] of await request.formData()) {
    if (typeof value === 'string') values.append(name, value);
    else {
      const bytes = Buffer.from(await value.arrayBuffer());
      files.set(name, { contentType: value.type, bytes });
    }
  }
  return { form: new Parameters(values), files };
}
