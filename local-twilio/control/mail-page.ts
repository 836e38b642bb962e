/**
 * Somebody's HTML, to be looked at and no more: no script runs, nothing is loaded from elsewhere, no
 * form is sent, and it is in an origin of its own, also when it is opened outside of the console.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox',
].join('; ');

/** The page of a mail. `pictures`: data URLs by the content id that the HTML names them by. */
export function mailPage({
  html,
  pictures,
}: {
  html: string;
  pictures: ReadonlyMap<string, string>;
}): Response {
  const page = html.replace(
    /\bcid:([^"'\s)>]+)/g,
    (whole, id: string) => pictures.get(id) ?? whole,
  );
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'referrer-policy': 'no-referrer',
    },
  });
}
