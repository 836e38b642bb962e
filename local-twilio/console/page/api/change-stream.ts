import type { StreamedChanges } from '../../../control/views';

const tryAgainAfterMs = 1500;

/**
 * Listens to the control API's event stream for as long as the page is open. After a lost
 * connection the browser names the last change it saw, and gets all that changed meanwhile.
 */
export function listenToChanges(
  listeners: { [Name in keyof StreamedChanges]: (data: StreamedChanges[Name]) => void },
  onConnection: (state: 'connected' | 'lost') => void,
): void {
  const stream = new EventSource('/local/timeline');
  listen(stream, 'timeline', listeners.timeline);
  listen(stream, 'legs', listeners.legs);
  listen(stream, 'clock', listeners.clock);
  listen(stream, 'state', listeners.state);
  listen(stream, 'restart', listeners.restart);
  stream.addEventListener('open', () => onConnection('connected'));
  stream.addEventListener('error', () => {
    onConnection('lost');
    if (stream.readyState !== EventSource.CLOSED) return;
    stream.close();
    setTimeout(() => listenToChanges(listeners, onConnection), tryAgainAfterMs);
  });
}

function listen<Name extends keyof StreamedChanges>(
  stream: EventSource,
  name: Name,
  listener: (data: StreamedChanges[Name]) => void,
): void {
  stream.addEventListener(name, (event: MessageEvent<string>) => {
    const data: StreamedChanges[Name] = JSON.parse(event.data);
    listener(data);
  });
}
