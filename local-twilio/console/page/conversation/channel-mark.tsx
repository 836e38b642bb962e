import type { JSX } from 'preact';
import { Icon, type IconName } from '../icons';
import { type Channel, channelNames } from '../state/correspondence';

const icons: Readonly<Record<Channel, IconName>> = {
  sms: 'message',
  whatsapp: 'whatsapp',
  mail: 'mail',
};

/** The sign and the name of a channel. */
export function ChannelMark({ channel }: { channel: Channel }): JSX.Element {
  return (
    <span class={`channel is-${channel}`}>
      <Icon name={icons[channel]} />
      {channelNames[channel]}
    </span>
  );
}
