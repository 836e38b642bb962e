import { z } from 'zod';

/**
 * The body of `POST /v3/mail/send`, by its types alone; what has to be there and which values are
 * allowed is said in `mail-send-rules.ts`. Source: SendGrid "Mail Send API".
 */
const address = z.object({ email: z.string().optional(), name: z.string().nullish() });
const addresses = z.array(address);
const strings = z.record(z.string(), z.string());
const unixTime = z.int();
const enabled = z.object({
  enable: z.boolean('The sandbox mode enable param should be a boolean value.').optional(),
});

const personalization = z.object({
  from: address.optional(),
  to: addresses.optional(),
  cc: addresses.optional(),
  bcc: addresses.optional(),
  subject: z.string().optional(),
  headers: strings.optional(),
  substitutions: strings.optional(),
  dynamic_template_data: z.record(z.string(), z.unknown()).optional(),
  custom_args: strings.optional(),
  send_at: unixTime.optional(),
});

export const mailSendBody = z.object({
  personalizations: z.array(personalization).optional(),
  from: address.optional(),
  reply_to: address.optional(),
  reply_to_list: addresses.optional(),
  subject: z.string().optional(),
  content: z
    .array(z.object({ type: z.string().optional(), value: z.string().optional() }))
    .optional(),
  attachments: z
    .array(
      z.object({
        content: z.string().optional(),
        type: z.string().optional(),
        filename: z.string().optional(),
        disposition: z.string().optional(),
        content_id: z.string().optional(),
      }),
    )
    .optional(),
  template_id: z.string().optional(),
  headers: strings.optional(),
  categories: z.union([z.string(), z.array(z.string())]).optional(),
  custom_args: strings.optional(),
  send_at: unixTime.optional(),
  batch_id: z.string().optional(),
  asm: z.record(z.string(), z.unknown()).optional(),
  mail_settings: z
    .object({
      sandbox_mode: enabled.optional(),
      bypass_list_management: enabled.optional(),
      bypass_bounce_management: enabled.optional(),
      bypass_unsubscribe_management: enabled.optional(),
      footer: enabled.optional(),
    })
    .optional(),
  tracking_settings: z
    .object({
      open_tracking: enabled.optional(),
      subscription_tracking: z
        .object({
          enable: z.boolean().optional(),
          text: z.string().optional(),
          html: z.string().optional(),
          substitution_tag: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});

/** A body whose types are right. */
export type MailSendBody = z.output<typeof mailSendBody>;
export type Personalization = z.output<typeof personalization>;
export type WrittenAddress = z.output<typeof address>;
