import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile, TemplateSite } from './core/ports';
import { createLearner } from './engine/createLearner';
import type { ScanAnswer, ScanQuestion, ScanTask } from './engine/scanning/ScanTask';
import { NodeFiles } from './files/NodeFiles';

if (!parentPort) throw new Error('A scan thread is started by the engine only.');
const port = parentPort;

const { assetsFolder, root, templates, maxBytes } = workerData as ScanTask;
const learner = createLearner(assetsFolder);

/** Nothing else waits in this thread: reading at once takes a third of the time. */
async function answer({ paths, templates: asked }: ScanQuestion): Promise<ScanAnswer> {
  const unreadable: string[] = [];
  const files = new NodeFiles(root, { log: (message) => unreadable.push(message) });
  const sites: TemplateSite[] = [];
  const own = asked.map((index) => templates[index]!);
  try {
    for await (const site of learner.findSites(own, texts(files, paths), { aborted: false }))
      sites.push(site);
    return { sites, unreadable };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { failure: { message, ...(stack !== undefined && { stack }) } };
  }
}

function* texts(files: NodeFiles, paths: readonly string[]): Iterable<SourceFile> {
  for (const path of paths) {
    const text = files.readNow(path, maxBytes);
    if (text !== undefined) yield { path, text };
  }
}

port.on('message', (question: ScanQuestion) => {
  void answer(question).then((found) => port.postMessage(found));
});
