/** Whether a `Host` header names SendGrid, in whichever region: `api.sendgrid.com`, `api.eu.sendgrid.com`. */
export function isSendgridHost(host: string): boolean {
  return /(^|\.)sendgrid\.com(:\d+)?$/i.test(host);
}
