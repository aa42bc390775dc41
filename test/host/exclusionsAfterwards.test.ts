import assert from 'node:assert/strict';
import { eventually } from '../e2e/eventually';
import { extensionApi, folderNamed, run } from './commands';
import { hintsIn, NAME, offeredAt, openPlaces } from './hiddenPlaces';

describe('a place that a person rejected, after a restart', () => {
  const shipping = folderNamed('shipping');

  it('is still not offered, and a place like it is', async () => {
    const api = await extensionApi();
    await api.currentProject(shipping);
    const { items } = await api.listPatterns({}, { limit: 10 });
    const pattern = items.find(({ patternName }) => patternName === NAME);
    assert.equal(pattern?.hidden.length, 2);
    await openPlaces(shipping, 'another');
    await eventually(() => Promise.resolve(hintsIn(shipping)), '[6]');
    assert.equal(await offeredAt(shipping, 2), undefined);
    assert.ok(await offeredAt(shipping, 6));
    await run('refresh');
    await eventually(() => Promise.resolve(hintsIn(shipping)), '[6]');
  });
});
