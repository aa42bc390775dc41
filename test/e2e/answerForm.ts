import type { QuickInput } from '../host/launcher/quickInput';

/**
 * Answers what learning asks last: a name, and where nothing tells the type, the type and the
 * description that is proposed.
 */
export async function answerForm(
  quickInput: QuickInput,
  name: string,
  type?: string,
): Promise<void> {
  await quickInput.waitUntilOpen('Name');
  await quickInput.enter(name);
  if (type === undefined) return;
  await quickInput.waitUntilOpen('Type');
  await quickInput.choose(type);
  await quickInput.waitUntilOpen('Description');
  await quickInput.accept();
}
