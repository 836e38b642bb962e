/** PostgreSQL: "Message Formats": the codes of packets that begin a connection. */
const sslRequest = 80877103;
const gssEncryptionRequest = 80877104;
const cancelRequest = 80877102;

/** Messages after which a client waits for an answer: Query, Sync, Flush, FunctionCall, CopyDone, CopyFail. */
const unitEnds = new Set(['Q', 'S', 'H', 'F', 'c', 'f']);

/** Reads one client's bytes as messages, in units that the client wants to have answered together. */
export interface MessageReader {
  read(bytes: Uint8Array): void;
}

/**
 * @param onRefusedEncryption the client asked for TLS and must be told no: `N`
 * @param onUnit the messages, each whole; `endsQuery` is false when they end in a Flush
 * @param onEnd the client says goodbye, or asks to cancel, which a single session cannot
 */
export function createMessageReader({
  onRefusedEncryption,
  onUnit,
  onEnd,
}: {
  onRefusedEncryption: () => void;
  onUnit: (unit: { messages: Uint8Array[]; endsQuery: boolean }) => void;
  onEnd: () => void;
}): MessageReader {
  let buffered: Buffer = Buffer.alloc(0);
  let isStarted = false;
  let messages: Uint8Array[] = [];

  function take(length: number): Uint8Array {
    const message = new Uint8Array(buffered.subarray(0, length));
    buffered = buffered.subarray(length);
    return message;
  }

  /** Packets that begin a connection have no type: length, code. @returns whether one was whole */
  function readOpening(): boolean {
    if (buffered.length < 8) return false;
    const length = buffered.readInt32BE(0);
    const code = buffered.readInt32BE(4);
    if (buffered.length < length) return false;
    const message = take(length);
    if (code === sslRequest || code === gssEncryptionRequest) onRefusedEncryption();
    else if (code === cancelRequest) onEnd();
    else {
      isStarted = true;
      onUnit({ messages: [message], endsQuery: true });
    }
    return true;
  }

  /** All others have one: type, length without the type. @returns whether one was whole */
  function readMessage(): boolean {
    if (buffered.length < 5) return false;
    const length = 1 + buffered.readInt32BE(1);
    if (buffered.length < length) return false;
    const type = String.fromCharCode(buffered.readUInt8(0));
    const message = take(length);
    if (type === 'X') {
      onEnd();
      return true;
    }
    messages.push(message);
    if (unitEnds.has(type)) {
      const unit = { messages, endsQuery: type !== 'H' };
      messages = [];
      onUnit(unit);
    }
    return true;
  }

  return {
    read(bytes) {
      buffered = Buffer.concat([buffered, bytes]);
      while (isStarted ? readMessage() : readOpening());
    },
  };
}
