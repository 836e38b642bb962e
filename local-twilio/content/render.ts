import type { Address } from '../messaging/address';
import type { Content } from '../state/content-records';
import type { MessageButton } from '../state/records';
import {
  type ContentType,
  type ContentTypes,
  contentTypes,
  type TemplateAction,
} from './content-types';

/** A template as somebody gets it. */
export interface RenderedContent {
  contentType: ContentType;
  body: string;
  mediaUrls: string[];
  buttons: MessageButton[];
  /** Names of variables that neither the message nor the template's samples give a value for. */
  missing: string[];
}

/**
 * What each channel can show, the richest first, for of several types the richest goes out. Source:
 * Twilio "Content types overview: Channel support and priority order".
 */
const shownOn: Readonly<Record<Address['channel'], readonly ContentType[]>> = {
  sms: ['twilio/media', 'twilio/text'],
  whatsapp: [
    'whatsapp/authentication',
    'whatsapp/flows',
    'whatsapp/card',
    'twilio/flows',
    'twilio/catalog',
    'twilio/carousel',
    'twilio/card',
    'twilio/list-picker',
    'twilio/quick-reply',
    'twilio/call-to-action',
    'twilio/location',
    'twilio/media',
    'twilio/text',
  ],
};

const variable = /\{\{\s*(\w+)\s*\}\}/g;

/** A template with its variables filled in; `undefined` where `channel` can show none of its types. */
export function renderContent(
  content: Pick<Content, 'types' | 'variables'>,
  {
    channel,
    variables,
  }: { channel: Address['channel']; variables: Readonly<Record<string, string>> },
): RenderedContent | undefined {
  const types = contentTypes.parse(content.types);
  const contentType = shownOn[channel].find((type) => types[type] !== undefined);
  if (!contentType) return undefined;
  const values = { ...content.variables, ...variables };
  const { body, mediaUrls, buttons } = describe(contentType, types);
  const missing = new Set<string>();
  const fill = (text: string): string =>
    text.replace(variable, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) missing.add(name);
      return value ?? whole;
    });
  return {
    contentType,
    body: fill(body),
    mediaUrls: mediaUrls.map(fill),
    buttons: buttons.map((one) => fillButton(one, fill)),
    missing: [...missing],
  };
}

/** The names of a template's variables, in the order in which they come. */
export function variablesOf({ types }: Pick<Content, 'types'>): string[] {
  const names = [...JSON.stringify(types).matchAll(variable)].map(([, name = '']) => name);
  return [...new Set(names)];
}

interface Described {
  body: string;
  mediaUrls: readonly string[];
  buttons: readonly MessageButton[];
}

/** A type's text, pictures and buttons, with the variables still in them. */
function describe(type: ContentType, types: ContentTypes): Described {
  const { 'twilio/location': place, 'whatsapp/authentication': code } = types;
  if (type === 'twilio/location' && place) {
    const body = place.label ?? place.address ?? `${place.latitude}, ${place.longitude}`;
    return { body, mediaUrls: [], buttons: [] };
  }
  if (type === 'whatsapp/authentication' && code) return describeCode(code);
  const said = types[type];
  if (!said) return { body: '', mediaUrls: [], buttons: [] };
  return {
    body: textOf(said),
    mediaUrls: 'media' in said && Array.isArray(said.media) ? said.media : [],
    buttons: buttonsOf(said),
  };
}

/** WhatsApp writes the text of its codes itself (WhatsApp "Authentication templates"). */
function describeCode(code: NonNullable<ContentTypes['whatsapp/authentication']>): Described {
  const minutes = code.code_expiration_minutes;
  const sentences = [
    '{{1}} is your verification code.',
    ...(code.add_security_recommendation ? ['For your security, do not share this code.'] : []),
    ...(minutes === undefined ? [] : [`This code expires in ${minutes} minutes.`]),
  ];
  const buttons = code.actions.map(
    ({ copy_code_text: text }): MessageButton => ({ kind: 'copy-code', text, code: '{{1}}' }),
  );
  return { body: sentences.join(' '), mediaUrls: [], buttons };
}

/** The texts of a type from top to bottom, one a line. */
function textOf(said: object): string {
  const parts = ['header_text', 'title', 'body', 'subtitle', 'footer'].flatMap((name) => {
    const value: unknown = Reflect.get(said, name);
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  return parts.join('\n');
}

function buttonsOf(said: NonNullable<ContentTypes[ContentType]>): MessageButton[] {
  if ('items' in said && 'button' in said) {
    return said.items.map(({ id, item }) => ({ kind: 'list-item', text: item, payload: id }));
  }
  if ('button_text' in said) {
    return [{ kind: 'quick-reply', text: said.button_text, payload: said.button_text }];
  }
  if ('cards' in said) return said.cards.flatMap(({ actions }) => actions.flatMap(buttonOf));
  if (!('actions' in said)) return [];
  return (said.actions ?? []).flatMap((one) => ('title' in one ? buttonOf(one) : []));
}

function buttonOf(action: TemplateAction): MessageButton[] {
  const text = action.title;
  switch (action.type) {
    case 'QUICK_REPLY':
      return [{ kind: 'quick-reply', text, payload: action.id ?? text }];
    case 'URL':
      return [{ kind: 'link', text, url: action.url }];
    case 'PHONE_NUMBER':
      return [{ kind: 'call', text, number: action.phone }];
    case 'COPY_CODE':
      return [{ kind: 'copy-code', text, code: action.code }];
    case 'VOICE_CALL':
    case 'VOICE_CALL_REQUEST':
      return [{ kind: 'call', text, number: '' }];
  }
}

function fillButton(button: MessageButton, fill: (text: string) => string): MessageButton {
  const text = fill(button.text);
  switch (button.kind) {
    case 'quick-reply':
    case 'list-item':
      return { ...button, text, payload: fill(button.payload) };
    case 'link':
      return { ...button, text, url: fill(button.url) };
    case 'call':
      return { ...button, text, number: fill(button.number) };
    case 'copy-code':
      return { ...button, text, code: fill(button.code) };
  }
}
