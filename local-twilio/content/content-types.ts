import { z } from 'zod';

const text = (longest: number) => z.string().min(1).max(longest);
const url = text(2000);
const button = { title: text(25), id: z.string().max(200).optional() };

const quickReply = z.strictObject({
  type: z.literal('QUICK_REPLY').default('QUICK_REPLY'),
  ...button,
});
const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('QUICK_REPLY'), ...button }),
  z.strictObject({
    type: z.literal('URL'),
    ...button,
    url,
    webview_size: z.enum(['TALL', 'FULL', 'HALF', 'NONE']).optional(),
  }),
  z.strictObject({ type: z.literal('PHONE_NUMBER'), ...button, phone: text(20) }),
  z.strictObject({ type: z.literal('COPY_CODE'), ...button, code: text(20) }),
  z.strictObject({ type: z.literal('VOICE_CALL'), ...button }),
  z.strictObject({ type: z.literal('VOICE_CALL_REQUEST'), ...button }),
]);
const listItem = z.strictObject({
  id: text(200),
  item: text(24),
  description: z.string().max(72).optional(),
});
const catalogItem = z.strictObject({
  id: z.string().optional(),
  section_title: z.string().optional(),
  name: z.string().optional(),
  media_url: z.string().optional(),
  price: z.number().optional(),
  description: z.string().optional(),
});

/**
 * What a template may say, by content type, from the plainest to the richest. Fields and which of them
 * are needed: Twilio's OpenAPI of the Content API; lengths: the pages of the content types. A type
 * that Twilio does not know is left out, as Twilio does.
 */
export const contentTypes = z.object({
  'twilio/text': z.strictObject({ body: text(1600) }).optional(),
  'twilio/media': z
    .strictObject({ body: z.string().max(1600).optional(), media: z.array(url).min(1).max(10) })
    .optional(),
  'twilio/location': z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      label: z.string().max(1000).optional(),
      id: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  'twilio/list-picker': z
    .strictObject({ body: text(1024), button: text(20), items: z.array(listItem).min(1).max(10) })
    .optional(),
  'twilio/call-to-action': z
    .strictObject({ body: text(1024), actions: z.array(action).min(1).max(5) })
    .optional(),
  'twilio/quick-reply': z
    .strictObject({ body: text(1024), actions: z.array(quickReply).min(1).max(10) })
    .optional(),
  'twilio/card': z
    .strictObject({
      title: text(1024),
      subtitle: z.string().max(60).optional(),
      media: z.array(url).max(1).optional(),
      actions: z.array(action).max(10).optional(),
    })
    .optional(),
  'twilio/catalog': z
    .strictObject({
      title: z.string().max(60).optional(),
      body: text(1024),
      subtitle: z.string().max(60).optional(),
      id: z.string().optional(),
      items: z.array(catalogItem).optional(),
      dynamic_items: z.string().optional(),
    })
    .optional(),
  'twilio/carousel': z
    .strictObject({
      body: text(1024),
      cards: z
        .array(
          z.strictObject({
            title: z.string().optional(),
            body: text(160),
            media: url,
            actions: z.array(action).min(1).max(2),
          }),
        )
        .min(1)
        .max(10),
    })
    .optional(),
  'twilio/flows': z
    .strictObject({
      body: text(1024),
      button_text: text(25),
      subtitle: z.string().optional(),
      media_url: z.string().optional(),
      type: text(50),
      pages: z.array(z.record(z.string(), z.unknown())).min(1),
    })
    .optional(),
  'twilio/schedule': z
    .strictObject({ id: text(200), title: text(1024), timeSlots: z.string() })
    .optional(),
  'whatsapp/card': z
    .strictObject({
      body: text(1024),
      footer: z.string().max(60).optional(),
      media: z.array(url).max(1).optional(),
      header_text: z.string().max(60).optional(),
      actions: z.array(action).max(10).optional(),
    })
    .optional(),
  'whatsapp/flows': z
    .strictObject({
      body: text(1024),
      button_text: text(25),
      flow_id: text(200),
      subtitle: z.string().optional(),
      media_url: z.string().optional(),
      flow_token: z.string().optional(),
      flow_first_page_id: z.string().optional(),
      is_flow_first_page_endpoint: z.boolean().optional(),
    })
    .optional(),
  'whatsapp/authentication': z
    .strictObject({
      add_security_recommendation: z.boolean().optional(),
      code_expiration_minutes: z.number().min(1).max(90).optional(),
      actions: z
        .array(z.strictObject({ type: z.literal('COPY_CODE'), copy_code_text: text(25) }))
        .length(1),
    })
    .optional(),
});

/** What a template says, by content type. */
export type ContentTypes = z.infer<typeof contentTypes>;
export type ContentType = keyof ContentTypes;

/** What stands on a card or below a text and can be pressed. */
export type TemplateAction = z.infer<typeof action>;
