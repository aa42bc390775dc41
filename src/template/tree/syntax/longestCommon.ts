/** Above this many cells only a common beginning and end is looked for. */
const MAX_CELLS = 4_000_000;

/** A longest common subsequence of two lists as pairs of indices, in order. */
export function longestCommon(
  lengthA: number,
  lengthB: number,
  equal: (a: number, b: number) => boolean,
): [number, number][] {
  let head = 0;
  while (head < lengthA && head < lengthB && equal(head, head)) head++;
  let tail = 0;
  while (
    tail < lengthA - head &&
    tail < lengthB - head &&
    equal(lengthA - 1 - tail, lengthB - 1 - tail)
  ) {
    tail++;
  }
  const rows = lengthA - head - tail;
  const columns = lengthB - head - tail;
  const pairs: [number, number][] = [];
  for (let i = 0; i < head; i++) pairs.push([i, i]);
  if (rows > 0 && columns > 0 && rows * columns <= MAX_CELLS) {
    pairs.push(...middle(rows, columns, head, equal));
  }
  for (let i = tail; i > 0; i--) pairs.push([lengthA - i, lengthB - i]);
  return pairs;
}

function middle(
  rows: number,
  columns: number,
  offset: number,
  equal: (a: number, b: number) => boolean,
): [number, number][] {
  const width = columns + 1;
  const best = new Int32Array((rows + 1) * width);
  const same = new Uint8Array(rows * columns);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      if (equal(offset + i, offset + j)) {
        same[i * columns + j] = 1;
        best[i * width + j] = best[(i + 1) * width + j + 1]! + 1;
      } else {
        best[i * width + j] = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
      }
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < rows && j < columns) {
    if (same[i * columns + j] === 1 && best[i * width + j] === best[(i + 1) * width + j + 1]! + 1) {
      pairs.push([offset + i, offset + j]);
      i++;
      j++;
    } else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}
