import { parentPort, workerData } from 'node:worker_threads';
import type { SourceFile, TemplateSite } from './core/ports';
import type { LeftOutFile } from './engine/api/SiteApi';
import { createLearner } from './engine/templates/createLearner';
import type { ScanAnswer, ScanQuestion, ScanTask } from './engine/scanning/ScanTask';
import { NodeFiles } from './files/NodeFiles';

if (!parentPort) throw new Error('A scan thread is started by the engine only.');
const port = parentPort;

const { assetsFolder, root, templates, maxBytes, encodings } = workerData as ScanTask;
const learner = createLearner(assetsFolder);

/** Nothing else waits in this thread: reading at once takes a third of the time. */
async function answer({ paths, templates: asked }: ScanQuestion): Promise<ScanAnswer> {
  const unreadable: string[] = [];
  const leftOut: LeftOutFile[] = [];
  const files = new NodeFiles(root, {
    ...(encodings && { encodings }),
    log: (message) => unreadable.push(message),
  });
  const sites: TemplateSite[] = [];
  const own = asked.map((index) => templates[index]!);
  try {
    for await (const site of learner.findSites(own, texts(files, paths, leftOut), {
      aborted: false,
    }))
      sites.push(site);
    return { sites, unreadable, leftOut };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { failure: { message, ...(stack !== undefined && { stack }) } };
  }
}

function* texts(
  files: NodeFiles,
  paths: readonly string[],
  leftOut: LeftOutFile[],
): Iterable<SourceFile> {
  for (const path of paths) {
    const decoded = files.decodedNow(path, maxBytes);
    if (!decoded) continue;
    if ('reason' in decoded) leftOut.push({ path, reason: decoded.reason });
    else yield { path, text: decoded.text };
  }
}

port.on('message', (question: ScanQuestion) => {
  void answer(question).then((found) => port.postMessage(found));
});
