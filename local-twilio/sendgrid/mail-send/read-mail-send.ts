import { refusal, SendgridError, sendgridNotCovered } from '../sendgrid-error';
import { type MailSendBody, mailSendBody } from './mail-send-body';
import { brokenRules } from './mail-send-rules';
import { typeProblems } from './problems';

/** A request to send mail in which everything is right. `isSandboxed`: it is to be checked only. */
export interface MailSendRequest {
  body: MailSendBody;
  isSandboxed: boolean;
}

/**
 * Reads the body of `POST /v3/mail/send`. Throws {@link SendgridError}: 400 with everything that is
 * wrong, 501 for what the local Twilio does not cover.
 *
 * @param now epoch ms
 */
export function readMailSend(json: unknown, { now }: { now: number }): MailSendRequest {
  if (typeof json !== 'object' || json === null) throw refusal(400, 'Bad Request');
  const parsed = mailSendBody.safeParse(json);
  if (!parsed.success) {
    throw new SendgridError({
      status: 400,
      problems: typeProblems(parsed.error.issues, json),
    });
  }
  refuseUncovered(parsed.data);
  const problems = brokenRules(parsed.data, { now });
  if (problems.length > 0) throw new SendgridError({ status: 400, problems });
  return {
    body: parsed.data,
    isSandboxed: parsed.data.mail_settings?.sandbox_mode?.enable === true,
  };
}

function refuseUncovered(body: MailSendBody): void {
  const uses: ReadonlyArray<[boolean, string]> = [
    [body.template_id !== undefined, 'SendGrid templates (template_id)'],
    [
      body.personalizations?.some((one) => one.dynamic_template_data !== undefined) ?? false,
      'SendGrid dynamic templates (dynamic_template_data)',
    ],
    [body.asm !== undefined, 'SendGrid unsubscribe groups (asm)'],
    [body.batch_id !== undefined, 'cancelling scheduled mail (batch_id)'],
    [body.mail_settings?.footer?.enable === true, 'footers of mail (mail_settings.footer)'],
  ];
  const used = uses.find(([isUsed]) => isUsed);
  if (used) throw sendgridNotCovered(used[1]);
}
