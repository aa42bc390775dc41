import { parentPort } from 'node:worker_threads';
import {
  createMessageConnection,
  PortMessageReader,
  PortMessageWriter,
  ResponseError,
} from 'vscode-jsonrpc/node';
import { Engine } from './engine/Engine';
import { errorData } from './engine/host/errorData';

const APPLICATION_ERROR = -32000;

if (!parentPort) throw new Error('The engine runs in a worker thread only.');

const connection = createMessageConnection(
  new PortMessageReader(parentPort),
  new PortMessageWriter(parentPort),
);
const engine = new Engine((event, payload) => {
  void connection.sendNotification(event, payload);
});

connection.onRequest(async (method, params, token) => {
  const cancellation = new AbortController();
  token.onCancellationRequested(() => cancellation.abort());
  try {
    return (await engine.handle(method, params, cancellation.signal)) ?? null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ResponseError(APPLICATION_ERROR, message, errorData(error));
  }
});
connection.listen();
