/** What the control API answered. */
export interface Answer<View> {
  status: number;
  body: View;
}

/** Calls the control API at `address` as curl would; `View` is the type in `views.ts` that it answers. */
export async function callControl<View>(
  address: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer<View>> {
  const response = await fetch(`${address}/local${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text === '' ? 'null' : text) };
}
