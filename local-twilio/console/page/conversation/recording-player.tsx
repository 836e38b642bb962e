import type { JSX } from 'preact';
import type { RecordingView } from '../../../control/views';
import { callLength } from '../format/time';

/** A recording with its words, to be played. */
export function RecordingPlayer({ recording }: { recording: RecordingView }): JSX.Element {
  return (
    <figure class="recording">
      <figcaption>
        <strong>Recording</strong>{' '}
        {recording.duration < 0 ? 'running' : callLength(recording.duration * 1000)}
        {recording.spokenText && <blockquote>{recording.spokenText}</blockquote>}
      </figcaption>
      {recording.status === 'completed' && (
        <audio controls preload="none" src={recording.url}>
          <track kind="captions" src={recording.url.replace('.wav', '.vtt')} srclang="en" />
        </audio>
      )}
    </figure>
  );
}
