import { createHash } from 'node:crypto';
import type { Twilio } from 'twilio';
import { Types } from 'twilio/lib/rest/content/v1/content';
import {
  approvalStateOf,
  type RegistrationState,
} from '../../src/messaging/registrations/approval-state';
import {
  type Language,
  languages,
  type MessageTemplate,
} from '../../src/messaging/templates/message-template';
import { whatsappText } from '../../src/messaging/templates/whatsapp-text';
import type { TemplateRegistration } from './message-templates';

/** A template as it is to be known at Twilio and WhatsApp. */
interface WantedContent {
  template: MessageTemplate;
  language: Language;
  text: string;
  category: string;
  /** Also WhatsApp's: lower-case letters, digits and underscores. */
  name: string;
}

/** A template as it is known there. */
interface KnownContent {
  sid: string;
  state: RegistrationState | 'unsubmitted';
}

/**
 * Makes every WhatsApp template of this project in an account, in each language, and submits it for
 * approval. Idempotent: one whose words are there already is found again by its name, which ends in a
 * digest of the words; changed words are a new template. Templates whose SIDs are pinned are left
 * alone. Twilio: "Content API", "Submit templates for WhatsApp approval".
 */
export async function registerWhatsAppTemplates({
  client,
  templates,
}: {
  client: Twilio;
  templates: readonly MessageTemplate[];
}): Promise<TemplateRegistration[]> {
  const wanted = templates.flatMap(wantedContents);
  if (wanted.length === 0) return [];
  const known = await knownContents(client);
  const registrations: TemplateRegistration[] = [];
  for (const content of wanted) {
    const { sid, state } = known.get(content.name) ?? (await create({ client, content }));
    registrations.push({
      template: content.template.name,
      language: content.language,
      scheme: 'whatsapp',
      registrationId: sid,
      registeredText: content.text,
      state: state === 'unsubmitted' ? await submit({ client, sid, content }) : state,
    });
  }
  return registrations;
}

function wantedContents(template: MessageTemplate): WantedContent[] {
  return languages.flatMap((language) => {
    const text = whatsappText({ template, language });
    const { whatsapp } = template;
    if (text === undefined || !whatsapp || whatsapp.contentSids?.[language]) return [];
    const { category } = whatsapp;
    const digest = createHash('sha256').update(`${category} ${text}`).digest('hex').slice(0, 8);
    const name = `ringback_${template.name}_${language}_${digest}`.replaceAll('-', '_');
    return [{ template, language, text, category, name }];
  });
}

async function knownContents(client: Twilio): Promise<Map<string, KnownContent>> {
  const contents = await client.content.v1.contentAndApprovals.list();
  return new Map(
    contents.map(({ friendlyName, sid, approvalRequests }) => [
      friendlyName,
      { sid, state: approvalStateOf(Reflect.get(approvalRequests, 'status')) },
    ]),
  );
}

async function create({
  client,
  content,
}: {
  client: Twilio;
  content: WantedContent;
}): Promise<KnownContent> {
  const { template, language, text, name } = content;
  const samples = template.whatsapp?.variables.map((variable, index) => [
    String(index + 1),
    template.variables[variable] ?? '',
  ]);
  // The SDK sends its own names as they are, and Twilio knows them only as they are written here.
  const request = {
    friendly_name: name,
    language,
    variables: Object.fromEntries(samples ?? []),
    types: Object.assign(new Types({}), { 'twilio/text': { body: text } }),
  };
  const { sid } = await client.content.v1.contents.create(request);
  return { sid, state: 'unsubmitted' };
}

async function submit({
  client,
  sid,
  content: { name, category },
}: {
  client: Twilio;
  sid: string;
  content: WantedContent;
}): Promise<RegistrationState> {
  const { status } = await client.content.v1
    .contents(sid)
    .approvalCreate.create({ name, category });
  const state = approvalStateOf(status);
  return state === 'unsubmitted' ? 'pending' : state;
}
